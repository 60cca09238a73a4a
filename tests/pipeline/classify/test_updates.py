"""Which of several dated updates is in force."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.classify.updates import latest, updates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Update (July 2013): scoping. Update (November 2013): adopted.", "adopted."),
        ("November 2013: adopted.\nJuly 2013: scoping.", "adopted."),
        ("Q1 (2015/16): scoping. Q4 (2015/16): adopted.", "adopted."),
        ("Q4 2015/16: scoping. Q1 2016/17: adopted.", "adopted."),
        ("Q3: adopted. Q2: drafted. Q1: scoping.", "adopted."),
        ("Oct: scoping. Dec: drafted. Feb: adopted.", "adopted."),
        ("3.5.14: scoping\n14/06/14: adopted", "adopted"),
        ("Update 3rd May 2014 - scoping.\nUpdate 14th June 2014 - adopted.", "adopted."),
        ("Spring 2014: adopted. Autumn 2013: scoping.", "adopted."),
        ("Q1 scoping. Q2 drafted. Q3 adopted.", "adopted."),
        ("16/9 letters sent; 20/10 adopted", "adopted"),
        ("02/20 adopted. 12/19 awaiting Legal. 10/19 drafted.", "adopted."),
        ("As at March 2015: scoping. As at June 2015: adopted.", "adopted."),
        ("12/6 Owner decided to close. 19/5 Owner asks for more time. 1/5 Work began.", "Owner decided to close."),
        ("3 May: drafted. 12 May: sent.", "sent."),
    ],
)
def test_the_latest_is_in_force_whether_it_stands_first_or_last(text: str, expected: str) -> None:
    assert latest(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Adopted.",
        "May 2014: adopted.",
        "Draft shared in May 2014. Adopted in July 2014.",
        "Meeting held 14.05.14. Visit 17.06.14.",
        "Consultation May – July",
    ],
)
def test_dates_inside_sentences_part_nothing(text: str) -> None:
    assert updates(text) == ()
    assert latest(text) == text


def test_an_update_left_empty_is_passed_over() -> None:
    assert latest("May 2014: scoping. June 2014: drafted. July 2014:") == "drafted."


@given(st.text(st.sampled_from("QMayJune 2015/16:.–-\n(),Update134"), max_size=80))
def test_updates_lie_in_the_text_one_after_the_other(text: str) -> None:
    found = updates(text)
    assert len(found) != 1
    for before, after in itertools.pairwise(found):
        assert 0 <= before.start <= before.end <= after.start <= after.end <= len(text)
    assert latest(text) in text
