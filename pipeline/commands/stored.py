"""Commands that read the store: `list`, `search`, `show` and `export`."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from models.query import Query
from pipeline.commands.filters import filtered
from pipeline.commands.shared import Db, FormatOption, Output, Tidy, opened_store, stop, wanted, write_out
from pipeline.export import Format
from pipeline.output import STANDARD, printing, refusals_told

if TYPE_CHECKING:
    from models.listed import Listed

Licence = Annotated[
    str | None,
    typer.Option(
        help="With --format datapackage: its licence, an id such as OGL-UK-3.0 or an address.",
        show_default="says that none is stated",
    ),
]
Limit = Annotated[int, typer.Option(min=1, max=1_000_000, help="At most so many.")]


@filtered
def list_actions(query: Query, db: Db = None, limit: Limit = 50) -> None:
    """List stored actions with their ids.

    \b
    Examples:
      actionplans list --borough Wexbridge --status delayed
      actionplans list --due-to 2026-03-31 --lead "Head of" --latest
      actionplans list --limit 500 | less
    """
    from itertools import islice

    with opened_store(db) as store:
        found = list(islice(store.find(query), limit + 1))
        _tell(found, limit, "no stored action matches" if query != Query() else "the store holds no action")


@filtered
def search(
    query: Query,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help='All of them; "in quotes" they stand together.')
    ],
    db: Db = None,
    limit: Limit = 50,
) -> None:
    """Find stored actions by their words: in the action, recommendation, outcome, evidence and progress.

    Words are met with any ending (`visit` finds "visiting"); those come first that fit best.

    \b
    Examples:
      actionplans search missing children
      actionplans search '"return interviews" police' --borough Wexbridge --latest
    """
    with opened_store(db) as store:
        asked = replace(query, words=" ".join(words))
        _tell(store.search(asked, limit + 1), limit, "no stored action has these words")


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
        listed = store.get(identifier)
        made = store.corrections_of(identifier)
    if listed is None:
        stop(f"no action {identifier!r} in the store: `actionplans list` shows the ids")
    with printing() as sink:
        if json:
            sink.write(f"{dumps(listed.action)}\n")
        else:
            record(listed, sink, made)


@filtered
def export(
    query: Query,
    db: Db = None,
    form: FormatOption = Format.JSONL,
    tidy: Tidy = False,
    licence: Licence = None,
    output: Output = None,
) -> None:
    """Write stored actions for other tools: spreadsheets, notebooks, databases, calendars.

    In CSV, text that a spreadsheet would run as a formula gets an apostrophe before it; in Excel it is a text cell.

    \b
    Examples:
      actionplans export --format xlsx --output actions.xlsx
      actionplans export --format csv --tidy --output actions.zip
      actionplans export --format datapackage --licence OGL-UK-3.0 --output plans.zip
      actionplans export --db wexbridge.db --latest > actions.jsonl
    """
    chosen = wanted(form, tidy, licence)
    with opened_store(db) as store:
        write_out(store.find(query), chosen, output)


def _tell(found: "list[Listed]", limit: int, none: str) -> None:
    """Print the first `limit` of what was found, or `none`."""
    from pipeline.report import table

    if not found:
        typer.echo(none, err=True)
        return
    with printing() as sink, refusals_told(STANDARD):
        table(found[:limit], sink.stream)
    if len(found) > limit:
        typer.echo(f"the first {limit}; --limit shows more", err=True)
