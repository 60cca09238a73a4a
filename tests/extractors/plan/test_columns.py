"""Headings propose, the cells decide: columns whose heading alone would be read wrongly."""

import pytest

from extractors.plan.columns import settle
from extractors.plan.evidence import weigh
from models.row import Field

SENTENCE = "Officers met the residents of the estate and agreed what the contractor will mend first"
DATES = ("June 2019", "30/09/2019", "Q3 2019/20", "December 2019")
CODES = ("Green", "Amber", "Green", "Red")
NAMES = ("Head of Housing", "Fire Safety Manager", "Director of Place", "Lead Nurse")
ACTIONS = ("Survey each block", "Write to tenants", "Appoint a contractor", "Publish the results")
PROSE = tuple(f"{SENTENCE} ({number})" for number in range(4))


def fields(cells: tuple[str, ...], heading: str, *others: str) -> list[str]:
    """The fields of a column of `cells` under `heading` in a plan with an action column and `others`."""
    headings = [("Action",), (heading,), *((other,) for other in others)]
    evidence = [weigh(ACTIONS), weigh(cells), *(weigh(NAMES) for _ in others)]
    return [field.value for field in settle(headings, evidence)[1].fields]


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Target", DATES, ["due"]),
        ("Target", PROSE, ["outcome"]),
        ("Target", ("95%", "1,200 homes", "10 per cent fewer complaints", "Twelve visits"), ["outcome"]),
        ("Milestone", DATES, ["due"]),
        ("Milestone", PROSE, ["outcome"]),
        ("Target date", PROSE, ["outcome"]),
        ("Timescale", DATES, ["due"]),
        ("Timescale", ("Ongoing", "TBC", "Immediate", "Monthly"), ["due"]),
        ("Status", CODES, ["rag"]),
        ("Status", ("Complete", "In progress", "Not started", "Complete"), ["rag"]),
        ("Status", PROSE, ["progress"]),
        ("RAG", CODES, ["rag"]),
        ("RAG", ("", "", "", ""), ["rag"]),
        ("RAG update", CODES, ["rag"]),
        ("Completed", DATES, ["completed_on"]),
        ("Completed", ("Yes", "No", "Yes", "Partial"), ["rag"]),
        ("Completed", PROSE, ["progress"]),
        ("Date completed", DATES, ["completed_on"]),
        ("Date completed", PROSE, ["progress"]),
        ("Progress", PROSE, ["progress"]),
        ("Priority", ("High", "Medium", "High", "Low"), ["other"]),
        ("Priority", ("H", "M", "H", "L", "M", "H", "M", "M"), ["other"]),
        ("Priority", ("Safer homes", "Warmer homes", "Safer homes", "Fair rents"), ["theme"]),
        ("Objective", ("1.1", "1.2", "2.1", "2.2"), ["ref"]),
        ("Theme", ("A1", "A2", "B1", "B2"), ["ref"]),
        ("", ("1", "2", "3", "4"), ["ref"]),
        ("", ("", "", "", ""), []),
        ("Lead", ("AB", "CD / EF", "GH", "AB"), ["lead"]),
        ("Lead agency", NAMES, ["lead"]),
    ],
)
def test_cells_decide_what_a_heading_leaves_open(heading: str, cells: tuple[str, ...], expected: list[str]) -> None:
    assert fields(cells, heading) == expected


def test_a_target_of_dates_is_no_deadline_beside_one() -> None:
    assert fields(DATES, "Target", "Timescale")[0] == "outcome"


def test_two_action_columns_of_which_one_names_people() -> None:
    columns = settle([("Action required",), ("Action",)], [weigh(PROSE), weigh(NAMES)])
    assert [column.fields[0] for column in columns] == [Field.ACTION, Field.LEAD]


@pytest.mark.parametrize(
    ("headings", "action"),
    [
        (("Recommendation", "Lead", "Progress"), 0),
        (("Ref", "Objective", "Progress"), 1),
        (("Theme", "Lead", "By when"), 0),
        (("Recommendation", "Action", "Progress"), 1),
    ],
)
def test_where_nothing_is_called_an_action_the_recommendation_is_what_is_tracked(
    headings: tuple[str, ...], action: int
) -> None:
    columns = settle([(heading,) for heading in headings], [weigh(PROSE) for _ in headings])
    assert [column.column for column in columns if Field.ACTION in column.fields] == [action + 1]


def test_the_lower_of_two_header_rows_says_what_the_column_is() -> None:
    headings = [("What", "Action"), ("Progress", "Q1"), ("Who", "Lead officer")]
    columns = settle(headings, [weigh(ACTIONS), weigh(PROSE), weigh(NAMES)])
    assert [column.fields[0] for column in columns] == [Field.ACTION, Field.PROGRESS, Field.LEAD]
    assert columns[1].heading == "Progress Q1"


def test_a_first_column_without_heading_is_what_the_rows_stand_under() -> None:
    columns = settle([(), ("Action",), ("Lead",)], [weigh(("Safer homes",)), weigh(ACTIONS), weigh(NAMES)])
    assert columns[0].fields == (Field.THEME,)


@pytest.mark.parametrize(
    ("texts", "share"),
    [
        (("1", "2", "3"), "refs"),
        (("2.4.3", "2.4.4"), "refs"),
        (("5.10.12", "May 09", "Autumn 2014", "31/3/15"), "dates"),
        (("Ongoing", "tbc"), "dates"),
        (("G", "A", "R"), "codes"),
        (("✓", "100%", "Complete"), "codes"),
        (("High", "Low"), "levels"),
        (("Head of Parks", "Jo Ash", "DD TS"), "parties"),
        (PROSE, "prose"),
    ],
)
def test_evidence_is_the_share_of_filled_cells(texts: tuple[str, ...], share: str) -> None:
    assert getattr(weigh(texts), share) == 1.0
    evidence = weigh((*texts, " ", ""))
    assert getattr(evidence, share) == 1.0
    assert evidence.filled == len(texts)


def test_an_empty_column_shows_nothing() -> None:
    evidence = weigh(("", " "))
    assert (evidence.filled, evidence.refs, evidence.prose) == (0, 0.0, 0.0)


def test_dates_are_no_refs_and_ranks_are_none() -> None:
    assert weigh(DATES).refs == 0.0
    assert weigh(("1", "2", "3", "2", "1", "3", "2")).refs == 0.0
