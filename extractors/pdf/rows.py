"""Where the rows of a table stand whose cells are not ruled all round: by light lines and shades, or by its words."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.fields.refs import read_number, read_ref
from extractors.pdf.lines import Print, set_print
from extractors.pdf.page import Page
from extractors.pdf.words import Word
from models.geometry import Box

SNAP = 3.0  # points: lines nearer than this are one
AT_EDGE = 6.0  # points: a line that ends so near an edge of a column ends there
COVERS = 0.6  # of a column's width: a line that parts its cells
UNDERLINE = 0.3  # of the type's height: how far below its words a line can be and still underline them
LOWEST_SHADE = 6.0  # points
LOOSE = 1.25  # of the usual leading: lines farther apart are of two paragraphs or two rows
OFF_STEP = 0.08  # of the leading


@dataclass(frozen=True, slots=True)
class Separator:
    """A place where rows are parted: a height, and from where to where."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line of print says in one column (from 0)."""

    column: int
    line: Print


@dataclass(frozen=True, slots=True)
class Cut:
    """The top of a row that words alone show, and the columns (from 0) whose cells go on over it."""

    y: float
    over: frozenset[int] = frozenset()


def column_of(edges: Sequence[float], x: float) -> int:
    """The column (from 0) in which `x` stands; the outermost for what stands outside."""
    return min(max(bisect_right(edges, x) - 1, 0), len(edges) - 2)


def entries(line: Print, edges: Sequence[float]) -> tuple[Entry, ...]:
    """What the line says in each column that it has words in, from left to right."""
    by_column: dict[int, list[Word]] = {}
    for word in line.words:
        by_column.setdefault(column_of(edges, word.box.middle[0]), []).append(word)
    return tuple(Entry(column, set_print(words)) for column, words in sorted(by_column.items()))


def separators(page: Page, edges: Sequence[float], band: Box) -> tuple[Separator, ...]:
    """The heights at which lines or shades part rows between `band.top` and `band.bottom`, from top to bottom.

    A shade in one column alone is a cell's own colour: it parts rows only if nothing else does.
    """
    found: list[Separator] = []
    own: list[Separator] = []
    for rule in page.rules:
        if rule.across and _ends_at(rule.box, edges) and not _underlines(rule.box, page):
            found.append(Separator(rule.box.top, rule.box.x0, rule.box.x1))
    for fill in page.fills:
        box = fill.box
        if box.height >= LOWEST_SHADE and _ends_at(box, edges):
            kept = own if _alone(box, page) and box.width < 0.6 * (edges[-1] - edges[0]) else found
            kept.extend(Separator(y, box.x0, box.x1) for y in (box.top, box.bottom))
    inside = [each for each in found if band.top - SNAP <= each.y <= band.bottom + SNAP]
    if not any(band.top + 2 * SNAP < each.y < band.bottom - 2 * SNAP for each in inside):
        inside = [
            *inside,
            *(
                Separator(each.y, edges[0], edges[-1])
                for each in own
                if band.top - SNAP <= each.y <= band.bottom + SNAP
            ),
        ]
    return tuple(sorted(inside, key=lambda each: each.y))


def _ends_at(box: Box, edges: Sequence[float]) -> bool:
    """Whether the box begins and ends at edges of columns, or reaches over all of them."""
    over = box.x0 <= edges[0] + AT_EDGE and box.x1 >= edges[-1] - AT_EDGE
    return over or all(any(abs(x - edge) <= AT_EDGE for edge in edges) for x in (box.x0, box.x1))


def _underlines(rule: Box, page: Page) -> bool:
    """Whether a line stands right under words that end where it does."""
    near = [
        word.box
        for word in page.words
        if -0.5 < rule.top - word.base < UNDERLINE * word.size and word.box.shared_width(rule) > 0
    ]
    if not near:
        return False
    left, right = min(box.x0 for box in near), max(box.x1 for box in near)
    return abs(left - rule.x0) <= 2.0 and abs(right - rule.x1) <= 2.0


def _alone(box: Box, page: Page) -> bool:
    """Whether no shade of the same height stands beside the box: one cell is coloured, not a row."""
    return not any(
        abs(fill.box.top - box.top) <= SNAP and abs(fill.box.bottom - box.bottom) <= SNAP and fill.box != box
        for fill in page.fills
    )


def levels(parts: Iterable[Separator], edges: Sequence[float], column: int) -> list[float]:
    """The heights at which the cells of a column (from 0) are parted, from top to bottom."""
    left, right = edges[column], edges[column + 1]
    covered: dict[int, float] = {}
    heights: dict[int, float] = {}
    for each in parts:
        key = next((key for key in heights if abs(heights[key] - each.y) <= SNAP), len(heights))
        heights.setdefault(key, each.y)
        covered[key] = covered.get(key, 0.0) + max(0.0, min(right, each.x1) - max(left, each.x0))
    return sorted(heights[key] for key, width in covered.items() if width >= COVERS * (right - left))


