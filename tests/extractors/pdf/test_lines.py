"""Lines of print, and which of them open a paragraph: what was wrapped is told from what was begun anew."""

import pytest
from pypdfium2 import PdfDocument

from extractors.pdf.lines import paragraphs, set_lines, set_turned, split_wide
from extractors.pdf.page import Page, read_page
from extractors.pdf.words import Word
from models.geometry import Box
from models.table import Line
from tests.extractors.pdf.drawing import LEADING, Draw, Ruled, pdf, table, text, turned

WIDTH = 200.0  # points of the cell that the lines stand in


def lines(*printed: str) -> tuple[Line, ...]:
    """The lines of a cell that is WIDTH points wide."""
    return table([Ruled((("\n".join(printed), "x"),), widths=(WIDTH, 100))]).cells[0].lines


def openings(*printed: str) -> list[str]:
    """The lines that open a paragraph."""
    return [line.text for line in lines(*printed) if line.opens]


def page(*drawn: Draw) -> Page:
    pdf_file = PdfDocument(pdf(drawn))
    try:
        return read_page(pdf_file, 0)
    finally:
        pdf_file.close()


def printed(*drawn: Draw) -> list[str]:
    return [line.text for line in set_lines(page(*drawn).words)]


def test_a_wrapped_line_goes_on_with_its_paragraph() -> None:
    found = lines("The board will inspect every block in the", "borough and report")
    assert [(line.text, line.opens) for line in found] == [
        ("The board will inspect every block in the", True),
        ("borough and report", False),
    ]


def test_a_line_that_ends_although_there_was_room_ends_its_paragraph() -> None:
    assert openings("Inspect every block", "Report to the board") == ["Inspect every block", "Report to the board"]


def test_a_long_word_wraps_where_a_short_one_would_have_stayed() -> None:
    above = "The board will inspect every block,"
    assert openings(above, "neighbourhood by neighbourhood") == [above]
    assert openings(above, "so") == [above, "so"]


def test_a_gap_wider_than_the_usual_leading_opens_a_paragraph() -> None:
    above = ["The members will inspect all of the blocks", "in each of our wards with the neighbourhood"]
    below = ["councillors, and report at the quarter days", "thereafter, in writing where that is desired"]
    grid = Ruled((("", "x"),), widths=(WIDTH, 100), depth=90)
    found = table([grid, text(54, 112, *above), text(54, 112 + 2 * LEADING + 8, *below)]).cells[0].lines
    assert [line.text for line in found if line.opens] == [above[0], below[0]]
    close = table([grid, text(54, 112, *above, *below)]).cells[0].lines
    assert [line.text for line in close if line.opens] == [above[0]]


def test_a_plan_set_with_wide_leading_does_not_open_at_every_line() -> None:
    full = ["The members will inspect all of the blocks", "in each of our wards with the neighbourhood"] * 4
    drawn = [text(54, 120 + 18 * number, line) for number, line in enumerate(full)]
    found = table([Ruled((("", "x"),), widths=(WIDTH, 100), depth=170), *drawn]).cells[0].lines
    assert [line.opens for line in found] == [True] + [False] * 7


@pytest.mark.parametrize("bullet", ["•", "-", "–", "*", "o", "·"])
def test_a_bullet_opens_a_paragraph_and_is_no_text(bullet: str) -> None:
    found = lines(f"{bullet} Inspect every block of the borough and", "all of its stairs", f"{bullet} Report")
    assert [(line.text, line.opens, line.bullet) for line in found] == [
        ("Inspect every block of the borough and", True, True),
        ("all of its stairs", False, False),
        ("Report", True, True),
    ]


def test_a_line_with_a_bullet_stands_where_its_text_does() -> None:
    (first,) = lines("• Inspect")
    assert first.box.x0 > 54 + 5


def test_a_dash_or_hyphen_within_a_line_is_no_bullet() -> None:
    (line,) = lines("April - June")
    assert (line.text, line.bullet) == ("April - June", False)


def test_a_minus_before_a_figure_is_no_bullet() -> None:
    (line,) = lines("-5% on last year")
    assert (line.text, line.bullet) == ("-5% on last year", False)


