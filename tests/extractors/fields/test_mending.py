"""Words and numbers that a narrow column broke."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.mending import mend
from extractors.fields.periods import MONTHS


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Sept ember 2014", "September 2014"),
        ("Decem-ber 2015", "December 2015"),
        ("No vem ber 2017", "November 2017"),
        ("Au tumn 2014", "Autumn 2014"),
        ("31/03/ 2016", "31/03/2016"),
        ("30. 9. 12", "30.9.12"),
        ("31/03/20 16", "31/03/2016"),
        ("March 20 15", "March 2015"),
        ("March 201 5", "March 2015"),
        ("Quarter ly", "Quarterly"),
    ],
)
def test_broken_dates_are_made_whole_with_a_doubt(broken: str, whole: str) -> None:
    mended = mend(broken)
    assert mended.printed == whole
    assert mended.doubts


@pytest.mark.parametrize(
    "text",
    ["Feb – May 09", "on going", "Mar to Dec 2014", "1 May 2014", "5 and 6 May", "Sept 20 - Oct 20", "to 20 16 May"],
)
def test_whole_text_is_left_alone(text: str) -> None:
    mended = mend(text)
    assert mended.printed == text
    assert mended.doubts == ()


def test_lost_blanks_before_a_month_are_put_back() -> None:
    assert mend("ByMarch2014").printed == "By March2014"
    assert mend("5thMarch 2014").printed == "5th March 2014"


def test_a_misspelt_month_is_read_but_quoted_as_printed() -> None:
    mended = mend("Septmeber 2014")
    assert mended.printed == "Septmeber 2014"
    assert mended.plain.split() == ["sep", "2014"]
    assert mended.doubts == ("read 'Septmeber' as 'September'",)


def test_words_that_look_like_a_month_stay_words() -> None:
    assert mend("match 12, member 10").doubts == ()


@given(st.sampled_from(MONTHS), st.integers(1, 8), st.sampled_from([" ", "-", "- ", "\u2010"]))
def test_a_month_broken_anywhere_is_mended(month: str, place: int, sign: str) -> None:
    place = min(place, len(month) - 1)
    name = month.capitalize()
    assert mend(f"{name[:place]}{sign}{name[place:]} 2014").printed == f"{name} 2014"


@given(st.text(max_size=200))
def test_plain_text_keeps_its_places(text: str) -> None:
    mended = mend(text)
    assert len(mended.plain) == len(mended.printed)