def cuts(lines: Sequence[Print], edges: Sequence[float], leading: float) -> tuple[Cut, ...]:
    """The rows that the words of `lines` (from top to bottom) make, without the first one.

    The first column's numbering decides where there is one; otherwise the distance between lines; where all lines
    stand alike, a row is where most columns begin.
    """
    rows = [entries(line, edges) for line in lines]
    if len(rows) < 2:
        return ()
    titles = _titles(rows)
    numbered = _numbered(rows)
    if numbered:
        begun = dict.fromkeys(numbered, frozenset[int]())
    else:
        begun = dict(_loose(rows, leading)) or dict.fromkeys(_tight(rows, len(edges) - 1), frozenset[int]())
    begun.update(dict.fromkeys(titles, frozenset[int]()))
    return tuple(Cut(_above(lines, index), over) for index, over in sorted(begun.items()) if index)


def _titles(rows: Sequence[Sequence[Entry]]) -> set[int]:
    """The lines at which a section's title begins or has ended: bold print in the first column, alone on its line."""
    alone = [len(row) == 1 and row[0].column == 0 and row[0].line.bold for row in rows]
    usual = sum(row[0].column == 0 and row[0].line.bold for row in rows) > 0.5 * len(rows)
    if usual:
        return set()
    return {at for at in range(1, len(rows)) if alone[at] != alone[at - 1]}


def _above(lines: Sequence[Print], index: int) -> float:
    """The height of the gap above a line, near the line."""
    top, bottom = lines[index].box.top, lines[index - 1].box.bottom
    return max((top + bottom) / 2, top - SNAP)


def _numbered(rows: Sequence[Sequence[Entry]]) -> list[int]:
    """The lines at which the first column prints a number, where its cells begin with one."""
    first = min((entry.column for row in rows for entry in row), default=0)
    texts = [(index, row[0].line.text) for index, row in enumerate(rows) if row and row[0].column == first]
    marked = [index for index, text in texts if _has_number(text)]
    if len(marked) < 2 or marked[0] != texts[0][0]:
        return []
    beside = [index for index in marked if len(rows[index]) > 1]
    return marked if len(beside) >= 0.7 * len(marked) else []


def _has_number(text: str) -> bool:
    alone = read_ref(text) is not None and len(text) < 12 and any(letter.isdigit() for letter in text)
    return alone or read_number(text, dated=False).ref is not None


def _loose(rows: Sequence[Sequence[Entry]], leading: float) -> list[tuple[int, frozenset[int]]]:
    """The lines set off from those above in several columns at once, with the columns that run on past them."""
    far = LOOSE * leading + 0.5
    last: dict[int, float] = {}
    found: list[tuple[int, frozenset[int]]] = []
    lone: list[tuple[int, float]] = []
    for index, row in enumerate(rows):
        base = row[0].line.base
        fresh = [entry for entry in row if base - last.get(entry.column, float("-inf")) > far]
        gap = base - max(last.values(), default=base)
        if index and len(fresh) > 1 and len(fresh) == len(row) and gap > far:
            found.append((index, frozenset()))
        elif index and len(fresh) > 1 and gap <= far:
            found.append((index, _running(rows, index, far)))
        elif index and gap > far:
            lone.append((index, gap))
        last.update({entry.column: base for entry in row})
    found = [(index, over) for index, over in found if not over or (len(over) <= 2 and not _in_step(rows, leading))]
    usual = median(_gap(rows, index) for index, _ in found) if found else float("inf")
    found.extend((index, frozenset()) for index, gap in lone if gap >= 0.95 * usual)
    return sorted(found)


def _in_step(rows: Sequence[Sequence[Entry]], leading: float) -> bool:
    """Whether all lines of the table stand a whole number of lines apart: rows are set as near as lines."""
    steps = [_gap(rows, index) / leading for index in range(1, len(rows))]
    return all(step <= LOOSE and abs(step - round(step)) < OFF_STEP for step in steps)


def _running(rows: Sequence[Sequence[Entry]], index: int, far: float) -> frozenset[int]:
    """The columns in which a line above and a line from here on are no farther apart than lines of one paragraph."""
    above: dict[int, float] = {}
    for row in rows[:index]:
        above.update({entry.column: entry.line.base for entry in row})
    below: dict[int, float] = {}
    for row in reversed(rows[index:]):
        below.update({entry.column: entry.line.base for entry in row})
    return frozenset(column for column in above if column in below and below[column] - above[column] <= far)


def _gap(rows: Sequence[Sequence[Entry]], index: int) -> float:
    return rows[index][0].line.base - rows[index - 1][0].line.base


def _tight(rows: Sequence[Sequence[Entry]], columns: int) -> list[int]:
    """The lines that begin in most columns, none of them with a small letter."""
    most = max(len(row) for row in rows)
    needed = max(2, round(0.6 * min(most, columns)))
    return [
        index
        for index, row in enumerate(rows)
        if index
        and len(row) >= needed
        and row[0].column == min(entry.column for other in rows for entry in other)
        and not any(entry.line.text[:1].islower() for entry in row)
    ]


def inner_levels(parts: Sequence[Separator], top: float, bottom: float) -> list[float]:
    """The heights of `parts` well within `top` and `bottom`, each once."""
    heights = sorted(each.y for each in parts if top + 2 * SNAP < each.y < bottom - 2 * SNAP)
    return [y for before, y in pairwise([float("-inf"), *heights]) if y - before > SNAP]
