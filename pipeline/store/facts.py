"""What a comparison is made from, as the store tells it: the chosen versions, and what the ones before them said."""

import datetime
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, String, cast, func, or_, select, tuple_

from models.query import Query
from models.status import Status
from pipeline.compare.facts import ACTIONS, LEADS, SLIPS, Facts, LeftOut, table
from pipeline.store.query import wanted, wanted_versions
from pipeline.store.schema import ACTION, DOCUMENT, LINK, PARTY, PLAN_VERSION, THEME, WARNING
from pipeline.store.shapes import Asked

Day = datetime.date | None
_VERSION = (PLAN_VERSION.c.document_id == ACTION.c.document_id) & (PLAN_VERSION.c.number == ACTION.c.version)

_COMPLETED = (ACTION.c.status == Status.COMPLETED.value).label("completed")
_IDENTIFIER = (DOCUMENT.c.code + "-" + cast(ACTION.c.number, String)).label("id")


class _Before(NamedTuple):
    """The same action in the version before: where it stands, and what it said."""

    place: tuple[int, int]
    date: Day  # of that version
    due_date: Day
    completed: bool


def facts(connection: Connection, query: Query) -> Facts:
    """The wanted actions of one version of each plan: the latest, or the latest until the query's `as_of`."""
    with _uncollected():
        return _facts(connection, query)


@contextmanager
def _uncollected() -> Iterator[None]:
    """A block that makes many values without rings: looking for rings meanwhile would take a quarter of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _facts(connection: Connection, query: Query) -> Facts:
    asked = query if query.as_of else replace(query, latest=True)
    before = _before(connection)
    actions: list[tuple[object, ...]] = []
    slips: list[tuple[str, int]] = []
    for row in connection.execute(_actions(asked)).all():
        *told, completed, document, number = row
        identifier = told[0]
        steps = tuple(_steps(before, (document, number)))
        actions.append((*told, *_dates(row.date, completed, steps)))
        slips.extend((identifier, days) for days in _slips(row.due_date, steps))
    leads = connection.execute(_leads(asked)).all()
    left_out = _left_out(connection, query)
    return Facts(table(actions, ACTIONS), table(map(tuple, leads), LEADS), table(slips, SLIPS), left_out)


def _actions(query: Query) -> Asked:
    """In the order of ACTIONS without the last two, then whether completed, the document's key and the number."""
    doubts = select(func.count()).select_from(WARNING).where(WARNING.c.action_key == ACTION.c.key).scalar_subquery()
    outermost = (THEME.c.action_key == ACTION.c.key) & (THEME.c.position == 1)
    return (
        select(
            _IDENTIFIER,
            PLAN_VERSION.c.plan_id,
            PLAN_VERSION.c.borough,
            PLAN_VERSION.c.body,
            PLAN_VERSION.c.title,
            THEME.c.text,
            PLAN_VERSION.c.date,
            ACTION.c.status,
            ACTION.c.due_date,
            ACTION.c.completed_on,
            ACTION.c.ongoing,
            or_(ACTION.c.progress.is_not(None), ACTION.c.rag.is_not(None), ACTION.c.completed_on.is_not(None)),
            doubts,
            _COMPLETED,
            ACTION.c.document_id,
            ACTION.c.number,
        )
        .join(DOCUMENT, DOCUMENT.c.id == ACTION.c.document_id)
        .join(PLAN_VERSION, _VERSION)
        .outerjoin(THEME, outermost)
        .where(PLAN_VERSION.c.current, wanted(query))
        .order_by(ACTION.c.document_id, ACTION.c.position)
    )


def _leads(query: Query) -> Asked:
    return (
        select(_IDENTIFIER, PARTY.c.name, PARTY.c.kind)
        .join(DOCUMENT, DOCUMENT.c.id == ACTION.c.document_id)
        .join(PARTY, (PARTY.c.action_key == ACTION.c.key) & (PARTY.c.side == "lead"))
        .where(wanted(query))
        .order_by(ACTION.c.document_id, ACTION.c.position, PARTY.c.position)
    )


def _before(connection: Connection) -> dict[tuple[int, int], _Before]:
    asked = (
        select(
            LINK.c.later_document,
            LINK.c.later_number,
            LINK.c.earlier_document,
            LINK.c.earlier_number,
            PLAN_VERSION.c.date,
            ACTION.c.due_date,
            _COMPLETED,
        )
        .join(ACTION, (ACTION.c.document_id == LINK.c.earlier_document) & (ACTION.c.number == LINK.c.earlier_number))
        .join(PLAN_VERSION, _VERSION)
        .where(ACTION.c.current, PLAN_VERSION.c.current)
    )
    return {
        (later, number): _Before((document, earlier), date, due, completed)
        for later, number, document, earlier, date, due, completed in connection.execute(asked).all()
    }


def _steps(before: dict[tuple[int, int], _Before], place: tuple[int, int]) -> Iterator[_Before]:
    """The same action in the versions before, the nearest first."""
    while (step := before.get(place)) is not None:
        yield step
        place = step.place


def _dates(date: Day, completed: bool, steps: Iterable[_Before]) -> tuple[Day, Day]:
    """The date of the first version that has the action, and of the first since which it is said completed."""
    first, since = date, date if completed else None
    for step in steps:
        first = step.date or first
        completed = completed and step.completed
        since = step.date or since if completed else since
    return first, since


def _slips(due: Day, steps: Iterable[_Before]) -> Iterator[int]:
    """By how many days the date moved at each step in which both versions state one."""
    for step in steps:
        if due and step.due_date:
            yield (due - step.due_date).days
        due = step.due_date


def _left_out(connection: Connection, query: Query) -> tuple[LeftOut, ...]:
    """Plans that say nothing of the day asked for: how many have no date, and how many began later."""
    if query.as_of is None:
        return ()
    named = wanted_versions(replace(query, as_of=None, latest=False))
    plans = (
        select(func.min(PLAN_VERSION.c.date).label("first"))
        .where(PLAN_VERSION.c.current, tuple_(PLAN_VERSION.c.document_id, PLAN_VERSION.c.number).in_(named))
        .group_by(PLAN_VERSION.c.plan_id)
    )
    dates = [row.first for row in connection.execute(plans)]
    undated = sum(date is None for date in dates)
    later = sum(date is not None and date > query.as_of for date in dates)
    told = ((undated, "their papers state no date"), (later, f"they have no version until {query.as_of}"))
    return tuple(LeftOut(reason, count) for count, reason in told if count)
