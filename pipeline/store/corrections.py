"""What people corrected, kept apart from what was extracted: who, when, why, the old value and the new.

A correction is never overwritten. It stands until another of the same field replaces it or a person withdraws it. Where
a new extraction changed what it had corrected, it is reopened: still followed, and named in the record's warnings until
a person looks; where the machine now says the same, it is agreed and no longer needed; where the action is gone, lost.
"""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Final, get_type_hints

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select, true, update

from models.action import Action
from models.document import Identity
from models.record import to_record
from models.status import StatusBy
from pipeline.store import reading, rows, saving, versions
from pipeline.store.loading import load
from pipeline.store.schema import ACTION, CORRECTION, DOCUMENT, IN_FORCE, OF_DOCUMENT, PLAN_VERSION
from pipeline.store.shapes import Fetched

STANDING, REOPENED, REPLACED, WITHDRAWN, AGREED, LOST = (
    "standing",
    "reopened",
    "replaced",
    "withdrawn",
    "agreed",
    "lost",
)
NOT_CORRECTED: Final = ("file", "document", "source", "warnings", "status_phrase", "status_confidence", "status_by")
OF_ACTION = tuple(field.name for field in fields(Action) if field.name not in NOT_CORRECTED)
OF_VERSION = tuple(f"{OF_DOCUMENT}{name}" for name in ("title", "borough", "body", "date"))
CORRECTED: Final = (*OF_ACTION, *OF_VERSION)  # the fields that can be, by their names in the record


@dataclass(frozen=True, slots=True)
class Said:
    """Who says something, and why."""

    who: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of one field; `old` and `new` are the record's JSON of it."""

    id: int
    action: str  # the action's id; for a field of `document` CODE/NUMBER, the number of the plan in the document
    field: str
    old: str
    new: str
    state: str
    said: Said
    at: datetime.datetime

    def record(self) -> dict[str, str | None]:
        """The correction as JSON has it; `old` and `new` are JSON themselves."""
        who, why = self.said.who, self.said.why
        told = {"action": self.action, "field": self.field, "old": self.old, "new": self.new, "state": self.state}
        return {**told, "who": who, "why": why, "at": self.at.isoformat()}


