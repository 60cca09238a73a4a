"""What a run of fetching came to, a council a row: counted as it goes, told at the end as a table or as JSON."""

from collections import Counter
from dataclasses import dataclass, field
from typing import IO

from pipeline.fetching import Outcome, Result
from pipeline.report import one_line
from pipeline.sources.source import Searched, Trouble

COLUMNS = ("seen", "new", "unchanged", "fetched", "restricted", "failed", "plans", "actions")


@dataclass(slots=True)
class Council:
    """What one source came to. `seen` are papers whose title or agenda item is one that was asked for."""

    name: str
    results: Counter[Result] = field(default_factory=Counter)
    committees: int = 0
    meetings: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)  # what, why
    offered: list[Outcome] = field(default_factory=list)  # in a dry run
    addresses: set[str] = field(default_factory=set)  # of its papers
    plans: int | None = None  # None: nothing was read
    actions: int | None = None

    def count(self, event: Outcome | Searched | Trouble) -> None:
        """Take one event into account."""
        if isinstance(event, Searched):
            self.committees += 1
            self.meetings += event.meetings
        elif isinstance(event, Trouble):
            self.failures.append((event.part, event.reason))
        else:
            self.results[event.result] += 1
            self.addresses.add(event.candidate.address)
            if event.result is Result.FAILED:
                self.failures.append((event.candidate.title, event.reason or "failed"))
            elif event.result is Result.OFFERED:
                self.offered.append(event)

    def figures(self) -> dict[str, int | None]:
        """The figures under COLUMNS."""
        count = self.results
        fetched = count[Result.FETCHED] + count[Result.REPLACED]
        new = fetched + count[Result.SAME] + count[Result.OFFERED]
        seen = sum(count.values()) - count[Result.OTHER]
        values = (seen, new, count[Result.UNCHANGED], fetched, count[Result.RESTRICTED], len(self.failures))
        return dict(zip(COLUMNS, (*values, self.plans, self.actions), strict=True))

    def record(self) -> dict[str, object]:
        """The figures and the failures, for JSON."""
        failures = [{"what": what, "reason": reason} for what, reason in self.failures]
        listed = {"committees": self.committees, "meetings": self.meetings}
        offered = [
            {"address": each.candidate.address, "title": each.candidate.title, "item": each.candidate.item}
            for each in self.offered
        ]
        return {"source": self.name, **listed, **self.figures(), "failures": failures, "offered": offered}


def tell(councils: list[Council], stream: IO[str]) -> None:
    """Write what would be fetched in a dry run, what failed and why, and a row of figures a council."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    for council in councils:
        for outcome in council.offered:
            paper = outcome.candidate
            told = " | ".join(filter(None, (str(paper.meeting_date or ""), paper.committee, paper.item, paper.title)))
            stream.write(f"{one_line(told)}\n    {one_line(paper.address)}\n")
        for what, reason in council.failures:
            stream.write(f"{one_line(council.name)}: {one_line(what)}: {one_line(reason)}\n")
    rows = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    rows.add_column("Source")
    shown = [name for name in COLUMNS if any(council.figures()[name] is not None for council in councils)]
    for name in shown:
        rows.add_column(name.capitalize(), justify="right")
    for council in councils:
        figures = council.figures()
        rows.add_row(
            Text(one_line(council.name)), *("" if (n := figures[name]) is None else f"{n:,}" for name in shown)
        )
    console = Console(file=stream, width=None if stream.isatty() else 160)
    with console.capture() as printed:
        console.print(rows)
    stream.write(printed.get())
