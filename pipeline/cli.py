"""The command: parse, call, print; exit 0, 2 or 3. Nothing heavy is imported before a command needs it."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from models.status import Status
from pipeline.choices import one_of
from pipeline.export import EXPORTERS, Format
from pipeline.output import STANDARD, OutputEnded, QuietGroup, opened, refusals_told
from pipeline.status_cli import app as status

if TYPE_CHECKING:
    from pipeline.isolation import Limits
    from pipeline.paths import Found
    from pipeline.runs import Tally
    from pipeline.settings import Settings
    from pipeline.stages import Options
    from pipeline.store import Store

WRONG_USE, SOME_FAILED = 2, 3  # exit statuses
TERMINATED = 128 + signal.SIGTERM

app = typer.Typer(
    cls=QuietGroup,
    help="Turns the action plans of UK councils and safeguarding boards into data that can be compared.",
    epilog="Exit status: 0 all read, 3 some files could not be read (named on standard error), 2 wrong use.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,  # a bug shows Python's own traceback, with the child's below it
    pretty_exceptions_show_locals=False,
)
app.add_typer(status, name="status")

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders (searched for what can be read) or patterns.")
]
Borough = Annotated[str | None, typer.Option(help="The borough, where it is known better than the document says.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read at once.", show_default="the cores")]
Output = Annotated[
    Path | None,
    typer.Option(help="A file, written whole or not at all.", dir_okay=False, show_default="standard output"),
]
Db = Annotated[
    str | None,
    typer.Option(help="The store, a file or database URL.", show_default="ACTIONPLANS_DB, or actionplans.db"),
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", parser=one_of(Format), metavar="jsonl|csv", help="JSON lines (the exact records) or CSV."),
]


def main() -> None:
    """The command, once `pipeline.door` has let it in."""
    signal.signal(signal.SIGTERM, _terminate)
    if sys.stderr is None:  # closed: the exit status alone tells
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open to the end)
    app()


@app.callback(invoke_without_command=True)
def common(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    """What stands before a command."""
    if version:
        from pipeline.version import version as installed

        typer.echo(f"actionplans {installed()}")
        raise typer.Exit


@app.command()
def extract(
    paths: Paths,
    form: FormatOption = Format.JSONL,
    borough: Borough = None,
    workers: Workers = None,
    output: Output = None,
) -> None:
    """Print the actions of documents, one record a line.

    \b
    Examples:
      actionplans extract plan.pdf > plan.jsonl
      actionplans extract papers/ "more/2024-*.docx" --format csv --output plans.csv
      actionplans extract plan.docx --borough Wexbridge
    """
    from pipeline.runs import Tally, counted, outcomes

    found = _found(paths)
    tally = Tally(len(found.paths) + len(found.missing))
    bar = (
        output is not None or sys.stdout is None or not sys.stdout.isatty()
    )  # records on the terminal would run through it
    ended = outcomes(found, _limits(workers, found), _options(borough), bar)
    with _telling(tally), contextlib.closing(ended), opened(output, found.paths) as sink:
        EXPORTERS[form].write((action for read in counted(ended, tally) for action in read.actions), sink)


@app.command()
def ingest(paths: Paths, db: Db = None, borough: Borough = None, workers: Workers = None) -> None:
    """Store the actions of documents, each document once.

    \b
    Examples:
      actionplans ingest papers/
      actionplans ingest plan.pdf --db wexbridge.db --borough Wexbridge
    """
    from dataclasses import replace

    from pipeline.runs import Tally, is_stored, outcomes
    from pipeline.stages import Extraction

    found = _found(paths)
    tally = Tally(len(found.paths) + len(found.missing), borough)
    limits, options = _limits(workers, found), _options(borough)
    with _telling(tally), _store(db, create=True) as store:
        unknown = tuple(path for path in found.paths if not is_stored(path, store))
        tally.known = len(found.paths) - len(unknown)
        with contextlib.closing(outcomes(replace(found, paths=unknown), limits, options, bar=True)) as ended:
            for outcome in ended:
                if isinstance(outcome, Extraction) and not store.save(outcome.actions):
                    tally.known += 1  # the same bytes twice, or another run was quicker
                else:
                    tally.count(outcome)


@app.command("list")
def list_actions(
    db: Db = None,
    borough: Annotated[str | None, typer.Option(help="Only this borough's, in any case.")] = None,
    status: Annotated[
        Status | None,
        typer.Option(parser=one_of(Status), metavar="STATUS", help=f"Only those that are {', '.join(Status)}."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
) -> None:
    """List stored actions with their ids.

    \b
    Examples:
      actionplans list --borough Wexbridge --status delayed
      actionplans list --limit 500 | less
    """
    from itertools import islice

    from pipeline.report import table

    with _store(db) as store:
        from pipeline.store import Query

        found = list(islice(store.find(Query(borough, status)), limit + 1))
    if not found:
        typer.echo("no stored action matches" if borough or status else "the store holds no action", err=True)
        return
    with opened(None) as sink, refusals_told(STANDARD):
        table(found[:limit], sink.stream)
    if len(found) > limit:
        typer.echo(f"the first {limit}; --limit shows more", err=True)


@app.command()
def show(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An action's id, as `list` shows it.")],
    db: Db = None,
    json: Annotated[bool, typer.Option("--json", help="The exact record.")] = False,
) -> None:
    """Show one stored action, its place and its doubts.

    \b
    Examples:
      actionplans show 3f9a1c04-12
      actionplans show 3f9a1c04-12 --json
    """
    from models.record import dumps
    from pipeline.report import record

    with _store(db) as store:
        action = store.get(identifier)
    if action is None:
        _stop(f"no action {identifier!r} in the store: `actionplans list` shows the ids")
    with opened(None) as sink:
        if json:
            sink.write(f"{dumps(action)}\n")
        else:
            record(action, sink)


@app.command()
def export(db: Db = None, form: FormatOption = Format.JSONL, output: Output = None) -> None:
    """Write all stored actions as JSON lines or CSV.

    In CSV, text that a spreadsheet would run as a formula gets an apostrophe before it.

    \b
    Examples:
      actionplans export --format csv --output actions.csv
      actionplans export --db wexbridge.db > actions.jsonl
    """
    with _store(db) as store, opened(output) as sink:
        EXPORTERS[form].write((stored.action for stored in store.find()), sink)


def _limits(workers: int | None, found: "Found") -> "Limits":
    from dataclasses import replace

    from pipeline.settings import cores
    from pipeline.stages import READERS

    return replace(_settings().limits, workers=min(workers or cores(), len(found.paths) or 1), preload=READERS)


def _options(borough: str | None) -> "Options":
    from pipeline.stages import Options

    settings = _settings()
    return Options(borough, settings.status_threshold, settings.bounds)


@contextlib.contextmanager
def _telling(tally: "Tally") -> Iterator[None]:
    """The summary comes at the end, of an interrupted block too; then the exit status says if files failed."""
    interrupted, told = True, False
    try:
        yield
        interrupted = False
    except OutputEnded:  # told already, or nobody wants to hear more
        told = True
        raise
    finally:
        if not told:
            _tell(tally, interrupted)
    if tally.failures:
        raise typer.Exit(SOME_FAILED)


def _tell(tally: "Tally", interrupted: bool) -> None:
    with refusals_told("standard error"):
        tally.tell(sys.stderr, interrupted)


def _found(paths: list[str]) -> "Found":
    from pipeline.paths import find

    if not all(path.strip() for path in paths):
        _stop("a PATH is empty: name a file, a folder or a pattern")
    found = find(paths)
    if not found.paths:
        _stop("nothing to read: " + "; ".join(f"{name}: {reason}" for name, reason in found.missing))
    return found


def _settings() -> "Settings":
    from pipeline.settings import from_environment

    try:
        return from_environment(os.environ)
    except ValueError as error:
        _stop(str(error))


@contextlib.contextmanager
def _store(db: str | None, create: bool = False) -> "Iterator[Store]":
    """The store that --db or the environment names; where it cannot be used, the command stops."""
    from models.errors import StoreError
    from pipeline.store import open_store

    try:
        with open_store(db or _settings().db, create) as store:
            yield store
    except StoreError as error:
        _stop(str(error))


def _stop(message: str) -> NoReturn:
    typer.echo(f"actionplans: {message}", err=True)
    raise typer.Exit(WRONG_USE)


def _terminate(number: int, frame: object) -> NoReturn:
    """Leave in good order, so that the children are ended too."""
    sys.exit(TERMINATED)
