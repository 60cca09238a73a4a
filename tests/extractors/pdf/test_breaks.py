"""Tables that run over page breaks are one, with the rows and cells that the break cut; others never are."""

from collections.abc import Sequence

import pytest

from extractors.pdf.breaks import join_over_breaks
from models.document import Paragraph
from models.geometry import Box
from models.table import Cell, Line, Place, Table
from tests.extractors.pdf.drawing import Draw, Ruled, read, rows, shape, table, tables, text

HEAD = ("Action", "Lead", "Progress")
FIRST = ("Inspect all blocks", "Head of Housing", "Done.")
SECOND = ("Train all wardens", "Head of Estates", "Ongoing.")
THIRD = ("Write to tenants", "Head of Estates", "Not begun.")
CUT = ("Inspect each of the", "Head of Housing", "It was begun in the\nspring and will go on")
REST = ("blocks", "", "until the autumn.")
WHOLE = [
    "Inspect each of the\nblocks",
    "Head of Housing",
    "It was begun in the\nspring and will go on\nuntil the autumn.",
]
BOLD = "Helvetica-Bold"


def last(*printed: Sequence[str], closed: bool = True) -> Ruled:
    """A table at the foot of its page, with a bold header."""
    return Ruled(printed, top=700, head=1, closed=closed)


def first(*printed: Sequence[str], head: int = 0) -> Ruled:
    """A table at the head of its page."""
    return Ruled(printed, top=50, head=head)


def parts(*pages: Sequence[Draw]) -> list[list[list[str]]]:
    return [rows(found) for found in tables(read(*pages))]


def test_a_table_over_three_pages_with_its_header_repeated_is_one() -> None:
    found = table([last(HEAD, FIRST)], [first(HEAD, SECOND, head=1)], [first(HEAD, THIRD, head=1)])
    assert rows(found) == [list(HEAD), list(FIRST), list(SECOND), list(THIRD)]
    assert (found.rows, found.columns, found.header_rows, found.number_of_pages) == (4, 3, 1, 3)


def test_a_table_over_three_pages_with_its_header_printed_once_is_one() -> None:
    found = table([last(HEAD, FIRST)], [first(SECOND)], [first(THIRD)])
    assert rows(found) == [list(HEAD), list(FIRST), list(SECOND), list(THIRD)]
    assert (found.rows, found.number_of_pages) == (4, 3)


def test_a_header_of_two_rows_is_left_out_whole() -> None:
    upper = ("Housing plan", "<", "<")
    found = table([last(upper, HEAD, FIRST)], [first(upper, HEAD, SECOND, head=2)])
    assert rows(found) == [["Housing plan"], list(HEAD), list(FIRST), list(SECOND)]
    assert found.header_rows == 2


def test_continued_printed_above_the_table_of_each_page_does_not_keep_it_apart() -> None:
    again = text(50, 45, "Housing plan (Continued)")
    found = table([last(HEAD, FIRST)], [again, first(HEAD, SECOND, head=1)], [again, first(HEAD, THIRD, head=1)])
    assert rows(found) == [list(HEAD), list(FIRST), list(SECOND), list(THIRD)]


def test_a_joined_table_stands_where_it_begins_and_its_rows_where_they_are_printed() -> None:
    found = table([last(HEAD, FIRST)], [first(HEAD, SECOND, head=1)])
    assert found.place == Place(1, Box(50.0, 700.0, 350.0, 740.0), table=1, row=1)
    (cell,) = (cell for cell in found.cells if cell.text == "Train all wardens")
    assert (cell.row, cell.place) == (3, Place(2, Box(50.0, 70.0, 150.0, 90.0), table=1, row=2))
    assert [line.page for line in cell.lines] == [2]


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("repeated", [True, False])
def test_a_row_cut_in_mid_sentence_is_one_row(closed: bool, repeated: bool) -> None:
    below = first(HEAD, REST, SECOND, head=1) if repeated else first(REST, SECOND)
    found = table([last(HEAD, FIRST, CUT, closed=closed)], [below])
    assert rows(found) == [list(HEAD), list(FIRST), WHOLE, list(SECOND)]
    assert (found.rows, {cell.rows for cell in found.cells}) == (4, {1})


