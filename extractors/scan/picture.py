"""A page as a picture: rendered by PDFium, its paper made white, and turned until its lines are level."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from pypdfium2 import PdfPage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from extractors.scan.engines import ScanError
from extractors.scan.grounds import find_grounds, on_white
from extractors.scan.pixels import Area, Flags, Grey

FEWEST_DPI, MOST_DPI = 200, 300
MOST_PIXELS = 18_000_000  # an A3 page at 300 dpi: larger sheets are rendered more coarsely
MOST_SHOWN = 200_000_000  # pixels of all pictures on a page: an A0 sheet at 300 dpi has 140 million
MOST_SKEW = 6.0  # degrees either way: more is no slip of a scanner
LEAST_SKEW = 0.03  # degrees: less moves no rule by a pixel over an A4 page
INK = 0.72  # of the paper's brightness beside it: darker is print or a rule
DEEP = 0.75  # of the paper's brightness: darker grounds may carry white print
AROUND = 13  # pixels of the picture shrunken twice: in a square of that side there is paper
ACROSS = 3  # columns of pixels, of which one is looked at for the skew
SHRINK = 4  # pixels of the picture to one that is looked at for paper


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture with level lines: `width` and `height` in points, `scale` pixels to the point.

    `grey` has its paper and its shaded areas made white, `colour` (rows of RGB) has not. `turned` is by how many
    degrees clockwise the page had to be turned about its middle. `deep` are its dark areas, as white-on-blue headers.
    """

    grey: Grey
    colour: NDArray[np.uint8]
    scale: float
    width: float
    height: float
    turned: float = 0.0
    deep: tuple[Area, ...] = ()


def take(page: PdfPage) -> Picture:
    """The page as a picture, straightened; at most MOST_PIXELS, whatever size the page says it has.

    Raises ScanError if what it shows has more than MOST_SHOWN pixels: PDFium would unpack them all.
    """
    width, height = page.get_size()
    shown = _pictures(page)
    pixels = sum(across * down for across, down in shown)
    if pixels > MOST_SHOWN:
        raise ScanError(f"not safe to read: the pictures of a page have {pixels:,} pixels")
    scale = min(_dpi(width, shown) / 72, math.sqrt(MOST_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        image = bitmap.to_pil().convert("RGB").copy()
    finally:
        bitmap.close()
    skew = find_skew(dark(flatten(image)[0]))
    if abs(skew) >= LEAST_SKEW:
        image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=_paper(image))
    else:
        skew = 0.0
    grey, deep = flatten(image)
    return Picture(grey, np.asarray(image), scale, width, height, -skew, deep)


def turn(picture: Picture, quarters: int) -> Picture:
    """The picture turned counter-clockwise by so many quarters of a circle."""
    width, height = (picture.height, picture.width) if quarters % 2 else (picture.width, picture.height)
    colour = np.ascontiguousarray(np.rot90(picture.colour, quarters))
    grey, deep = flatten(Image.fromarray(colour))
    return replace(picture, grey=grey, colour=colour, width=width, height=height, deep=deep)


def _pictures(page: PdfPage) -> list[tuple[int, int]]:
    """The pixels of each picture that the page draws, across and down, by what the pictures state."""
    return [image.get_px_size() for image in page.get_objects([FPDF_PAGEOBJ_IMAGE], max_depth=2)]


def _dpi(width: float, pictures: Sequence[tuple[int, int]]) -> float:
    """The resolution that the largest picture of a page so many points wide was scanned with, within bounds."""
    pixels = max((across for across, _ in pictures), default=0)
    return float(min(MOST_DPI, max(FEWEST_DPI, 72 * pixels / max(1.0, width))))


def _paper(image: Image.Image) -> tuple[int, int, int]:
    small = np.asarray(image.resize((64, 64))).reshape(-1, 3)
    red, green, blue = (int(each) for each in np.median(small, axis=0))
    return red, green, blue


def flatten(image: Image.Image) -> tuple[Grey, tuple[Area, ...]]:
    """The picture in grey with whatever lies behind the print made white, and its dark areas.

    Paper, shadows of the fold and shaded cells become white; white print on a dark ground becomes dark on white.
    """
    grey = image.convert("L")
    pixels = np.asarray(grey, dtype=np.float32)
    small = grey.reduce(SHRINK)
    behind = small.filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.MedianFilter(5)).filter(ImageFilter.MaxFilter(5))
    level = pixels / _enlarged(behind.filter(ImageFilter.BoxBlur(2)), grey.size)
    paper = small.reduce(SHRINK).filter(ImageFilter.MaxFilter(AROUND)).filter(ImageFilter.BoxBlur(AROUND // 2))
    deep = find_grounds(pixels < DEEP * _enlarged(paper, grey.size))
    for area in deep:
        place = (slice(area.top, area.bottom), slice(area.left, area.right))
        level[place] = on_white(pixels[place])
    return (np.clip(level, 0.0, 1.0) * 255).astype(np.uint8), deep


def _enlarged(small: Image.Image, size: tuple[int, int]) -> NDArray[np.float32]:
    return np.maximum(np.asarray(small.resize(size, Image.Resampling.BILINEAR), dtype=np.float32), 1.0)


def dark(grey: Grey) -> Flags:
    """Which pixels of a flattened picture are print or a rule."""
    return grey < INK * 255


def find_skew(ink: Flags) -> float:
    """By how many degrees counter-clockwise `ink` must be turned for its lines to be level; 0 where nothing tells.

    Lines are level when the dark pixels of the page fall into few rows: the angle with the largest sum of squares of
    the rows' counts (Postl's projection profile, US patent 4,723,297), first coarsely, then finely.
    """
    ys, xs = np.nonzero(ink[:, ::ACROSS])
    if len(ys) < 100:
        return 0.0
    step = max(1, len(ys) // 60_000)
    across, down = ACROSS * xs[::step].astype(np.float32), ys[::step].astype(np.float32)
    best, width = 0.0, MOST_SKEW
    for fineness in (0.25, 0.05, 0.01):
        angles = np.arange(best - width, best + width + fineness / 2, fineness)
        best = float(max(angles, key=lambda angle: _levelness(across, down, float(angle))))
        width = fineness
    return best if abs(best) < MOST_SKEW else 0.0


def _levelness(xs: NDArray[np.float32], ys: NDArray[np.float32], angle: float) -> float:
    rows = ys - math.tan(math.radians(angle)) * xs
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(counts).sum())
