"""A path or a database URL -> an open store, made if wanted, refused if it is none of ours."""

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from models.errors import StoreError
from pipeline.store.actions import Store
from pipeline.store.refusals import refusals_told, shown
from pipeline.store.schema import METADATA, STORE, VERSION

PATIENCE = 30  # seconds that one process waits while another writes to the same SQLite file


def open_store(address: str, create: bool = False) -> Store:
    """The store at `address`, a file or a database URL; with `create` an empty place becomes one.

    Raises StoreError, saying what to do, if there is none, if it cannot be used or if another version made it.
    """
    url = _url(address)
    if url.get_backend_name() == "sqlite":
        _check_place(url, create)
    engine = _engine(url)
    try:
        with refusals_told(url), engine.execution_options(writes=create).begin() as connection:
            _check_contents(connection, create)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine)


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        return make_url(address)
    except ArgumentError as error:  # the address itself is not repeated: it may hold a password
        raise StoreError("the store's address is no database URL: postgresql://user@host/name, or a file") from error


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
    try:
        engine = create_engine(url)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(f"{shown(url)} needs a database driver that is not installed: {error}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """SQLite keeps foreign keys only when told to; and Python's driver is kept from starting transactions itself."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", f"busy_timeout = {PATIENCE * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at the start: one that read first could not wait for another without a deadlock."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_contents(connection: Connection, create: bool) -> None:
    where = shown(connection.engine.url)
    tables = inspect(connection).get_table_names()
    if not tables and create:
        METADATA.create_all(connection)
        connection.execute(insert(STORE).values(version=VERSION))
    elif not tables:
        raise StoreError(f"{where} is empty: `actionplans ingest PATH...` fills it")
    elif STORE.name not in tables:
        raise StoreError(f"{where} is a database of something else: name another with --db")
    elif (found := connection.execute(select(STORE.c.version)).scalar_one()) != VERSION:
        advice = "export it with the version that made it, or ingest the documents again into a new one"
        raise StoreError(
            f"{where} was made by another version of actionplans (tables {found}, not {VERSION}): {advice}"
        )
