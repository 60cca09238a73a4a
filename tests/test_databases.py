"""The PostgreSQL server of the tests comes back where something outside has killed it."""

import os
import signal
import time
from pathlib import Path

import psycopg
import pytest

from tests.databases import SERVER, postgres_database, postgres_server


@pytest.mark.skipif(SERVER in os.environ, reason="another server is used")
def test_a_killed_server_is_started_again() -> None:
    with postgres_server() as running:
        with psycopg.connect(running()) as connection:
            (folder,) = connection.execute("SHOW data_directory").fetchone() or ("",)
        pid = int((Path(folder) / "postmaster.pid").read_text("utf-8").split()[0])
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.05)
        with postgres_database(running()) as url, psycopg.connect(url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
