"""The words of a page, read by PDFium character by character, with the place and the look of each."""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

from models.geometry import Box

HYPHENS = {0x02: "-", 0xFFFE: "-"}  # how PDFium gives a hyphen at the end of a line
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
PRINTED = re.compile(r"[^\s\x00-\x20\x7f-\xa0\u200b\ufeff\ufffd\ud800-\udfff]+")
MOST_CHARACTERS = 100_000  # on one page; a page of print has under 10,000
ABOVE_BASE, BELOW_BASE = 0.74, 0.22  # of the type's height: how far letters reach (Helvetica's ascent and descent)
WIDEST_LETTER = 1.1  # of the type's height, on average over a word
TOUCHING = 0.3  # of the type's height: letters farther apart are of two words
_NAME_LENGTH = 96

Corners = tuple[
    float, float, float, float
]  # of the page's own: left, bottom, right, top; as shown: x0, top, x1, bottom
Shown = Callable[[float, float, float, float], Corners]  # corners in the page's own coordinates -> as shown


class Word(NamedTuple):
    """Characters without a blank between them. `turned` is how the text runs: 0, 90, 180 or 270 degrees clockwise.

    A tuple, since a page has a thousand of them: a frozen dataclass takes four times as long to make.
    """

    text: str
    box: Box
    base: float  # where the line of print stands: y of upright text, x of text turned by 90 or 270 degrees
    size: float  # height of the type, points
    bold: bool
    turned: int = 0
    doubtful: bool = False  # recognised in a picture, and not surely so


@dataclass(frozen=True, slots=True)
class _Look:
    """What the characters of one text object have in common; `base` as in Word."""

    base: float
    size: float
    bold: bool
    turned: int
    level: bool  # the text runs along the page's own x axis


@dataclass(slots=True)
class _Reader:
    """A page's characters while they are read; looks are asked of PDFium once for each text object."""

    raw: object
    turns: int  # quarter turns clockwise that the page is shown with
    shown: Shown
    looks: dict[bytes, _Look] = field(default_factory=dict)
    rect: pdfium.FS_RECTF = field(default_factory=pdfium.FS_RECTF)  # what PDFium answers into, made once a page
    matrix: pdfium.FS_MATRIX = field(default_factory=pdfium.FS_MATRIX)
    x: ctypes.c_double = field(default_factory=ctypes.c_double)
    y: ctypes.c_double = field(default_factory=ctypes.c_double)
    name: ctypes.Array[ctypes.c_char] = field(default_factory=lambda: ctypes.create_string_buffer(_NAME_LENGTH))

    def corners(self, index: int) -> Corners | None:
        """Where a character stands; None where PDFium made it up."""
        rect = self.rect
        if not pdfium.FPDFText_GetLooseCharBox(self.raw, index, rect):
            return None
        low, high = rect.bottom, rect.top
        return (rect.left, low, rect.right, high) if low <= high else (rect.left, high, rect.right, low)

    def look(self, index: int) -> _Look:
        """How the character at `index` is set."""
        address = bytes(pdfium.FPDFText_GetTextObject(self.raw, index))
        found = self.looks.get(address)
        if found is None:
            found = self.looks[address] = _read_look(self, index)
        return found

    def word(self, text: str, look: _Look, corners: Corners) -> Word:
        """The word as shown. Its box reaches as high as its type, not as its letters: lines are compared by height."""
        x0, top, x1, bottom = self.shown(*corners)
        if look.turned == 0:
            top, bottom = look.base - ABOVE_BASE * look.size, look.base + BELOW_BASE * look.size
        return Word(text, Box(x0, top, x1, bottom), look.base, look.size, look.bold, look.turned)


def read_words(text_page: PdfTextPage, turns: int, shown: Shown) -> tuple[Word, ...]:
    """The words of a page in drawing order; characters without a place on the page (PDFium's own blanks) part them."""
    raw = text_page.raw
    reader = _Reader(raw, turns, shown)
    words: list[Word] = []
    for match in PRINTED.finditer(_letters(raw)):
        text, start = match[0], match.start()
        first = reader.corners(start)
        last = reader.corners(start + len(text) - 1) if len(text) > 1 else first
        look = reader.look(start)
        around = None if first is None or last is None else _together(first, last, len(text), look)
        if around is not None:
            words.append(reader.word(_spelled(text), look, around))
        else:
            words.extend(_by_letter(reader, text, start))
    return tuple(words)


