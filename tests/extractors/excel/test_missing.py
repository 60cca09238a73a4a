"""Nothing of a sheet is lost without a word: filters, formulas without a result, errors, struck-out words."""

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.worksheet import Worksheet

from extractors.excel import extract
from extractors.excel.sheets import FILTERED
from extractors.plan import read_plan
from extractors.plan.bands import STRUCK
from models.action import Action
from tests.extractors.excel.making import HEADER, plan, read, with_member, workbook

CHOSEN = FilterColumn(colId=2, filters=Filters(filter=["Ranger"]))


def actions(*fills: object) -> dict[str, Action]:
    """The actions of such a workbook by their refs."""
    return {action.ref or "": action for action in read_plan(read(*fills))[1]}  # type: ignore[arg-type]


def hidden_third(sheet: Worksheet) -> None:
    plan(sheet)
    sheet.append(("3", "Mend the gate", "Warden", "July 2019"))
    sheet.row_dimensions[4].hidden = True


def test_rows_that_a_filter_hides_are_read_with_a_warning() -> None:
    def fill(sheet: Worksheet) -> None:
        hidden_third(sheet)
        sheet.auto_filter.ref = "A1:D4"
        sheet.auto_filter.filterColumn.append(CHOSEN)

    found = actions(fill)
    assert {ref: FILTERED in action.warnings for ref, action in found.items()} == {"1": False, "2": False, "3": True}
    assert found["3"].action == "Mend the gate"


def test_rows_that_the_filter_of_a_table_hides_are_read_too() -> None:
    def fill(sheet: Worksheet) -> None:
        hidden_third(sheet)
        table = ExcelTable(displayName="Plan", ref="A1:D4")
        table._initialise_columns()
        table.autoFilter.filterColumn.append(CHOSEN)
        for column, title in zip(table.tableColumns, HEADER, strict=True):
            column.name = title
        sheet.add_table(table)

    assert FILTERED in actions(fill)["3"].warnings


def test_a_filter_that_does_not_say_over_which_rows() -> None:
    def fill(sheet: Worksheet) -> None:
        hidden_third(sheet)
        sheet.sheet_properties.filterMode = True

    assert FILTERED in actions(fill)["3"].warnings


def test_a_row_hidden_by_hand_is_left_out_and_counted() -> None:
    def fill(sheet: Worksheet) -> None:
        hidden_third(sheet)
        sheet.auto_filter.ref = "A1:D4"  # its arrows are shown, nothing is chosen

    def below(sheet: Worksheet) -> None:
        hidden_third(sheet)
        sheet.auto_filter.ref = "A1:D3"
        sheet.auto_filter.filterColumn.append(CHOSEN)

    for each in (fill, below):
        document = read(each)
        assert [action.ref for action in read_plan(document)[1]] == ["1", "2"]
        assert document.notices == ("hidden rows left out: 1",)


@pytest.mark.parametrize("value", ["#REF!", "=Plans!D2"])
def test_a_cell_without_a_value_is_named(value: str) -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        sheet["D2"] = value

    document = read(fill)
    first, second = read_plan(document)[1]
    why = "#REF!" if value == "#REF!" else "a formula whose result is not stored"
    assert first.due == ()
    assert f"cell D2 of the workbook has no value: {why}" in first.warnings
    assert not any("no value" in warning for warning in second.warnings)
    assert document.notices == (f"cells without a value: D2 ({why}); open the workbook, mend them and save it",)


def test_a_formula_with_a_stored_result_is_read() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        sheet["D2"], sheet["C2"] = "=Plans!D2", "=Plans!C2"

    def stored(blob: bytes) -> bytes:
        # A formula that gives an empty text has an empty result, and nothing is missing.
        blob = blob.replace(b"<f>Plans!D2</f><v />", b"<f>Plans!D2</f><v>May 2019</v>").replace(
            b"<f>Plans!D2</f><v></v>", b"<f>Plans!D2</f><v>May 2019</v>"
        )
        return blob.replace(b'<c r="D2">', b'<c r="D2" t="str">').replace(b'<c r="C2">', b'<c r="C2" t="str">')

    document = extract(with_member(workbook(fill), "xl/worksheets/sheet1.xml", stored), "plan.xlsx")
    assert read_plan(document)[1][0].due[0].raw == "May 2019"


def test_the_sheet_is_named_where_there_are_several() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        for row in range(5, 15):
            sheet.cell(row, 1, str(row))
            sheet.cell(row, 4, "#N/A")

    (notice,) = read(plan, fill).notices
    assert notice.startswith("cells of sheet 'Sheet2' without a value: D5 (#N/A), D6 (#N/A)")
    assert "D9 (#N/A) and 5 more;" in notice


def test_words_struck_out_are_left_out_with_a_warning() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        sheet["C2"].font = Font(strike=True)
        sheet["B3"] = CellRichText(TextBlock(InlineFont(strike=True), "Cut "), TextBlock(InlineFont(b=True), "Mow it"))
        sheet.append(("3", "Mend the gate", "Warden", "July 2019"))

    found = actions(fill)
    assert found["1"].leads == ()
    assert found["2"].action == "Mow it"
    assert {ref: STRUCK in action.warnings for ref, action in found.items()} == {"1": True, "2": True, "3": False}


def test_a_row_of_which_all_is_struck_out_is_counted() -> None:
    def fill(sheet: Worksheet) -> None:
        plan(sheet)
        for column in range(1, 5):
            sheet.cell(3, column).font = Font(strike=True)

    document = read(fill)
    assert [action.ref for action in read_plan(document)[1]] == ["1"]
    assert document.notices == ("rows of which all is struck out left out: 1",)
