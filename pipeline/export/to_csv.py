"""CSV for spreadsheets: one row an action, lists in one cell. For reading; the exact record is JSON lines."""

import csv
from collections.abc import Iterable

from models.action import Action, Due, Milestone, Party
from pipeline.export.sink import Sink

COLUMNS = (
    "file",
    "borough",
    "body",
    "title",
    "date",
    "theme",
    "recommendation_ref",
    "recommendation",
    "ref",
    "action",
    "leads",
    "involved",
    "due",
    "due_date",
    "ongoing",
    "outcome",
    "milestones",
    "evidence",
    "progress",
    "completed_on",
    "rag",
    "status",
    "status_phrase",
    "status_confidence",
    "status_by",
    "page",
    "table",
    "row",
    "warnings",
    "plan_pages",
    "sha256",
)
BETWEEN = "; "
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # OWASP, CSV injection: a spreadsheet runs a cell that begins so


def write(actions: Iterable[Action], stream: Sink) -> int:
    """Write a heading and one row an action; gives how many actions.

    What is absent is an empty cell; lists are joined by "; ", a lead followed by its meaning in brackets, a milestone
    by its date. A cell that a spreadsheet would run as a formula gets an apostrophe before it. Open `stream` with
    newline="": rows end in CR LF (RFC 4180), and a cell may hold either.
    """
    writer = csv.writer(stream)  # its usual line end: with a bare LF, Python 3.11 leaves a cell with CR unquoted
    writer.writerow(COLUMNS)
    count = 0
    for action in actions:
        writer.writerow([_harmless(cell) for cell in _row(action)])
        count += 1
    return count


def _row(action: Action) -> tuple[object, ...]:
    """The cells under COLUMNS; csv writes None as an empty one."""
    recommendation = action.recommendation
    return (
        action.file,
        action.document.borough,
        action.document.body,
        action.document.title,
        action.document.date,
        BETWEEN.join(action.theme),
        recommendation and recommendation.ref,
        recommendation and recommendation.text,
        action.ref,
        action.action,
        BETWEEN.join(map(_party, action.leads)),
        BETWEEN.join(map(_party, action.involved)),
        BETWEEN.join(map(_due, action.due)),
        action.due_date,
        str(action.ongoing).lower(),
        action.outcome,
        BETWEEN.join(map(_milestone, action.milestones)),
        action.evidence,
        action.progress,
        action.completed_on,
        action.rag,
        action.status.value,
        action.status_phrase,
        action.status_confidence,
        action.status_by and action.status_by.value,
        action.source.page,
        action.source.table,
        action.source.row,
        BETWEEN.join(action.warnings),
        " to ".join(map(str, action.document.pages or ())),  # "3-7" would become a date
        action.document.sha256,
    )


def _party(party: Party) -> str:
    return party.name if party.expanded is None else f"{party.name} ({party.expanded})"


def _due(due: Due) -> str:
    return due.raw


def _milestone(milestone: Milestone) -> str:
    return milestone.text if milestone.due is None else f"{milestone.text} ({milestone.due})"


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
