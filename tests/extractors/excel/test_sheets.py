"""A sheet is read as it is seen: merged, hidden and coloured cells, titles above tables, several sheets."""

import datetime

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from extractors.plan import read_plan
from tests.extractors.excel.making import HEADER, plan, read, rows, tables, texts


def test_a_table_with_titles_above_it() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "Wexbridge Council"
        sheet["A2"], sheet["B2"] = "Updated:", "March 2019"
        for column, text in enumerate(HEADER, start=1):
            sheet.cell(4, column, text).font = Font(bold=True)
        sheet.append(("1", "Plant a hedge", "Ranger", "May 2019"))

    document = read(fill)
    assert texts(document) == ["Wexbridge Council", "Updated: March 2019"]
    assert rows(tables(document)[0]) == [list(HEADER), ["1", "Plant a hedge", "Ranger", "May 2019"]]


def test_what_is_hidden_is_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        sheet["E1"], sheet["E2"] = "Note", "not for the public"
        sheet.column_dimensions["E"].hidden = True
        sheet.append(("3", "Dropped", "Nobody", "2020"))
        sheet.row_dimensions[4].hidden = True

    def lists(sheet: Worksheet) -> None:
        plan(sheet)
        sheet.sheet_state = "veryHidden"

    document = read(fill, lists)
    assert len(tables(document)) == 1
    assert [row[0] for row in rows(tables(document)[0])] == ["Ref", "1", "2"]
    assert tables(document)[0].columns == 4


def test_hidden_columns_that_one_entry_speaks_for() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append((*HEADER[:2], "x", "y", *HEADER[2:]))
        sheet.append(("1", "Plant a hedge", "x", "y", "Ranger", "May 2019"))
        sheet.column_dimensions.group("C", "D", hidden=True)

    assert rows(tables(read(fill))[0])[1] == ["1", "Plant a hedge", "Ranger", "May 2019"]


def test_merged_cells_are_whole_whatever_is_hidden_in_them() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(("Recommendation", "Action", "Lead"))
        for number in range(1, 5):
            sheet.append(("Look after the park" if number == 1 else None, f"Plant {number}", "Ranger"))
        sheet.merge_cells("A2:A5")
        sheet.row_dimensions[2].hidden = True

    table = tables(read(fill))[0]
    assert rows(table)[1:] == [["Look after the park", f"Plant {number}", "Ranger"] for number in (2, 3, 4)]
    assert next(cell for cell in table.cells if cell.rows > 1).rows == 3


def test_dates_are_printed_and_read_in_uk_order() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append(("1", "Plant a hedge", "Ranger", datetime.date(2019, 5, 4)))
        sheet.append(("2", "Mow the verge", "Ranger", datetime.date(2019, 6, 1)))
        sheet["D2"].number_format, sheet["D3"].number_format = "mm-dd-yy", "mmm-yy"

    _, actions = read_plan(read(fill))
    assert [action.due_date for action in actions] == [datetime.date(2019, 5, 4), datetime.date(2019, 6, 30)]


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        (Color(rgb="FFFFC000"), "#ffc000"),
        (Color(indexed=10), "#ff0000"),
        (Color(theme=9), "#f79646"),
        (Color(theme=0), None),
        (Color(theme=0, tint=-0.5), "#808080"),
        (Color(rgb="FFFFFFFF"), None),
    ],
)
def test_fills_are_kept_where_nothing_is_printed(colour: Color, expected: str | None) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append((*HEADER, "RAG"))
        sheet.append(("1", "Plant a hedge", "Ranger", "May 2019"))
        sheet["E2"].fill = PatternFill("solid", fgColor=colour)

    assert tables(read(fill))[0].row(2)[4].fill == expected


def test_struck_words_are_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        sheet["C2"].font = Font(strike=True)
        sheet["B3"] = CellRichText(TextBlock(InlineFont(strike=True), "Cut "), TextBlock(InlineFont(b=True), "Mow it"))

    assert rows(tables(read(fill))[0])[1:] == [
        ["1", "Plant a hedge", "", "May 2019"],
        ["2", "Mow it", "Ranger", "June 2019"],
    ]


def test_lines_bullets_and_turned_labels() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        sheet["B2"] = "Plant:\n• a hedge\n- a tree_x000D_"
        sheet["A2"].alignment = Alignment(textRotation=90)

    cells = tables(read(fill))[0].row(2)
    assert [(line.text, line.bullet) for line in cells[1].lines] == [
        ("Plant:", False),
        ("a hedge", True),
        ("a tree", True),
    ]
    assert cells[0].rotated
    assert cells[1].lines[0].box.bottom <= cells[1].lines[1].box.top


def test_there_are_no_pages_and_places() -> None:
    document = read(plan)
    action = read_plan(document)[1][0]
    assert (action.source.page, action.source.box, action.source.row) == (None, None, 2)
    assert document.pages is None


def test_a_blank_row_is_space_but_before_a_header_and_notes() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        sheet.append([])
        sheet.append(("3", "Cut the grass", "Ranger", "July 2019"))
        sheet.append([])
        sheet.append(("Priority 2",))
        for column, text in enumerate(HEADER, start=1):
            sheet.cell(8, column, text).font = Font(bold=True)
        sheet.append(("4", "Mend the gate", "Ranger", "July 2019"))
        sheet.append([])
        sheet.append(("Agreed by the Board.",))

    document = read(fill)
    assert [table.rows for table in tables(document)] == [4, 2]
    assert texts(document) == ["Priority 2", "Agreed by the Board."]


def test_a_sheet_for_each_theme() -> None:
    def hedges(sheet: Worksheet) -> None:
        sheet.title = "Hedges"
        sheet["A1"] = "Wexbridge Parks Action Plan"
        sheet["A1"].font = Font(bold=True)
        sheet.append([])
        plan(sheet)

    def ponds(sheet: Worksheet) -> None:
        hedges(sheet)
        sheet.title = "Ponds"

    _, actions = read_plan(read(hedges, ponds))
    assert [action.theme for action in actions] == [("Hedges",), ("Hedges",), ("Ponds",), ("Ponds",)]


def test_a_lone_cell_far_away_costs_nothing() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        sheet.cell(1_048_576, 16_384, "x")

    assert rows(tables(read(fill))[0])[0][:4] == list(HEADER)
