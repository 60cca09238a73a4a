"""Where print stands in a picture: cells and what lies outside them, cut into lines of print by the blank between."""

from collections.abc import Iterator

import numpy as np

from extractors.scan.pixels import Area, Flags, spans

LOWEST = 3.0  # points: print is not lower; what is are dots, dashes and dirt
FAR = 9.0  # points: print farther apart on one line belongs to two columns
TALLEST = 60.0  # points: what is higher is a picture, or the dark edge of the scanner's glass
FEWEST_DARK = 2  # pixels in a row or column: fewer are noise
SPECK, SPECK_ALONE = 1.4, 5.0  # points: how large a speck is at the most, and what is blank around it
DEEPEST = 6  # cuts within cuts


def without_specks(ink: Flags, scale: float) -> Flags:
    """The ink without dots that stand alone: dirt on the glass. A full stop has a word beside it."""
    reach, most = round(SPECK_ALONE * scale), (SPECK * scale) ** 2
    padded = np.pad(ink, reach + 1).astype(np.int32).cumsum(axis=0).cumsum(axis=1)
    side = 2 * reach + 1
    around = padded[side:-1, side:-1] - padded[: -side - 1, side:-1] - padded[side:-1, : -side - 1]
    around = around + padded[: -side - 1, : -side - 1]
    alone: Flags = around <= most
    return ink & ~alone


def lines_of(ink: Flags, area: Area, scale: float) -> Iterator[Area]:
    """The lines of print in `area`, from top to bottom and from left to right; each as tight as its ink."""
    yield from _cut(ink, area, scale, DEEPEST)


def _cut(ink: Flags, area: Area, scale: float, depth: int) -> Iterator[Area]:
    """By rows, then each band by columns that stand apart, then those again: columns need not share their lines."""
    part = ink[area.top : area.bottom, area.left : area.right]
    if not part.size:
        return
    for top, bottom in _bands(part, scale):
        band = part[top:bottom]
        columns = list(spans(band.sum(axis=0) > 0, round(FAR * scale)))
        for left, right in columns:
            piece = Area(area.left + left, area.top + top, area.left + right, area.top + bottom)
            if len(columns) > 1 and depth and piece.height > 1.5 * LOWEST * scale:
                yield from _cut(ink, piece, scale, depth - 1)
            elif piece.height <= TALLEST * scale:
                yield piece


def _bands(part: Flags, scale: float) -> Iterator[tuple[int, int]]:
    """The rows of pixels that print takes, line by line; accents and dots join the line that they stand on."""
    dark = part.sum(axis=1)
    bands = list(spans(dark >= FEWEST_DARK, 1))
    joined: list[tuple[int, int]] = []
    for top, bottom in bands:
        near = joined and top - joined[-1][1] <= 1.2 * scale and joined[-1][1] - joined[-1][0] < LOWEST * scale
        if near:
            joined[-1] = (joined[-1][0], bottom)
        else:
            joined.append((top, bottom))
    for top, bottom in joined:
        if bottom - top >= LOWEST * scale or _is_dash(part[top:bottom], scale):
            yield top, bottom


def _is_dash(band: Flags, scale: float) -> bool:
    """Whether a low band is a dash or a bullet that stands alone in its line."""
    dark = np.nonzero(band.sum(axis=0))[0]
    return len(dark) > 0 and 1.5 * scale <= len(dark) <= 12 * scale and band.shape[0] >= 0.5 * scale
