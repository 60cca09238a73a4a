"""A timescale cell: doubts, ongoing work, cells without a date, several dates in a cell."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.timescale import Timescale, YearHints, read_achieved, read_timescale

# Read, but a person should look.
DOUBTFUL = [
    ("Tuesday 4 July 2005", "2005-07-04 day"),
    ("autumn term 2014", "2014-09-01..2014-12-31 season"),
    ("Spring term 2015", "2015-01-01..2015-04-30 season"),
    ("Summer Term 2014/15", "2015-04-01..2015-07-31 season"),
    ("Summer 2014/15", "2015-06-01..2015-08-31 season"),
    ("Q4 2015", "2016-01-01..2016-03-31 quarter"),
    ("FY18", "2017-04-01..2018-03-31 year"),
    ("11/12", "2011-04-01..2012-03-31 year"),
    ("2016-2017", "2016-04-01..2017-03-31 year"),
    ("2024-2029", "2024-01-01..2029-12-31 year"),
    ("2014-17", "2014-01-01..2017-12-31 year"),
    ("early 2014", "2014-01-01..2014-12-31 year"),
    ("late 2014", "2014-01-01..2014-12-31 year"),
    ("Christmas 2014", "2014-12-25 day"),
    ("by Easter 2015", "2015-04-05 day"),
    ("March 2013 revised to June 2013", "2013-03-01..2013-03-31 month; 2013-06-01..2013-06-30 month"),
    ("Dec 12 (extended to March 13)", "2012-12-01..2012-12-31 month; 2013-03-01..2013-03-31 month"),
    ("slipped from Jan 2014 to April 2014", "2014-01-01..2014-01-31 month; 2014-04-01..2014-04-30 month"),
    ("Original: March 2014 Revised: June 2014", "2014-03-01..2014-03-31 month; 2014-06-01..2014-06-30 month"),
    ("March 2015 subject to budget", "2015-03-01..2015-03-31 month"),
    ("Budget setting for 2016/17", "2016-04-01..2017-03-31 year"),
    ("03/25/2014", "2014-03-25 day"),
    ("31.9.12", "2012-09-30 day"),
    ("30.2.13", "2013-02-28 day"),
    ("Novemb er 2017", "2017-11-01..2017-11-30 month"),
    ("Sept ember 2014", "2014-09-01..2014-09-30 month"),
    ("31/03/ 2016", "2016-03-31 day"),
    ("Decem-ber 2015", "2015-12-01..2015-12-31 month"),
    ("March 20 15", "2015-03-01..2015-03-31 month"),
    ("Septmeber 2014", "2014-09-01..2014-09-30 month"),
    ("This may be extended to March 2014", "2014-03-01..2014-03-31 month"),
    ("Summer 2014 (July)", "2014-06-01..2014-08-31 season; 2014-07-01..2014-07-31 month"),
    ("Feb 2014/15", "2015-02-01..2015-02-28 month"),
    ("before Easter 2015", "2015-04-05 day"),
    ("not before March 2015", "2015-03-01..2015-03-31 month"),
    ("after May 2014", "2014-05-01..2014-05-31 month"),
    ("12 months from April 2014", "2014-04-01..2014-04-30 month"),
    ("Nov and Jan 2014", "2013-11-01..2013-11-30 month; 2014-01-01..2014-01-31 month"),
    ("Sep 09 – Mar 09", "2009-09-01..2009-09-30 month; 2009-03-01..2009-03-31 month"),
    ("Q4 (March 2014)", "2014-01-01..2014-03-31 quarter; 2014-03-01..2014-03-31 month"),
    ("Spring 2015 term", "2015-01-01..2015-04-30 season"),
    ("April 2014 – ", "2014-04-01..2014-04-30 month"),
    ("April 2014 –", "2014-04-01..2014-04-30 month"),
    ("by March 31", "2031-03-01..2031-03-31 month"),
    ("June 30", "2030-06-01..2030-06-30 month"),
    ("Apr–Sept (2014/15)", "2014-04-01..2014-09-30 month"),
    ("2014/15: March, June", "2014-04-01..2015-03-31 year; 2015-03-01..2015-03-31 month; 2014-06-01..2014-06-30 month"),
    ("Autumn half term 2014", "2014-09-01..2014-11-30 season"),
    ("Q3 FY16", "2015-10-01..2015-12-31 quarter"),
    ("31 03 2015", "2015-03-31 day"),
    ("Summer holidays 2014", "2014-06-01..2014-08-31 season"),
    ("In line with 2014 timetable", "2014-01-01..2014-12-31 year"),
    ("Medium term (2015-2017)", "2015-01-01..2017-12-31 year"),
    ("Forward strategy 2020", "2020-01-01..2020-12-31 year"),
]

# The work goes on or comes again; dated parts are kept.
ONGOING = [
    ("commenced April 2013", "2013-04-01..2013-04-30 month"),
    ("from April 2014 onwards", "2014-04-01..2014-04-30 month"),
    ("April 2014 onwards", "2014-04-01..2014-04-30 month"),
    ("started May 2014", "2014-05-01..2014-05-31 month"),
    ("Ongoing", ""),
    ("On-going", ""),
    ("on going", ""),
    ("Monthly", ""),
    ("Annual", ""),
    ("annually in May", ""),
    ("annually in May 2014", "2014-05-01..2014-05-31 month"),
    ("monthly from May 2014", "2014-05-01..2014-05-31 month"),
    ("quarterly – first report Sept 2014", "2014-09-01..2014-09-30 month"),
    ("Every 6 months", ""),
    ("6 monthly", ""),
    ("Business as usual", ""),
    ("July 2014 and then annually", "2014-07-01..2014-07-31 month"),
    ("April 2014 - ongoing", "2014-04-01..2014-04-30 month"),
    ("April 2014 to ongoing", "2014-04-01..2014-04-30 month"),
    ("Ongoing to May 2013", "2013-05-01..2013-05-31 month"),
    ("Ongoing until March 2015", "2015-03-01..2015-03-31 month"),
    ("ongoing (review March 2015)", "2015-03-01..2015-03-31 month"),
    ("Reviewed annually each April", ""),
    ("Immediate and ongoing", ""),
    ("Throughout 2014/15", "2014-04-01..2015-03-31 year"),
    ("throughout the year", ""),
    ("1.4.2014 onwards", "2014-04-01 day"),
    ("2014 - ongoing", "2014-01-01..2014-12-31 year"),
    ("31st March each year", ""),
    ("Ongoing – review at end of Q2 2014/15", "2014-09-30 day"),
    ("Commences September 2014", "2014-09-01..2014-09-30 month"),
    ("ongoing from 2013", "2013-01-01..2013-12-31 year"),
    ("2013-2014 and ongoing", "2013-04-01..2014-03-31 year"),
    ("quarterly (Jan, April, July, Oct)", ""),
    ("Nov 2013 onwards", "2013-11-01..2013-11-30 month"),
]

# No date: the warnings say so, unless the cell is blank.
UNDATED = [
    "Q2",
    "end of financial year",
    "within six months of approval",
    "3 months",
    "6 weeks after launch",
    "immediate",
    "Immediately",
    "ASAP",
    "TBC",
    "tba",
    "N/A",
    "short term",
    "-",
    "–",
    "May",
    "by end of June",
    "19 July",
    "2nd April",
    "Sept – Feb",
    "100%",
    "Phase 2",
    "3.2.1",
    "2 sessions",
    "S11",
    "Section 11",
    "24/7",
    "1 in 4",
    "13.14.12",
    "Completed",
    "ditto",
    "Review in 6 months",
    "In place",
    "March 2105",
    "Year 1",
    "End of term",
    "by summer",
    "end of year",
    "by year end",
    "2 years",
    "over 3 years",
    "Jan-March",
    "Oct 14th",
    "14 Oct",
    "w/c 2 June",
    "14-Dec",
    "End of Q1",
    "end Sept.",
    "Tues 4th March",
    "By 1st Sept or sooner",
    "October half-term",
    "Short term (0-6 months)",
    "3-6 months",
    "May – Aug",
    "1 year",
]


def _spans(reading: Timescale) -> str:
    """The dates of a reading in the table's notation."""
    return "; ".join(
        f"{due.start}{f'..{due.end}' if due.end > due.start else ''} {due.precision.value}" for due in reading.due
    )


