"""What `fetch` and `update` do: look through sources, hold their papers, store the plans in them, tell how it went."""

import contextlib
import datetime
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.commands.shared import SOME_FAILED, settings, stop
from pipeline.output import opened, printing

if TYPE_CHECKING:
    from pipeline.fetch.client import Client
    from pipeline.fetch.manners import Manners
    from pipeline.fetch_report import Council
    from pipeline.fetching import Wish
    from pipeline.holding import Holding
    from pipeline.sources.source import Source


def source_of(
    address: str,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    committees: list[str] | None = None,
) -> "Source":
    """What the user asks of a source; what makes no sense stops the command."""
    from pipeline.sources.source import Source

    try:
        return Source(address, since, until, tuple(committees or ()))
    except ValueError as error:
        stop(str(error))


def wish_of(kind: str, match: str | None, borough: str | None, dry_run: bool) -> "Wish":
    """What is wanted of it; a pattern that is none stops the command. Of what a user listed himself, all."""
    from pipeline.fetching import MATCH, Wish
    from pipeline.sources import LISTED

    usual = "" if kind in LISTED else MATCH
    try:
        pattern = re.compile(usual if match is None else match, re.IGNORECASE)
    except re.error as error:
        stop(f"--match {match!r} is no pattern: {error}")
    return Wish(pattern, borough, dry_run)


def manners_of(rate: float | None, allow_private: bool, contact: str | None = None) -> "Manners":
    """How servers are asked, where the environment says nothing else; a contact that is none stops the command."""
    from pipeline.fetch.manners import Manners
    from pipeline.version import version

    name, decided = f"actionplans/{version()}", settings()
    try:
        return Manners(
            contact or decided.contact,
            name,
            per_second=rate or decided.per_second,
            allow_private=allow_private,
            proxy=decided.proxy,
        )
    except ValueError as error:
        stop(str(error))


def fetch(kind: str, given: "Source", wish: "Wish", into: Path, manners: "Manners", report: Path | None) -> None:
    """Fetch what one source offers, and tell what it came to."""
    with opened_holding(into, alone=not wish.dry_run) as holding, client_of(manners) as client:
        try:
            council = looked_through(client, (kind, given), wish, holding)
        except ValueError as error:
            stop(str(error))
    end_with([council], report)


@contextlib.contextmanager
def opened_holding(into: Path, alone: bool) -> "Iterator[Holding]":
    """The papers in the folder; `alone`: no other process may fetch into it meanwhile."""
    from models.errors import FetchError
    from pipeline import holding

    try:
        with holding.alone(into) if alone else contextlib.nullcontext():
            yield holding.Holding(into)
    except FetchError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename or into}: {error.strerror or error}")


def client_of(manners: "Manners") -> "Client":
    """A client with these manners."""
    from pipeline.fetch.client import Client

    return Client(manners)


def looked_through(client: "Client", asked: "tuple[str, Source]", wish: "Wish", holding: "Holding") -> "Council":
    """What a source came to; with a line of progress on a terminal. Raises ValueError if its address is none."""
    from pipeline import looks
    from pipeline.fetch_report import Council
    from pipeline.fetching import outcomes
    from pipeline.sources import SOURCES

    kind, given = asked
    council = Council(wish.borough or given.address)
    with _progress(council) as advance:
        for event in outcomes(client, SOURCES[kind](client, given), holding, wish):
            council.count(event)
            advance()
    if council.committees and not wish.dry_run:
        kept = looks.read(holding.folder)
        asked_for = " ".join(map(str, (kind, given.address, given.since, given.until, *given.committees)))
        change = kept.change(asked_for, looks.Look(council.committees, council.meetings, datetime.date.today()))
        if change is not None:
            council.failures.append((given.address, change))
        looks.write(holding.folder, kept)
    return council


@contextlib.contextmanager
def _progress(council: "Council") -> "Iterator[Callable[[], None]]":
    """A line on standard error where that is a terminal: what has been seen and fetched so far."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status(council.name) as line:

        def advance() -> None:
            told = council.figures()
            line.update(
                f"{council.name}: {council.meetings} meetings, {told['seen']} papers, {told['fetched']} fetched"
            )

        yield advance


def store_plans(holding: "Holding", councils: "list[Council]", db: str | None) -> None:
    """Store the plans in the papers that no run has read yet, and count them under their councils."""
    from pipeline import looks
    from pipeline.commands.reading import read_papers
    from pipeline.stages import NO_PLAN, Extraction
    from pipeline.version import version

    looked, software = looks.read(holding.folder), version()
    names = {council.name: council for council in councils}  # for papers that no source lists today
    offered = {address: council for council in councils for address in council.addresses}
    for council in councils:
        council.plans = council.actions = 0
    unread = {path: told for path, told in holding if looked.without_plan.get(told.sha256) != software}
    for path, outcome in read_papers(tuple(unread), db):
        told = unread[path]
        council = offered.get(told.address) or names.get(told.borough or "", councils[0])
        if isinstance(outcome, Extraction):
            council.plans = (council.plans or 0) + len({action.document for action in outcome.actions})
            council.actions = (council.actions or 0) + len(outcome.actions)
        elif outcome.reason.startswith(NO_PLAN):  # as most papers: not read again by this version
            looked.without_plan[told.sha256] = software
            looks.write(holding.folder, looked)
        else:
            council.failures.append((path.name, outcome.reason))


def end_with(councils: "list[Council]", report: Path | None) -> None:
    """Tell what it came to; exit status 3 where something failed."""
    from pipeline.fetch_report import tell

    if report is not None:
        with opened(report) as sink:
            told = [council.record() for council in councils]
            sink.write((json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    with printing() as sink:
        tell(councils, sink.stream)
    if any(council.failures for council in councils):
        raise typer.Exit(SOME_FAILED)
