"""Two papers are versions of one plan, or not: labelled pairs, and what must hold of any."""

from dataclasses import replace

import pytest
from hypothesis import given

from models.document import Identity
from pipeline.versions.plans import name_key, same_plan
from tests.pipeline.versions.papers import pairs
from tests.strategies import identities

MISSED = {"Homelessnes Action Plan", "Section 11 Action Plan"}  # a letter lost, "S11": two plans rather than a guess
PAIRS = pairs()


def named(identity: Identity) -> str:
    """What a failing test is called by."""
    return f"{identity.title} ({identity.body}, {identity.borough}, {identity.date})"


@pytest.mark.parametrize(
    ("same", "one", "other"), [pytest.param(*pair, id=f"{named(pair[1])} | {named(pair[2])}") for pair in PAIRS]
)
def test_labelled_papers_are_told_apart(same: bool, one: Identity, other: Identity) -> None:
    assert same_plan(one, other) == same_plan(other, one)
    assert same_plan(one, other) == (same and one.title not in MISSED)
    if same:
        assert name_key(one) == name_key(other)


def test_there_are_enough_pairs_and_none_is_merged_wrongly() -> None:
    merged = [same for same, one, other in PAIRS if same_plan(one, other)]
    assert len(PAIRS) >= 240
    assert all(merged)
    assert len(merged) / sum(same for same, _, _ in PAIRS) >= 0.98


@pytest.mark.parametrize("title", sorted({one.title for _, one, _ in PAIRS if one.title}))
def test_an_appendix_and_a_version_say_nothing(title: str) -> None:
    one = Identity("", title, "Wexbridge", "Wexbridge LSCB")
    for other in (f"Appendix 2: {title}", f"{title} - final draft", f"{title} v0.7", f"DRAFT {title} (updated)"):
        expected = same_plan(one, one)
        assert same_plan(one, replace(one, title=other)) == expected, other


@given(identities, identities)
def test_whatever_is_printed_the_answer_is_the_same_both_ways_and_asks_for_the_key(
    one: Identity, other: Identity
) -> None:
    assert same_plan(one, other) == same_plan(other, one)
    assert not same_plan(one, other) or name_key(one) == name_key(other)
    assert not same_plan(one, replace(other, title=None))


@pytest.mark.parametrize(
    ("borough", "key"),
    [
        ("Wexbridge", "wexbridge"),
        ("London Borough of Wexbridge", "wexbridge"),
        ("Royal Borough of Wexbridge and Denham", "wexbridge and denham"),
        ("Wexbridge & Denham", "wexbridge and denham"),
        ("St. Osric’s Council", "st osrics"),
        ("City of Council", "city of council"),
        (None, ""),
    ],
)
def test_a_borough_is_one_however_it_is_written(borough: str | None, key: str) -> None:
    assert name_key(Identity("", borough=borough)) == key
