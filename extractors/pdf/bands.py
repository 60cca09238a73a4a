"""What stands below a table's header: rows in columns, print over several columns, the header again; and its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from extractors.pdf.headings import find_headers
from extractors.pdf.lines import Print
from extractors.pdf.rows import SNAP, Separator, entries

TOUCHES = 0.45  # of the type's height: words nearer than this across an edge are one run of print
LONGEST_SECTION = 3  # lines of print over the full width, within a table
CLOSES = 3.0  # lines: how far above a line that closes a table its last words can stand
FAR = 2.2  # lines: what stands so far below the rest belongs to something else
FOOT = 4.5  # lines: the foot of a page stands at least so far below a table that ends above it
WRAPPED = 1.4  # times the type's height, from line to line of one text
TITLE_STEP = 1.5  # times the type's height: bold lines farther apart are two titles
LARGER = 1.12  # type that makes a heading


class Kind(Enum):
    """How a band of lines stands to the columns."""

    ROWS = "in columns"
    WIDE = "over several columns"
    HEADER = "the header again"


@dataclass(frozen=True, slots=True)
class Band:
    """Lines of print that follow each other and stand alike."""

    kind: Kind
    lines: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """What bands are told by: the edges of the columns, their headings, what is drawn between rows, the leading."""

    edges: tuple[float, ...]
    headings: tuple[str, ...]
    parts: tuple[Separator, ...]
    leading: float


def crossed(line: Print, edges: Sequence[float]) -> frozenset[int]:
    """The inner edges (from 1) that the line's print runs over."""
    found: set[int] = set()
    for number, x in enumerate(edges[1:-1], start=1):
        over = any(word.box.x0 < x - 2.0 and word.box.x1 > x + 2.0 for word in line.words)
        touching = any(
            before.box.middle[0] < x <= after.box.middle[0] and after.box.x0 - before.box.x1 < TOUCHES * line.size
            for before, after in pairwise(line.words)
        )
        if over or touching:
            found.add(number)
    return frozenset(found)


def bands(lines: Sequence[Print], columns: Columns) -> tuple[Band, ...]:
    """The bands that the lines make, from top to bottom; print over columns is parted where a line is drawn in it."""
    found = find_headers(lines, [each.y for each in columns.parts])
    again = {at for each in found if each.texts == columns.headings for at in range(each.first, each.last + 1)}
    groups: list[tuple[Kind, list[Print]]] = []
    for at, line in enumerate(lines):
        kind = Kind.HEADER if at in again else Kind.WIDE if crossed(line, columns.edges) else Kind.ROWS
        if kind is Kind.ROWS and groups and groups[-1][0] is Kind.WIDE and _ends(groups[-1][1][-1], line, columns):
            kind = Kind.WIDE
        same = bool(groups) and groups[-1][0] is kind
        if same and not (kind is Kind.WIDE and _parted(groups[-1][1][-1], line, columns.parts)):
            groups[-1][1].append(line)
        else:
            groups.append((kind, [line]))
    return tuple(Band(kind, tuple(group)) for kind, group in groups)


def _ends(wide: Print, line: Print, columns: Columns) -> bool:
    """Whether a short line is the last one of the text over all columns right above it."""
    alone = entries(line, columns.edges)[-1].column == 0 and abs(line.box.x0 - wide.box.x0) <= SNAP
    return alone and line.base - wide.base <= WRAPPED * line.size and not _parted(wide, line, columns.parts)


def _parted(above: Print, below: Print, parts: Sequence[Separator]) -> bool:
    """Whether two lines are of different texts: a line drawn between them, or other type."""
    drawn = any(above.base < each.y < below.base - 0.5 * below.size for each in parts)
    apart = above.bold and below.base - above.base > TITLE_STEP * above.size
    return drawn or apart or above.bold != below.bold or abs(above.size - below.size) > 0.7


def until_end(lines: Sequence[Print], columns: Columns) -> tuple[Print, ...]:
    """The lines down to the table's end: what follows is running text, or stands far below and in no column."""
    lowest = max((each.y for each in columns.parts), default=float("-inf"))
    end = 0
    found = bands(lines, columns)
    for number, band in enumerate(found):
        last = band.lines[-1].base
        closed = last < lowest <= last + CLOSES * columns.leading or last < lowest - CLOSES
        if closed or band.kind is Kind.HEADER:
            end += len(band.lines)
        elif band.kind is Kind.ROWS:
            kept = _kept(band.lines, columns)
            end += kept
            if kept < len(band.lines):
                break
        elif _goes_on(found[number:], columns.edges):
            end += len(band.lines)
        else:
            break
    return tuple(lines[:end])


def _goes_on(rest: Sequence[Band], edges: Sequence[float]) -> bool:
    """Whether there is a row below: a line in several columns, before more running text than a section's."""
    wide = 0
    for band in rest:
        if band.kind is Kind.WIDE:
            wide += 0 if band.lines[0].bold else len(band.lines)
            if wide > LONGEST_SECTION:
                return False
        elif any(len(entries(line, edges)) > 1 for line in band.lines):
            return True
    return False


def _kept(lines: Sequence[Print], columns: Columns) -> int:
    """How many lines of the table's last rows are rows: not what stands far below, in the first column alone."""
    lines = _above_foot(lines, columns)
    evident = [index for index, line in enumerate(lines) if entries(line, columns.edges)[-1].column > 0]
    if not evident:
        return 0
    kept = evident[-1] + 1
    for above, line in pairwise(lines[kept - 1 :]):
        if line.base - above.base > FAR * columns.leading or line.size > LARGER * lines[0].size:
            break
        kept += 1
    return kept


def _above_foot(lines: Sequence[Print], columns: Columns) -> Sequence[Print]:
    """The lines without those that follow far below, each with a single text: the foot of the page."""
    end = len(lines)
    while end > 1 and len(entries(lines[end - 1], columns.edges)) == 1:
        end -= 1
        if lines[end].base - lines[end - 1].base > FOOT * columns.leading:
            return lines[:end]
    return lines


def spans(band: Band, edges: Sequence[float]) -> tuple[float, ...]:
    """The edges of the cells of a band by itself.

    A header has all columns; print over several columns is one cell, or two where a label stands by itself before it.
    """
    if band.kind is Kind.HEADER:
        return tuple(edges)
    over = {number for line in band.lines for number in crossed(line, edges)}
    labelled = [line for line in band.lines if entries(line, edges)[0].column == 0]
    beside = any(entries(line, edges)[-1].column > 0 for line in band.lines)
    if 1 not in over and labelled and beside:
        return (edges[0], edges[1], edges[-1])
    return (edges[0], edges[-1])


def iter_heights(parts: Sequence[Separator], low: float, high: float) -> Iterator[float]:
    """The heights of `parts` from `low` to `high`, both within a snap."""
    return (each.y for each in parts if low - SNAP <= each.y <= high + SNAP)
