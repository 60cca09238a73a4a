import numpy as np
import pytest

from extractors.scan.engines import Read
from extractors.scan.pixels import Area, Flags
from extractors.scan.type import Printed, even_sizes, mend_slash, place_words, set_type, split_bullet, usual_weight

LINE = Area(10, 10, 400, 35)


def line(*blocks: tuple[int, int, int, int]) -> Flags:
    """Ink in (left, top, right, bottom)."""
    ink = np.zeros((60, 420), dtype=np.bool_)
    for left, top, right, bottom in blocks:
        ink[top:bottom, left:right] = True
    return ink


def test_a_blob_that_stands_apart_is_a_bullet_and_letters_are_none() -> None:
    bullet, rest = split_bullet(line((10, 18, 18, 26), (40, 10, 400, 35)), LINE)
    assert bullet == Area(10, 18, 18, 26)
    assert rest == Area(40, 10, 400, 35)
    for blocks in [((10, 10, 14, 35), (40, 10, 400, 35)), ((10, 18, 18, 26), (20, 10, 400, 35)), ((10, 10, 400, 35),)]:
        assert split_bullet(line(*blocks), LINE) == (None, LINE)


def test_words_end_where_the_ink_parts_and_never_touch() -> None:
    ink = line((10, 10, 100, 35), (110, 10, 150, 35), (153, 10, 200, 35), (212, 10, 400, 35))
    rough = [Read("Adopt", 15.0, 92.0, 0.9), Read("a tool", 118.0, 195.0, 0.9), Read("now", 208.0, 396.0, 0.9)]
    placed = place_words(ink, LINE, rough)
    assert [(word.left, word.right) for word in placed] == [(10, 100), (110, 200), (212, 400)]
    close = place_words(line((10, 10, 400, 35)), LINE, [Read("Sub-", 15, 100, 0.9), Read("group", 110, 390, 0.9)])
    assert close[1].left - close[0].right >= 0.2 * LINE.height


def slanting(lean: int) -> Flags:
    ink = line((10, 18, 380, 35))
    for row in range(10, 35):
        left = 390 - 4 + round(lean * (22 - row) / 25)
        ink[row, left : left + 4] = True
    return ink


@pytest.mark.parametrize(("lean", "sure", "text"), [(6, 0.6, "Officer/"), (0, 0.6, "Officerl"), (6, 0.999, "Officerl")])
def test_a_leaning_stroke_at_the_end_of_a_line_is_a_slash(lean: int, sure: float, text: str) -> None:
    area = Area(10, 10, 390 if not lean else 392, 35)
    (word,) = mend_slash(slanting(lean), area, [Read("Officerl", 10, 390, sure)])
    assert word.text == text
    assert mend_slash(slanting(lean), area, []) == ()


def test_the_baseline_is_where_letters_stand_and_tails_hang_below_it() -> None:
    small = [(left, 15, left + 10, 28) for left in range(10, 390, 14)]
    ink = line(*small, (10, 10, 13, 28), (24, 15, 27, 35))
    found = set_type(ink, LINE, [Read("hopeagain", 10, 390, 1.0)])
    assert found.base == 28
    assert found.size == pytest.approx(13 / 0.525)
    tall = line(*((left, 10, left + 10, 35) for left in range(10, 390, 14)))
    capitals = set_type(tall, LINE, [Read("MUST", 10, 390, 1.0)])
    assert capitals.base == 35
    assert capitals.size == pytest.approx(25 / 0.725)


def printed(size: float, letters: int, stroke: float = 2.6) -> Printed:
    return Printed(LINE, (Read("x" * letters, 0, 1, 1.0),), 28.0, size, stroke)


def test_sizes_that_differ_by_coarseness_alone_become_one_and_headings_stay_larger() -> None:
    lines = [printed(26.0, 200), printed(27.0, 100), printed(25.2, 50), printed(40.0, 10)]
    sizes = [line.size for line in even_sizes(lines, 200 / 72)]
    assert sizes[0] == sizes[1] == sizes[2]
    assert sizes[3] == pytest.approx(40, abs=1)
    assert (2 * sizes[0] / (200 / 72)) == pytest.approx(round(2 * sizes[0] / (200 / 72)))
    assert even_sizes([], 1.0) == ()


def test_the_usual_weight_is_that_of_most_letters() -> None:
    assert usual_weight([printed(26, 10, 5.2), printed(26, 100, 2.6), printed(26, 5, 1.3)]) == pytest.approx(0.1)
    assert usual_weight([]) == 0.0
