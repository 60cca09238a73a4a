"""Which places of a table each `w:tc` takes, merged ones joined; and where its columns stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from extractors.word.markup import VAL, Element, W, is_on, points, value, whole

_ROW, _ROW_PROPERTIES, _CELL, _PROPERTIES = W + "tr", W + "trPr", W + "tc", W + "tcPr"
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
_WIDTH = W + "tcW"
_NOTHING: Mapping[str, Element] = {}
_WIDEST = 200  # columns of one cell; Word allows 63 in a table
_UNTOLD = 72.0  # points, for a column whose width the file does not state


class Slot(NamedTuple):  # made for every cell, and quicker to make than a dataclass
    """A cell's place, merged ones whole: its row and column from 1, and its `w:tc` (the first, if merged)."""

    cell: Element
    properties: Mapping[str, Element]  # the children of its `w:tcPr` by tag; none where it states its width alone
    row: int
    column: int
    columns: int = 1
    rows: int = 1
    joins: bool = False  # says that it belongs to the cell above


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells by row, then column; no two take the same place. `edges` are the columns' sides in points, from 0."""

    slots: tuple[Slot, ...]
    rows: int
    columns: int
    edges: tuple[float, ...]
    header_rows: int


def read_grid(table: Element) -> Grid | None:
    """The grid of a `w:tbl`; None for a table without cells.

    A file may state nonsense: a span past the table's side ends there, a cell that continues nothing stands alone.
    """
    stated = [points(column.get(W + "w")) or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    rows = [_row(row, at, len(stated)) for at, row in enumerate(table.iterchildren(_ROW), start=1)]
    placed = [slot for row in rows for slot in row]
    if not placed:
        return None
    columns = max(len(stated), *(slot.column for slot in placed)) if len(placed) > 1 else max(len(stated), 1)
    beyond = columns + 1  # a cell that runs past the table's last column ends there
    fitted = [
        slot if slot.column + slot.columns <= beyond else slot._replace(columns=beyond - slot.column) for slot in placed
    ]
    headers = takewhile(_is_header, table.iterchildren(_ROW))
    return Grid(
        slots=tuple(_joined(fitted)),
        rows=len(rows),
        columns=columns,
        edges=tuple(_edges(stated, fitted, columns)),
        header_rows=sum(1 for _ in headers),
    )


def _row(row: Element, at: int, stated: int) -> list[Slot]:
    """The cells of one row from left to right; `stated` is how many columns the table says that it has."""
    found: list[Slot] = []
    column = 1
    for cell in row:
        if cell.tag == _CELL:
            properties = _properties(cell)
            span, down, across = _merging(properties) if properties else (1, None, None)
            if span > 1 and stated >= column:
                span = min(span, stated - column + 1)
            if across == "continue" and found:  # the way of Word 97
                found[-1] = found[-1]._replace(columns=found[-1].columns + span)
            else:
                found.append(Slot(cell, properties, at, column, span, 1, down == "continue"))
            column += span
        elif cell.tag == _ROW_PROPERTIES and not found:
            column += min(_WIDEST, max(0, whole(value(cell, W + "gridBefore")) or 0))
    return found


def _properties(cell: Element) -> Mapping[str, Element]:
    """What a cell's `w:tcPr`, which stands first in it, says besides its width: its children by tag."""
    first = cell[0] if len(cell) else None
    if first is None or first.tag != _PROPERTIES or (len(first) == 1 and first[0].tag == _WIDTH):
        return _NOTHING
    return {child.tag: child for child in first[:]}


def _merging(properties: Mapping[str, Element]) -> tuple[int, str | None, str | None]:
    """How many columns a cell takes, and whether it begins or continues a merge downwards and across."""
    span, down, across = properties.get(_SPAN), properties.get(_DOWN), properties.get(_ACROSS)
    columns = 1 if span is None else min(_WIDEST, max(1, whole(span.get(VAL)) or 1))
    return columns, _merge(down), _merge(across)


def _merge(mark: Element | None) -> str | None:
    """Whether a merge begins ("restart") or goes on ("continue"); None without a mark."""
    if mark is None:
        return None
    said: str | None = mark.get(VAL)
    return said or "continue"


def _joined(placed: list[Slot]) -> list[Slot]:
    """The cells, those that continue the one above made one with it, by row, then column."""
    found: list[Slot] = []
    above: dict[int, int] = {}  # column -> where in `found` the last cell that begins there is
    for slot in placed:
        at = above.get(slot.column) if slot.joins else None
        if at is not None and _continues(slot, found[at]):
            found[at] = found[at]._replace(rows=found[at].rows + 1)
        else:
            above[slot.column] = len(found)
            found.append(slot)
    return found


def _continues(slot: Slot, begun: Slot) -> bool:
    """Whether `slot` stands right under `begun` and is as wide."""
    return begun.row + begun.rows == slot.row and begun.columns == slot.columns


def _edges(stated: list[float], slots: list[Slot], columns: int) -> Iterator[float]:
    """The sides of the columns, from 0 for the left one.

    The grid is what Word laid out last. An even grid is written by programs that lay nothing out: then the widths
    that the cells themselves state count, as they do for columns outside the grid.
    """
    even = len({round(width) for width in stated}) <= 1
    known = {at: width for at, width in enumerate(stated, start=1) if width > 0}
    wanted = columns if even or len(known) < columns else 0
    own: dict[int, float] = {}
    for slot in slots if wanted else ():
        if slot.columns == 1 and slot.column not in own:
            width = _stated_width(slot.cell.find(f"{_PROPERTIES}/{_WIDTH}"))
            if width:
                own[slot.column] = width
    edge = 0.0
    yield edge
    for column in range(1, columns + 1):
        edge += own.get(column) or known.get(column) or _UNTOLD
        yield edge


def _stated_width(width: Element | None) -> float | None:
    """The width in points that a cell states for itself; None for none or a percentage."""
    if width is None or width.get(W + "type", "dxa") != "dxa":
        return None
    return points(width.get(W + "w"))


def _is_header(row: Element) -> bool:
    """Whether the row is marked to be repeated at the top of each page."""
    properties = row.find(_ROW_PROPERTIES)
    mark = None if properties is None else properties.find(W + "tblHeader")
    return mark is not None and is_on(mark)
