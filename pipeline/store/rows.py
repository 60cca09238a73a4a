"""An action <-> rows of the tables; what is written and read again is equal."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from models.action import Action, Due, Milestone, Party, PartyKind, Precision, Recommendation, Update
from models.document import Identity
from models.geometry import Box
from models.status import Status, StatusBy
from models.table import Place
from pipeline.store.loading import Value, Values
from pipeline.store.schema import ACTION, DUE, MILESTONE, PARTY, THEME, UPDATE, WARNING
from pipeline.store.shapes import Fetched

Rows = Sequence[Fetched]
ListsOf = Mapping[int, Rows]  # an action's key -> its rows of one table, in order

# PostgreSQL takes no NUL and neither database half a surrogate pair: what slipped through is marked, not refused.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Kept:
    """An action and where it is kept; the numbers are the columns of that name."""

    key: int
    document: int
    number: int
    version: int
    position: int
    action: Action
    corrected: bool = False
    current: bool = True


@dataclass(frozen=True, slots=True)
class Lists:
    """What several actions have in lists, by action key."""

    themes: ListsOf
    parties: ListsOf
    dues: ListsOf
    updates: ListsOf
    milestones: ListsOf
    warnings: ListsOf


def identity_values(identity: Identity) -> Values:
    """A version's title, borough, body, date, first and last page."""
    first, last = identity.pages or (None, None)
    titles = (identity.title, identity.borough, identity.body)
    return (*(text and clean(text) for text in titles), identity.date, first, last)


def fetched_values(identity: Identity) -> dict[str, Value]:
    """The columns of a document's row that tell where it was fetched."""
    texts = {"url": identity.url, "committee": identity.committee, "meeting": identity.meeting}
    return {"published": identity.published, **{name: text and clean(text) for name, text in texts.items()}}


def identity(row: Fetched, document: Fetched | None = None) -> Identity:
    """What a version's row tells of the plan; with what its `document` tells beside it, if given."""
    pages = None if row.first_page is None else (row.first_page, row.last_page)
    told = (row.title, row.borough, row.body, row.date, pages)
    if document is None:
        return Identity("", *told)
    return Identity(document.sha256, *told, document.url, document.published, document.committee, document.meeting)


def rows_of(kept: Iterable[Kept]) -> dict[Table, list[Values]]:
    """The rows of each table that the actions need, in the order in which the tables must be filled."""
    rows: dict[Table, list[Values]] = {table: [] for table in (ACTION, THEME, PARTY, DUE, UPDATE, MILESTONE, WARNING)}
    for one in kept:
        key, action = one.key, one.action
        rows[ACTION].append(_action(one))
        rows[THEME].extend((key, position, text) for position, text in enumerate(action.theme, start=1))
        rows[PARTY].extend(_parties(key, "lead", action.leads))
        rows[PARTY].extend(_parties(key, "involved", action.involved))
        rows[DUE].extend(
            (key, position, due.raw, due.start, due.end, due.precision.value)
            for position, due in enumerate(action.due, start=1)
        )
        rows[UPDATE].extend(
            (key, position, update.text, update.start, update.end)
            for position, update in enumerate(action.updates, start=1)
        )
        rows[MILESTONE].extend(
            (key, position, goal.text, goal.due) for position, goal in enumerate(action.milestones, start=1)
        )
        rows[WARNING].extend((key, position, text) for position, text in enumerate(action.warnings, start=1))
    return {table: _storable(values) for table, values in rows.items()}


def _action(one: Kept) -> Values:
    action = one.action
    recommendation, source = action.recommendation, action.source
    box = source.box
    return (
        one.key,
        one.document,
        one.number,
        one.corrected,
        one.current,
        one.version,
        one.position,
        action.ref,
        recommendation.ref if recommendation else None,
        recommendation.text if recommendation else None,
        action.action,
        action.due_date,
        action.ongoing,
        action.outcome,
        action.evidence,
        action.progress,
        action.completed_on,
        action.rag,
        action.status.value,
        action.status_phrase,
        action.status_confidence,
        action.status_by.value if action.status_by else None,
        source.page,
        *((box.x0, box.top, box.x1, box.bottom) if box else (None, None, None, None)),
        source.table,
        source.row,
    )


def _parties(key: int, side: str, parties: Iterable[Party]) -> Iterable[Values]:
    return (
        (key, position, side, party.name, party.kind.value, party.expanded)
        for position, party in enumerate(parties, start=1)
    )


def clean(text: str) -> str:
    """`text` as a database takes it: NUL and halves of surrogate pairs become U+FFFD, "replacement character".

    >>> clean("a" + chr(0))
    'a\ufffd'
    """
    return _UNSTORABLE.sub("\ufffd", text)


def _storable(rows: list[Values]) -> list[Values]:
    """`rows` with every text clean; looked at all at once, as next to none is not."""
    if not _UNSTORABLE.search("".join([value for row in rows for value in row if isinstance(value, str)])):
        return rows
    return [tuple(clean(value) if isinstance(value, str) else value for value in row) for row in rows]


def by_action(rows: Rows) -> ListsOf:
    """`rows` of a list's table, sorted by position, under the action that they belong to."""
    grouped: defaultdict[int, list[Fetched]] = defaultdict(list)
    for row in rows:
        grouped[row.action_key].append(row)
    return grouped


def read_action(file: str, plan: Identity, row: Fetched, lists: Lists) -> Action:
    """The action of `plan`, in the file of that name, that the rows were made from."""
    key = row.key
    parties = lists.parties.get(key, ())
    return Action(
        file=file,
        document=plan,
        action=row.action,
        source=Place(row.page, _box(row), row.table_number, row.row_number),
        ref=row.ref,
        theme=tuple(theme.text for theme in lists.themes.get(key, ())),
        recommendation=_recommendation(row),
        leads=tuple(_read_party(party) for party in parties if party.side == "lead"),
        involved=tuple(_read_party(party) for party in parties if party.side == "involved"),
        due=tuple(_read_due(due) for due in lists.dues.get(key, ())),
        ongoing=row.ongoing,
        outcome=row.outcome,
        milestones=tuple(Milestone(goal.text, goal.due) for goal in lists.milestones.get(key, ())),
        evidence=row.evidence,
        progress=row.progress,
        updates=tuple(Update(update.text, update.first_day, update.last_day) for update in lists.updates.get(key, ())),
        completed_on=row.completed_on,
        rag=row.rag,
        status=Status(row.status),
        status_phrase=row.status_phrase,
        status_confidence=row.status_confidence,
        status_by=StatusBy(row.status_by) if row.status_by else None,
        warnings=tuple(warning.text for warning in lists.warnings.get(key, ())),
    )


def _read_party(row: Fetched) -> Party:
    return Party(row.name, PartyKind(row.kind), row.expanded)


def _read_due(row: Fetched) -> Due:
    return Due(row.raw, row.first_day, row.last_day, Precision(row.precision))


def _box(row: Fetched) -> Box | None:
    return None if row.x0 is None else Box(row.x0, row.top, row.x1, row.bottom)


def _recommendation(row: Fetched) -> Recommendation | None:
    return None if row.recommendation is None else Recommendation(row.recommendation, row.recommendation_ref)
