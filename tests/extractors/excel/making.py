"""Small workbooks, made for one test each."""

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from extractors.excel import extract
from models.document import Document, Paragraph
from models.table import Table

HEADER = ("Ref", "Action", "Lead", "By when")


def workbook(*fills: Callable[[Worksheet], None]) -> bytes:
    """A workbook with a sheet for each of `fills`, which writes into it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, fill in enumerate(fills, start=1):
        fill(book.create_sheet(f"Sheet{number}"))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def plan(sheet: Worksheet) -> None:
    """A header and two actions."""
    for row in (HEADER, ("1", "Plant a hedge", "Ranger", "May 2019"), ("2", "Mow the verge", "Ranger", "June 2019")):
        sheet.append(row)


def read(*fills: Callable[[Worksheet], None]) -> Document:
    """The document in such a workbook."""
    return extract(workbook(*fills), "plan.xlsx")


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def rows(table: Table) -> list[list[str]]:
    """The texts of each row; a merged cell in each row that it covers."""
    return [[cell.text for cell in table.row(row)] for row in range(1, table.rows + 1)]


def with_member(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one member changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            blob = old.read(member)
            new.writestr(member, change(blob) if member == name else blob)
    return stream.getvalue()
