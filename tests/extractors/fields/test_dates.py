"""How dates are written: what the print forces is read without a warning."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.dates import PATTERNS, Pattern, find
from extractors.fields.periods import MONTHS
from extractors.fields.timescale import Timescale, read_timescale
from extractors.fields.tokens import tokenise

# Phrases as councils print them (invented), with the periods that they state.
FIRM = [
    ("5.10.12", "2012-10-05 day"),
    ("5/10/12", "2012-10-05 day"),
    ("05-10-2012", "2012-10-05 day"),
    ("31-Mar-16", "2016-03-31 day"),
    ("19th July 2017", "2017-07-19 day"),
    ("July 19th 2017", "2017-07-19 day"),
    ("19 July 2017", "2017-07-19 day"),
    ("Monday, 4 July 2005", "2005-07-04 day"),
    ("2017-07-19", "2017-07-19 day"),
    ("2017-07-19 00:00:00", "2017-07-19 day"),
    ("May 09", "2009-05-01..2009-05-31 month"),
    ("April 07", "2007-04-01..2007-04-30 month"),
    ("May 09 2012", "2012-05-09 day"),
    ("July 19 2017", "2017-07-19 day"),
    ("July 19, 2017", "2017-07-19 day"),
    ("June/July 2012", "2012-06-01..2012-06-30 month; 2012-07-01..2012-07-31 month"),
    ("Feb & Oct 2013", "2013-02-01..2013-02-28 month; 2013-10-01..2013-10-31 month"),
    (
        "Jan, May and Sept 2014",
        "2014-01-01..2014-01-31 month; 2014-05-01..2014-05-31 month; 2014-09-01..2014-09-30 month",
    ),
    ("May to Jul 09", "2009-05-01..2009-07-31 month"),
    ("June until Aug 2014", "2014-06-01..2014-08-31 month"),
    ("June till Aug 2014", "2014-06-01..2014-08-31 month"),
    ("April through June 2014", "2014-04-01..2014-06-30 month"),
    ("between June and August 2014", "2014-06-01..2014-08-31 month"),
    ("between 1 June and 5 July 2014", "2014-06-01..2014-07-05 day"),
    ("10-12 May 2014", "2014-05-10..2014-05-12 day"),
    ("10th to 12th May 2014", "2014-05-10..2014-05-12 day"),
    ("10/11 May 2014", "2014-05-10 day; 2014-05-11 day"),
    ("5, 12 and 19 May 2014", "2014-05-05 day; 2014-05-12 day; 2014-05-19 day"),
    ("1 May – 3 June 2014", "2014-05-01..2014-06-03 day"),
    ("Jan 2015 – March 2016", "2015-01-01..2016-03-31 month"),
    ("28 Dec – 3 Jan 2014", "2013-12-28..2014-01-03 day"),
    ("01/04/2014 - 31/03/2015", "2014-04-01..2015-03-31 day"),
    ("1/4/14-31/3/15", "2014-04-01..2015-03-31 day"),
    ("Autumn 2014", "2014-09-01..2014-11-30 season"),
    ("Winter 2014", "2014-12-01..2015-02-28 season"),
    ("Winter 2014/15", "2014-12-01..2015-02-28 season"),
    ("Spring/Summer 2014", "2014-03-01..2014-05-31 season; 2014-06-01..2014-08-31 season"),
    ("Autumn 2014 – Spring 2015", "2014-09-01..2015-05-31 season"),
    ("end of Q3 2014/15", "2014-12-31 day"),
    ("Q3 2014/15", "2014-10-01..2014-12-31 quarter"),
    ("Quarter 3 2015-16", "2015-10-01..2015-12-31 quarter"),
    ("3rd quarter 2015/16", "2015-10-01..2015-12-31 quarter"),
    ("Third Quarter of 2015/16", "2015-10-01..2015-12-31 quarter"),
    ("Q1-Q3 2016/17", "2016-04-01..2016-12-31 quarter"),
    ("Q1-3 2016/17", "2016-04-01..2016-12-31 quarter"),
    ("Q3 & Q4 2016/17", "2016-10-01..2016-12-31 quarter; 2017-01-01..2017-03-31 quarter"),
    ("Q4 15/16", "2016-01-01..2016-03-31 quarter"),
    ("Q1 (Apr – June 2015)", "2015-04-01..2015-06-30 quarter"),
    ("2015/16 Q1", "2015-04-01..2015-06-30 quarter"),
    ("Q1 2016/17 – Q3 2016/17", "2016-04-01..2016-12-31 quarter"),
    ("FY17-18", "2017-04-01..2018-03-31 year"),
    ("FY 2017/18", "2017-04-01..2018-03-31 year"),
    ("16/17", "2016-04-01..2017-03-31 year"),
    ("2016-17", "2016-04-01..2017-03-31 year"),
    ("2016/2017", "2016-04-01..2017-03-31 year"),
    ("2014/15 - 2016/17", "2014-04-01..2017-03-31 year"),
    ("financial year 2014/15", "2014-04-01..2015-03-31 year"),
    ("2014/15 financial year", "2014-04-01..2015-03-31 year"),
    ("academic year 2014/15", "2014-09-01..2015-08-31 year"),
    ("2014/15 academic year", "2014-09-01..2015-08-31 year"),
    ("school year 2014/15", "2014-09-01..2015-08-31 year"),
    ("2015", "2015-01-01..2015-12-31 year"),
    ("by 2020", "2020-01-01..2020-12-31 year"),
    ("end of 2015", "2015-12-31 day"),
    ("by the end of 2015", "2015-12-31 day"),
    ("end of March 2015", "2015-03-31 day"),
    ("End Feb 09", "2009-02-28 day"),
    ("end-March 2015", "2015-03-31 day"),
    ("by end March 2015", "2015-03-31 day"),
    ("mid June 2014", "2014-06-01..2014-06-30 month"),
    ("mid-June 2014", "2014-06-01..2014-06-30 month"),
    ("early May 2014", "2014-05-01..2014-05-31 month"),
    ("beginning of May 2014", "2014-05-01..2014-05-31 month"),
    ("by end of the financial year 2014/15", "2015-03-31 day"),
    ("year end 2013/14", "2014-03-31 day"),
    ("financial year end 2013/14", "2014-03-31 day"),
    ("week commencing 3 June 2013", "2013-06-03..2013-06-09 day"),
    ("w/c 3/6/13", "2013-06-03..2013-06-09 day"),
    ("w/c 3rd June 2013", "2013-06-03..2013-06-09 day"),
    ("w/e 7 June 2013", "2013-06-01..2013-06-07 day"),
    ("week ending 7 June 2013", "2013-06-01..2013-06-07 day"),
    ("10am 5 May 2014", "2014-05-05 day"),
    ("5 May 2014 at 10.30am", "2014-05-05 day"),
    ("5 May 2014, 14:30", "2014-05-05 day"),
    ("From April 2014, to be completed by Sept 2014", "2014-04-01..2014-04-30 month; 2014-09-01..2014-09-30 month"),
    ("Annual report May 2014", "2014-05-01..2014-05-31 month"),
    ("Phase 2 May 2014", "2014-05-01..2014-05-31 month"),
    ("Section 11 audit March 2014", "2014-03-01..2014-03-31 month"),
    ("Sep ‘19", "2019-09-01..2019-09-30 month"),
    ("Sept.2014", "2014-09-01..2014-09-30 month"),
    ("Sep-14", "2014-09-01..2014-09-30 month"),
    ("Mar-14 - Jun-14", "2014-03-01..2014-06-30 month"),
    ("03/2014", "2014-03-01..2014-03-31 month"),
    ("June 2014 (first draft), September 2014 (final)", "2014-06-01..2014-06-30 month; 2014-09-01..2014-09-30 month"),
    ("by 31st March, 2015", "2015-03-31 day"),
    ("31 March 15", "2015-03-31 day"),
    ("31st of March 2015", "2015-03-31 day"),
    ("month end March 2014", "2014-03-31 day"),
    ("30.06.2014 / 30.09.2014", "2014-06-30 day; 2014-09-30 day"),
    (
        "Jan 2014 Mar 2014 Jun 2014",
        "2014-01-01..2014-01-31 month; 2014-03-01..2014-03-31 month; 2014-06-01..2014-06-30 month",
    ),
    ("Autumn/Winter 2014", "2014-09-01..2014-11-30 season; 2014-12-01..2015-02-28 season"),
    ("Year 2 (2015/16)", "2015-04-01..2016-03-31 year"),
    ("2014 and 2015", "2014-01-01..2014-12-31 year; 2015-01-01..2015-12-31 year"),
    ("in 2015 and 2016", "2015-01-01..2015-12-31 year; 2016-01-01..2016-12-31 year"),
    ("by the end of the calendar year 2015", "2015-12-31 day"),
    ("April 2013 – March 2014 (12 months)", "2013-04-01..2014-03-31 month"),
    ("June or July 2014", "2014-06-01..2014-06-30 month; 2014-07-01..2014-07-31 month"),
    ("End of May/June 2014", "2014-05-31 day; 2014-06-01..2014-06-30 month"),
    ("late September/ early October 2014", "2014-09-01..2014-09-30 month; 2014-10-01..2014-10-31 month"),
    ("01.04.14 and 01.10.14", "2014-04-01 day; 2014-10-01 day"),
    ("Mar. 2014", "2014-03-01..2014-03-31 month"),
    ('"March 2014"', "2014-03-01..2014-03-31 month"),
    ("Target: March 2014", "2014-03-01..2014-03-31 month"),
    ("March 2014*", "2014-03-01..2014-03-31 month"),
    ("Sept09", "2009-09-01..2009-09-30 month"),
    ("Sunday 5 October 2014", "2014-10-05 day"),
    ("Apr-Jun 14", "2014-04-01..2014-06-30 month"),
    ("Apr 14-Mar 15", "2014-04-01..2015-03-31 month"),
    ("Apr14-Mar15", "2014-04-01..2015-03-31 month"),
    ("March 2014 (Q4)", "2014-03-01..2014-03-31 month"),
    ("Sept 1st 2014", "2014-09-01 day"),
    ("April 2014-April 2015", "2014-04-01..2015-04-30 month"),
    ("Year 1 – 2014/15; Year 2 – 2015/16", "2014-04-01..2015-03-31 year; 2015-04-01..2016-03-31 year"),
    ("2014/15 Q1-Q2", "2014-04-01..2014-09-30 quarter"),
    ("Start Apr 14 End Mar 15", "2014-04-01..2014-04-30 month; 2015-03-31 day"),
    ("Start: Apr 14 End: Mar 15", "2014-04-01..2014-04-30 month; 2015-03-01..2015-03-31 month"),
    ("First week of June 2014", "2014-06-01..2014-06-30 month"),
    ("Dec 2014 Board", "2014-12-01..2014-12-31 month"),
    ("Board meeting 12/06/14", "2014-06-12 day"),
    (
        "Sept 2014 Board meeting and Dec 2014 Board meeting",
        "2014-09-01..2014-09-30 month; 2014-12-01..2014-12-31 month",
    ),
    ("Report to Cabinet in the autumn of 2014", "2014-09-01..2014-11-30 season"),
    ("Winter 2014-15", "2014-12-01..2015-02-28 season"),
    ("Sept ’14 – Mar ’15", "2014-09-01..2015-03-31 month"),
    ("June 2014.", "2014-06-01..2014-06-30 month"),
    ("Apr/May/June 2014", "2014-04-01..2014-04-30 month; 2014-05-01..2014-05-31 month; 2014-06-01..2014-06-30 month"),
    ("FY 15/16 Q3", "2015-10-01..2015-12-31 quarter"),
    ("Q3 FY15/16", "2015-10-01..2015-12-31 quarter"),
    ("Q2 2015-2016", "2015-07-01..2015-09-30 quarter"),
    ("April 2014 to 31 March 2015", "2014-04-01..2015-03-31 month"),
    ("Completed 12.5.14 – next review May 2015", "2014-05-12 day; 2015-05-01..2015-05-31 month"),
    ("No later than 30 November 2014", "2014-11-30 day"),
    ("2014/2015 & 2015/2016", "2014-04-01..2015-03-31 year; 2015-04-01..2016-03-31 year"),
    ("2018-19 to 2020-21", "2018-04-01..2021-03-31 year"),
    ("Within 2014/15", "2014-04-01..2015-03-31 year"),
    ("March 2014 and March 2015", "2014-03-01..2014-03-31 month; 2015-03-01..2015-03-31 month"),
    ("12.2014", "2014-12-01..2014-12-31 month"),
    ("2/2014", "2014-02-01..2014-02-28 month"),
    ("Dec. 2014", "2014-12-01..2014-12-31 month"),
    ("DECEMBER 2014", "2014-12-01..2014-12-31 month"),
    ("dec 2014", "2014-12-01..2014-12-31 month"),
    ("30TH JUNE 2014", "2014-06-30 day"),
    ("1ST APRIL 14", "2014-04-01 day"),
    ("30 th June 2014", "2014-06-30 day"),
    ("Board approval March 2016 for the 2016/17 cycle", "2016-03-01..2016-03-31 month"),
    (
        "Design begun by Jan 2019, rolled out by May 2019. Pilot begun by Jan 2019.",
        "2019-01-01..2019-01-31 month; 2019-05-01..2019-05-31 month",
    ),
    ("Apr\u00a009", "2009-04-01..2009-04-30 month"),
    ("Feb\u2011Mar\u00a0’09", "2009-02-01..2009-03-31 month"),
    ("Nov 2013–Feb", "2013-11-01..2014-02-28 month"),
    ("May 2009 – July", "2009-05-01..2009-07-31 month"),
    ("Q3 – Q1 2016/17", "2015-10-01..2016-06-30 quarter"),
    ("Sept 2014 / Jan 2015", "2014-09-01..2014-09-30 month; 2015-01-01..2015-01-31 month"),
]


def _spans(reading: Timescale) -> str:
    """The dates of a reading in the table's notation."""
    return "; ".join(
        f"{due.start}{f'..{due.end}' if due.end > due.start else ''} {due.precision.value}" for due in reading.due
    )


