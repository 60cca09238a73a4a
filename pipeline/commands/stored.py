"""Commands that read the store: `list`, `show` and `export`."""

from typing import Annotated

import typer

from models.status import Status
from pipeline.commands.choices import one_of
from pipeline.commands.shared import Db, FormatOption, Output, opened_store, stop
from pipeline.export import EXPORTERS, Format
from pipeline.output import STANDARD, opened, refusals_told


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

    with opened_store(db) as store:
        from pipeline.store import Query

        found = list(islice(store.find(Query(borough, status)), limit + 1))
    if not found:
        typer.echo("no stored action matches" if borough or status else "the store holds no action", err=True)
        return
    with opened(None) as sink, refusals_told(STANDARD):
        table(found[:limit], sink.stream)
    if len(found) > limit:
        typer.echo(f"the first {limit}; --limit shows more", err=True)


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

    with opened_store(db) as store:
        action = store.get(identifier)
    if action is None:
        stop(f"no action {identifier!r} in the store: `actionplans list` shows the ids")
    with opened(None) as sink:
        if json:
            sink.write(f"{dumps(action)}\n")
        else:
            record(action, sink)


def export(db: Db = None, form: FormatOption = Format.JSONL, output: Output = None) -> None:
    """Write all stored actions as JSON lines or CSV.

    In CSV, text that a spreadsheet would run as a formula gets an apostrophe before it.

    \b
    Examples:
      actionplans export --format csv --output actions.csv
      actionplans export --db wexbridge.db > actions.jsonl
    """
    with opened_store(db) as store, opened(output) as sink:
        EXPORTERS[form].write((stored.action for stored in store.find()), sink)
