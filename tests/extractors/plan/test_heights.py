"""Which action a text beside it belongs to, by where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.text import items
from extractors.plan.heights import PAGE, Span, align, groups, line_height, runs, stretch
from tests.extractors.plan.building import HEIGHT, lines


def spans(*tops: float) -> list[Span]:
    """A line of print at each of `tops`, counted in lines."""
    return [Span(HEIGHT * top, HEIGHT * (top + 1)) for top in tops]


def starts(*tops: float) -> list[float]:
    return [HEIGHT * top for top in tops]


@pytest.mark.parametrize(
    ("texts", "actions", "owners"),
    [
        ((0, 3, 6), (0, 3, 6), (0, 1, 2)),
        ((0, 1, 3, 4), (0, 3), (0, 0, 1, 1)),
        ((0, 6), (0, 3, 6), (0, 2)),
        ((0, 2.7, 5.5), (0, 3, 6), (0, 1, 2)),
        ((0.5, 3.5, 6.5), (0, 3, 6), (0, 1, 2)),
        ((3,), (0, 3, 6), (1,)),
        ((), (0, 3), ()),
        ((0, 3), (), ()),
    ],
)
def test_texts_belong_to_what_they_begin_beside(
    texts: tuple[float, ...], actions: tuple[float, ...], owners: tuple[int, ...]
) -> None:
    assert align(spans(*texts), starts(*actions), HEIGHT) == owners


@pytest.mark.parametrize(
    ("texts", "actions", "owners"),
    [
        ((0, 1, 2, 3), (0, 2), (0, 0, 1, 1)),
        ((0, 1, 2), (0, 1, 2), (0, 1, 2)),
        ((0, 1, 2), (0, 3), (0, 0, 1)),
        ((0,), (0, 1), None),
        ((0,), (), None),
    ],
)
def test_texts_are_cut_into_as_many_runs_as_there_are_starts(
    texts: tuple[float, ...], actions: tuple[float, ...], owners: tuple[int, ...] | None
) -> None:
    assert runs(starts(*texts), starts(*actions), HEIGHT) == owners


@given(st.lists(st.floats(0, 500), min_size=1, max_size=8), st.lists(st.floats(0, 500), min_size=1, max_size=5))
def test_orders_are_never_broken(texts: list[float], actions: list[float]) -> None:
    owners = align([Span(top, top + 10) for top in sorted(texts)], sorted(actions), HEIGHT)
    assert len(owners) == len(texts)
    assert list(owners) == sorted(owners)
    assert set(owners) <= set(range(len(actions)))
    cut = runs(sorted(texts), sorted(actions), HEIGHT)
    assert (cut is None) == (len(texts) < len(actions))
    assert cut is None or (list(cut) == sorted(cut) and set(cut) == set(range(len(actions))))


@pytest.mark.parametrize(
    ("text", "sizes"),
    [("A\nB\n\nC", [2, 1]), ("A\n\n\n\nB", [1, 1]), ("A\nB\nC", [3]), ("A\n---\nB", [2]), ("A\n---\nB\n\nC", [2, 1])],
)
def test_blank_lines_set_groups_off_and_page_breaks_do_not(text: str, sizes: list[int]) -> None:
    assert [len(group) for group in groups(items(lines(text)), HEIGHT)] == sizes


def test_a_paragraph_over_a_page_break_stands_on_both_pages() -> None:
    (item,) = items(lines("Plant a hedge\n---\n+of hawthorn"))
    assert stretch(item) == Span(PAGE, 2 * PAGE + HEIGHT)


def test_the_height_of_a_line_is_the_usual_one() -> None:
    assert line_height(lines("A\nB\nC")) == HEIGHT
    assert line_height(()) > 0
