"""Values are printed as Excel prints them, dates so that nobody can mistake the month."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.excel.values import Value, printed

DAY = datetime.datetime(2015, 9, 5, 14, 30)


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
        ("dd/mm/yyyy hh:mm", "05/09/2015 14:30"),
        ("m/d/yyyy h:mm AM/PM", "5/9/2015 2:30 PM"),
        ("[$-409]mm/dd/yyyy hh:mm:ss", "05/09/2015 14:30:00"),
        ("ddd m/d/yy", "Sat 5/9/15"),
        ("mm/dd/yy;@", "05/09/2015"),
        ("yyyy/dd/mm", "2015/09/05"),
        ("m/d", "05/09/2015"),
        ("d-mmm", "5-Sep 2015"),
        ("mmmmm", "Sep 2015"),
        ("dddd", "05/09/2015"),
        ("mm:ss", "05/09/2015"),
        ("yyyy", "2015"),
        (";;;", ""),
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
        (12500, "0,", "13"),
        (-12_400_000, '#,##0.0,,"m"', "-12.4m"),
        (1500, "0.0,k", "1.5k"),
        (0.5, "0", "1"),
        (0.5, "0.##", "0.5"),
        (2, "0.##", "2"),
        (0, "0%", "0%"),
        (1, "0%", "100%"),
        (0.5, '0.0"%"', "0.5%"),
        (-7, "000", "-007"),
        (-5, "0;(0)", "(5)"),
        (-5, "0", "-5"),
        (0, '0;-0;"none"', "none"),
        (3, ";;;", ""),
        (-3, "0;;", ""),
        ("secret", ";;;", ""),
        ("text", "0;-0", "text"),
        (datetime.time(14, 30), "hh:mm", "14:30"),
        (datetime.time(14, 30), "h:mm AM/PM", "2:30 PM"),
        (datetime.time(0, 5), "h:mm a/p", "12:05 AM"),
        (datetime.time(0, 0), "dd/mm/yyyy", "00:00"),
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
