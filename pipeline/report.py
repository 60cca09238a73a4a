"""What a person sees on the terminal: progress, the summary, tables and a single record."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from models.action import Action, Party
from models.table import Place
from pipeline.stages import Extraction, Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.store import Stored

WIDE = 160  # columns of a table that is written to a file or a pipe


class Tally:
    """Counts what passes by, for the summary at the end; the only thing here that changes."""

    def __init__(self) -> None:
        """Nothing seen; the clock runs from now."""
        self.files = 0
        self.actions = 0
        self.warnings = 0
        self.known = 0  # documents that the store held already
        self.failures: list[Failure] = []
        self._began = time.monotonic()

    def count(self, outcome: Extraction | Failure) -> None:
        """Take one file into account."""
        if isinstance(outcome, Failure):
            self.failures.append(outcome)
            return
        self.files += 1
        self.actions += len(outcome.actions)
        self.warnings += sum(len(action.warnings) for action in outcome.actions)

    def tell(self, stream: TextIO) -> None:
        """Write a line for each file that failed, then the figures in one."""
        for failure in self.failures:
            stream.write(f"{one_line(failure.name)}: {one_line(failure.reason)}\n")
        figures = [_number(self.files, "file"), _number(self.actions, "action"), _number(self.warnings, "warning")]
        if self.known:
            figures.append(f"{self.known} already stored")
        if self.failures:
            figures.append(f"{len(self.failures)} failed")
        stream.write(f"{', '.join(figures)}, {time.monotonic() - self._began:.1f} s\n")


@contextmanager
def progress(total: int, shown: bool) -> "Iterator[Callable[[], None]]":
    """A bar on standard error where it is `shown`; call what is given back once a file."""
    if not shown:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def table(found: "Iterable[Stored]", stream: TextIO) -> None:
    """Write one row an action; the id is what `show` takes."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, width=None if stream.isatty() else WIDE)
    rows = Table(box=None, pad_edge=False, header_style="bold")
    rows.add_column("ID", no_wrap=True)
    for heading, share in (("Borough", 2), ("Ref", 1), ("Action", 8), ("Leads", 4)):
        rows.add_column(heading, ratio=share, no_wrap=True, overflow="ellipsis")
    rows.add_column("Due", no_wrap=True)
    rows.add_column("Status", no_wrap=True)
    for stored in found:
        action = stored.action
        cells = (
            stored.id,
            action.document.borough or "",
            action.ref or "",
            action.action,
            "; ".join(party.name for party in action.leads),
            str(action.due_date or ("ongoing" if action.ongoing else "")),
            action.status.value,
        )
        rows.add_row(*(Text(one_line(cell)) for cell in cells))  # Text: what councils put in brackets is no markup
    console.print(rows)


def record(action: Action, stream: TextIO) -> None:
    """Write one action, a field a line, absent ones left out."""
    for name, value in _fields(action):
        if value:
            stream.write(f"{name:>15}  {one_line(value)}\n")


def one_line(text: str) -> str:
    """`text` for a terminal: blanks for line breaks, and nothing that could steer the terminal.

    >>> one_line("two\\nlines and" + chr(27) + "[2J")
    'two lines and\\\\x1b[2J'
    """
    unbroken = " ".join(text.replace("\t", " ").splitlines())
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in unbroken)


def place(source: Place) -> str:
    """Where an action stands, in words.

    >>> place(Place(page=9, box=None, table=3, row=2))
    'page 9, table 3, row 2'
    """
    box = source.box
    corner = f", {box.top:.0f} pt down and {box.x0:.0f} pt in" if box else ""
    return f"{f'page {source.page}, ' if source.page else ''}table {source.table}, row {source.row}{corner}"


def _fields(action: Action) -> Iterator[tuple[str, str | None]]:
    document, recommendation = action.document, action.recommendation
    yield "file", action.file
    yield "plan", ", ".join(filter(None, (document.title, document.body or document.borough, str(document.date or ""))))
    yield "place", place(action.source)
    yield "theme", " > ".join(action.theme)
    if recommendation is not None:
        yield "recommendation", " ".join(filter(None, (recommendation.ref, recommendation.text)))
    yield "ref", action.ref
    yield "action", action.action
    yield from (("lead", _party(party)) for party in action.leads)
    yield from (("involved", _party(party)) for party in action.involved)
    yield from (("due", f"{due.raw} ({due.start} to {due.end})") for due in action.due)
    yield "ongoing", "yes" if action.ongoing else None
    yield "outcome", action.outcome
    yield from (("milestone", f"{goal.due or 'no date'}: {goal.text}") for goal in action.milestones)
    yield "evidence", action.evidence
    yield "progress", action.progress
    yield "completed on", str(action.completed_on or "")
    yield "colour or code", action.rag
    yield "status", f"{action.status.value} ({action.status_confidence:.0%} sure)"
    yield "said in", action.status_phrase
    yield from (("warning", warning) for warning in action.warnings)


def _party(party: Party) -> str:
    meaning = f" = {party.expanded}" if party.expanded else ""
    return f"{party.name}{meaning} ({party.kind.value})"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
