"""MEASURES: the one place for what is counted, under which heading, and what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from models.status import LABELS, Status
from pipeline.compare.judged import Judged, Marks, Numbers

DAYS_OF_MONTH = 365.25 / 12


class Family(StrEnum):
    """Measures that are shown together."""

    OWNED = "Owners and dates"
    STATUS = "Updates and status"
    DONE = "Completed: in time or not"
    OPEN = "Open: overdue or not"
    TIME = "Time given and dates moved"


@dataclass(frozen=True, slots=True)
class Count:
    """How many actions, or where `steps` steps between versions, are marked; `of` names the count it is a share of."""

    name: str
    heading: str
    meaning: str
    family: Family
    marks: Callable[[Judged], Marks]
    of: str | None = None
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Median:
    """The middle of a number, where it is told; `of` names the count of those where it is."""

    name: str
    heading: str
    meaning: str
    family: Family
    numbers: Callable[[Judged], Numbers]  # NaN where it is not told
    of: str
    steps: bool = False


Measure = Count | Median


def _all(judged: Judged) -> Marks:
    return np.ones(len(judged.open), dtype=np.bool_)


def _marked(status: Status) -> Callable[[Judged], Marks]:
    return lambda judged: judged.status[status]


def _reported(judged: Judged) -> Marks:
    return judged.judgeable & ~judged.status[Status.UNREPORTED]


def _moved(judged: Judged) -> Numbers:
    return np.where(judged.step_days == 0, np.nan, judged.step_days)


_STATUSES = tuple(
    Count(
        label.status.value,
        label.status.value.replace("_", " ").capitalize(),
        f"The status is read as {label.status.value.replace('_', ' ')}: {label.meaning}.",
        Family.STATUS,
        _marked(label.status),
        of="actions",
    )
    for label in LABELS
)

MEASURES: tuple[Measure, ...] = (
    Count("actions", "Actions", "Actions of the version of each plan that was compared.", Family.OWNED, _all),
    Count("with_lead", "With a lead", "At least one lead is named.", Family.OWNED, lambda j: j.lead, of="actions"),
    Count("with_due", "With a date", "The timescale states a date.", Family.OWNED, lambda j: j.due, of="actions"),
    Count("no_owner", "No lead", "No lead is named.", Family.OWNED, lambda j: ~j.lead, of="actions"),
    Count(
        "no_date",
        "No date",
        "The timescale states no date, and does not say that the action is ongoing.",
        Family.OWNED,
        lambda j: ~j.due & ~j.ongoing,
        of="actions",
    ),
    Count(
        "ongoing_no_date",
        "Ongoing, no date",
        "The timescale states no date, but says that the action is ongoing.",
        Family.OWNED,
        lambda j: ~j.due & j.ongoing,
        of="actions",
    ),
    Count(
        "neither",
        "Neither",
        "No lead is named and no date stated; ongoing ones are left out.",
        Family.OWNED,
        lambda j: ~j.lead & ~j.due & ~j.ongoing,
        of="actions",
    ),
    Count(
        "doubtful",
        "Doubtful",
        "The record has at least one warning: something in it was doubtful when it was read.",
        Family.OWNED,
        lambda j: j.doubtful,
        of="actions",
    ),
    Count(
        "with_update",
        "With an update",
        "The plan gives an update for the action.",
        Family.STATUS,
        lambda j: j.update,
        of="actions",
    ),
    *_STATUSES,
    Count(
        "completed_on_time",
        "On time",
        "Completed by the due date: the date of completion says so or, where there is none, a version of the plan dated"
        " no later than the due date calls it completed, and so do all since.",
        Family.DONE,
        lambda j: j.on_time,
        of="completed",
    ),
    Count(
        "completed_late",
        "Late",
        "Completed, with a date of completion after the due date.",
        Family.DONE,
        lambda j: j.late,
        of="completed",
    ),
    Count(
        "completed_time_unknown",
        "Time not told",
        "Completed, but the plan does not tell whether by the due date: a date is missing, or completion is first told"
        " in a version after it.",
        Family.DONE,
        lambda j: j.status[Status.COMPLETED] & ~j.on_time & ~j.late,
        of="completed",
    ),
    Count("open", "Open", "Not settled: neither completed nor cancelled.", Family.OPEN, lambda j: j.open, of="actions"),
    Count(
        "judged",
        "Can be judged",
        "Open, with a due date and a day to hold it against.",
        Family.OPEN,
        lambda j: j.judgeable,
        of="open",
    ),
    Count(
        "overdue",
        "Overdue",
        "Open with an update, and the due date is past.",
        Family.OPEN,
        lambda j: _reported(j) & j.past,
        of="judged",
    ),
    Count(
        "past_due_no_update",
        "Past due, no update",
        "The due date is past, and no update says whether the action was done.",
        Family.OPEN,
        lambda j: j.judgeable & j.status[Status.UNREPORTED] & j.past,
        of="judged",
    ),
    Count(
        "not_yet_due",
        "Not yet due",
        "Open, and the due date is not past.",
        Family.OPEN,
        lambda j: j.judgeable & ~j.past,
        of="judged",
    ),
    Count(
        "overdue_unknown",
        "Cannot be judged",
        "Open, but no due date is stated (ongoing ones too), or the plan has no date and no other day was asked for.",
        Family.OPEN,
        lambda j: j.open & ~j.judgeable,
        of="open",
    ),
    Count(
        "months_given_of",
        "Actions with time given",
        "Actions with a due date, in a plan whose first version with the action has a date.",
        Family.TIME,
        lambda j: ~np.isnan(j.given),
        of="actions",
    ),
    Median(
        "months_given",
        "Median months given",
        "The middle of the months from the first version with the action to the due date it has now; a month is 30.4"
        " days. Below 0 where the date was past when first printed.",
        Family.TIME,
        lambda j: j.given / DAYS_OF_MONTH,
        of="months_given_of",
    ),
    Count(
        "slip_steps",
        "Steps",
        "Steps from a version of a plan to the next in which an action has a due date in both.",
        Family.TIME,
        lambda j: np.ones(len(j.step_days), dtype=np.bool_),
        steps=True,
    ),
    Count(
        "slip_moved",
        "Steps that moved it",
        "Steps in which the due date was changed.",
        Family.TIME,
        lambda j: j.step_days != 0,
        of="slip_steps",
        steps=True,
    ),
    Median(
        "slip_days",
        "Median slip, days",
        "The middle of the days by which a step moves a due date, 0 where it does not; below 0 if brought forward.",
        Family.TIME,
        lambda j: j.step_days,
        of="slip_steps",
        steps=True,
    ),
    Median(
        "slip_days_moved",
        "Median slip when moved",
        "The same of the steps that move the date.",
        Family.TIME,
        _moved,
        of="slip_moved",
        steps=True,
    ),
)
BY_NAME = {measure.name: measure for measure in MEASURES}
