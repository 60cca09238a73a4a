"""How a line of print in a picture is set: its baseline, the height of its type, its bullet, how heavy it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extractors.scan.engines import Read
from extractors.scan.pixels import Area, Flags, spans

X_HEIGHT, CAPITALS = 0.525, 0.725  # of the type's height (Helvetica): small letters, capitals and figures
SAME_SIZE = 0.1  # of the type's height: sizes that differ by less are one
BLANK = 0.25  # of a line's height: no gap between two words is narrower
BOLDER = 1.2  # times the page's usual weight of strokes
SOLID = 0.2  # of the ink of its fullest row: less is dirt, or the tail of a letter
THICKEST = 0.25  # of the type's height: longer runs of ink are level strokes
SLASH = 0.36  # of its height: how wide it is
LEANS = (0.08, 0.5)  # of its height: how far a slash leans between its thirds
SURELY = 0.985  # an engine that is as sure has not taken a slash for a letter
NO_TAIL = re.compile(r"[^gjpqy,;()\[\]{}|/\\@QJ§µ_$]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of print in a picture, in pixels: where it stands and what it says. `bullet` is the area of its bullet."""

    area: Area  # without the bullet
    words: tuple[Read, ...]  # left and right as columns of the picture
    base: float  # the row on which the letters stand
    size: float  # the height of the type
    stroke: float  # how thick its upright strokes are
    bullet: Area | None = None
    turned: int = 0  # as in Word
    cell: Area | None = None  # where it is turned, the cell in whose pixels, turned upright, the rest is told

    @property
    def letters(self) -> int:
        """How many there are."""
        return sum(len(word.text) for word in self.words)


def split_bullet(ink: Flags, area: Area) -> tuple[Area | None, Area]:
    """The bullet that a line begins with, and the line without it: a full round or square blob that stands apart."""
    part = ink[area.top : area.bottom, area.left : area.right]
    columns = list(spans(_columns(part), 1))
    if len(columns) < 2:
        return None, area
    (left, right), (following, _) = columns[0], columns[1]
    rows = np.nonzero(part[:, left:right].any(axis=1))[0]
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    width, height = right - left, bottom - top
    blob = part[top:bottom, left:right].mean() > 0.68 and 0.7 < width / height < 1.4
    middle = 0.2 * area.height < (top + bottom) / 2 < 0.75 * area.height
    if not (blob and middle and 0.15 * area.height < height < 0.6 * area.height and following - right > 0.7 * width):
        return None, area
    bullet = Area(area.left + left, area.top + top, area.left + right, area.top + bottom)
    return bullet, replace(area, left=area.left + following)


def _columns(part: Flags) -> Flags:
    """Which columns of pixels have ink."""
    return np.asarray(part.any(axis=0))


def place_words(ink: Flags, area: Area, words: Sequence[Read]) -> tuple[Read, ...]:
    """The words with their edges where the ink of the line parts; given and returned in columns of the picture.

    Engines know only roughly where a word ends: the blank is the widest gap thereabouts. Two words never touch.
    """
    blank = ~_columns(ink[area.top : area.bottom, area.left : area.right])
    gaps = [(area.left + left, area.left + right) for left, right in spans(blank, 1)]
    least = BLANK * area.height
    edges: list[float] = [area.left]
    for before, word in pairwise(words):
        low, high = sorted((before.right, word.left))
        left, right = _gap(gaps, low, high, edges[-1]) or ((low + high) / 2, (low + high) / 2)
        short = max(0.0, least - (right - left)) / 2
        edges += (left - short, right + short)
    edges.append(area.right)
    return tuple(
        word._replace(left=edges[2 * index], right=max(edges[2 * index] + 1, edges[2 * index + 1]))
        for index, word in enumerate(words)
    )


def _gap(gaps: Sequence[tuple[int, int]], low: float, high: float, after: float) -> tuple[int, int] | None:
    """The gap, beyond the column `after`, that is widest for how far it lies from `low` to `high`; None for none."""
    middle = (low + high) / 2
    near = [gap for gap in gaps if gap[0] > after and gap[0] <= high and gap[1] >= low]
    return max(near, key=lambda gap: (gap[1] - gap[0]) - 0.2 * abs((gap[0] + gap[1]) / 2 - middle), default=None)