def test_the_lines_of_a_cut_cell_know_their_pages_and_run_on() -> None:
    found = table([last(HEAD, FIRST, CUT)], [first(REST, SECOND)])
    (cell,) = (cell for cell in found.cells if cell.row == 3 and cell.column == 3)
    assert [(line.page, line.opens) for line in cell.lines] == [(1, True), (1, False), (2, False)]
    assert cell.place.page == 1


def test_a_row_whose_first_column_is_empty_below_the_break_goes_on() -> None:
    below = ("", "", "Reviewed again in May.")
    found = table([last(HEAD, FIRST, SECOND)], [first(below, THIRD)])
    assert rows(found)[2] == ["Train all wardens", "Head of Estates", "Ongoing.\nReviewed again in May."]
    assert found.rows == 4


def test_a_new_bullet_below_the_break_opens_a_paragraph_of_the_cut_cell() -> None:
    above = ("Inspect each of the", "Head of Housing", "• Begun in the spring")
    below = ("blocks", "", "• Ended in the autumn")
    found = table([last(HEAD, FIRST, above)], [first(below, SECOND)])
    (cell,) = (cell for cell in found.cells if cell.row == 3 and cell.column == 3)
    assert [(line.text, line.opens, line.bullet) for line in cell.lines] == [
        ("Begun in the spring", True, True),
        ("Ended in the autumn", True, True),
    ]


def test_a_number_below_the_break_begins_a_row() -> None:
    above, below = ("1. Inspect blocks and", *FIRST[1:]), ("2. Report in May", *SECOND[1:])
    assert rows(table([last(HEAD, above)], [first(below, THIRD)]))[1:3] == [list(above), list(below)]


def test_an_empty_cell_below_the_break_is_a_cell_of_its_row() -> None:
    found = table([last(HEAD, FIRST, SECOND)], [first((*THIRD[:2], ""), FIRST)])
    assert rows(found)[2:4] == [list(SECOND), [*THIRD[:2], ""]]
    assert {cell.rows for cell in found.cells} == {1}


def test_a_merged_cell_goes_on_over_the_break() -> None:
    head = ("Theme", *HEAD)
    above = last(head, ("Safer homes", *FIRST), ("^", *SECOND))
    found = table([above], [first(("", *THIRD), ("^", *FIRST), ("Fair rents", *SECOND))])
    assert [shape(cell) for cell in found.cells if cell.column == 1] == [
        ("Theme", 1, 1, 1, 1),
        ("Safer homes", 2, 1, 4, 1),
        ("Fair rents", 6, 1, 1, 1),
    ]
    assert [cell.text for cell in found.row(5)] == ["Safer homes", *FIRST]


def test_a_merged_cell_goes_on_below_a_repeated_header() -> None:
    head = ("Theme", *HEAD)
    above = last(head, ("Safer homes", *FIRST), ("^", *SECOND))
    found = table([above], [first(head, ("", *THIRD), ("^", *FIRST), ("Fair rents", *SECOND), head=1)])
    assert [shape(cell)[:4] for cell in found.cells if cell.column == 1] == [
        ("Theme", 1, 1, 1),
        ("Safer homes", 2, 1, 4),
        ("Fair rents", 6, 1, 1),
    ]


def test_a_merged_cell_with_words_of_its_own_below_the_break_is_another() -> None:
    head = ("Theme", *HEAD)
    above = last(head, ("Safer homes", *FIRST), ("^", *SECOND))
    found = table([above], [first(("Fair rents", *THIRD), ("^", *FIRST))])
    assert [shape(cell)[:4] for cell in found.cells if cell.column == 1][1:] == [
        ("Safer homes", 2, 1, 2),
        ("Fair rents", 4, 1, 2),
    ]


