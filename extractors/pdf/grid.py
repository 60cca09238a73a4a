"""Ruled lines -> the cells that they enclose, by the steps of pdfplumber's table finder.

The finder takes lines as dictionaries with pdfplumber's names, so those that PDFium read serve it as they are.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges
from pdfplumber.utils.geometry import filter_edges

from extractors.pdf.corners import Corners, Edge, enclosed
from extractors.pdf.page import Page
from extractors.pdf.shapes import Fill, Rule
from models.geometry import Box, union

SNAP = 3.0  # points: lines nearer than this are one line
WIDE = 100.0  # points: a line across a table, not under a word
FEWEST_OPEN = 3  # lines down that end alike: the sides of two cells
LEAST_ROW = 4.0  # points: lower than any print
SHORTEST_DRAWN, SHORTEST = 1.0, 3.0  # points: of a line as drawn, and of lines joined


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's frame: it spans `rows` x `columns` from (`row`, `column`), counted from 1."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The frame of one table on one page. `xs` and `ys` are its lines from left to right and from top to bottom."""

    cells: tuple[GridCell, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def box(self) -> Box:
        """The whole frame."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_grids(page: Page) -> tuple[Grid, ...]:
    """The ruled tables of a page from top to bottom; frames of a single cell (text boxes, page borders) are none."""
    shades = [fill for fill in page.fills if not fill.white]
    rules = (*page.rules, *_outer_sides(page.rules), *_shaded_sides(page.rules, shades))
    rules = (*rules, *_columns_below(rules, shades))
    rules = (*rules, *_open_ends(rules))
    if len(rules) < 4:
        return ()
    grids = (make_grid([Box(*cell) for cell in cells]) for cells in _tables(rules))
    return tuple(sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.box.top))


def _tables(rules: Iterable[Rule]) -> list[list[Corners]]:
    """The cells of each table that the rules draw, as pdfplumber's finder puts them together."""
    drawn = [_edge(rule) for rule in sorted(rules, key=lambda rule: rule.across)]
    long_enough = filter_edges(drawn, min_length=SHORTEST_DRAWN)
    edges = filter_edges(merge_edges(long_enough, SNAP, SNAP, SNAP, SNAP), min_length=SHORTEST)
    return cells_to_tables(enclosed(edges_to_intersections(edges, SNAP, SNAP)))


def _edge(rule: Rule) -> Edge:
    box = rule.box
    return {
        "x0": box.x0,
        "x1": box.x1,
        "top": box.top,
        "bottom": box.bottom,
        "width": box.width,
        "height": box.height,
        "orientation": "h" if rule.across else "v",
        "object_type": "line",
    }


def _outer_sides(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Sides for a table that draws none at its left and right: where lines across begin and end alike."""
    across = [box for box in _rows_of_lines(rules) if box.width > WIDE]
    down = [rule.box for rule in rules if not rule.across]
    alike: dict[tuple[int, int], list[Box]] = {}
    for box in across:
        alike.setdefault((round(box.x0 / SNAP), round(box.x1 / SNAP)), []).append(box)
    for boxes in alike.values():
        whole = union(boxes)
        if whole is None or len(boxes) < 3:
            continue
        crossing = [
            line for line in down if whole.x0 + SNAP < line.x0 < whole.x1 - SNAP and line.shared_height(whole) > 0
        ]
        if not crossing:
            continue
        for x in (whole.x0, whole.x1):
            if not any(abs(line.x0 - x) <= SNAP and line.shared_height(whole) > 0 for line in down):
                yield Rule(Box(x, whole.top, x, whole.bottom), across=False)


def _rows_of_lines(rules: Iterable[Rule]) -> list[Box]:
    """The lines across, those that go on from each other made one."""
    found: list[Box] = []
    for line in sorted((rule.box for rule in rules if rule.across), key=lambda box: (round(box.top / SNAP), box.x0)):
        last = found[-1] if found else None
        if last is not None and abs(last.top - line.top) <= SNAP and line.x0 <= last.x1 + SNAP:
            found[-1] = Box(last.x0, last.top, max(last.x1, line.x1), last.bottom)
        else:
            found.append(line)
    return found


def _shaded_sides(rules: Iterable[Rule], fills: Iterable[Fill]) -> Iterator[Rule]:
    """The sides of shaded cells (a coloured header needs no lines): areas that begin and end at lines down the page."""
    down = sorted({round(rule.box.x0) for rule in rules if not rule.across})
    if not down:
        return
    for fill in fills:
        box = fill.box
        if box.height < 2 * LEAST_ROW or not (_near(down, box.x0) and _near(down, box.x1)):
            continue
        yield Rule(Box(box.x0, box.top, box.x1, box.top), across=True)
        yield Rule(Box(box.x0, box.bottom, box.x1, box.bottom), across=True)
        yield Rule(Box(box.x0, box.top, box.x0, box.bottom), across=False)
        yield Rule(Box(box.x1, box.top, box.x1, box.bottom), across=False)


def _columns_below(rules: Sequence[Rule], fills: Iterable[Fill]) -> Iterator[Rule]:
    """The columns of a table that draws lines only across: they begin where the cells of its shaded header do."""
    across = [rule.box for rule in rules if rule.across]
    down = [rule.box for rule in rules if not rule.across]
    headers = sorted(_header_bands(fills), key=lambda band: band[0].top)
    for index, band in enumerate(headers):
        left, right, bottom = band[0].x0, band[-1].x1, max(box.bottom for box in band)
        following = (other[0].top for other in headers[index + 1 :] if other[0].top > bottom)
        end = next(following, float("inf"))
        below = [
            line.top
            for line in across
            if bottom - SNAP < line.top < end - SNAP and abs(line.x0 - left) <= 8 and abs(line.x1 - right) <= 8
        ]
        ruled = any(
            left + SNAP < line.x0 < right - SNAP and line.bottom > bottom + SNAP and line.top < end for line in down
        )
        if len(below) < 2 or ruled:
            continue
        top, lowest = band[0].top, max(below)
        yield Rule(Box(left, top, right, top), across=True)
        yield Rule(Box(left, bottom, right, bottom), across=True)
        for x in (*(box.x0 for box in band), right):
            yield Rule(Box(x, top, x, lowest), across=False)


def _header_bands(fills: Iterable[Fill]) -> Iterator[list[Box]]:
    """Shaded areas side by side, of one height and colour: the cells of a header, from left to right."""
    levels: dict[tuple[int, int, str], list[Box]] = {}
    for fill in fills:
        if fill.box.height > 2 * LEAST_ROW:
            key = (round(fill.box.top / SNAP), round(fill.box.bottom / SNAP), fill.colour)
            levels.setdefault(key, []).append(fill.box)
    for boxes in levels.values():
        row = sorted(boxes, key=lambda box: box.x0)
        row = [box for index, box in enumerate(row) if index == 0 or box.x0 > row[index - 1].x0 + SNAP]
        if len(row) > 2 and all(abs(after.x0 - before.x1) <= SNAP for before, after in pairwise(row)):
            yield row


def _open_ends(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Lines across where the lines down a table end without one: a row cut by a page break is often left open."""
    across = [rule.box for rule in rules if rule.across]
    runs = _runs([rule.box for rule in rules if not rule.across])
    for at_top in (False, True):
        ends: dict[int, list[Box]] = {}
        for run in runs:
            ends.setdefault(round((run.top if at_top else run.bottom) / SNAP), []).append(run)
        for level in sorted(ends):
            group = [*ends[level], *ends.get(level + 1, ())]
            left, right = min(run.x0 for run in group), max(run.x0 for run in group)
            y = min(run.top for run in group) if at_top else max(run.bottom for run in group)
            closed = sum(max(0.0, min(b.x1, right) - max(b.x0, left)) for b in across if abs(b.top - y) <= 2 * SNAP)
            if len(group) >= FEWEST_OPEN and closed < 0.5 * (right - left):
                yield Rule(Box(left, y, right, y), across=True)


def _runs(down: Sequence[Box]) -> list[Box]:
    """Lines down the page, those that go on from each other made one."""
    found: list[Box] = []
    for line in sorted(down, key=lambda box: (round(box.x0 / SNAP), box.top)):
        last = found[-1] if found else None
        if last is not None and abs(last.x0 - line.x0) <= SNAP and line.top <= last.bottom + SNAP:
            found[-1] = Box(last.x0, last.top, last.x1, max(last.bottom, line.bottom))
        else:
            found.append(line)
    return found


def _near(values: list[int], value: float) -> bool:
    at = bisect_right(values, value)
    return any(abs(other - value) <= SNAP for other in values[max(0, at - 1) : at + 1])


def make_grid(boxes: list[Box]) -> Grid | None:
    """Rows and columns for cell boxes that hang together; None for less than two cells."""
    if len(boxes) < 2:
        return None
    xs = _lines(x for box in boxes for x in (box.x0, box.x1))
    ys = _lines(y for box in boxes for y in (box.top, box.bottom))
    cells = []
    for box in boxes:
        column, row = _index(xs, box.x0), _index(ys, box.top)
        columns, rows = _index(xs, box.x1) - column, _index(ys, box.bottom) - row
        if columns > 0 and rows > 0:
            cells.append(GridCell(box, row + 1, column + 1, rows, columns))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(tuple(cells), tuple(xs), tuple(ys)) if len(cells) > 1 else None


def _lines(values: Iterable[float]) -> list[float]:
    """The distinct positions, those nearer than a snap taken as the first."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found


def _index(lines: list[float], value: float) -> int:
    return bisect_right(lines, value + SNAP / 2) - 1 if value >= lines[0] else 0
