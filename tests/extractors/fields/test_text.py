"""Printed lines -> the text that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.text import clean, items, run_on, whole_text
from models.geometry import Box
from models.table import Line

BOX = Box(0, 0, 10, 10)


def lines(*printed: str) -> list[Line]:
    """Lines; one that begins with "+" goes on with the line before, one with "• " has a bullet."""
    return [
        Line(text.removeprefix("+").removeprefix("• "), BOX, 1, not text.startswith("+"), text.startswith("• "))
        for text in printed
    ]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("e\ufb03cient o\ufb03ces", "efficient offices"),
        ("safe\u00adguarding", "safeguarding"),
        ("\u200bMay\u00a02019\ufeff", "May 2019"),
        ("multi\u2011agency", "multi-agency"),
        ("  two   blanks\tand\na break ", "two blanks and a break"),
        ("a\u2028b", "ab"),
        ("\ud800half a pair", "half a pair"),
        ("Zoë’s café – £5", "Zoë’s café – £5"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_is_taken_out(printed: str, meant: str) -> None:
    assert clean(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (["Chair of the Quality", "Sub-", "group"], "Chair of the Quality Sub-group"),
        (["2014–", "15"], "2014–15"),
        (["Review –", "and report"], "Review – and report"),
        (["Review", "and report", "to members"], "Review and report to members"),
        (["- ", "one"], "- one"),
        ([], ""),
    ],
)
def test_lines_of_a_paragraph_run_on(printed: list[str], meant: str) -> None:
    assert run_on(printed) == meant


def test_paragraphs_keep_their_lines_and_bullets() -> None:
    found = items(lines("Plant a", "+hedge", "• of beech", "", "Mow"))
    assert [(item.text, len(item.lines), item.bullet) for item in found] == [
        ("Plant a hedge", 2, False),
        ("of beech", 1, True),
        ("Mow", 1, False),
    ]


def test_a_first_line_that_goes_on_begins_a_paragraph_all_the_same() -> None:
    assert [item.text for item in items(lines("+from the page before", "Mow"))] == ["from the page before", "Mow"]


def test_a_paragraph_is_bold_where_all_its_lines_are() -> None:
    bold, plain = Line("A", BOX, 1, True, bold=True), Line("b", BOX, 1, False)
    assert [item.bold for item in (*items([bold]), *items([bold, plain]))] == [True, False]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (("Plant", "• beech", "• oak"), "Plant\n• beech\n• oak"),
        (("• beech", "• oak"), "beech\noak"),
        (("Plant", "Mow"), "Plant\nMow"),
        (("",), None),
        ((), None),
    ],
)
def test_bullets_are_shown_where_only_some_paragraphs_have_one(printed: tuple[str, ...], text: str | None) -> None:
    assert whole_text(items(lines(*printed))) == text


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.text(max_size=12), max_size=6))
def test_no_paragraph_is_empty_and_no_letter_is_lost(printed: list[str]) -> None:
    found = items([Line(text, BOX, None, True) for text in printed])
    assert all(item.text for item in found)
    assert [item.text for item in found] == [clean(text) for text in printed if clean(text)]
