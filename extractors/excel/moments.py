"""A date or a time in a cell -> what Excel prints of it, in UK order, so that nobody can mistake the day."""

import datetime
import re
from collections.abc import Sequence

from extractors.excel.formats import bare, literal, section_for, tokens

_UNITS = re.compile(r"y+|m+|d+|h+|s+(?:\.0+)?", re.IGNORECASE)
_HALVES = ("am/pm", "a/p")
_MONTH_FIRST = re.compile(r"(?i)^\W*m{1,2}\W+d{1,2}\W+y+\W*$")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UK_DATE = "dd/mm/yyyy"
_MIDNIGHT = datetime.time()
_ANY_DAY = datetime.date(1900, 1, 1)


def printed_moment(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    """What the cell shows of a date or a time; "" where its format hides it.

    What is known here and would be guessed where it is read is added or put in order: figures stand as day, month,
    year (or year, month, day), a month has its year, and a weekday alone becomes a date.

    >>> printed_moment(datetime.datetime(2015, 9, 5, 14, 30), "m/d/yyyy h:mm AM/PM")
    '5/9/2015 2:30 PM'
    >>> printed_moment(datetime.date(2015, 9, 5), "d-mmm")
    '5-Sep 2015'
    """
    section, _ = section_for(number_format, None)
    if not section.strip():
        return ""
    if isinstance(value, datetime.time):
        parts, value = tokens(section), datetime.datetime.combine(_ANY_DAY, value)
        kinds = _kinds(parts)
        if "h" not in kinds or set(kinds) & set("ymd"):
            parts = tokens("hh:mm")
    else:
        parts = _telling(tokens(UK_DATE if _MONTH_FIRST.match(bare(section)) else section))
        value = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, _MIDNIGHT)
    halved = any(part.lower() in _HALVES for part in parts)
    pieces = [_piece(part, kind, value, halved) for part, kind in zip(parts, _kinds(parts), strict=True)]
    return " ".join("".join(pieces).replace("@", "").split())


def _kinds(parts: Sequence[str]) -> list[str]:
    """What each token prints: y, m, d, h, n for minutes, s; "" for what is no unit of time.

    "m" is minutes right after hours and right before seconds.
    """
    kinds = [part[0].lower() if _UNITS.fullmatch(part) else "" for part in parts]
    units = [at for at, kind in enumerate(kinds) if kind]
    for before, at, after in zip([None, *units], units, [*units[1:], None], strict=False):
        after_hours = before is not None and kinds[before] == "h"
        before_seconds = after is not None and kinds[after] == "s"
        if kinds[at] == "m" and len(parts[at]) < 3 and (after_hours or before_seconds):
            kinds[at] = "n"
    return kinds


def _telling(parts: list[str]) -> list[str]:
    """The tokens of a date, in an order that can be read in one way alone, and none missing that makes it a date."""
    kinds = _kinds(parts)
    if "m" not in kinds and "y" not in kinds:
        return tokens(UK_DATE)
    figures = [at for at, kind in enumerate(kinds) if kind in ("m", "d") and len(parts[at]) < 3]
    if sorted(kinds[at] for at in figures) == ["d", "m"]:
        year_first = "y" in kinds[: figures[0]]
        first, second = figures
        if (kinds[first] == "m") != year_first:
            parts[first], parts[second] = parts[second], parts[first]
    if "y" in kinds:
        return parts
    return tokens(UK_DATE) if len(figures) == 2 else [*parts, " ", "yyyy"]


def _piece(part: str, kind: str, value: datetime.datetime, halved: bool) -> str:
    """What a token prints; `halved`: hours count up to twelve."""
    if part.lower() in _HALVES:
        return "PM" if value.hour >= 12 else "AM"
    if not kind:
        return literal(part)
    length = len(part)
    if kind == "y":
        return f"{value.year:04}" if length > 2 else f"{value.year % 100:02}"
    if kind == "d" and length > 2:
        return _DAYS[value.weekday()][: 3 if length == 3 else None]
    if kind == "m" and length > 2:
        return _MONTHS[value.month - 1][: 3 if length in (3, 5) else None]  # five print one letter: June, or July?
    hour = (value.hour - 1) % 12 + 1 if halved else value.hour
    figure = {"d": value.day, "m": value.month, "h": hour, "n": value.minute, "s": value.second}[kind]
    return f"{figure:0{min(length, 2)}}"
