"""Dark grounds in a picture (white-on-blue headers, coloured cells): where they are, and their print on white."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from extractors.scan.pixels import Area, Flags, share_around, spans

SHRINK = 4  # pixels of the picture to one that is looked at for grounds
AROUND = 9  # of those: a square in which most is ground, whatever is printed on it
LEAST_DEEP = 60  # pixels: the least width of a dark area; it is at least half as high
MOSTLY = 0.6  # of a dark area's pixels are dark
SOLID = 0.8  # of a smaller one's, or the letters of a title are taken for one
ASIDE = 3  # of the shrunken pixels: how far the sides of an area may waver from row to row
GROUND = 0.25  # of the pixels thereabouts: as many at least show the ground, however bold the print on it
SIDE = 2  # of the shrunken pixels along the sides of an area: rules, and what lies beside it
CLEAR = 80.0  # of 255: the least contrast of print with its ground that makes it black
STEADY, BAND = (
    8.0,
    5,
)  # of 255, and rows: what differs so in nearly every band is a line through a dark area
NEARLY_ALL = 0.85  # of the bands: at its sides an area is not dark throughout


def find_grounds(flags: Flags) -> tuple[Area, ...]:
    """The areas in which most is dark, as rectangles, from `flags` of what is darker than paper.

    A header and a coloured column below it are two, and the lower one begins where the upper one ends.
    """
    rows, columns = flags.shape[0] // SHRINK, flags.shape[1] // SHRINK
    small = flags[: rows * SHRINK, : columns * SHRINK].reshape(rows, SHRINK, columns, SHRINK).mean(axis=(1, 3))
    found: list[Area] = []
    for area in _rectangles(share_around(small, AROUND // 2) > 0.5):
        tight = _snapped(flags, area)
        part = flags[tight.top : tight.bottom, tight.left : tight.right]
        large = min(tight.width, tight.height) >= LEAST_DEEP / 2 and max(tight.width, tight.height) >= LEAST_DEEP
        if large and part.mean() >= (MOSTLY if max(tight.width, tight.height) >= 2.5 * LEAST_DEEP else SOLID):
            found.append(_below(tight, found))
    return tuple(area for area in found if area.height >= SHRINK)  # else all of it belongs to the one above


def _rectangles(mask: Flags) -> Iterator[Area]:
    """Where `mask` is true, cut across wherever its sides step aside; the highest first, in pixels of the picture."""
    open_: list[Area] = []
    for row in range(mask.shape[0] + 1):
        runs = list(spans(mask[row], 1)) if row < mask.shape[0] else []
        going: list[Area] = []
        for each in open_:
            same = next((run for run in runs if _alike(run, each)), None)
            if same is None:
                yield Area(*(SHRINK * side for side in (each.left, each.top, each.right, each.bottom)))
            else:
                runs.remove(same)
                left, right = min(each.left, same[0]), max(each.right, same[1])
                going.append(Area(left, each.top, right, row + 1))
        open_ = going + [Area(left, row, right, row + 1) for left, right in runs]


def _alike(run: tuple[int, int], area: Area) -> bool:
    return abs(run[0] - area.left) <= ASIDE and abs(run[1] - area.right) <= ASIDE


def _snapped(flags: Flags, area: Area) -> Area:
    """The area with its sides moved to where the dark begins and ends."""
    columns, rows = slice(area.left, area.right), slice(area.top, area.bottom)
    top, bottom = _ends(flags[:, columns].mean(axis=1) > 0.5, area.top, area.bottom)
    left, right = _ends(flags[rows].mean(axis=0) > 0.5, area.left, area.right)
    return Area(left, top, right, bottom)


def _ends(dark: Flags, start: int, end: int) -> tuple[int, int]:
    """From-to of the dark near `start` and `end`; these themselves where it goes on beyond what is near."""
    reach = 2 * ASIDE * SHRINK
    low, high = max(0, start - reach), min(len(dark), end + reach)
    return _begins(dark[low : start + reach], low, start), high - _begins(dark[end - reach : high][::-1], 0, high - end)


def _begins(dark: Flags, offset: int, otherwise: int) -> int:
    """Where the dark begins, coming from outside: print may make what follows lighter again."""
    if not len(dark) or dark[0]:
        return otherwise
    return next((offset + first for first, last in spans(dark, 1) if last - first >= SHRINK), otherwise)


def _below(area: Area, above: list[Area]) -> Area:
    """The area, beginning where one of those above ends that it touches."""
    near = 2 * ASIDE * SHRINK
    for each in above:
        if abs(area.top - each.bottom) <= near and area.left < each.right and each.left < area.right:
            return replace(area, top=min(each.bottom, area.bottom))
    return area


def on_white(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """A dark area with its ground as 1 and what is printed on it, lighter or darker, as less: 0 for plain print."""
    size = (pixels.shape[1], pixels.shape[0])
    whole = np.asarray(Image.fromarray(pixels.astype(np.uint8)).reduce(SHRINK))
    side = min(SIDE, (min(whole.shape) - 1) // 2)  # what is left of an area cut off by the one above may be low
    rows, columns = whole.shape
    inner = whole[side : rows - side, side : columns - side]
    small = Image.fromarray(np.pad(inner, side, mode="edge"))
    lighter = np.clip(pixels - np.median(pixels), -CLEAR, CLEAR).mean() > 0
    behind = small.filter(ImageFilter.RankFilter(AROUND, round((GROUND if lighter else 1 - GROUND) * AROUND**2)))
    ground = np.asarray(behind.resize(size, Image.Resampling.BILINEAR), dtype=np.float32)
    apart = pixels - ground
    print_ = np.maximum(apart / np.maximum(255 - ground, CLEAR), -apart / np.maximum(ground, CLEAR))
    flat = np.asarray(1 - print_, dtype=np.float32)
    flat[:, _steady(apart)] = 0.0
    flat[_steady(apart.T)] = 0.0
    return flat


def _steady(apart: NDArray[np.float32]) -> Flags:
    """The columns that are lighter, or darker, than their ground nearly all the way down: lines that part cells."""
    bands = np.stack([band.mean(axis=0) for band in np.array_split(apart, -(-len(apart) // BAND))])
    low, high = np.quantile(bands, (1 - NEARLY_ALL, NEARLY_ALL), axis=0)
    steady: Flags = (high < -STEADY) | (low > STEADY)
    return steady
