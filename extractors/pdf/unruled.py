"""Tables that draw few lines or none: the header of a plan above columns of words, made cells as ruled ones are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.pdf.bands import LARGER, Columns, crossed, until_end
from extractors.pdf.columns import drawn_edges, fits, word_edges
from extractors.pdf.frames import Region, frame
from extractors.pdf.grid import Grid
from extractors.pdf.headings import GAP, HeaderLines, find_headers
from extractors.pdf.lines import Print, leadings, part, set_lines
from extractors.pdf.page import Page
from extractors.pdf.rows import SNAP, entries, inner_levels, separators
from extractors.pdf.words import Word
from models.geometry import Box

USUAL_LEADING = 1.2  # of the type's height
SPREAD = 3  # so many lines of running text end a table, where nothing is drawn
SAME_PLACE = 6.0  # points
SLIDES, SLIDE_SLACK = (16 / 9, 4 / 3), 0.02  # width to height; paper has 1.41 or 1.29
MOST_HEADER_ROWS = 2
MOST_WIDE = 0.3  # share of the lines that run over columns, where a table goes on from the page before


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table that may go on on the next page; `drawn`: lines or shades part its rows."""

    edges: tuple[float, ...]
    headings: tuple[str, ...]
    drawn: bool


def find_unruled(
    page: Page, ruled: Sequence[Grid], before: Layout | None, running: Sequence[Box]
) -> tuple[tuple[Grid, ...], Layout | None]:
    """The tables of a page, ruled and not, from top to bottom, and the columns of the one that reaches its end.

    `before` is what the page before this one gave back: a table without a header goes on under its columns. Print
    within `running` (heads and feet of the page) belongs to no table.
    """
    whole = [grid for grid in ruled if _is_whole(grid, page)]
    lines = _body(page, [grid.box for grid in whole], running, before is not None)
    regions = tuple(_regions(page, lines, before))
    grids = [grid for grid in map(frame, regions) if grid is not None]
    if not grids:
        return tuple(ruled), None
    kept = [grid for grid in ruled if not any(grid.box.overlap(other.box) for other in grids)]
    last = regions[-1]
    ends = bool(last.lines) and last.lines[-1] is lines[-1]
    ends = ends and all(grid.box.bottom < grids[-1].box.bottom for grid in kept)
    layout = Layout(last.columns.edges, last.columns.headings, last.drawn) if ends else None
    return tuple(sorted((*kept, *grids), key=lambda grid: grid.box.top)), layout


def _is_whole(grid: Grid, page: Page) -> bool:
    """Whether a ruled table has rows and columns, with lines drawn between the columns: its cells are certain."""
    down = (rule.box for rule in page.rules if not rule.across and rule.box.shared_height(grid.box) > SNAP)
    inside = any(grid.xs[0] + SNAP < line.x0 < grid.xs[-1] - SNAP for line in down)
    return inside and len(grid.xs) > 2 and len(grid.ys) > 2 and not _is_header(grid, page)


def _is_header(grid: Grid, page: Page) -> bool:
    """Whether a ruled table is the header of a plan and nothing else: the rows below it are not ruled."""
    if len(grid.ys) > MOST_HEADER_ROWS + 1:
        return False
    lines = set_lines(word for word in page.words if grid.box.holds(*word.box.middle))
    found = find_headers(lines, ())
    return bool(found) and found[-1].last == len(lines) - 1 and found[-1].bold


def _body(page: Page, ruled: Sequence[Box], running: Sequence[Box], goes_on: bool) -> list[Print]:
    """The lines outside ruled tables, heads and feet; a plan's header is no head, though pages repeat it.

    None where no table can be: no header stands among them, and none `goes_on` from the page before.
    """
    words = _outside(page.words, ruled)
    headers = [header.box for header in find_headers(set_lines(words), _heights(page))]
    if not headers and not goes_on:
        return []
    heads = [box for box in running if not any(box.overlap(header) for header in headers)]
    return set_lines(_outside(words, heads))


def _outside(words: Sequence[Word], boxes: Sequence[Box]) -> Sequence[Word]:
    """The words whose middle lies in none of the boxes."""
    for box in boxes:  # list by list: a generator for each word of a page takes twice as long
        words = [word for word in words if not box.holds(*word.box.middle)]
    return words


