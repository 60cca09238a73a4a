"""Days that a document prints, and which of them the plan speaks for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.fields.text import clean
from extractors.plan.front import Front
from models.document import Document
from models.table import Table

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"((?:19|20)\d\d|['‘’]?\d\d)\b(?![./-]?\d)"
_DATES = (  # the groups of each in printed order: d day, m month, y year
    ("dmy", rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]?({MONTH})(?:,? |-){_YEAR}"),
    ("mdy", rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b"),
    ("dmy", rf"(?<![\d./-])(\d{{1,2}})[./-](\d{{1,2}})[./-]{_YEAR}"),
    ("ymd", r"(?<![\d./-])(20\d\d)-(\d\d)-(\d\d)\b"),
    ("my", rf"(?<![\d-])\b({MONTH})[ -]{{0,2}}{_YEAR}"),
)
DATE = re.compile("(?i)" + "|".join(pattern for _, pattern in _DATES))
_ORDER = "".join(order for order, _ in _DATES)  # which part each group of DATE is
_YEARLESS = re.compile(rf"(?i)\b(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH})(?!,? ?\d)")
_TO = r"\s*(?:-|–|—|to|until|/|&|and)\s*"
_RANGE = re.compile(f"(?i){_TO}")
_FROM = re.compile(f"(?i){MONTH}{_TO}$")
_CLOCK = re.compile(r"(?i)\b\w{3,6}day\b|\b\d{1,2}[.:]\d\d|\b[ap]m\b|\W")
_AS_OF = re.compile(
    r"(?i)\b(?:as (?:at|of|on)|position|progress|status|update[ds]?|correct|accurate|revised|refreshed|amended|version|"
    r"draft|v ?\d[\d.]{0,6})\b[^.;]{0,24}$"
)
_NOT_NOW = re.compile(
    r"(?i)\b(?:next|due|by|target|inspect\w+|review (?:of|in)|visit|following|published|since|from)\b"
)
_MEETING = re.compile(
    r"(?i)\b(?:cabinet|committee|board|panel|council|meeting|forum|executive|scrutiny|assembly|partnership|agenda|lscb|"
    r"date)\b|^on "
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day that a text prints, with the text before it; a month stands for its last day."""

    day: date
    before: str
    whole: bool  # the text consists of the date, with a weekday or an hour


def printed_days(text: str) -> Iterator[PrintedDay]:
    """Every day and month that `text` prints, in order; a period's two ends and impossible days are left out.

    >>> [found.day.isoformat() for found in printed_days("5.10.12, May 20th 2013, March 2014, 31.9.12")]
    ['2012-10-05', '2013-05-20', '2014-03-31']
    """
    found = list(DATE.finditer(text))
    for at, match in enumerate(found):
        after = text[match.end() : found[at + 1].start()] if at + 1 < len(found) else "none"
        gap = text[found[at - 1].end() : match.start()] if at else "none"
        before = text[max(0, match.start() - 45) : match.start()]
        if _RANGE.fullmatch(after) or _RANGE.fullmatch(gap) or _FROM.search(before):
            continue
        parts = {part: group for part, group in zip(_ORDER, match.groups(), strict=True) if group}
        day = _day(parts["y"], parts["m"], parts.get("d"))
        if day is not None:
            rest = _CLOCK.sub("", text[: match.start()] + text[match.end() :])
            yield PrintedDay(day, before, not rest)


def _day(year: str, month: str, day: str | None) -> date | None:
    """The day that is printed so, the month's last where none is; None if the calendar has none such."""
    digits = int(year.strip("'‘’"))
    number = int(month) if month.isdigit() else _MONTHS.index(month.casefold()[:3]) + 1
    whole = digits + 2000 if digits < 100 else digits
    if not (1 <= number <= 12 and 1990 <= whole <= 2100):
        return None
    last = date(whole + number // 12, number % 12 + 1, 1) - timedelta(days=1)
    return last.replace(day=int(day or last.day)) if 1 <= int(day or last.day) <= last.day else None


def day_of_plan(title: str | None, front: Front, document: Document) -> date | None:
    """The day that the plan speaks for, from what says so most plainly; None where nothing does."""
    short = tuple(text for text in front.edges if len(text) < 160)
    stated = [day for text in (*front.heads, *front.running, title or "", *short) for day in printed_days(text)]
    stated = [day for day in stated if _AS_OF.search(day.before) and not _NOT_NOW.search(day.before)]
    if stated:
        return max(day.day for day in stated)
    versions = [day for text in front.running if (day := _version(text, document)) is not None]
    named = [day.day for day in printed_days(title or "") if not _NOT_NOW.search(day.before)]
    met = list(_meetings(short))
    bare = [day.day for text in short for day in printed_days(text) if day.whole]
    for days in (versions, named, met, bare):
        if days:
            return Counter(days).most_common(1)[0][0]
    return None


def _version(text: str, document: Document) -> date | None:
    """The day of a running head; one without a year takes the commonest year of the document's tables."""
    printed = next((day.day for day in printed_days(text)), None)
    match = _YEARLESS.search(text)
    if printed is not None or match is None:
        return printed
    cells = (cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells)
    years = Counter(day.day.year for cell in cells for day in printed_days(clean(cell))).most_common(2)
    if not years or (len(years) == 2 and years[0][1] == years[1][1]):
        return None
    return _day(str(years[0][0]), match[2], match[1])


def _meetings(texts: Iterable[str]) -> Iterator[date]:
    """The days of the meetings that short lines name, in the line itself or in the one before."""
    above = ""
    for text in texts:
        for day in printed_days(text):
            if not _NOT_NOW.search(day.before) and (_MEETING.search(text) or (day.whole and _MEETING.search(above))):
                yield day.day
        above = text
