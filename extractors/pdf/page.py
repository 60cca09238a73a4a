"""One page of a PDF, read by PDFium: its words, its drawn rules and its shaded areas; struck-out words left out.

All boxes are in points from the top left of the page as it is shown: turned pages (/Rotate) and shifted page boxes
are undone here, so that no later step knows of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from pypdfium2 import PdfDocument, PdfPage, PdfTextPage
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDFPage_CountObjects

from extractors.pdf.shapes import MOST_SHAPES, Fill, Rule, read_shapes
from extractors.pdf.struck import split_struck
from extractors.pdf.words import Corners, Word, read_words
from models.geometry import Box

MOST_STAMPED = 12  # words that a stamp over a scanned page has at the most
OUTLINED = 200  # shapes on a page without text: letters, drawn
PICTURED = 0.4  # of the page's area: less is a logo or a photograph beside text
FARTHEST = 20_000  # points from the corner of the page; PDF itself has none wider than 14,400


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page; `number` counts from 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]  # in the order in which the file draws them
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    struck: tuple[Box, ...] = ()  # where words stood that are struck through: they are not among `words`


@dataclass(frozen=True, slots=True)
class Frame:
    """How the page's own coordinates (from bottom left, y upwards) become those of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int  # quarter turns clockwise, 0 to 3

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> Corners:
        """The corners as shown, from two opposite ones in the page's own coordinates (left, bottom, right, top)."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turns == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turns == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box as shown, from two opposite corners in the page's own coordinates (left, bottom, right, top)."""
        return Box(*self.shown(x0, y0, x1, y1))


@contextmanager
def opened(pdf: PdfDocument, index: int) -> Iterator[tuple[PdfPage, PdfTextPage]]:
    """The page at `index` (from 0) and its text; everything that PDFium opened for them is closed again."""
    page = pdf[index]
    try:
        text_page = page.get_textpage()
        try:
            yield page, text_page
        finally:
            text_page.close()
    finally:
        page.close()


def read_page(pdf: PdfDocument, index: int, drawn: bool = True) -> Page:
    """The page at `index` (from 0).

    Without `drawn` its words alone: rules and fills cost as much again, and prose has none that matter.
    """
    with opened(pdf, index) as (page, text_page):
        return read_opened(page, text_page, index + 1, drawn)


def read_opened(page: PdfPage, text_page: PdfTextPage, number: int, drawn: bool = True) -> Page:
    """`read_page` of a page that is open; `number` counts from 1."""
    frame = _frame(page)
    rules, fills = read_shapes(page, frame.box) if drawn else ((), ())
    words = tuple(word for word in read_words(text_page, frame.turns, frame.shown) if _is_near(word.box))
    kept, lines, struck = split_struck(words, rules)
    width, height = page.get_size()
    return Page(number, width, height, kept, lines, fills, struck)


def is_picture(pdf: PdfDocument, page: Page) -> bool:
    """Whether nearly all that `page` shows is a picture: a scan, perhaps with a stamp or a page number over it.

    A page without any text that draws very many shapes is one too: its letters were turned into outlines.
    """
    if len(page.words) > MOST_STAMPED or max(page.width, page.height) > FARTHEST:
        return False
    raw = pdf[page.number - 1]
    try:
        if not page.words and FPDFPage_CountObjects(raw.raw) >= OUTLINED:
            return True
        frame = _frame(raw)
        images = islice(raw.get_objects([FPDF_PAGEOBJ_IMAGE], max_depth=3), MOST_SHAPES)
        pictures = (frame.box(*image.get_bounds()) for image in images)
        whole = Box(0.0, 0.0, page.width, page.height)
        return sum(picture.overlap(whole) for picture in pictures) >= PICTURED * page.width * page.height
    finally:
        raw.close()


def _is_near(box: Box) -> bool:
    """Whether a word can stand on a page: damaged files print some at places that are far off, or no number."""
    far = FARTHEST  # each edge by itself: a number that is none compares with nothing
    return abs(box.x0) < far and abs(box.top) < far and abs(box.x1) < far and abs(box.bottom) < far


def _frame(page: PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)
