"""A plan's printed title -> the words that name it, the years that belong to it, and the day of its version."""

import calendar
import datetime
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Years = tuple[int, int]  # first and last, as printed: (2014, 2015) for "2014-15", (2013, 2013) for "2013"


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says. `words` are folded, in printed order, without what tells versions apart."""

    words: tuple[str, ...]
    years: frozenset[Years]  # they belong to the plan
    day: datetime.date | None  # the version's; the last day of what is printed


_MONTHS = "|".join(f"{calendar.month_name[month]}|{calendar.month_abbr[month]}" for month in range(1, 13)) + "|Sept"
_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s*(?:-|/|to|until|and)\s*"
_TOLD = r"update|updates|progress|report|version|draft|position|meeting|refresh"  # what a month alone is the month of
_NUMBER = r"(?:no\.?\s*)?(?:\d+(?:\.\d+)*[a-z]?|[ivx]+|[a-z])\b"
_ORDINAL = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"

_PERIOD = re.compile(rf"\b(?:{_MONTHS})\s+({_YEAR}){_DASH}(?:{_MONTHS})\s+({_YEAR})\b", re.I)
_QUARTER = re.compile(rf"\b(?:q|quarter\s*)([1-4])(?:\s+of)?[\s,:-]*({_YEAR})\s*[-/]\s*(?:20)?\d\d\b", re.I)
_QUARTER_AFTER = re.compile(
    rf"\b({_YEAR})\s*[-/]\s*(?:20)?\d\d[\s,:-]*(?:q|quarter\s*)([1-4])(?:\s+monitoring)?\b", re.I
)
_DAY = re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)?\s+({_MONTHS})\s*,?\s*({_YEAR})\b", re.I)
_FIGURES = re.compile(rf"\b(\d\d?)[./-](\d\d?)[./-]({_YEAR}|\d\d)\b")
_ISO = re.compile(rf"\b({_YEAR})-?(\d\d)-?(\d\d)\b")
_MONTH = re.compile(rf"\b({_MONTHS})[\s-]*(?:({_YEAR})|'(\d\d)|(?<=-)(\d\d))\b", re.I)
_SEASON = re.compile(rf"\b(spring|summer|autumn|winter)\s+({_YEAR})\b", re.I)
_VERSION_YEAR = re.compile(
    rf"\b(?:refreshed|revised|updated|published|approved|amended)\s+(?:in\s+)?({_YEAR})\b(?!\s*[-/])", re.I
)
_RANGE = re.compile(rf"\b({_YEAR}){_DASH}({_YEAR}|\d\d)\b(?!\s*[-/]\s*\d)", re.I)
_SHORT_RANGE = re.compile(r"(?<![\d/.-])\b(\d\d)[/-](\d\d)\b(?![/.-]?\d|\s*year\W*old)", re.I)
_SINGLE = re.compile(rf"\b({_YEAR})\b")
_NOISE = re.compile(
    rf"\.(?:pdf|docx?|docm|xlsx?|xlsm|odt|ods|rtf|txt|csv|html?)\b"
    rf"|\b(?:appendix|appendices|annex|annexe|enclosure|attachment|agenda\s+item|item)\s*{_NUMBER}"
    rf"|\b(?:version|ver|v|draft|revision|rev|issue|update|edition)[\s.]*(?:no\.?\s*)?\d+(?:\.\d+)*[a-z]?\b"
    rf"(?!\s*[/-]\d|\W+(?:year|month|week|day|point)s?\b)"
    rf"|\b{_ORDINAL}\s+(?:quarter(?:ly)?|draft|version|update|edition|revision|progress|review\s+update|report)\b"
    rf"|\b(?:q|quarter\s*)[1-4](?:\s+monitoring)?\b|\bmonth\s*\d+\b|\bas\s+(?:at|of)\b"
    rf"|\b(?:mid|half|full)\W?year(?:ly)?\b|\byear\W?end\b|\bend\s+of\s+(?:the\s+)?(?:year|quarter)\b"
    rf"|\b(?:annual|quarterly|monthly|termly|six\W?monthly|6\W?monthly|bi\W?annual)\s+(?=update|progress|report|monitoring)"
    rf"|\b(?:working|live|clean|public|tracked|agreed|approved|current|cabinet)\s+(?:copy|draft|version|edition)\b"
    rf"|\bmonitoring\s+(?:report|update)\b|\bprogress\s+against\b|\brag\W?rat(?:ed|ing)s?\b|\b\w+\s+years?\s+on\b"
    rf"|\((?:approved|agreed|current|live|clean|tracked changes|public|web)\)|\bapproved$"
    rf"|\((?:{_MONTHS})\)|\b(?:{_MONTHS})\s+(?={_TOLD})|(?:(?<=update)|(?<=report)|(?<=version))\W+(?:{_MONTHS})\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]+")
_SILENT = re.compile(  # words that tell versions apart, or nothing
    r"drafts?|final(?:i[sz]ed)?|versions?|ver|updat(?:e|es|ed|ing)|progress|report(?:s|ing)?|quarter(?:ly)?|appendix|annexe?|"
    r"enclosure|amended|revised|revision|published|latest|redacted|refresh(?:ed)?|"
    r"the|of|an|and|for|in|on|to|with|by|from|at|our|its"
)
_LABELLED = re.compile(  # a letter after these is a name, not an article
    r"child(?:ren)?|adult|family|bab(?:y|ies)|infant|person|patient|resident|case|mrs?|ms|miss|sibling|girl|boy|"
    r"phase|part|theme|group|block|zone|priority|area|option|strand|ward|site|unit|home|house|schedule|lot|tranche"
)
_NUMBERED = re.compile(r"phase|part|theme|volume|stage|priority|strand|section|tranche|year|module|schedule|step")
_WORDED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_FIGURE = {word: str(at) for words in (_WORDED, _ROMAN) for at, word in enumerate(words, 1)}
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}  # of the year after


@lru_cache(maxsize=4096)  # each paper is held against all others of its borough
def read_title(text: str) -> Title:
    """What `text` names: never raises, a date that the calendar does not have is no date.

    >>> read_title("2014-15 Business Plan v3")
    Title(words=('business', 'plan'), years=frozenset({(2014, 2015)}), day=None)
    >>> read_title("Improvement Plan - October 2012 update")
    Title(words=('improvement', 'plan'), years=frozenset(), day=datetime.date(2012, 10, 31))
    """
    rest = re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'"))
    rest = rest.replace("_", " ").strip()
    years: set[Years] = set()
    days: list[datetime.date] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(rest):
            found = reader(match)
            if isinstance(found, datetime.date):
                days.append(found)
            elif found is not None:
                years.add(found)
        rest = pattern.sub(lambda match, read=reader: match[0] if read(match) is None else " | ", rest)  # type: ignore[misc]
    return Title(named(_NOISE.sub(" | ", rest)), frozenset(years), max(days, default=None))


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[str, ...]:
    """The words of `text` that name something, folded: no plurals, no "and", numbers as figures, abbreviations once.

    >>> named("Children's Services & Children A (CSCA) Part II")
    ('children', 'service', 'children', 'a', 'part', '2')
    """
    printed = _WORD.findall(re.sub(r"(?<=\w)'s?\b|'", "", text))
    shouted = not any(word.islower() for word in printed)
    words: list[str] = []
    for at, word in enumerate(printed):
        before = printed[at - 1].casefold() if at else ""
        folded = word.casefold()
        if _SILENT.fullmatch(folded) or (folded == "a" and not _is_label(word, before, shouted)):
            continue
        words.append(_FIGURE.get(folded, folded) if _is_number(folded, before) else _singular(folded))
    return _without_abbreviations(words)


def spelt_by(abbreviation: str, words: Sequence[str]) -> slice | None:
    """Where in `words` the words stand whose initials are `abbreviation`, of three letters or more; None if nowhere.

    >>> spelt_by("scr", ("child", "serious", "case", "review"))
    slice(1, 4, None)
    """
    size = len(abbreviation)
    if size < 3:
        return None
    initials = "".join(word[0] for word in words)
    at = initials.find(abbreviation)
    return None if at < 0 else slice(at, at + size)


def _is_label(word: str, before: str, shouted: bool) -> bool:
    return bool(_LABELLED.fullmatch(before)) or (word == "A" and bool(before) and not shouted)


def _is_number(folded: str, before: str) -> bool:
    return folded in _FIGURE and (len(folded) > 2 or _NUMBERED.fullmatch(before) is not None)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_abbreviations(words: Sequence[str]) -> tuple[str, ...]:
    """`words` without abbreviations that the same title spells out."""
    spelt = {word for word in words if (at := spelt_by(word, words)) is not None and word not in words[at]}
    return tuple(word for word in words if word not in spelt)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _month(name: str) -> int:
    return [month.casefold() for month in calendar.month_abbr].index(name[:3].casefold())


def _last(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _quarter(year: int, quarter: int) -> datetime.date:
    return _last(year, 3 * quarter + 3) if quarter < 4 else _last(year + 1, 3)


def _range(first: int, second: str) -> Years | None:
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return (first, last) if first < last <= first + 30 else None


Reader = Callable[[re.Match[str]], "datetime.date | Years | None"]
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (  # the longer before what is part of it
    (_PERIOD, lambda m: (int(m[1]), int(m[2]))),
    (_QUARTER, lambda m: _quarter(int(m[2]), int(m[1]))),
    (_QUARTER_AFTER, lambda m: _quarter(int(m[1]), int(m[2]))),
    (_DAY, lambda m: _date(int(m[3]), _month(m[2]), int(m[1]))),
    (_ISO, lambda m: _date(int(m[1]), int(m[2]), int(m[3]))),
    (_FIGURES, lambda m: _date(_full(m[3]), int(m[2]), int(m[1]))),
    (_MONTH, lambda m: _last(_full(m[2] or m[3] or m[4]), _month(m[1]))),
    (_SEASON, lambda m: _last(int(m[2]) + (m[1].casefold() == "winter"), _SEASON_ENDS[m[1].casefold()])),
    (_VERSION_YEAR, lambda m: datetime.date(int(m[1]), 12, 31)),
    (_RANGE, lambda m: _range(int(m[1]), m[2])),
    (_SHORT_RANGE, lambda m: (2000 + int(m[1]), 2000 + int(m[2])) if int(m[2]) == int(m[1]) + 1 else None),
    (_SINGLE, lambda m: (int(m[1]), int(m[1]))),
)
