"""The themes that actions stand under: full-width rows, labels beside rows, headings between tables."""

import pytest

from extractors.plan.sections import Section, names_theme, opened, section
from tests.extractors.plan.building import C, Printed, Row, rows_of, table

HEAD: Row = ("No", "Action", "Lead", "By when")
ONE: Row = ("1", "Plant a hedge", "Ranger", "May 2019")
TWO: Row = ("2", "Mend the stile", "Ranger", "June 2019")
THREE: Row = ("3", "Mow the verge", "Ranger", "July 2019")


def wide(text: str, fill: str | None = None, bold: bool = False) -> Row:
    """A full-width row."""
    return (C(text, columns=4, fill=fill, bold=bold), None, None, None)


def alone(text: str, fill: str | None = None, bold: bool = False) -> Row:
    """A row of four cells of which the first alone is filled."""
    cells: list[Printed] = [C(text, fill=fill, bold=bold), *(C(fill=fill) for _ in range(3))]
    return cells


def themes(*rows: Row) -> list[tuple[str, ...]]:
    return [row.themes for row in rows_of(table(*rows))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (wide("1. Paths"), wide("2. Verges")),
        (wide("PATHS"), wide("VERGES")),
        (wide("Priority 1: Paths"), wide("Priority 2: Verges")),
        (wide("Paths", bold=True), wide("Verges", bold=True)),
        (wide("Paths", fill="#cccccc"), wide("Verges", fill="#cccccc")),
        (alone("Paths", fill="#cccccc"), alone("Verges", fill="#cccccc")),
        (alone("Paths", bold=True), alone("Verges", bold=True)),
    ],
)
def test_a_section_holds_until_the_next_of_its_kind(first: Row, second: Row) -> None:
    names = [row[0].text for row in (first, second) if isinstance(row[0], C)]
    assert themes(HEAD, first, ONE, TWO, second, THREE) == [(names[0],), (names[0],), (names[1],)]


def test_sections_nest_where_one_follows_another_directly() -> None:
    found = themes(
        HEAD, wide("OUTDOORS"), wide("1. Paths"), ONE, wide("2. Verges"), TWO, wide("INDOORS"), wide("1. Halls"), THREE
    )
    assert found == [("OUTDOORS", "1. Paths"), ("OUTDOORS", "2. Verges"), ("INDOORS", "1. Halls")]


def test_rows_before_the_first_section_stand_under_none() -> None:
    assert themes(HEAD, ONE, wide("VERGES"), TWO) == [(), ("VERGES",)]


def test_an_unshaded_row_with_its_first_cell_alone_filled_is_no_section() -> None:
    assert all(found == () for found in themes(HEAD, ONE, alone("4"), TWO))


def test_a_section_that_numbers_a_recommendation_is_what_the_actions_answer() -> None:
    rows = rows_of(table(HEAD, wide("PATHS"), wide("Recommendation 4: Keep every path open"), ONE))
    assert (rows[0].themes, rows[0].recommendation) == (("PATHS",), "Recommendation 4: Keep every path open")


def test_a_theme_above_the_header_counts_and_a_title_does_not() -> None:
    assert themes(wide("Priority 1: Paths"), HEAD, ONE) == [("Priority 1: Paths",)]
    assert themes(wide("Parks Action Plan 2019"), HEAD, ONE) == [()]
    assert themes(wide("Calderwick Parks Board"), HEAD, ONE) == [()]


def test_a_turned_label_counts_for_all_the_rows_beside_it() -> None:
    rows = rows_of(
        table(
            ("", "Action", "Lead", "By when"),
            (C("PATHS", rows=2, rotated=True), *ONE[1:]),
            (None, *TWO[1:]),
            (C("VERGES", rotated=True), *THREE[1:]),
        )
    )
    assert [row.themes for row in rows] == [("PATHS",), ("PATHS",), ("VERGES",)]


def test_a_theme_column_counts_within_the_section() -> None:
    rows = rows_of(
        table(
            ("Theme", "Action", "Lead", "By when"),
            wide("OUTDOORS"),
            (C("Safer paths", rows=2), *ONE[1:]),
            (None, *TWO[1:]),
            ("", *THREE[1:]),
        )
    )
    assert [row.themes for row in rows] == [("OUTDOORS", "Safer paths")] * 3


def test_headings_between_the_tables_of_a_plan_are_themes() -> None:
    rows = rows_of("# Parks Plan", "## Paths", table(HEAD, ONE), "## Verges", table(HEAD, TWO, number=2))
    assert [row.themes for row in rows] == [("Paths",), ("Verges",)]


def test_a_heading_above_the_only_table_is_a_theme_where_it_says_so() -> None:
    assert rows_of("# Priority 1: Paths", table(HEAD, ONE))[0].themes == ("Priority 1: Paths",)
    assert rows_of("# Our park", table(HEAD, ONE))[0].themes == ()
    assert rows_of("# Priority Parks Action Plan", table(HEAD, ONE))[0].themes == ()


def test_a_section_goes_on_in_the_next_table_with_the_same_header() -> None:
    same = rows_of(table(HEAD, wide("PATHS"), ONE), table(HEAD, TWO, number=2))
    assert [row.themes for row in same] == [("PATHS",), ("PATHS",)]
    other = rows_of(table(HEAD, wide("PATHS"), ONE), table(("Ref", *HEAD[1:]), TWO, number=2))
    assert [row.themes for row in other] == [("PATHS",), ()]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Priority 2: Safer streets", True),
        ("Outcome 1 People live longer", True),
        ("3. Workforce", True),
        ("Safer streets", True),
        ("SEND Improvement Plan", False),
        ("Northmere Safeguarding Adults Board", False),
        ("Lead: Head of Housing", False),
        ("Recovery programme tracker", False),
    ],
)
def test_titles_and_bodies_name_no_theme(text: str, theme: bool) -> None:
    assert names_theme(text) is theme


def test_headings_alike_replace_each_other_at_their_depth() -> None:
    outer, inner = section("1. Paths"), section("1.1 Stiles")
    stack = opened(opened((), outer, directly=True), inner, directly=True)
    assert [each.text for each in stack] == ["1. Paths", "1.1 Stiles"]
    assert [each.text for each in opened(stack, section("1.2 Gates"), directly=False)] == ["1. Paths", "1.2 Gates"]
    assert [each.text for each in opened(stack, section("2. Verges"), directly=False)] == ["2. Verges"]


def test_a_new_kind_of_heading_after_an_action_takes_the_place_of_the_last() -> None:
    stack = (Section("1. Paths", ("#", "", "")),)
    assert [each.text for each in opened(stack, section("VERGES"), directly=False)] == ["VERGES"]
