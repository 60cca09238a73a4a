"""Which group each action counts in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.compare.by import MOST, NOT_STATED, OF_LEADS, By
from pipeline.compare.facts import TEXT, Facts
from pipeline.compare.judged import Positions


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """`rows` and `codes` stand side by side: an action's place in the facts, and the place in `names` of its group."""

    names: pd.DataFrame  # one row a group, one column of TEXT a dimension; sorted, what is not stated last
    rows: Positions
    codes: Positions


def grouped(facts: Facts, by: Sequence[By], lead_action: Positions) -> Groups:
    """The groups of `by` that have actions; by nothing at all, one group of all, be it empty.

    `lead_action` is the place of the action of each row of the leads.
    Every action is in a group; by lead or kind of lead it is in one for each lead, and once in each.
    Raises ValueError for a dimension named twice, or more than two.
    """
    if len(by) > MOST or len(set(by)) < len(by):
        raise ValueError(f"one or two different dimensions are compared, not {', '.join(by)}")
    if not by:
        everything = np.arange(len(facts.actions))
        return Groups(pd.DataFrame(index=range(1)), everything, np.zeros_like(everything))
    rows, leads = _standing(facts, by, lead_action)
    ranked = [_ranked(_labels(facts, each, rows, leads)) for each in by]
    mixed = np.zeros(len(rows), dtype=np.int64)
    for codes, names in ranked:
        mixed = mixed * len(names) + codes
    codes, used = pd.factorize(mixed, sort=True)
    width = max(len(used), 1)
    once = pd.unique(rows * width + codes)  # an action with two leads of one kind is one action of that kind
    return Groups(_names(by, ranked, used), once // width, once % width)


def plan_labels(actions: pd.DataFrame) -> pd.Series:
    """How the plan of each action is called: its title, whose it is, and the id that other commands take."""
    plans = actions.drop_duplicates("plan")
    whose = plans["body"].fillna(plans["borough"])
    words = plans["title"].fillna("Plan without a title") + (", " + whose).fillna("")
    names = words + " (plan " + plans["plan"].astype(TEXT) + ")"
    return names.iloc[pd.Index(plans["plan"]).get_indexer(actions["plan"])].reset_index(drop=True)


def _standing(facts: Facts, by: Sequence[By], lead_action: Positions) -> tuple[Positions, pd.DataFrame]:
    """The place of the action of each row to be counted, and beside it the lead, NA where there is none."""
    if not set(by) & set(OF_LEADS):
        return np.arange(len(facts.actions)), facts.leads
    unled = np.flatnonzero(np.bincount(lead_action, minlength=len(facts.actions)) == 0)
    leads = facts.leads.reset_index(drop=True).reindex(range(len(lead_action) + len(unled)))
    return np.concatenate([lead_action, unled]), leads


def _labels(facts: Facts, by: By, rows: Positions, leads: pd.DataFrame) -> pd.Series:
    actions = facts.actions
    match by:
        case By.LEAD:
            return leads["name"]
        case By.KIND:
            return leads["kind"]
        case By.PLAN:
            return plan_labels(actions).iloc[rows]
        case By.YEAR:
            return _year(actions["plan_date"]).iloc[rows]
        case By.DUE_YEAR:
            return _year(actions["due_date"]).iloc[rows]
        case By.BOROUGH | By.BODY | By.THEME:
            return actions[by.value].iloc[rows]


def _year(days: pd.Series) -> pd.Series:
    return days.dt.year.astype("Int64").astype(TEXT)


def _ranked(labels: pd.Series) -> tuple[Positions, list[str]]:
    """Each label as its rank, and the labels in order: by letters whatever their case, what is not stated last."""
    codes, found = pd.factorize(labels, use_na_sentinel=True)
    names = [str(name) for name in found]
    order = sorted(range(len(names)), key=lambda code: (names[code].casefold(), names[code]))
    ranks = np.empty(len(names) + 1, dtype=np.intp)
    ranks[order] = np.arange(len(names))
    ranks[-1] = len(names)  # what factorize calls -1
    return ranks[codes], [*(names[code] for code in order), NOT_STATED]


def _names(by: Sequence[By], ranked: list[tuple[Positions, list[str]]], used: Positions) -> pd.DataFrame:
    columns = {}
    for each, (_, names) in reversed(list(zip(by, ranked, strict=True))):
        columns[each.value] = pd.array([names[code] for code in used % len(names)], dtype=TEXT)
        used = used // len(names)
    return pd.DataFrame({each.value: columns[each.value] for each in by})
