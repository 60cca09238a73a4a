"""Faults that were found once, each by its smallest example."""

import pytest

from extractors.pdf.document import extract
from models.document import Paragraph
from models.errors import DocumentError
from tests.extractors.pdf.drawing import (
    Ruled,
    Sheet,
    area,
    pdf,
    prose,
    read,
    rewriter,
    rows,
    table,
    tables,
    text,
    written,
)

HEAD = ("Action", "Lead", "Progress")
FIRST = ("Inspect all blocks", "Head of Housing", "Done.")
SECOND = ("Train all wardens", "Head of Estates", "Ongoing.")


def last(*printed: tuple[str, ...]) -> Ruled:
    return Ruled(printed, top=700, head=1)


def test_a_locked_file_says_so() -> None:
    writer = rewriter(pdf([text(50, 60, "Plan")]))
    writer.encrypt(user_password="secret", algorithm="AES-256")
    with pytest.raises(DocumentError) as caught:
        extract(written(writer), "plan.pdf")
    assert caught.value.reason.startswith("protected by a password")


@pytest.mark.parametrize("stack", ["1\n2\n3", "G\nA\nR"])
def test_single_letters_below_each_other_stay_lines(stack: str) -> None:
    found = table([Ruled((("Ref", "Action"), (stack, "Inspect\nReport\nPlan")))])
    assert rows(found)[1] == [stack, "Inspect\nReport\nPlan"]


def test_a_table_without_side_rules_whose_lines_are_drawn_cell_by_cell_keeps_its_outer_columns() -> None:
    assert rows(table([Ruled((HEAD, FIRST, SECOND), sides=False)])) == [list(HEAD), list(FIRST), list(SECOND)]


def test_rules_without_any_text_are_a_scan() -> None:
    with pytest.raises(DocumentError, match="no text"):
        extract(pdf([Ruled((("", ""), ("", "")))]), "plan.pdf")


def test_a_header_with_continued_is_the_header() -> None:
    found = tables(read([last(HEAD, FIRST)], [Ruled((("Action (Continued)", *HEAD[1:]), SECOND), top=50, head=1)]))
    assert [rows(each) for each in found] == [[list(HEAD), list(FIRST), list(SECOND)]]


def test_a_section_row_with_continued_repeats_the_header_below_it() -> None:
    upper = ("Safer homes", "<", "<")
    found = table(
        [last(upper, HEAD, FIRST)], [Ruled((("Safer homes (Continued)", "<", "<"), HEAD, SECOND), top=50, head=2)]
    )
    assert rows(found) == [["Safer homes"], list(HEAD), list(FIRST), list(SECOND)]


def test_continued_printed_once_above_the_rest_does_not_part_it() -> None:
    found = tables(read([last(HEAD, FIRST)], [text(50, 45, "(Continued)"), Ruled((HEAD, SECOND), top=50, head=1)]))
    assert len(found) == 1


def test_white_cells_on_a_coloured_page_have_no_fill() -> None:
    found = table([area(0, 0, 595, 842, "#dfe9f5"), area(50, 100, 350, 160, "#ffffff"), Ruled((HEAD, FIRST, SECOND))])
    assert {cell.fill for cell in found.cells} == {None}


def test_a_row_that_begins_in_lower_case_is_a_row_where_the_line_above_had_room() -> None:
    above, below = ("Inspect homes", "Head of Housing", "Done"), ("iPads for wardens", "Head of ICT", "Not begun")
    assert table([last(HEAD, FIRST, above)], [Ruled((below, SECOND), top=50)]).rows == 5


def test_a_title_is_a_heading_where_all_other_text_stands_in_tables() -> None:
    document = read([text(50, 60, "Housing plan", size=20), Ruled((HEAD, FIRST, SECOND))])
    (title,) = (block for block in document.blocks if isinstance(block, Paragraph))
    assert title.level == 1


def test_a_table_inside_a_cell_leaves_no_empty_table() -> None:
    outer = Ruled((("Aim", "Lead"), ("", "Board")), depth=100, widths=(250, 100))
    inner = Ruled((("p", "q"), ("r", "s")), top=220, left=70)
    assert all(any(cell.lines for cell in found.cells) for found in tables(read([outer, inner])))


def test_a_line_to_infinity_is_none() -> None:
    def far(sheet: Sheet) -> None:
        sheet.canvas.line(50, 500, 10**45, 500)
        sheet.canvas.rect(-(10**45), 400, 10**45, 2, fill=1)

    assert rows(table([far, Ruled((HEAD, FIRST))])) == [list(HEAD), list(FIRST)]


def test_a_word_far_off_the_page_is_none() -> None:
    def far(sheet: Sheet) -> None:
        sheet.canvas.drawString(3_000_000_000, 500, "Action")

    assert rows(table([far, Ruled((HEAD, FIRST))])) == [list(HEAD), list(FIRST)]
    assert prose(read([text(50, 60, "Plan"), far])) == ["Plan"]
