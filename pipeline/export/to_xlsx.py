"""Excel: a workbook with one row an action, real dates and filters, and a sheet that explains the columns."""

import datetime
import tempfile
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING

from models.errors import ExportError
from models.listed import Listed
from pipeline.export.cells import runs
from pipeline.export.column import Value
from pipeline.export.columns import SHEET, sheet_row
from pipeline.export.scratch import aside
from pipeline.export.sink import Sink

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime.datetime(2000, 1, 1)  # of every workbook: the same actions give the same bytes
MOST_ROWS, LONGEST = 1_048_576, 32_767  # what Excel takes: rows of a sheet; characters (UTF-16) of a cell
CUT = " [cut: longer than Excel takes]"
FIRST_DAY = datetime.date(1900, 3, 1)  # before it Excel counts a day that never was: such dates are text
EXPLAINED = (("Column", 20), ("Kind", 16), ("Meaning", 90))


def write(actions: Iterable[Listed], sink: Sink[bytes]) -> int:
    """Write the workbook; gives how many actions. Raises ExportError if there are more than a sheet can hold.

    Text is text, whatever it begins with. One row is in memory at a time.
    """
    from xlsxwriter import Workbook

    with (
        tempfile.TemporaryDirectory() as folder,
        aside(sink) as file,
        closing(Workbook(file, {"constant_memory": True, "tmpdir": folder})) as workbook,  # closed if this fails, too
    ):
        workbook.set_properties({"title": "Action plans", "created": CREATED})
        count = _Sheet(workbook, workbook.add_worksheet("Actions")).fill(actions)
        _explain(workbook, workbook.add_worksheet("Columns"))
    return count


class _Sheet:
    """The sheet of the actions, while it is filled row by row."""

    def __init__(self, workbook: "Workbook", sheet: "Worksheet") -> None:
        """An empty `sheet` of `workbook`."""
        self._sheet = sheet
        looks = {"valign": "top", "text_wrap": True}
        self._heading = heading_look(workbook)
        self._usual = workbook.add_format(looks)
        self._quoted = workbook.add_format(looks | {"quote_prefix": True})  # stays text when the cell is edited
        self._day = workbook.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})

    def fill(self, actions: Iterable[Listed]) -> int:
        """Write a frozen heading with filters and one row an action; gives how many actions."""
        for number, single in enumerate(SHEET):
            self._sheet.set_column(number, number, single.column.width)
            self._sheet.write_string(0, number, single.column.name, self._heading)
        self._sheet.freeze_panes(1, 0)
        count = 0
        for count, listed in enumerate(actions, start=1):
            if count >= MOST_ROWS:
                raise ExportError(f"an Excel sheet holds {MOST_ROWS - 1:,} actions: give --format parquet or csv")
            for number, value in enumerate(sheet_row(listed)):
                self._write(count, number, value)
        self._sheet.autofilter(0, 0, count, len(SHEET) - 1)
        return count

    def _write(self, row: int, column: int, value: Value) -> None:
        match value:
            case None:
                pass
            case bool():
                self._sheet.write_boolean(row, column, value, self._usual)
            case datetime.date() if value >= FIRST_DAY:
                self._sheet.write_datetime(row, column, value, self._day)
            case int() | float():
                self._sheet.write_number(row, column, value, self._usual)
            case _:
                text = short(str(value))
                self._sheet.write_string(row, column, text, self._quoted if runs(text) else self._usual)


def heading_look(workbook: "Workbook") -> "Format":
    """How column headings look."""
    return workbook.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1, "bg_color": "#D9E2EC"})


def short(text: str) -> str:
    """`text` as far as a cell of Excel takes it; what was cut says so.

    >>> short("as it is")
    'as it is'
    """
    if len(text.encode("utf-16-le")) <= 2 * LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))]
    return kept.decode("utf-16-le", errors="ignore") + CUT  # half a surrogate pair at the end is left out


def _explain(workbook: "Workbook", sheet: "Worksheet") -> None:
    heading, wrapped = heading_look(workbook), workbook.add_format({"valign": "top", "text_wrap": True})
    for number, (name, width) in enumerate(EXPLAINED):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, name, heading)
    sheet.freeze_panes(1, 0)
    for row, single in enumerate(SHEET, start=1):
        column = single.column
        for number, text in enumerate((column.name, column.kind, column.meaning)):
            sheet.write_string(row, number, text, wrapped)
