"""The header of a plan among lines of print."""

import pytest

from extractors.pdf.headings import HeaderLines, find_headers
from extractors.pdf.lines import set_lines
from extractors.pdf.words import Word
from models.geometry import Box

XS = (50.0, 150.0, 300.0, 400.0)


def words(base: float, *texts: str, bold: bool = True) -> list[Word]:
    """A line of print: a text at each place, its words a blank apart; nothing for an empty text."""
    found = []
    for x, said in zip(XS, texts, strict=False):
        for word in said.split():
            found.append(Word(word, Box(x, base - 7.4, x + 5 * len(word), base + 2.2), base, 10.0, bold))
            x += 5 * len(word) + 3
    return found


def headers(*lines: list[Word], rules: tuple[float, ...] = ()) -> tuple[HeaderLines, ...]:
    return find_headers(set_lines(word for line in lines for word in line), rules)


def test_headings_beside_each_other_make_a_header() -> None:
    (found,) = headers(words(100, "Action", "Lead officer", "By when", "Progress"))
    assert found.texts == ("action", "lead officer", "by when", "progress")
    assert (found.first, found.last, found.bold) == (0, 0, True)


def test_headings_of_two_lines_are_whole() -> None:
    (found,) = headers(words(100, "", "", "Target", "Progress"), words(112, "Action", "Lead", "date", "so far"))
    assert found.texts == ("action", "lead", "target date", "progress so far")


def test_a_line_drawn_between_ends_the_header() -> None:
    (found,) = headers(words(100, "Action", "Lead", "By when"), words(112, "Homes", "Ann", "May"), rules=(104.0,))
    assert found.last == 0


def test_a_title_above_is_no_heading() -> None:
    title = words(100, "Homes and estates action plan for next year")
    (found,) = headers(title, words(112, "Action", "Lead", "By when", "Progress"))
    assert found.first == 1


@pytest.mark.parametrize(
    "line",
    [
        words(100, "Action", "Lead"),  # too few
        words(100, "Action", "Cost", "Ward"),  # nobody, no date
        words(100, "Name", "Lead", "By when"),  # nothing to be done
        words(100, "review the action", "with the lead", "by when it is due", bold=False),  # a row
        words(100, "On target", "Completed", "Lead", bold=False),  # a key
    ],
)
def test_other_lines_are_no_header(line: list[Word]) -> None:
    assert headers(line) == ()
