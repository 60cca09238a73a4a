"""A sheet -> the cells that it shows, counted without hidden and blank rows and columns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from extractors.excel.fills import fill_of
from extractors.excel.marks import Marks
from extractors.excel.values import Value, is_error, printed
from extractors.grids import Printed, bounded
from extractors.regions import Grid

_TURNED = (*range(45, 136), 255)  # degrees, 91 and more the other way round; 255 is one letter below the other
UNCOUNTED = "a formula whose result is not stored"
FILTERED = "its row is hidden by a filter in the workbook"
_USUAL = 9.0  # characters: a column's width where the sheet states none


@dataclass(frozen=True, slots=True)
class _Look:
    """How cells of one style are set."""

    fill: str | None
    bold: bool
    struck: bool
    rotated: bool
    number_format: str


@dataclass(frozen=True, slots=True)
class _Stored:
    """A cell as the file has it, with the last row and column that it covers."""

    text: str
    look: _Look
    row: int
    column: int
    last_row: int
    last_column: int
    struck: bool = False  # words of it are left out
    missing: str = ""  # why it has no value
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows, and what is missing in it: cells without a value, and how many rows."""

    grid: Grid
    missing: tuple[str, ...] = ()  # such as "B7 (#REF!)"
    hidden: int = 0  # rows with texts that are hidden by hand, and left out
    struck: int = 0  # rows of which all words are struck out


def read_sheet(sheet: Worksheet, theme: tuple[str, ...], name: str, marks: Marks) -> Sheet:
    """What `sheet` of the file `name` shows: hidden rows and columns left out, merged cells whole.

    What a filter hides is read: hiding a row is a choice about the row, a filter is a view of all of them.
    Raises DocumentError if a cell is longer than any cell is.
    """
    hidden, hidden_columns, widths = _hidden_rows(sheet), *_columns(sheet)
    filtered = frozenset(row for row in hidden if marks.hides(row))
    hidden_rows = hidden - filtered
    stored = tuple(_doubted(_stored(sheet, theme, name, marks), filtered))
    rows = _shown(((cell.row, cell.last_row) for cell in stored if cell.text), hidden_rows)
    columns = _shown(((cell.column, cell.last_column) for cell in stored if cell.text), hidden_columns)
    grid = Grid(
        tuple(_printed(stored, rows, columns)),
        tuple(widths.get(column, _USUAL) for column in columns),
        _gaps(stored, rows, hidden_rows),
    )
    missing = (f"{_name(cell)} ({cell.missing})" for cell in stored if cell.missing and cell.row not in hidden_rows)
    lost = {cell.row for cell in stored if cell.text and cell.row in hidden_rows and cell.last_row in hidden_rows}
    struck = {cell.row for cell in stored if cell.struck} - {cell.row for cell in stored if cell.text}
    return Sheet(grid, tuple(missing), len(lost), len(struck - hidden_rows))


def _doubted(stored: Iterable[_Stored], filtered: frozenset[int]) -> Iterator[_Stored]:
    """The cells, each with what is doubtful about it."""
    for cell in stored:
        doubts = (FILTERED,) if cell.row in filtered and cell.text else ()
        if cell.missing:
            doubts = (*doubts, f"cell {_name(cell)} of the workbook has no value: {cell.missing}")
        yield replace(cell, doubts=doubts) if doubts else cell


def _name(cell: _Stored) -> str:
    return f"{get_column_letter(cell.column)}{cell.row}"


def _stored(sheet: Worksheet, theme: tuple[str, ...], name: str, marks: Marks) -> Iterator[_Stored]:
    """The cells of the sheet that have a text or a look, by row, then column."""
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    looks: dict[int, _Look] = {}
    # Not iter_rows: that would make every cell up to the last one, and a file may name its last one as it likes.
    for (row, column), cell in sorted(sheet._cells.items()):
        uncounted = (row, column) in marks.uncounted
        if not isinstance(cell, Cell) or (cell.value is None and not cell.has_style and not uncounted):
            continue
        look = looks.get(cell.style_id)
        if look is None:
            look = looks[cell.style_id] = _look(cell, theme)
        text, struck = _text(cell.value, look)
        missing = UNCOUNTED if uncounted else cell.value.strip() if is_error(cell.value) else ""
        area = merged.get((row, column))
        last = (row, column) if area is None else (area.max_row, area.max_col)
        if text or look.fill or struck or missing:
            yield _Stored(bounded(text, name), look, row, column, *last, struck, missing)


