"""An action of a plan, normalised: what the contract calls the action record."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from models.document import Identity
from models.status import Status, StatusBy
from models.table import Place


class PartyKind(StrEnum):
    """What a responsible party is."""

    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a date is stated, from the finest."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Party:
    """Someone responsible or involved: `name` as printed, `expanded` by the document's own key."""

    name: str
    kind: PartyKind = PartyKind.UNKNOWN
    expanded: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A stated date or period; `start` to `end`, both included. `raw` is the text as printed."""

    raw: str
    start: datetime.date
    end: datetime.date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Milestone:
    """A target of an action with its own date; None where the date belongs to no single target."""

    text: str
    due: datetime.date | None


@dataclass(frozen=True, slots=True)
class Update:
    """One of several dated updates in a progress cell; `start` to `end` is the period that it was given for."""

    text: str
    start: datetime.date
    end: datetime.date


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The recommendation, issue or objective that an action answers."""

    text: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One action of one plan; the fields are those of the contract, absence is None or ()."""

    file: str
    document: Identity
    action: str
    source: Place
    ref: str | None = None
    theme: tuple[str, ...] = ()
    recommendation: Recommendation | None = None
    leads: tuple[Party, ...] = ()
    involved: tuple[Party, ...] = ()
    due: tuple[Due, ...] = ()
    ongoing: bool = False
    outcome: str | None = None
    milestones: tuple[Milestone, ...] = ()
    evidence: str | None = None
    progress: str | None = None
    updates: tuple[Update, ...] = ()  # in printed order; () where the progress text is one update
    completed_on: datetime.date | None = None
    rag: str | None = None
    status: Status = Status.UNREPORTED
    status_phrase: str | None = None
    status_confidence: float = 0.0  # 0 to 1
    status_by: StatusBy | None = None  # None where nothing was there to decide by
    warnings: tuple[str, ...] = ()

    @property
    def due_date(self) -> datetime.date | None:
        """The latest day that the timescale states; None where it states none."""
        return max((due.end for due in self.due), default=None)
