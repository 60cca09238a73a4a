"""A document read again by a better version: what the machine said is replaced, what people said is kept."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from models.action import Action
from models.listed import Listed
from pipeline.store import corrections, reading, rows, saving, versions
from pipeline.store.schema import ACTION, CORRECTION, DOCUMENT, LINK, LINK_DECISION, PLAN_VERSION
from pipeline.version import version
from pipeline.versions.links import Decided, Link, links


@dataclass(frozen=True, slots=True)
class Reread:
    """What a document said before and says now, as read by the machine alone; `links` are places in the two."""

    before: tuple[Listed, ...]
    after: tuple[Listed, ...]
    links: tuple[Link, ...]
    corrections: tuple[corrections.Correction, ...]  # the document's, as they stand now


def reread(connection: Connection, document: int, actions: Sequence[Action]) -> Reread:
    """Replace what was extracted from the document by `actions`; those that were there keep their numbers."""
    before = reading.extracted(connection, document)
    found = links(tuple(one.action for one in before.values()), actions, Decided(frozenset(), frozenset()))
    known = tuple(before)
    kept = {link.later: known[link.earlier] for link in found if not link.doubtful}
    free = _free_number(connection, document)
    numbers = []
    for place in range(len(actions)):
        numbers.append(kept.get(place) or free)
        free += place not in kept
    _empty_and_fill(connection, document, dict(zip(numbers, actions, strict=True)))
    corrections.review(connection, document)
    after = reading.extracted(connection, document)
    sure = tuple(link for link in found if not link.doubtful)
    listed = tuple(corrections.of_document(connection, document))
    return Reread(tuple(before.values()), tuple(after.values()), sure, listed)


def _empty_and_fill(connection: Connection, document: int, actions: dict[int, Action]) -> None:
    rows_before = select(PLAN_VERSION.c.number, PLAN_VERSION.c.plan_id).where(
        PLAN_VERSION.c.document_id == document, PLAN_VERSION.c.current, PLAN_VERSION.c.plan_id.is_not(None)
    )
    plans = {row.number: row.plan_id for row in connection.execute(rows_before)}
    connection.execute(delete(LINK).where((LINK.c.later_document == document) | (LINK.c.earlier_document == document)))
    connection.execute(delete(ACTION).where(ACTION.c.document_id == document))
    connection.execute(delete(PLAN_VERSION).where(PLAN_VERSION.c.document_id == document))
    first = next(iter(actions.values()))
    fetched = rows.fetched_values(first.document)
    read_now = {
        "file": rows.clean(first.file),
        **fetched,
        "ingested_at": datetime.datetime.now(datetime.UTC),
        "software": version(),
    }
    connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == document).values(read_now))
    saving.fill(connection, document, actions, plans)
    versions.forget_plans(connection, plans.values())


def _free_number(connection: Connection, document: int) -> int:
    """A number that no action of the document has had, as far as anything still speaks of it."""
    spoken_of = (
        select(func.max(ACTION.c.number)).where(ACTION.c.document_id == document),
        select(func.max(CORRECTION.c.number)).where(CORRECTION.c.document_id == document),
        select(func.max(LINK_DECISION.c.later_number)).where(LINK_DECISION.c.later_document == document),
        select(func.max(LINK_DECISION.c.earlier_number)).where(LINK_DECISION.c.earlier_document == document),
    )
    return 1 + max(connection.execute(asked).scalar() or 0 for asked in spoken_of)
