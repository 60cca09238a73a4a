"""Stray markup is undone, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.markup import is_bold, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>one</p> <p>two</p>", "one\ntwo"),
        ('<ul style="list-style-type: none"> • one • two', "• one\n• two"),
        ("<ol><li>one</li><li>two</li></ol>", "• one\n• two"),
        ("a<br/>b<BR>c", "a\nb\nc"),
        ("**bold** and *slanted* 2 * 3 * 4", "bold and slanted 2 * 3 * 4"),
        ("children < 5 and > 3", "children < 5 and > 3"),
        ("R&D &amp; T&D &pound;5 &#8211; &unknown;", "R&D & T&D £5 – &unknown;"),
        ("the 1 <sup>st</sup> report", "the 1st report"),
        ("<!-- hidden -->shown", "shown"),
        ("snake_case __strong__", "snake_case strong"),
    ],
)
def test_markup_is_undone(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_what_is_set_in_bold() -> None:
    assert is_bold("**Priority 1**")
    assert is_bold("<b>Priority 1</b>")
    assert not is_bold("**Priority** 1")


@given(st.text(max_size=200))
def test_every_text_gives_lines_without_blanks_at_their_sides(text: str) -> None:
    assert all(line and line == line.strip() for line in plain(text).split("\n")) or plain(text) == ""


def test_deep_and_open_markup_takes_no_time() -> None:
    assert "x" in plain("<p " * 20_000 + "x" + "*" * 20_000 + "<!--" * 20_000)
    assert plain("a" + " \t" * 200_000 + "b") == "a b"
