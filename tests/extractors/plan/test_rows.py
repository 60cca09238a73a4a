"""A document -> one row an action: which tables count, what is carried over, joined and left out."""

import pytest

from extractors.plan.plans import plan_tables
from models.row import Field
from tests.extractors.plan.building import C, Row, document, rows_of, said, table

HEAD: Row = ("No", "Action", "Lead", "By when", "Progress")
ONE: Row = ("1", "Plant a hedge", "Ranger", "May 2019", "Planted")
TWO: Row = ("2", "Mend the stile", "Warden", "June 2019", "Mended")
JOINED = "a row below it names no action and was read as part of this one"


def test_each_action_is_a_row_in_printed_order() -> None:
    rows = rows_of("# Parks", table(HEAD, ONE), "Text", table(HEAD, TWO, number=2))
    assert [said(row, Field.ACTION) for row in rows] == ["Plant a hedge", "Mend the stile"]
    assert [(row.place.table, row.place.row) for row in rows] == [(1, 2), (2, 2)]


def test_other_tables_are_left_out() -> None:
    key = table(("Colour", "Meaning"), ("Green", "On track"))
    assert [len(rows_of(*blocks)) for blocks in ((key,), (key, table(HEAD, ONE)), ("Plant a hedge by May",), ())] == [
        0,
        1,
        0,
        0,
    ]


def test_a_table_without_a_header_goes_on_with_the_one_before() -> None:
    rows = rows_of(table(HEAD, ONE), table(TWO, number=2))
    assert [said(row, Field.LEAD) for row in rows] == ["Ranger", "Warden"]


@pytest.mark.parametrize("between", ["## Budget", "# Contacts"])
def test_a_table_under_a_new_heading_does_not(between: str) -> None:
    assert len(plan_tables(document(table(HEAD, ONE), between, table(TWO, number=2)))) == 1


def test_nor_does_one_with_other_columns() -> None:
    assert len(plan_tables(document(table(HEAD, ONE), table(TWO[:4], number=2)))) == 1


def test_a_repeated_header_is_dropped() -> None:
    rows = rows_of(table(HEAD, ONE, ("No", "Action (continued)", "Lead", "By when", "Progress"), TWO))
    assert [said(row, Field.ACTION) for row in rows] == ["Plant a hedge", "Mend the stile"]


def test_a_narrative_row_is_the_update_of_the_action_above() -> None:
    told = C("Update: the hedge was planted by volunteers", columns=5)
    rows = rows_of(table(HEAD, ("1", "Plant", "Ranger", "May", ""), (told, None, None, None, None), TWO))
    assert [said(row, Field.PROGRESS) for row in rows] == ["Update: the hedge was planted by volunteers", "Mended"]


def test_a_row_without_an_action_is_joined_to_the_one_above_with_a_doubt() -> None:
    rows = rows_of(table(HEAD, ONE, ("", "", "Parish council", "July 2019", "Beech as well"), TWO))
    assert [row.doubts for row in rows] == [(JOINED,), ()]
    assert said(rows[0], Field.LEAD) == "Ranger\nParish council"
    assert said(rows[0], Field.PROGRESS) == "Planted\nBeech as well"


def test_a_block_gives_a_row_an_action() -> None:
    rows = rows_of(
        table(
            ("Recommendation", "Action", "Lead", "By when"),
            ("Keep paths open", "1) Plant\n2) Mend\n3) Mow", "Ranger\nWarden\nClerk", "May\nJune\nJuly"),
        )
    )
    assert [said(row, Field.LEAD) for row in rows] == ["Ranger", "Warden", "Clerk"]
    assert {said(row, Field.RECOMMENDATION) for row in rows} == {"Keep paths open"}


def test_a_column_of_two_fields_gives_two_entries() -> None:
    (row,) = rows_of(table(("Action", "Lead and timescale"), ("Plant a hedge", "Ranger\nMay 2019")))
    assert (said(row, Field.LEAD), said(row, Field.DUE)) == ("Ranger", "May 2019")


def test_the_fill_of_an_empty_cell_is_kept() -> None:
    (row,) = rows_of(table(("Action", "Lead", "RAG"), ("Plant a hedge", "Ranger", C(fill="#ff0000"))))
    assert [(entry.lines, entry.fill) for entry in row.of(Field.RAG)] == [((), "#ff0000")]


def test_columns_of_one_field_are_kept_apart_with_their_headings() -> None:
    (row,) = rows_of(table(("Action", "Lead", "Q1 update", "Q2 update"), ("Plant", "Ranger", "Ordered", "Planted")))
    assert [(entry.heading, said(row, Field.PROGRESS)) for entry in row.of(Field.PROGRESS)] == [
        ("Q1 update", "Ordered\nPlanted"),
        ("Q2 update", "Ordered\nPlanted"),
    ]


GONE = C(struck=True)
BELOW, ABOVE = (
    f"an action {place} this one is struck through: no record was made of it" for place in ("below", "above")
)
SHORT: Row = ("Action", "Lead", "By when")


@pytest.mark.parametrize(
    ("rows", "doubts"),
    [
        ((("Plant", "Ann", "May 2019"), (GONE, GONE, GONE), ("Mow", "Ben", "June 2019")), [(BELOW,), ()]),
        ((("Plant", "Ann", "May 2019"), (GONE, "Cy", "July 2019"), ("Mow", "Ben", "June 2019")), [(BELOW,), ()]),
        (((GONE, GONE, "July 2019"), ("Plant", "Ann", "May 2019")), [(ABOVE,)]),
        ((("Plant", "Ann", "May 2019"), (GONE, GONE, GONE), (GONE, GONE, GONE)), [(BELOW,)]),
    ],
)
def test_an_action_struck_through_is_told_by_the_record_beside_it(
    rows: tuple[Row, ...], doubts: list[tuple[str, ...]]
) -> None:
    found = rows_of(table(SHORT, *rows))
    assert [row.doubts for row in found] == doubts
    assert not any("Cy" in said(row, Field.LEAD) for row in found)


def test_a_lead_struck_through_is_told_in_its_own_record() -> None:
    (row,) = rows_of(table(SHORT, ("Plant", GONE, "May 2019")))
    assert row.doubts == ("text that is struck through was left out",)
