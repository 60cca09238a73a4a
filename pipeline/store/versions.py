"""Plans in the store: which versions belong to one, in which order, and the links between neighbours."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update

from models.action import Action, Recommendation
from models.document import Identity
from models.table import Place
from pipeline.store import rows
from pipeline.store.loading import load
from pipeline.store.schema import ACTION, LINK, LINK_DECISION, PLAN, PLAN_VERSION
from pipeline.versions.links import Decided, links
from pipeline.versions.plans import name_key, same_plan

# Asked for each document: made once, as making and comparing a statement costs more than the database's answer.
_HERE = (PLAN_VERSION.c.document_id == bindparam("in_document"), PLAN_VERSION.c.number == bindparam("numbered"))
_VERSION = select(PLAN_VERSION).where(*_HERE, PLAN_VERSION.c.current)
_KNOWN = (
    select(PLAN_VERSION)
    .where(PLAN_VERSION.c.name_key == bindparam("key"), PLAN_VERSION.c.plan_id.is_not(None), PLAN_VERSION.c.current)
    .order_by(PLAN_VERSION.c.document_id.desc(), PLAN_VERSION.c.number)
)
_MATCHED = update(PLAN_VERSION).where(*_HERE).values(plan_id=bindparam("plan"), name_key=bindparam("key"))
_OF_PLAN = select(PLAN_VERSION.c.document_id, PLAN_VERSION.c.number, PLAN_VERSION.c.date).where(
    PLAN_VERSION.c.plan_id == bindparam("plan"), PLAN_VERSION.c.current
)
_OF_VERSION = (
    ACTION.c.document_id == bindparam("in_document"),
    ACTION.c.version == bindparam("numbered"),
    ACTION.c.current,
)
_UNLINKED = delete(LINK).where(
    LINK.c.later_document == bindparam("in_document"),
    LINK.c.later_number.in_(select(ACTION.c.number).where(*_OF_VERSION)),
)
_TEXTS = (
    select(ACTION.c.number, ACTION.c.ref, ACTION.c.recommendation_ref, ACTION.c.recommendation, ACTION.c.action)
    .where(*_OF_VERSION)
    .order_by(ACTION.c.position)
)
_DECIDED = (
    select(LINK_DECISION)
    .where(
        LINK_DECISION.c.earlier_document == bindparam("earlier"), LINK_DECISION.c.later_document == bindparam("later")
    )
    .order_by(LINK_DECISION.c.id.desc())
)
_NEXT_PLAN = select(func.coalesce(func.max(PLAN.c.id), 0) + 1)

_NOWHERE = Place(None, None, 1, 1)
_NO_IDENTITY = Identity("")


@dataclass(frozen=True, slots=True)
class Version:
    """A plan as one document gives it: `number` tells the document's plans apart, from 1."""

    document: int
    number: int
    date: datetime.date | None

    @property
    def order(self) -> tuple[bool, datetime.date, int, int]:
        """Versions of a plan sort by their dates; one without comes first, so that it never hides a dated one."""
        return self.date is not None, self.date or datetime.date.min, self.document, self.number


def match(connection: Connection, document: int, number: int, before: int | None = None) -> None:
    """Put a version into the plan that it is one of and link it with its neighbours.

    Where it is like no other, it stays in the plan `before` if that has no version else, or makes a new one.
    """
    here = {"in_document": document, "numbered": number}
    row = connection.execute(_VERSION, here).one()
    identity = rows.identity(row)
    key = name_key(identity)
    alike = (
        other.plan_id
        for other in connection.execute(_KNOWN, {"key": key})
        if (other.document_id, other.number) != (document, number) and same_plan(identity, rows.identity(other))
    )
    plan = next(alike, None) or (before if before and not versions_of(connection, before) else _new_plan(connection))
    if before is not None:
        _detach(connection, document, number)  # from the neighbours that it had
    connection.execute(_MATCHED, {**here, "plan": plan, "key": key})
    relink(connection, plan, {(document, number)})


def match_waiting(connection: Connection) -> None:
    """`match` each version that belongs to no plan yet, in the order in which they were stored."""
    waiting = select(PLAN_VERSION.c.document_id, PLAN_VERSION.c.number).where(
        PLAN_VERSION.c.plan_id.is_(None), PLAN_VERSION.c.current
    )
    ordered = waiting.order_by(PLAN_VERSION.c.document_id, PLAN_VERSION.c.number)
    for document, number in connection.execute(ordered).all():
        match(connection, document, number)


