"""The report: one HTML file with its charts in it. It fetches nothing, runs nothing and prints on A4."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined

from models.status import LABELS
from pipeline.compare.arithmetic import SMALL
from pipeline.compare.by import HEADINGS, OF_LEADS, By
from pipeline.compare.charts import Bar, measured, stacked
from pipeline.compare.comparison import Comparison, judged_on, unjudged
from pipeline.compare.measures import BY_NAME, MEASURES, Family
from pipeline.compare.shown import Row, cell, everything, rows
from pipeline.report import one_line

DRAWN = 40  # groups in a chart: as many as stand on a printed page
OF_LEADERS = ("actions", "open", "overdue", "past_due_no_update", "not_yet_due", "overdue_unknown")
PAGE = 15  # groups from which on a chart has a printed page to itself
OF_MONTHS = "Months from the first version with the action to its due date; of how many actions stands beside each bar."
OF_BARS = (
    "Numbers in the bars are counts; what a bar is of stands beside it. Short bars are groups of fewer than"
    f" {SMALL}: they can be counted, an action always as long, but show no share."
)
OF_GAPS = "What a bar leaves empty are actions that miss neither. " + OF_BARS
NOTES = {Family.TIME: OF_MONTHS, Family.OWNED: OF_GAPS}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its first `names` columns name the row; `last` is the row of the total, if it has one."""

    caption: str
    names: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    last: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A family of measures: a chart, what it shows in words, and the table of all its figures."""

    title: str
    picture: str | None  # a data: address; None where there is no group to draw
    alt: str
    note: str  # how the chart is to be read
    grid: Grid


@dataclass(frozen=True, slots=True)
class Stack:
    """What the chart of a family stacks: names of counts, and of the count that they are parts of."""

    parts: tuple[str, ...]
    whole: str
    unit: str  # what is counted, in words


STACKS = {
    Family.STATUS: Stack(tuple(label.status.value for label in LABELS), "actions", "in all"),
    Family.DONE: Stack(("completed_on_time", "completed_late", "completed_time_unknown"), "completed", "completed"),
    Family.OPEN: Stack(("overdue", "past_due_no_update", "not_yet_due", "overdue_unknown"), "open", "open"),
}
MISSING = (
    "Only the lead is missing",
    "Only the date is missing",
    "Both are missing",
)  # of the family OWNED, where the counts overlap


def text(told: Comparison) -> str:
    """The report, the same bytes for the same figures. What stands in documents is escaped."""
    pages = Environment(
        loader=PackageLoader("pipeline.compare", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    context = {
        "title": f"Action plans by {' and '.join(HEADINGS[each].lower() for each in told.by)}",
        "selection": told.selection and one_line(told.selection),
        "judged_on": judged_on(told),
        "total": int(told.total["actions"].iloc[0]),
        "plans": len(told.versions),
        "groups": len(told.groups),
        "drawn": DRAWN,
        "page": PAGE,
        "small": SMALL,
        "by_lead": any(each in OF_LEADS for each in told.by),
        "sections": list(_sections(told)),
        "unjudged": list(unjudged(told)),
        "leaders": _leaders(told.leaders),
        "versions": _versions(told.versions),
        "definitions": _definitions(),
    }
    return pages.get_template("report.html").render(context)


def _sections(told: Comparison) -> Iterator[Section]:
    most = told.groups.sort_values("actions", ascending=False, kind="stable").head(DRAWN)
    drawn = told.groups.loc[sorted(most.index)]
    names = ["\n".join(one_line(str(row[each.value])) for each in told.by) for row in rows(drawn)]
    for family in Family:
        picture, words = _chart(family, drawn, names)
        alt = f"Bar chart: {words} of {len(names)} groups. The table below has the same figures."
        address = _address(picture) if names else None
        yield Section(family.value, address, alt, NOTES.get(family, OF_BARS), _grid(told, family))


def _chart(family: Family, drawn: pd.DataFrame, names: Sequence[str]) -> tuple[str, str]:
    """The chart of a family as SVG, and what it shows, in words."""
    if family is Family.TIME:
        told = [cell(row, BY_NAME["months_given"]) for row in rows(drawn)]
        return measured(names, list(drawn["months_given"]), told), "the median of the months given to an action,"
    if family is Family.OWNED:
        either = (drawn["no_owner"] - drawn["neither"], drawn["no_date"] - drawn["neither"])
        parts = [*either, drawn["neither"]]
        stack, headings = Stack((), "actions", "in all"), list(MISSING)
    else:
        stack = STACKS[family]
        parts, headings = [drawn[name] for name in stack.parts], [BY_NAME[name].heading for name in stack.parts]
    wholes = drawn[stack.whole]
    counted = zip(names, zip(*parts, strict=True), wholes, strict=True)
    bars = [Bar(name, tuple(map(int, counts)), int(whole)) for name, counts, whole in counted]
    return stacked(bars, headings, stack.unit), f"{', '.join(headings).lower()}, as parts of the actions {stack.unit},"


def _grid(told: Comparison, family: Family) -> Grid:
    measures = [BY_NAME["actions"], *(each for each in MEASURES if each.family is family and each.name != "actions")]
    (total,) = rows(told.total)
    return Grid(
        family.value,
        tuple(HEADINGS[each] for each in told.by),
        tuple(each.heading for each in measures),
        tuple((*_names(row, told.by), *(cell(row, each) for each in measures)) for row in rows(told.groups)),
        (everything(told.by), *(cell(total, each) for each in measures)),
    )


def _names(row: Row, by: Sequence[By]) -> Iterator[str]:
    return (one_line(str(row[each.value])) for each in by)


def _leaders(leaders: pd.DataFrame) -> Grid:
    found = (
        (one_line(str(row["lead"])), one_line(str(row["borough"])), *(str(row[name]) for name in OF_LEADERS))
        for row in rows(leaders)
    )
    headings = tuple(BY_NAME[name].heading for name in OF_LEADERS)
    return Grid("Leads with the most overdue and open actions", ("Lead", "Borough"), headings, tuple(found))


def _versions(versions: pd.DataFrame) -> Grid:
    dates = versions["plan_date"].dt.strftime("%Y-%m-%d").fillna("no date")
    found = zip(versions["plan"].map(one_line), dates, versions["actions"].astype(str), strict=True)
    return Grid("Versions that were compared", ("Plan",), ("Date of the version", "Actions"), tuple(found))


def _definitions() -> Grid:
    found = tuple((each.heading, each.meaning, BY_NAME[each.of].heading if each.of else "") for each in MEASURES)
    return Grid("What is counted", ("Measure",), ("Meaning", "Shown as part of"), found)


def _address(picture: str) -> str:
    """The picture within the page: as an image its inner names meet no others, and nothing in it can run."""
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()
