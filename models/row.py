"""A row of a plan: what each of its columns means, and what it stands under."""

from dataclasses import dataclass
from enum import StrEnum

from models.table import Line, Place


class Field(StrEnum):
    """What a column of an action plan holds."""

    REF = "ref"
    THEME = "theme"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    LEAD = "lead"
    INVOLVED = "involved"
    START = "start"  # when work begins: never when it is due
    DUE = "due"
    OUTCOME = "outcome"
    EVIDENCE = "evidence"
    PROGRESS = "progress"
    COMPLETED_ON = "completed_on"
    RAG = "rag"
    OTHER = "other"  # cost, priority, risk: none of our fields


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says in one field. `heading` is the column's heading as printed."""

    field: Field
    lines: tuple[Line, ...]
    heading: str
    place: Place
    fill: str | None = None
    spans: bool = False  # the cell counts for several rows


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action's entries, in column order. `doubts` are sentences for the record's warnings."""

    entries: tuple[Entry, ...]
    themes: tuple[str, ...]
    place: Place  # of the action's own cell
    recommendation: str | None = None  # from a section row or heading above, where no column gives it
    doubts: tuple[str, ...] = ()

    def of(self, field: Field) -> tuple[Entry, ...]:
        """The entries of `field`, from left to right; empty where the plan has no such column."""
        return tuple(entry for entry in self.entries if entry.field is field)
