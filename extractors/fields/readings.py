"""Readers of dates: from tokens that fit a pattern of `dates` to what they say, or () where the numbers say nothing.

A reader may raise ValueError: the tokens fit the pattern, their numbers do not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.periods import FIRST_YEAR, LAST_YEAR, MONTHS, SEASONS, TERMS, Period, Unit, full_year
from extractors.fields.tokens import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """One date or range as read: `last` is None for a single period; `doubt` ends the sentence "… read as"."""

    first: Period
    last: Period | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens that fit a pattern; a named group of the pattern is one token."""

    tokens: Sequence[Token]
    kinds: re.Match[str]

    def token(self, *names: str) -> Token | None:
        """The token of the first of the groups `names` that took part, or None."""
        groups = self.kinds.re.groupindex
        return next((self.tokens[self.kinds.start(n)] for n in names if n in groups and self.kinds.start(n) >= 0), None)

    def text(self, name: str) -> str:
        """The text of the group `name` in small letters, "" if it took no part."""
        token = self.token(name)
        return token.text.casefold() if token else ""


def _printed_year(match: Match) -> int | None:
    """The calendar year printed beside a month; None if there is none. Raises ValueError for a lone digit."""
    token = match.token("year", "short", "tight")
    if token is None:
        return None
    digits = re.sub(r"\D", "", token.text)
    if len(digits) == 1:
        raise ValueError("one digit is no year")
    return full_year(digits)


def _pair(match: Match) -> int | None:
    """The first year of a pair ("2014/15"), None where none is printed. ValueError if one does not follow the other."""
    first, second = match.token("from"), match.token("to")
    if first is None or second is None:
        return None
    if len(first.text) < 2 or len(second.text) < 2 or (first.kind == "d" and second.kind == "y"):
        raise ValueError("no pair of years")
    year, after = (full_year(token.text.strip("' ")) for token in (first, second))
    if after != year + 1:
        raise ValueError("years that do not follow each other")
    return year


def month_number(word: str) -> int:
    """The month (1 to 12) that `word` begins; a full stop is no matter.

    >>> month_number("Sept."), month_number("jun")
    (9, 6)
    """
    return next(number for number, name in enumerate(MONTHS, 1) if name[:3] == word[:3].casefold())


def read_day(match: Match) -> tuple[Reading, ...]:
    """A day of a month, the year beside it or not."""
    day, month = match.token("day"), month_number(match.text("month"))
    if day is None or not 1 <= day.number <= 31:
        return ()
    return (Reading(Period(Unit.DAY, _printed_year(match), month, day.number)),)


def read_days(match: Match) -> tuple[Reading, ...]:
    """Several days of one month: a range if a dash or "to" stands between two, else a list."""
    begin, end = match.kinds.span("days")
    numbers = [token.number for token in match.tokens[begin:end] if token.kind in "do"]
    signs = {token.kind for token in match.tokens[begin:end]} - set("do")
    if not all(1 <= number <= 31 for number in numbers) or numbers != sorted(set(numbers)):
        return ()
    month, year = month_number(match.text("month")), _printed_year(match)
    days = [Period(Unit.DAY, year, month, number) for number in numbers]
    if not signs & set("-t"):
        return tuple(Reading(day) for day in days)
    return (Reading(days[0], days[1]),) if len(days) == 2 else ()


def read_digits(match: Match) -> tuple[Reading, ...]:
    """A date in digits: day, month, year; year first if it has four digits."""
    token = match.token("date")
    parts = re.split(r"[./-]", token.text if token else "")
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = int(parts[0]), int(parts[1]), full_year(parts[2])
    if 1 <= month <= 12 and 1 <= day <= 31:
        return (Reading(Period(Unit.DAY, year, month, day)),)
    if 1 <= day <= 12 and 13 <= month <= 31:
        return (Reading(Period(Unit.DAY, year, day, month), doubt=f"{month} {MONTHS[day - 1].capitalize()} {year}"),)
    return ()


def read_spaced(match: Match) -> tuple[Reading, ...]:
    """A date in digits with blanks for signs; two digits each, or the numbers are of something else."""
    day, month, year = match.token("day"), match.token("month"), _printed_year(match)
    if day is None or month is None or len(day.text) < 2 or len(month.text) < 2:
        return ()
    if not (1 <= month.number <= 12 and 1 <= day.number <= 31):
        return ()
    doubt = f"{day.number} {MONTHS[month.number - 1].capitalize()} {year}"
    return (Reading(Period(Unit.DAY, year, month.number, day.number), doubt=doubt),)


def read_digits_month(match: Match) -> tuple[Reading, ...]:
    """A month and its year in digits."""
    month, year = re.split(r"[./-]", match.text("date"))
    return (Reading(Period(Unit.MONTH, int(year), int(month))),)


def read_month(match: Match) -> tuple[Reading, ...]:
    """A month; two digits beside it are its year, never a day, but who writes "June 30" may well mean the day."""
    month, year = month_number(match.text("month")), _printed_year(match)
    short = match.token("short", "tight")
    doubt = f"{MONTHS[month - 1].capitalize()} {year}" if short and short.number in (30, 31) else None
    return (Reading(Period(Unit.MONTH, year, month), doubt=doubt),)