def versions_of(connection: Connection, plan: int) -> list[Version]:
    """The versions of a plan, the earliest first."""
    return sorted(
        (Version(*row) for row in connection.execute(_OF_PLAN, {"plan": plan})), key=lambda version: version.order
    )


def relink(connection: Connection, plan: int, changed: Iterable[tuple[int, int]] | None = None) -> None:
    """Make the links between neighbouring versions of `plan` anew; `changed`, (document, number), says which alone."""
    ordered = versions_of(connection, plan)
    touched = {(one.document, one.number) for one in ordered} if changed is None else set(changed)
    near = [
        (earlier, later)
        for earlier, later in zip((None, *ordered), ordered, strict=False)
        if touched & {(version.document, version.number) for version in (earlier, later) if version}
    ]
    for _, later in near:  # all of them first: an action that gets a new neighbour must be free of the old one
        _unlink(connection, later)
    for earlier, later in near:
        if earlier:
            _link(connection, earlier, later)


def forget_plans(connection: Connection, plans: Iterable[int]) -> None:
    """After versions went: link those that became neighbours; a plan without any is gone."""
    for plan in set(plans):
        if versions_of(connection, plan):
            relink(connection, plan)
        else:
            connection.execute(delete(PLAN).where(PLAN.c.id == plan))


def _new_plan(connection: Connection) -> int:
    plan = connection.execute(_NEXT_PLAN).scalar_one()
    connection.execute(insert(PLAN).values(id=plan))
    return int(plan)


def _detach(connection: Connection, document: int, number: int) -> None:
    """Take away every link of a version's actions."""
    own = select(ACTION.c.number).where(ACTION.c.document_id == document, ACTION.c.version == number, ACTION.c.current)
    later = and_(LINK.c.later_document == document, LINK.c.later_number.in_(own))
    earlier = and_(LINK.c.earlier_document == document, LINK.c.earlier_number.in_(own))
    connection.execute(delete(LINK).where(or_(later, earlier)))


def _unlink(connection: Connection, later: Version) -> None:
    connection.execute(_UNLINKED, {"in_document": later.document, "numbered": later.number})


def _link(connection: Connection, earlier: Version, later: Version) -> None:
    before, after = _numbered(connection, earlier), _numbered(connection, later)
    decided = _decided(connection, (earlier, later), (tuple(before), tuple(after)))
    old, new = tuple(before), tuple(after)
    found = links(tuple(before.values()), tuple(after.values()), decided)
    load(
        connection,
        LINK,
        [
            (later.document, new[link.later], earlier.document, old[link.earlier], link.score, link.doubtful)
            for link in found
        ],
    )


def _numbered(connection: Connection, version: Version) -> dict[int, Action]:
    """The actions of a version by number, in order, with no more of each than links are made by."""
    found = connection.execute(_TEXTS, {"in_document": version.document, "numbered": version.number})
    return {number: _texts(*texts) for number, *texts in found}


def _texts(ref: str | None, answered_ref: str | None, answered: str | None, action: str) -> Action:
    recommendation = None if answered is None else Recommendation(answered, answered_ref)
    return Action("", _NO_IDENTITY, action, _NOWHERE, ref=ref, recommendation=recommendation)


def _decided(
    connection: Connection, pair: tuple[Version, Version], numbers: tuple[Sequence[int], Sequence[int]]
) -> Decided:
    """What people said of actions of the two versions; the newest word on an action goes before older ones."""
    earlier, later = pair
    places = tuple({number: place for place, number in enumerate(side)} for side in numbers)
    same: dict[int, int] = {}
    different: set[tuple[int, int]] = set()
    for row in connection.execute(_DECIDED, {"earlier": earlier.document, "later": later.document}):
        if row.earlier_number not in places[0] or row.later_number not in places[1]:
            continue
        said = places[0][row.earlier_number], places[1][row.later_number]
        if said in different or same.get(said[0]) == said[1]:
            continue
        if not row.same:
            different.add(said)
        elif said[0] not in same and said[1] not in same.values():
            same[said[0]] = said[1]
    return Decided(frozenset(same.items()), frozenset(different))
