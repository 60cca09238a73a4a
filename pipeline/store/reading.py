"""What stands in the store, read as it is current: corrected where a person corrected it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, Table, and_, select

from models.document import Identity
from models.listed import Listed
from models.query import Query
from pipeline.store import rows
from pipeline.store.query import found_by_words, wanted, wanted_versions
from pipeline.store.schema import (
    ACTION,
    CORRECTION,
    DOCUMENT,
    DUE,
    IN_FORCE,
    LINK,
    MILESTONE,
    OF_DOCUMENT,
    PARTY,
    PLAN_VERSION,
    THEME,
    UPDATE,
    WARNING,
)
from pipeline.store.shapes import Fetched

AT_ONCE = 16  # documents in memory together: their lists are asked for in one question each


def documents(connection: Connection, query: Query) -> list[int]:
    """The documents that may hold what is wanted, in the order in which they were stored."""
    named = wanted_versions(query).subquery()
    return list(connection.execute(select(named.c.document_id).distinct().order_by(named.c.document_id)).scalars())


def find(connection: Connection, query: Query, among: Sequence[int]) -> list[Listed]:
    """The wanted actions of the documents `among`, document by document as stored, each in printed order."""
    conditions = [ACTION.c.document_id.in_(among), wanted(query)]
    if query.words is not None:
        found = found_by_words(query.words, connection.dialect.name)
        if found is None:
            return []
        conditions.append(ACTION.c.key.in_(select(found.c.key)))
    keys = select(ACTION.c.key).where(*conditions)
    return read(connection, keys, select(ACTION).where(*conditions).order_by(ACTION.c.document_id, ACTION.c.position))


def search(connection: Connection, query: Query, limit: int) -> list[Listed]:
    """At most `limit` of the wanted actions that hold the query's words, those first that fit best."""
    found = found_by_words(query.words or "", connection.dialect.name)
    if found is None:
        return []
    joined = select(ACTION.c.key).join(found, found.c.key == ACTION.c.key).where(wanted(query))
    keys = list(connection.execute(joined.order_by(found.c.rank, ACTION.c.key).limit(limit)).scalars())
    listed = read_keys(connection, keys)
    return [listed[key] for key in keys]


def get(connection: Connection, identifier: str) -> Listed | None:
    """The action with this id; None if there is none."""
    place = locate(connection, identifier)
    if place is None:
        return None
    return at(connection, *place)[0]


def at(connection: Connection, document: int, number: int) -> list[Listed]:
    """The action with this number in a document, if there is one."""
    condition = and_(ACTION.c.document_id == document, ACTION.c.number == number, ACTION.c.current)
    return read(connection, select(ACTION.c.key).where(condition), select(ACTION).where(condition))


def locate(connection: Connection, identifier: str) -> tuple[int, int] | None:
    """The document's key and the action's number that an id stands for; None if there is no such action."""
    code, _, number = identifier.strip().lower().rpartition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    asked = select(ACTION.c.document_id, ACTION.c.number).join(DOCUMENT, DOCUMENT.c.id == ACTION.c.document_id)
    row = connection.execute(
        asked.where(DOCUMENT.c.code == code, ACTION.c.number == int(number), ACTION.c.current)
    ).one_or_none()
    return None if row is None else (row.document_id, row.number)


def version_actions(connection: Connection, document: int, number: int) -> list[Listed]:
    """All actions of one version, in printed order."""
    condition = and_(ACTION.c.document_id == document, ACTION.c.version == number, ACTION.c.current)
    ordered = select(ACTION).where(condition).order_by(ACTION.c.position)
    return read(connection, select(ACTION.c.key).where(condition), ordered)


def extracted(connection: Connection, document: int) -> dict[int, Listed]:
    """What the machine said of a document, corrected or not: its actions by number, in printed order."""
    condition = and_(ACTION.c.document_id == document, ~ACTION.c.corrected)
    ordered = select(ACTION).where(condition).order_by(ACTION.c.position)
    listed = read(connection, select(ACTION.c.key).where(condition), ordered, corrected=False)
    return {int(one.id.rpartition("-")[2]): one for one in listed}


