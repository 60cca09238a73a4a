"""A `w:tbl` -> Table: what stands in its cells, set line under line as far as a Word file lets one tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, count
from typing import NamedTuple

from extractors.word.grid import Grid, Slot, read_grid
from extractors.word.markup import VAL, Element, W, value
from extractors.word.measure import line_count, text_width
from extractors.word.paragraphs import Passage, Reader, Setting
from extractors.word.styles import cell_margins
from models.geometry import Box
from models.table import Cell, Line, Place, Table

_UPRIGHT = ("lrTb", "lrTbV", "tb", "tbV")  # any other direction is turned (ECMA-376 part 1, 17.18.93)
_Margins = tuple[float | None, float | None, float | None]  # left, right, top; None where nothing is said
_SHADING, _DIRECTION, _ALIGNMENT = W + "shd", W + "textDirection", W + "vAlign"
_PARAGRAPH, _TABLE, _CELL_MARGINS = W + "p", W + "tbl", W + "tcMar"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_MARGIN = 5.4  # points left and right of a cell's text, where the file states none
_ALIGNED = {"center": 0.5, "both": 0.0, "bottom": 1.0}  # share of the cell's spare height above its text
_FEW = 4  # cells of a table that only frames another one
_PLAN = (2, 3)  # rows and columns, at the least, of a framed table that is one of its own


class _Laid(NamedTuple):
    """What stands in a cell: lines counted from the top of its row, and how many points they take."""

    slot: Slot
    lines: tuple[Line, ...]
    height: float
    rotated: bool
    struck: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """Reads the tables of one file, which count on from one to the next."""

    reader: Reader
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def read(self, element: Element) -> Iterator[Table]:
        """The table, if it has cells, and after it those that it only frames."""
        grid = read_grid(element)
        if grid is None:
            return
        number = next(self.numbers)
        places = [Place(None, None, number, row) for row in range(1, grid.rows + 1)]
        framed: list[Table] = []
        laid = self.lay(element, grid, framed if _is_frame(grid) else None)
        cells = tuple(_cell(part, places[part.slot.row - 1]) for part in _aligned(laid))
        yield Table(cells, grid.rows, grid.columns, places[0], grid.header_rows)
        yield from framed

    def lay(self, element: Element, grid: Grid, framed: list[Table] | None) -> list[_Laid]:
        """What stands in each cell of `grid`. Tables of their own go to `framed`; with None there is none."""
        style = value(element.find(W + "tblPr"), W + "tblStyle") or ""
        margins = _margins(element, self.reader.styles.table(style).margins)
        laid: list[_Laid] = []
        for slot in grid.slots:
            flow = _Flow(self, grid, slot, style, margins)
            flow.fill(slot.cell, framed)
            laid.append(_Laid(slot, tuple(flow.lines), flow.height, flow.rotated, flow.struck))
        return laid


class _Flow:
    """The lines of one cell, set one under another from the top of its row."""

    __slots__ = ("_after", "_last", "_room", "_style", "_tables", "_x0", "_x1", "_y", "lines", "rotated", "struck")

    def __init__(self, tables: Tables, grid: Grid, slot: Slot, style: str, margins: tuple[float, float, float]) -> None:
        self.lines: list[Line] = []
        self.struck = False
        self._tables = tables
        self._style = style
        self._x0 = grid.edges[slot.column - 1]
        self._x1 = grid.edges[slot.column - 1 + slot.columns]
        own = slot.properties.get(_CELL_MARGINS) if slot.properties else None
        left, right, self._y = margins if own is None else _overlaid(cell_margins(own), margins)
        self._room = self._x1 - self._x0 - left - right
        self._after = 0.0
        self.rotated = bool(slot.properties) and _is_rotated(slot)
        self._last: Setting | None = None

    @property
    def height(self) -> float:
        """Points that the cell's content takes; turned text counts for nothing."""
        return 0.0 if self.rotated else self._y + self._after

    def fill(self, content: Element, framed: list[Table] | None) -> None:
        """Set what `content` holds. Tables of their own go to `framed`; with None there every inner table is text."""
        for block in content[:]:
            tag = block.tag
            if tag == _PARAGRAPH:
                passage = self._tables.reader.read(block, self._style)
                self._set(passage)
                for box in passage.boxes:
                    self.fill(box, framed)
            elif tag == _TABLE:
                self._table(block, framed)

    def _set(self, passage: Passage) -> None:
        """Set one paragraph."""
        setting, parts, bold, _, struck = passage
        self.struck = self.struck or struck
        if setting.before or self._after:
            self._y += self._gap(setting)
        self._last, self._after = setting, setting.after
        if not parts:
            self._y += setting.height
            return
        room = self._room - setting.indent - setting.right
        for text, opens, bullet in parts:
            top = self._y
            self._y = top + setting.height * line_count(text, setting.letters, room)
            if text:
                self.lines.append(Line(text, self._box(text, top), None, opens, bullet, bold))

    def _box(self, text: str, top: float) -> Box:
        """Where a line stands that begins at `top`; turned text runs along the row's height."""
        if not self.rotated or self._last is None:
            return Box(self._x0, top, self._x1, self._y)
        return Box(self._x0, 0.0, self._x1, text_width(text, self._last.letters))

    def _gap(self, setting: Setting) -> float:
        """Points between the paragraph before and this one: the larger of what both ask for, as Word does."""
        last = self._last
        alike = last is not None and last.look.style == setting.look.style
        before = 0.0 if alike and setting.look.contextual else setting.before
        after = 0.0 if last is not None and alike and last.look.contextual else self._after
        return max(before, after)

    def _table(self, table: Element, framed: list[Table] | None) -> None:
        """An inner table: one of its own, or text row by row."""
        self._y += self._after
        self._after = 0.0
        grid = read_grid(table)
        if grid is None:
            return
        if framed is not None and grid.rows >= _PLAN[0] and grid.columns >= _PLAN[1]:
            framed.extend(self._tables.read(table))
            return
        laid = self._tables.lay(table, grid, framed if _is_frame(grid) else None)
        tops = _row_tops(laid, grid.rows)
        for part in sorted(laid, key=lambda part: part.slot.row):
            self.lines.extend(_moved(line, self._x0, self._y + tops[part.slot.row - 1]) for line in part.lines)
        self.struck = self.struck or any(part.struck for part in laid)
        self._y += tops[-1]


