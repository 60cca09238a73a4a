"""What a comparison is made from: three tables with fixed columns, however they were come by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from models.action import PartyKind
from models.status import Status

TEXT, NUMBER, TRUTH, DAY = "string", "int64", "bool", "datetime64[s]"  # dtypes; TEXT may be NA, a DAY may be NaT

ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "id": TEXT,  # the action's, each once
        "plan": NUMBER,  # the id of its plan
        "borough": TEXT,
        "body": TEXT,
        "title": TEXT,  # the plan's, as the chosen version has it
        "theme": TEXT,  # the outermost
        "plan_date": DAY,  # the day that the chosen version speaks for
        "status": TEXT,  # one of models.status.Status
        "due_date": DAY,
        "completed_on": DAY,
        "ongoing": TRUTH,  # the timescale says so
        "has_update": TRUTH,
        "warnings": NUMBER,  # how many
        "first_date": DAY,  # of the first version in which the same action stands
        "completed_by": DAY,  # of the first version since which it is said completed without a break
    }
)
LEADS: Mapping[str, str] = MappingProxyType({"id": TEXT, "name": TEXT, "kind": TEXT})
SLIPS: Mapping[str, str] = MappingProxyType({"id": TEXT, "days": NUMBER})
_NEEDED = {"actions": ("id", "status"), "leads": ("id", "name", "kind"), "slips": ("id",)}  # never NA


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Plans that the comparison could not take in; `reason` ends the words "Plans left out, since ..."."""

    reason: str
    plans: int


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """The actions of one chosen version of each plan, and what the versions before it tell of them.

    `actions` has one row an action (ACTIONS), `leads` one row a lead of an action (LEADS), `slips` one row for each
    step from a version to the next in which both state a due date: by how many days it moved, 0 where it did not.
    Raises ValueError where a column or dtype is not as told there, an id stands twice or is not known, or a status is
    none of ours. Frames compare by cell: two Facts are never equal.
    """

    actions: pd.DataFrame
    leads: pd.DataFrame
    slips: pd.DataFrame
    left_out: tuple[LeftOut, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what the arithmetic could not trust."""
        for name, columns in (("actions", ACTIONS), ("leads", LEADS), ("slips", SLIPS)):
            _check(name, getattr(self, name), columns)
        if self.actions["id"].duplicated().any():
            raise ValueError("actions: an id stands twice")
        unknown = set(self.actions["status"].unique()) - set(Status)
        if unknown:
            raise ValueError(f"actions: no status: {', '.join(sorted(unknown))}")
        kinds = set(self.leads["kind"].unique()) - set(PartyKind)
        if kinds:
            raise ValueError(f"leads: no kind: {', '.join(sorted(kinds))}")
        known = pd.Index(self.actions["id"])  # quicker than isin, which takes texts out one by one
        for name in ("leads", "slips"):
            if (known.get_indexer(getattr(self, name)["id"]) < 0).any():
                raise ValueError(f"{name}: an id that is in no action")


def table(rows: Iterable[Sequence[object]], columns: Mapping[str, str]) -> pd.DataFrame:
    """`rows`, each with the values of `columns` in their order, as a frame of these dtypes.

    Text is str or None, a day datetime.date or None. Raises ValueError or TypeError where a value does not fit.

    >>> table([("a3f9-1", "Head of Service", "role")], LEADS).dtypes.astype(str).to_dict()
    {'id': 'string', 'name': 'string', 'kind': 'string'}
    """
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame({name: _series(list(column), dtype) for (name, dtype), column in _pairs(columns, values)})


def _pairs(
    columns: Mapping[str, str], values: Sequence[Sequence[object]]
) -> Iterable[tuple[tuple[str, str], Sequence[object]]]:
    return zip(columns.items(), values, strict=True)


def _series(values: list[object], dtype: str) -> pd.Series:
    if dtype == DAY:  # numpy reads dates far quicker than pandas does; by way of days, since a date has no time
        return pd.Series(np.array(values, dtype="datetime64[D]").astype(DAY))
    return pd.Series(values, dtype=dtype)


def _check(name: str, frame: pd.DataFrame, columns: Mapping[str, str]) -> None:
    found = {column: str(dtype) for column, dtype in frame.dtypes.items()}
    if found != dict(columns):
        wrong = sorted({*found.items()} ^ {*columns.items()})
        raise ValueError(f"{name}: columns or dtypes are not as agreed: {wrong}")
    empty = [column for column in _NEEDED[name] if frame[column].isna().any()]
    if empty:
        raise ValueError(f"{name}: a row without {', '.join(empty)}")
