"""Ruled tables as their reader sees them: cells, spans, fills, turned labels and where each stands."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from extractors.pdf.grid import find_grids
from extractors.pdf.page import read_page
from models.geometry import Box
from models.table import Place
from tests.extractors.pdf.drawing import (
    Draw,
    Ruled,
    area,
    moved,
    pdf,
    prose,
    read,
    rows,
    rule,
    shape,
    table,
    tables,
    text,
    turned,
)

HEAD = ("Theme", "Action", "Lead")
FIRST = ("Safer homes", "Inspect", "Board")
SECOND = ("Fair rents", "Report", "Cabinet")


def across(*ys: float) -> list[Draw]:
    """Lines from 50 to 350."""
    return [rule(50, y, 350, y) for y in ys]


def down(top: float, bottom: float, *xs: float) -> list[Draw]:
    return [rule(x, top, x, bottom) for x in xs]


def test_every_cell_is_where_it_is_printed() -> None:
    found = table([Ruled((HEAD, FIRST, SECOND))])
    assert (found.rows, found.columns, found.number_of_pages) == (3, 3, 1)
    assert rows(found) == [list(HEAD), list(FIRST), list(SECOND)]
    assert [(cell.row, cell.column) for cell in found.cells] == [(r, c) for r in (1, 2, 3) for c in (1, 2, 3)]
    assert found.place == Place(1, Box(50.0, 100.0, 350.0, 160.0), table=1, row=1)
    assert found.cells[5].place == Place(1, Box(250.0, 120.0, 350.0, 140.0), table=1, row=2)


def test_an_empty_cell_is_a_cell() -> None:
    found = table([Ruled((HEAD, ("", "Inspect", "")))])
    assert rows(found) == [list(HEAD), ["", "Inspect", ""]]


def test_a_cell_merged_down_spans_its_rows() -> None:
    found = table([Ruled((HEAD, FIRST, ("^", "Report", "Cabinet"), ("Fair rents", "Write", "Board")))])
    assert [shape(cell) for cell in found.cells if cell.column == 1] == [
        ("Theme", 1, 1, 1, 1),
        ("Safer homes", 2, 1, 2, 1),
        ("Fair rents", 4, 1, 1, 1),
    ]
    assert [cell.text for cell in found.row(3)] == ["Safer homes", "Report", "Cabinet"]


def test_a_cell_merged_across_spans_its_columns() -> None:
    found = table([Ruled((("Plan", "<", "Who"), HEAD, FIRST))])
    assert [shape(cell) for cell in found.row(1)] == [("Plan", 1, 1, 1, 2), ("Who", 1, 3, 1, 1)]


def test_a_cell_merged_both_ways_spans_both() -> None:
    found = table([Ruled((("Plan", "<", "A"), ("^", "<", "B"), FIRST))])
    assert shape(found.cells[0]) == ("Plan", 1, 1, 2, 2)
    assert rows(found)[1] == ["B"]


def test_a_full_width_row_is_one_cell() -> None:
    found = table([Ruled((HEAD, ("Priority one: homes that are safe", "<", "<"), FIRST))])
    assert [shape(cell) for cell in found.row(2)] == [("Priority one: homes that are safe", 2, 1, 1, 3)]


def test_columns_may_stand_elsewhere_below_a_section() -> None:
    upper = Ruled((("Aim", "Lead"), ("Inspect", "Board")), widths=(200, 100))
    lower = Ruled((("Milestone", "Date"), ("Half", "May")), widths=(100, 200), top=140)
    found = table([upper, lower])
    assert found.columns == 3
    assert [shape(cell) for cell in found.row(2)] == [("Inspect", 2, 1, 1, 2), ("Board", 2, 3, 1, 1)]
    assert [shape(cell) for cell in found.row(4)] == [("Half", 4, 1, 1, 1), ("May", 4, 2, 1, 2)]


def test_a_header_that_is_shaded_needs_no_rules() -> None:
    shades = [area(50 + 100 * n, 80, 150 + 100 * n, 100, "#1f4e79") for n in range(3)]
    heads = [text(54 + 100 * n, 92, head) for n, head in enumerate(HEAD)]
    found = table([*shades, *heads, Ruled((FIRST, SECOND))])
    assert rows(found) == [list(HEAD), list(FIRST), list(SECOND)]
    assert [cell.fill for cell in found.row(1)] == ["#1f4e79"] * 3
    assert [cell.fill for cell in found.row(2)] == [None] * 3


def test_a_table_without_rules_at_its_sides_keeps_its_outer_columns() -> None:
    cells = [text(54 + 100 * n, y, word) for y, row in ((112, HEAD), (132, FIRST)) for n, word in enumerate(row)]
    found = table([*across(100, 120, 140), *down(100, 140, 150, 250), *cells])
    assert rows(found) == [list(HEAD), list(FIRST)]


def test_a_table_with_lines_only_across_has_the_columns_of_its_shaded_header() -> None:
    shades = [area(50 + 100 * n, 80, 150 + 100 * n, 100, "#1f4e79") for n in range(3)]
    printed = ((92, HEAD), (112, FIRST), (132, SECOND))
    cells = [text(54 + 100 * n, y, word) for y, row in printed for n, word in enumerate(row)]
    found = table([*shades, *across(120, 140), *cells])
    assert rows(found) == [list(HEAD), list(FIRST), list(SECOND)]


def test_a_section_row_stays_whole_below_a_shaded_header_that_its_table_rules_through() -> None:
    shades = [area(50 + 100 * n, 80, 150 + 100 * n, 100, "#1f4e79") for n in range(3)]
    cells = [text(54 + 100 * n, y, word) for y, row in ((92, HEAD), (112, FIRST)) for n, word in enumerate(row)]
    lines = [*across(80, 100, 120, 140), *down(80, 140, 50, 350), *down(80, 120, 150, 250)]
    found = table([*shades, *lines, *cells, text(54, 132, "Homes that are fit to live in")])
    assert [(cell.text, cell.columns) for cell in found.row(3)] == [("Homes that are fit to live in", 3)]


def test_lines_under_headings_make_no_table() -> None:
    document = read([*across(100, 200, 300), text(50, 95, "Homes"), text(50, 195, "Rents"), text(50, 295, "Parks")])
    assert tables(document) == []
    assert prose(document) == ["Homes", "Rents", "Parks"]


@pytest.mark.parametrize("at_top", [False, True])
def test_a_row_left_open_at_a_page_break_is_a_row(at_top: bool) -> None:
    cells = [text(54 + 100 * n, y, word) for y, row in ((112, FIRST), (132, SECOND)) for n, word in enumerate(row)]
    lines = across(*((120, 140) if at_top else (100, 120)))
    found = table([*lines, *down(100, 140, 50, 150, 250, 350), *cells])
    assert rows(found) == [list(FIRST), list(SECOND)]


def test_the_colour_of_a_cell_is_its_fill_and_white_is_none() -> None:
    shades = ((2, 1, "#00b050"), (2, 2, "#ffffff"), (2, 3, "#fdfdfd"), (3, 3, "#ffc000"))
    found = table([Ruled((HEAD, FIRST, SECOND), fills=shades)])
    assert [(cell.text, cell.fill) for cell in found.cells if cell.fill] == [
        ("Safer homes", "#00b050"),
        ("Cabinet", "#ffc000"),
    ]


def test_the_colour_on_top_is_what_is_seen_and_a_patch_is_none() -> None:
    found = table(
        [
            area(50, 120, 350, 140, "#d9d9d9"),
            area(250, 120, 350, 140, "#ff0000"),
            area(60, 145, 75, 155, "#00b050"),
            Ruled((HEAD, FIRST, SECOND)),
        ]
    )
    assert [cell.fill for cell in found.row(2)] == ["#d9d9d9", "#d9d9d9", "#ff0000"]
    assert [cell.fill for cell in found.row(3)] == [None, None, None]


@pytest.mark.parametrize("upwards", [True, False])
def test_a_turned_label_reads_in_order_and_says_so(upwards: bool) -> None:
    grid = Ruled((HEAD, ("", "Inspect", "Board"), ("^", "Report", "Cabinet")), depth=60)
    label = (
        turned(70, 235, "Safer homes", "and places")
        if upwards
        else turned(85, 165, "Safer homes", "and places", upwards=False)
    )
    found = table([grid, label])
    assert [(shape(cell), cell.rotated) for cell in found.row(3)] == [
        (("Safer homes and places", 2, 1, 2, 1), True),
        (("Report", 3, 2, 1, 1), False),
        (("Cabinet", 3, 3, 1, 1), False),
    ]


def test_a_label_set_downwards_letter_by_letter_is_a_word() -> None:
    letters = [text(85, 180 + 14 * number, letter) for number, letter in enumerate("RENTS")]
    found = table([Ruled((HEAD, ("", "Inspect", "Board"), ("^", "Report", "Cabinet")), depth=60), *letters])
    (label,) = (cell for cell in found.cells if cell.row == 2 and cell.column == 1)
    assert (label.text, label.rotated, label.rows) == ("RENTS", True, 2)


@pytest.mark.parametrize("frame", [(Ruled((("A note in a box",),)),), (*across(90, 130), *down(90, 130, 50, 350))])
def test_a_box_of_one_cell_is_no_table(frame: tuple[Draw, ...]) -> None:
    document = read([*frame, text(54, 112, "A note in a box")] if len(frame) > 1 else [*frame])
    assert tables(document) == []
    assert prose(document) == ["A note in a box"]


def test_a_border_round_the_page_is_no_part_of_the_table() -> None:
    border = [rule(20, 20, 575, 20), rule(20, 822, 575, 822), *down(20, 822, 20, 575)]
    found = table([*border, Ruled((HEAD, FIRST)), text(50, 400, "Reviewed in May.")])
    assert rows(found) == [list(HEAD), list(FIRST)]


def test_lines_under_and_through_text_divide_no_cell() -> None:
    underlined, struck = rule(154, 133, 188, 133), rule(54, 129, 110, 129)
    found = rows(table([Ruled((HEAD, FIRST, SECOND)), underlined, struck]))
    assert found == [list(HEAD), ["", *FIRST[1:]], list(SECOND)]


def test_tables_are_counted_on_their_page_from_one() -> None:
    upper = Ruled((HEAD, FIRST))
    found = tables(
        read([moved(upper, 400), upper, text(50, 300, "And then")], [text(50, 300, "At last"), moved(upper, 400)])
    )
    assert [(each.place.page, each.place.table, each.place.row) for each in found] == [(1, 1, 1), (1, 2, 1), (2, 1, 1)]
    assert found[0].place.box is not None
    assert found[0].place.box.top == 100
    assert [cell.place.row for cell in found[1].cells] == [1, 1, 1, 2, 2, 2]
    assert {cell.place.table for cell in found[1].cells} == {2}


def test_two_tables_side_by_side_stay_two() -> None:
    left, right = Ruled((("A", "B"), ("c", "d"))), Ruled((("E", "F"), ("g", "h")), left=300)
    assert sorted(rows(found) for found in tables(read([left, right]))) == [
        [["A", "B"], ["c", "d"]],
        [["E", "F"], ["g", "h"]],
    ]


def test_text_beside_a_table_stays_outside() -> None:
    document = read([Ruled((HEAD, FIRST)), text(50, 60, "Housing plan"), text(400, 132, "Draft")])
    assert prose(document) == ["Housing plan", "Draft"]
    assert rows(tables(document)[0]) == [list(HEAD), list(FIRST)]


def test_grids_of_a_page_stand_from_top_to_bottom() -> None:
    pdf_file = PdfDocument(pdf([moved(Ruled((HEAD, FIRST)), 300), Ruled((HEAD, FIRST))]))
    try:
        grids = find_grids(read_page(pdf_file, 0))
    finally:
        pdf_file.close()
    assert [grid.box for grid in grids] == [Box(50.0, 100.0, 350.0, 140.0), Box(50.0, 300.0, 350.0, 340.0)]
    assert grids[0].xs == (50.0, 150.0, 250.0, 350.0)
    assert grids[0].ys == (100.0, 120.0, 140.0)


WORD = st.text("abcdefghijklmnoprstuvwyzABCDEFGHIKLMNOPRSTUVWXYZ0123456789&/%", min_size=2, max_size=6)
CELL = st.lists(st.lists(WORD, min_size=1, max_size=2).map(" ".join), max_size=3).map("\n".join)


@st.composite
def grids(draw: st.DrawFn) -> Ruled:
    columns = draw(st.integers(2, 4))
    texts = draw(st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=2, max_size=5))
    widths = draw(st.lists(st.integers(124, 130).map(float), min_size=columns, max_size=columns))
    return Ruled(texts, widths, top=draw(st.floats(20, 200)), left=draw(st.floats(10, 70)))


@given(grids())
@settings(max_examples=60, deadline=None)
def test_what_is_drawn_in_a_grid_is_read_back_cell_by_cell(drawn: Ruled) -> None:
    assume(any(any(row) for row in drawn.rows))  # a file without any text is refused
    found = table([drawn])
    assert rows(found) == [list(row) for row in drawn.rows]
    assert all(cell.rows == cell.columns == 1 for cell in found.cells)