def plain_text(text_page: PdfTextPage) -> str:
    """What the page prints, line by line as PDFium sets it, without the places: the cheapest look at a page."""
    raw = text_page.raw
    return _decoded(raw, min(pdfium.FPDFText_CountChars(raw), MOST_CHARACTERS))


def _decoded(raw: object, count: int) -> str:
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer) - 1
    return bytes(buffer)[: 2 * max(0, written)].decode("utf-16-le", "surrogatepass")


def _letters(raw: object) -> str:
    """The page's characters, exactly one for each index that PDFium counts."""
    count = min(pdfium.FPDFText_CountChars(raw), MOST_CHARACTERS)
    text = _decoded(raw, count)
    if len(text) != count:  # characters outside the first plane, or some that PDFium leaves out
        units = (pdfium.FPDFText_GetUnicode(raw, index) for index in range(count))
        text = "".join(chr(unit) if unit < 0x110000 else " " for unit in units)
    return text.translate(HYPHENS)


def _around(one: Corners, other: Corners) -> Corners:
    """The corners of what holds both."""
    a, b, c, d = one
    e, f, g, h = other
    return (a if a < e else e, b if b < f else f, c if c > g else g, d if d > h else h)


def _together(first: Corners, last: Corners, letters: int, look: _Look) -> Corners | None:
    """What holds the letters from `first` to `last` if they can be one word: on one line, no wider than letters are."""
    around = _around(first, last)
    if look.level:
        beside, length = first[3] > last[1] and last[3] > first[1], around[2] - around[0]
    else:
        beside, length = first[2] > last[0] and last[2] > first[0], around[3] - around[1]
    return around if beside and length <= WIDEST_LETTER * max(look.size, 1.0) * letters else None


def _by_letter(reader: _Reader, text: str, start: int) -> Iterator[Word]:
    """The words that the letters make by where each stands."""
    letters, begin = "", start
    corners: Corners = (0.0, 0.0, 0.0, 0.0)
    for index, letter in enumerate(text, start=start):
        found = reader.corners(index)
        if found is None:
            continue
        if letters and _touch(corners, found, reader.look(begin).level):
            letters += letter
            corners = _around(corners, found)
            continue
        if letters:
            yield reader.word(_spelled(letters), reader.look(begin), corners)
        letters, begin, corners = letter, index, found
    if letters:
        yield reader.word(_spelled(letters), reader.look(begin), corners)


def _touch(word: Corners, letter: Corners, level: bool) -> bool:
    """Whether a letter stands beside a word, in the direction of print."""
    x0, y0, x1, y1 = word
    size = max(min(y1 - y0, x1 - x0), letter[2] - letter[0], letter[3] - letter[1], 1.0)
    gap_x = max(letter[0] - x1, x0 - letter[2])
    gap_y = max(letter[1] - y1, y0 - letter[3])
    along, across = (gap_x, gap_y) if level else (gap_y, gap_x)
    return along < TOUCHING * size and across < 0.0


def _spelled(text: str) -> str:
    """The word with its ligatures as letters."""
    return text if text.isascii() else text.translate(LIGATURES)


def _read_look(reader: _Reader, index: int) -> _Look:
    raw, name, x, y, matrix = reader.raw, reader.name, reader.x, reader.y, reader.matrix
    pdfium.FPDFText_GetFontInfo(raw, index, name, _NAME_LENGTH, None)
    angle = pdfium.FPDFText_GetCharAngle(raw, index)  # clockwise, radians; negative where PDFium cannot tell
    turned = (90 * (round(max(0.0, angle) / (math.pi / 2)) + reader.turns)) % 360
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    origin = reader.shown(x.value, y.value, x.value, y.value)
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(raw, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = float(pdfium.FPDFText_GetFontSize(raw, index)) * scale
    base = origin[0] if turned in (90, 270) else origin[1]
    level = round(max(0.0, angle) / (math.pi / 2)) % 2 == 0
    return _Look(base, size, b"bold" in name.value.lower(), turned, level)
