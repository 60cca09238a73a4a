"""The rules that are drawn in a picture: long thin runs of dark pixels, across and down."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from extractors.pdf.shapes import THICKEST_RULE, Rule
from extractors.scan.picture import Picture
from extractors.scan.pixels import Area, Flags, Grey, share_around, strokes
from models.geometry import Box

FAINT = 0.82  # of white: a rule may be paler than print
LEAST_ACROSS, LEAST_DOWN = 24.0, 18.0  # points: longer than a dash, taller than the letters of a heading
SHORT_DOWN = 7.0  # points: enough for a line down that runs from one line across to another
MEETS = 3.0  # points between the ends of two rules that meet
BROKEN = 0.75  # points that may be missing in a rule
DASHED, APART = 60.0, 3.2  # points: the least length of a line of dots or dashes, and the most between two of them
PRINTED = 0.3  # share of its length that they cover
LOW = 2.0  # points: dots and dashes are not thicker
SURE_ACROSS, SURE_DOWN = 90.0, 40.0  # points: no letters make a run as long
BESIDE = 1.6  # points beside a rule, which print keeps clear of
MOST_BESIDE = 0.3  # share of a rule's length with something dark beside it; letters have more
BELOW = 4.0  # heights of a dark header: how far below it its columns may begin
CROSSED = 0.15  # share of a line's length with print in its way
AT_EDGE = 0.01  # of the page's shorter side
FRINGE = 1.2  # points along the sides of a dark area that belong to neither
MARGIN = 0.5  # points around a rule that are dark because of it


def find_rules(picture: Picture) -> tuple[tuple[Rule, ...], Grey]:
    """The rules of a picture in points, across before down, and its grey without them."""
    scale = picture.scale
    dark = picture.grey < FAINT * 255
    thin = _thin(dark, scale)
    deep = [each for each in picture.deep if not _at_edge(each, dark)]
    across = list(_rules(thin, LEAST_ACROSS, SURE_ACROSS, scale))
    across += _dashes(_without(thin, across), DASHED, scale)
    sides = [side for each in deep for side in _sides(each)]
    across += sides
    upright = np.ascontiguousarray(thin.T)
    down = [_flip(each) for each in _rules(upright, SHORT_DOWN, SURE_DOWN, scale)]
    dashes = [_flip(each) for each in _dashes(_without(upright, map(_flip, down)), LEAST_DOWN, scale)]
    reach = MEETS * scale
    down = [each for each in down if each.height >= LEAST_DOWN * scale or _spans(each, across, reach)]
    down += [each for each in dashes if each.height >= DASHED * scale or _spans(each, across, reach)]
    down += [line for each in deep for line in _through(each, across, down, dark, reach)]
    ends = [_flip(side) for each in deep for side in _sides(_flip(each))]
    down += ends
    clean = picture.grey.copy()
    _wipe(clean, (*across, *down), max(1, round(MARGIN * scale)))
    _wipe(clean, (*sides, *ends), round(FRINGE * scale))
    rules = [Rule(_level(each, scale), across=True) for each in across]
    rules += [Rule(_upright(each, scale), across=False) for each in down]
    return tuple(rules), clean


def _wipe(grey: Grey, lines: Iterable[Area], margin: int) -> None:
    """Make white what the lines cover, and so many pixels around them."""
    for each in lines:
        grey[max(0, each.top - margin) : each.bottom + margin, max(0, each.left - margin) : each.right + margin] = 255


def _thin(dark: Flags, scale: float) -> Flags:
    """What is dark without what is too thick for a rule: a blot would swallow the rules that it touches."""
    reach = math.ceil((THICKEST_RULE * scale + 2) / 2)
    full = share_around(dark, reach) > 1 - 0.5 / (2 * reach + 1) ** 2
    return dark & ~(share_around(full, reach) > 0.25 / (2 * reach + 1) ** 2)


def _at_edge(area: Area, dark: Flags) -> bool:
    """Whether an area is cut off by the edge of the picture, as what lies beside the paper is."""
    rows, columns = dark.shape
    beside = min(area.left, area.top, columns - area.right, rows - area.bottom)
    return bool(beside <= AT_EDGE * min(rows, columns))


def _rules(thin: Flags, least: float, sure: float, scale: float) -> Iterator[Area]:
    """The rules along the rows, at least `least` points long."""
    for each in strokes(thin, least * scale, max(1, round(BROKEN * scale))):
        if each.height <= THICKEST_RULE * scale + 2 and _alone(each, thin, sure, scale):
            yield each


def _dashes(thin: Flags, least: float, scale: float) -> Iterator[Area]:
    """The lines of dots or dashes along the rows, at least `least` points long; print is never as low and alone."""
    low = thin & ~_tall(thin, round(LOW * scale) + 1)
    for each in strokes(low, least * scale, round(APART * scale), PRINTED):
        if each.height <= LOW * scale + 2 and _alone(each, thin, math.inf, scale):
            yield each


def _without(flags: Flags, lines: Iterable[Area]) -> Flags:
    """What is dark beside the lines that were found."""
    rest = flags.copy()
    for each in lines:
        rest[each.top : each.bottom, each.left : each.right] = False
    return rest


def _tall(flags: Flags, least: int) -> Flags:
    """What is part of a run of `least` pixels or more down the columns."""
    sums = np.pad(flags, ((least, least), (0, 0))).astype(np.int32).cumsum(axis=0)
    ends = sums[least:] - sums[:-least] == least  # at each row, whether the run that ends there is as long
    sums = np.pad(ends, ((0, least), (0, 0))).astype(np.int32).cumsum(axis=0)
    tall: Flags = sums[least - 1 :][: len(flags)] - np.pad(sums, ((1, 0), (0, 0)))[: len(flags)] > 0
    return tall


def _sides(area: Area) -> tuple[Area, Area]:
    """The upper and the lower edge of a dark area: a cell that is filled needs no rule."""
    return replace(area, bottom=area.top + 1), replace(area, top=area.bottom - 1)


def _through(area: Area, across: list[Area], down: list[Area], dark: Flags, reach: float) -> Iterator[Area]:
    """The lines below a dark header carried on through it, where they can hardly be seen, if no print is in the way.

    A dark row at which lines from above end is no header: its cells are merged, or its lines can be seen.
    """
    inside = [line for line in down if area.left + reach < line.left and line.right < area.right - reach]
    if any(line.top < area.top - reach <= line.bottom <= area.top + reach for line in inside):
        return
    for line in inside:
        if not -reach <= line.top - area.bottom <= BELOW * area.height:
            continue
        ends = {each.bottom for each in across if each.left <= line.left and line.right <= each.right}
        for top in sorted({area.top} | {end for end in ends if area.top + reach < end < area.bottom - reach}):
            margin = round(reach / 2)  # a heading over several columns stands above a rule, and is not crossed
            strip = dark[top + margin : area.bottom - margin, line.left - 2 : line.right + 2]
            if strip.any(axis=1).mean() < CROSSED:
                yield Area(line.left, top, line.right, area.bottom)
                break


def _alone(stroke: Area, dark: Flags, sure: float, scale: float) -> bool:
    """Whether a stroke along the rows is a rule: too long for print, or clear on both sides, as letters are not."""
    if stroke.right - stroke.left >= sure * scale:
        return True
    reach = round(BESIDE * scale)
    for top in (stroke.top - 1 - reach, stroke.bottom + 1):
        beside = dark[max(0, top) : max(0, top + reach), stroke.left : stroke.right]
        if beside.size and beside.any(axis=0).mean() > MOST_BESIDE:
            return False
    return True


def _spans(stroke: Area, across: list[Area], reach: float) -> bool:
    """Whether a line down begins at one line across and ends at another."""
    beside = [each for each in across if each.left - reach <= stroke.left and stroke.right <= each.right + reach]
    begins = any(abs(each.bottom - stroke.top) <= reach or abs(each.top - stroke.top) <= reach for each in beside)
    return begins and any(abs(each.top - stroke.bottom) <= reach for each in beside if each.top > stroke.top + reach)


def _flip(stroke: Area) -> Area:
    """The same with rows and columns exchanged."""
    return Area(stroke.top, stroke.left, stroke.bottom, stroke.right)


def _level(stroke: Area, scale: float) -> Box:
    y = (stroke.top + stroke.bottom) / 2 / scale
    return Box(stroke.left / scale, y, stroke.right / scale, y)


def _upright(stroke: Area, scale: float) -> Box:
    x = (stroke.left + stroke.right) / 2 / scale
    return Box(x, stroke.top / scale, x, stroke.bottom / scale)
