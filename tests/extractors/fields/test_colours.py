"""Cell fills -> the colours of traffic lights."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.colours import colour_name


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        ("#ff0000", "red"),
        ("#c00000", "red"),
        ("#FF3300", "red"),
        ("#ffc000", "amber"),
        ("#ff9900", "amber"),
        ("#ffbf00", "amber"),
        ("#ffff00", "yellow"),
        ("#00b050", "green"),
        ("#92d050", "green"),
        ("#008000", "green"),
        ("#0070c0", "blue"),
        ("#00b0f0", "blue"),
        ("#7030a0", "purple"),
        ("#ffffff", None),
        ("#000000", None),
        ("#d9d9d9", None),
        ("#f2f2f2", None),
        ("#dbe5f1", None),
        ("#fff8e5", None),
        ("red", None),
        ("#fff", None),
        ("", None),
    ],
)
def test_a_fill_has_the_name_that_a_reader_would_give_it(fill: str, name: str | None) -> None:
    assert colour_name(fill) == name


@given(st.integers(0, 0xFFFFFF))
def test_any_fill_has_a_name_or_none(colour: int) -> None:
    names = {"red", "amber", "yellow", "green", "blue", "purple", None}
    assert colour_name(f"#{colour:06x}") in names


@given(st.integers(0, 255))
def test_grey_is_no_colour(shade: int) -> None:
    assert colour_name(f"#{shade:02x}{shade:02x}{shade:02x}") is None
