"""Versions of a plan stand in one, in the order of their dates; the same action is linked from one to the next."""

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.document import Identity
from models.query import Query
from pipeline.store import Said, Store, open_store
from tests.pipeline.store.plans import TEXTS, plan

CLERK = Said("A. Clerk")
MARCH, JUNE, SEPTEMBER = "2026-03-31", "2026-06-30", "2026-09-30"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, create=True) as store:
        yield store


def links(store: Store) -> dict[str, str | None]:
    return {one.id: one.earlier for one in store.find()}


@pytest.mark.parametrize("order", list(itertools.permutations("abc")))
def test_versions_are_linked_with_their_neighbours_in_whatever_order_they_come(address: str, order: str) -> None:
    dates = dict(zip("abc", (MARCH, JUNE, SEPTEMBER), strict=True))
    with open_store(address, create=True) as store:
        for digit in order:
            store.save(plan(digit, *TEXTS[:2], date=dates[digit]))
        assert [(version.plan, version.file) for version in store.plans()] == [(1, "a.pdf"), (1, "b.pdf"), (1, "c.pdf")]
        assert {later: earlier for later, earlier in links(store).items() if later.endswith("1")} == {
            "aaaaaaaa-1": None,
            "bbbbbbbb-1": "aaaaaaaa-1",
            "cccccccc-1": "bbbbbbbb-1",
        }
        assert [one.id for one in store.chain("bbbbbbbb-2")] == ["aaaaaaaa-2", "bbbbbbbb-2", "cccccccc-2"]


def test_a_version_that_goes_leaves_its_neighbours_linked(store: Store) -> None:
    for digit, date in zip("abc", (MARCH, JUNE, SEPTEMBER), strict=True):
        store.save(plan(digit, *TEXTS, date=date))
    store.delete("b" * 64)
    assert links(store)["cccccccc-2"] == "aaaaaaaa-2"
    store.delete("a" * 64)
    store.delete("c" * 64)
    assert store.plans() == []


def test_a_version_without_a_date_hides_no_dated_one(store: Store) -> None:
    store.save(plan("a", *TEXTS, date=MARCH))
    store.save(plan("b", *TEXTS))
    assert [version.file for version in store.plans()] == ["b.pdf", "a.pdf"]
    assert {one.action.file for one in store.find(Query(latest=True))} == {"a.pdf"}


def test_another_borough_s_plan_of_the_same_name_is_another_plan(store: Store) -> None:
    store.save(plan("a", *TEXTS, date=MARCH))
    store.save(plan("b", *TEXTS, borough="Northmere", date=JUNE))
    assert [version.plan for version in store.plans()] == [1, 2]
    assert set(links(store).values()) == {None}


def test_as_of_a_day_each_plan_is_read_as_it_stood(store: Store) -> None:
    for digit, date in zip("abc", (MARCH, JUNE, SEPTEMBER), strict=True):
        store.save(plan(digit, *TEXTS, date=date))

    def files(day: str) -> set[str]:
        return {one.action.file for one in store.find(Query(as_of=datetime.date.fromisoformat(day)))}

    assert [files(day) for day in ("2026-03-30", MARCH, "2026-09-29", SEPTEMBER)] == [
        set(),
        {"a.pdf"},
        {"b.pdf"},
        {"c.pdf"},
    ]


def test_a_pack_may_hold_two_versions_of_a_plan(store: Store) -> None:
    march = plan("a", *TEXTS, date=MARCH)
    june = replace(march[0].document, date=datetime.date(2026, 6, 30), pages=(20, 25))
    store.save((*march, *(replace(action, document=june) for action in march)))
    assert [(version.plan, version.number) for version in store.plans()] == [(1, 1), (1, 2)]
    assert links(store)["aaaaaaaa-5"] == "aaaaaaaa-1"


def test_a_link_that_a_person_cuts_is_not_made_again(store: Store) -> None:
    store.save(plan("a", *TEXTS, date=MARCH))
    store.save(plan("b", *TEXTS, date=JUNE))
    store.decide("aaaaaaaa-1", "bbbbbbbb-1", False, CLERK)
    assert links(store)["bbbbbbbb-1"] is None
    store.reread(plan("b", *TEXTS, date=JUNE))
    assert links(store)["bbbbbbbb-1"] is None
    store.decide("aaaaaaaa-1", "bbbbbbbb-2", True, CLERK)
    assert (links(store)["bbbbbbbb-2"], links(store)["bbbbbbbb-1"]) == ("aaaaaaaa-1", None)
    store.decide("aaaaaaaa-1", "bbbbbbbb-1", True, CLERK)
    assert links(store)["bbbbbbbb-1"] == "aaaaaaaa-1"


def test_only_neighbours_can_be_linked_the_earlier_first(store: Store) -> None:
    for digit, date in zip("abc", (MARCH, JUNE, SEPTEMBER), strict=True):
        store.save(plan(digit, *TEXTS, date=date))
    store.save(plan("d", *TEXTS, borough="Northmere"))
    for pair in (("bbbbbbbb-1", "aaaaaaaa-1"), ("aaaaaaaa-1", "cccccccc-1"), ("aaaaaaaa-1", "dddddddd-1")):
        with pytest.raises(ValueError, match="the earlier given first"):
            store.decide(*pair, True, CLERK)
    with pytest.raises(LookupError):
        store.decide("aaaaaaaa-1", "bbbbbbbb-77", True, CLERK)


def test_links_between_two_versions_are_told_by_place(store: Store) -> None:
    store.save(plan("a", *TEXTS, date=MARCH))
    store.save(plan("b", *reversed(TEXTS), date=JUNE))
    before, after, found = store.pair(*store.plans())
    assert [(before[link.earlier].action.action, after[link.later].action.action) for link in found] == [
        (text, text) for text in reversed(TEXTS)
    ]


def test_a_document_without_a_title_is_a_plan_of_its_own(store: Store) -> None:
    for digit in "ab":
        untitled = Identity(digit * 64, None, "Wexbridge")
        store.save([replace(action, document=untitled) for action in plan(digit, *TEXTS)])
    assert [version.plan for version in store.plans()] == [1, 2]


def test_a_version_that_moves_to_another_plan_leaves_no_link_behind(store: Store) -> None:
    store.save(plan("a", *TEXTS, date=MARCH))
    store.save(plan("b", *TEXTS, date=JUNE))
    store.save(plan("c", *TEXTS, borough="Northmere", date=SEPTEMBER))
    store.correct("aaaaaaaa-1", "document.borough", '"Northmere"', CLERK)
    assert links(store)["bbbbbbbb-1"] is None
    assert links(store)["cccccccc-1"] == "aaaaaaaa-1"
    assert [(version.plan, version.file) for version in store.plans()] == [(1, "b.pdf"), (2, "a.pdf"), (2, "c.pdf")]