def _heights(page: Page) -> list[float]:
    return [rule.box.top for rule in page.rules if rule.across]


def _regions(page: Page, lines: Sequence[Print], before: Layout | None) -> Iterator[Region]:
    """The tables that headers open, from top to bottom, and before them the one that goes on from the page before."""
    headers = find_headers(lines, _heights(page))
    at = 0
    layout = before
    if before is not None:
        first = _next(headers, before.headings, -1, len(lines))
        again = next((header.first for header in headers if header.texts == before.headings), first)
        title = _title(page, lines)
        region = _carried(page, lines[title : min(first, again)], before) if title < min(first, again) else None
        if region is not None:
            at = title + len(region.lines)
            yield region
    for header in headers:
        if header.first >= at:
            end = _next(headers, header.texts, header.last, len(lines))
            region = _opened(page, header, lines[header.last + 1 : end], layout)
            layout = Layout(region.columns.edges, region.columns.headings, region.drawn)
            at = header.last + 1 + len(region.lines)
            yield region


def _title(page: Page, lines: Sequence[Print]) -> int:
    """How many lines at the top of a slide are its title; 0 on paper, where large type begins something else."""
    if not any(abs(page.width / page.height - ratio) < SLIDE_SLACK for ratio in SLIDES):
        return 0
    usual = median(line.size for line in lines)
    return next((at for at, line in enumerate(lines) if line.size <= LARGER * usual), 0)


def _next(headers: Sequence[HeaderLines], texts: Sequence[str], after: int, end: int) -> int:
    """Where the next table begins for certain: at a bold header that says something else, or `end`.

    The same header again is a row of its table, printed as the page before printed it.
    """
    return next((other.first for other in headers if other.first > after and other.bold and other.texts != texts), end)


def _opened(page: Page, header: HeaderLines, lines: Sequence[Print], before: Layout | None) -> Region:
    """The table under a header."""
    lines = _before_prose(lines, header)
    drawn = drawn_edges(page, header, lines)
    if drawn:
        edges = _as_before(drawn, before)
    elif before is not None and before.headings == header.texts and fits(before.edges, header):
        edges = before.edges
    else:
        bottom = lines[-1].box.bottom if lines else header.box.bottom
        band = Box(0.0, header.box.top, page.width, bottom)
        turned = [word.box for word in page.words if word.turned in (90, 270) and band.holds(*word.box.middle)]
        edges = word_edges(header, lines, turned)
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
        far = line.box.x1 > second + 0.3 * header.box.width and line.box.x0 < first + SAME_PLACE
        count = count + 1 if far and len(part(line, GAP)) == 1 else 0
        if count > SPREAD:
            return lines[: index - SPREAD]
    return lines


def _carried(page: Page, lines: Sequence[Print], before: Layout) -> Region | None:
    """The rest of the table of the page before; None where these lines are no rest of it."""
    region = _region(page, before, None, lines)
    if not any(each.column for line in region.lines for each in entries(line, before.edges)):
        return None
    wide = sum(bool(crossed(line, before.edges)) for line in region.lines)
    within = (region.lines[0].box.top, region.lines[-1].box.bottom)
    return region if wide <= MOST_WIDE * len(region.lines) or inner_levels(region.columns.parts, *within) else None


def _region(page: Page, layout: Layout, header: HeaderLines | None, lines: Sequence[Print]) -> Region:
    top = header.box.top if header is not None else min((line.box.top for line in lines), default=0.0)
    bottom = max((line.box.bottom for line in lines), default=top) + 4 * SNAP
    parts = separators(page, layout.edges, Box(0.0, top - 4 * SNAP, page.width, bottom))
    columns = Columns(layout.edges, layout.headings, parts, _leading(lines, layout.edges))
    kept = until_end(lines, columns)
    below = header.box.bottom if header is not None else top
    drawn = layout.drawn or bool(kept and inner_levels(parts, below, kept[-1].box.bottom))
    return Region(columns, header, kept, drawn)


def _leading(lines: Sequence[Print], edges: Sequence[float]) -> float:
    """The usual distance from line to line within a column."""
    columns: dict[int, list[Print]] = {}
    for line in lines:
        for entry in entries(line, edges):
            columns.setdefault(entry.column, []).append(entry.line)
    size = max((line.size for line in lines), default=10.0)
    return min(leadings(columns.values()).values(), default=USUAL_LEADING * size)
