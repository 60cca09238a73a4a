import numpy as np
import pypdfium2
import pytest

from extractors.pdf.grid import find_grids
from extractors.pdf.page import Page, read_page
from extractors.pdf.shapes import Rule
from extractors.scan.picture import Picture
from extractors.scan.pixels import Grey
from extractors.scan.rules import find_rules
from tests.extractors.pdf.drawing import Draw, Ruled, pdf, text
from tests.extractors.scan.scanning import USUAL, Scanner, scanned
from tests.extractors.scan.test_picture import taken

MERGED = Ruled(
    (("Aim", "Action", "Lead"), ("Safer homes", "Inspect", "Chair"), ("^", "Report", "<")), widths=(90, 200, 80)
)
LETTERS = "Recommendations commissioned Improvement illustrating immediately"


def ruled(*draws: Draw, scanner: Scanner = USUAL) -> tuple[Picture, tuple[Rule, ...], Grey]:
    picture = taken(scanned(pdf(list(draws), size=(480.0, 300.0)), scanner))
    return picture, *find_rules(picture)


def cells(page: Page) -> list[tuple[int, ...]]:
    return [
        (cell.row, cell.column, cell.rows, cell.columns, *(round(each) for each in (cell.box.width, cell.box.height)))
        for grid in find_grids(page)
        for cell in grid.cells
    ]


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_scanned_table_has_the_cells_of_the_drawn_one(dpi: int) -> None:
    picture, rules, _ = ruled(MERGED, scanner=Scanner(dpi=dpi))
    scan = Page(1, picture.width, picture.height, (), rules, ())
    document = pypdfium2.PdfDocument(pdf([MERGED], size=(480.0, 300.0)))
    drawn = read_page(document, 0)
    document.close()
    assert [cell[:4] for cell in cells(scan)] == [cell[:4] for cell in cells(drawn)]
    for found, expected in zip(cells(scan), cells(drawn), strict=True):
        assert found[4:] == pytest.approx(expected[4:], abs=2)


def test_print_is_no_rule_however_long_its_words() -> None:
    lines = text(50, 100, LETTERS, LETTERS.upper(), LETTERS.lower())
    large = text(50, 200, "Illicit tilting", size=24, font="Helvetica-Bold")
    _, rules, _ = ruled(lines, large)
    assert not rules


def test_rules_are_taken_out_of_the_picture_and_print_is_not() -> None:
    picture, rules, clean = ruled(MERGED)
    assert rules
    scale = picture.scale
    x = round(MERGED.xs[1] * scale)
    top, bottom = (round(MERGED.ys[at] * scale) for at in (0, 3))
    assert (picture.grey[top:bottom, x - 4 : x + 5] < 128).any(axis=1).mean() > 0.9
    assert not (clean[top:bottom, x - 4 : x + 5] < 128).any()
    left, right = round((MERGED.left + 2) * scale), round((MERGED.left + 60) * scale)
    letters = (clean[round((MERGED.ys[0] + 3) * scale) : round((MERGED.ys[0] + 15) * scale), left:right] < 128).sum()
    assert letters > 100


def test_a_rule_with_gaps_is_one_rule_and_a_dark_area_is_none() -> None:
    grey = np.full((600, 800), 255, dtype=np.uint8)
    grey[100:102, 50:700] = 90
    grey[100:102, 200:202] = grey[100:102, 450:451] = 255  # where the print of a hairline broke
    grey[300:400, 50:700] = 0
    picture = Picture(grey, np.dstack([grey] * 3), 200 / 72, 288, 216)
    (rule,), _ = find_rules(picture)
    assert rule.across
    assert rule.box.width == pytest.approx(650 * 72 / 200, abs=1)


def test_a_short_line_down_counts_between_two_lines_across_alone() -> None:
    grey = np.full((400, 600), 255, dtype=np.uint8)
    grey[100, 50:550] = grey[130, 50:550] = 0
    grey[100:130, 300] = 0  # parts the cells of a low row
    grey[200:230, 300] = 0  # a letter
    picture = Picture(grey, np.dstack([grey] * 3), 200 / 72, 216, 144)
    rules, _ = find_rules(picture)
    assert [rule.box.x0 > 100 for rule in rules if not rule.across] == [True]
