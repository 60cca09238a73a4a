"""Workbooks (.xlsx, .xlsm): bytes -> the text and tables of their sheets in printed order."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from extractors.excel.fills import theme_colours
from extractors.excel.marks import Marks
from extractors.excel.package import is_workbook, open_package
from extractors.excel.sheets import Sheet, read_sheet
from extractors.regions import blocks_of
from models.document import Document, Paragraph
from models.table import Table

MOST_NAMED = 5  # cells that a notice names
SHEET_LEVEL = 2  # of the heading that a sheet's name is
_UNNAMED = re.compile(
    r"(?i)\W*(?:(?:sheet|table|tab|page)\W*\d*|.*\b(?:plan|log|tracker|programme|template|register)s?\b.*)"
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a sheet shows under its name."""

    name: str
    blocks: tuple[Paragraph | Table, ...]
    sheet: Sheet

    @property
    def has_table(self) -> bool:
        """Whether it holds a table."""
        return any(isinstance(block, Table) for block in self.blocks)


def accepts(content: bytes) -> bool:
    """Whether `content` is a workbook, a truncated one included; never raises."""
    return is_workbook(content)


def extract(content: bytes, name: str) -> Document:
    """The sheets as they are seen, in order: hidden sheets, rows and columns are left out, formulas show their values.

    The names of sheets are headings where several sheets have tables. There are no pages.
    Raises DocumentError if the workbook is damaged or not safe to open.
    """
    package = open_package(content, name)
    theme, numbers = theme_colours(package.theme), count(1)
    sheets: list[_Shown] = []
    for worksheet in package.workbook.worksheets:
        if worksheet.sheet_state == "visible":
            sheet = read_sheet(worksheet, theme, name, package.marks.get(worksheet.title, Marks()))
            sheets.append(_Shown(worksheet.title, tuple(blocks_of(sheet.grid, numbers, name)), sheet))
    digest, notices = hashlib.sha256(content).hexdigest(), tuple(_notices(sheets))
    return Document(name, digest, tuple(_in_order(sheets)), (), package.title, notices=notices)


def _notices(sheets: Sequence[_Shown]) -> Iterator[str]:
    """What of the sheets with tables is missing in what is read."""
    for sheet in sheets:
        where = f" of sheet {sheet.name!r}" if len(sheets) > 1 else ""
        missing = sheet.sheet.missing
        if sheet.sheet.hidden and sheet.has_table:
            yield f"hidden rows{where} left out: {sheet.sheet.hidden}"
        if sheet.sheet.struck and sheet.has_table:
            yield f"rows{where} of which all is struck out left out: {sheet.sheet.struck}"
        if missing:
            more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
            named = ", ".join(missing[:MOST_NAMED])
            yield f"cells{where} without a value: {named}{more}; open the workbook, mend them and save it"


def _in_order(sheets: Sequence[_Shown]) -> Iterator[Paragraph | Table]:
    """The sheets one after the other: what several repeat above their tables first, then the sheet's name."""
    divided = sum(sheet.has_table for sheet in sheets) > 1
    headings = Counter(text for sheet in sheets for text in {block.text for block in _headings(sheet)})
    for sheet in sheets:
        named = divided and sheet.has_table and not _UNNAMED.fullmatch(sheet.name)
        own = [block for block in sheet.blocks if not _is_repeated(block, headings)]
        yield from (block for block in sheet.blocks if _is_repeated(block, headings))
        if named:
            yield Paragraph(sheet.name, SHEET_LEVEL)
        yield from own


def _headings(sheet: _Shown) -> Iterator[Paragraph]:
    return (block for block in sheet.blocks if isinstance(block, Paragraph) and block.level is not None)


def _is_repeated(block: Paragraph | Table, headings: Counter[str]) -> bool:
    """Whether the block is a heading that stands on several sheets: the plan's title, not a theme."""
    return isinstance(block, Paragraph) and block.level is not None and headings[block.text] > 1
