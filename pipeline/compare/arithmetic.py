"""Facts -> figures: one row a group, one column a measure."""

import datetime
from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipeline.compare.by import NOT_STATED, By
from pipeline.compare.facts import Facts
from pipeline.compare.groups import Groups, grouped
from pipeline.compare.judged import Judged, Numbers, Positions, judge
from pipeline.compare.measures import MEASURES, Count, Median

SMALL = 10  # a share of fewer is told as counts, "3 of 7", never as a percentage
LEADERS = ("actions", "open", "judged", "overdue", "past_due_no_update", "not_yet_due", "overdue_unknown")


def columns() -> dict[str, str]:
    """The dtype of each column that stands after those of the groups, in their order.

    Counts are int64, medians float64 (NaN where nothing is told), shares float64 from 0 to 1, NaN where they would be
    shares of fewer than SMALL.

    >>> [name for name in columns() if name.startswith("overdue")]
    ['overdue', 'overdue_share', 'overdue_unknown', 'overdue_unknown_share']
    """
    names: dict[str, str] = {}
    for measure in MEASURES:
        names[measure.name] = "int64" if isinstance(measure, Count) else "float64"
        if isinstance(measure, Count) and measure.of:
            names[f"{measure.name}_share"] = "float64"
    return names


def compare(facts: Facts, by: Sequence[By], as_of: datetime.date | None = None) -> pd.DataFrame:
    """One row a group of one or two dimensions, sorted; the groups' names as text, then `columns()`.

    Overdue is judged on the day `as_of`, or where None on each plan's own date. By lead or kind of lead an action
    counts once for each, so that the rows add up to more than the total. Raises ValueError as `grouped`.
    """
    judged = judge(facts, as_of)
    groups = grouped(facts, by, judged.lead_action)
    steps = _of_steps(groups, judged)
    figures: dict[str, object] = {}
    for measure in MEASURES:
        rows, codes = steps if measure.steps else (groups.rows, groups.codes)
        if isinstance(measure, Median):
            figures[measure.name] = _medians(measure.numbers(judged)[rows], codes, len(groups.names))
            continue
        marked = codes[measure.marks(judged)[rows]]
        figures[measure.name] = count = np.bincount(marked, minlength=len(groups.names)).astype(np.int64)
        if measure.of:
            whole = np.asarray(figures[measure.of])
            figures[f"{measure.name}_share"] = np.where(whole < SMALL, np.nan, count / np.maximum(whole, 1))
    return groups.names.assign(**figures)


def total(facts: Facts, as_of: datetime.date | None = None) -> pd.DataFrame:
    """The same figures over all actions, each counted once: one row."""
    return compare(facts, (), as_of)


def leaders(facts: Facts, as_of: datetime.date | None = None, most: int = 10) -> pd.DataFrame:
    """The leads that carry the most overdue actions, then those past due without an update, then open ones.

    At most `most` rows: borough, lead, then LEADERS. A lead is a name within a borough: two boroughs' Heads of Service
    are two. Those without an open action are left out, and actions without a lead.
    """
    table = compare(facts, (By.BOROUGH, By.LEAD), as_of)
    table = table[(table["lead"] != NOT_STATED) & (table["open"] > 0)]
    worst = ["overdue", "past_due_no_update", "open"]
    table = table.sort_values(worst, ascending=False, kind="stable")  # otherwise by name, as it was
    return table.head(most)[["borough", "lead", *LEADERS]].reset_index(drop=True)


def _of_steps(groups: Groups, judged: Judged) -> tuple[Positions, Positions]:
    """Each step with the groups of its action, side by side."""
    steps = pd.DataFrame({"row": judged.step_action, "step": np.arange(len(judged.step_action))})
    both = steps.merge(pd.DataFrame({"row": groups.rows, "code": groups.codes}), on="row")
    return both["step"].to_numpy(dtype=np.intp), both["code"].to_numpy(dtype=np.intp)


def _medians(numbers: Numbers, codes: Positions, groups: int) -> pd.Series:
    """The median of each group to one decimal; NaN where nothing is told."""
    return pd.Series(numbers).groupby(codes).median().reindex(range(groups)).round(1).astype("float64")
