"""What the store tells a comparison: worked out by hand from plans of two actions in three versions."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest

from models.action import Action, Due, Milestone, Party, PartyKind, Precision
from models.query import Query
from models.status import Status
from pipeline.compare.facts import Facts, LeftOut
from pipeline.store import Said, Store, open_store
from tests.pipeline.store.plans import TEXTS, plan

MARCH, JUNE, SEPTEMBER = "2026-03-31", "2026-06-30", "2026-09-30"
COMPLETED, OPEN = Status.COMPLETED, Status.IN_PROGRESS


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, create=True) as store:
        yield store


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def told(action: Action, due: str | None = None, status: Status = OPEN) -> Action:
    """The action with a due date and a status."""
    dues = (Due(due, day(due), day(due), Precision.DAY),) if due else ()
    return replace(action, due=dues, status=status)


def save(store: Store, digit: str, date: str | None, *said: tuple[str | None, Status]) -> None:
    """A version of the plan: of each action the due date and the status, in the order of TEXTS."""
    actions = plan(digit, *TEXTS[: len(said)], date=date)
    store.save([told(action, *each) for action, each in zip(actions, said, strict=True)])


def slips(facts: Facts) -> list[tuple[str, int]]:
    return sorted(zip(facts.slips["id"], facts.slips["days"], strict=True))


def column(facts: Facts, name: str) -> list[str | None]:
    """The days of a column as text, in the order of the actions."""
    return [
        None if value is None else str(value)[:10]
        for value in facts.actions[name].astype(object).where(facts.actions[name].notna(), None)
    ]


def test_only_the_latest_version_is_compared_with_what_it_says(store: Store) -> None:
    save(store, "a", MARCH, ("2026-05-31", OPEN), (None, OPEN))
    save(store, "b", JUNE, ("2026-08-31", COMPLETED), (None, OPEN))
    facts = store.facts()
    assert list(facts.actions["id"]) == ["bbbbbbbb-1", "bbbbbbbb-2"]
    assert list(facts.actions["status"]) == ["completed", "in_progress"]
    assert column(facts, "due_date") == ["2026-08-31", None]
    assert column(facts, "plan_date") == [JUNE, JUNE]
    assert facts.left_out == ()


def test_the_first_date_is_that_of_the_first_version_with_the_action(store: Store) -> None:
    save(store, "a", MARCH, (None, OPEN))
    save(store, "b", JUNE, (None, OPEN), (None, OPEN))
    save(store, "c", SEPTEMBER, (None, OPEN), (None, OPEN), (None, OPEN))
    assert column(store.facts(), "first_date") == [MARCH, JUNE, SEPTEMBER]


def test_an_undated_version_comes_first_and_gives_no_date(store: Store) -> None:
    save(store, "a", None, (None, COMPLETED))
    save(store, "b", JUNE, (None, COMPLETED))
    facts = store.facts()
    assert (column(facts, "first_date"), column(facts, "completed_by")) == ([JUNE], [JUNE])


def test_a_version_that_leaves_an_action_out_breaks_its_line(store: Store) -> None:
    save(store, "a", MARCH, ("2026-05-31", OPEN), ("2026-05-31", OPEN))
    save(store, "b", JUNE, ("2026-05-31", OPEN))
    save(store, "c", SEPTEMBER, ("2026-06-30", OPEN), ("2026-06-30", OPEN))
    facts = store.facts()
    assert column(facts, "first_date") == [MARCH, SEPTEMBER]
    assert slips(facts) == [("cccccccc-1", 0), ("cccccccc-1", 30)]


@pytest.mark.parametrize(
    ("said", "since"),
    [
        ((OPEN, OPEN, OPEN), None),
        ((OPEN, OPEN, COMPLETED), SEPTEMBER),
        ((OPEN, COMPLETED, COMPLETED), JUNE),
        ((COMPLETED, COMPLETED, COMPLETED), MARCH),
        ((COMPLETED, OPEN, COMPLETED), SEPTEMBER),  # opened again: the first word does not count
        ((COMPLETED, COMPLETED, OPEN), None),
    ],
)
def test_completed_by_is_the_first_version_since_which_it_is_said_without_a_break(
    store: Store, said: tuple[Status, Status, Status], since: str | None
) -> None:
    for digit, date, status in zip("abc", (MARCH, JUNE, SEPTEMBER), said, strict=True):
        save(store, digit, date, (None, status))
    assert column(store.facts(), "completed_by") == [since]


@pytest.mark.parametrize(
    ("dues", "days"),
    [
        (("2026-05-31", "2026-08-31", "2026-08-31"), [0, 92]),
        (("2026-05-31", "2026-05-24", "2026-06-03"), [-7, 10]),
        (("2026-05-31", None, "2026-08-31"), []),  # a step counts where both of its versions state a date
        ((None, "2026-08-31", "2026-09-01"), [1]),
        (("2026-05-31", "2026-06-01", None), [1]),
    ],
)
def test_slips_through_three_versions(store: Store, dues: tuple[str | None, ...], days: list[int]) -> None:
    for digit, date, due in zip("abc", (MARCH, JUNE, SEPTEMBER), dues, strict=True):
        save(store, digit, date, (due, OPEN))
    assert slips(store.facts()) == [("cccccccc-1", number) for number in days]


def test_as_of_a_day_nothing_later_is_known(store: Store) -> None:
    save(store, "a", MARCH, ("2026-05-31", OPEN))
    save(store, "b", JUNE, ("2026-08-31", OPEN))
    save(store, "c", SEPTEMBER, ("2026-12-31", COMPLETED))
    facts = store.facts(Query(as_of=day("2026-09-29")))
    assert list(facts.actions["id"]) == ["bbbbbbbb-1"]
    assert list(facts.actions["status"]) == ["in_progress"]
    assert column(facts, "completed_by") == [None]
    assert slips(facts) == [("bbbbbbbb-1", 92)]
    assert facts.left_out == ()


def test_what_the_day_asked_for_leaves_out_is_counted_in_plans(store: Store) -> None:
    save(store, "a", MARCH, (None, OPEN))
    save(store, "b", SEPTEMBER, (None, OPEN))
    for digit, borough, date in (("c", "Northmere", None), ("d", "Lowfell", SEPTEMBER), ("e", "Aldmere", SEPTEMBER)):
        store.save(plan(digit, *TEXTS, borough=borough, date=date))
    facts = store.facts(Query(as_of=day(JUNE)))
    assert list(facts.actions["id"]) == ["aaaaaaaa-1"]
    assert facts.left_out == (
        LeftOut("their papers state no date", 1),
        LeftOut(f"they have no version until {JUNE}", 2),
    )
    assert store.facts(Query(as_of=day(JUNE), borough="Lowfell")).left_out == (
        LeftOut(f"they have no version until {JUNE}", 1),
    )


def test_leads_theme_update_and_doubts_are_those_of_the_compared_action(store: Store) -> None:
    head, board = Party("Head of Service", PartyKind.ROLE), Party("Board", PartyKind.BODY)
    one, two, three, four = plan("a", *TEXTS, date=MARCH)
    store.save(
        [
            replace(one, leads=(head, board), involved=(Party("Police", PartyKind.BODY),), theme=("Homes", "Repairs")),
            replace(two, progress="Under way", warnings=("look", "again"), theme=("Health",)),
            replace(three, rag="Green", milestones=(Milestone("Half", None),)),
            replace(four, completed_on=day("2026-03-01"), ongoing=True, leads=(board,)),
        ]
    )
    facts = store.facts()
    assert list(facts.leads.itertuples(index=False, name=None)) == [
        ("aaaaaaaa-1", "Head of Service", "role"),
        ("aaaaaaaa-1", "Board", "body"),
        ("aaaaaaaa-4", "Board", "body"),
    ]
    assert facts.actions["theme"].fillna("").tolist() == ["Homes", "Health", "", ""]
    assert facts.actions["has_update"].tolist() == [False, True, True, True]
    assert facts.actions["warnings"].tolist() == [0, 2, 0, 0]
    assert facts.actions["ongoing"].tolist() == [False, False, False, True]
    assert column(facts, "completed_on") == [None, None, None, "2026-03-01"]


def test_what_people_corrected_counts(store: Store) -> None:
    save(store, "a", MARCH, ("2026-05-31", OPEN))
    save(store, "b", JUNE, ("2026-08-31", OPEN))
    due = '[{"raw": "May 2026", "start": "2026-05-01", "end": "2026-05-31", "precision": "month"}]'
    store.correct("bbbbbbbb-1", "due", due, Said("A. Clerk"))
    store.correct("aaaaaaaa-1", "status", '"completed"', Said("A. Clerk"))
    store.correct("bbbbbbbb-1", "status", '"completed"', Said("A. Clerk"))
    facts = store.facts()
    assert list(facts.actions["id"]) == ["bbbbbbbb-1"]
    assert slips(facts) == [("bbbbbbbb-1", 0)]
    assert column(facts, "completed_by") == [MARCH]
    store.decide("aaaaaaaa-1", "bbbbbbbb-1", False, Said("A. Clerk"))
    assert (slips(store.facts()), column(store.facts(), "completed_by")) == ([], [JUNE])


def test_filters_choose_actions_and_not_what_came_before_them(store: Store) -> None:
    save(store, "a", MARCH, ("2026-05-31", OPEN), ("2026-05-31", OPEN))
    save(store, "b", JUNE, ("2026-08-31", COMPLETED), ("2026-05-31", OPEN))
    facts = store.facts(Query(status=COMPLETED))
    assert list(facts.actions["id"]) == ["bbbbbbbb-1"]
    assert slips(facts) == [("bbbbbbbb-1", 92)]


def test_an_empty_store_tells_nothing(store: Store) -> None:
    facts = store.facts()
    assert (len(facts.actions), len(facts.leads), len(facts.slips), facts.left_out) == (0, 0, 0, ())
