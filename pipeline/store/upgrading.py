"""Which tables a store has, and the steps to the newest: Alembic's, in one transaction."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from pipeline.store.schema import REVISION
from pipeline.store.versions import match_waiting

TABLE = "actionplans_revision"  # not Alembic's usual name: another program's tables must not be taken for ours
BEFORE_MIGRATIONS = "actionplans_store"  # the table of versions that stores had before 0001
FIRST, FIRST_VERSION = "0001", 2


def revision(connection: Connection) -> str | None:
    """The newest step that the store has seen; None where there is no store of ours, "" where it is empty."""
    tables = inspect(connection).get_table_names()
    if TABLE in tables:
        return str(connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar_one())
    if BEFORE_MIGRATIONS in tables:
        version = connection.execute(text(f"SELECT version FROM {BEFORE_MIGRATIONS}")).scalar_one()
        return FIRST if version == FIRST_VERSION else f"older than {FIRST}"
    return None if tables else ""


def upgrade(connection: Connection) -> None:
    """Bring an empty or an older store to the newest tables; one that has them stays as it is."""
    if revision(connection) == REVISION:
        return
    config = Config()
    config.set_main_option("script_location", "pipeline:store/migrations")
    config.attributes.update(connection=connection, table=TABLE)
    if BEFORE_MIGRATIONS in inspect(connection).get_table_names():
        command.stamp(config, FIRST)
        connection.execute(text(f"DROP TABLE {BEFORE_MIGRATIONS}"))
    command.upgrade(config, REVISION)
    match_waiting(connection)
