"""A whole comparison: its figures, and what a reader must know to trust them. Every output writes this value."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.compare.arithmetic import compare, leaders, total
from pipeline.compare.by import By
from pipeline.compare.facts import Facts, LeftOut
from pipeline.compare.groups import plan_labels


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """The frames are those of `compare`, `total`, `leaders` and `versions`."""

    by: tuple[By, ...]
    as_of: datetime.date | None
    selection: str | None  # which actions were asked for, in words; None for all
    groups: pd.DataFrame
    total: pd.DataFrame
    leaders: pd.DataFrame
    versions: pd.DataFrame
    left_out: tuple[LeftOut, ...]
    unstated: int  # actions without a borough


def comparison(
    facts: Facts,
    by: Sequence[By],
    as_of: datetime.date | None = None,
    most: int = 10,
    selection: str | None = None,
) -> Comparison:
    """`facts` compared by one or two dimensions, with the `most` leads that carry most. Raises as `compare`."""
    return Comparison(
        tuple(by),
        as_of,
        selection,
        compare(facts, by, as_of),
        total(facts, as_of),
        leaders(facts, as_of, most),
        versions(facts),
        facts.left_out,
        int(facts.actions["borough"].isna().sum()),
    )


def versions(facts: Facts) -> pd.DataFrame:
    """Which version of each plan was compared, a row each: plan (as groups are called), plan_date, actions; sorted."""
    found = pd.DataFrame({"plan": plan_labels(facts.actions), "plan_date": facts.actions["plan_date"]})
    counted = found.groupby(["plan", "plan_date"], dropna=False).size().rename("actions").reset_index()
    return counted.astype({"plan": "string", "plan_date": "datetime64[s]", "actions": "int64"})


def unjudged(told: Comparison) -> Iterator[tuple[int, str]]:
    """What could not be read or judged: how many, and of what. Zeros are told too."""
    row = told.total.iloc[0]
    yield (
        int(row["overdue_unknown"]),
        "Open actions that cannot be judged overdue or not (no due date, or the plan has none)",
    )
    yield int(row["past_due_no_update"]), "Actions past their due date without an update, done or not"
    yield int(row["completed_time_unknown"]), "Completed actions that do not tell whether they were in time"
    yield int(row["doubtful"]), "Actions that were doubtful when they were read"
    yield told.unstated, "Actions whose borough is not stated"
    yield int(told.versions["plan_date"].isna().sum()), "Plans compared that state no date"
    yield from ((left.plans, f"Plans left out, since {left.reason}") for left in told.left_out)


def judged_on(told: Comparison) -> str:
    """The day that overdue is judged on, in words."""
    return f"{told.as_of:%d %B %Y}".lstrip("0") if told.as_of else "the date of each plan"
