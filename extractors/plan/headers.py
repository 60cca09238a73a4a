"""Where a table's header stands and what it says of each column."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.fields.colours import colour_name
from extractors.fields.headings import CALLED_ACTION
from extractors.fields.text import clean, items
from extractors.plan.columns import Column, propose, settle
from extractors.plan.evidence import weigh
from models.row import Field
from models.table import Cell, Table

MOST_ROWS = 3  # of a header
MOST_COLUMNS = 500  # a table that is wider is none: a damaged file, or a register of figures
SEARCHED = 8  # rows at the top of a table
SHARE_NAMED = 0.6  # of a header's filled cells name a field
LONGEST = 160  # characters in a heading
FILLED = 0.8  # share of rows in which a column of numbers has one
FULL_WIDTH = 0.7  # of the columns: a cell that spans so many is no column's
SHADED = 0.7  # of a row's cells: a colour that so many share is no code
TELLING = (Field.LEAD, Field.START, Field.DUE, Field.PROGRESS, Field.RAG, Field.COMPLETED_ON)
REGISTER = 2  # words of OTHER_TABLES: a risk register names owners and dates too
OTHER_TABLES = re.compile(
    r"(?i)\b(?:likelihood|inherent|residual|mitigat\w+|risk (?:description|score|rating|owner|category|ref)|controls?\b"
    r"|apologies|attendance|attendees|variance|budget (?:20|£)|net expenditure|consequence|forecast)\b"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a plan table: its first and last row (from 1), and its columns."""

    first: int
    last: int
    columns: tuple[Column, ...]

    def holding(self, field: Field) -> tuple[Column, ...]:
        """The columns that hold `field`."""
        return tuple(column for column in self.columns if field in column.fields)


def cell_text(cell: Cell) -> str:
    """The cell's text on one line."""
    return clean(" ".join(item.text for item in items(cell.lines)))


def is_full_width(cell: Cell, table: Table) -> bool:
    """Whether the cell is a row by itself: it spans most columns of a table that has several."""
    return cell.columns > 1 and cell.columns >= FULL_WIDTH * table.columns


def find_header(table: Table) -> Header | None:
    """The header of a table that is an action plan; None for every other table.

    A plan's header names what is done (or recommended) and at least one of who, by when or how far it is.
    """
    if table.columns > MOST_COLUMNS:
        return None
    best: tuple[int, int] | None = None
    for row in range(1, min(SEARCHED, table.rows) + 1):
        named = _fields_named(table, row)
        if len(named) >= 2 and (best is None or len(named) > best[1]):
            best = (row, len(named))
    if best is None:
        return None
    last = _last_row(table, best[0])
    first = _first_row(table, best[0])
    header = _columns(table, first, last)
    return header if _is_plan(header, table) else None


def _fields_named(table: Table, row: int) -> set[Field]:
    """The fields that the cells of `row` name; empty where the row does not read as a header."""
    cells = [cell for cell in table.row(row) if cell.lines and not is_full_width(cell, table)]
    texts = [cell_text(cell) for cell in cells]
    if len(texts) < 2 or any(len(text) > LONGEST or len(text.split()) > 20 for text in texts):
        return set()
    proposals = [propose(text) for text in texts]
    if sum(bool(fields) for fields in proposals) < SHARE_NAMED * len(texts):
        return set()
    if sum(len(text) > 70 for text in texts) > 0.5 * len(texts):
        return set()
    return {fields[0] for fields in proposals if fields}


def _first_row(table: Table, last: int) -> int:
    """Where the header begins: rows above that group its columns belong to it."""
    first = last
    while first > 1:
        above = [cell for cell in table.row(first - 1) if cell.lines]
        groups = [cell for cell in above if cell.columns > 1 and not is_full_width(cell, table)]
        spanning = [cell for cell in above if cell.rows > 1 and cell.row + cell.rows > first]
        if not groups and not spanning:
            break
        first -= 1
    return first


def _last_row(table: Table, row: int) -> int:
    """Where the header ends: rows that its cells reach down to belong to it."""
    cells = [cell for cell in table.row(row) if cell.lines and not is_full_width(cell, table)]
    reached = [cell.row + cell.rows - 1 for cell in cells if cell.rows <= MOST_ROWS and propose(cell_text(cell))]
    return max((row, *(last for last in reached if last < table.rows)))


