"""What is told of two versions of a plan, and of one action through all of them."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.action import Action, Due, Party, PartyKind, Precision
from models.document import Identity
from models.listed import Listed
from models.status import Status
from models.table import Place
from pipeline.versions.changes import Change, Kind, between, changes, counts, describe, history
from pipeline.versions.links import Link, links
from tests.strategies import actions

LEADS = (Party("Head of Repairs", PartyKind.ROLE), Party("Harbour CCG", PartyKind.BODY))


def due(day: str, raw: str = "by then") -> Due:
    """A stated day."""
    date = datetime.date.fromisoformat(day)
    return Due(raw, date, date, Precision.DAY)


def listed(text: str, number: int = 1, **fields: object) -> Listed:
    """An action as a store lists it; `fields` are the action's."""
    action = Action("plan.pdf", Identity(""), text, Place(1, None, 1, number), str(number), leads=LEADS)
    return Listed(f"ab-{number}", replace(action, due=(due("2015-03-31"),), **fields))  # type: ignore[arg-type]


CARDS = listed("Cancel the cards of leavers")


def only(earlier: Listed, later: Listed) -> Change:
    """The one change that there is."""
    (change,) = between(earlier, later)
    return change


def changed(**fields: object) -> Listed:
    """The action about cards, with other fields."""
    return replace(CARDS, action=replace(CARDS.action, **fields))  # type: ignore[arg-type]


def test_an_action_that_stays_as_it_is_has_no_change() -> None:
    assert between(CARDS, replace(CARDS, id="cd-7")) == ()


@pytest.mark.parametrize("text", ["CANCEL the cards  of\nleavers.", "Cancel the cards of leavers;"])
def test_the_form_of_the_print_is_no_change_of_words(text: str) -> None:
    assert between(CARDS, changed(action=text)) == ()


def test_quotes_and_dashes_of_another_form_are_no_change_of_words() -> None:
    one, other = "The child’s voice – heard", "The child's voice - heard"
    assert between(changed(action=one), changed(action=other)) == ()


def test_both_texts_of_a_reworded_action_are_told() -> None:
    after = "Cancel all cards of leavers"
    change = only(CARDS, changed(action=after))
    assert (change.kind, change.before, change.after) == (Kind.REWORDED, CARDS.action.action, after)
    assert describe(change) == f'1 {after}: reworded from "Cancel the cards of leavers" to "{after}"'


def test_another_order_or_kind_of_leads_is_no_reassignment() -> None:
    turned = (Party("harbour CCG"), Party("Head of  Repairs"))
    assert between(CARDS, changed(leads=turned)) == ()


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (LEADS, LEADS[:1], "reassigned from Head of Repairs; Harbour CCG to Head of Repairs"),
        ((), LEADS[1:], "reassigned from nobody to Harbour CCG"),
        (LEADS[1:], (), "reassigned from Harbour CCG to nobody"),
    ],
)
def test_leads_before_and_after_are_told(before: tuple[Party, ...], after: tuple[Party, ...], line: str) -> None:
    change = only(changed(leads=before), changed(leads=after))
    assert change.kind is Kind.REASSIGNED
    assert describe(change) == f"1 Cancel the cards of leavers: {line}"


@pytest.mark.parametrize(
    ("before", "after", "days", "line"),
    [
        ("2015-03-31", "2015-06-30", 91, "put back 91 days, from 2015-03-31 to 2015-06-30"),
        ("2015-03-31", "2015-03-30", -1, "brought forward 1 day, from 2015-03-31 to 2015-03-30"),
        (None, "2015-06-30", None, "due date set to 2015-06-30"),
        ("2015-03-31", None, None, "due date 2015-03-31 removed"),
    ],
)
def test_a_moved_date_is_told_in_days(before: str | None, after: str | None, days: int | None, line: str) -> None:
    one, other = (changed(due=(due(day),) if day else ()) for day in (before, after))
    change = only(one, other)
    assert (change.kind, change.before, change.after, change.days) == (Kind.MOVED, before, after, days)
    assert describe(change) == f"1 Cancel the cards of leavers: {line}"


def test_the_same_day_in_other_words_is_no_move() -> None:
    assert between(CARDS, changed(due=(due("2015-01-31"), due("2015-03-31", "end of March")))) == ()


