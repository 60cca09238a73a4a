"""Which of several actions a text beside them belongs to, by where it stands on the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.fields.text import Item
from models.table import Line

PAGE = 100_000.0  # points: pages of a cell are laid one below the other, farther apart than anything on them
APART = 0.75  # of a line's height: a gap that sets a group off
TIE = 0.35  # cost, in lines, of a text that goes on with its neighbour's action
EXACTLY = 0.35  # lines: how far apart two texts may stand that are set beside each other
FAR = 3.0  # cost, in lines, of going on over a gap


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a column, in points down the cell, pages included."""

    top: float
    bottom: float


def stretch(item: Item) -> Span:
    """Where the paragraph stands: from the top of its first line to the bottom of its last."""
    first, last = item.lines[0], item.lines[-1]
    return Span(line_top(first), PAGE * (last.page or 0) + last.box.bottom)


def line_top(line: Line) -> float:
    """Where the line stands, in points down the cell, pages included."""
    return PAGE * (line.page or 0) + line.box.top


def line_height(printed: Iterable[Line]) -> float:
    """The height of a line of print, in points; a usual one where there is no text.

    A Word paragraph is one line here, however often it wraps: there the lowest is a line of print.
    """
    lines = [line for line in printed if line.box.height > 0]
    heights = sorted(line.box.height for line in lines)
    if not heights:
        return 10.0
    return heights[len(heights) // 2] if lines[0].page is not None else heights[0]


def groups(paragraphs: Sequence[Item], height: float) -> tuple[tuple[Item, ...], ...]:
    """The paragraphs in groups set off by blank lines; a page break alone sets nothing off."""
    found: list[list[Item]] = []
    for item in paragraphs:
        before = found[-1][-1] if found else None
        if before is None or _gap(stretch(before), stretch(item)) > APART * height:
            found.append([item])
        else:
            found[-1].append(item)
    return tuple(tuple(group) for group in found)


def _gap(above: Span, below: Span) -> float:
    gap = below.top - above.bottom
    return 0.0 if gap > PAGE / 2 else gap


def align(texts: Sequence[Span], starts: Sequence[float], height: float) -> tuple[int, ...]:
    """For each text the index of the action that it belongs to, in order; `starts` is where the actions begin.

    Neither order is broken. A text begins beside its action or follows closely what does: the cheapest such reading,
    counted in lines of print, is found by dynamic programming.
    """
    if not starts:
        return ()
    best: list[list[float]] = []
    came_from: list[list[int]] = []
    for index, text in enumerate(texts):
        row, origin = [], []
        for action, start in enumerate(starts):
            begins = _distance(text.top, start, height)
            if index == 0:
                row.append(begins)
                origin.append(-1)
                continue
            before = min(range(action), key=lambda other: best[-1][other], default=None)
            opening = best[-1][before] + begins if before is not None else float("inf")
            going_on = best[-1][action] + _continuing(texts[index - 1], text, starts, action, height)
            row.append(min(opening, going_on))
            origin.append(action if going_on <= opening or before is None else before)
        best.append(row)
        came_from.append(origin)
    return _retrace(best, came_from)


def _distance(top: float, start: float, height: float) -> float:
    return min(abs(top - start) / height, 40.0)


def _continuing(before: Span, text: Span, starts: Sequence[float], action: int, height: float) -> float:
    """The cost of a text belonging to the action of the text before it."""
    cost = TIE if _gap(before, text) <= APART * height else FAR
    following = starts[action + 1] if action + 1 < len(starts) else float("inf")
    return cost + (4.0 if text.top > following - 0.4 * height else 0.0)


def _retrace(best: Sequence[Sequence[float]], came_from: Sequence[Sequence[int]]) -> tuple[int, ...]:
    if not best:
        return ()
    action = min(range(len(best[-1])), key=lambda each: best[-1][each])
    path = [action]
    for origin in reversed(came_from[1:]):
        action = origin[action]
        path.append(action)
    return tuple(reversed(path))


def runs(tops: Sequence[float], starts: Sequence[float], height: float) -> tuple[int, ...] | None:
    """Cuts texts into as many runs as there are `starts`, each beginning as near to its start as can be.

    Gives for each text the index of its run, in order; None where there are fewer texts than starts.
    """
    if len(tops) < len(starts) or not starts:
        return None
    best: list[tuple[float, tuple[int, ...]] | None] = [(_distance(tops[0], starts[0], height), (0,))]
    best += [None] * (len(starts) - 1)
    for top in tops[1:]:
        following: list[tuple[float, tuple[int, ...]] | None] = []
        for run, start in enumerate(starts):
            options = []
            if (staying := best[run]) is not None:
                options.append((staying[0], (*staying[1], run)))
            if run and (moving := best[run - 1]) is not None:
                options.append((moving[0] + _distance(top, start, height), (*moving[1], run)))
            following.append(min(options) if options else None)
        best = following
    return best[-1][1] if best[-1] is not None else None