def value_of(field: str, given: str) -> object:
    """The value that the JSON `given` stands for. Raises ValueError, in words, where the field takes no such value."""
    kind: object
    if field in OF_VERSION:
        kind = get_type_hints(Identity)[field.removeprefix(OF_DOCUMENT)]
    elif field in OF_ACTION:
        kind = get_type_hints(Action)[field]
    else:
        raise ValueError(f"no field {field!r} to correct: {', '.join(CORRECTED)}")
    if field == "action" and not given.strip(' "\t\n'):
        raise ValueError("action takes no such value: an action says what is to be done")
    try:
        return _adapter(kind).validate_json(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ValueError(f"{field} takes no such value: {first['msg']}") from error


def _adapter(kind: object) -> TypeAdapter[object]:
    return TypeAdapter(kind)  # type: ignore[arg-type]  # a type that is known at run time alone


def correct(connection: Connection, place: tuple[int, int], field: str, given: str, said: Said) -> None:
    """Correct a field of the action at `place` (document, number) to the JSON `given`.

    Raises ValueError where the field takes no such value or has it already.
    """
    value = value_of(field, given)
    document, number = place
    before = reading.extracted(connection, document)[number].action
    if field in OF_VERSION:
        number = _version(connection, place)
    after = _with(before, field, value)
    old, new = _json(before, field), _json(after, field)
    _settle(connection, (document, number), field, REPLACED)
    connection.execute(
        insert(CORRECTION).values(
            document_id=document,
            number=number,
            field=field,
            old=old,
            new=new,
            state=STANDING,
            who=rows.clean(said.who),
            why=said.why and rows.clean(said.why),
            corrected_at=datetime.datetime.now(datetime.UTC),
        )
    )
    rebuild(connection, (document, number), field)


def withdraw(connection: Connection, place: tuple[int, int], field: str) -> bool:
    """Take back the correction of a field: what was extracted is read again; False if there is none in force."""
    document, number = place
    if field in OF_VERSION:
        number = _version(connection, place)
    if not _settle(connection, (document, number), field, WITHDRAWN):
        return False
    rebuild(connection, (document, number), field)
    return True


def listed(connection: Connection) -> list[Correction]:
    """All corrections, the oldest first."""
    return _listed(connection, true())


def of_document(connection: Connection, document: int) -> list[Correction]:
    """The corrections in a document, the oldest first."""
    return _listed(connection, CORRECTION.c.document_id == document)


def of_action(connection: Connection, place: tuple[int, int]) -> list[Correction]:
    """The corrections of the action at `place` (document, number) and of its plan's version, the oldest first."""
    document, number = place
    of_version = CORRECTION.c.field.in_(OF_VERSION)
    own = and_(~of_version, CORRECTION.c.number == number)
    its_plan_s = and_(of_version, CORRECTION.c.number == _version(connection, place))
    return _listed(connection, and_(CORRECTION.c.document_id == document, or_(own, its_plan_s)))


def _listed(connection: Connection, condition: ColumnElement[bool]) -> list[Correction]:
    asked = select(CORRECTION, DOCUMENT.c.code).join(DOCUMENT, DOCUMENT.c.id == CORRECTION.c.document_id)
    return [
        Correction(
            row.id,
            f"{row.code}{'/' if row.field in OF_VERSION else '-'}{row.number}",
            row.field,
            row.old,
            row.new,
            row.state,
            Said(row.who, row.why),
            row.corrected_at.replace(tzinfo=datetime.UTC),  # SQLite keeps no zone, and we write UTC
        )
        for row in connection.execute(asked.where(condition).order_by(CORRECTION.c.id))
    ]


def rebuild(connection: Connection, place: tuple[int, int], field: str) -> None:
    """Make what is read of an action, or of a version, anew from what was extracted and the corrections in force."""
    if field in OF_VERSION:
        _rebuild_version(connection, place)
    else:
        _rebuild_action(connection, place)


def review(connection: Connection, document: int) -> None:
    """After the document was read again: each correction in force against what the machine says now."""
    now = reading.extracted(connection, document)
    versions_now = {_version(connection, (document, number)): one.action for number, one in now.items()}
    places: dict[tuple[int, str], None] = {}
    for row in _in_force(connection, document):
        of_version = row.field in OF_VERSION
        action = versions_now.get(row.number) if of_version else now[row.number].action if row.number in now else None
        state = LOST if action is None else _state(row, _json(action, row.field))
        connection.execute(update(CORRECTION).where(CORRECTION.c.id == row.id).values(state=state))
        if action is not None:
            places[row.number, OF_VERSION[0] if of_version else OF_ACTION[0]] = None
    for number, field in places:
        rebuild(connection, (document, number), field)


def _state(row: Fetched, now: str) -> str:
    if now == row.new:
        return AGREED
    return str(row.state) if now == row.old else REOPENED


def _rebuild_action(connection: Connection, place: tuple[int, int]) -> None:
    document, number = place
    here = (ACTION.c.document_id == document, ACTION.c.number == number)
    connection.execute(delete(ACTION).where(*here, ACTION.c.corrected))
    standing = [row for row in _in_force(connection, document, number) if row.field in OF_ACTION]
    connection.execute(update(ACTION).where(*here).values(current=not standing))
    row = connection.execute(select(ACTION.c.version, ACTION.c.position).where(*here)).one()
    if standing:
        _add_corrected(connection, place, row, standing)
    _relink(connection, document, row.version)


def _add_corrected(
    connection: Connection,
    place: tuple[int, int],
    row: Fetched,
    standing: Sequence[Fetched],
) -> None:
    document, number = place
    action = _corrected(reading.extracted(connection, document)[number].action, standing)
    key = saving.next_key(connection)
    kept = rows.Kept(key, document, number, row.version, row.position, action, corrected=True)
    for table, values in rows.rows_of([kept]).items():
        load(connection, table, values)


def _relink(connection: Connection, document: int, version: int) -> None:
    """The texts that links go by may have changed."""
    asked = select(PLAN_VERSION.c.plan_id).where(
        PLAN_VERSION.c.document_id == document, PLAN_VERSION.c.number == version, PLAN_VERSION.c.current
    )
    versions.relink(connection, connection.execute(asked).scalar_one(), {(document, version)})


def _rebuild_version(connection: Connection, place: tuple[int, int]) -> None:
    document, number = place
    here = (PLAN_VERSION.c.document_id == document, PLAN_VERSION.c.number == number)
    before = connection.execute(
        select(PLAN_VERSION.c.plan_id).where(*here, PLAN_VERSION.c.current)
    ).scalar_one_or_none()
    connection.execute(delete(PLAN_VERSION).where(*here, PLAN_VERSION.c.corrected))
    standing = [row for row in _in_force(connection, document, number) if row.field in OF_VERSION]
    connection.execute(update(PLAN_VERSION).where(*here).values(current=not standing, plan_id=None))
    if standing:
        row = connection.execute(select(PLAN_VERSION).where(*here)).one()
        identity = rows.identity(row)
        for correction in standing:
            identity = _named(identity, correction.field, value_of(correction.field, correction.new))
        values = (document, number, True, True, None, "", *rows.identity_values(identity))
        load(connection, PLAN_VERSION, [values])
    versions.match(connection, document, number, before)
    versions.forget_plans(connection, [before] if before else [])


def _corrected(action: Action, standing: Sequence[Fetched]) -> Action:
    warnings = list(action.warnings)
    for row in standing:
        action = _with(action, row.field, value_of(row.field, row.new))
        if row.state == REOPENED:
            warnings.append(
                f"{row.field}: corrected by {row.who}, and the reading that it corrected has changed since: look again"
            )
    return replace(action, warnings=tuple(warnings))


def _with(action: Action, field: str, value: object) -> Action:
    if field in OF_VERSION:
        return replace(action, document=_named(action.document, field, value))
    changed = replace(action, **{field: value})  # type: ignore[arg-type]  # `value_of` has seen to its type
    if field == "status":  # no longer the words' or the model's
        changed = replace(changed, status_phrase=None, status_confidence=1.0, status_by=StatusBy.REVIEWER)
    return changed


def _named(identity: Identity, field: str, value: object) -> Identity:
    return replace(identity, **{field.removeprefix(OF_DOCUMENT): value})  # type: ignore[arg-type]  # as above


def _json(action: Action, field: str) -> str:
    """The field as the record has it."""
    record = to_record(action)
    value = record["document"][field.removeprefix(OF_DOCUMENT)] if field in OF_VERSION else record[field]  # type: ignore[literal-required]
    return rows.clean(json.dumps(value, ensure_ascii=False))


def _settle(connection: Connection, place: tuple[int, int], field: str, state: str) -> bool:
    in_force = [row.id for row in _in_force(connection, *place) if row.field == field]
    connection.execute(update(CORRECTION).where(CORRECTION.c.id.in_(in_force)).values(state=state))
    return bool(in_force)


def _in_force(connection: Connection, document: int, number: int | None = None) -> Sequence[Fetched]:
    """Corrections in force; of a number both the action's and the version's of that number."""
    asked = select(CORRECTION).where(CORRECTION.c.document_id == document, CORRECTION.c.state.in_(IN_FORCE))
    if number is not None:
        asked = asked.where(CORRECTION.c.number == number)
    return connection.execute(asked.order_by(CORRECTION.c.id)).all()


def _version(connection: Connection, place: tuple[int, int]) -> int:
    document, number = place
    asked = select(ACTION.c.version).where(ACTION.c.document_id == document, ACTION.c.number == number)
    return int(connection.execute(asked.where(~ACTION.c.corrected)).scalar_one())
