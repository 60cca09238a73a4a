"""A title's words, years and day."""

import datetime

import pytest
from hypothesis import given

from pipeline.versions.titles import named, read_title, spelt_by
from tests.strategies import texts


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Plan 2014-15", {(2014, 2015)}),
        ("Plan 2014/15", {(2014, 2015)}),
        ("Plan 2014–2015", {(2014, 2015)}),
        ("Plan 14/15", {(2014, 2015)}),
        ("Plan 2014 to 2017", {(2014, 2017)}),
        ("Plan 1999-2000", {(1999, 2000)}),
        ("Plan April 2014 - March 2015", {(2014, 2015)}),
        ("Plan 2013", {(2013, 2013)}),
        ("Plan 2014-17: year of 2015/16", {(2014, 2017), (2015, 2016)}),
        ("Plan for 16-17 year olds", set()),
        ("Plan 24/7", set()),
        ("Plan March 2014", set()),
    ],
)
def test_years_belong_to_the_plan(title: str, years: set[tuple[int, int]]) -> None:
    assert read_title(title).years == years


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Plan - October 2012 update", "2012-10-31"),
        ("Plan (Feb 2012)", "2012-02-29"),
        ("Plan Sept-14", "2014-09-30"),
        ("Plan March '14", "2014-03-31"),
        ("Plan as at 3rd March, 2014", "2014-03-03"),
        ("Plan 03.03.14", "2014-03-03"),
        ("Plan 2014-03-03", "2014-03-03"),
        ("plan_20140303", "2014-03-03"),
        ("Plan Q2 2015/16", "2015-09-30"),
        ("Plan Quarter 4 2015-16", "2016-03-31"),
        ("Plan 2015/16 Q3", "2015-12-31"),
        ("Plan Autumn 2014", "2014-11-30"),
        ("Plan March 2014 revised June 2014", "2014-06-30"),
        ("Plan 31.2.14", None),
        ("Plan 2014-15", None),
    ],
)
def test_a_month_quarter_or_day_is_the_versions(title: str, day: str | None) -> None:

    assert read_title(title).day == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Child A action plan", ("child", "a", "action", "plan")),
        ("A plan for adults", ("plan", "adult")),
        ("CREATING A HOME", ("creating", "home")),
        ("Phase II", ("phase", "2")),
        ("Priority Three", ("priority", "3")),
        ("Families' crisis status", ("family", "crisis", "status")),
        ("Safeguarding Children Board (SCB)", ("safeguarding", "children", "board")),
        ("", ()),
    ],
)
def test_words_are_folded_but_labels_stay(text: str, words: tuple[str, ...]) -> None:
    assert named(text) == words


def test_two_letters_abbreviate_nothing() -> None:
    assert spelt_by("ab", ("apple", "bean")) is None
    assert spelt_by("abc", ("x", "apple", "bean", "corn")) == slice(1, 4)


@given(texts)
def test_any_text_has_a_reading_that_spaces_around_it_do_not_change(text: str) -> None:
    assert read_title(text) == read_title(f"  {text} ")