@pytest.mark.parametrize(("text", "spans"), FIRM)
def test_a_forced_reading_has_no_warning(text: str, spans: str) -> None:
    reading = read_timescale([text])
    assert _spans(reading) == spans
    assert reading.warnings == ()
    assert not reading.ongoing


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.example)
def test_every_pattern_reads_its_example(pattern: Pattern) -> None:
    tokens = tokenise(pattern.example)
    found = find(tokens)
    assert len(found) == 1
    assert found[0].end == len(tokens)


_DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2049, 12, 31))
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def _written(day: datetime.date) -> tuple[str, ...]:
    """`day` as a plan may print it."""
    name = MONTHS[day.month - 1].capitalize()
    nth = f"{day.day}{_ORDINALS.get(day.day, 'th')}"
    return (
        f"{day.day}.{day.month}.{day:%y}",
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%y}",
        day.isoformat(),
        f"{day.day} {name} {day.year}",
        f"{nth} {name} {day:%y}",
        f"by {nth} of {name}, {day.year}",
        f"{day:%d}-{name[:3]}-{day:%y}",
        f"{name} {nth} {day.year}",
        f"{name[:3]} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {name} {day.year}",
        f"{day.day}\u00a0{name[:3]} \u2019{day:%y}",
    )


@given(_DAYS)
def test_a_day_written_in_any_style_reads_back(day: datetime.date) -> None:
    for text in _written(day):
        reading = read_timescale([text])
        assert [(due.start, due.end) for due in reading.due] == [(day, day)], text
        assert reading.warnings == (), text


@given(_DAYS, st.sampled_from(["{} {:02d}", "{} '{:02d}", "{}-{:02d}", "by {}{:02d}", "{} 20{:02d}", "{}. 20{:02d}"]))
def test_a_month_and_two_digits_are_never_a_day(day: datetime.date, style: str) -> None:
    text = style.format(MONTHS[day.month - 1][:3].capitalize(), day.year - 2000)
    (due,) = read_timescale([text]).due
    assert due.start == day.replace(day=1)
    assert due.end.month == day.month
    assert (due.end + datetime.timedelta(days=1)).day == 1


@given(_DAYS, _DAYS, st.sampled_from([" - ", "\u2013", " to ", " until ", " \u2014 "]))
def test_a_range_spans_both_ends(one: datetime.date, other: datetime.date, sign: str) -> None:
    first, last = min(one, other), max(one, other)
    for begin, end in zip(_written(first)[:6], _written(last)[:6], strict=True):
        (due,) = read_timescale([f"{begin}{sign}{end}"]).due
        assert (due.start, due.end) == (first, last)
