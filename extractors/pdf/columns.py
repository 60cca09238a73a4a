"""Where the columns of a table without lines down stand: by what is drawn across it, or by how its words stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.pdf.headings import GAP, HeaderLines
from extractors.pdf.lines import Print, part
from extractors.pdf.page import Page
from models.geometry import Box, union

SNAP = 3.0  # points: edges nearer than this are one
FEWEST_LEVELS = 2  # lines or shades that end at one place make an edge of a column
MOST_CROSSED = 0.35  # share of lines of print that may run over a drawn edge: sections and notes do
NEARLY = 0.6  # of the widest gap between two columns: a gap as good
NARROWEST = 2.5  # points; a gap between columns
CLEAR = 3.0  # points that an edge keeps from the text to its right
INSET = 8.0  # points left of the first heading: text farther out is a column without a heading


def drawn_edges(page: Page, header: HeaderLines, lines: Sequence[Print]) -> tuple[float, ...]:
    """Edges of columns that lines and shades draw by beginning and ending there, outer ones included; empty for none.

    What is drawn at the header tells them; otherwise what is drawn above and below the `lines` of the table. Edges
    that run through print are left out, as under a word underlined.
    """
    at_header = _ends(page, (header.box.top - 2 * SNAP, header.box.bottom + 3 * SNAP), (), 1)
    if fits(at_header, header):
        return at_header
    bottom = lines[-1].box.bottom if lines else header.box.bottom
    edges = _ends(page, (header.box.top - 2 * SNAP, bottom + 4 * SNAP), lines, FEWEST_LEVELS)
    return edges if fits(edges, header) else ()


def _ends(page: Page, reach: tuple[float, float], lines: Sequence[Print], fewest: int) -> tuple[float, ...]:
    """Where lines and shades between two heights begin and end, at `fewest` heights or more."""
    top, bottom = reach
    levels: dict[float, set[float]] = {}
    drawn = [rule.box for rule in page.rules] + [fill.box for fill in page.fills if fill.box.width < page.width - SNAP]
    inside = [box for box in drawn if top - SNAP <= box.top and box.bottom <= bottom + SNAP]
    for box in inside:
        for x in {box.x0, box.x1}:
            key = next((other for other in levels if abs(other - x) <= SNAP), x)
            levels.setdefault(key, set()).update((round(box.top / SNAP), round(box.bottom / SNAP)))
    edges = sorted(x for x, found in levels.items() if len(found) >= fewest)
    outer = [*edges[:1], *edges[-1:]]
    return tuple(x for x in edges if x in outer or _crossed(lines, x) <= MOST_CROSSED * max(1, len(lines)))


def _crossed(lines: Iterable[Print], x: float) -> int:
    return sum(any(word.box.x0 < x - 1.0 and word.box.x1 > x + 1.0 for word in line.words) for line in lines)


def fits(edges: Sequence[float], header: HeaderLines) -> bool:
    """Whether each heading stands in a column of its own between `edges`."""
    if len(edges) < len(header.headings) + 1:
        return False
    places = [sum(heading.box.middle[0] >= x for x in edges) for heading in header.headings]
    return len(set(places)) == len(places) and 0 not in places and len(edges) not in places


def word_edges(header: HeaderLines, lines: Sequence[Print], turned: Sequence[Box]) -> tuple[float, ...]:
    """The edges of the columns under `header` by the gaps that the `lines` below leave between them.

    `turned` are the words of labels printed upwards: a column of their own. An edge stands just left of the text of
    the column that it opens.
    """
    around = union([header.box, *(line.box for line in lines), *turned]) or header.box
    left, right = around.x0, around.x1
    starts = [heading.box.x0 for heading in header.headings]
    narrow = [line for line in lines if not _spreads(line, starts[0], header.headings[1].box.x0)]
    covered = _coverage(narrow, left, right)
    allowed = len(narrow) // 40
    inner = []
    for before, after in pairwise(header.headings):
        gap = _gap(covered, (before.box.x0 + 4.0 - left, after.box.x0 + 1.0 - left), allowed)
        inner.append(after.box.x0 - CLEAR if gap is None else left + gap[1] - min(CLEAR, (gap[1] - gap[0]) / 2))
    first = _unheaded(narrow, starts[0]) or any(box.x1 < starts[0] for box in turned)
    edges = [left - CLEAR, *([starts[0] - CLEAR] if first else []), *inner, right + CLEAR]
    return tuple(edges)


def _spreads(line: Print, first: float, second: float) -> bool:
    """Whether a line of print runs on from the first column into the second: it belongs to none."""
    pieces = part(line, GAP)
    return len(pieces) == 1 and line.box.x0 < first + INSET and line.box.x1 > second + 2 * INSET


def _coverage(lines: Iterable[Print], left: float, right: float) -> list[int]:
    """How many lines have print at each point from `left` to `right`."""
    covered = [0] * (int(right - left) + 2)
    for line in lines:
        at = {x for word in line.words for x in range(int(word.box.x0 - left), int(word.box.x1 - left) + 1)}
        for x in at:
            if 0 <= x < len(covered):
                covered[x] += 1
    return covered


def _gap(covered: Sequence[int], between: tuple[float, float], allowed: int) -> tuple[int, int] | None:
    """The gap that parts two columns: the last of those about as wide as the widest that ends within `between`."""
    first, last = max(0, int(between[0])), min(len(covered), int(between[1]) + 1)
    gaps: list[tuple[int, int]] = []
    start: int | None = None
    for x in range(first, last + 1):
        empty = x < last and covered[x] <= allowed
        if empty and start is None:
            start = x
        elif not empty and start is not None:
            gaps.append((start, x))
            start = None
    widest = max((end - begin for begin, end in gaps), default=0)
    if widest < NARROWEST:
        return None
    return [gap for gap in gaps if gap[1] - gap[0] >= NEARLY * widest][-1]


def _unheaded(lines: Sequence[Print], first: float) -> bool:
    """Whether a column without a heading stands left of the first one that has one."""
    outside = [piece for line in lines for piece in part(line, GAP) if piece.box.x1 < first - 1.0]
    starts = Counter(round(piece.box.x0 / SNAP) for piece in outside)
    return sum(starts.values()) > 1 and max(starts.values()) >= 0.5 * sum(starts.values())