@pytest.mark.parametrize(("text", "spans"), DOUBTFUL)
def test_a_reading_that_is_not_forced_has_a_warning(text: str, spans: str) -> None:
    reading = read_timescale([text])
    assert _spans(reading) == spans
    assert reading.warnings
    assert not reading.ongoing


@pytest.mark.parametrize(("text", "spans"), ONGOING)
def test_ongoing_work_keeps_its_dates(text: str, spans: str) -> None:
    reading = read_timescale([text])
    assert _spans(reading) == spans
    assert reading.ongoing


@pytest.mark.parametrize("text", UNDATED)
def test_what_is_no_date_becomes_none(text: str) -> None:
    reading = read_timescale([text])
    assert reading.due == ()
    assert bool(reading.warnings) == any(character.isalnum() for character in text)
    assert not reading.ongoing


def test_equal_dates_of_stacked_parts_all_stay() -> None:
    reading = read_timescale(["Feb – Mar 19", "Feb – Mar 19", "May 19"])
    assert [due.raw for due in reading.due] == ["Feb – Mar 19", "Feb – Mar 19", "May 19"]
    assert reading.warnings == ()


def test_dates_that_prose_repeats_count_once() -> None:
    reading = read_timescale(["Forms drafted by Jan 2019, live by May 2019.", "Guide drafted by Jan 2019."])
    assert [due.start.month for due in reading.due] == [1, 5]


