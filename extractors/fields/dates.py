"""PATTERNS, the one place for a way to write dates: a pattern over token kinds (see `tokens`) and its reader."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.fields.readings import (
    Match,
    Reading,
    read_academic_year,
    read_council_year,
    read_council_year_by_one,
    read_day,
    read_days,
    read_digits,
    read_digits_month,
    read_holiday,
    read_month,
    read_month_of_council_year,
    read_quarter,
    read_season,
    read_spaced,
    read_unnamed_year_end,
    read_year,
    read_years,
)
from extractors.fields.tokens import Token

Reader = Callable[[Match], tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """Readings that the tokens from `begin` up to `end` (counted from 0) give, in printed order."""

    begin: int
    end: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to write dates: an example, the token kinds that it consists of, and what reads it."""

    example: str
    kinds: re.Pattern[str]
    read: Reader


# A year beside a month, with a sign or without; two digits after a sign are none if a month follows ("May - 10 June").
_YEAR = r"(?:[,f/-]?(?P<year>y)|(?P<short>d)|[/-](?P<tight>d)(?!f*M))"
_TWO = r"(?P<from>[yd])[/-](?P<to>[yd])(?!/d|f*M)"
_ANY = rf"f*[,(-]?(?:(?P<words>F)|v)?f*(?:{_TWO}|(?P<year>y)|(?P<short>d)(?![/-]?f*M))"
_MONTH = r"f*(?P<month>M)"
_WEEKDAY = r"(?:w,?f*)?"

PATTERNS: tuple[Pattern, ...] = tuple(
    Pattern(example, re.compile(kinds), read)
    for example, kinds, read in (
        ("5.10.12", rf"{_WEEKDAY}(?P<date>N)", read_digits),
        ("31 03 2015", r"(?P<day>d)(?P<month>d)(?P<year>y)", read_spaced),
        ("03/2014", r"(?P<date>V)", read_digits_month),
        ("Monday, 4 July 2005", rf"{_WEEKDAY}(?P<day>[do])[/-]?{_MONTH}{_YEAR}", read_day),
        ("2nd April", rf"{_WEEKDAY}(?P<day>[do])[/-]?{_MONTH}", read_day),
        ("July 19, 2017", rf"{_WEEKDAY}(?P<month>M)(?P<day>[do]),?(?P<year>y)(?![/-][dy](?!f*M))", read_day),
        ("July 19th", rf"{_WEEKDAY}(?P<month>M)f?(?P<day>o)", read_day),
        (
            "July 9",
            r"(?P<month>M)(?P<day>d)(?![-/])",
            lambda match: read_day(match) if len(match.text("day")) == 1 else (),
        ),
        ("10-12 May 2014", rf"(?P<days>[do](?:[/,at-]{{1,2}}[do]){{1,8}}){_MONTH}{_YEAR}", read_days),
        ("10 & 12 May", rf"(?P<days>[do](?:[/,at-]{{1,2}}[do]){{1,8}}){_MONTH}", read_days),
        ("May 10-12, 2014", r"(?P<month>M)(?P<days>[do][at-][do]),?(?P<year>y)", read_days),
        ("Sept 2014", rf"(?P<month>M){_YEAR}", read_month),
        ("May", r"(?P<month>M)", read_month),
        ("Feb 2014/15", rf"(?P<month>M)f*\(?{_TWO}", read_month_of_council_year),
        ("Q1 2015/16", rf"(?P<quarter>Q){_ANY}", read_quarter),
        ("2015/16 Q1", rf"F?f*(?:{_TWO}|(?P<year>y))[,-]?(?P<quarter>Q)", read_quarter),
        ("Q2", r"(?P<quarter>Q)", read_quarter),
        ("Autumn 2014", rf"(?P<season>[ST]){_ANY}", read_season),
        ("Autumn 2014 term", rf"(?P<season>S){_ANY}(?P<term>m)", read_season),
        ("spring term", r"(?P<season>[ST])", read_season),
        ("Easter 2015", rf"(?P<holiday>H){_YEAR}", read_holiday),
        ("Christmas", r"(?P<holiday>H)", read_holiday),
        ("FY17-18", rf"(?:(?P<words>[Fv])f*\(?)?{_TWO}(?P<after>[Fv])?", read_council_year),
        ("FY18", r"Ff*(?:(?P<year>y)|(?P<short>d))(?![/-][dy])", read_council_year_by_one),
        ("end of the financial year", r"(?:(?<=e)|(?<=ef)|(?<=eff))F(?!f*\(?[yd])|F(?=e)", read_unnamed_year_end),
        ("academic year 2014/15", rf"Af*\(?(?:{_TWO}|(?P<year>y))", read_academic_year),
        ("2014/15 academic year", rf"(?:{_TWO}|(?P<year>y))A", read_academic_year),
        ("2015", r"(?:[Cv]f*)?(?P<year>y)C?", read_year),
        ("2024-2029", r"(?P<from>y)[/-](?P<to>[yd])(?!f*M)", read_years),
    )
)


def find(tokens: Sequence[Token]) -> tuple[Found, ...]:
    """Every date in `tokens`, in printed order, none overlapping: at each token the longest pattern that reads.

    >>> from extractors.fields.tokens import tokenise
    >>> [reading.first.day for found in find(tokenise("5 and 12 May 2014")) for reading in found.readings]
    [5, 12]
    """
    kinds = "".join(token.kind for token in tokens)
    found: list[Found] = []
    place = 0
    while place < len(kinds):
        here = _find_at(tokens, kinds, place)
        if here is None:
            place += 1
        else:
            found.append(here)
            place = here.end
    return tuple(found)


_BEGINS = frozenset("NVwdoMQSTHFvACy")


def _find_at(tokens: Sequence[Token], kinds: str, place: int) -> Found | None:
    """The longest date that begins at `place`, or None."""
    if kinds[place] not in _BEGINS:
        return None
    fits = [(match, pattern) for pattern in PATTERNS if (match := pattern.kinds.match(kinds, place))]
    for match, pattern in sorted(fits, key=lambda fit: -fit[0].end()):
        try:
            readings = pattern.read(Match(tokens, match))
        except ValueError:  # the tokens fit, their numbers do not
            continue
        if readings:
            return Found(place, match.end(), readings)
    return None
