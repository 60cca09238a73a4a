"""Text with tabs gives the table that it was made from: pages joined, broken rows mended, columns put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plan import read_plan
from extractors.text import accepts, extract
from extractors.text.columns import learn
from extractors.text.kinds import date_at, date_until, runs_on, times
from extractors.text.lines import Row
from extractors.text.tables import JOINED, MOVED
from models.document import Document, Paragraph
from models.errors import DocumentError
from models.table import Cell, Table

HEADER = "Ref\tAction\tLead\tBy when\tProgress"
WHY, SO_FAR = " for the birds, bats and hedgehogs of the park", " since the Friends of the Park began to help."
FULL = (
    f"1\tPlant a hedge along the northern side{WHY}\tRanger\tMay 2019\tHedge plants have been ordered{SO_FAR}",
    f"2\tMow the verges once flowers have set seed{WHY}\tKeeper\tJune 2019\tThe mowing has been let{SO_FAR}",
    f"3\tMend the gates damaged by winter storms{WHY}\tRanger\tJuly 2019\tTwo gates have been mended{SO_FAR}",
    f"4\tOpen the pond to schools on two mornings{WHY}\tWarden\tAug 2019\tThree schools have been asked{SO_FAR}",
)


def covered(cell: Cell) -> list[tuple[int, int]]:
    """The rows and columns that the cell covers."""
    down, across = range(cell.row, cell.row + cell.rows), range(cell.column, cell.column + cell.columns)
    return [(row, column) for row in down for column in across]


def read(*lines: str) -> Document:
    return extract("\n".join(lines).encode(), "plan.txt")


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(*lines: str) -> list[list[str]]:
    """The rows of the only table of the text."""
    (table,) = tables(read(*lines))
    return [[cell.text for cell in table.row(row)] for row in range(1, table.rows + 1)]


def plain(*lines: str) -> list[list[str]]:
    return [line.split("\t") for line in lines]


def test_a_table_between_paragraphs() -> None:
    document = read("# Parks", "", "Why we act.", "", HEADER, *FULL, "", "That is all there is to say.")
    kinds = [(block.text, block.level) for block in document.blocks if isinstance(block, Paragraph)]
    assert kinds == [("Parks", 2), ("Why we act.", None), ("That is all there is to say.", None)]
    assert rows(HEADER, *FULL) == plain(HEADER, *FULL)


def test_pages_are_joined_without_what_they_repeat() -> None:
    page = ("", "Wexbridge Parks Board", HEADER)
    text = ("Plan", *page, FULL[0], *page, FULL[1], *page, FULL[2])
    assert rows(*text) == plain(HEADER, *FULL[:3])
    assert read(*text).running == ("Wexbridge Parks Board",)


def test_a_page_without_the_header_goes_on_with_the_table() -> None:
    assert rows(HEADER, *FULL[:2], "", *FULL[2:]) == plain(HEADER, *FULL)


def test_a_row_broken_over_pages_is_one() -> None:
    broken = "3\tClear the well of the ivy that grows over it and\tRanger\tMay 2019\tBegun"
    found = rows(HEADER, *FULL[:2], broken, "", HEADER, "\tthe wall behind it\t\t\t", FULL[3])
    assert [row[0] for row in found[1:]] == ["1", "2", "3", "4"]
    assert found[3][1] == "Clear the well of the ivy that grows over it and the wall behind it"


def test_a_row_without_its_number_on_a_new_page_goes_on_with_the_one_above() -> None:
    found = rows(HEADER, *FULL[:3], "", HEADER, "\tOak gates are to be preferred.\t\t\t", FULL[3])
    assert [row[0] for row in found[1:]] == ["1", "2", "3", "4"]
    assert found[3][1].endswith("Oak gates are to be preferred.")


def test_blank_cells_before_a_row_belong_to_the_cell_above() -> None:
    lines = (
        "Recommendation\tAction\tLead",
        "Look after the park better\tPlant a hedge\tRanger",
        "\tMow the verge\tRanger",
    )
    (table,) = tables(read(*lines))
    assert [(cell.text, cell.rows) for cell in table.cells if cell.rows > 1] == [("Look after the park better", 2)]


def test_sections_stand_over_the_full_width() -> None:
    document = read(HEADER, "Theme 1: Hedges\t\t\t\t", FULL[0], "", "Theme 2: Verges", "", HEADER, *FULL[1:])
    (table,) = tables(document)
    assert [cell.text for cell in table.cells if cell.columns == 5] == ["Theme 2: Verges"]
    assert [cell.text for cell in table.row(2)] == ["Theme 1: Hedges", "", "", "", ""]  # what it is the plan tells
    assert [action.theme for action in read_plan(document)[1]] == [("Theme 1: Hedges",), *[("Theme 2: Verges",)] * 3]


def test_a_section_torn_at_the_sides_of_columns() -> None:
    (table,) = tables(read(HEADER, FULL[0], "Improvement theme: Working togeth\ther for parks\t\t\t", *FULL[1:]))
    assert (
        next(cell.text for cell in table.cells if cell.columns > 1) == "Improvement theme: Working together for parks"
    )


NEWTS = "5\tCount the newts of the pond by night and by day, and their eggs too"
NO_BOAT = "Nothing has been done, for want of a boat and of people to row it."


def test_cells_whose_blank_neighbours_were_lost_go_back() -> None:
    assert rows(HEADER, *FULL * 5, f"{NEWTS}\tWarden\t{NO_BOAT}")[-1][2:] == ["Warden", "", NO_BOAT]


def test_two_columns_run_together_are_parted_before_the_date() -> None:
    found = rows(HEADER, *FULL * 5, f"{NEWTS}\tWarden Feb - May 2019\t{NO_BOAT}")
    assert found[-1][2:] == ["Warden", "Feb - May 2019", NO_BOAT]


def test_numbers_in_a_cell_begin_lines() -> None:
    action = "(1) Plant a hedge (2) Mow the verge and (3) mend the gate"
    assert rows("Action\tLead\tBy when", f"{action}\tRanger\tMay 2019", "Sing\tChoir\tMay 2019")[1][0].count("\n") == 2


def test_names_run_together_are_parted_by_what_other_cells_say() -> None:
    both = FULL[3].replace("Warden", "Park Ranger Pond Warden")
    named = [line.replace("Ranger", "Park Ranger").replace("Keeper", "Pond Warden") for line in FULL[:3]]
    assert rows(HEADER, *named, both)[-1][2] == "Park Ranger\nPond Warden"


def test_a_header_of_two_rows() -> None:
    document = read(
        "Action\tLead\tTime\t\tProgress", "\t\tStart\tEnd\t", *["Plant it\tRanger\tMay 2019\tJune 2019\tBegun"] * 3
    )
    (table,) = tables(document)
    assert [(cell.text, cell.rows, cell.columns) for cell in table.row(1)] == [
        ("Action", 2, 1),
        ("Lead", 2, 1),
        ("Time", 1, 2),
        ("Progress", 2, 1),
    ]


def test_a_table_drawn_with_pipes() -> None:
    lines = ("| Action | Lead | By when |", "|---|---|---|", "| Plant **now** | Ranger | May 2019 |")
    assert rows(*lines) == [["Action", "Lead", "By when"], ["Plant now", "Ranger", "May 2019"]]


def test_a_narrow_key_is_a_table_of_its_own() -> None:
    assert [table.columns for table in tables(read(HEADER, *FULL, "", "Key", "B\tDone", "G\tOn track"))] == [5, 2]


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(DocumentError, match="a cell of 200000 characters"):
        read("Action\tLead", "x" * 200_000 + "\tRanger")


def test_plain_text_is_read_and_holds_no_table() -> None:
    assert accepts(b"Minutes of the meeting\n")
    assert not accepts(b"\0\1\2")
    assert not accepts(b" \n")
    assert tables(read("Minutes", "The Chair thanked officers.")) == []


def test_columns_are_learnt_from_whole_rows_alone() -> None:
    assert learn([Row(("a", "b")), Row(("c", "d"))], 2) is None


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [("Ranger by May 2019", 7, None), ("May 2019 Done", None, 9), ("May 2019", None, None)],
)
def test_where_times_stand(text: str, before: int | None, behind: int | None) -> None:
    assert (date_at(text), date_until(text)) == (before, behind)


@given(st.text(max_size=60), st.text(max_size=60))
def test_looks_are_read_in_any_text(one: str, other: str) -> None:
    assert isinstance(runs_on(one, other), bool)
    assert times(one)


CELLS = st.lists(
    st.sampled_from(["", "1", "Ranger", "May 2019", "Plant a hedge and", "<p>mow</p>", "(1) a (2) b", "• x"]),
    max_size=6,
)


@given(st.lists(CELLS.map("\t".join), max_size=12))
def test_no_text_stops_the_reading(lines: list[str]) -> None:
    for table in tables(extract("\n".join(lines).encode(), "x")):
        places = [place for cell in table.cells for place in covered(cell)]
        assert len(places) == len(set(places)) == table.rows * table.columns


def warnings(*lines: str) -> list[tuple[str, ...]]:
    return [action.warnings for action in read_plan(read(*lines))[1]]


def test_fields_that_were_put_in_place_by_their_looks_are_named() -> None:
    *others, last = warnings(HEADER, *FULL * 5, f"{NEWTS}\tWarden\t{NO_BOAT}")
    assert last == (MOVED.format("'By when', 'Progress'"),)
    assert not any(others)


def test_fields_of_rows_that_were_joined_without_a_sentence_are_named() -> None:
    found = warnings(HEADER, *FULL[:3], "", HEADER, "\tOak gates are to be preferred.\t\t\t", FULL[3])
    assert found == [(), (), (JOINED.format("'Action'"),), ()]
    running_on = "3\tClear the well of the ivy that grows over it and\tRanger\tMay 2019\tBegun"
    assert not any(warnings(HEADER, *FULL[:2], running_on, "", HEADER, "\tthe wall behind it\t\t\t", FULL[3]))
