"""The statuses: the one place for a status label."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How far an action is, as its update says (CONTRACT: the action record)."""

    COMPLETED = "completed"
    ON_TRACK = "on_track"
    IN_PROGRESS = "in_progress"
    DELAYED = "delayed"
    NOT_STARTED = "not_started"
    CANCELLED = "cancelled"
    UNREPORTED = "unreported"


class StatusBy(StrEnum):
    """What decided a status."""

    KEY = "key"  # the document itself: its key for its own codes, a status column, a date achieved
    PHRASE = "phrase"  # words of the update that say it
    MODEL = "model"  # the trained classifier
    REVIEWER = "reviewer"  # a person


@dataclass(frozen=True, slots=True)
class Label:
    """What a status means, in words that a reader of a comparison understands."""

    status: Status
    meaning: str
    settled: bool  # nothing more is expected to happen


LABELS: tuple[Label, ...] = (
    Label(Status.COMPLETED, "said to be done, achieved, signed off or in place", settled=True),
    Label(Status.ON_TRACK, "said to be on track or on target, not yet done", settled=False),
    Label(Status.IN_PROGRESS, "started, underway or partly done, with no claim about being on time", settled=False),
    Label(Status.DELAYED, "held, postponed, overdue, outstanding, slipped or at risk", settled=False),
    Label(Status.NOT_STARTED, "to be actioned, planned, awaiting or being considered", settled=False),
    Label(Status.CANCELLED, "no longer required, superseded or withdrawn", settled=True),
    Label(Status.UNREPORTED, "no update given", settled=False),
)
