"""Save, find, delete: the only SQL. A document is stored whole, in one transaction, and once."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

from sqlalchemy import ColumnElement, Connection, Engine, Row, Table, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from models.action import Action
from models.listed import Listed
from models.status import Status
from pipeline.store import rows
from pipeline.store.refusals import refusals_told
from pipeline.store.schema import ACTION, DOCUMENT, DUE, MILESTONE, PARTY, PLAN, THEME, UPDATE, WARNING
from pipeline.version import version

_OWN_PLAN = PLAN.c.document_id == ACTION.c.document_id
SHORTEST_CODE = 8  # digits of a document's sha256 in the ids of its actions


@dataclass(frozen=True, slots=True)
class Query:
    """Which actions are wanted; None asks for nothing in particular."""

    borough: str | None = None  # in any case
    status: Status | None = None


class Store:
    """An open store. To be closed, or used as `with open_store(...) as store`. Any use may raise StoreError."""

    def __init__(self, engine: Engine) -> None:
        """See `open_store`, which checks that `engine` leads to a store."""
        self._engine = engine

    def __enter__(self) -> "Store":
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def holds(self, sha256: str) -> bool:
        """Whether the bytes with this hash have been stored."""
        with self._reading() as connection:
            return _document_id(connection, sha256) is not None

    def save(self, actions: Sequence[Action]) -> bool:
        """Store the actions of one document, in order; False if its bytes are stored already: then nothing changes.

        Raises ValueError if there are none, or if they stand in several documents. A pack's plans are one document.
        """
        if len({(action.file, action.document.sha256) for action in actions}) != 1:
            raise ValueError("the actions of exactly one document are saved at once")
        sha256 = actions[0].document.sha256
        try:
            with self._writing() as connection:
                if _document_id(connection, sha256) is not None:
                    return False
                _insert(connection, actions)
        except IntegrityError:
            if self.holds(sha256):  # another process was quicker by a moment
                return False
            raise
        return True

    def delete(self, sha256: str) -> bool:
        """Remove a document and all that stands in it; False if it is not there."""
        with self._writing() as connection:
            return connection.execute(delete(DOCUMENT).where(DOCUMENT.c.sha256 == sha256)).rowcount > 0

    def find(self, query: Query | None = None) -> Iterator[Listed]:
        """The wanted actions, document by document as they were stored, each in printed order.

        One document is in memory at a time. Each is read as it stands at one moment, not all of them at the same.
        """
        wanted = query or Query()
        documents = select(DOCUMENT).order_by(DOCUMENT.c.id)
        conditions = [] if wanted.status is None else [ACTION.c.status == wanted.status.value]
        if wanted.borough is not None:
            named = func.lower(PLAN.c.borough) == wanted.borough.lower()
            documents = documents.where(DOCUMENT.c.id.in_(select(PLAN.c.document_id).where(named)))
            conditions.append(ACTION.c.plan.in_(select(PLAN.c.number).where(_OWN_PLAN, named)))
        with self._reading() as connection:
            found = connection.execute(documents).all()
        for document in found:
            with self._reading() as connection:
                whole = _read(connection, document, [ACTION.c.document_id == document.id, *conditions])
            yield from whole

    def get(self, identifier: str) -> Action | None:
        """The action with this id; None if there is none."""
        owner = select(DOCUMENT).join(ACTION, ACTION.c.document_id == DOCUMENT.c.id).where(ACTION.c.id == identifier)
        with self._reading() as connection:
            document = connection.execute(owner).one_or_none()
            if document is None:
                return None
            return _read(connection, document, [ACTION.c.id == identifier])[0].action

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with refusals_told(self._engine.url), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with refusals_told(self._engine.url), self._engine.execution_options(writes=True).begin() as connection:
            yield connection


def _document_id(connection: Connection, sha256: str) -> int | None:
    return connection.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.sha256 == sha256)).scalar_one_or_none()


def _insert(connection: Connection, actions: Sequence[Action]) -> None:
    code = _free_code(connection, actions[0].document.sha256)
    decided = {"code": code, "ingested_at": datetime.datetime.now(datetime.UTC), "software": version()}
    document = insert(DOCUMENT).values(rows.document_values(actions[0]) | decided).returning(DOCUMENT.c.id)
    document_id = connection.execute(document).scalar_one()
    plans = {plan: number for number, plan in enumerate(dict.fromkeys(action.document for action in actions), start=1)}
    connection.execute(insert(PLAN), [rows.plan_values(document_id, number, plan) for plan, number in plans.items()])
    numbered = [(f"{code}-{position}", position, action) for position, action in enumerate(actions, start=1)]
    connection.execute(
        insert(ACTION),
        [
            rows.action_values(identifier, (document_id, plans[action.document]), position, action)
            for identifier, position, action in numbered
        ],
    )
    lists: dict[Table, list[rows.Values]] = {}
    for identifier, _, action in numbered:
        for table, values in rows.list_values(identifier, action):
            lists.setdefault(table, []).extend(values)
    for table, values in lists.items():
        if values:
            connection.execute(insert(table), values)


def _free_code(connection: Connection, sha256: str) -> str:
    """The fewest first digits of `sha256`, eight at least, that no other document is called by."""
    codes = [sha256[:length] for length in range(SHORTEST_CODE, len(sha256) + 1)]
    taken = set(connection.execute(select(DOCUMENT.c.code).where(DOCUMENT.c.code.in_(codes))).scalars())
    return next(code for code in codes if code not in taken)


def _read(
    connection: Connection, document: Row[tuple[object, ...]], conditions: list[ColumnElement[bool]]
) -> tuple[Listed, ...]:
    """The actions of `document` that meet `conditions`, with their lists: eight questions, however many there are."""
    found = connection.execute(select(ACTION).where(*conditions).order_by(ACTION.c.position)).all()
    if not found:
        return ()
    wanted = select(ACTION.c.id).where(*conditions)

    def lists_of(table: Table) -> rows.ListsOf:
        chosen = select(table).where(table.c.action_id.in_(wanted)).order_by(table.c.position)
        return rows.by_action(connection.execute(chosen).all())

    lists = rows.Lists(*map(lists_of, (THEME, PARTY, DUE, UPDATE, MILESTONE, WARNING)))
    plans = connection.execute(select(PLAN).where(PLAN.c.document_id == document.id)).all()
    named = {plan.number: rows.identity(document, plan) for plan in plans}
    return tuple(Listed(row.id, rows.read_action(document.file, named[row.plan], row, lists)) for row in found)
