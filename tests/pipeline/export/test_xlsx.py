"""The workbook, as openpyxl and pandas read it."""

import datetime
import io
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from openpyxl.utils.escape import unescape

from models.action import Due, Precision
from models.errors import ExportError
from models.listed import Listed
from pipeline.export import to_xlsx
from pipeline.export.column import Value
from pipeline.export.columns import SHEET, sheet_row
from tests.pipeline.export.test_export import ACTION
from tests.strategies import listed, unhurried

DAY = datetime.date(2024, 9, 30)
DATED = Listed("a-1", replace(ACTION, due=(Due("Sept 24", datetime.date(2024, 9, 1), DAY, Precision.MONTH),)))


def written(*actions: Listed) -> bytes:
    stream = io.BytesIO()
    assert to_xlsx.write(actions, stream) == len(actions)
    return stream.getvalue()


def workbook(*actions: Listed) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(*actions)))


def column(name: str) -> int:
    """Where a column stands, from 1."""
    return [each.column.name for each in SHEET].index(name) + 1


def as_read(value: Value) -> Value:
    """A value as Excel keeps it: numbers to 16 digits, early days as text."""
    if isinstance(value, float):
        return float(f"{value:.16g}")
    if isinstance(value, datetime.date) and value < datetime.date(1900, 3, 1):
        return str(value)
    return value


def plain(value: object) -> object:
    """What a cell holds: a date without its hour, text without the escapes that XML needs for control characters."""
    if isinstance(value, datetime.datetime):
        return value.date()
    return unescape(value) if isinstance(value, str) else value


@given(listed())
@unhurried
def test_values_read_back_are_those_of_the_action(actions: list[Listed]) -> None:
    sheet = workbook(*actions)["Actions"]
    heading, *rows = sheet.iter_rows(values_only=True)
    assert heading == tuple(each.column.name for each in SHEET)
    assert [tuple(map(plain, row)) for row in rows] == [tuple(map(as_read, sheet_row(each))) for each in actions]


@given(listed())
@unhurried
def test_no_cell_is_a_formula_or_a_link(actions: list[Listed]) -> None:
    for row in workbook(*actions)["Actions"].iter_rows():
        assert not [cell for cell in row if cell.data_type == "f" or cell.hyperlink]


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "- a bullet", "@SUM(A1)", "\t=1", "{=1}", "http://example.org"])
def test_text_that_looks_like_a_formula_is_text(text: str) -> None:
    cell = workbook(Listed("a-1", replace(ACTION, progress=text)))["Actions"].cell(2, column("progress"))
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@\t")  # or it would become a formula when the cell is edited


def test_dates_are_dates_with_filters_under_a_frozen_heading() -> None:
    sheet = workbook(DATED)["Actions"]
    cell = sheet.cell(2, column("due_date"))
    assert (cell.is_date, cell.number_format, cell.value) == (True, "yyyy-mm-dd", datetime.datetime(2024, 9, 30))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(2, len(SHEET)).coordinate}"
    assert sheet.cell(2, column("action")).alignment.wrap_text
    assert sheet.column_dimensions[sheet.cell(1, column("action")).column_letter].width == pytest.approx(60, abs=1)


def test_a_second_sheet_explains_every_column() -> None:
    heading, *rows = workbook(DATED)["Columns"].iter_rows(values_only=True)
    assert heading == ("Column", "Kind", "Meaning")
    assert rows == [(each.column.name, str(each.column.kind), each.column.meaning) for each in SHEET]


def test_pandas_reads_dates_and_numbers_as_such() -> None:
    frame = pd.read_excel(io.BytesIO(written(DATED)))
    assert frame["due_date"].tolist() == [pd.Timestamp(DAY)]
    assert frame["row"].dtype.kind == "i"


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    long = "💷" * 20_000  # two units of UTF-16 each
    text = workbook(Listed("a-1", replace(ACTION, progress=long)))["Actions"].cell(2, column("progress")).value
    assert isinstance(text, str)
    assert text.startswith("💷" * 16_000)
    assert text.endswith(" [cut: longer than Excel takes]")
    assert len(text.encode("utf-16-le")) // 2 <= 32_767


def test_more_actions_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_xlsx, "MOST_ROWS", 3)
    with pytest.raises(ExportError, match="an Excel sheet holds 2 actions: give --format parquet or csv"):
        to_xlsx.write([DATED] * 3, io.BytesIO())
    assert to_xlsx.write([DATED] * 2, io.BytesIO()) == 2


def test_no_moment_of_writing_is_in_the_workbook() -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(DATED)))
    assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
