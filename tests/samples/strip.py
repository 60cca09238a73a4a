"""A table laid out as one endless strip: lines of text and row edges by their depth in points, before paper cuts it.

Cutting the strip where no line of text stands gives what Word gives: rows and merged cells broken over pages.
"""

from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.utils import simpleSplit

from tests.samples.grids import Cell, Grid

PAD = 3.5  # points between a cell's edge and its text
GAP = 9.0  # points between the actions of a stacked block
LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text: its left edge and the top of its line, in points from the strip's top left."""

    text: str
    x: float
    top: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A laid out table: `edges` are the columns' and `depths` the rows' edges, in points."""

    grid: Grid
    edges: tuple[float, ...]
    depths: tuple[float, ...]
    pieces: tuple[Piece, ...]

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.grid.look.size * LEADING


def font(bold: bool) -> str:
    """The typeface."""
    return "Helvetica-Bold" if bold else "Helvetica"


def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[tuple[float, str], ...]:
    """The lines of `text` with their indents; a bullet hangs."""
    lines: list[tuple[float, str]] = []
    for paragraph in text.split("\n"):
        indent = size if paragraph.startswith("•") else 0.0
        parts = simpleSplit(paragraph.removeprefix("•").strip(), font(bold), size, width - indent) or [""]
        lines += [(indent, part) for part in parts]
        if indent:
            lines[-len(parts)] = (0.0, f"•  {parts[0]}")
    return tuple(lines)


def lay_out(grid: Grid, width: float) -> Strip:
    """The strip of `grid` on paper that is `width` points wide between its margins."""
    edges = [0.0]
    for share in grid.widths:
        edges.append(edges[-1] + share * width)
    lines = {cell: _lines(cell, grid, tuple(edges)) for cell in grid.cells if not cell.turned}
    depths = _depths(grid, {cell: len(found) for cell, found in lines.items()})
    leading = grid.look.size * LEADING
    pieces = [
        Piece(text, edges[cell.column] + PAD + indent, depths[cell.row] + PAD + number * leading, cell.bold)
        for cell, found in lines.items()
        for number, (indent, text) in enumerate(found)
        if text
    ]
    return Strip(grid, tuple(edges), depths, tuple(pieces))


def _lines(cell: Cell, grid: Grid, edges: tuple[float, ...]) -> tuple[tuple[float, str], ...]:
    width = edges[cell.column + cell.columns] - edges[cell.column] - 2 * PAD
    return wrap(cell.text, width, grid.look.size, cell.bold)


def _depths(grid: Grid, counts: dict[Cell, int]) -> tuple[float, ...]:
    """Each row as high as its own cells ask; a merged cell that asks for more deepens its last row."""
    leading = grid.look.size * LEADING
    heights = [leading + 2 * PAD] * grid.rows
    for cell, count in counts.items():
        if cell.rows == 1:
            extra = GAP if cell.row in grid.open_rows else 0.0
            heights[cell.row] = max(heights[cell.row], count * leading + 2 * PAD + extra)
    for cell, count in sorted(counts.items(), key=lambda pair: pair[0].row):
        if cell.rows > 1:
            have = sum(heights[cell.row : cell.row + cell.rows])
            heights[cell.row + cell.rows - 1] += max(0.0, count * leading + 2 * PAD - have)
    depths = [0.0]
    for height in heights:
        depths.append(depths[-1] + height)
    return tuple(depths)


def cut(strip: Strip, top: float, room: float) -> float:
    """The depth at which a page that begins at `top` with `room` points ends: no line is cut, no row if kept whole."""
    limit = top + room
    if strip.depths[-1] <= limit:
        return strip.depths[-1]
    rows = [depth for depth in strip.depths if top < depth <= limit]
    if strip.grid.look.keep_rows and rows:
        return rows[-1]
    opening = {depth + PAD for depth in strip.depths}  # a cut here would leave a row's empty edge behind
    tops = ({piece.top for piece in strip.pieces} - opening) | set(strip.depths)
    for candidate in sorted((depth for depth in tops if top < depth <= limit), reverse=True):
        if not any(piece.top < candidate - 0.01 < piece.top + strip.leading - 0.5 for piece in strip.pieces):
            return candidate
    return limit


def pages(strip: Strip, first: float, room: float, header: float) -> list[tuple[float, float]]:
    """The strip's slices: `first` points are left on the page at hand, `room` on the next, less a repeated `header`."""
    cuts = [0.0, cut(strip, 0.0, first)]
    while cuts[-1] < strip.depths[-1]:
        cuts.append(cut(strip, cuts[-1], room - header))
    return list(pairwise(cuts))
