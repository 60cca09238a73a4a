import numpy as np

from extractors.scan.pixels import Area, Flags, spans
from extractors.scan.regions import lines_of, without_specks

SCALE = 200 / 72
WHOLE = Area(0, 0, 1000, 800)


def sheet(*areas: tuple[int, int, int, int]) -> Flags:
    """A picture of 1000 by 800 pixels, dark in (left, top, right, bottom)."""
    ink = np.zeros((800, 1000), dtype=np.bool_)
    for left, top, right, bottom in areas:
        ink[top:bottom, left:right] = True
    return ink


def words(left: int, top: int, count: int) -> list[tuple[int, int, int, int]]:
    """A line of blocks as high as print, with blanks between."""
    return [(left + 60 * number, top, left + 60 * number + 50, top + 24) for number in range(count)]


def test_lines_come_from_top_to_bottom_as_tight_as_their_ink() -> None:
    ink = sheet(*words(100, 200, 5), *words(100, 232, 3))
    assert list(lines_of(ink, WHOLE, SCALE)) == [Area(100, 200, 390, 224), Area(100, 232, 270, 256)]


def test_columns_that_stand_out_of_step_are_cut_apart() -> None:
    ink = sheet(*words(100, 200, 3), *words(100, 232, 3), *words(600, 214, 3), *words(600, 246, 3))
    found = list(lines_of(ink, WHOLE, SCALE))
    assert [(line.left, line.top) for line in found] == [(100, 200), (100, 232), (600, 214), (600, 246)]


def test_the_dot_of_an_i_stays_in_its_line_and_a_dash_is_a_line() -> None:
    ink = sheet((100, 200, 104, 203), (100, 206, 104, 224), (100, 300, 112, 302))
    assert [(line.top, line.bottom) for line in lines_of(ink, WHOLE, SCALE)] == [(200, 224), (300, 302)]


def test_nothing_outside_the_area_and_no_picture_is_a_line() -> None:
    ink = sheet(*words(100, 200, 3), *words(100, 600, 3), (500, 0, 520, 400))
    assert [line.top for line in lines_of(ink, Area(0, 100, 450, 400), SCALE)] == [200]
    assert all(line.left < 450 for line in lines_of(ink, WHOLE, SCALE))
    assert not list(lines_of(ink, Area(10, 10, 10, 400), SCALE))


def test_dirt_is_wiped_off_and_full_stops_stay() -> None:
    ink = sheet(*words(100, 200, 1), (153, 220, 156, 224), (500, 500, 502, 502), (999, 799, 1000, 800))
    clean = without_specks(ink, SCALE)
    assert clean[220:224, 153:156].all()
    assert not clean[400:].any()
    assert clean[:400].sum() == ink[:400].sum()


def test_spans_overlook_gaps_that_are_narrow() -> None:
    flags = np.array([0, 1, 1, 0, 1, 0, 0, 0, 1], dtype=np.bool_)
    assert list(spans(flags, 1)) == [(1, 3), (4, 5), (8, 9)]
    assert list(spans(flags, 2)) == [(1, 5), (8, 9)]
    assert list(spans(np.zeros(3, dtype=np.bool_), 1)) == []
