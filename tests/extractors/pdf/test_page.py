"""What PDFium reads of a page: words with their boxes, alike however the page is stored."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pypdf import Transformation
from pypdf.generic import RectangleObject
from pypdfium2 import PdfDocument
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from extractors.pdf.document import extract
from extractors.pdf.page import Page, is_picture, read_page
from models.geometry import Box
from models.table import Table
from tests.extractors.pdf.drawing import (
    Draw,
    Ruled,
    Sheet,
    area,
    pdf,
    rewriter,
    shape,
    tables,
    text,
    turned,
    written,
)

LANDSCAPE = (842.0, 595.0)
PLAN: tuple[Draw, ...] = (
    text(50, 60, "Housing plan", size=16),
    Ruled((("", "Action", "Lead"), ("", "Inspect every\nblock", "Board"), ("^", "Report", "Board")), depth=70, head=1),
    turned(70, 300, "Safer homes", "and places"),
    area(250, 170, 350, 240, "#00b050"),
    text(50, 400, "Reviewed by the board in May."),
)


def page_of(content: bytes, index: int = 0) -> Page:
    pdf_file = PdfDocument(content)
    try:
        return read_page(pdf_file, index)
    finally:
        pdf_file.close()


def page(*drawn: Draw, rotate: int = 0) -> Page:
    return page_of(pdf(drawn, rotate=rotate))


def words(found: Page) -> list[str]:
    return [word.text for word in found.words]


def close(one: Box, other: Box, points: float = 0.1) -> bool:
    sides = ((one.x0, other.x0), (one.top, other.top), (one.x1, other.x1), (one.bottom, other.bottom))
    return all(abs(a - b) <= points for a, b in sides)


def boxes(content: bytes) -> Iterator[Box]:
    """Everything of the document that has a place."""
    for block in extract(content, "plan.pdf").blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                assert cell.place.box is not None
                yield cell.place.box
                yield from (line.box for line in cell.lines)
        else:
            assert block.box is not None
            yield block.box


def test_a_word_stands_where_it_is_printed_from_the_top_left() -> None:
    (word,) = page(text(50, 100, "Inspect", size=20)).words
    width = pdfmetrics.stringWidth("Inspect", "Helvetica", 20)
    assert word.text == "Inspect"
    assert word.box.x0 == pytest.approx(50, abs=0.1)
    assert word.box.x1 == pytest.approx(50 + width, abs=0.1)
    assert word.base == pytest.approx(100, abs=0.1)
    assert word.box.top < 100 - 0.7 * 20 < 100 < word.box.bottom < 110
    assert word.size == pytest.approx(20)


def test_a_page_knows_its_number_from_one_and_its_size() -> None:
    content = pdf([text(50, 100, "One")], [text(50, 100, "Two")], size=LANDSCAPE)
    second = page_of(content, 1)
    assert (second.number, second.width, second.height) == (2, 842, 595)
    assert words(second) == ["Two"]


def test_blanks_part_words_and_are_none() -> None:
    assert words(page(text(50, 100, "Head  of\u00a0Housing"))) == ["Head", "of", "Housing"]


def test_letters_set_one_by_one_make_their_word() -> None:
    starts = [50 + pdfmetrics.stringWidth("board"[:count], "Helvetica", 10) for count in range(5)]
    assert words(page(*(text(x, 100, letter) for x, letter in zip(starts, "board", strict=True)))) == ["board"]


def test_size_is_that_of_the_printed_letters_whatever_the_matrix() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.scale(2, 2)
        sheet.canvas.setFont("Helvetica", 6)
        sheet.canvas.drawString(30, 300, "Twelve")

    assert page(draw).words[0].size == pytest.approx(12)


def test_bold_type_is_told_by_its_font() -> None:
    found = page(text(50, 100, "Action", font="Helvetica-Bold"), text(50, 120, "Inspect"))
    assert [(word.text, word.bold) for word in found.words] == [("Action", True), ("Inspect", False)]


def test_ligatures_are_letters() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    assert words(page(text(50, 100, "\ufb01re", "con\ufb02ict", font="Vera"))) == ["fire", "conflict"]


@pytest.mark.parametrize("hyphen", ["-", "\u00ad"])
def test_a_hyphen_at_the_end_of_a_line_stays(hyphen: str) -> None:
    found = page(text(50, 100, f"the multi{hyphen}", "agency team"))
    assert words(found) == ["the", "multi-", "agency", "team"]


@pytest.mark.parametrize(("upwards", "degrees"), [(True, 270), (False, 90)])
def test_turned_words_say_how_they_run(upwards: bool, degrees: int) -> None:
    found = page(turned(100, 300, "Safer homes", upwards=upwards))
    assert {word.turned for word in found.words} == {degrees}
    first, second = found.words
    assert (first.text, second.text) == ("Safer", "homes")
    assert (second.box.bottom < first.box.top) if upwards else (second.box.top > first.box.bottom)
    assert all(word.base == pytest.approx(100, abs=0.1) for word in found.words)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(rotate: int) -> None:
    upright, stored = page(*PLAN), page(*PLAN, rotate=rotate)
    assert (stored.width, stored.height) == (upright.width, upright.height)
    assert [(word.text, word.turned) for word in stored.words] == [(word.text, word.turned) for word in upright.words]
    assert all(close(a.box, b.box) for a, b in zip(stored.words, upright.words, strict=True))
    assert all(abs(a.base - b.base) < 0.1 for a, b in zip(stored.words, upright.words, strict=True))


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_gives_the_same_tables_and_places(rotate: int) -> None:
    upright, stored = pdf(PLAN), pdf(PLAN, rotate=rotate)
    (one,), (other,) = (tables(extract(content, "plan.pdf")) for content in (upright, stored))
    assert [shape(cell) for cell in other.cells] == [shape(cell) for cell in one.cells]
    assert [(cell.fill, cell.rotated) for cell in other.cells] == [(cell.fill, cell.rotated) for cell in one.cells]
    assert all(close(a, b) for a, b in zip(boxes(stored), boxes(upright), strict=True))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_does_not_begin_at_nought_gives_the_same_places(rotate: int) -> None:
    writer = rewriter(pdf(PLAN, rotate=rotate))
    shifted = writer.pages[0]
    shifted.add_transformation(Transformation().translate(100, -50))
    shifted.mediabox = RectangleObject((100, -50, 100 + shifted.mediabox.width, shifted.mediabox.height - 50))
    shifted.cropbox = shifted.mediabox
    assert all(close(a, b) for a, b in zip(boxes(written(writer)), boxes(pdf(PLAN)), strict=True))


def test_places_count_from_the_corner_of_what_is_shown() -> None:
    writer = rewriter(pdf(PLAN))
    writer.pages[0].cropbox = RectangleObject((20, 0, 595, 802))  # 20 points off the left, 40 off the top
    expected = [Box(box.x0 - 20, box.top - 40, box.x1 - 20, box.bottom - 40) for box in boxes(pdf(PLAN))]
    assert all(close(a, b) for a, b in zip(boxes(written(writer)), expected, strict=True))


def test_text_and_fills_on_a_turned_page_lie_in_their_cells() -> None:
    (found,) = tables(extract(pdf(PLAN, rotate=270), "plan.pdf"))
    assert [(cell.text, cell.fill) for cell in found.row(2) if cell.column == 3] == [("Board", "#00b050")]
    for cell in found.cells:
        assert cell.place.box is not None
        assert all(cell.place.box.holds(*line.box.middle) for line in cell.lines)


def test_a_page_wider_than_any_is_no_scan() -> None:
    outlines = [area(50 + n, 100, 50.5 + n, 101, "#000000") for n in range(250)]
    file = PdfDocument(pdf(outlines))
    try:
        sheet = read_page(file, 0)
        assert is_picture(file, sheet)
        assert not is_picture(file, replace(sheet, width=2_147_483_648.0))
    finally:
        file.close()
