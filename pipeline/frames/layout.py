"""Which columns a frame has, of which dtypes, and its rows from what the store gives."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pandas as pd

from models.listed import Listed
from pipeline.compare.facts import table
from pipeline.export.column import Column, Kind
from pipeline.export.columns import COLUMNS, in_one_cell
from pipeline.export.tidy import TABLES
from pipeline.store import PlanVersion
from pipeline.versions.changes import Change, Step

TEXT, WHOLE, DAY, FLAG = "string", "Int64", "datetime64[s]", "boolean"
DTYPES = MappingProxyType(
    {Kind.TEXT: TEXT, Kind.WHOLE: WHOLE, Kind.NUMBER: "float64", Kind.DAY: DAY, Kind.FLAG: FLAG}
)  # where a value is missing: NA, NaN or NaT


def _dtypes(columns: Iterable[Column]) -> Mapping[str, str]:
    return MappingProxyType({column.name: DTYPES[column.kind] for column in columns})


ACTIONS = _dtypes(each.column for each in COLUMNS)
TIDY = MappingProxyType({each.name: _dtypes(each.columns) for each in TABLES if each.several})
PLANS: Mapping[str, str] = MappingProxyType(
    {
        "plan": TEXT,  # as in ACTIONS, like the next six
        "date": DAY,
        "borough": TEXT,
        "body": TEXT,
        "title": TEXT,
        "file": TEXT,
        "sha256": TEXT,
        "actions": WHOLE,  # how many
    }
)
CHANGES: Mapping[str, str] = MappingProxyType(
    {
        "plan": TEXT,
        "from_date": DAY,  # of the earlier version
        "to_date": DAY,  # of the later one
        "kind": TEXT,  # pipeline.versions.changes.Kind
        "earlier": TEXT,  # the action's id in the earlier version; NA where it is new
        "id": TEXT,  # and in the later one; NA where it was dropped
        "ref": TEXT,  # of the later one, like the next; of the earlier where it was dropped
        "action": TEXT,
        "before": TEXT,  # what changed, as text
        "after": TEXT,
        "days": WHOLE,  # by which a due date moved; below 0 if brought forward; NA but for a moved date
        "doubtful": FLAG,  # whether the two are one action is for a person to say
    }
)
HISTORY: Mapping[str, str] = MappingProxyType({**ACTIONS, "changes": TEXT})  # their kinds since the version before
BETWEEN = "; "


def actions(found: Iterable[Listed]) -> pd.DataFrame:
    """One row an action, the columns of ACTIONS; lists joined in a cell as in a spreadsheet."""
    return table(map(_action, found), ACTIONS)


def tidy(found: Iterable[Listed], name: str) -> pd.DataFrame:
    """One row for each of what the actions have several of: the tidy table of that name."""
    (several,) = (each.several for each in TABLES if each.name == name and each.several)
    rows = ((one.id, place, *row) for one in found for place, row in enumerate(several.rows(one), start=1))
    return table(rows, TIDY[name])


def plans(found: Iterable[PlanVersion]) -> pd.DataFrame:
    """One row a version of a plan, PLANS."""
    return table(map(_plan, found), PLANS)


def changes(steps: Iterable[tuple[PlanVersion, PlanVersion, Iterable[Change]]]) -> pd.DataFrame:
    """One row a change, CHANGES; of each step the two versions, and what changed between them."""
    rows = (_change(earlier, later, change) for earlier, later, told in steps for change in told)
    return table(rows, CHANGES)


def history(steps: Iterable[Step]) -> pd.DataFrame:
    """One row a version in which the action stands, HISTORY."""
    rows = (
        (*_action(step.listed), BETWEEN.join(change.kind.value for change in step.changes) or None) for step in steps
    )
    return table(rows, HISTORY)


def _action(listed: Listed) -> tuple[object, ...]:
    return tuple(in_one_cell(column, listed) for column in COLUMNS)


def _plan(one: PlanVersion) -> tuple[object, ...]:
    told = one.identity
    names = (told.date, told.borough, told.body, told.title)
    return (str(one.plan), *names, one.file, told.sha256, one.actions)


def _change(earlier: PlanVersion, later: PlanVersion, change: Change) -> tuple[object, ...]:
    listed = change.later or change.earlier
    return (
        str(later.plan),
        earlier.identity.date,
        later.identity.date,
        change.kind.value,
        change.earlier and change.earlier.id,
        change.later and change.later.id,
        listed and listed.action.ref,
        listed and listed.action.action,
        change.before,
        change.after,
        change.days,
        change.doubtful,
    )
