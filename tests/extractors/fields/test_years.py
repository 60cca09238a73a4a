"""Years for dates that are printed without one."""

import datetime

import pytest

from extractors.fields.timescale import YearHints, read_timescale

_START = YearHints(plan_start=datetime.date(2014, 6, 1))
_NEAR = YearHints(year=2014)


@pytest.mark.parametrize(
    ("text", "hints", "start", "end"),
    [
        ("May", _START, "2015-05-01", "2015-05-31"),
        ("by end of June", _START, "2014-06-30", "2014-06-30"),
        ("Q4", _START, "2015-01-01", "2015-03-31"),
        ("Sept – Feb", _START, "2014-09-01", "2015-02-28"),
        ("end of financial year", _START, "2015-03-31", "2015-03-31"),
        ("Spring", _START, "2015-03-01", "2015-05-31"),
        ("May", _NEAR, "2014-05-01", "2014-05-31"),
        ("19 July", _NEAR, "2014-07-19", "2014-07-19"),
        ("Q2", _NEAR, "2014-07-01", "2014-09-30"),
        ("Nov – Jan", _NEAR, "2014-11-01", "2015-01-31"),
    ],
)
def test_a_year_from_the_hints_is_told(text: str, hints: YearHints, start: str, end: str) -> None:
    reading = read_timescale([text], hints)
    (due,) = reading.due
    assert (str(due.start), str(due.end)) == (start, end)
    assert reading.inferred_years
    assert reading.warnings[0].startswith(f"year of {text!r} taken from")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("June/July 2012", ["2012-06-01", "2012-07-01"]),
        ("Jan, May and Sept 2014", ["2014-01-01", "2014-05-01", "2014-09-01"]),
        ("June 2012 and July", ["2012-06-01", "2012-07-01"]),
        ("Q1/Q2 2015/16", ["2015-04-01", "2015-07-01"]),
        ("Sept – Feb 2020", ["2019-09-01"]),
    ],
)
def test_a_list_or_range_forces_its_years(text: str, starts: list[str]) -> None:
    reading = read_timescale([text], YearHints(year=1999))
    assert [str(due.start) for due in reading.due] == starts
    assert not reading.inferred_years
    assert not any("taken from" in warning for warning in reading.warnings)


def test_a_list_over_a_new_year_is_told() -> None:
    reading = read_timescale(["Sept, Dec, March and June 2014"])
    assert [due.start.year for due in reading.due] == [2013, 2013, 2014, 2014]
    assert reading.warnings


def test_the_paragraph_goes_before_the_cell_and_the_cell_before_the_hints() -> None:
    reading = read_timescale(["draft in Nov, final in Feb 2016", "Oct 2012", "3rd May"], YearHints(year=2030))
    assert [str(due.start) for due in reading.due] == ["2015-11-01", "2016-02-01", "2012-10-01", "2012-05-03"]


def test_another_paragraph_lends_the_earliest_year_that_it_prints() -> None:
    reading = read_timescale(["2nd April", "Feb 2011 – Dec 2012"])
    assert reading.due[0].start == datetime.date(2011, 4, 2)
    assert reading.warnings == ("year of '2nd April' taken from the dates beside it: 2011",)


def test_without_any_hint_there_is_no_date() -> None:
    reading = read_timescale(["by end of June"])
    assert reading.due == ()
    assert reading.warnings == ("no year is printed for 'by end of June'",)


def test_calendar_quarters_where_the_plan_says_so() -> None:
    calendar = YearHints(calendar_quarters=True)
    assert read_timescale(["Q1 2015"], calendar).due[0].start == datetime.date(2015, 1, 1)
    assert read_timescale(["Q1 2015"], calendar).warnings == ()
    assert read_timescale(["Q1 2015/16"], calendar).due[0].start == datetime.date(2015, 4, 1)
    assert read_timescale(["Q1 2015"]).due[0].start == datetime.date(2015, 4, 1)


def test_a_bracket_lies_within_what_it_explains() -> None:
    reading = read_timescale(["Summer 2014 (July)"])
    assert reading.due[1].start == datetime.date(2014, 7, 1)


def test_years_outside_what_plans_speak_of_are_no_dates() -> None:
    reading = read_timescale(["March 2105"])
    assert reading.due == ()
    assert reading.warnings == ("'March 2105' states no year of a plan",)


@pytest.mark.parametrize("hints", [YearHints(), YearHints(year=1889), YearHints(year=20144)])
def test_a_year_that_no_plan_speaks_of_is_lent_to_no_other_date(hints: YearHints) -> None:
    reading = read_timescale(["May", "May 1989"], hints)
    assert reading.due == ()
    assert "no year is printed for 'May'" in reading.warnings


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date(9999, 12, 31)])
def test_a_plan_of_an_impossible_date_lends_no_year(day: datetime.date) -> None:
    assert read_timescale(["May", "Q2"], YearHints(plan_start=day)).due == ()
