"""One page of a PDF, read by PDFium: its words, its drawn rules and its shaded areas.

All boxes are in points from the top left of the page as it is shown: turned pages (/Rotate) and shifted page boxes
are undone here, so that no later step knows of them.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfPage

from extractors.pdf.shapes import Fill, Rule, read_shapes
from models.geometry import Box

HYPHENS = frozenset((0x02, 0xFFFE))  # how PDFium gives a hyphen at the end of a line
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
MOST_CHARACTERS = 100_000  # on one page; a page of print has under 10,000
_NAME_LENGTH = 96


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a blank between them. `turned` is how the text runs: 0, 90, 180 or 270 degrees clockwise."""

    text: str
    box: Box
    base: float  # where the line of print stands: y of upright text, x of text turned by 90 or 270 degrees
    size: float  # height of the type, points
    bold: bool
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page; `number` counts from 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]  # in the order in which the file draws them
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """How the page's own coordinates (from bottom left, y upwards) become those of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int  # quarter turns clockwise, 0 to 3

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The box as shown, from two opposite corners in the page's own coordinates."""
        if self.turns == 0:
            corners = (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        elif self.turns == 1:
            corners = (y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        elif self.turns == 2:
            corners = (self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        else:
            corners = (self.top - y1, self.right - x1, self.top - y0, self.right - x0)
        ax, ay, bx, by = corners
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def read_page(pdf: PdfDocument, index: int) -> Page:
    """The page at `index` (from 0); everything that PDFium opened for it is closed again."""
    page = pdf[index]
    try:
        frame = _frame(page)
        rules, fills = read_shapes(page, frame.shown)
        words = tuple(_words(page, frame))
        width, height = page.get_size()
        return Page(index + 1, width, height, words, rules, fills)
    finally:
        page.close()


def _frame(page: PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)


@dataclass(slots=True)
class _Growing:
    """A word while its characters are being read."""

    letters: list[str]
    x0: float
    y0: float
    x1: float
    y1: float
    first: int  # index of its first character

    def takes(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether a character at these coordinates goes on with the word: beside it, in any direction of print."""
        size = max(min(self.y1 - self.y0, self.x1 - self.x0), x1 - x0, y1 - y0, 1.0)
        gap_x = max(x0 - self.x1, self.x0 - x1)
        gap_y = max(y0 - self.y1, self.y0 - y1)
        return max(gap_x, gap_y) < 0.3 * size and min(gap_x, gap_y) < 0.0


def _words(page: PdfPage, frame: Frame) -> Iterator[Word]:
    """The words in drawing order; characters without a place on the page (PDFium's own blanks) only divide them."""
    text_page = page.get_textpage()
    try:
        raw = text_page.raw
        rect = pdfium.FS_RECTF()
        where = ctypes.byref(rect)
        current: _Growing | None = None
        for index in range(min(pdfium.FPDFText_CountChars(raw), MOST_CHARACTERS)):
            letter = _letter(pdfium.FPDFText_GetUnicode(raw, index))
            if not letter:
                if current is not None:
                    yield _finished(current, raw, frame)
                    current = None
                continue
            if not pdfium.FPDFText_GetLooseCharBox(raw, index, where):
                continue
            x0, y0, x1, y1 = rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
            if current is not None and current.takes(x0, y0, x1, y1):
                current.letters.append(letter)
                current.x0, current.y0 = min(current.x0, x0), min(current.y0, y0)
                current.x1, current.y1 = max(current.x1, x1), max(current.y1, y1)
                continue
            if current is not None:
                yield _finished(current, raw, frame)
            current = _Growing([letter], x0, y0, x1, y1, index)
        if current is not None:
            yield _finished(current, raw, frame)
    finally:
        text_page.close()


def _letter(code: int) -> str:
    """What the character prints; empty for blanks, control characters and halves of a pair."""
    if code in HYPHENS:
        return "-"
    if code < 33 or 0x7F <= code <= 0xA0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    letter = chr(code)
    return "" if letter.isspace() or letter in "\u200b\ufeff\u2028\u2029" else LIGATURES.get(letter, letter)


def _finished(word: _Growing, raw: object, frame: Frame) -> Word:
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, word.first, name, _NAME_LENGTH, ctypes.byref(flags))
    angle = pdfium.FPDFText_GetCharAngle(raw, word.first)  # clockwise, radians; negative where PDFium cannot tell
    turned = (90 * (round(max(0.0, angle) / (math.pi / 2)) + frame.turns)) % 360
    box = frame.shown(word.x0, word.y0, word.x1, word.y1)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, word.first, ctypes.byref(x), ctypes.byref(y))
    origin = frame.shown(x.value, y.value, x.value, y.value)
    base = origin.x0 if turned in (90, 270) else origin.top
    return Word("".join(word.letters), box, base, _size(raw, word.first), b"bold" in name.value.lower(), turned)


def _size(raw: object, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix)):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    return float(pdfium.FPDFText_GetFontSize(raw, index)) * scale
