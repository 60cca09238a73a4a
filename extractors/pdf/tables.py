"""Words into the cells of a grid: the tables of one page."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.pdf.grid import Grid, GridCell
from extractors.pdf.lines import Print, leadings, paragraphs, set_lines, set_turned
from extractors.pdf.page import Page
from extractors.pdf.shapes import Fill
from extractors.pdf.words import Word
from models.geometry import Box
from models.table import Cell, Line, Place, Table

LETTER_BY_LETTER = 4  # so many lines of a single letter each are a label set downwards
Leading = dict[int, float]


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell's frame with its lines of print, upright and turned."""

    frame: GridCell
    upright: tuple[Print, ...]
    turned: tuple[Print, ...]


def read_tables(page: Page, grids: Sequence[Grid]) -> tuple[tuple[Table, ...], tuple[Word, ...], Leading]:
    """The tables of the page, the words outside them, and the page's usual leading by height of type."""
    inside: list[list[list[Word]]] = [[[] for _ in grid.cells] for grid in grids]
    places = [_places(grid) for grid in grids]
    frames = tuple((grid.box, grid, cells, words) for grid, cells, words in zip(grids, places, inside, strict=True))
    outside: list[Word] = []
    for word in page.words:
        x, y = word.box.middle
        for box, grid, cells, words in frames:
            if box.holds(x, y) and (at := cells[bisect_right(grid.ys, y) - 1][bisect_right(grid.xs, x) - 1]) >= 0:
                words[at].append(word)
                break
        else:
            outside.append(word)
    filled = [
        [
            _Filled(frame, tuple(set_lines(words)), tuple(set_turned(words)))
            for frame, words in zip(grid.cells, per_cell, strict=True)
        ]
        for grid, per_cell in zip(grids, inside, strict=True)
    ]
    leading = leadings(cell.upright for cells in filled for cell in cells)
    tables = tuple(
        _table(page, number, grid, [_cell(cell, page, number, leading) for cell in cells])
        for number, (grid, cells) in enumerate(zip(grids, filled, strict=True), start=1)
    )
    return tables, tuple(outside), leading


def _places(grid: Grid) -> list[list[int]]:
    """Which cell covers a place: rows of columns of indexes, -1 where none does (also beyond the last line)."""
    covered = [[-1] * len(grid.xs) for _ in grid.ys]
    for index, cell in enumerate(grid.cells):
        for row in range(cell.row - 1, cell.row - 1 + cell.rows):
            covered[row][cell.column - 1 : cell.column - 1 + cell.columns] = [index] * cell.columns
    return covered


def _cell(cell: _Filled, page: Page, table: int, leading: Leading) -> Cell:
    frame = cell.frame
    lines = paragraphs(cell.upright, frame.box, leading, page.number)
    rotated = bool(cell.turned) and len(cell.turned) >= len(cell.upright)
    if rotated:
        lines = (_label((line.text for line in cell.turned), frame.box, page.number), *lines)
    elif len(lines) >= LETTER_BY_LETTER and all(len(line.text) == 1 and line.text.isalpha() for line in lines):
        lines, rotated = (_label(("".join(line.text for line in lines),), frame.box, page.number),), True
    place = Place(page.number, frame.box.rounded(), table, frame.row)
    shade = _shade(frame.box, page.fills)
    struck = any(frame.box.holds(*box.middle) for box in page.struck)
    return Cell(lines, frame.row, frame.column, place, frame.rows, frame.columns, shade, rotated, struck)


def _label(texts: Iterable[str], box: Box, page: int) -> Line:
    return Line(" ".join(texts), box, page, opens=True, bold=True)


def _shade(box: Box, fills: Iterable[Fill]) -> str | None:
    """The colour behind most of the cell; the last one drawn lies on top."""
    area = box.width * box.height
    x, y = box.middle
    behind = [fill for fill in fills if fill.box.holds(x, y) and box.overlap(fill.box) > 0.6 * area]
    return behind[-1].colour if behind and not behind[-1].white else None


def _table(page: Page, number: int, grid: Grid, cells: Sequence[Cell]) -> Table:
    place = Place(page.number, grid.box.rounded(), number, 1)
    return Table(tuple(cells), len(grid.ys) - 1, len(grid.xs) - 1, place)