def _look(cell: Cell, theme: tuple[str, ...]) -> _Look:
    """How the cell is set."""
    pattern = cell.fill
    plain = getattr(pattern, "fill_type", None)  # None for no fill, and for one that shades from colour to colour
    colour = fill_of(pattern.fgColor, theme) if plain is not None else None
    turned = (cell.alignment.textRotation or 0) in _TURNED
    return _Look(colour, bool(cell.font.b), bool(cell.font.strike), turned, cell.number_format)


def _text(value: Value | CellRichText, look: _Look) -> tuple[str, bool]:
    """What the cell prints, and whether words are struck out in it, which are left out."""
    struck = False
    if isinstance(value, CellRichText):
        struck = any(str(part).strip() for part in value if _is_struck(part, look))
        value = "".join(str(part) for part in value if not _is_struck(part, look))
    elif look.struck:
        return "", bool(printed(value, look.number_format))
    text = printed(value, look.number_format)
    if "_x" in text:
        text = unescape(text)  # "_x000D_" stands for a carriage return
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(), struck


def _is_struck(part: str | TextBlock, look: _Look) -> bool:
    """Whether a part of a cell is struck out: by its own font, or by the cell's where it has none."""
    font = part.font if isinstance(part, TextBlock) else None
    return look.struck if font is None else bool(font.strike)


def _hidden_rows(sheet: Worksheet) -> frozenset[int]:
    return frozenset(row for row, look in sheet.row_dimensions.items() if look.hidden or look.height == 0)


def _columns(sheet: Worksheet) -> tuple[frozenset[int], dict[int, float]]:
    """The columns that are hidden, and the widths that are stated; one entry may speak for several columns."""
    hidden: set[int] = set()
    widths: dict[int, float] = {}
    for look in sheet.column_dimensions.values():
        first = look.min or 1
        last = min(max(look.max or first, first), 16_384)
        if look.hidden or look.width == 0:
            hidden.update(range(first, last + 1))
        elif look.width and look.customWidth:
            widths.update(dict.fromkeys(range(first, last + 1), float(look.width)))
    return frozenset(hidden), widths


def _shown(spans: Iterable[tuple[int, int]], hidden: frozenset[int]) -> tuple[int, ...]:
    """The rows (or columns) that some text begins in; where that one is hidden, in the next one of its cell's."""
    found: set[int] = set()
    for first, last in spans:
        seen = next((at for at in range(first, last + 1) if at not in hidden), None)
        if seen is not None:
            found.add(seen)
    return tuple(sorted(found))


def _printed(stored: Sequence[_Stored], rows: Sequence[int], columns: Sequence[int]) -> Iterator[Printed]:
    """The cells that are shown, counted by the rows and columns that are."""
    for cell in stored:
        down = _covered(cell.row, cell.last_row, rows)
        across = _covered(cell.column, cell.last_column, columns)
        if down and across:
            look = cell.look
            first, left = down.start + 1, across.start + 1
            turned = look.rotated and bool(cell.text)
            size = len(down), len(across)
            yield Printed(cell.text, first, left, *size, look.fill, look.bold, turned, cell.struck, cell.doubts)


def _covered(first: int, last: int, shown: Sequence[int]) -> range:
    """Which of the rows (or columns) `shown`, counted from 0, lie between `first` and `last`, both included."""
    return range(bisect_left(shown, first), bisect_right(shown, last))


def _gaps(stored: Sequence[_Stored], rows: Sequence[int], hidden: frozenset[int]) -> frozenset[int]:
    """The rows, counted as they are shown, behind which a blank row is seen."""
    covered = {row for cell in stored if cell.text for row in range(cell.row, cell.last_row + 1)}
    return frozenset(
        number
        for number, (row, following) in enumerate(pairwise(rows), start=1)
        if any(between not in hidden and between not in covered for between in range(row + 1, following))
    )
