"""Where lines stand in their row: an estimate that must put side by side what Word prints side by side."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.word.measure import line_count, scale, text_width
from models.table import Line, Table
from tests.extractors.word.making import cell, para, row, table, tbl

LONG = "The board reviews every case of this kind and reports what it has found to the committee"


def lines(found: Table, column: int) -> tuple[Line, ...]:
    return next(cell for cell in found.cells if cell.column == column).lines


def arial(size: int) -> str:
    return (
        '<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:pPr><w:spacing w:before="0" '
        f'w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial"/>'
        f'<w:sz w:val="{2 * size}"/></w:rPr></w:style>'
    )


def small(text: str) -> str:
    return para(text, '<w:pStyle w:val="Small"/>')


def test_widths_are_those_of_helvetica() -> None:
    letters = "".join(map(chr, range(0x20, 0x7F))) + "£–—‘’“”…"
    for letter in letters.replace("'", "").replace("`", ""):  # straight quotes: the standards differ
        assert text_width(letter, scale("Arial", 10, False)) == pytest.approx(stringWidth(letter, "Helvetica", 10)), (
            letter
        )


@pytest.mark.parametrize("width", [50, 80, 150, 400])
def test_lines_are_wrapped_as_words_fit(width: int) -> None:
    expected, used = 1, 0.0
    for word in LONG.split():
        wide = stringWidth(word, "Helvetica", 9)
        if used + wide > width:
            expected, used = expected + 1, 0.0
        used += wide + stringWidth(" ", "Helvetica", 9)
    assert line_count(LONG, scale("Arial", 9, False), width) == expected


def test_a_word_wider_than_its_column_takes_several_lines() -> None:
    assert line_count("m" * 1000, scale("Arial", 10, False), 83.3) == 100
    assert line_count("", scale("Arial", 10, False), -5) == 1


def test_blank_paragraphs_move_what_follows_down() -> None:
    body = tbl(2, row(cell(small(LONG) + small("Second")), cell(small("First") + small("") * 4 + small("Second"))))
    found = table(body, arial(10))
    first = lines(found, 1)
    wrapped = round(first[0].box.height / 11.5)
    assert wrapped == 5
    assert lines(found, 2)[1].box.top == pytest.approx(first[1].box.top)


def test_the_first_line_stands_at_the_top_of_its_row_and_fills_its_column() -> None:
    found = table(tbl(2, row("A", cell(small("B"))), width=1000), arial(10))
    box = lines(found, 2)[0].box
    assert (box.x0, box.top, box.x1) == (50.0, 0.0, 100.0)
    assert box.bottom == pytest.approx(11.5)


def test_a_larger_font_takes_more_height_and_width() -> None:
    small_font, large_font = (table(tbl(1, row(cell(small(LONG)))), arial(size)) for size in (8, 16))
    assert lines(large_font, 1)[0].box.height > 3 * lines(small_font, 1)[0].box.height


def test_space_between_paragraphs_is_the_larger_of_the_two() -> None:
    spaced = para("B", '<w:pStyle w:val="Small"/><w:spacing w:before="200" w:after="0" w:line="240"/>')
    before = para("A", '<w:pStyle w:val="Small"/><w:spacing w:before="0" w:after="120" w:line="240"/>')
    found = table(tbl(1, row(cell(before + spaced))), arial(10))
    top, bottom = (line.box for line in lines(found, 1))
    assert bottom.top - top.bottom == pytest.approx(10.0)


def test_no_space_between_paragraphs_of_one_style_where_that_is_asked_for() -> None:
    near = '<w:pStyle w:val="Small"/><w:spacing w:before="200" w:after="200" w:line="240"/><w:contextualSpacing/>'
    found = table(tbl(1, row(cell(para("A", near) + para("B", near)))), arial(10))
    top, bottom = (line.box for line in lines(found, 1))
    assert bottom.top == pytest.approx(top.bottom)


def test_an_exact_line_height_is_kept() -> None:
    exact = '<w:pStyle w:val="Small"/><w:spacing w:before="0" w:after="0" w:line="400" w:lineRule="exact"/>'
    assert lines(table(tbl(1, row(cell(para("A", exact)))), arial(10)), 1)[0].box.height == pytest.approx(20.0)


def test_an_empty_paragraph_is_as_high_as_its_mark() -> None:
    mark = '<w:pStyle w:val="Small"/><w:rPr><w:sz w:val="40"/></w:rPr>'
    found = table(tbl(1, row(cell(para("", mark) + small("A")))), arial(10))
    assert lines(found, 1)[0].box.top == pytest.approx(23.0)


def test_text_set_in_the_middle_of_its_cell_stands_beside_the_middle() -> None:
    middle = cell(small("Lead"), '<w:vAlign w:val="center"/>')
    found = table(tbl(2, row(cell(small("A") + small("B") + small("C")), middle)), arial(10))
    assert lines(found, 2)[0].box.top == pytest.approx(lines(found, 1)[1].box.top)


def test_margins_of_the_cell_narrow_its_text() -> None:
    wide, narrow = (
        table(tbl(1, row(cell(small(LONG), margins)), width=3000), arial(10))
        for margins in ("", '<w:tcMar><w:left w:w="1000" w:type="dxa"/></w:tcMar>')
    )
    assert lines(narrow, 1)[0].box.height > lines(wide, 1)[0].box.height


def test_the_cells_own_widths_count_where_the_grid_says_nothing() -> None:
    body = tbl(2, row(cell("A", '<w:tcW w:w="400" w:type="dxa"/>'), cell("B", '<w:tcW w:w="4000" w:type="dxa"/>')))
    assert [cell.lines[0].box.x1 for cell in table(body).cells] == [20.0, 220.0]


def test_turned_text_does_not_make_its_row_higher() -> None:
    turned = cell(small(LONG), '<w:textDirection w:val="btLr"/>')
    middle = cell(small("Lead"), '<w:vAlign w:val="center"/>')
    found = table(tbl(3, row(turned, middle, cell(small("A") * 3)), width=800), arial(10))
    assert lines(found, 2)[0].box.top == pytest.approx(11.5)