def mend_slash(ink: Flags, area: Area, words: Sequence[Read]) -> tuple[Read, ...]:
    """The words of a line with a slash at its end, which engines take for an upright letter: it leans by its ink."""
    last = words[-1] if words else None
    if last is None or len(last.text) < 2 or last.text[-1] not in "lI1|!J" or last.sure > SURELY:
        return tuple(words)
    part = ink[area.top : area.bottom, max(area.left, area.right - round(SLASH * area.height)) : area.right]
    rows, columns = np.nonzero(part)
    height = int(rows.max() - rows.min()) + 1
    third = height / 3
    above, below = columns[rows < rows.min() + third].mean(), columns[rows > rows.max() - third].mean()
    if height < 0.6 * area.height or not LEANS[0] * height < above - below < LEANS[1] * height:
        return tuple(words)
    return (*words[:-1], last._replace(text=last.text[:-1] + "/"))


def set_type(ink: Flags, area: Area, words: Sequence[Read]) -> Printed:
    """The line with its baseline, height of type and weight, told by its ink and by which letters it has."""
    part = ink[area.top : area.bottom, area.left : area.right]
    rows = part.sum(axis=1).astype(np.float64)
    text = "".join(word.text for word in words)
    base, top = _stands_on(rows), _reaches(rows)
    printed = np.nonzero(rows >= SOLID * rows.max(initial=0.0))[0]
    if NO_TAIL.fullmatch(text) and len(printed):
        base = float(printed[-1] + 1)
    small = sum(letter.islower() for letter in text) > 0.5 * len(text)
    if not small and len(printed):
        top = float(printed[0])
    size = max(4.0, (base - top) / (X_HEIGHT if small else CAPITALS))
    return Printed(area, tuple(words), area.top + base, size, _stroke(part, size))


def _stroke(part: Flags, size: float) -> float:
    """How thick upright strokes are: the mean length of the runs of ink along its rows, level strokes left out."""
    turns = np.diff(np.pad(part, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    lengths = np.nonzero(turns == -1)[1] - np.nonzero(turns == 1)[1]
    upright = lengths[lengths <= THICKEST * size]
    return float(upright.mean()) if len(upright) else 0.0


def _stands_on(rows: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """The row below the baseline: where the ink of a line ends most suddenly, in its lower half."""
    drops = rows - np.r_[rows[2:], 0, 0]
    start = len(rows) // 2
    steepest = np.nonzero(drops[start:] == drops[start:].max(initial=0.0))[0]
    return float(start + int(steepest[-1]) + 1) if len(steepest) else float(len(rows))


def _reaches(rows: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """The first row of the small letters: where the ink begins most suddenly, in the upper half."""
    rises = np.r_[rows[1:], 0] - np.r_[0, rows[:-1]]
    rises = rises[: max(1, round(0.6 * len(rows)))]
    return float(np.nonzero(rises == rises.max())[0][-1])


def even_sizes(lines: Sequence[Printed], scale: float) -> tuple[Printed, ...]:
    """The lines with sizes that differ by the picture's coarseness alone made one, in half points."""
    sizes = sorted({line.size for line in lines})
    weights = {size: sum(line.letters for line in lines if line.size == size) for size in sizes}
    even: dict[float, float] = {}
    while left := [size for size in sizes if size not in even]:
        usual = max(left, key=lambda size: sum(weights[one] for one in left if abs(one - size) < SAME_SIZE * size))
        alike = [size for size in left if abs(size - usual) <= SAME_SIZE * usual]
        mean = sum(size * weights[size] for size in alike) / max(1, sum(weights[size] for size in alike))
        even.update(dict.fromkeys(alike, max(1.0, round(2 * mean / scale) / 2) * scale))
    return tuple(replace(line, size=even[line.size]) for line in lines)


def usual_weight(lines: Sequence[Printed]) -> float:
    """The thickness of strokes by the height of type that most letters have; lines are bold by comparison with it."""
    weights = sorted((line.stroke / line.size, line.letters) for line in lines if not line.turned)
    half, seen = sum(letters for _, letters in weights) / 2, 0
    for weight, letters in weights:
        seen += letters
        if seen >= half:
            return weight
    return 0.0