def _columns(table: Table, first: int, last: int) -> Header:
    headings: list[tuple[str, ...]] = []
    for column in range(1, table.columns + 1):
        parts: list[str] = []
        for cell in _covering(table, column):
            if first <= cell.row + cell.rows - 1 and cell.row <= last and not is_full_width(cell, table):
                text = cell_text(cell)
                if text and text not in parts:
                    parts.append(text)
        headings.append(tuple(parts))
    body = [
        [cell for cell in _covering(table, column) if cell.row > last and not is_full_width(cell, table)]
        for column in range(1, table.columns + 1)
    ]
    columns = settle(headings, [weigh([item.text for cell in cells for item in items(cell.lines)]) for cells in body])
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    shades = {row: shade_of(cells) for row, cells in rows.items()}
    own = [[cell for cell in cells if cell.fill != shades.get(cell.row)] for cells in body]
    looks = (_by_look(*each) for each in zip(columns, body, own, strict=True))
    return Header(first, last, tuple(looks))


def shade_of(cells: Sequence[Cell]) -> str | None:
    """The colour that most of the `cells` of a row share: every second row is shaded, and no cell has a code."""
    fill, times = Counter(cell.fill for cell in cells).most_common(1)[0] if cells else (None, 0)
    return fill if times > 1 and times >= SHADED * len(cells) else None


def _by_look(column: Column, cells: Sequence[Cell], own: Sequence[Cell]) -> Column:
    """The column, its field told by how its cells are set where that says more than words: turned, or only coloured."""
    if not (column.heading and column.fields) and any(cell.rotated for cell in cells):
        return Column(column.column, column.heading, (Field.THEME,))
    coloured = sum(cell.fill is not None and colour_name(cell.fill) is not None for cell in own)
    if not any(cell.lines for cell in cells) and cells and coloured >= 0.5 * len(cells):
        return Column(column.column, column.heading, (Field.RAG,))
    return column


def _covering(table: Table, column: int) -> list[Cell]:
    found = [cell for cell in table.cells if cell.column <= column < cell.column + cell.columns]
    return sorted(found, key=lambda cell: cell.row)


def _is_plan(header: Header, table: Table) -> bool:
    """Whether the columns are those of an action plan: what is done, and who, by when or how far it is."""
    held = {field for column in header.columns for field in column.fields}
    if Field.ACTION not in held or table.rows <= header.last:
        return False
    headings = " | ".join(column.heading for column in header.columns)
    who_and_when = {Field.LEAD, Field.DUE} <= held
    others = {found.lower() for found in OTHER_TABLES.findall(headings)}
    if others and (not who_and_when or len(others) >= REGISTER):
        return False
    called = any(CALLED_ACTION.search(column.heading.lower()) for column in header.holding(Field.ACTION))
    return any(field in held for field in TELLING) if called else who_and_when


def same_header(row: Sequence[Cell], table: Table, header: Header) -> bool:
    """Whether `row`, the cells of one, prints the header's headings again."""
    cells = [cell for cell in row if cell.lines and not is_full_width(cell, table)]
    headings = {_plain(column.heading) for column in header.columns if column.heading}
    if len(cells) < 2 or not all(_plain(cell_text(cell)) in headings for cell in cells):
        return False
    return len({_plain(cell_text(cell)) for cell in cells}) >= 0.6 * len(headings)


def explains_columns(table: Table, row: int, header: Header) -> bool:
    """Whether `row`, right under the header, explains the columns instead of holding an action."""
    if row != header.last + 1:
        return False
    cells = [cell for cell in table.row(row) if cell.lines and not is_full_width(cell, table)]
    if len(cells) < 2:
        return False
    numbers = [column.column for column in header.holding(Field.REF)]
    if numbers and all(_share_filled(table, column, row) >= FILLED for column in numbers):
        return not any(cell.column in numbers for cell in cells)
    texts = [cell_text(cell) for cell in cells]
    bracketed = all(text.startswith("(") and text.endswith(")") for text in texts)
    asked = sum(text.endswith("?") for text in texts) >= 0.6 * len(texts)
    return bracketed or asked or all(text.lower().startswith(("e.g", "for example", "i.e")) for text in texts)


def _share_filled(table: Table, column: int, after: int) -> float:
    """The share of the column's cells below row `after` that have text, full-width rows aside."""
    cells = [cell for cell in table.cells if cell.column == column and cell.row > after and cell.columns == 1]
    return sum(bool(cell.lines) for cell in cells) / len(cells) if cells else 0.0


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower()).removesuffix("continued").removesuffix("contd")


def fits(header: Header, table: Table, columns: Sequence[float], others: Sequence[float]) -> bool:
    """Whether a table without a header of its own can stand under `header`: the same columns at the same places."""
    if len(header.columns) != table.columns or len(columns) != len(others):
        return False
    return all(abs(one - other) <= 6.0 for one, other in zip(columns, others, strict=True))
