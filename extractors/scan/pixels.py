"""Pixels: the kinds of picture, rectangles in them, and runs of dark pixels."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]  # rows of pixels from the top, 0 black to 255 white
Flags = NDArray[np.bool_]  # rows of pixels, true where something is dark
UNBROKEN = 0.93  # share of a run's length that is dark


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of pixels: rows from `top` up to `bottom`, columns from `left` up to `right`."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top


def strokes(flags: Flags, least: float, gap: int, unbroken: float = UNBROKEN) -> Iterator[Area]:
    """What runs of at least `least` pixels along the rows cover, the runs of rows that touch taken as one.

    Gaps of up to `gap` pixels in a run are overlooked, if of its length `unbroken` at least is dark.
    """
    open_: list[Area] = []
    for row, runs in _runs(flags, least, gap, unbroken):
        yield from (each for each in open_ if each.bottom < row)
        open_ = [each for each in open_ if each.bottom >= row]
        for left, right in runs:
            top = row
            touching = [each for each in open_ if each.left <= right and left <= each.right]
            for each in touching:
                top, left, right = min(top, each.top), min(left, each.left), max(right, each.right)
            open_ = [each for each in open_ if each not in touching]
            open_.append(Area(left, top, right, row + 1))
    yield from open_


def _runs(dark: Flags, least: float, gap: int, unbroken: float) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Row by row the runs of dark pixels, gaps of up to `gap` pixels overlooked; rows without any are left out."""
    width = dark.shape[1]
    for row in np.nonzero(dark.sum(axis=1) >= least * 0.8 * unbroken)[0]:
        padded = np.zeros(width + 2, dtype=np.int8)
        padded[1:-1] = dark[row]
        turns = np.diff(padded)
        starts, ends = np.nonzero(turns == 1)[0], np.nonzero(turns == -1)[0]
        parted = np.nonzero(starts[1:] - ends[:-1] > gap)[0]
        starts, ends = starts[np.r_[0, parted + 1]], ends[np.r_[parted, len(ends) - 1]]
        before = np.r_[0, np.cumsum(dark[row])]
        long = (ends - starts >= least) & (before[ends] - before[starts] >= unbroken * (ends - starts))
        if long.any():
            yield int(row), list(zip(starts[long].tolist(), ends[long].tolist(), strict=True))


def spans(flags: Flags, gap: int) -> Iterator[tuple[int, int]]:
    """Where `flags` are true, from-to, with gaps of less than `gap` overlooked."""
    turns = np.diff(np.r_[0, flags.astype(np.int8), 0])
    start, end = -1, -1
    for left, right in zip(np.nonzero(turns == 1)[0].tolist(), np.nonzero(turns == -1)[0].tolist(), strict=True):
        if start >= 0 and left - end < max(1, gap):
            end = right
            continue
        if start >= 0:
            yield start, end
        start, end = left, right
    if start >= 0:
        yield start, end


def share_around(values: NDArray[np.bool_ | np.float64], reach: int) -> NDArray[np.float64]:
    """The mean of `values` in the square that reaches so many pixels from each; beyond the edges there is nothing."""
    side = 2 * reach + 1
    sums = np.pad(values, ((reach + 1, reach), (reach + 1, reach))).astype(np.float64).cumsum(axis=0).cumsum(axis=1)
    whole = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return np.asarray(whole / side**2)
