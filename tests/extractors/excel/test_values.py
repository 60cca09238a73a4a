"""Values are printed as Excel prints them, dates so that nobody can mistake the month."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.excel.values import Value, printed

DAY = datetime.datetime(2015, 9, 5)


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("dd/mm/yyyy", "05/09/2015"),
        ("d-mmm-yy", "5-Sep-15"),
        ("mmm-yy", "Sep-15"),
        ("mmmm yyyy", "September 2015"),
        ("[$-809]dddd, d mmmm yyyy;@", "Saturday, 5 September 2015"),
        ("mm-dd-yy", "05/09/2015"),
        ("m/d/yyyy", "05/09/2015"),
        ("yyyy-mm-dd", "2015-09-05"),
        ("General", "05/09/2015"),
        ('"by "mmm yyyy', "by Sep 2015"),
        ("dd\\.mm\\.yy", "05.09.15"),
        ("dd/mm/yyyy hh:mm", "05/09/2015 00:00"),
    ],
)
def test_a_date(number_format: str, expected: str) -> None:
    assert printed(DAY, number_format) == expected


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (None, "General", ""),
        ("Ongoing", "@", "Ongoing"),
        ("#REF!", "General", ""),
        (True, "General", "Yes"),
        (3, "General", "3"),
        (12345678901.0, "General", "12345678901"),
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (0.1 + 0.2, "General", "0.3"),
        (0.75, "0%", "75%"),
        (0.125, "0.0%", "12.5%"),
        (7, "000", "007"),
        (12500, '"£"#,##0', "£12,500"),
        (12500, "[$£-809]#,##0.00", "£12,500.00"),
        (4, '0 "weeks"', "4 weeks"),
        (datetime.time(14, 30), "hh:mm", "14:30"),
        (datetime.date(2015, 9, 5), "d mmm yyyy", "5 Sep 2015"),
    ],
)
def test_any_other_value(value: Value, number_format: str, expected: str) -> None:
    assert printed(value, number_format) == expected


@given(st.datetimes(min_value=datetime.datetime(1900, 3, 1)), st.text(alphabet='dmyhs/-. "\\[];@0#', max_size=12))
def test_no_format_stops_a_date(value: datetime.datetime, number_format: str) -> None:
    assert isinstance(printed(value, number_format), str)


@given(
    st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["General", "0", "0.00", "#,##0", "0%", "?/?"])
)
def test_every_number_is_printed_with_figures(value: float, number_format: str) -> None:
    assert re.search(r"\d", printed(value, number_format))
