"""Text made plain for reading dates: one kind of dash, quote and blank; words that a narrow column broke made whole."""

import difflib
import itertools
import re
from dataclasses import dataclass

from extractors.fields.periods import MONTHS, SEASONS
from extractors.fields.tokens import MONTH_WORDS

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u0060\u00b4\u2032\u02bc"), "'")
_SLASHES = dict.fromkeys(map(ord, "\u2044\u2215\uff0f"), "/")
_PLAIN = {**_DASHES, **_QUOTES, **_SLASHES}  # one character for one: places in the printed text stay true
_GONE: dict[int, str] = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")
_NAMES = frozenset((*MONTHS, *SEASONS, "ongoing", "continuous", "quarterly", "monthly", "annually"))
_CAPITALISED = "|".join(name.capitalize() for name in (*MONTHS, *SEASONS))

_PIECE = re.compile(r"[A-Za-z]+")
_MOST_PIECES = 3  # a column wide enough for a date breaks its month no oftener
_DAY = re.compile(r"(?<![\d./-])\d{1,2}\s?([./])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d\d)(?![\d%])")
_DAY_YEAR = re.compile(r"(?<=\d[./])20\s\d\d(?=\s*(?:$|[,.;)]))")
_YEAR = re.compile(
    rf"\b(?:{MONTH_WORDS})[ -]20\s?[0-5]\s?\d(?!\d|\s?[-/]\s?\d|\s?(?:st|nd|rd|th|{MONTH_WORDS})\b)", re.IGNORECASE
)
_INNER_BLANK = re.compile(r"(?<=[\d./])\s(?=[\d./])")
_RUN_ON = re.compile(rf"(?<=[a-z\d])(?=(?:{_CAPITALISED})(?![a-z]))")
_UNKNOWN = re.compile(r"(?<![A-Za-z])[A-Za-z]{5,11}(?=[.,]?\s?'?\d\d)")
_ALIKE = 0.85  # one letter missing, doubled or out of place in a month's name; "match" is not March


@dataclass(frozen=True, slots=True)
class Mended:
    """`printed` is the text to quote, `plain` the same text, letter for letter, to read; `doubts` tell the repairs."""

    printed: str
    plain: str
    doubts: tuple[str, ...] = ()


def mend(text: str) -> Mended:
    """`text` on one line with broken words and numbers made whole, a doubt for each that was.

    >>> mend("Novemb er 2017")
    Mended(printed='November 2017', plain='November 2017', doubts=("read 'Novemb er' as 'November'",))
    >>> mend("Feb \u2013 May \u201909").plain
    "Feb - May '09"
    """
    doubts: list[str] = []
    printed = _RUN_ON.sub(" ", " ".join(text.translate(_GONE).split()))
    printed = _whole_words(printed, doubts)
    for pattern in (_DAY, _DAY_YEAR, _YEAR):
        printed = _whole_numbers(printed, pattern, doubts)
    plain = printed.translate(_PLAIN)
    return Mended(printed, _respelt(plain, doubts), tuple(doubts))


def _whole_words(text: str, doubts: list[str]) -> str:
    """`text` with the names in `_NAMES` made of their pieces."""
    pieces = list(_PIECE.finditer(text))
    parts: list[str] = []
    done = place = 0
    while place < len(pieces):
        count = _pieces_of_name(text, pieces[place : place + _MOST_PIECES])
        if count:
            begin, end = pieces[place].start(), pieces[place + count - 1].end()
            whole = "".join(piece[0] for piece in pieces[place : place + count])
            doubts.append(f"read {text[begin:end]!r} as {whole!r}")
            parts += (text[done:begin], whole)
            done = end
        place += count or 1
    return "".join((*parts, text[done:]))


def _pieces_of_name(text: str, pieces: list[re.Match[str]]) -> int:
    """How many of `pieces`, from the first, make a name; 0 if the first is whole, or none do."""
    joined = pieces[0][0].casefold()
    if joined in _NAMES or joined == "on":  # "on going" is spelling, not a break
        return 0
    for count, (before, piece) in enumerate(itertools.pairwise(pieces), start=2):
        joined += piece[0].casefold()
        if text[before.end() : piece.start()].translate(_DASHES) not in (" ", "-", "- ", " -"):
            return 0
        if joined in _NAMES:
            return count
    return 0


def _whole_numbers(text: str, pattern: re.Pattern[str], doubts: list[str]) -> str:
    """`text` with the blanks inside every find of `pattern` taken out."""

    def whole(found: re.Match[str]) -> str:
        joined = _INNER_BLANK.sub("", found[0])
        if joined != found[0]:
            doubts.append(f"read {found[0]!r} as {joined!r}")
        return joined

    return pattern.sub(whole, text)


def _respelt(plain: str, doubts: list[str]) -> str:
    """`plain` with a misspelt month before a number put right, padded so that places stay true."""
    for found in _UNKNOWN.finditer(plain):
        low = found[0].casefold()
        if low in _NAMES or low[0] not in "jfmasond":
            continue
        near = difflib.get_close_matches(low, MONTHS, n=1, cutoff=_ALIKE)
        if near:
            doubts.append(f"read {found[0]!r} as {near[0].capitalize()!r}")
            plain = plain[: found.start()] + near[0][:3].ljust(len(low)) + plain[found.end() :]
    return plain
