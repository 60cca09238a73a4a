"""What the facts tell of each action on its own: done or open, on time or late, due or not. No groups yet."""

import datetime
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.status import LABELS, Status
from pipeline.compare.facts import Facts

Marks = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Positions = NDArray[np.intp]
Days = NDArray[np.datetime64]
SETTLED = [label.status.value for label in LABELS if label.settled]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Arrays with one place an action, in the order of the facts; those named `step_` one place a step of `slips`."""

    status: dict[Status, Marks]
    lead_action: Positions  # of each row of the leads: which action's lead it is
    lead: Marks
    due: Marks
    ongoing: Marks
    update: Marks
    doubtful: Marks  # it has warnings
    open: Marks  # not settled, by LABELS
    judgeable: Marks  # open, with a due date and a day to hold it against
    past: Marks  # the due date lies before that day
    on_time: Marks  # completed, and known to have been by the due date
    late: Marks  # completed, and known to have been after it
    given: Numbers  # days from the first version with the action to its due date; NaN where either is not told
    step_days: Numbers  # by how many the due date moved
    step_action: Positions  # which action's step it is


def judge(facts: Facts, as_of: datetime.date | None) -> Judged:
    """What holds of each action on the day `as_of`, or where None on the day that its plan speaks for.

    Without that day, or without a due date, an open action is not `judgeable`. A date of completion decides over what
    the versions tell; they can show that an action was done by its due date, never that it was late: it was done some
    time before the version that says so.
    """
    actions = facts.actions
    due = _days(actions["due_date"])
    day = _days(actions["plan_date"]) if as_of is None else np.full(len(due), np.datetime64(as_of, "s"))
    codes, names = pd.factorize(actions["status"])
    status = {each: np.asarray(codes == (list(names).index(each) if each in names else -1)) for each in Status}
    done = status[Status.COMPLETED]
    achieved = _days(actions["completed_on"])
    seen = np.where(np.isnat(achieved), _days(actions["completed_by"]), achieved)
    places = pd.Index(actions["id"])
    lead_action = places.get_indexer(facts.leads["id"])
    is_open = ~np.logical_or.reduce([status[Status(name)] for name in SETTLED])
    return Judged(
        status=status,
        lead_action=lead_action,
        lead=np.bincount(lead_action, minlength=len(due)) > 0,
        due=~np.isnat(due),
        ongoing=actions["ongoing"].to_numpy(),
        update=actions["has_update"].to_numpy(),
        doubtful=actions["warnings"].to_numpy() > 0,
        open=is_open,
        judgeable=is_open & ~np.isnat(due) & ~np.isnat(day),
        past=due < day,  # never true of NaT, like the comparisons below
        on_time=done & (seen <= due),
        late=done & (achieved > due),
        given=_apart(_days(actions["first_date"]), due),
        step_days=facts.slips["days"].to_numpy(dtype=np.float64),
        step_action=places.get_indexer(facts.slips["id"]),
    )


def _days(column: "pd.Series[pd.Timestamp]") -> Days:
    return np.asarray(column, dtype="datetime64[s]")


def _apart(start: Days, end: Days) -> Numbers:
    """Days from `start` to `end`; NaN where either is NaT."""
    days = (end - start).astype("timedelta64[D]")
    return np.where(np.isnat(days), np.nan, days.astype(np.int64))
