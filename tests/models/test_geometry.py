"""Boxes: what is inside, what is shared, what is around."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.geometry import Box, union

numbers = st.floats(-1000, 1000)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """A box whose sides are in order."""
    x0, x1 = sorted((draw(numbers), draw(numbers)))
    top, bottom = sorted((draw(numbers), draw(numbers)))
    return Box(x0, top, x1, bottom)


@given(st.lists(boxes(), min_size=1, max_size=6))
def test_the_union_holds_every_box_and_is_no_larger(found: list[Box]) -> None:
    around = union(found)
    assert around is not None
    assert all(around.holds(box.x0, box.top) and around.holds(box.x1, box.bottom) for box in found)
    assert around.x0 in {box.x0 for box in found}
    assert around.bottom in {box.bottom for box in found}


def test_the_union_of_nothing_is_none() -> None:
    assert union(()) is None


@given(boxes(), boxes())
def test_what_two_boxes_share_does_not_depend_on_their_order(one: Box, other: Box) -> None:
    assert one.overlap(other) == other.overlap(one)
    assert one.shared_height(other) == other.shared_height(one)
    assert one.shared_width(other) == other.shared_width(one)
    assert 0 <= one.overlap(other) <= one.width * one.height * (1 + 1e-9)


@pytest.mark.parametrize(
    ("other", "height", "width", "area"),
    [
        (Box(5, 5, 15, 15), 5, 5, 25),
        (Box(10, 0, 20, 10), 10, 0, 0),  # they touch
        (Box(0, 20, 10, 30), 0, 10, 0),
        (Box(2, 2, 4, 4), 2, 2, 4),
    ],
)
def test_what_two_boxes_share(other: Box, height: float, width: float, area: float) -> None:
    box = Box(0, 0, 10, 10)
    assert (box.shared_height(other), box.shared_width(other), box.overlap(other)) == (height, width, area)


def test_a_point_just_outside_is_held_with_slack_only() -> None:
    box = Box(0, 0, 10, 10)
    assert box.holds(10, 10)
    assert not box.holds(10.5, 5)
    assert box.holds(10.5, 5, slack=1)


def test_a_box_is_rounded_to_tenths_of_a_point() -> None:
    assert Box(1.2345, 2.0, 3.999, 4.05).rounded() == Box(1.2, 2.0, 4.0, 4.0)
    assert Box(0, 0, 4, 2).middle == (2, 1)