def test_no_two_cells_of_a_joined_table_cover_the_same_place() -> None:
    head = ("Theme", *HEAD)
    above = last(head, ("Safer homes", *FIRST), ("^", *CUT), closed=False)
    found = table([above], [first(("", *REST), ("^", *FIRST), ("Priority two", "<", "<", "<"), ("Rents", *SECOND))])
    places = [
        (cell.row + down, cell.column + right)
        for cell in found.cells
        for down in range(cell.rows)
        for right in range(cell.columns)
    ]
    assert len(places) == len(set(places)) == found.rows * found.columns


OTHERS: dict[str, Ruled] = {
    "other columns": Ruled((SECOND, THIRD), top=50, widths=(90, 120, 90)),
    "fewer columns": Ruled((SECOND[:2], THIRD[:2]), top=50, widths=(130, 170)),
    "another width": Ruled((SECOND, THIRD), top=50, widths=(100, 100, 140)),
    "elsewhere": Ruled((SECOND, THIRD), top=50, left=80),
    "another header": Ruled((("Risk", "Owner", "Score"), SECOND), top=50, head=1),
    "another shaded header": Ruled(
        (("Risk", "Owner", "Score"), SECOND), top=50, fills=[(1, column, "#1f4e79") for column in (1, 2, 3)]
    ),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_a_table_that_merely_follows_is_another(other: Ruled) -> None:
    assert parts([last(HEAD, FIRST)], [other]) == [[list(HEAD), list(FIRST)], [list(row) for row in other.rows]]


BETWEEN: dict[str, tuple[list[Draw], list[Draw]]] = {
    "below the first": ([text(50, 765, "Here ends the plan for homes.")], []),
    "above the second": ([], [text(50, 40, "The plan for rents", font=BOLD)]),
}


@pytest.mark.parametrize(("above", "below"), BETWEEN.values(), ids=BETWEEN)
def test_tables_with_prose_between_are_two(above: list[Draw], below: list[Draw]) -> None:
    found = parts([last(HEAD, FIRST), *above], [*below, first(HEAD, SECOND, head=1)])
    assert found == [[list(HEAD), list(FIRST)], [list(HEAD), list(SECOND)]]


def test_tables_on_one_page_are_two() -> None:
    found = parts([Ruled((HEAD, FIRST), head=1), Ruled((HEAD, SECOND), head=1, top=300)])
    assert found == [[list(HEAD), list(FIRST)], [list(HEAD), list(SECOND)]]


def test_a_page_between_parts_two_tables() -> None:
    found = parts([last(HEAD, FIRST)], [], [first(HEAD, SECOND, head=1)])
    assert found == [[list(HEAD), list(FIRST)], [list(HEAD), list(SECOND)]]


def test_only_the_last_table_of_a_page_goes_on_in_the_first_of_the_next() -> None:
    keys = Ruled((("Colour", "Meaning"), ("Green", "Done")), top=100)
    closing = Ruled((("Colour", "Meaning"), ("Red", "Late")), top=300)
    found = parts([keys, last(HEAD, FIRST)], [first(SECOND), closing])
    assert found == [
        [["Colour", "Meaning"], ["Green", "Done"]],
        [list(HEAD), list(FIRST), list(SECOND)],
        [["Colour", "Meaning"], ["Red", "Late"]],
    ]


def made(page: int | None, words: str) -> Table:
    """A table of one row and two columns, as another format might give it."""
    box = None if page is None else Box(50, 50, 250, 70)

    def cell(column: int, each: str) -> Cell:
        left = Box(50.0 + 100 * (column - 1), 50, 50.0 + 100 * column, 70)
        where = Place(page, None if box is None else left, 1, 1)
        return Cell((Line(each, left, page, opens=True),), 1, column, where)

    return Table((cell(1, words), cell(2, words)), 1, 2, Place(page, box, 1, 1))


def test_tables_without_a_page_are_never_joined() -> None:
    blocks = (made(None, "Inspect"), made(None, "Report"))
    assert join_over_breaks(blocks) == blocks


def test_paragraphs_are_left_as_they_are() -> None:
    blocks = (Paragraph("Homes", 1, 1), made(1, "Inspect"), Paragraph("Rents", 1, 2), made(2, "Report"))
    assert join_over_breaks(blocks) == blocks
    assert join_over_breaks(()) == ()
