"""An action <-> the contract's JSON object, exact both ways: what is printed, exported, served and compared."""

import datetime
import json
import re
from typing import TypedDict

from models.action import Action, Due, Milestone, Party, PartyKind, Precision, Recommendation, Update
from models.document import Identity
from models.geometry import Box
from models.status import Status, StatusBy
from models.table import Place

Bbox = tuple[float, float, float, float]  # x0, top, x1, bottom; JSON makes it an array

# Written as \uXXXX: what str.splitlines breaks a line at, and halves of surrogate pairs, which no UTF-8 stream takes.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class DocumentRecord(TypedDict):
    """The plan that an action stands in; dates as YYYY-MM-DD, here and below."""

    sha256: str
    title: str | None
    borough: str | None
    body: str | None
    date: str | None
    pages: tuple[int, int] | None  # JSON makes it an array
    url: str | None
    published: str | None
    committee: str | None
    meeting: str | None


class RecommendationRecord(TypedDict):
    """What an action answers."""

    ref: str | None
    text: str


class PartyRecord(TypedDict):
    """Someone responsible or involved."""

    name: str
    expanded: str | None
    kind: str


class DueRecord(TypedDict):
    """A stated date or period."""

    raw: str
    start: str
    end: str
    precision: str


class MilestoneRecord(TypedDict):
    """A target with its own date."""

    text: str
    due: str | None


class UpdateRecord(TypedDict):
    """One of several dated updates."""

    text: str
    start: str
    end: str


class SourceRecord(TypedDict):
    """Where an action stands: everything counted from 1, `bbox` in points from the page's top left."""

    page: int | None
    bbox: Bbox | None
    table: int
    row: int


class Record(TypedDict):
    """The action record; keys in the contract's order."""

    file: str
    document: DocumentRecord
    ref: str | None
    theme: list[str]
    recommendation: RecommendationRecord | None
    action: str
    leads: list[PartyRecord]
    involved: list[PartyRecord]
    due: list[DueRecord]
    due_date: str | None
    ongoing: bool
    outcome: str | None
    milestones: list[MilestoneRecord]
    evidence: str | None
    progress: str | None
    updates: list[UpdateRecord]
    completed_on: str | None
    rag: str | None
    status: str
    status_phrase: str | None
    status_confidence: float
    status_by: str | None
    source: SourceRecord
    warnings: list[str]


def dumps(action: Action) -> str:
    """The record as one line of JSON, without a line feed; letters beyond ASCII stand as they are.

    Raises ValueError if a number is not finite: JSON has no word for it.
    """
    text = json.dumps(to_record(action), ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def loads(line: str) -> Action:
    """The action that `dumps` wrote. Raises ValueError if `line` is no JSON, KeyError if it lacks a field."""
    record: Record = json.loads(line)
    return from_record(record)


def to_record(action: Action) -> Record:
    """The contract's object; `due_date` is worked out from `due`."""
    return {
        "file": action.file,
        "document": identity_record(action.document),
        "ref": action.ref,
        "theme": list(action.theme),
        "recommendation": _recommendation(action.recommendation),
        "action": action.action,
        "leads": [_party(party) for party in action.leads],
        "involved": [_party(party) for party in action.involved],
        "due": [_due(due) for due in action.due],
        "due_date": _printed(action.due_date),
        "ongoing": action.ongoing,
        "outcome": action.outcome,
        "milestones": [{"text": goal.text, "due": _printed(goal.due)} for goal in action.milestones],
        "evidence": action.evidence,
        "progress": action.progress,
        "updates": [
            {"text": update.text, "start": update.start.isoformat(), "end": update.end.isoformat()}
            for update in action.updates
        ],
        "completed_on": _printed(action.completed_on),
        "rag": action.rag,
        "status": action.status.value,
        "status_phrase": action.status_phrase,
        "status_confidence": action.status_confidence,
        "status_by": None if action.status_by is None else action.status_by.value,
        "source": _source(action.source),
        "warnings": list(action.warnings),
    }


def from_record(record: Record) -> Action:
    """The action of a record, whole; `due_date` is not read, since it follows from `due`."""
    return Action(
        file=record["file"],
        document=read_identity(record["document"]),
        ref=record["ref"],
        theme=tuple(record["theme"]),
        recommendation=_read_recommendation(record["recommendation"]),
        action=record["action"],
        leads=tuple(_read_party(party) for party in record["leads"]),
        involved=tuple(_read_party(party) for party in record["involved"]),
        due=tuple(_read_due(due) for due in record["due"]),
        ongoing=record["ongoing"],
        outcome=record["outcome"],
        milestones=tuple(Milestone(goal["text"], _day(goal["due"])) for goal in record["milestones"]),
        evidence=record["evidence"],
        progress=record["progress"],
        updates=tuple(_read_update(update) for update in record["updates"]),
        completed_on=_day(record["completed_on"]),
        rag=record["rag"],
        status=Status(record["status"]),
        status_phrase=record["status_phrase"],
        status_confidence=record["status_confidence"],
        status_by=None if record["status_by"] is None else StatusBy(record["status_by"]),
        source=_read_source(record["source"]),
        warnings=tuple(record["warnings"]),
    )


def identity_record(identity: Identity) -> DocumentRecord:
    """What the contract calls `document`."""
    return {
        "sha256": identity.sha256,
        "title": identity.title,
        "borough": identity.borough,
        "body": identity.body,
        "date": _printed(identity.date),
        "pages": identity.pages,
        "url": identity.url,
        "published": _printed(identity.published),
        "committee": identity.committee,
        "meeting": identity.meeting,
    }


def read_identity(record: DocumentRecord) -> Identity:
    """The identity of such a record, whole."""
    date, pages = _day(record["date"]), record["pages"]
    between = None if pages is None else (pages[0], pages[1])
    return Identity(
        record["sha256"],
        record["title"],
        record["borough"],
        record["body"],
        date,
        between,
        record["url"],
        _day(record["published"]),
        record["committee"],
        record["meeting"],
    )


def _recommendation(recommendation: Recommendation | None) -> RecommendationRecord | None:
    return None if recommendation is None else {"ref": recommendation.ref, "text": recommendation.text}


def _read_recommendation(record: RecommendationRecord | None) -> Recommendation | None:
    return None if record is None else Recommendation(record["text"], record["ref"])


def _party(party: Party) -> PartyRecord:
    return {"name": party.name, "expanded": party.expanded, "kind": party.kind.value}


def _read_party(record: PartyRecord) -> Party:
    return Party(record["name"], PartyKind(record["kind"]), record["expanded"])


def _due(due: Due) -> DueRecord:
    start, end = due.start.isoformat(), due.end.isoformat()
    return {"raw": due.raw, "start": start, "end": end, "precision": due.precision.value}


def _read_due(record: DueRecord) -> Due:
    start, end = datetime.date.fromisoformat(record["start"]), datetime.date.fromisoformat(record["end"])
    return Due(record["raw"], start, end, Precision(record["precision"]))


def _read_update(record: UpdateRecord) -> Update:
    start, end = datetime.date.fromisoformat(record["start"]), datetime.date.fromisoformat(record["end"])
    return Update(record["text"], start, end)


def _source(place: Place) -> SourceRecord:
    box = place.box
    bbox = None if box is None else (box.x0, box.top, box.x1, box.bottom)
    return {"page": place.page, "bbox": bbox, "table": place.table, "row": place.row}


def _read_source(record: SourceRecord) -> Place:
    bbox = record["bbox"]
    return Place(record["page"], None if bbox is None else Box(*bbox), record["table"], record["row"])


def _printed(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
