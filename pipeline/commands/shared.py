"""What the commands share: options, the settings, the store, and how each of them ends."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.commands.choices import one_of
from pipeline.export import Format, Wanted
from pipeline.output import end, opened

if TYPE_CHECKING:
    from models.listed import Listed
    from pipeline.settings import Settings
    from pipeline.store import Store

WRONG_USE, SOME_FAILED = 2, 3  # exit statuses

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
    typer.Option(
        "--format",
        parser=one_of(Format),
        metavar="|".join(Format),
        help="JSON lines (the exact records), CSV, an Excel workbook, Parquet, a Frictionless Data Package (ZIP)"
        " or a calendar of due dates.",
    ),
]
Tidy = Annotated[
    bool,
    typer.Option("--tidy", help="With --format csv: a ZIP with a file each for actions, leads, dates, milestones ..."),
]


def settings() -> "Settings":
    """What the environment decides; where it makes no sense, the command stops."""
    from pipeline.settings import from_environment

    try:
        return from_environment(os.environ)
    except ValueError as error:
        stop(str(error))


@contextlib.contextmanager
def opened_store(db: str | None, create: bool = False) -> "Iterator[Store]":
    """The store that --db or the environment names; where it cannot be used, the command stops."""
    from models.errors import StoreError
    from pipeline.store import open_store

    try:
        with open_store(db or settings().db, create) as store:
            yield store
    except StoreError as error:
        stop(str(error))


def wanted(form: Format, tidy: bool = False, licence: str | None = None) -> Wanted:
    """The export that the options ask for; where they do not go together, the command stops."""
    try:
        return Wanted(form, tidy, licence)
    except ValueError as error:
        stop(str(error))


def write_out(actions: "Iterable[Listed]", export: Wanted, output: Path | None, inputs: Iterable[Path] = ()) -> None:
    """Write `actions` to `output`, which is none of `inputs`; where a format cannot hold them, the command stops."""
    from models.errors import ExportError

    with opened(output, inputs, export.binary) as sink:
        try:
            export.write(actions, sink)
        except ExportError as error:
            end(str(error))


def stop(message: str) -> NoReturn:
    """End the command with one line on standard error and the exit status of wrong use."""
    typer.echo(f"actionplans: {message}", err=True)
    raise typer.Exit(WRONG_USE)