def read_keys(connection: Connection, keys: Sequence[int]) -> dict[int, Listed]:
    """The actions with these keys."""
    condition = ACTION.c.key.in_(keys)
    found = select(ACTION).where(condition).order_by(ACTION.c.key)
    return dict(zip(sorted(keys), read(connection, select(ACTION.c.key).where(condition), found), strict=True))


def read(
    connection: Connection, keys: Select[tuple[int]], ordered: Select[tuple[object, ...]], corrected: bool = True
) -> list[Listed]:
    """The actions that `ordered` selects, which have the `keys`; `corrected` False: as the machine alone read them."""
    found = connection.execute(ordered).all()
    if not found:
        return []

    def lists_of(table: Table) -> rows.ListsOf:
        chosen = select(table).where(table.c.action_key.in_(keys)).order_by(table.c.action_key, table.c.position)
        return rows.by_action(connection.execute(chosen).all())

    lists = rows.Lists(*map(lists_of, (THEME, PARTY, DUE, UPDATE, MILESTONE, WARNING)))
    around = _around(connection, sorted({row.document_id for row in found}), corrected)
    return [around.listed(row, lists) for row in found]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the actions of some documents."""

    documents: dict[int, Fetched]
    plans: dict[tuple[int, int], tuple[str | None, Identity]]  # document, version: the plan's id, its identity
    earlier: dict[tuple[int, int], str]  # document, number: the id of the same action before
    corrections: dict[tuple[int, int], tuple[str, ...]]

    def listed(self, row: Fetched, lists: rows.Lists) -> Listed:
        """An action whole."""
        document = self.documents[row.document_id]
        plan, identity = self.plans[row.document_id, row.version]
        place = row.document_id, row.number
        action = rows.read_action(document.file, identity, row, lists)
        corrected = (*self.corrections.get(place, ()), *self.corrections.get((row.document_id, -row.version), ()))
        return Listed(f"{document.code}-{row.number}", action, plan, self.earlier.get(place), corrected)


def _around(connection: Connection, chosen: Sequence[int], corrected: bool) -> _Around:
    known = {row.id: row for row in connection.execute(select(DOCUMENT).where(DOCUMENT.c.id.in_(chosen)))}
    read_version = PLAN_VERSION.c.current if corrected else ~PLAN_VERSION.c.corrected
    versions = connection.execute(select(PLAN_VERSION).where(PLAN_VERSION.c.document_id.in_(chosen), read_version))
    plans = {
        (row.document_id, row.number): (
            None if row.plan_id is None else str(row.plan_id),
            rows.identity(row, known[row.document_id]),
        )
        for row in versions
    }
    linked = select(LINK, DOCUMENT.c.code).join(DOCUMENT, DOCUMENT.c.id == LINK.c.earlier_document)
    earlier = {
        (row.later_document, row.later_number): f"{row.code}-{row.earlier_number}"
        for row in connection.execute(linked.where(LINK.c.later_document.in_(chosen)))
    }
    return _Around(known, plans, earlier, _corrections(connection, chosen) if corrected else {})


def _corrections(connection: Connection, chosen: Sequence[int]) -> dict[tuple[int, int], tuple[str, ...]]:
    """The fields corrected of each action (document, number) and of each version (document, minus its number)."""
    asked = select(CORRECTION.c.document_id, CORRECTION.c.number, CORRECTION.c.field).where(
        CORRECTION.c.document_id.in_(chosen), CORRECTION.c.state.in_(IN_FORCE)
    )
    fields: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for document, number, field in connection.execute(asked.order_by(CORRECTION.c.id)):
        fields[document, -number if field.startswith(OF_DOCUMENT) else number].append(field)
    return {place: tuple(dict.fromkeys(names)) for place, names in fields.items()}
