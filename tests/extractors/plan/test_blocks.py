"""A block that holds several actions is split, and each gets its own lead, date and update."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plan.bands import Band
from extractors.plan.blocks import split_block
from extractors.plan.parts import is_label
from models.row import Field
from tests.extractors.plan.building import band, texts

THREE = "1) Plant a hedge\n2) Mend the stile\n3) Mow the verge"


def split(**columns: str) -> list[Band]:
    return list(split_block(band(**columns)))


def each(field: Field, **columns: str) -> list[str]:
    return [texts(one, field) for one in split(**columns)]


def doubts(**columns: str) -> set[str]:
    return {doubt for one in split(**columns) for doubt in one.doubts}


@pytest.mark.parametrize(
    "action",
    [
        THREE,
        "(1) Plant a hedge\n(2) Mend the stile\n(3) Mow the verge",
        "1. Plant a hedge\n2. Mend the stile\n3. Mow the verge",
        "1 Plant a hedge\n2 Mend the stile\n3 Mow the verge",
        "4) Plant a hedge\n+of hawthorn\n5) Mend the stile\n8) Mow the verge",
        "MUST DO\n1) Plant a hedge\n2) Mend the stile\nSHOULD DO\n3) Mow the verge",
    ],
)
def test_actions_are_told_apart_by_their_numbers(action: str) -> None:
    assert len(split(action=action)) == 3


def test_a_label_stays_with_the_action_below_it() -> None:
    action = "MUST DO\n1) Plant a hedge\n2) Mend the stile\nSHOULD DO\n3) Mow the verge"
    assert each(Field.ACTION, action=action)[1:] == ["2) Mend the stile", "SHOULD DO\n3) Mow the verge"]


@pytest.mark.parametrize(
    "action",
    [
        "Plant a hedge",
        "Mend the stiles by\n1) a survey\n2) a contract",
        "1) Plant a hedge",
        "1) Plant a hedge\nof hawthorn",
        "3 courses were held\n2 Courses follow",
        "2.1 Plant a hedge\n2.2 Mend the stile",
        "Plant a hedge\nMend the stile",
    ],
)
def test_other_cells_hold_one_action(action: str) -> None:
    assert len(split(action=action, lead="Ranger", due="May 2019")) == 1


def test_updates_go_to_the_action_whose_number_they_carry() -> None:
    progress = "1) Planted\n3) Mown twice\n+in June\nand again in July"
    assert each(Field.PROGRESS, action=THREE, progress=progress) == [
        "1) Planted",
        "",
        "3) Mown twice\nin June\nand again in July",
    ]


def test_updates_carry_the_numbers_that_stand_beside_the_actions() -> None:
    progress = "R1/a Planted\nR1/c Waits for R1/b"
    parts = split(ref="R1/a\nR1/b\nR1/c", action="Plant a hedge\nMend the stile\nMow the verge", progress=progress)
    assert [texts(part, Field.PROGRESS) for part in parts] == ["R1/a Planted", "", "R1/c Waits for R1/b"]


def test_an_update_for_several_actions_is_given_to_each() -> None:
    assert each(Field.PROGRESS, action=THREE, progress="1-2) Done by volunteers\n3) Mown") == [
        "1-2) Done by volunteers",
        "1-2) Done by volunteers",
        "3) Mown",
    ]


def test_numbers_beside_the_actions_part_them() -> None:
    columns = {"ref": "1\n\n2", "action": "Plant a hedge\n\nMend the stile", "due": "May 2019\n\nJune 2019"}
    assert each(Field.ACTION, **columns) == ["Plant a hedge", "Mend the stile"]
    assert each(Field.REF, **columns) == ["1", "2"]
    assert each(Field.DUE, **columns) == ["May 2019", "June 2019"]


def test_numbers_beside_the_actions_part_them_without_blank_lines() -> None:
    columns = {"ref": "1\n\n2", "action": "Plant a hedge\nof hawthorn\nMend the stile"}
    assert each(Field.ACTION, **columns) == ["Plant a hedge\nof hawthorn", "Mend the stile"]


def test_a_page_begins_with_an_action_where_a_number_stands_beside_it() -> None:
    parts = split(ref="1.1\n1.2\n---\n1.3", action="Plant a hedge\nMend the stile\n---\n+Mow the verge")
    assert [texts(part, Field.ACTION) for part in parts] == ["Plant a hedge", "Mend the stile", "Mow the verge"]
    assert [texts(part, Field.REF) for part in parts] == ["1.1", "1.2", "1.3"]


def test_more_or_fewer_numbers_than_actions_are_doubted() -> None:
    assert doubts(ref="1.1\n1.2", action=THREE) == set()
    assert doubts(ref="A\nnot a number", action="Plant\n\nMend\n\nMow", due="May\n\nJune\n\nJuly") == {
        "2 numbers stand beside 3 actions"
    }


def test_blank_lines_part_actions_where_dates_begin_beside_them() -> None:
    columns = {"action": "Plant a hedge\n+of hawthorn\n\nMend the stile", "due": "May 2019\n\n\nJune 2019"}
    assert each(Field.ACTION, **columns) == ["Plant a hedge\nof hawthorn", "Mend the stile"]
    assert each(Field.DUE, **columns) == ["May 2019", "June 2019"]
    assert not doubts(**columns)


def test_blank_lines_alone_part_nothing() -> None:
    assert len(split(action="Plant a hedge\n\nMend the stile", due="May 2019", lead="Ranger")) == 1


def test_leads_are_given_out_by_order_where_the_counts_agree() -> None:
    action = "1) Plant a hedge\n+of hawthorn\n+and beech\n2) Mend the stile\n3) Mow the verge"
    assert each(Field.LEAD, action=action, lead="Ranger\nWarden\nVolunteers") == ["Ranger", "Warden", "Volunteers"]


def test_texts_are_given_out_by_height_where_the_counts_do_not_agree() -> None:
    action = "1) Plant a hedge\n\n2) Mend the stile\n\n3) Mow the verge"
    columns = {"action": action, "due": "May 2019\n\n\n\nJuly 2019", "lead": "Ranger\n\nWarden\nParish\nClerk"}
    assert each(Field.LEAD, **columns) == ["Ranger", "Warden\nParish", "Clerk"]
    assert each(Field.DUE, **columns) == ["May 2019", "", "July 2019"]


def test_texts_out_of_step_are_doubted() -> None:
    action = "1) Plant a hedge\n\n\n\n\n\n2) Mend the stile\n\n\n\n\n\n3) Mow the verge"
    assert doubts(action=action, due="\n\n\nMay 2019\n\n\nJune 2019") == {
        "which 'Due' belongs to which action is not certain: they stand out of step"
    }


def test_one_lead_for_several_actions_counts_for_each_with_a_doubt() -> None:
    assert each(Field.LEAD, action=THREE, lead="Head Ranger") == ["Head Ranger"] * 3
    assert doubts(action=THREE, lead="Head Ranger") == {"'Lead' is printed once for 3 actions"}


def test_what_stands_for_the_block_is_shared_without_a_doubt() -> None:
    columns = {"recommendation": "Keep paths open", "action": THREE, "outcome": "Paths are open"}
    assert each(Field.RECOMMENDATION, **columns) == ["Keep paths open"] * 3
    assert each(Field.OUTCOME, **columns) == ["Paths are open"] * 3
    assert not doubts(**columns)
    assert all(strip.spans for one in split(**columns) for strip in one.of(Field.RECOMMENDATION))


def test_one_number_before_the_recommendation_counts_for_the_block() -> None:
    parts = split(ref="R7", recommendation="Keep paths open", action=THREE, lead="A\nB\nC")
    assert [(texts(part, Field.REF), part.of(Field.REF)[0].spans) for part in parts] == [("R7", True)] * 3


def test_an_empty_column_stays_empty() -> None:
    assert each(Field.PROGRESS, action=THREE, progress="") == ["", "", ""]


def test_a_block_goes_on_over_a_page_break() -> None:
    columns = {
        "action": "1) Plant a hedge\n---\n+of hawthorn\n2) Mend the stile",
        "due": "May 2019\n---\n\nJune 2019",
    }
    assert each(Field.ACTION, **columns) == ["1) Plant a hedge\nof hawthorn", "2) Mend the stile"]
    assert each(Field.DUE, **columns) == ["May 2019", "June 2019"]


def test_an_action_begins_on_a_new_page_where_a_date_begins_beside_it() -> None:
    columns = {
        "action": "Plant a hedge\n\nMend the stile\n---\nMow the verge",
        "due": "May 2019\n\nJune 2019\n---\nJuly 2019",
    }
    assert each(Field.ACTION, **columns) == ["Plant a hedge", "Mend the stile", "Mow the verge"]
    assert each(Field.DUE, **columns) == ["May 2019", "June 2019", "July 2019"]


@pytest.mark.parametrize(
    ("text", "label"),
    [("MUST DO", True), ("URGENT", True), ("NHS", False), ("Must do", False), ("REVIEW " * 8, False)],
)
def test_labels_are_short_and_in_capitals(text: str, label: bool) -> None:
    assert is_label(text.strip()) is label


PIECES = st.sampled_from(
    ("1) ", "2) ", "(3) ", "4. ", "5 ", "+", "• ", "MUST DO", "---", "", "a) ", "1.1 ", "12.3.15 ")
)
LINES = st.lists(st.tuples(PIECES, st.sampled_from(("Plant", "Mow the verge", "May 2019", ""))), max_size=9)
COLUMNS = LINES.map(lambda pairs: "\n".join(f"{mark}{word}" if mark != "---" else mark for mark, word in pairs))


@given(COLUMNS, COLUMNS, COLUMNS, COLUMNS)
def test_splitting_loses_and_doubles_no_line(action: str, lead: str, due: str, progress: str) -> None:
    """Every line of a column lands in exactly one action, unless all of the column counts for each."""
    whole = band(action=action, lead=lead, due=due, progress=progress)
    found = split_block(whole)
    assert found
    for place, strip in enumerate(whole.strips):
        parts = [one.strips[place] for one in found]
        given_out = [line for part in parts for line in part.lines]
        printed = [(line.text, line.box, line.page) for line in strip.lines]
        if all(part.spans for part in parts):
            assert all(part.lines == parts[0].lines for part in parts)
        else:
            assert [(line.text, line.box, line.page) for line in given_out] == printed
