"""The plans in the store with their versions, and what people say of links between these."""

import datetime
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from models.document import Identity
from models.listed import Listed
from models.query import Query
from pipeline.store import reading, rows, versions
from pipeline.store.corrections import Said
from pipeline.store.query import wanted_versions
from pipeline.store.schema import ACTION, DOCUMENT, LINK, LINK_DECISION, PLAN_VERSION
from pipeline.store.shapes import Asked
from pipeline.versions.links import Link

_OF_DOCUMENT = tuple(DOCUMENT.c[name] for name in ("sha256", "file", "url", "published", "committee", "meeting"))


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version of a plan: what its document says of it, and how many actions it has."""

    plan: int
    document: int  # its key in the store
    number: int  # of the plan in its document
    file: str
    identity: Identity
    actions: int


def plan_versions(connection: Connection, query: Query) -> list[PlanVersion]:
    """The versions that are wanted, plan by plan, the earliest version first."""
    chosen = wanted_versions(query).subquery()
    counted = (
        select(ACTION.c.document_id, ACTION.c.version, func.count().label("actions"))
        .where(ACTION.c.current)
        .group_by(ACTION.c.document_id, ACTION.c.version)
        .subquery()
    )
    here = (PLAN_VERSION.c.document_id == chosen.c.document_id) & (PLAN_VERSION.c.number == chosen.c.number)
    of_it = (counted.c.document_id == PLAN_VERSION.c.document_id) & (counted.c.version == PLAN_VERSION.c.number)
    asked = (
        select(PLAN_VERSION, counted.c.actions, *_OF_DOCUMENT)
        .join(chosen, here)
        .join(counted, of_it)
        .join(DOCUMENT, DOCUMENT.c.id == PLAN_VERSION.c.document_id)
        .where(PLAN_VERSION.c.current)
    )
    found = [
        PlanVersion(row.plan_id, row.document_id, row.number, row.file, rows.identity(row, row), row.actions)
        for row in connection.execute(asked)
    ]
    return sorted(
        found, key=lambda one: (one.plan, versions.Version(one.document, one.number, one.identity.date).order)
    )


def _order(one: PlanVersion) -> tuple[int, tuple[object, ...]]:
    return one.plan, versions.Version(one.document, one.number, one.identity.date).order


def decide(connection: Connection, earlier: tuple[int, int], later: tuple[int, int], same: bool, said: Said) -> None:
    """Keep a person's word that two actions (document, number) are the same, or that they are not, and follow it.

    Raises ValueError where they do not stand in neighbouring versions of one plan, the earlier one first.
    """
    pair = tuple(_version_of(connection, place) for place in (earlier, later))
    (plan, *old), (other, *new) = pair
    ordered = [[version.document, version.number] for version in versions.versions_of(connection, plan)]
    if plan != other or ordered.index(old) + 1 != ordered.index(new):
        raise ValueError("only actions of a plan's version and of the one after it are linked, the earlier given first")
    connection.execute(
        insert(LINK_DECISION).values(
            earlier_document=earlier[0],
            earlier_number=earlier[1],
            later_document=later[0],
            later_number=later[1],
            same=same,
            who=rows.clean(said.who),
            why=said.why and rows.clean(said.why),
            decided_at=datetime.datetime.now(datetime.UTC),
        )
    )
    versions.relink(connection, plan, {(new[0], new[1])})


def pair(
    connection: Connection, earlier: PlanVersion, later: PlanVersion
) -> tuple[list[Listed], list[Listed], tuple[Link, ...]]:
    """The actions of two neighbouring versions, in printed order, and the links between them by place in the two."""
    before = reading.version_actions(connection, earlier.document, earlier.number)
    after = reading.version_actions(connection, later.document, later.number)
    places = {listed.id: place for place, listed in enumerate(before)}
    asked = select(LINK.c.later_number, LINK.c.score, LINK.c.doubtful).where(LINK.c.later_document == later.document)
    told = {row.later_number: row for row in connection.execute(asked)}
    found = []
    for place, listed in enumerate(after):
        if listed.earlier in places:
            row = told[int(listed.id.rpartition("-")[2])]
            found.append(Link(places[listed.earlier], place, row.score, row.doubtful))
    return before, after, tuple(found)


def chain(connection: Connection, place: tuple[int, int]) -> list[Listed]:
    """The action at `place` (document, number) in all versions of its plan, the earliest first."""
    places = [place]
    while (before := connection.execute(_earlier(places[0])).one_or_none()) is not None:
        places.insert(0, (before.earlier_document, before.earlier_number))
    while (after := connection.execute(_later(places[-1])).one_or_none()) is not None:
        places.append((after.later_document, after.later_number))
    return [one for document, number in places for one in reading.at(connection, document, number)]


def _earlier(place: tuple[int, int]) -> Asked:
    return select(LINK).where(LINK.c.later_document == place[0], LINK.c.later_number == place[1])


def _later(place: tuple[int, int]) -> Asked:
    return select(LINK).where(LINK.c.earlier_document == place[0], LINK.c.earlier_number == place[1])


def _version_of(connection: Connection, place: tuple[int, int]) -> tuple[int, int, int]:
    """The plan, the document and the version's number that an action stands in."""
    asked = (
        select(PLAN_VERSION.c.plan_id, ACTION.c.document_id, ACTION.c.version)
        .join(
            PLAN_VERSION,
            (PLAN_VERSION.c.document_id == ACTION.c.document_id) & (PLAN_VERSION.c.number == ACTION.c.version),
        )
        .where(ACTION.c.document_id == place[0], ACTION.c.number == place[1], ACTION.c.current, PLAN_VERSION.c.current)
    )
    row = connection.execute(asked).one()
    return row.plan_id, row.document_id, row.version
