"""The terminal: the main figures in 80 columns, or all of them in more, a table a family."""

from collections.abc import Iterator, Sequence
from typing import TextIO

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.compare.by import HEADINGS
from pipeline.compare.comparison import Comparison, judged_on, unjudged
from pipeline.compare.measures import BY_NAME, MEASURES, Family, Measure
from pipeline.compare.shown import cell, everything, rows
from pipeline.report import one_line

LEADERS_TITLE = "Leads with the most overdue and open actions"
WIDE = 120  # columns that all measures take
NARROW = 80  # columns of what is written to a file or a pipe
MAIN = ("actions", "completed", "completed_on_time", "overdue", "no_owner", "no_date")
OF_LEADERS = ("open", "overdue", "past_due_no_update", "overdue_unknown")


def text(told: Comparison, stream: TextIO, whole: bool = False) -> str:
    """What the terminal that `stream` leads to shows; long names are wrapped, none is cut."""
    console = Console(file=stream, width=None if stream.isatty() else NARROW)
    if whole:
        console.width = max(console.width, WIDE)
    with console.capture() as printed:  # rich itself would end the program where a pipe is broken
        for title, measures in _tables(whole):
            console.print(_table(told, title, measures))
            console.print()
        if len(told.leaders):
            console.print(_leaders(told.leaders))
            console.print()
        for line in _notes(told):
            console.print(Text(one_line(line)), soft_wrap=False)
    return "".join(f"{line.rstrip()}\n" for line in printed.get().splitlines())


def _tables(whole: bool) -> Iterator[tuple[str | None, list[Measure]]]:
    if not whole:
        yield None, [BY_NAME[name] for name in MAIN]
        return
    for family in Family:
        yield family.value, [measure for measure in MEASURES if measure.family is family]


def _table(told: Comparison, title: str | None, measures: Sequence[Measure]) -> Table:
    """One row a group, the total below; of two dimensions the first stands on a line of its own."""
    table = _empty(title, " / ".join(HEADINGS[each] for each in told.by), [measure.heading for measure in measures])
    above = None
    for row in rows(told.groups):
        *outer, name = (one_line(str(row[each.value])) for each in told.by)
        if outer != above and outer:
            table.add_row(Text(outer[0], style="bold"))
        above = outer
        cells = (cell(row, measure) for measure in measures)
        table.add_row(Text(f"{'  ' * len(outer)}{name}"), *cells)
    table.add_section()
    (total,) = rows(told.total)
    table.add_row(everything(told.by), *(cell(total, measure) for measure in measures), style="bold")
    return table


def _leaders(leaders: pd.DataFrame) -> Table:
    table = _empty(LEADERS_TITLE, "Lead", [BY_NAME[name].heading for name in OF_LEADERS])
    for row in rows(leaders):
        name = Text(one_line(f"{row['lead']}, {row['borough']}"))
        table.add_row(name, *(str(row[each]) for each in OF_LEADERS))
    return table


def _empty(title: str | None, first: str, others: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column(first, overflow="fold", min_width=12)
    for heading in others:
        table.add_column(heading, justify="right", vertical="top")
    return table


def _notes(told: Comparison) -> Iterator[str]:
    if told.selection:
        yield f"Only {told.selection}."
    yield f"Plans compared: {len(told.versions)}. Overdue is judged on {judged_on(told)}."
    yield from (f"{what}: {count}" for count, what in unjudged(told) if count)
