"""Periods: which days a day, month, season, quarter or year spans."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.periods import SEASONS, Edge, Period, Unit, easter_sunday, exists, full_year, precision, span
from models.action import Precision

_YEARS = st.integers(1990, 2060)


def _period(unit: Unit, year: int) -> Period:
    """A period of `unit` that has all it needs."""
    number = {Unit.SEASON: 12, Unit.TERM: 9, Unit.DAY: 2, Unit.MONTH: 2}.get(unit, 4)
    return Period(unit, year, number, day=31 if unit is Unit.DAY else 0)


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("edge", list(Edge))
@given(year=_YEARS)
def test_every_period_starts_before_it_ends(unit: Unit, edge: Edge, year: int) -> None:
    period = _period(unit, year)
    days = span(Period(unit, year, period.number, period.day, edge))
    assert days.start <= days.end


@given(_YEARS)
def test_the_quarters_of_a_council_year_fill_it(year: int) -> None:
    quarters = [span(Period(Unit.QUARTER, year, number)) for number in (1, 2, 3, 4)]
    whole = span(Period(Unit.COUNCIL_YEAR, year))
    assert (quarters[0].start, quarters[3].end) == (whole.start, whole.end)
    for before, after in itertools.pairwise(quarters):
        assert after.start - before.end == datetime.timedelta(days=1)


@given(_YEARS)
def test_the_seasons_fill_a_year(year: int) -> None:
    seasons = [span(Period(Unit.SEASON, year, month)) for month in SEASONS.values()]
    assert sum((days.end - days.start).days + 1 for days in seasons) in (365, 366)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period(Unit.MONTH, 2016, 2), "2016-02-01", "2016-02-29"),
        (Period(Unit.SEASON, 2014, 12), "2014-12-01", "2015-02-28"),
        (Period(Unit.TERM, 2015, 1), "2015-01-01", "2015-04-30"),
        (Period(Unit.CALENDAR_QUARTER, 2015, 1), "2015-01-01", "2015-03-31"),
        (Period(Unit.ACADEMIC_YEAR, 2014), "2014-09-01", "2015-08-31"),
        (Period(Unit.YEAR, 2015, edge=Edge.END), "2015-12-31", "2015-12-31"),
        (Period(Unit.ACADEMIC_YEAR, 2014, edge=Edge.END), "2014-09-01", "2015-08-31"),
        (Period(Unit.DAY, 2013, 6, 3, Edge.WEEK_FROM), "2013-06-03", "2013-06-09"),
        (Period(Unit.DAY, 2013, 6, 7, Edge.WEEK_TO), "2013-06-01", "2013-06-07"),
        (Period(Unit.DAY, 2013, 2, 31), "2013-02-28", "2013-02-28"),
    ],
)
def test_spans(period: Period, start: str, end: str) -> None:
    assert (str(span(period).start), str(span(period).end)) == (start, end)


@pytest.mark.parametrize("year", [None, 1989, 2061])
def test_a_year_that_no_plan_speaks_of_is_an_error(year: int | None) -> None:
    with pytest.raises(ValueError, match="no year of a plan"):
        span(Period(Unit.MONTH, year, 5))


def test_the_end_of_a_month_is_a_day_but_the_end_of_a_season_is_not() -> None:
    assert precision(Period(Unit.MONTH, 2014, 5, edge=Edge.END)) is Precision.DAY
    assert precision(Period(Unit.SEASON, 2014, 9, edge=Edge.END)) is Precision.SEASON
    assert precision(Period(Unit.MONTH, 2014, 5, edge=Edge.PART)) is Precision.MONTH


def test_only_a_day_can_be_missing_from_the_calendar() -> None:
    assert not exists(Period(Unit.DAY, 2013, 2, 29))
    assert exists(Period(Unit.DAY, 2012, 2, 29))
    assert exists(Period(Unit.MONTH, 2012, 2))


@given(_YEARS)
def test_easter_is_a_sunday_in_its_five_weeks(year: int) -> None:
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert datetime.date(year, 3, 22) <= easter <= datetime.date(year, 4, 25)


@pytest.mark.parametrize(("digits", "year"), [("00", 2000), ("49", 2049), ("50", 1950), ("99", 1999), ("2031", 2031)])
def test_two_digits_below_fifty_are_of_this_century(digits: str, year: int) -> None:
    assert full_year(digits) == year
