"""An action <-> rows of the tables; what is written and read again is equal."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, Table

from models.action import Action, Due, Milestone, Party, PartyKind, Precision, Recommendation, Update
from models.document import Identity
from models.geometry import Box
from models.status import Status, StatusBy
from models.table import Place
from pipeline.store.schema import DUE, MILESTONE, PARTY, THEME, UPDATE, WARNING

Values = dict[str, object]
Rows = Sequence[Row[tuple[object, ...]]]
ListsOf = Mapping[str, Rows]  # action id -> its rows of one table, in order

# PostgreSQL takes no NUL and neither database half a surrogate pair: what slipped through is marked, not refused.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Lists:
    """What several actions have in lists, by action id."""

    themes: ListsOf
    parties: ListsOf
    dues: ListsOf
    updates: ListsOf
    milestones: ListsOf
    warnings: ListsOf


def document_values(action: Action) -> Values:
    """The row of the document that `action` stands in, without the columns that the store decides."""
    return clean({"sha256": action.document.sha256, "file": action.file})


def plan_values(document_id: int, number: int, plan: Identity) -> Values:
    """The row of a plan, `number` from 1 in its document."""
    first, last = plan.pages or (None, None)
    return clean(
        {
            "document_id": document_id,
            "number": number,
            "title": plan.title,
            "borough": plan.borough,
            "body": plan.body,
            "date": plan.date,
            "first_page": first,
            "last_page": last,
        }
    )


def identity(document: Row[tuple[object, ...]], plan: Row[tuple[object, ...]]) -> Identity:
    """What a plan's row and its document's tell of it."""
    pages = None if plan.first_page is None else (plan.first_page, plan.last_page)
    return Identity(document.sha256, plan.title, plan.borough, plan.body, plan.date, pages)


def action_values(identifier: str, plan: tuple[int, int], position: int, action: Action) -> Values:
    """The action's own row; `plan` is its document's id and its number there."""
    recommendation, source = action.recommendation, action.source
    box = source.box
    return clean(
        {
            "id": identifier,
            "document_id": plan[0],
            "plan": plan[1],
            "position": position,
            "ref": action.ref,
            "recommendation_ref": recommendation.ref if recommendation else None,
            "recommendation": recommendation.text if recommendation else None,
            "action": action.action,
            "due_date": action.due_date,
            "ongoing": action.ongoing,
            "outcome": action.outcome,
            "evidence": action.evidence,
            "progress": action.progress,
            "completed_on": action.completed_on,
            "rag": action.rag,
            "status": action.status.value,
            "status_phrase": action.status_phrase,
            "status_confidence": action.status_confidence,
            "status_by": action.status_by.value if action.status_by else None,
            "page": source.page,
            "x0": box.x0 if box else None,
            "top": box.top if box else None,
            "x1": box.x1 if box else None,
            "bottom": box.bottom if box else None,
            "table_number": source.table,
            "row_number": source.row,
        }
    )


def list_values(identifier: str, action: Action) -> tuple[tuple[Table, list[Values]], ...]:
    """The rows of the action's lists, table by table."""
    leads = _numbered(identifier, (_party("lead", party) for party in action.leads))
    involved = _numbered(identifier, (_party("involved", party) for party in action.involved))
    return (
        (THEME, _numbered(identifier, ({"text": theme} for theme in action.theme))),
        (PARTY, leads + involved),
        (DUE, _numbered(identifier, map(_due, action.due))),
        (UPDATE, _numbered(identifier, map(_update, action.updates))),
        (MILESTONE, _numbered(identifier, map(_milestone, action.milestones))),
        (WARNING, _numbered(identifier, ({"text": warning} for warning in action.warnings))),
    )


def by_action(rows: Rows) -> ListsOf:
    """`rows` of a list's table, sorted by position, under the action that they belong to."""
    grouped: defaultdict[str, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in rows:
        grouped[row.action_id].append(row)
    return grouped


def read_action(file: str, plan: Identity, row: Row[tuple[object, ...]], lists: Lists) -> Action:
    """The action of `plan`, in the file of that name, that the rows were made from."""
    identifier = row.id
    parties = lists.parties.get(identifier, ())
    return Action(
        file=file,
        document=plan,
        action=row.action,
        source=Place(row.page, _box(row), row.table_number, row.row_number),
        ref=row.ref,
        theme=tuple(theme.text for theme in lists.themes.get(identifier, ())),
        recommendation=_recommendation(row),
        leads=tuple(_read_party(party) for party in parties if party.side == "lead"),
        involved=tuple(_read_party(party) for party in parties if party.side == "involved"),
        due=tuple(_read_due(due) for due in lists.dues.get(identifier, ())),
        ongoing=row.ongoing,
        outcome=row.outcome,
        milestones=tuple(Milestone(goal.text, goal.due) for goal in lists.milestones.get(identifier, ())),
        evidence=row.evidence,
        progress=row.progress,
        updates=tuple(
            Update(update.text, update.first_day, update.last_day) for update in lists.updates.get(identifier, ())
        ),
        completed_on=row.completed_on,
        rag=row.rag,
        status=Status(row.status),
        status_phrase=row.status_phrase,
        status_confidence=row.status_confidence,
        status_by=StatusBy(row.status_by) if row.status_by else None,
        warnings=tuple(warning.text for warning in lists.warnings.get(identifier, ())),
    )


def clean(values: Values) -> Values:
    """`values` as a database takes them: NUL and halves of surrogate pairs become U+FFFD, "replacement character".

    >>> clean({"text": "a" + chr(0), "page": 3})
    {'text': 'a\ufffd', 'page': 3}
    """
    return {
        name: _UNSTORABLE.sub("\ufffd", value) if isinstance(value, str) else value for name, value in values.items()
    }


def _numbered(identifier: str, rows: Iterable[Values]) -> list[Values]:
    return [clean({"action_id": identifier, "position": position, **row}) for position, row in enumerate(rows, start=1)]


def _party(side: str, party: Party) -> Values:
    return {"side": side, "name": party.name, "kind": party.kind.value, "expanded": party.expanded}


def _due(due: Due) -> Values:
    return {"raw": due.raw, "first_day": due.start, "last_day": due.end, "precision": due.precision.value}


def _update(update: Update) -> Values:
    return {"text": update.text, "first_day": update.start, "last_day": update.end}


def _milestone(milestone: Milestone) -> Values:
    return {"text": milestone.text, "due": milestone.due}


def _read_party(row: Row[tuple[object, ...]]) -> Party:
    return Party(row.name, PartyKind(row.kind), row.expanded)


def _read_due(row: Row[tuple[object, ...]]) -> Due:
    return Due(row.raw, row.first_day, row.last_day, Precision(row.precision))


def _box(row: Row[tuple[object, ...]]) -> Box | None:
    return None if row.x0 is None else Box(row.x0, row.top, row.x1, row.bottom)


def _recommendation(row: Row[tuple[object, ...]]) -> Recommendation | None:
    return None if row.recommendation is None else Recommendation(row.recommendation, row.recommendation_ref)
