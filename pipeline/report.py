"""What a person sees of actions on the terminal: a table of many, the whole of one."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, TYPE_CHECKING

from models.action import Action, Party
from models.listed import Listed
from models.table import Place
from pipeline.export.sink import Sink

if TYPE_CHECKING:  # SQLAlchemy is not loaded to extract
    from pipeline.store import Correction, PlanVersion, Reread

LOOK_AGAIN = ("reopened", "lost")  # states of corrections that a person should hear of

WIDE = 160  # columns of a table that is written to a file or a pipe
ROOMY, FILE = 120, 36  # columns from which on the file is shown, and how wide
FIXED = {"Borough": 14, "Ref": 8, "Due": 10, "Status": 11}  # widths; the other columns share what is left


def table(found: Iterable[Listed], stream: IO[str]) -> None:
    """Write one row an action; the id is what `show` takes."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, width=None if stream.isatty() else WIDE)
    listed = [(stored.id, (*_cells(stored.action), stored.action.file)) for stored in found]
    longest = max((len(identifier) for identifier, _ in listed), default=2)
    fixed = FIXED | {"File": FILE} if console.width >= ROOMY else FIXED
    free = max(console.width - longest - sum(fixed.values()) - 2 * (len(fixed) + 2), 30)
    rows = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    rows.add_column("ID", width=longest, no_wrap=True)
    for heading, width in {**FIXED, "Leads": free // 3, "Action": free - free // 3, **fixed}.items():  # the file last
        rows.add_column(heading, width=width, no_wrap=True, overflow="ellipsis")
    for identifier, cells in listed:  # Text: what councils put in brackets is no markup
        rows.add_row(identifier, *(Text(one_line(cell)) for cell in cells[: len(fixed) + 2]))
    with console.capture() as printed:  # rich itself would end the program where a pipe is broken
        console.print(rows)
    stream.write(printed.get())


def _cells(action: Action) -> tuple[str, ...]:
    """What the table shows of an action, after its id."""
    due = str(action.due_date or ("ongoing" if action.ongoing else ""))
    leads = "; ".join(party.name for party in action.leads)
    return action.document.borough or "", action.ref or "", due, action.status.value, leads, action.action


def plan_table(found: "Iterable[PlanVersion]", stream: IO[str]) -> None:
    """Write one row a version, the plan's number on the first of its rows."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=True)
    for heading, width in {"Plan": 4, "Date": 10, "Borough": 14, "Body": None, "Title": None, "Actions": 7}.items():
        rows.add_column(heading, width=width, ratio=None if width else 1, no_wrap=True, overflow="ellipsis")
    rows.add_column("File", ratio=1, no_wrap=True, overflow="ellipsis")
    before = None
    for version in found:
        told = version.identity
        cells = (told.borough, told.body, told.title, f"{version.actions:,}", version.file)
        number = "" if version.plan == before else str(version.plan)
        date = str(told.date or "no date")
        rows.add_row(number, date, *(Text(one_line(cell or "")) for cell in cells))
        before = version.plan
    console = Console(file=stream, width=None if stream.isatty() else WIDE)
    with console.capture() as printed:
        console.print(rows)
    stream.write(printed.get())


def rereading_lines(file: str, reread: "Reread") -> Iterator[str]:
    """What a new reading of a document changed, a line each; one line where it changed nothing."""
    from pipeline.versions.changes import changes, counts, describe

    found = changes(reread.before, reread.after, reread.links)
    figures = ", ".join(f"{count} {kind}" for kind, count in counts(found).items() if count)
    yield f"{one_line(file)}: {figures or 'nothing changed'}"
    yield from (f"  {one_line(describe(change))}" for change in found)
    yield from (f"  correction {correction_line(one)}" for one in reread.corrections if one.state in LOOK_AGAIN)


def correction_line(correction: "Correction") -> str:
    """A correction on one line: what, from what to what, by whom, when and why.

    Those that are not simply standing say so at the end.
    """
    said = correction.said
    why = f", {said.why}" if said.why else ""
    state = "" if correction.state == "standing" else f" [{correction.state}]"
    told = f"{correction.action} {correction.field}: {correction.old} -> {correction.new}"
    return one_line(f"{told} ({said.who}, {correction.at:%d %B %Y}{why}){state}")


def record(listed: Listed, stream: Sink[str], corrections: "Iterable[Correction]" = ()) -> None:
    """Write one action, a field a line, absent ones left out; its `corrections` after them."""
    stored = (("plan number", listed.plan), ("same before", listed.earlier))
    told = (("corrected", correction_line(correction)) for correction in corrections)
    for name, value in chain(_fields(listed.action), stored, told):
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
    yield "pages", " to ".join(map(str, document.pages or ()))
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
