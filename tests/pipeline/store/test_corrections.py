"""What people correct is read from then on; what was extracted stands beside it, and a new reading changes neither."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.query import Query
from models.status import Status, StatusBy
from pipeline.store import CORRECTED, Said, Store, open_store
from tests.pipeline.store.plans import TEXTS, plan

CLERK = Said("A. Clerk", "minutes of 4 May")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, create=True) as store:
        store.save(plan("a", *TEXTS, date="2026-03-31"))
        yield store


def states(store: Store) -> list[tuple[str, str, str]]:
    return [(one.action, one.field, one.state) for one in store.corrections()]


def test_a_corrected_value_is_what_every_read_gives(store: Store) -> None:
    store.correct("aaaaaaaa-2", "status", '"completed"', CLERK)
    listed = store.get("aaaaaaaa-2")
    assert listed is not None
    assert (listed.action.status, listed.action.status_by, listed.action.status_confidence) == (
        Status.COMPLETED,
        StatusBy.REVIEWER,
        1.0,
    )
    assert listed.corrected == ("status",)
    assert [one.id for one in store.find(Query(status=Status.COMPLETED))] == ["aaaaaaaa-2"]
    assert [one.action.action for one in store.find()] == list(TEXTS)


def test_who_when_why_old_and_new_are_kept(store: Store) -> None:
    store.correct("aaaaaaaa-2", "action", json.dumps("Publish it"), CLERK)
    (made,) = store.corrections()
    assert made.said == CLERK
    assert (json.loads(made.old), json.loads(made.new)) == (TEXTS[1], "Publish it")
    assert made.at.tzinfo is not None
    assert set(made.record()) == {"action", "field", "old", "new", "state", "who", "why", "at"}


def test_a_newer_correction_replaces_and_a_withdrawn_one_gives_back_what_was_extracted(store: Store) -> None:
    store.correct("aaaaaaaa-1", "leads", '[{"name": "Head of Service", "kind": "role"}]', CLERK)
    store.correct("aaaaaaaa-1", "leads", '[{"name": "Director", "kind": "role"}]', CLERK)
    listed = store.get("aaaaaaaa-1")
    assert listed is not None
    assert [lead.name for lead in listed.action.leads] == ["Director"]
    assert store.withdraw("aaaaaaaa-1", "leads")
    assert not store.withdraw("aaaaaaaa-1", "leads")
    listed = store.get("aaaaaaaa-1")
    assert listed is not None
    assert (listed.action, listed.corrected) == (plan("a", *TEXTS, date="2026-03-31")[0], ())
    assert states(store) == [("aaaaaaaa-1", "leads", "replaced"), ("aaaaaaaa-1", "leads", "withdrawn")]


def test_a_corrected_text_is_found_by_its_words_and_the_old_one_is_not(store: Store) -> None:
    store.correct("aaaaaaaa-4", "action", '"Buy a minibus"', CLERK)
    assert [one.id for one in store.search(Query(words="minibus"), 5)] == ["aaaaaaaa-4"]
    assert store.search(Query(words="advisory teachers"), 5) == []
    store.withdraw("aaaaaaaa-4", "action")
    assert [one.id for one in store.search(Query(words="advisory teachers"), 5)] == ["aaaaaaaa-4"]


def test_a_plan_s_borough_is_corrected_for_all_its_actions(store: Store) -> None:
    store.correct("aaaaaaaa-2", "document.borough", '"Northmere"', CLERK)
    assert {one.action.document.borough for one in store.find()} == {"Northmere"}
    assert {one.corrected for one in store.find()} == {("document.borough",)}
    assert len(list(store.find(Query(borough="northmere")))) == 4
    assert [one.field for one in store.corrections_of("aaaaaaaa-4")] == ["document.borough"]


def test_a_borough_put_right_brings_versions_together(store: Store) -> None:
    store.save(plan("b", *TEXTS, borough="Wexbridg", date="2026-06-30"))
    assert len({version.plan for version in store.plans()}) == 2
    store.correct("bbbbbbbb-1", "document.borough", '"Wexbridge"', CLERK)
    assert [(version.plan, version.file) for version in store.plans()] == [(1, "a.pdf"), (1, "b.pdf")]
    assert store.get("bbbbbbbb-3").earlier == "aaaaaaaa-3"  # type: ignore[union-attr]
    store.withdraw("bbbbbbbb-1", "document.borough")
    assert len({version.plan for version in store.plans()}) == 2
    assert store.get("bbbbbbbb-3").earlier is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("status", '"done"'),
        ("due", '[{"raw": "soon"}]'),
        ("due", "not json"),
        ("completed_on", '"31.9.12"'),
        ("action", "null"),
        ("source", "null"),
        ("warnings", "[]"),
        ("nonsense", '"x"'),
    ],
)
def test_a_value_that_the_field_does_not_take_is_refused(store: Store, field: str, given: str) -> None:
    with pytest.raises(ValueError, match=field):
        store.correct("aaaaaaaa-1", field, given, CLERK)
    assert store.corrections() == []


def test_an_action_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(LookupError, match="no action 'aaaaaaaa-9'"):
        store.correct("aaaaaaaa-9", "status", '"completed"', CLERK)


VALUES = {
    "ref": '"7"',
    "theme": '["Homes", "Repairs"]',
    "recommendation": '{"ref": "R2", "text": "Do better."}',
    "action": '"Do it"',
    "leads": '[{"name": "Director", "expanded": null, "kind": "role"}]',
    "involved": '[{"name": "Police", "expanded": null, "kind": "body"}]',
    "due": '[{"raw": "May 2026", "start": "2026-05-01", "end": "2026-05-31", "precision": "month"}]',
    "ongoing": "true",
    "outcome": '"Safer"',
    "milestones": '[{"text": "Half", "due": "2026-05-31"}]',
    "evidence": '"Minutes"',
    "progress": '"Under way"',
    "updates": '[{"text": "Under way", "start": "2026-05-01", "end": "2026-05-31"}]',
    "completed_on": '"2026-05-31"',
    "rag": '"Green"',
    "status": '"on_track"',
    "document.title": '"Delivery Plan"',
    "document.borough": '"Northmere"',
    "document.body": '"Northmere Council"',
    "document.date": '"2026-05-31"',
}


def test_every_field_can_be_corrected(store: Store) -> None:
    assert set(VALUES) == set(CORRECTED)
    for field, given in VALUES.items():
        store.correct("aaaaaaaa-1", field, given, CLERK)
    listed = store.get("aaaaaaaa-1")
    assert listed is not None
    assert set(listed.corrected) == set(CORRECTED)
    assert {one.field: one.new for one in store.corrections()} == VALUES


def test_a_new_reading_that_says_the_same_leaves_corrections_as_they_are(store: Store) -> None:
    store.correct("aaaaaaaa-2", "status", '"completed"', CLERK)
    reread = store.reread(plan("a", *TEXTS, date="2026-03-31"))
    assert reread is not None
    assert states(store) == [("aaaaaaaa-2", "status", "standing")]
    assert store.get("aaaaaaaa-2").action.status is Status.COMPLETED  # type: ignore[union-attr]


def test_where_the_reading_under_it_changed_a_correction_is_reopened_and_named_in_the_record(store: Store) -> None:
    store.correct("aaaaaaaa-2", "status", '"completed"', CLERK)
    better = list(plan("a", *TEXTS, date="2026-03-31"))
    better[1] = replace(better[1], status=Status.DELAYED)
    store.reread(better)
    assert states(store) == [("aaaaaaaa-2", "status", "reopened")]
    listed = store.get("aaaaaaaa-2")
    assert listed is not None
    assert listed.action.status is Status.COMPLETED
    assert any(warning.startswith("status: corrected by A. Clerk") for warning in listed.action.warnings)
    store.correct("aaaaaaaa-2", "status", '"completed"', CLERK)
    assert store.get("aaaaaaaa-2").action.warnings == ()  # type: ignore[union-attr]


def test_where_the_machine_comes_to_say_the_same_the_correction_is_no_longer_needed(store: Store) -> None:
    store.correct("aaaaaaaa-2", "status", '"completed"', CLERK)
    better = list(plan("a", *TEXTS, date="2026-03-31"))
    better[1] = replace(better[1], status=Status.COMPLETED, status_confidence=0.9)
    store.reread(better)
    assert states(store) == [("aaaaaaaa-2", "status", "agreed")]
    assert store.get("aaaaaaaa-2").action.status_confidence == 0.9  # type: ignore[union-attr]


def test_a_correction_follows_its_action_to_another_place_and_is_lost_with_it(store: Store) -> None:
    store.correct("aaaaaaaa-4", "status", '"completed"', CLERK)
    first = plan("a", *TEXTS, date="2026-03-31")
    store.reread((replace(first[0], action="Write to every school about the change of procedure"), *first[2:]))
    assert [(one.id, one.action.status.value) for one in store.find()][-1] == ("aaaaaaaa-4", "completed")
    assert [one.id for one in store.find()] == ["aaaaaaaa-5", "aaaaaaaa-3", "aaaaaaaa-4"]
    store.reread(first[:2])
    assert states(store) == [("aaaaaaaa-4", "status", "lost")]
    assert "aaaaaaaa-4" not in {one.id for one in store.find()}


def test_a_plan_keeps_its_number_when_it_is_read_again(store: Store) -> None:
    store.save(plan("c", *TEXTS, borough="Northmere"))
    before = [(version.plan, version.file) for version in store.plans()]
    store.reread(plan("a", *TEXTS, date="2026-03-31"))
    assert [(version.plan, version.file) for version in store.plans()] == before
    assert store.reread(plan("e", *TEXTS)) is None
