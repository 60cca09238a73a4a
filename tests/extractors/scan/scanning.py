"""Scans for the tests: pages drawn as the tests say, then made pictures, turned, shaded and dirtied as scanners do."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image
from pypdfium2 import PdfDocument


@dataclass(frozen=True)
class Scanner:
    """How pages are scanned; `skew` in degrees counter-clockwise, `quarters` turns of the paper the same way."""

    dpi: int = 200
    skew: float = 0.6
    quarters: int = 0
    noise: float = 4.0  # of 255
    specks: int = 30


USUAL = Scanner()


def pictures(pdf: bytes, scanner: Scanner = USUAL) -> list[Image.Image]:
    """Each page of `pdf` as a grey picture; the same on every run."""
    drawn = PdfDocument(pdf)
    images = [drawn[index].render(scale=scanner.dpi / 72).to_pil().convert("L") for index in range(len(drawn))]
    drawn.close()
    return [_scanned(image, scanner) for image in images]


def scanned(pdf: bytes, scanner: Scanner = USUAL) -> bytes:
    """A PDF of nothing but pictures of the pages of `pdf`."""
    return bound(pictures(pdf, scanner), scanner.dpi)


def bound(images: Sequence[Image.Image], dpi: int = 200) -> bytes:
    """A PDF with a picture a page."""
    stream = io.BytesIO()
    images[0].save(stream, "PDF", save_all=True, append_images=images[1:], resolution=dpi, quality=80)
    return stream.getvalue()


def _scanned(image: Image.Image, scanner: Scanner) -> Image.Image:
    level = image.rotate(scanner.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    turned = level.rotate(90 * scanner.quarters, expand=True)
    pixels = np.asarray(turned, dtype=np.float32) * 0.94
    pixels += np.random.default_rng(1).normal(0.0, scanner.noise, pixels.shape)
    rows, columns = pixels.shape
    place = random.Random(1)
    for _ in range(scanner.specks):
        y, x = place.randrange(rows - 3), place.randrange(columns - 3)
        pixels[y : y + 2, x : x + 2] = 40
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