def test_raw_is_the_date_as_printed() -> None:
    (due,) = read_timescale(["Draft to Wexbridge Cabinet by the end of March ’19 (public part)"]).due
    assert due.raw == "by the end of March ’19"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("March 2015 subject to budget", "due date is conditional: 'subject to budget'"),
        ("March 2013 revised to June 2013", "date was revised: 'March 2013 revised to June 2013'"),
        ("within six months of approval", "timescale states no date: 'within six months of approval'"),
        ("31.9.12", "September has no day 31: '31.9.12' read as its last day"),
        ("Novemb er 2017", "read 'Novemb er' as 'November'"),
        ("Tuesday 4 July 2005", "'Tuesday 4 July 2005' names the wrong day of the week"),
    ],
)
def test_a_warning_says_what_is_odd(text: str, warning: str) -> None:
    assert read_timescale([text]).warnings == (warning,)


def test_a_bare_year_in_a_list_repeats_the_month_before_it() -> None:
    reading = read_timescale(["March 2014, 2015 and 2016"])
    assert [str(due.end) for due in reading.due] == ["2014-03-31", "2015-03-31", "2016-03-31"]
    assert len(reading.warnings) == 2


def test_a_part_without_a_date_is_told_beside_the_dated_one() -> None:
    reading = read_timescale(["March 2014", "6 weeks after launch"])
    assert reading.warnings == ("part of the timescale is no date: '6 weeks after launch'",)


def test_a_year_far_from_the_plan_has_a_warning() -> None:
    hints = YearHints(plan_start=datetime.date(2014, 6, 1))
    assert read_timescale(["May 2016"], hints).warnings == ()
    assert read_timescale(["May 2044"], hints).warnings == (
        "'May 2044' is more than 10 years from the plan's own date",
    )


def test_the_date_achieved_is_the_latest_stated() -> None:
    achieved = read_achieved(["Phase 1 Sept 2014", "Phase 2 Dec 2014"])
    assert achieved is not None
    assert achieved.end == datetime.date(2014, 12, 31)
    assert read_achieved(["Not yet"]) is None


def test_a_cell_longer_than_any_timescale_is_cut_with_a_warning() -> None:
    reading = read_timescale(["agreed. " * 10_000 + "May 2014"])
    assert reading.due == ()
    assert any("longer than 20000 characters" in warning for warning in reading.warnings)


_WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "May Sept. june 09 2014 2014/15 5 12th 31.9.12 - – to until and & / , ( ) by end of from Q3 Autumn term week"
        " commencing ongoing revised FY Phase ’19 Easter year Novemb er each 3.2.1 99 1989 0 0.0.00",
    )
)


@given(st.lists(st.lists(_WORDS, max_size=12).map(" ".join), max_size=3))
def test_any_mixture_of_date_words_gives_sound_dates(paragraphs: list[str]) -> None:
    reading = read_timescale(paragraphs, YearHints(year=2014))
    assert all(due.start <= due.end for due in reading.due)
    assert all(due.raw for due in reading.due)
    assert all(warning.strip() for warning in reading.warnings)


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    reading = read_timescale([text], YearHints(plan_start=datetime.date(2014, 6, 1)))
    assert all(due.start <= due.end for due in reading.due)


@given(st.lists(st.dates(datetime.date(2000, 1, 1), datetime.date(2049, 12, 31)), min_size=1, max_size=6))
def test_dates_come_in_printed_order(days: list[datetime.date]) -> None:
    reading = read_timescale([", ".join(f"{day:%d.%m.%y}" for day in days)])
    assert [due.start for due in reading.due] == days


@pytest.mark.parametrize(
    "text",
    [
        "tbc following cabinet 4/5/24",
        "TBC - after Cabinet on 4 May 2024",
        "To be agreed at Board 12/6/24",
        "Date to be set after the meeting in May 2024",
        "To be confirmed following approval by Committee in May 2024",
    ],
)
def test_the_day_of_a_meeting_that_will_set_the_date_is_no_due_date(text: str) -> None:
    reading = read_timescale([text])
    assert reading.due == ()
    assert any("day of a meeting" in warning and text in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "text",
    ["Following Cabinet in May 2024", "Awaiting decision of Committee 04.05.2024", "After the Board 12 May 2024"],
)
def test_a_day_of_a_meeting_that_may_be_the_due_date_has_a_warning(text: str) -> None:
    reading = read_timescale([text])
    assert len(reading.due) == 1
    assert any("may be the day of a meeting" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "text", ["Report to Cabinet May 2024", "Cabinet, 4 May 2024", "Board meeting May 2024", "May 2024"]
)
def test_a_report_to_a_meeting_is_due_then(text: str) -> None:
    reading = read_timescale([text])
    assert (len(reading.due), reading.warnings) == (1, ())


@pytest.mark.parametrize(
    "text", ["TBC", "To be agreed", "tba", "T.B.D.", "Ongoing / TBC", "Monthly; end date to be agreed", "Not yet known"]
)
def test_a_date_still_to_be_set_is_told_in_the_words_printed(text: str) -> None:
    reading = read_timescale([text])
    assert reading.due == ()
    assert any(repr(text) in warning for warning in reading.warnings)
