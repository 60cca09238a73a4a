"""The command: parse, call, print; exit 0, 2 or 3. Nothing heavy is imported before a command needs it."""

import os
import signal
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline.commands import comparing, correcting, db, fetching, plans, reading, status, stored
from pipeline.output import QuietGroup

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
app.command()(reading.extract)
app.command()(reading.ingest)
app.command()(reading.reextract)
app.command("list")(stored.list_actions)
app.command()(stored.search)
app.command()(stored.show)
app.command()(stored.export)
app.command()(comparing.compare)
app.command("plans")(plans.plans)
app.command()(plans.changes)
app.command()(plans.history)
app.command()(correcting.correct)
app.command()(correcting.corrections)
app.command()(correcting.link)
app.command()(correcting.unlink)
app.add_typer(fetching.app, name="fetch")
app.command()(fetching.update)
app.command("sources")(fetching.list_sources)
app.add_typer(db.app, name="db")
app.add_typer(status.app, name="status")


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


def _terminate(number: int, frame: object) -> NoReturn:
    """Leave in good order, so that the children are ended too."""
    sys.exit(TERMINATED)
