"""How much room text takes, estimated: a Word file does not say where its lines stand.

Widths are Helvetica's (Adobe's published metrics, the same as Arial's), scaled for other fonts. The estimate serves
to tell which paragraphs of two cells stand side by side, where both are measured by the same rule.
"""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from math import ceil

from extractors.word.styles import Format

_GROUPS = {  # thousandths of the font's size -> the letters that are so wide
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[]\\ft\u00a0",
    333: "()-`r“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu£–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_OTHER = 556  # a letter in no group: accented small letters and figures are as wide
_BOLD = 1.07
_FONTS = {  # font -> (width against Helvetica's, line height against the size), from the fonts' own tables
    "arial": (1.0, 1.15),
    "arial narrow": (0.82, 1.15),
    "calibri": (0.9, 1.22),
    "cambria": (0.95, 1.17),
    "century gothic": (1.07, 1.2),
    "comic sans ms": (1.08, 1.39),
    "garamond": (0.84, 1.13),
    "georgia": (0.98, 1.14),
    "gill sans mt": (0.91, 1.16),
    "segoe ui": (1.0, 1.33),
    "tahoma": (0.98, 1.21),
    "times new roman": (0.89, 1.15),
    "trebuchet ms": (0.98, 1.16),
    "verdana": (1.17, 1.22),
}
_UNKNOWN = (1.0, 1.18)
_WIDEST = 1015
_BLANK = 278


class _Widths(dict[str, int]):
    """Widths by letter; any other letter is as wide as most."""

    def __missing__(self, letter: str) -> int:
        return 1000 if letter >= "\u2e80" else _OTHER


_WIDTHS = _Widths({letter: width for width, letters in _GROUPS.items() for letter in letters})


@lru_cache(maxsize=20_000)
def _units(word: str) -> int:
    """The width of `word` and the blank after it in Helvetica, in thousandths of its size."""
    return sum(map(_WIDTHS.__getitem__, word)) + _BLANK


@lru_cache(maxsize=1_000)
def scale(font: str | None, size: float, bold: bool) -> float:
    """Points for each thousandth of Helvetica's size, in a font of `size` points."""
    width = _FONTS.get((font or "").lower(), _UNKNOWN)[0]
    return width * size * (_BOLD if bold else 1.0) / 1000


def text_width(text: str, scale: float) -> float:
    """Points that `text` takes on one line."""
    return sum(map(_WIDTHS.__getitem__, text)) * scale


def line_height(look: Format, size: float) -> float:
    """Points from one line to the next, as the paragraph's line spacing says."""
    single = _FONTS.get((look.font or "").lower(), _UNKNOWN)[1] * size
    if look.line is None:
        return single
    if look.rule == "exact":
        return look.line
    return max(single, look.line) if look.rule == "atLeast" else single * look.line


def line_count(text: str, scale: float, width: float) -> int:
    """How many lines of `width` points `text` takes, 1 at least; a word wider than a line takes several."""
    room = max(width, 1.0) / scale if scale > 0 else float("inf")
    if len(text) * _WIDEST <= room:
        return 1
    words = text.replace("-", "- ") if "-" in text else text  # a line may break after a hyphen too
    ends = list(accumulate(map(_units, words.split(" "))))
    lines, at, start = 0, 0, 0
    while at < len(ends):
        lines += 1
        past = bisect_right(ends, start + room + _BLANK, at)  # the blank at a line's end may stand outside
        if past == at:  # a word wider than the line
            lines += ceil((ends[at] - _BLANK - start) / room) - 1
            past = at + 1
        at, start = past, ends[past - 1]
    return max(lines, 1)