def test_a_number_in_brackets_opens_an_item() -> None:
    above = "The board inspects all of the blocks itself"
    assert openings(above, "(1) Reports go to the members each quarter") == [
        above,
        "(1) Reports go to the members each quarter",
    ]


def test_a_number_in_brackets_that_the_line_leads_up_to_does_not() -> None:
    above = "The board inspects as set out under action"
    assert openings(above, "(1) Reports go to the members each quarter") == [above]


def test_a_word_hyphenated_at_the_end_of_a_line_keeps_its_hyphen() -> None:
    found = lines("The board will inspect blocks with a multi-", "agency team of its own")
    assert [(line.text, line.opens) for line in found] == [
        ("The board will inspect blocks with a multi-", True),
        ("agency team of its own", False),
    ]


def test_raised_and_lowered_letters_stay_in_their_line() -> None:
    raised = (text(50, 120, "Due on the 5"), text(108, 116, "th", size=6), text(116, 120, "of May"))
    assert printed(*raised) == ["Due on the 5th of May"]
    note = (text(50, 120, "Reported to the board"), text(152, 116, "(a)", size=6), text(164, 120, "by May"))
    assert printed(*note) == ["Reported to the board (a) by May"]
    lowered = (text(50, 120, "Less CO"), text(89, 122, "2", size=6), text(96, 120, "by May"))
    assert printed(*lowered) == ["Less CO2 by May"]


def test_a_line_is_read_from_left_to_right_in_whatever_order_it_is_drawn() -> None:
    drawn = (text(120, 120, "block"), text(50, 132, "Report"), text(50, 120, "Inspect"), text(90, 120, "every"))
    assert printed(*drawn) == ["Inspect every block", "Report"]


def test_columns_far_apart_are_told_from_words_of_one_line() -> None:
    (line,) = set_lines(page(text(50, 820, "Housing plan"), text(400, 820, "Page 3")).words)
    assert [part.text for part in split_wide(line)] == ["Housing plan", "Page 3"]


def test_a_line_is_bold_where_most_of_its_letters_are() -> None:
    mostly = (text(50, 120, "Responsible", font="Helvetica-Bold"), text(118, 120, "lead"))
    barely = (text(50, 120, "By", font="Helvetica-Bold"), text(66, 120, "the end of May"))
    assert [line.bold for line in set_lines(page(*mostly).words)] == [True]
    assert [line.bold for line in set_lines(page(*barely).words)] == [False]


def test_lines_of_a_cell_know_whether_they_are_bold() -> None:
    found = table([Ruled((("Action", "Lead"), ("Inspect", "Board")), head=1)])
    assert [(line.text, line.bold) for cell in found.cells for line in cell.lines] == [
        ("Action", True),
        ("Lead", True),
        ("Inspect", False),
        ("Board", False),
    ]


def test_paragraphs_know_their_page_and_box() -> None:
    (line,) = paragraphs(set_lines(page(text(50, 120, "Inspect")).words), Box(46, 100, 300, 200), {}, page=7)
    assert (line.text, line.page, line.opens) == ("Inspect", 7, True)
    assert Box(46, 100, 300, 200).holds(*line.box.middle)


def test_turned_words_make_lines_of_their_own() -> None:
    found = page(text(50, 120, "Inspect"), turned(52, 118, "Safer homes", "and places")).words
    assert [line.text for line in set_lines(found)] == ["Inspect"]
    assert [line.text for line in set_turned(found)] == ["Safer homes", "and places"]
    assert set_turned(page(text(50, 120, "Inspect")).words) == []


def test_a_word_that_comes_in_pieces_is_as_wide_as_all_of_them() -> None:
    def pieces(words: str, base: float) -> list[Word]:
        found, x = [], 0.0
        for word in words.split():
            for letters in (word[:1], word[1:]):
                width = 5.0 * len(letters)
                found.append(Word(letters, Box(x, base - 8, x + width, base), base, 9.0, bold=False))
                x += width
            x += 5.0
        return found

    block = set_lines([*pieces("Apply for street works", 20.0), *pieces("permits by May", 31.0)])
    found = paragraphs(block, Box(0.0, 0.0, 130.0, 60.0), {9: 11.0}, 1)
    assert [(line.text, line.opens) for line in found] == [("Apply for street works", True), ("permits by May", False)]