def read_month_of_council_year(match: Match) -> tuple[Reading, ...]:
    """A month of a council year: January to March lie in its second calendar year."""
    month, year = month_number(match.text("month")), _pair(match)
    if year is None:
        return ()
    year += month < 4
    return (Reading(Period(Unit.MONTH, year, month), doubt=f"{MONTHS[month - 1].capitalize()} {year}"),)


def read_quarter(match: Match) -> tuple[Reading, ...]:
    """A quarter; a pair of years or the words financial year make it one of the council year's."""
    token, pair = match.token("quarter"), _pair(match)
    number = token.number if token else 0
    if pair is not None:
        return (Reading(Period(Unit.QUARTER, pair, number)),)
    year = _printed_year(match)
    if year is not None and match.token("words") is not None:
        doubt = f"a quarter of the financial year that ends in {year}"
        return (Reading(Period(Unit.QUARTER, year - 1, number), doubt=doubt),)
    return (Reading(Period(Unit.SOME_QUARTER, year, number)),)


def read_season(match: Match) -> tuple[Reading, ...]:
    """A season or a school term; two years beside a term are an academic year, beside a winter those it lies in."""
    name, term = match.text("season").split()[0], match.kinds["season"] == "T" or match.token("term") is not None
    unit, month = (Unit.TERM, TERMS[name][0]) if term else (Unit.SEASON, SEASONS[name])
    pair, year = _pair(match), _printed_year(match)
    doubt = None
    if pair is not None:
        year = pair if name in ("autumn", "winter") else pair + 1
        doubt = None if term or year == pair else f"{name} {year}"
    if term:
        first, last = (MONTHS[number - 1].capitalize() for number in TERMS[name])
        doubt = f"{first} to {last}: term dates differ by council"
    return (Reading(Period(unit, year, month), doubt=doubt),)


def read_holiday(match: Match) -> tuple[Reading, ...]:
    """Christmas Day or Easter Sunday."""
    year = _printed_year(match)
    if match.text("holiday") == "easter":
        return (Reading(Period(Unit.EASTER, year), doubt="Easter Sunday"),)
    return (Reading(Period(Unit.DAY, year, 12, 25), doubt="Christmas Day"),)


def read_council_year(match: Match) -> tuple[Reading, ...]:
    """A council year, 1 April to 31 March; a doubt where the print could be calendar years or a day or month."""
    year = _pair(match)
    first, second = match.token("from"), match.token("to")
    if year is None or first is None or second is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    between = match.tokens[match.kinds.start("from") + 1].kind
    named = match.token("words", "after") is not None
    open_to_doubt = first.number in range(1, 13) or (between == "-" and second.kind == "y")
    doubt = f"the financial year {year}/{(year + 1) % 100:02d}" if open_to_doubt and not named else None
    return (Reading(Period(Unit.COUNCIL_YEAR, year), doubt=doubt),)


def read_council_year_by_one(match: Match) -> tuple[Reading, ...]:
    """A financial year named by one year: the one in which it ends, as accountants count."""
    ends = _printed_year(match)
    if ends is None:
        return ()
    doubt = f"the financial year that ends in {ends}"
    return (Reading(Period(Unit.COUNCIL_YEAR, ends - 1), doubt=doubt),)


def read_unnamed_year_end(match: Match) -> tuple[Reading, ...]:
    """The end of a financial year that is not named: the period alone, its year to be found."""
    return (Reading(Period(Unit.COUNCIL_YEAR, None)),)


def read_academic_year(match: Match) -> tuple[Reading, ...]:
    """An academic year; named by one year, the one that begins then, with a doubt."""
    year = _pair(match)
    if year is not None:
        return (Reading(Period(Unit.ACADEMIC_YEAR, year)),)
    year = _printed_year(match)
    return (
        (Reading(Period(Unit.ACADEMIC_YEAR, year), doubt=f"the academic year that begins in {year}"),) if year else ()
    )


def read_year(match: Match) -> tuple[Reading, ...]:
    """A calendar year in four digits; another number of four digits is none."""
    digits = match.text("year")
    if len(digits) != 4 or not digits.isdigit() or not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return ()
    return (Reading(Period(Unit.YEAR, int(digits))),)


def read_years(match: Match) -> tuple[Reading, ...]:
    """A span of years that do not follow each other: calendar years, though a plan may mean financial ones."""
    first, second = (re.sub(r"\D", "", match.text(name)) for name in ("from", "to"))
    if len(first) != 4 or len(second) < 2:
        return ()
    begin, end = int(first), full_year(second)
    if not FIRST_YEAR <= begin < end - 1 <= LAST_YEAR - 1:
        return ()
    doubt = f"the calendar years {begin} to {end}"
    return (Reading(Period(Unit.YEAR, begin), Period(Unit.YEAR, end), doubt),)
