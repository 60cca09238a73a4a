"""The PostgreSQL server of the tests comes back where something outside has killed it."""

import os
import signal
import time
from pathlib import Path

import psycopg
import pytest

from tests.databases import SERVER, postgres_database, postgres_server


@pytest.mark.skipif(SERVER in os.environ, reason="another server is used")
def test_a_killed_server_is_started_again(tmp_path: Path) -> None:
    with postgres_server(tmp_path) as running:
        running()
        pid = int((tmp_path / "server" / "postmaster.pid").read_text("utf-8").split()[0])
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.05)
        with postgres_database(running()) as url, psycopg.connect(url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
