"""`actionplans db`: what concerns the store as a whole."""

import typer

from pipeline.commands.shared import Db, settings, stop

app = typer.Typer(help="Look after the store itself.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def common() -> None:
    """Look after the store itself."""


@app.command()
def upgrade(db: Db = None) -> None:
    """Bring the tables of an older store up to date; all or nothing, and what stands in it is kept.

    \b
    Examples:
      actionplans db upgrade
      actionplans db upgrade --db postgresql://me@server/plans
    """
    from models.errors import StoreError
    from pipeline.store import upgrade_store

    address = db or settings().db
    try:
        before, after = upgrade_store(address)
    except StoreError as error:
        stop(str(error))
    typer.echo(f"the tables are up to date ({after})" if before == after else f"upgraded from {before} to {after}")
