import numpy as np
import pytest

from extractors.scan.grounds import find_grounds, on_white
from extractors.scan.pixels import Area
from extractors.scan.rules import find_rules
from tests.extractors.scan.test_rules import Picture


def sides(area: Area) -> tuple[int, int, int, int]:
    return area.left, area.top, area.right, area.bottom


def test_a_dark_header_and_a_coloured_column_below_it_are_two_areas_that_touch() -> None:
    flags = np.zeros((800, 1200), dtype=np.bool_)
    flags[100:180, 50:1150] = True
    flags[180:700, 1080:1150] = True
    flags[130:150, 100:300:6] = False  # print
    header, column = find_grounds(flags)
    assert sides(header) == pytest.approx((50, 100, 1150, 180), abs=8)
    assert sides(column) == pytest.approx((1080, 180, 1150, 700), abs=8)
    assert column.top == header.bottom


def test_print_is_no_ground() -> None:
    flags = np.zeros((400, 800), dtype=np.bool_)
    flags[100:130, 50:700:12] = flags[100:130, 52:700:12] = True
    assert not find_grounds(flags)


@pytest.mark.parametrize(("ground", "print_"), [(40, 240), (40, 130), (150, 20)])
def test_print_on_a_ground_becomes_dark_and_the_ground_white(ground: int, print_: int) -> None:
    pixels = np.full((80, 600), ground, dtype=np.float32)
    pixels[30:50, 100:106] = print_
    flat = on_white(pixels)
    assert flat[32:48, 101:105].max() < 0.72
    assert flat[30:50, 200:500].min() > 0.9


@pytest.mark.parametrize(("dash", "gap"), [(3, 3), (12, 8)])
def test_dots_and_dashes_make_a_rule(dash: int, gap: int) -> None:
    grey = np.full((600, 800), 255, dtype=np.uint8)
    for x in range(50, 700, dash + gap):
        grey[100:103, x : x + dash] = 60
    (rule,), clean = find_rules(Picture(grey, np.dstack([grey] * 3), 200 / 72, 288, 216))
    assert rule.across
    assert rule.box.width == pytest.approx(650 * 72 / 200, abs=8)
    assert (clean > 200).all()


@pytest.mark.parametrize(("rows", "columns"), [(4, 400), (9, 400), (16, 400), (17, 400), (400, 4), (400, 15), (21, 21)])
def test_a_dark_area_that_is_hardly_higher_than_nothing_is_made_white_too(rows: int, columns: int) -> None:
    flat = on_white(np.full((rows, columns), 40.0, dtype=np.float32))
    assert flat.shape == (rows, columns)
    assert flat.min() > 0.9
