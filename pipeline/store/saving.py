"""What changes the store: a document stored whole, read again, or removed; all else in it follows."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from models.action import Action
from pipeline.store import rows, versions
from pipeline.store.loading import load
from pipeline.store.schema import ACTION, DOCUMENT, PLAN_VERSION
from pipeline.version import version

SHORTEST_CODE = 8  # digits of a document's sha256 in the ids of its actions

# Asked for each document: made once, as making and comparing a statement costs more than the database's answer.
_CODED = select(DOCUMENT.c.id).where(DOCUMENT.c.code == bindparam("code"))
_HASHED = select(DOCUMENT.c.id).where(DOCUMENT.c.sha256 == bindparam("hash"))
_NEXT_KEY = select(func.coalesce(func.max(ACTION.c.key), 0) + 1)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from, for reading it again: where it lay, and the borough that the user gave."""

    path: Path | None = None
    borough: str | None = None


def insert_document(connection: Connection, actions: Sequence[Action], origin: Origin) -> None:
    """Store the actions of a document that is not there yet, in order, and match its plans with what is."""
    sha256 = actions[0].document.sha256
    values = {
        "sha256": sha256,
        "code": _free_code(connection, sha256),
        "file": rows.clean(actions[0].file),
        "path": origin.path and rows.clean(str(origin.path)),
        "borough_given": origin.borough and rows.clean(origin.borough),
        **rows.fetched_values(actions[0].document),
        "ingested_at": datetime.datetime.now(datetime.UTC),
        "software": version(),
    }
    document = connection.execute(insert(DOCUMENT).values(values).returning(DOCUMENT.c.id)).scalar_one()
    fill(connection, document, dict(enumerate(actions, start=1)))


def fill(
    connection: Connection, document: int, actions: Mapping[int, Action], before: Mapping[int, int] | None = None
) -> None:
    """Store what an empty document says: its actions by number, in printed order, and their versions.

    `before` are the plans that versions of these numbers belonged to, where the document is read again.
    """
    identities = dict.fromkeys(action.document for action in actions.values())
    numbers = {identity: number for number, identity in enumerate(identities, start=1)}
    load(
        connection,
        PLAN_VERSION,
        [(document, number, False, True, None, "", *rows.identity_values(plan)) for plan, number in numbers.items()],
    )
    first = next_key(connection)
    kept = (
        rows.Kept(first + index, document, number, numbers[action.document], index + 1, action)
        for index, (number, action) in enumerate(actions.items())
    )
    for table, values in rows.rows_of(kept).items():
        load(connection, table, values)
    for number in numbers.values():
        versions.match(connection, document, number, (before or {}).get(number))


def next_key(connection: Connection) -> int:
    """The first key of ACTION that is free; the writer's turn keeps it so."""
    return int(connection.execute(_NEXT_KEY).scalar_one())


def remove_document(connection: Connection, sha256: str) -> bool:
    """Remove a document and all that belongs to it; False if it is not there."""
    document = document_id(connection, sha256)
    if document is None:
        return False
    plans = plans_of(connection, document)
    connection.execute(delete(DOCUMENT).where(DOCUMENT.c.id == document))
    versions.forget_plans(connection, plans)
    return True


def document_id(connection: Connection, sha256: str) -> int | None:
    """The key of the document with this hash; None if it is not there."""
    return connection.execute(_HASHED, {"hash": sha256}).scalar_one_or_none()


def plans_of(connection: Connection, document: int) -> list[int]:
    """The plans that the document has versions of."""
    chosen = select(PLAN_VERSION.c.plan_id).where(
        PLAN_VERSION.c.document_id == document, PLAN_VERSION.c.plan_id.is_not(None)
    )
    return list(connection.execute(chosen.distinct()).scalars())


def _free_code(connection: Connection, sha256: str) -> str:
    """The fewest first digits of `sha256`, eight at least, that no other document is called by."""
    codes = (sha256[:length] for length in range(SHORTEST_CODE, len(sha256) + 1))
    return next(code for code in codes if connection.execute(_CODED, {"code": code}).first() is None)
