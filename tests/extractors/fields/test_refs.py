"""Numbers before texts, and cells that are nothing but a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.refs import Numbered, read_bare, read_number, read_ref


@pytest.mark.parametrize(
    ("printed", "ref", "text"),
    [
        ("(6) Plant", "6", "Plant"),
        ("6) Plant", "6", "Plant"),
        ("6. Plant", "6", "Plant"),
        ("6: Plant", "6", "Plant"),
        ("6 – Plant", "6", "Plant"),
        ("(2.4.3.) Plant", "2.4.3", "Plant"),
        ("2.4.3 Plant", "2.4.3", "Plant"),
        ("1.1Plant", "1.1", "Plant"),
        ("3.2a Plant", "3.2a", "Plant"),
        ("4a. Plant", "4a", "Plant"),
        ("a) Plant", "a", "Plant"),
        ("(iv) Plant", "iv", "Plant"),
        ("S1. Plant", "S1", "Plant"),
        ("CYP2.1 Plant", "CYP2.1", "Plant"),
        ("HW12 Plant", "HW12", "Plant"),
        ("Action 7: Plant", "7", "Plant"),
        ("Recommendation No. 3 – Plant", "3", "Plant"),
        ("REC 12 Plant", "12", "Plant"),
        ("Rec 4a) Plant", "4a", "Plant"),
    ],
)
def test_a_number_is_told_from_the_text_behind_it(printed: str, ref: str, text: str) -> None:
    found = read_number(printed)
    assert (found.ref, found.text) == (ref, text)


@pytest.mark.parametrize(
    "printed",
    [
        "3 courses were held",
        "2019 was a dry year",
        "12.3.15 meeting held",
        "1/4/2015 begun",
        "Q1 Planted",
        "Y7 pupils",
        "S47 enquiries",
        "KS2 results",
        "NI 59 assessments",
        "95% of homes",
        "A hedge was planted",
        "I met the group",
        "",
    ],
)
def test_counts_dates_and_terms_of_the_trade_are_no_numbers(printed: str) -> None:
    assert read_number(printed) == Numbered(None, printed)


def test_what_looks_like_a_day_is_a_number_where_no_date_is_due() -> None:
    assert read_number("1.1.10 Plant").ref is None
    assert read_number("1.1.10 Plant", dated=False).ref == "1.1.10"
    assert read_number("1.1.2010 Plant", dated=False).ref is None


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("2-3) Done", (2, 3)),
        ("(4 & 5) Done", (4, 5)),
        ("(1, 2) Done", (1, 2)),
        ("7) Done", (7,)),
        ("5-2) Done", (5,)),
        ("1-99) Done", (1,)),
        ("a) Done", ()),
        ("2.1 Done", ()),
        ("Done", ()),
    ],
)
def test_a_text_may_answer_several_numbers(printed: str, numbers: tuple[int, ...]) -> None:
    assert read_number(printed).numbers == numbers


@pytest.mark.parametrize(
    ("printed", "ref"),
    [
        ("12 Hold a meeting", "12"),
        ("3a “Safe” homes", "3a"),
        ("16 days of action", None),
        ("12 March meeting", None),
        ("2019", None),
        ("Hold", None),
    ],
)
def test_a_bare_number_stands_before_a_capital(printed: str, ref: str | None) -> None:
    assert read_bare(printed).ref == ref


@pytest.mark.parametrize(
    ("printed", "ref"),
    [
        ("7", "7"),
        ("(2.4.3.)", "2.4.3"),
        ("Action 7", "7"),
        ("Recommendation 3:", "3"),
        ("HW 1.2", "HW 1.2"),
        ("R12", "R12"),
        ("iv", "iv"),
        ("A", "A"),
        ("[9]", "9"),
        ("14 days", None),
        ("7 8", None),
        ("Plant a hedge", None),
        ("", None),
    ],
)
def test_a_cell_that_is_nothing_but_a_number(printed: str, ref: str | None) -> None:
    assert read_ref(printed) == ref


@given(st.text(st.sampled_from("0123456789.()[]-–&aAiIvS Rec:"), max_size=30))
def test_what_is_not_the_number_is_left_as_it_is(text: str) -> None:
    for found in (read_number(text), read_number(text, dated=False), read_bare(text)):
        assert text.endswith(found.text)
        assert found.ref is None or found.ref in " ".join(text.split())
        assert found.ref is not None or found.text == text


@pytest.mark.parametrize("text", ["1." * 50_000, "(" * 100_000, "rec " * 25_000, "x " * 50_000, "iv" * 50_000])
def test_a_hostile_text_is_read(text: str) -> None:
    assert read_number(text).text
    assert read_ref(text) is None