@pytest.mark.parametrize(
    ("before", "after", "kind", "line"),
    [
        (Status.NOT_STARTED, Status.IN_PROGRESS, Kind.STATUS, "status not started, now in progress"),
        (Status.COMPLETED, Status.DELAYED, Kind.STATUS, "status completed, now delayed"),
        (Status.ON_TRACK, Status.COMPLETED, Kind.COMPLETED, "completed, was on track"),
    ],
)
def test_what_is_completed_is_told_apart_from_other_status(
    before: Status, after: Status, kind: Kind, line: str
) -> None:
    change = only(changed(status=before), changed(status=after))
    assert (change.kind, change.before, change.after) == (kind, before.value, after.value)
    assert describe(change) == f"1 Cancel the cards of leavers: {line}"


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Caseloads of 16", "Caseloads of 18", 'outcome "Caseloads of 16", now "Caseloads of 18"'),
        ("Caseloads of 16", None, 'outcome "Caseloads of 16", now not stated'),
        (None, "Caseloads of 18", 'outcome not stated, now "Caseloads of 18"'),
    ],
)
def test_another_target_is_told(before: str | None, after: str | None, line: str) -> None:
    change = only(changed(outcome=before), changed(outcome=after))
    assert (change.kind, change.before, change.after) == (Kind.RETARGETED, before, after)
    assert describe(change) == f"1 Cancel the cards of leavers: {line}"


def test_one_action_may_change_in_all_ways_at_once() -> None:
    later = changed(action="Cancel all cards", leads=(), due=(), outcome="None left", status=Status.COMPLETED)
    found = between(CARDS, later, doubtful=True)
    assert [change.kind for change in found] == [
        Kind.REWORDED,
        Kind.REASSIGNED,
        Kind.MOVED,
        Kind.RETARGETED,
        Kind.COMPLETED,
    ]
    assert all(change.doubtful for change in found)
    assert describe(found[1]).endswith("to nobody (perhaps another action)")


def test_changes_stand_in_the_order_of_the_later_plan_dropped_ones_where_they_stood() -> None:
    texts = ("Publish the register", "Train two people", "Review the policy", "Test the plan", "Write off old debts")
    earlier = [listed(text, number) for number, text in enumerate(texts)]
    new = listed("Plant trees by the canal", 9)
    later = [earlier[3], new, earlier[1]]
    found = changes(earlier, later, [Link(3, 0, 1.0), Link(1, 2, 1.0)])
    assert [(change.kind, (change.later or change.earlier or new).action.action) for change in found] == [
        (Kind.DROPPED, "Publish the register"),
        (Kind.DROPPED, "Write off old debts"),
        (Kind.NEW, "Plant trees by the canal"),
        (Kind.DROPPED, "Review the policy"),
    ]
    assert [describe(change) for change in found][1:3] == [
        "4 Write off old debts: dropped, was unreported",
        "9 Plant trees by the canal: new",
    ]


def test_a_plan_that_is_wholly_new_or_gone_is_told_whole() -> None:
    assert [change.kind for change in changes((), [CARDS], ())] == [Kind.NEW]
    assert [change.kind for change in changes([CARDS], (), ())] == [Kind.DROPPED]


def test_a_doubtful_link_makes_its_changes_doubtful() -> None:
    (change,) = changes([CARDS], [changed(leads=())], [Link(0, 0, 0.5, doubtful=True)])
    assert change.doubtful


def test_history_tells_each_step() -> None:
    delayed = changed(status=Status.DELAYED, due=(due("2015-06-30"),))
    steps = history([CARDS, delayed, delayed, CARDS])
    assert [[change.kind for change in step.changes] for step in steps] == [
        [],
        [Kind.MOVED, Kind.STATUS],
        [],
        [Kind.MOVED, Kind.STATUS],
    ]
    assert [step.listed for step in steps] == [CARDS, delayed, delayed, CARDS]
    assert history([]) == ()


def test_counts_name_every_kind() -> None:
    found = changes([CARDS], [changed(leads=(), status=Status.COMPLETED)], [Link(0, 0, 1.0)])
    assert counts(found) == {kind: int(kind in (Kind.REASSIGNED, Kind.COMPLETED)) for kind in Kind}
    assert list(counts(())) == list(Kind)


def test_a_long_action_is_one_short_line() -> None:
    line = describe(Change(Kind.NEW, None, changed(action="word\n" * 300)))
    assert line.endswith("word …: new")
    assert len(line) < 80


plans = st.lists(actions().map(lambda action: Listed("ab-1", action)), max_size=2)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans, plans)
def test_every_action_of_both_versions_is_accounted_for(earlier: list[Listed], later: list[Listed]) -> None:
    found = links([each.action for each in earlier], [each.action for each in later])
    told = changes(earlier, later, found)
    assert counts(told)[Kind.NEW] == len(later) - len(found)
    assert counts(told)[Kind.DROPPED] == len(earlier) - len(found)
    assert all("\n" not in describe(change) for change in told)
    assert not changes(later, later, [Link(at, at, 1.0) for at in range(len(later))])
