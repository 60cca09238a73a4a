"""Ruled lines and shaded areas: what is drawn as one, in whatever way."""

import pytest
from pypdfium2 import PdfDocument

from extractors.pdf.page import Page, read_page
from extractors.pdf.shapes import Fill, Rule
from models.geometry import Box
from tests.extractors.pdf.drawing import Draw, Ruled, Sheet, area, pdf, rows, rule, table, text

GRID = Ruled((("Action", "Lead"), ("Inspect", "Board")))


def page(*drawn: Draw) -> Page:
    pdf_file = PdfDocument(pdf(drawn))
    try:
        return read_page(pdf_file, 0)
    finally:
        pdf_file.close()


def rounded(box: Box) -> tuple[int, int, int, int]:
    return round(box.x0), round(box.top), round(box.x1), round(box.bottom)


def rules(*drawn: Draw) -> list[tuple[tuple[int, int, int, int], bool]]:
    return sorted((rounded(rule.box), rule.across) for rule in page(*drawn).rules)


def fills(*drawn: Draw) -> list[tuple[tuple[int, int, int, int], str]]:
    return [(rounded(fill.box), fill.colour) for fill in page(*drawn).fills]


def test_stroked_lines_are_rules() -> None:
    found = page(rule(50, 100, 250, 100), rule(50, 100, 50, 300)).rules
    assert found == (
        Rule(Box(50.0, 100.0, 250.0, 100.0), across=True),
        Rule(Box(50.0, 100.0, 50.0, 300.0), across=False),
    )


def test_a_stroked_frame_is_four_rules() -> None:
    def frame(sheet: Sheet) -> None:
        sheet.canvas.rect(50, sheet.height - 300, 200, 200)

    assert rules(frame) == [
        ((50, 100, 50, 300), False),
        ((50, 100, 250, 100), True),
        ((50, 300, 250, 300), True),
        ((250, 100, 250, 300), False),
    ]


@pytest.mark.parametrize(("thickness", "seen"), [(0.5, True), (3.0, True), (6.0, False)])
def test_a_thin_filled_area_is_a_rule_in_its_middle(thickness: float, seen: bool) -> None:
    half = thickness / 2
    found = page(area(50, 100 - half, 250, 100 + half), area(70 - half, 100, 70 + half, 300))
    assert [(rule.across, rounded(rule.box)) for rule in found.rules] == (
        [(True, (50, 100, 250, 100)), (False, (70, 100, 70, 300))] if seen else []
    )
    assert bool(found.fills) is not seen


def test_a_rule_drawn_twice_is_one() -> None:
    assert rules(rule(50, 100, 250, 100), rule(50, 100, 250, 100), area(50, 99.9, 250, 100.1)) == [
        ((50, 100, 250, 100), True)
    ]


def test_slanting_lines_curves_and_dots_are_no_rules() -> None:
    def signature(sheet: Sheet) -> None:
        sheet.canvas.line(50, 100, 120, 170)
        sheet.canvas.bezier(50, 300, 60, 320, 80, 320, 90, 300)
        sheet.canvas.circle(200, 200, 30)
        sheet.canvas.line(300, 300, 301, 300)

    assert rules(signature) == []


def test_fills_keep_their_colour_and_their_order_and_white_says_so() -> None:
    drawn = (
        area(50, 100, 150, 140, "#00b050"),
        area(150, 100, 250, 140, "#ffffff"),
        area(250, 100, 350, 140, "#fefefe"),
        area(350, 100, 450, 140, "#ffff00"),
    )
    found = fills(*drawn)
    assert [colour for _, colour in found] == ["#00b050", "#ffffff", "#fefefe", "#ffff00"]
    assert [box for box, colour in found if not Fill(Box(0, 0, 1, 1), colour).white] == [
        (50, 100, 150, 140),
        (350, 100, 450, 140),
    ]


def test_an_area_that_cannot_be_seen_is_no_fill() -> None:
    def clear(sheet: Sheet) -> None:
        sheet.canvas.setFillAlpha(0)
        sheet.canvas.rect(50, 100, 100, 100, stroke=0, fill=1)

    assert fills(clear) == []


def test_an_area_of_another_form_is_no_fill() -> None:
    def arrow(sheet: Sheet) -> None:
        path = sheet.canvas.beginPath()
        for number, corner in enumerate([(50, 100), (150, 100), (100, 200)]):
            (path.lineTo if number else path.moveTo)(*corner)
        path.close()
        sheet.canvas.drawPath(path, stroke=0, fill=1)

    assert fills(arrow) == []


def test_rules_are_where_the_matrix_puts_them() -> None:
    def scaled(sheet: Sheet) -> None:
        sheet.canvas.translate(10, 42)
        sheet.canvas.scale(2, 2)
        sheet.canvas.line(20, 300, 120, 300)

    assert rules(scaled) == [((50, 200, 250, 200), True)]


def test_a_table_inside_nested_forms_is_read_where_it_is_shown() -> None:
    def nested(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.beginForm("inner")
        canvas.translate(10, -20)
        GRID(sheet)
        canvas.endForm()
        canvas.beginForm("outer")
        canvas.translate(20, 0)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.translate(5, 0)
        canvas.doForm("outer")

    found = table([nested])
    assert rows(found) == [["Action", "Lead"], ["Inspect", "Board"]]
    assert found.place.box is not None
    assert rounded(found.place.box) == (85, 120, 285, 160)


def test_fills_inside_a_form_colour_their_cells() -> None:
    def shaded(sheet: Sheet) -> None:
        sheet.canvas.beginForm("table")
        Ruled(GRID.rows, fills=((2, 2, "#ffc000"),))(sheet)
        sheet.canvas.endForm()
        sheet.canvas.doForm("table")

    assert [(cell.text, cell.fill) for cell in table([shaded]).cells if cell.fill] == [("Board", "#ffc000")]


def test_what_only_clips_is_not_drawn() -> None:
    def clipped(sheet: Sheet) -> None:
        path = sheet.canvas.beginPath()
        path.rect(50, 100, 300, 300)
        sheet.canvas.clipPath(path, stroke=0, fill=0)
        sheet.write(60, 500, "Inspect")

    found = page(clipped)
    assert (found.rules, found.fills) == ((), ())


def test_a_table_ruled_with_thin_areas_is_read() -> None:
    lines = [area(x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25) for x0, y0, x1, y1 in GRID.lines()]
    found = table([*lines, text(54, 112, "Action"), text(154, 112, "Lead"), text(54, 132, "Inspect")])
    assert rows(found) == [["Action", "Lead"], ["Inspect", ""]]


def test_a_fill_is_a_value_with_its_box() -> None:
    assert page(area(50, 100, 150, 140, "#c00000")).fills == (Fill(Box(50.0, 100.0, 150.0, 140.0), "#c00000"),)
