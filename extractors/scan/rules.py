"""The rules that are drawn in a picture: long thin runs of dark pixels, across and down."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from extractors.pdf.shapes import THICKEST_RULE, Rule
from extractors.scan.picture import Flags, Grey, Picture
from models.geometry import Box

FAINT = 0.82  # of white: a rule may be paler than print
LEAST_ACROSS, LEAST_DOWN = 24.0, 18.0  # points: longer than a dash, taller than the letters of a heading
SHORT_DOWN = 7.0  # points: enough for a line down that runs from one line across to another
MEETS = 3.0  # points between the ends of two rules that meet
BROKEN = 0.75  # points that may be missing in a rule
UNBROKEN = 0.93  # share of a rule's length that is dark
SURE_ACROSS, SURE_DOWN = 90.0, 40.0  # points: no letters make a run as long
BESIDE = 1.6  # points beside a rule, which print keeps clear of
MOST_BESIDE = 0.3  # share of a rule's length with something dark beside it; letters have more
MARGIN = 0.5  # points around a rule that are dark because of it


@dataclass(frozen=True, slots=True)
class Stroke:
    """Pixels that a rule covers: rows from `top` up to `bottom`, columns from `left` up to `right`."""

    top: int
    bottom: int
    left: int
    right: int


def find_rules(picture: Picture) -> tuple[tuple[Rule, ...], Grey]:
    """The rules of a picture in points, across before down, and its grey without them."""
    scale = picture.scale
    dark = picture.grey < FAINT * 255
    gap, thickest = max(1, round(BROKEN * scale)), THICKEST_RULE * scale + 2
    flipped = np.ascontiguousarray(dark.T)
    across = [
        each for each in _strokes(dark, LEAST_ACROSS * scale, thickest, gap) if _alone(each, dark, SURE_ACROSS, scale)
    ]
    down = [
        _flip(each)
        for each in _strokes(flipped, SHORT_DOWN * scale, thickest, gap)
        if _alone(each, flipped, SURE_DOWN, scale)
    ]
    reach = MEETS * scale
    down = [each for each in down if each.bottom - each.top >= LEAST_DOWN * scale or _spans(each, across, reach)]
    clean = picture.grey.copy()
    margin = max(1, round(MARGIN * scale))
    for each in (*across, *down):
        clean[max(0, each.top - margin) : each.bottom + margin, max(0, each.left - margin) : each.right + margin] = 255
    rules = [Rule(_level(each, scale), across=True) for each in across]
    rules += [Rule(_upright(each, scale), across=False) for each in down]
    return tuple(rules), clean


def _strokes(dark: Flags, least: float, thickest: float, gap: int) -> Iterator[Stroke]:
    """Runs of at least `least` pixels along the rows, those of rows that touch made one; thicker ones are areas."""
    open_: list[Stroke] = []
    for row, runs in _runs(dark, least, gap):
        ended = [each for each in open_ if each.bottom < row]
        open_ = [each for each in open_ if each.bottom >= row]
        yield from (each for each in ended if each.bottom - each.top <= thickest)
        for left, right in runs:
            top = row
            touching = [each for each in open_ if each.left <= right and left <= each.right]
            for each in touching:
                top, left, right = min(top, each.top), min(left, each.left), max(right, each.right)
            open_ = [each for each in open_ if each not in touching]
            open_.append(Stroke(top, row + 1, left, right))
    yield from (each for each in open_ if each.bottom - each.top <= thickest)


def _runs(dark: Flags, least: float, gap: int) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Row by row the runs of dark pixels, gaps of up to `gap` pixels overlooked; rows without any are left out."""
    width = dark.shape[1]
    for row in np.nonzero(dark.sum(axis=1) >= least * 0.8)[0]:
        padded = np.zeros(width + 2, dtype=np.int8)
        padded[1:-1] = dark[row]
        turns = np.diff(padded)
        starts, ends = np.nonzero(turns == 1)[0], np.nonzero(turns == -1)[0]
        parted = np.nonzero(starts[1:] - ends[:-1] > gap)[0]
        starts, ends = starts[np.r_[0, parted + 1]], ends[np.r_[parted, len(ends) - 1]]
        before = np.r_[0, np.cumsum(dark[row])]
        long = (ends - starts >= least) & (before[ends] - before[starts] >= UNBROKEN * (ends - starts))
        if long.any():
            yield int(row), list(zip(starts[long].tolist(), ends[long].tolist(), strict=True))


def _alone(stroke: Stroke, dark: Flags, sure: float, scale: float) -> bool:
    """Whether a stroke along the rows is a rule: too long for print, or clear on both sides, as letters are not."""
    if stroke.right - stroke.left >= sure * scale:
        return True
    reach = round(BESIDE * scale)
    for top in (stroke.top - 1 - reach, stroke.bottom + 1):
        beside = dark[max(0, top) : max(0, top + reach), stroke.left : stroke.right]
        if beside.size and beside.any(axis=0).mean() > MOST_BESIDE:
            return False
    return True


def _spans(stroke: Stroke, across: list[Stroke], reach: float) -> bool:
    """Whether a line down begins at one line across and ends at another."""
    beside = [each for each in across if each.left - reach <= stroke.left and stroke.right <= each.right + reach]
    begins = any(abs(each.bottom - stroke.top) <= reach or abs(each.top - stroke.top) <= reach for each in beside)
    return begins and any(abs(each.top - stroke.bottom) <= reach for each in beside if each.top > stroke.top + reach)


def _flip(stroke: Stroke) -> Stroke:
    return Stroke(stroke.left, stroke.right, stroke.top, stroke.bottom)


def _level(stroke: Stroke, scale: float) -> Box:
    y = (stroke.top + stroke.bottom) / 2 / scale
    return Box(stroke.left / scale, y, stroke.right / scale, y)


def _upright(stroke: Stroke, scale: float) -> Box:
    x = (stroke.left + stroke.right) / 2 / scale
    return Box(x, stroke.top / scale, x, stroke.bottom / scale)
