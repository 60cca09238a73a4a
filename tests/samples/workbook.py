"""Sample plans as workbooks: title rows, merged cells, dates as dates, and hidden rows, columns and sheets."""

import datetime
import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.samples.grids import Cell, Grid, plain_grid, plan_grid
from tests.samples.values import Heading, NewPage, PlainTable, Plan, PlanTable, Text
from tests.samples.word import EPOCH, fixed

DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)")
SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
WIDTH = 130  # characters that the columns share


def xlsx(plan: Plan) -> bytes:
    """The plan as .xlsx: one sheet for all that is printed, one that is hidden, and a hidden row and column."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Plan"
    row = 1
    for block in plan.blocks:
        match block:
            case Heading(text, level):
                sheet.cell(row, 1, text).font = Font(bold=True, size=18 - 2 * level)
                row += 1
            case Text(text, bullet):
                sheet.cell(row, 1, f"• {text}" if bullet else text)
                row += 1
            case PlainTable():
                row = _table(sheet, plain_grid(block), row) + 1
            case PlanTable():
                row = _table(sheet, plan_grid(block), row) + 1
            case NewPage():
                row += 1
    _hide(book, sheet)
    book.properties.title, book.properties.creator = plan.title, plan.body
    book.properties.created = book.properties.modified = EPOCH
    stream = io.BytesIO()
    book.save(stream)
    return fixed(_undated(stream.getvalue()))


def _undated(content: bytes) -> bytes:
    """The same archive without the moment at which openpyxl says that it was saved."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            new.writestr(name, SAVED.sub(rb"\g<1>2020-01-01T00:00:00Z", blob) if name == "docProps/core.xml" else blob)
    return stream.getvalue()


def _table(sheet: Worksheet, grid: Grid, top: int) -> int:
    """Writes the table below row `top`; gives back the row behind it."""
    for number, share in enumerate(grid.widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(6, round(WIDTH * share))
    for cell in grid.cells:
        _write(sheet, cell, top + cell.row)
    return top + grid.rows


def _write(sheet: Worksheet, cell: Cell, row: int) -> None:
    column = cell.column + 1
    place = sheet.cell(row, column)
    day = DAY.fullmatch(cell.text)
    date = None if day is None else _date(int(day[1]), int(day[2]), int(day[3]))
    if date is None:
        place.value = cell.text or None
    else:
        place.value, place.number_format = date, "dd/mm/yyyy"
    place.font = Font(bold=cell.bold)
    place.alignment = Alignment(wrap_text=True, vertical="top", textRotation=90 if cell.turned else 0)
    if cell.fill:
        place.fill = PatternFill("solid", fgColor=cell.fill.removeprefix("#"))
    if cell.rows > 1 or cell.columns > 1:
        last = (row + cell.rows - 1, column + cell.columns - 1)
        sheet.merge_cells(start_row=row, start_column=column, end_row=last[0], end_column=last[1])


def _date(day: int, month: int, year: int) -> datetime.datetime | None:
    """None for a day that there is not, which Excel keeps as text."""
    try:
        return datetime.datetime(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def _hide(book: Workbook, sheet: Worksheet) -> None:
    """What nobody sees: a sheet of lists, a column of working notes, the row of an action that was dropped."""
    lists = book.create_sheet("Lists")
    for row in (("Action", "Lead", "By when"), ("Not to be read", "Nobody", "May 2030")):
        lists.append(row)
    lists.sheet_state = "hidden"
    beyond = sheet.max_column + 1
    sheet.cell(sheet.max_row, beyond, "working note")
    sheet.column_dimensions[get_column_letter(beyond)].hidden = True
    last = sheet.max_row + 1
    sheet.cell(last, 1, "9.9")
    sheet.cell(last, 2, "An action that was dropped")
    sheet.row_dimensions[last].hidden = True
