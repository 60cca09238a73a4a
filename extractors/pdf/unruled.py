"""Tables that draw few lines or none: found by the header of a plan above columns of words, and made cell boxes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.pdf.columns import drawn_edges, fits, word_edges
from extractors.pdf.grid import Grid, make_grid
from extractors.pdf.headings import GAP, HeaderLines, find_headers
from extractors.pdf.lines import Print, leadings, part, set_lines
from extractors.pdf.page import Page
from extractors.pdf.rows import SNAP, Separator, cuts, entries, inner_levels, levels, separators
from models.geometry import Box, union

USUAL_LEADING = 1.2  # of the type's height
WIDE_RULE = 100.0  # points
TOUCHES = 0.45  # of the type's height: words nearer than this across an edge are one run of print
LONGEST_SECTION = 3  # lines of print over the full width, within a table
SPREAD = 3  # so many lines of running text end a table, where nothing is drawn
SAME_PLACE = 6.0  # points
BELOW = 3.0  # lines: how far above a line that closes a table its last words can stand
FAR = 2.2  # lines: what stands so far below the rest belongs to something else


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table that may go on on the next page; `drawn`: lines or shades part its rows."""

    edges: tuple[float, ...]
    headings: tuple[str, ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class _Region:
    """A table on a page: its header (None where it goes on from the page before) and its lines of print."""

    page: Page
    layout: Layout
    header: HeaderLines | None
    lines: tuple[Print, ...]  # below the header
    parts: tuple[Separator, ...]
    leading: float

    @property
    def edges(self) -> tuple[float, ...]:
        return self.layout.edges


def find_unruled(
    page: Page, ruled: Sequence[Grid], before: Layout | None, running: Sequence[Box]
) -> tuple[tuple[Grid, ...], Layout | None]:
    """The tables of a page, ruled and not, from top to bottom, and the columns of the one that reaches its end.

    `before` is what the page before this one gave back: a table without a header goes on under its columns. Print
    within `running` (heads and feet of the page) belongs to no table.
    """
    whole = [grid for grid in ruled if len(grid.xs) > 2 and len(grid.ys) > 2]
    lines = _lines(page, whole, running)
    heights = [rule.box.top for rule in page.rules if rule.across and rule.box.width > 2 * SNAP]
    headers = find_headers(lines, heights)
    regions = tuple(_regions(page, lines, headers, before))
    grids = [grid for grid in map(_grid, regions) if grid is not None]
    if not grids:
        return tuple(ruled), None
    kept = [grid for grid in ruled if not any(grid.box.overlap(other.box) for other in grids)]
    last = regions[-1]
    ends = last.lines[-1] is lines[-1] if last.lines else last.header is not None and len(lines) == last.header.last + 1
    lowest = max((grid.box.bottom for grid in kept), default=0.0)
    reaches = ends and lowest < grids[-1].box.bottom
    return tuple(sorted((*kept, *grids), key=lambda grid: grid.box.top)), last.layout if reaches else None


def _lines(page: Page, ruled: Sequence[Grid], running: Sequence[Box]) -> list[Print]:
    """The lines of print outside ruled tables, heads and feet."""
    frames = [*(grid.box for grid in ruled), *running]
    return set_lines(word for word in page.words if not any(box.holds(*word.box.middle) for box in frames))


def _regions(
    page: Page, lines: Sequence[Print], headers: Sequence[HeaderLines], before: Layout | None
) -> Iterator[_Region]:
    """The tables that headers open, from top to bottom, and before them the one that goes on from the page before."""
    at = 0
    layout = before
    if before is not None:
        first = _next(headers, before.headings, -1, len(lines))
        region = _carried(page, lines[:first], before) if first else None
        if region is not None:
            at = len(region.lines)
            yield region
    for header in headers:
        if header.first < at:
            continue
        end = _next(headers, header.texts, header.last, len(lines))
        region = _opened(page, header, lines[header.last + 1 : end], layout)
        layout, at = region.layout, header.last + 1 + len(region.lines)
        yield region


def _next(headers: Sequence[HeaderLines], texts: Sequence[str], after: int, end: int) -> int:
    """Where the next table begins for certain: at a bold header that says something else, or `end`.

    The same header again is a row of its table, printed as the page before printed it.
    """
    return next((other.first for other in headers if other.first > after and other.bold and other.texts != texts), end)


def _opened(page: Page, header: HeaderLines, lines: Sequence[Print], before: Layout | None) -> _Region:
    """The table under a header."""
    lines = _before_prose(lines, header)
    bottom = lines[-1].box.bottom if lines else header.box.bottom
    band = Box(0.0, header.box.top - 2 * SNAP, page.width, bottom + 4 * SNAP)
    drawn = drawn_edges(page, band, lines)
    if fits(drawn, header):
        edges = _as_before(drawn, before)
    elif before is not None and before.headings == header.texts and fits(before.edges, header):
        edges = before.edges
    else:
        turned = [word.box for word in page.words if word.turned in (90, 270) and band.holds(*word.box.middle)]
        around = union([header.box, *(line.box for line in lines), *turned]) or header.box
        edges = word_edges(header, lines, around.x0, around.x1)
    return _region(page, Layout(edges, header.texts, drawn=False), header, lines)


def _as_before(edges: tuple[float, ...], before: Layout | None) -> tuple[float, ...]:
    """The edges of the page before, where these are the same to the eye."""
    if before is None or len(before.edges) != len(edges):
        return edges
    same = all(abs(x - other) <= SAME_PLACE for x, other in zip(edges, before.edges, strict=True))
    return before.edges if same else edges


def _before_prose(lines: Sequence[Print], header: HeaderLines) -> Sequence[Print]:
    """The lines above the first piece of running text, so that it cannot hide where the columns stand."""
    first, second = header.headings[0].box.x0, header.headings[1].box.x0
    count = 0
    for index, line in enumerate(lines):
        spread = len(part(line, GAP)) == 1 and line.box.x0 < second and line.box.x1 > second + 0.3 * header.box.width
        count = count + 1 if spread and line.box.x0 < first + SAME_PLACE else 0
        if count > SPREAD:
            return lines[: index - SPREAD]
    return lines


def _carried(page: Page, lines: Sequence[Print], before: Layout) -> _Region | None:
    """The rest of the table of the page before; None where these lines are no rest of it."""
    region = _region(page, before, None, lines)
    if not region.lines or not any(each.column for line in region.lines for each in entries(line, before.edges)):
        return None
    wide = sum(_crosses(line, before.edges) for line in region.lines)
    return region if wide <= 0.3 * len(region.lines) or inner_levels(region.parts, *_reach(region.lines)) else None


def _reach(lines: Sequence[Print]) -> tuple[float, float]:
    return lines[0].box.top, lines[-1].box.bottom


def _region(page: Page, layout: Layout, header: HeaderLines | None, lines: Sequence[Print]) -> _Region:
    top = header.box.top if header is not None else min((line.box.top for line in lines), default=0.0)
    bottom = max((line.box.bottom for line in lines), default=top) + 4 * SNAP
    parts = separators(page, layout.edges, Box(0.0, top - 4 * SNAP, page.width, bottom))
    leading = _leading(lines, layout.edges)
    kept = _until_end(lines, layout.edges, parts, leading)
    below = header.box.bottom if header is not None else top
    drawn = layout.drawn or bool(kept and inner_levels(parts, below, kept[-1].box.bottom))
    return _Region(page, Layout(layout.edges, layout.headings, drawn), header, tuple(kept), parts, leading)


def _leading(lines: Sequence[Print], edges: Sequence[float]) -> float:
    """The usual distance from line to line within a column."""
    columns: dict[int, list[Print]] = {}
    for line in lines:
        for entry in entries(line, edges):
            columns.setdefault(entry.column, []).append(entry.line)
    found = leadings(columns.values())
    size = max((line.size for line in lines), default=10.0)
    return min(found.values(), default=USUAL_LEADING * size)


def _crosses(line: Print, edges: Sequence[float]) -> bool:
    """Whether the line runs over an edge between columns: it belongs to none of them."""
    inner = edges[1:-1]
    if any(word.box.x0 < x - 2.0 and word.box.x1 > x + 2.0 for word in line.words for x in inner):
        return True
    return any(
        before.box.middle[0] < x <= after.box.middle[0] and after.box.x0 - before.box.x1 < TOUCHES * line.size
        for before, after in pairwise(line.words)
        for x in inner
    )


def _until_end(
    lines: Sequence[Print], edges: Sequence[float], parts: Sequence[Separator], leading: float
) -> Sequence[Print]:
    """The lines down to the table's end: what follows is running text, or stands far below and in no column."""
    lowest = max((each.y for each in parts), default=float("-inf"))
    end = 0
    for group in _groups(lines, edges):
        closes = group[-1].base < lowest <= group[-1].base + BELOW * leading or group[-1].base < lowest - BELOW
        if _crosses(group[0], edges):
            if len(group) > LONGEST_SECTION and not group[0].bold and not closes:
                break
            end += len(group) if closes else 0
            if not closes and not _goes_on(lines, end + len(group), edges):
                break
            end += 0 if closes else len(group)
            continue
        end += len(group) if closes else _kept(group, edges, leading)
        if not closes and _kept(group, edges, leading) < len(group):
            break
    return lines[:end]


def _groups(lines: Sequence[Print], edges: Sequence[float]) -> Iterator[list[Print]]:
    """Lines that follow each other and are alike in running over edges or not."""
    group: list[Print] = []
    for line in lines:
        if group and _crosses(group[0], edges) != _crosses(line, edges):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(lines: Sequence[Print], at: int, edges: Sequence[float]) -> bool:
    """Whether there is a row below: a line in several columns, before more running text than a section's."""
    wide = 0
    for line in lines[at:]:
        wide = wide + 1 if _crosses(line, edges) else 0
        if wide > LONGEST_SECTION:
            return False
        if not wide and len(entries(line, edges)) > 1:
            return True
    return False


def _kept(group: Sequence[Print], edges: Sequence[float], leading: float) -> int:
    """How many lines of the table's last group are rows: not what stands far below, in the first column alone."""
    evident = [index for index, line in enumerate(group) if entries(line, edges)[-1].column > 0]
    kept = evident[-1] + 1 if evident else 0
    for above, line in pairwise(group[max(0, kept - 1) :] if kept else ()):
        if line.base - above.base > FAR * leading or line.size > 1.12 * group[0].size:
            break
        kept += 1
    return kept


def _grid(region: _Region) -> Grid | None:
    """The cells of a table. None where nothing stands under its header, or nothing stands beside anything."""
    if not region.lines or not any(len(entries(line, region.edges)) > 1 for line in region.lines):
        return None
    top, below = _header_heights(region)
    bottom = _bottom(region)
    edges = _edges(region)
    boxes = [] if region.header is None else [Box(a, top, b, below) for a, b in pairwise(edges)]
    start = below
    stretch: list[Print] = []
    for group in _groups(region.lines, edges):
        if not _crosses(group[0], edges):
            stretch.extend(group)
            continue
        upper, lower = _section(region, group, bottom)
        boxes.extend(_cells(region, edges, stretch, (start, upper)))
        boxes.append(Box(edges[0], max(upper, start), edges[-1], lower))
        start, stretch = lower, []
    boxes.extend(_cells(region, edges, stretch, (start, bottom)))
    return make_grid([box for box in boxes if box.height > 1.0])


def _edges(region: _Region) -> tuple[float, ...]:
    """The table's edges; the outer ones moved out where print reaches farther."""
    edges = region.edges
    left = min(edges[0], *(line.box.x0 - 1.0 for line in region.lines))
    right = max(edges[-1], *(line.words[-1].box.middle[0] + 1.0 for line in region.lines))
    return (left, *edges[1:-1], right)


def _header_heights(region: _Region) -> tuple[float, float]:
    """The top of the table and the foot of its header; both the same where there is none."""
    header, first = region.header, region.lines[0]
    if header is None:
        above = [each.y for each in region.parts if each.y <= first.box.top + SNAP]
        top = max(above, default=first.box.top - SNAP)
        return top, top
    between = [each.y for each in region.parts if header.box.bottom - SNAP <= each.y <= first.box.top + SNAP]
    return header.box.top - SNAP, max(between, default=(header.box.bottom + first.box.top) / 2)


def _bottom(region: _Region) -> float:
    """The foot of the table: a line drawn below its last words, or right below these."""
    last = max(line.box.bottom for line in region.lines)
    below = [each.y for each in region.parts if last - SNAP <= each.y <= last + 4 * SNAP]
    return max(below, default=last + SNAP)


def _section(region: _Region, group: Sequence[Print], bottom: float) -> tuple[float, float]:
    """The top and the foot of a row that runs over all columns."""
    first, last = group[0], group[-1]
    above = [line.box.bottom for line in region.lines if line.base < first.base]
    under = [line.box.top for line in region.lines if line.base > last.base]
    ceiling = max(above, default=first.box.top - 2 * SNAP)
    floor = min(under, default=bottom)
    tops = [each.y for each in region.parts if ceiling - SNAP <= each.y <= first.box.top + SNAP]
    feet = [each.y for each in region.parts if last.box.bottom - SNAP <= each.y <= floor + SNAP]
    upper = max(tops, default=(ceiling + first.box.top) / 2)
    return upper, min(feet, default=(last.box.bottom + floor) / 2)


def _cells(
    region: _Region, edges: Sequence[float], lines: Sequence[Print], reach: tuple[float, float]
) -> Iterator[Box]:
    """The cells between two heights, column by column."""
    top, bottom = reach
    if bottom - top <= SNAP:
        return
    parts = [each for each in region.parts if top + SNAP < each.y < bottom - SNAP]
    words = () if region.layout.drawn else cuts(lines, edges, region.leading)
    for column, (left, right) in enumerate(pairwise(edges)):
        own = [cut.y for cut in words if column not in cut.over]
        heights = _spread((top, *levels(parts, region.edges, column), *own, bottom))
        yield from (Box(left, upper, right, lower) for upper, lower in pairwise(heights))


def _spread(heights: Iterable[float]) -> list[float]:
    """The heights from top to bottom, those nearer than a snap to the one before left out."""
    found: list[float] = []
    for y in sorted(heights):
        if not found or y - found[-1] > SNAP:
            found.append(y)
    return found
