"""What the commands share: options, the settings, the store, and how each of them ends."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.commands.choices import one_of
from pipeline.export import Format

if TYPE_CHECKING:
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
    typer.Option("--format", parser=one_of(Format), metavar="jsonl|csv", help="JSON lines (the exact records) or CSV."),
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


def stop(message: str) -> NoReturn:
    """End the command with one line on standard error and the exit status of wrong use."""
    typer.echo(f"actionplans: {message}", err=True)
    raise typer.Exit(WRONG_USE)
