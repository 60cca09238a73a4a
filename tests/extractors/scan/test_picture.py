import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extractors.scan.picture import MOST_PIXELS, Picture, dark, find_skew, flatten, take, turn
from tests.extractors.pdf.drawing import Ruled, area, pdf, text
from tests.extractors.scan.scanning import Scanner, scanned

PLAN = Ruled(
    (("Action", "Lead"), ("Adopt a graded tool", "Head of Housing"), ("Write to all", "Chair")),
    widths=(300, 200),
    head=1,
)


def taken(content: bytes) -> Picture:
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    picture = take(page)
    page.close()
    document.close()
    return picture


@pytest.mark.parametrize("skew", [-3.0, -0.7, 0.4, 2.5])
def test_a_skewed_page_is_laid_straight(skew: float) -> None:
    straight = taken(scanned(pdf([PLAN], size=(600.0, 200.0)), Scanner(skew=skew)))
    assert straight.turned == pytest.approx(skew, abs=0.06)
    assert abs(find_skew(dark(straight.grey))) < 0.1


def test_a_straight_page_and_an_empty_one_stay_as_they_are() -> None:
    assert taken(scanned(pdf([PLAN], size=(600.0, 200.0)), Scanner(skew=0.0))).turned == 0.0
    assert find_skew(np.zeros((100, 100), dtype=np.bool_)) == 0.0


def test_a_picture_is_as_large_as_its_page() -> None:
    picture = taken(scanned(pdf([PLAN], size=(842.0, 595.0))))
    assert (picture.width, picture.height) == pytest.approx((842, 595), abs=1)
    assert picture.grey.shape[1] / picture.scale == pytest.approx(842, abs=1)


@pytest.mark.parametrize(("dpi", "expected"), [(100, 200), (240, 240), (600, 300)])
def test_a_page_is_rendered_as_finely_as_it_was_scanned_within_bounds(dpi: int, expected: int) -> None:
    assert 72 * taken(scanned(pdf([PLAN], size=(600.0, 300.0)), Scanner(dpi=dpi))).scale == pytest.approx(
        expected, 0.01
    )


def test_no_page_is_larger_than_the_most_pixels() -> None:
    poster = taken(pdf([text(50, 100, "Plan")], size=(14_000.0, 14_000.0)))
    assert poster.grey.size <= 1.01 * MOST_PIXELS


def test_shadows_and_shades_become_white_and_print_stays_dark() -> None:
    pixels = np.tile(np.linspace(250, 150, 400), (300, 1))  # the fold of a book
    pixels[100:200, 50:350] *= 0.8  # a shaded cell
    pixels[140:150, 100:130] = 30
    grey, _ = flatten(Image.fromarray(pixels.astype(np.uint8)))
    found = dark(grey)
    assert found[142:148, 102:128].all()
    found[138:152, 98:132] = False
    assert not found[10:90].any()
    assert not found[110:190, 60:340].any()


def test_a_turned_picture_has_its_sides_exchanged() -> None:
    picture = taken(pdf([area(50, 50, 100, 60)], size=(400.0, 300.0)))
    sideways = turn(picture, 1)
    assert (sideways.width, sideways.height) == (picture.height, picture.width)
    assert np.array_equal(turn(sideways, 3).grey, picture.grey)


@pytest.mark.parametrize("print_", [255, 0])
def test_print_on_a_dark_ground_becomes_dark_on_white_with_the_lines_between_cells(print_: int) -> None:
    pixels = np.full((300, 900), 240, dtype=np.uint8)
    pixels[100:150, 50:850] = 110  # the header of a table
    pixels[100:150, 400:402] = 80  # a faint line down it
    pixels[115:135, 100:104] = pixels[115:135, 110:114] = print_
    grey, (header,) = flatten(Image.fromarray(pixels))
    assert (header.left, header.top, header.right, header.bottom) == pytest.approx((50, 100, 850, 150), abs=2)
    found = dark(grey)
    assert found[116:134, 101:103].all()
    assert found[105:145, 400:402].all()
    assert not found[105:145, 150:390].any()
