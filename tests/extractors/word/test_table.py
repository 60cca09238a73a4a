"""Tables of Word files: merged cells, header rows, fills, inner tables, broken markup."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Paragraph
from models.table import Cell, Table
from tests.extractors.word.making import cell, para, read, row, run, table, tbl

DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def shape(found: Cell) -> tuple[str, int, int, int, int]:
    return found.text, found.row, found.column, found.rows, found.columns


def overlapping(found: Table) -> list[tuple[int, int]]:
    places = [
        (cell.row + down, cell.column + across)
        for cell in found.cells
        for down in range(cell.rows)
        for across in range(cell.columns)
    ]
    return sorted({place for place in places if places.count(place) > 1})


def test_a_cell_merged_downwards_is_one_cell() -> None:
    found = table(
        tbl(2, row(cell("Safer homes", DOWN), "Inspect"), row(cell("", ON), "Report"), row("Skills", "Train"))
    )
    assert [shape(cell) for cell in found.cells] == [
        ("Safer homes", 1, 1, 2, 1),
        ("Inspect", 1, 2, 1, 1),
        ("Report", 2, 2, 1, 1),
        ("Skills", 3, 1, 1, 1),
        ("Train", 3, 2, 1, 1),
    ]
    assert (found.rows, found.columns) == (3, 2)


def test_a_cell_merged_across_and_down_spans_both() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    found = table(tbl(3, row(cell("Theme", wide + DOWN), "A"), row(cell("", wide + ON), "B")))
    assert shape(found.cells[0]) == ("Theme", 1, 1, 2, 2)


def test_two_merges_under_each_other_stay_two() -> None:
    found = table(tbl(1, row(cell("One", DOWN)), row(cell("", ON)), row(cell("Two", DOWN)), row(cell("", ON))))
    assert [shape(cell) for cell in found.cells] == [("One", 1, 1, 2, 1), ("Two", 3, 1, 2, 1)]


def test_cells_merged_across_in_the_old_way_are_one() -> None:
    found = table(tbl(3, row(cell("Theme", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "Lead")))
    assert [shape(cell) for cell in found.cells] == [("Theme", 1, 1, 1, 2), ("Lead", 1, 3, 1, 1)]


def test_a_row_may_begin_and_end_inside_the_grid() -> None:
    inside = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    found = table(tbl(3, row("A", "B", "C"), row("D", properties=inside)))
    assert shape(found.cells[-1]) == ("D", 2, 2, 1, 1)
    assert found.columns == 3


def test_a_span_past_the_grid_ends_with_it() -> None:
    found = table(tbl(2, row(cell("Section", '<w:gridSpan w:val="999999"/>')), row("A", "B")))
    assert shape(found.cells[0]) == ("Section", 1, 1, 1, 2)


def test_a_row_longer_than_the_grid_keeps_its_cells() -> None:
    found = table(tbl(1, row("A", "B", "C")))
    assert [cell.text for cell in found.cells] == ["A", "B", "C"]
    assert found.columns == 3


def test_a_cell_that_continues_nothing_stands_alone() -> None:
    found = table(tbl(2, row(cell("A", ON), "B"), row(cell("C", '<w:gridSpan w:val="2"/>' + ON))))
    assert [shape(cell) for cell in found.cells] == [("A", 1, 1, 1, 1), ("B", 1, 2, 1, 1), ("C", 2, 1, 1, 2)]


def test_a_table_without_cells_is_left_out() -> None:
    document = read(tbl(2) + para("After") + tbl(1, row("A")))
    assert [type(block) for block in document.blocks] == [Paragraph, Table]
    assert next(block for block in document.blocks if isinstance(block, Table)).place.table == 1


def test_leading_rows_marked_as_header_are_counted() -> None:
    head = "<w:tblHeader/>"
    off = '<w:tblHeader w:val="0"/>'
    assert table(tbl(1, row("A", properties=head), row("B", properties=head), row("C"))).header_rows == 2
    assert table(tbl(1, row("A", properties=off), row("B", properties=head))).header_rows == 0


@pytest.mark.parametrize(("direction", "turned"), [("btLr", True), ("tbRl", True), ("lrTb", False), ("lr", True)])
def test_a_turned_label_is_marked(direction: str, turned: bool) -> None:
    found = table(tbl(1, row(cell("Priority one", f'<w:textDirection w:val="{direction}"/>'))))
    assert found.cells[0].rotated is turned
    assert found.cells[0].text == "Priority one"


@pytest.mark.parametrize(
    ("shading", "fill"),
    [
        ('w:val="clear" w:color="auto" w:fill="FFC000"', "#ffc000"),
        ('w:val="clear" w:fill="00B050" w:themeFill="accent3"', "#00b050"),
        ('w:val="solid" w:color="FF0000" w:fill="auto"', "#ff0000"),
        ('w:val="clear" w:fill="auto"', None),
        ('w:val="clear" w:fill="FFFFFF"', None),
        ('w:val="clear" w:fill="red"', None),
    ],
)
def test_the_fill_is_the_cells_own_colour(shading: str, fill: str | None) -> None:
    assert table(tbl(1, row(cell("", f"<w:shd {shading}/>")))).cells[0].fill == fill


def test_tables_are_counted_through_the_document() -> None:
    found = [
        block for block in read(tbl(1, row("A")) + para("x") + tbl(1, row("B"))).blocks if isinstance(block, Table)
    ]
    assert [(block.place.table, block.cells[0].place.row, block.place.page) for block in found] == [
        (1, 1, None),
        (2, 1, None),
    ]


def test_a_deleted_row_is_gone_and_an_inserted_one_counts() -> None:
    gone, new = '<w:del w:id="1" w:author="x"/>', '<w:ins w:id="2" w:author="x"/>'
    found = table(tbl(1, row("A"), row("B", properties=gone), row("C", properties=new)))
    assert [(cell.text, cell.row) for cell in found.cells] == [("A", 1), ("C", 2)]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    in_row = f"<w:tr><w:sdt><w:sdtPr/><w:sdtContent>{cell('A')}</w:sdtContent></w:sdt>{cell('B')}</w:tr>"
    in_table = f"<w:sdt><w:sdtPr/><w:sdtContent>{row('C', 'D')}</w:sdtContent></w:sdt>"
    assert [cell.text for cell in table(tbl(2, in_row, in_table)).cells] == ["A", "B", "C", "D"]


def test_a_table_in_a_cell_of_a_plan_is_text_row_by_row() -> None:
    inner = tbl(2, row("Draft", "May"), row("Final", "June"), width=500)
    found = table(tbl(3, row("Ref", "Action", "Lead"), row("1", cell(para("Write") + inner + para("Send")), "AB")))
    assert [line.text for line in found.cells[4].lines] == ["Write", "Draft", "May", "Final", "June", "Send"]
    tops = [line.box.top for line in found.cells[4].lines]
    assert tops[1] == tops[2] < tops[3] == tops[4] < tops[5]


def test_a_plan_that_another_table_only_frames_is_a_table_of_its_own() -> None:
    plan = tbl(3, row("Action", "Lead", "When"), row("Inspect", "AB", "May"))
    blocks = read(tbl(1, row(cell(para("Plan for 2014") + plan + para(""))))).blocks
    outer, inner = (block for block in blocks if isinstance(block, Table))
    assert outer.cells[0].text == "Plan for 2014"
    assert [cell.text for cell in inner.cells] == ["Action", "Lead", "When", "Inspect", "AB", "May"]
    assert (outer.place.table, inner.place.table) == (1, 2)


MERGES = st.sampled_from(["", DOWN, ON, '<w:hMerge w:val="restart"/>', "<w:hMerge/>", "<w:vMerge w:val='odd'/>"])
CELLS = st.tuples(st.integers(-1, 5), MERGES)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=5), st.integers(0, 4))
def test_no_two_cells_take_the_same_place_whatever_the_file_says(
    rows: list[list[tuple[int, str]]], columns: int
) -> None:
    made = (row(*(cell("x", f'<w:gridSpan w:val="{span}"/>{merge}') for span, merge in cells)) for cells in rows)
    for found in read(tbl(columns, *made)).blocks:
        assert isinstance(found, Table)
        assert overlapping(found) == []
        assert all(cell.column + cell.columns - 1 <= found.columns for cell in found.cells)
        assert all(cell.row + cell.rows - 1 <= found.rows for cell in found.cells)
        assert [(cell.row, cell.column) for cell in found.cells] == sorted((c.row, c.column) for c in found.cells)


def test_a_cell_knows_that_words_in_it_are_struck_through() -> None:
    gone = para(run("Mend the stile", "<w:strike/>"))
    found = table(tbl(3, row("Plant a hedge", cell(gone), cell(para(run("May ", "<w:strike/>") + run("June"))))))
    assert [(each.text, each.struck) for each in found.cells] == [("Plant a hedge", False), ("", True), ("June", True)]
