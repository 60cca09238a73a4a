"""Periods as plans print them (a day, a month, a season, a quarter, a year), and the days that they span."""

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum

from models.action import Precision

FIRST_YEAR, LAST_YEAR = 1990, 2060  # what a council's plan can speak of; anything else is a number or a misprint
MONTHS: tuple[str, ...] = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month, as the contract says

# Terms differ by council and by Easter; the longest usual extent is given (School Teachers' Pay and Conditions
# Document: terms begin in September, January and after Easter, and the last ends in July).
TERMS: dict[str, tuple[int, int]] = {"autumn": (9, 12), "spring": (1, 4), "summer": (4, 7)}  # first, last month


class Unit(StrEnum):
    """What kind of period is stated."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"  # of the council year: Q1 begins in April
    SOME_QUARTER = "some quarter"  # of the council year or of the calendar year: the print does not tell
    CALENDAR_QUARTER = "calendar quarter"  # Q1 begins in January
    SEASON = "season"
    TERM = "term"
    EASTER = "easter"
    YEAR = "year"
    COUNCIL_YEAR = "council year"
    ACADEMIC_YEAR = "academic year"


class Edge(StrEnum):
    """Which part of the period is meant."""

    WHOLE = "whole"
    END = "end"  # "end of March": its last day
    PART = "part"  # "early", "mid", "late": no one can say which days, so the whole stands
    WEEK_FROM = "week from"  # the seven days that begin then
    WEEK_TO = "week to"  # the seven days that end then


@dataclass(frozen=True, slots=True)
class Span:
    """First to last day, both included."""

    start: datetime.date
    end: datetime.date


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed.

    `number` is the month (1 to 12), the quarter (1 to 4) or the first month of a season or term; 0 for years.
    `year` is the calendar year in which the period begins (for a quarter: in which its council year begins); None where
    none is printed. `day` is as printed, 1 to 31; 0 for longer periods.
    """

    unit: Unit
    year: int | None
    number: int = 0
    day: int = 0
    edge: Edge = Edge.WHOLE


_PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.EASTER: Precision.DAY,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.SOME_QUARTER: Precision.QUARTER,
    Unit.CALENDAR_QUARTER: Precision.QUARTER,
    Unit.SEASON: Precision.SEASON,
    Unit.TERM: Precision.SEASON,
    Unit.YEAR: Precision.YEAR,
    Unit.COUNCIL_YEAR: Precision.YEAR,
    Unit.ACADEMIC_YEAR: Precision.YEAR,
}
_VAGUE_ENDS = (Unit.SEASON, Unit.TERM, Unit.ACADEMIC_YEAR)  # the last day is a convention: "end of term" is no day


def full_year(digits: str) -> int:
    """The year that two or four printed digits mean; two digits below 50 are of this century, as plans are.

    >>> full_year("09"), full_year("98"), full_year("2014")
    (2009, 1998, 2014)
    """
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < 50 else 1900)


def months(year: int, month: int, count: int) -> Span:
    """`count` whole months from `month`, which may lie beyond December.

    >>> months(2014, 12, 3)
    Span(start=datetime.date(2014, 12, 1), end=datetime.date(2015, 2, 28))
    """
    first = year * 12 + month - 1
    last = first + count - 1
    length = calendar.monthrange(last // 12, last % 12 + 1)[1]
    start = datetime.date(first // 12, first % 12 + 1, 1)
    return Span(start, datetime.date(last // 12, last % 12 + 1, length))


def easter_sunday(year: int) -> datetime.date:
    """Easter Sunday of the western churches, by the anonymous Gregorian rule (Nature, 20 April 1876).

    >>> easter_sunday(2015), easter_sunday(2024)
    (datetime.date(2015, 4, 5), datetime.date(2024, 3, 31))
    """
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


def exists(period: Period) -> bool:
    """Whether a day stands in the calendar; always so for other periods.

    >>> exists(Period(Unit.DAY, 2012, 9, 31))
    False
    """
    if period.unit is not Unit.DAY or period.year is None:
        return True
    return period.day <= calendar.monthrange(period.year, period.number)[1]


def precision(period: Period) -> Precision:
    """How exactly `period` is stated; the end of a month, quarter or year is a day."""
    if period.edge is Edge.END and period.unit not in _VAGUE_ENDS:
        return Precision.DAY
    return _PRECISIONS[period.unit]


def span(period: Period) -> Span:
    """The days of `period`. A day that the month lacks (31 September) is the month's last.

    Council years have ended on 31 March since the Local Government Act 1888, s. 73; academic years run from
    1 September. Raises ValueError without a year, or with one outside 1990 to 2060.

    >>> span(Period(Unit.QUARTER, 2015, 4))
    Span(start=datetime.date(2016, 1, 1), end=datetime.date(2016, 3, 31))
    >>> span(Period(Unit.MONTH, 2009, 2, edge=Edge.END))
    Span(start=datetime.date(2009, 2, 28), end=datetime.date(2009, 2, 28))
    """
    if period.year is None or not FIRST_YEAR <= period.year <= LAST_YEAR:
        raise ValueError(f"no year of a plan: {period.year}")
    whole = _whole(period, period.year)
    if period.edge is Edge.END and period.unit not in _VAGUE_ENDS:
        return Span(whole.end, whole.end)
    if period.edge is Edge.WEEK_FROM:
        return Span(whole.start, whole.start + datetime.timedelta(days=6))
    if period.edge is Edge.WEEK_TO:
        return Span(whole.end - datetime.timedelta(days=6), whole.end)
    return whole


def _whole(period: Period, year: int) -> Span:
    """The whole period in `year`."""
    match period.unit:
        case Unit.DAY:
            last = calendar.monthrange(year, period.number)[1]
            day = datetime.date(year, period.number, min(period.day, last))
            return Span(day, day)
        case Unit.EASTER:
            return Span(easter_sunday(year), easter_sunday(year))
        case Unit.MONTH:
            return months(year, period.number, 1)
        case Unit.QUARTER | Unit.SOME_QUARTER:
            return months(year, 1 + 3 * period.number, 3)
        case Unit.CALENDAR_QUARTER:
            return months(year, 3 * period.number - 2, 3)
        case Unit.SEASON:
            return months(year, period.number, 3)
        case Unit.TERM:
            return months(year, period.number, 4)
        case Unit.YEAR:
            return months(year, 1, 12)
        case Unit.COUNCIL_YEAR:
            return months(year, 4, 12)
        case Unit.ACADEMIC_YEAR:
            return months(year, 9, 12)
