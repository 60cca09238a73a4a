"""Targets of one action paired with the dates that stand beside them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.text import items
from extractors.plan.milestones import Dated, Pairing, pair
from tests.extractors.plan.building import lines

MAY, JUNE, JULY = (datetime.date(2019, month, 28) for month in (5, 6, 7))


def paired(targets: str, dates: str, x: float = 0.0) -> Pairing:
    """The pairing of `targets` with `dates`, each line of which is "May", "June" or "July"."""
    days = {"May": MAY, "June": JUNE, "July": JULY}
    return pair(items(lines(targets, x=x)), [Dated(item, days[item.text]) for item in items(lines(dates, x=200.0))])


def goals(pairing: Pairing) -> list[tuple[str, datetime.date | None]]:
    return [(goal.text, goal.due) for goal in pairing.milestones]


def test_targets_and_dates_are_paired_by_order_where_the_counts_agree() -> None:
    found = paired("Survey done\n+by officers\nWork begun\nWork done", "May\n\nJune\nJuly")
    assert goals(found) == [("Survey done by officers", MAY), ("Work begun", JUNE), ("Work done", JULY)]
    assert not found.doubtful


def test_they_are_paired_by_height_where_targets_have_no_date() -> None:
    found = paired("Survey done\nPlan agreed\nWork begun", "May\n\nJune")
    assert goals(found) == [("Survey done", MAY), ("Work begun", JUNE)]
    assert found.doubtful


def test_dates_that_drift_down_keep_their_targets() -> None:
    targets = "Survey done\n+by officers\nPlan agreed\n+by members\nWork begun\n+on site\nNotes kept\nReports made"
    found = paired(targets, "\nMay\n\nJune\n\nJuly")
    assert goals(found)[:3] == [
        ("Survey done by officers", MAY),
        ("Plan agreed by members", JUNE),
        ("Work begun on site", JULY),
    ]


@pytest.mark.parametrize(
    ("targets", "dates"),
    [
        ("Survey done", "May"),
        ("Survey done", "May\nJune"),
        ("", "May\nJune"),
        ("Survey done\nWork begun", "May"),
        ("Survey done\nWork begun", ""),
    ],
)
def test_a_single_target_or_date_makes_no_milestones(targets: str, dates: str) -> None:
    assert paired(targets, dates) == Pairing(())


def test_more_dates_than_targets_are_not_paired_and_doubted() -> None:
    assert paired("Survey done\nWork begun", "May\nJune\nJuly") == Pairing((), doubtful=True)


def test_dates_that_stand_beside_no_target_are_not_paired_and_doubted() -> None:
    assert paired("A\nB\nC", "\n\n\n\n\n\n\n\n\nMay\nJune") == Pairing((), doubtful=True)


def test_a_list_within_a_target_belongs_to_it() -> None:
    set_in = (*lines("Training given:"), *lines("nurses\n• doctors", top=10, x=12), *lines("Work begun", top=30))
    dates = [Dated(item, day) for item, day in zip(items(lines("May\n\n\nJune")), (MAY, JUNE), strict=True)]
    assert goals(pair(items(set_in), dates)) == [("Training given:\nnurses\n• doctors", MAY), ("Work begun", JUNE)]


WORDS = st.lists(st.sampled_from(("Survey", "+on site", "", "• Plan", "---")), max_size=8).map("\n".join)
DAYS = st.lists(st.sampled_from(("May", "June", "July", "")), max_size=5).map("\n".join)


@given(WORDS, DAYS)
def test_every_date_is_used_once_or_none_is(targets: str, dates: str) -> None:
    found = paired(targets, dates)
    printed = [line for line in dates.split("\n") if line]
    assert len(found.milestones) in (0, len(printed))
    assert all(goal.text for goal in found.milestones)
