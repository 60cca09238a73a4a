"""The cells of a table that is not ruled all round, from its columns, what is drawn across it, and its words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.pdf.bands import Band, Columns, Kind, bands, iter_heights, spans
from extractors.pdf.grid import Grid, make_grid
from extractors.pdf.headings import HeaderLines
from extractors.pdf.lines import Print
from extractors.pdf.rows import SNAP, cuts, entries, levels
from models.geometry import Box

LOWEST_CELL = 1.0  # points


@dataclass(frozen=True, slots=True)
class Region:
    """A table on a page: its columns, its header (None where it goes on from the page before) and its lines below.

    `drawn`: lines or shades part its rows, here or on the pages before.
    """

    columns: Columns
    header: HeaderLines | None
    lines: tuple[Print, ...]
    drawn: bool


def frame(region: Region) -> Grid | None:
    """The cells of the table. None where nothing stands under its header, or nothing beside anything."""
    if not any(len(entries(line, region.columns.edges)) > 1 for line in region.lines):
        return None
    top, start = _header_heights(region)
    bottom = _bottom(region)
    edges = _edges(region)
    boxes = [] if region.header is None else list(_header_boxes(region.header, edges, (top, start)))
    rows: list[Print] = []
    for band in bands(region.lines, region.columns):
        if band.kind is Kind.ROWS:
            rows.extend(band.lines)
            continue
        upper, lower = _heights(region, band, bottom)
        boxes.extend(_cells(region, edges, rows, (start, upper)))
        boxes.extend(Box(a, max(upper, start), b, lower) for a, b in pairwise(spans(band, edges)))
        start, rows = lower, []
    boxes.extend(_cells(region, edges, rows, (start, bottom)))
    return make_grid([box for box in boxes if box.height > LOWEST_CELL])


def _header_boxes(header: HeaderLines, edges: Sequence[float], reach: tuple[float, float]) -> Iterator[Box]:
    """The header's cells: one a column, or two rows of them where headings stand over several columns."""
    top, start = reach
    pairs = list(pairwise(edges))
    over = [_group_over(header, left, right) for left, right in pairs]
    for number, (left, right) in enumerate(pairs):
        if over[number] is None:
            yield Box(left, top, right, start)
            continue
        yield Box(left, header.split, right, start)
        if number == 0 or over[number - 1] != over[number]:
            last = number
            while last + 1 < len(pairs) and over[last + 1] == over[number]:
                last += 1
            yield Box(left, top, pairs[last][1], header.split)


def _group_over(header: HeaderLines, left: float, right: float) -> int | None:
    """Which of the header's groups stands over a column: the last one that begins left of its end, or the nearest."""
    lower = any(each.box.top > header.split and left <= each.box.middle[0] < right for each in header.headings)
    if not header.groups or not lower:
        return None
    begun = [number for number, group in enumerate(header.groups) if group.box.x0 < right]
    return begun[-1] if begun else 0


def _edges(region: Region) -> tuple[float, ...]:
    """The table's edges; the outer ones moved out where print reaches farther."""
    edges = region.columns.edges
    left = min(edges[0], *(line.box.x0 - 1.0 for line in region.lines))
    right = max(edges[-1], *(line.words[-1].box.middle[0] + 1.0 for line in region.lines))
    return (left, *edges[1:-1], right)


def _header_heights(region: Region) -> tuple[float, float]:
    """The top of the table and the foot of its header; both the same where there is none."""
    header, first, parts = region.header, region.lines[0], region.columns.parts
    if header is None:
        top = max((each.y for each in parts if each.y <= first.box.top + SNAP), default=first.box.top - SNAP)
        return top, top
    foot = (header.box.bottom + first.box.top) / 2
    return header.box.top - SNAP, max(iter_heights(parts, header.box.bottom, first.box.top), default=foot)


def _bottom(region: Region) -> float:
    """The foot of the table: a line drawn below its last words, or right below these."""
    last = max(line.box.bottom for line in region.lines)
    return max(iter_heights(region.columns.parts, last, last + 3 * SNAP), default=last + SNAP)


def _heights(region: Region, band: Band, bottom: float) -> tuple[float, float]:
    """The top and the foot of a row that is told by its print: one over several columns, or the header again."""
    first, last = band.lines[0], band.lines[-1]
    printed = [region.header.box.bottom] if region.header is not None else []
    above = [*printed, *(line.box.bottom for line in region.lines if line.base < first.base)]
    under = [line.box.top for line in region.lines if line.base > last.base]
    ceiling, floor = max(above, default=first.box.top - 2 * SNAP), min(under, default=bottom)
    parts = region.columns.parts
    upper = max(
        iter_heights(parts, ceiling, first.box.top), default=max((ceiling + first.box.top) / 2, first.box.top - SNAP)
    )
    return upper, min(iter_heights(parts, last.box.bottom, floor), default=(last.box.bottom + floor) / 2)


def _cells(region: Region, edges: Sequence[float], lines: Sequence[Print], reach: tuple[float, float]) -> Iterator[Box]:
    """The cells between two heights, column by column."""
    top, bottom = reach
    if bottom - top <= SNAP:
        return
    parts = [each for each in region.columns.parts if top + SNAP < each.y < bottom - SNAP]
    words = () if region.drawn else cuts(lines, edges, region.columns.leading)
    for column, (left, right) in enumerate(pairwise(edges)):
        own = (cut.y for cut in words if column not in cut.over)
        inner = (y for y in (*levels(parts, region.columns.edges, column), *own) if top + SNAP < y < bottom - SNAP)
        yield from (Box(left, upper, right, lower) for upper, lower in pairwise((top, *_spread(inner), bottom)))


def _spread(heights: Iterable[float]) -> list[float]:
    """The heights from top to bottom, those nearer than a snap to the one before left out."""
    found: list[float] = []
    for y in sorted(heights):
        if not found or y - found[-1] > SNAP:
            found.append(y)
    return found