def _cell(part: _Laid, place: Place) -> Cell:
    """The cell with its text and looks."""
    slot = part.slot
    fill = _fill(slot.properties.get(_SHADING)) if slot.properties else None
    size = slot.rows, slot.columns
    return Cell(part.lines, slot.row, slot.column, place, *size, fill, part.rotated, part.struck)


def _is_frame(grid: Grid) -> bool:
    """Whether the table may be there only to frame another one: one column, or a few cells."""
    return grid.columns == 1 or len(grid.slots) <= _FEW


def _row_tops(laid: list[_Laid], rows: int) -> list[float]:
    """Where each row begins, from the top of the table, and where the last one ends: one more than there are rows."""
    heights = [0.0] * rows
    for part in laid:
        if part.slot.rows == 1:
            heights[part.slot.row - 1] = max(heights[part.slot.row - 1], part.height)
    return [0.0, *accumulate(heights)]


def _aligned(laid: list[_Laid]) -> list[_Laid]:
    """The cells, with what is set in the middle or at the foot of its cell moved down there."""
    if not any(_ALIGNMENT in part.slot.properties for part in laid):
        return laid
    shares = [_ALIGNED.get(_said(part.slot, _ALIGNMENT) or "top", 0.0) for part in laid]
    tops = _row_tops(laid, max(part.slot.row + part.slot.rows - 1 for part in laid))
    moved: list[_Laid] = []
    for part, share in zip(laid, shares, strict=True):
        slot = part.slot
        spare = max(0.0, tops[slot.row - 1 + slot.rows] - tops[slot.row - 1] - part.height) * share
        upright = spare and not part.rotated
        moved.append(part._replace(lines=tuple(_moved(line, 0.0, spare) for line in part.lines)) if upright else part)
    return moved


def _moved(line: Line, right: float, down: float) -> Line:
    """`line`, so many points further right and down."""
    box = line.box
    return replace(line, box=Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down))


def _margins(table: Element, styled: _Margins) -> tuple[float, float, float]:
    """The margins of the table's cells in points: left, right and top."""
    own = cell_margins(table.find(f"{W}tblPr/{W}tblCellMar"))
    return _overlaid(own, _overlaid(styled, (_MARGIN, _MARGIN, 0.0)))


def _overlaid(said: _Margins, under: tuple[float, float, float]) -> tuple[float, float, float]:
    """The margins that are said, the others from `under`."""
    left, right, top = (below if own is None else own for own, below in zip(said, under, strict=True))
    return left, right, top


def _is_rotated(slot: Slot) -> bool:
    """Whether the cell's text is turned by 90 degrees."""
    direction = _said(slot, _DIRECTION)
    return direction is not None and direction not in _UPRIGHT


def _said(slot: Slot, tag: str) -> str | None:
    """What the cell's property says; None where it has none."""
    mark = slot.properties.get(tag)
    return None if mark is None else mark.get(VAL)


def _fill(shading: Element | None) -> str | None:
    """The background that a `w:shd` gives a cell, as "#rrggbb"; None for none and for white."""
    if shading is None or shading.get(VAL) == "nil":
        return None
    colour = shading.get(W + "color" if shading.get(VAL) == "solid" else W + "fill") or ""
    if not _COLOUR.fullmatch(colour) or colour.lower() == "ffffff":
        return None
    return f"#{colour.lower()}"
