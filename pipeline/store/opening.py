"""A path or a database URL -> an open store, made if wanted, refused if it is none of ours."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from models.errors import StoreError
from pipeline.store.refusals import refusals_told, shown
from pipeline.store.schema import REVISION
from pipeline.store.store import Store
from pipeline.store.upgrading import revision, upgrade

WRITERS = 0x616374706C  # of our own: the number of the lock that writers of a PostgreSQL store take in turn
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
NO_URL = "the store's address is no database URL that can be used: postgresql://user@host/name, or a file"
PATIENCE = 30  # seconds that one process waits while another writes to the same SQLite file


def open_store(address: str, create: bool = False) -> Store:
    """The store at `address`, a file or a database URL; with `create` an empty place becomes one.

    Raises StoreError, saying what to do, if there is none, if it cannot be used or if another version made it.
    """
    url = _url(address)
    if url.get_backend_name() == "sqlite":
        _check_place(url, create)
    return _checked(url, create, _check_tables)


def upgrade_store(address: str) -> tuple[str, str]:
    """Bring the tables of an older store to the newest, in one transaction; gives the steps before and after.

    Raises StoreError as `open_store` does.
    """
    url = _url(address)
    if url.get_backend_name() == "sqlite":
        _check_place(url, create=False)
    steps: list[str] = []

    def upgraded(connection: Connection, create: bool) -> None:
        steps.append(_known_revision(connection) or "none")
        upgrade(connection)

    _checked(url, True, upgraded).close()
    return steps[0], REVISION


def _checked(url: URL, writes: bool, check: Callable[[Connection, bool], None]) -> Store:
    engine = _engine(url)
    try:
        with refusals_told(url), engine.execution_options(writes=writes).begin() as connection:
            check(connection, writes)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine)


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError as error:  # the address itself is not repeated: it may hold a password
        raise StoreError(NO_URL) from error
    if url.get_backend_name() not in DRIVERS:
        raise StoreError(NO_URL)
    return url.set(drivername=DRIVERS[url.get_backend_name()])


def _check_place(url: URL, create: bool) -> None:
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        return
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file with --db")
    if not path.exists() and not create:
        raise StoreError(f"no store at {path}: `actionplans ingest PATH...` makes one, --db names another")
    if not path.parent.is_dir():
        raise StoreError(f"the store {path} cannot be made: there is no folder {path.parent}")


def _engine(url: URL) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _begin_postgres)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """SQLite keeps foreign keys only when told to; and Python's driver is kept from starting transactions itself."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", f"busy_timeout = {PATIENCE * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_postgres(connection: Connection) -> None:
    """As in SQLite: one writer at a time, as two that match plans at once could not see each other's; a reader sees
    the store as it stands at one moment.
    """
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at the start: one that read first could not wait for another without a deadlock."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_tables(connection: Connection, create: bool) -> None:
    where, found = shown(connection.engine.url), _known_revision(connection)
    if not found and create:
        upgrade(connection)
    elif not found:
        raise StoreError(f"{where} is empty: `actionplans ingest PATH...` fills it")
    elif found < REVISION:
        raise StoreError(
            f"{where} was made by an older version of actionplans (tables {found}, not {REVISION}): "
            "`actionplans db upgrade` brings it up to date; keep a copy of it first"
        )


def _known_revision(connection: Connection) -> str:
    """The step that the store has; "" where it is empty. Raises StoreError where it is not ours, or newer than we."""
    where, found = shown(connection.engine.url), revision(connection)
    if found is None:
        raise StoreError(f"{where} is a database of something else: name another with --db")
    if found > REVISION:
        raise StoreError(f"{where} was made by a newer version of actionplans (tables {found}): use that one")
    return found
