"""The store at 100,000 actions: loading against the bare driver, comparison, search, export.

    python -m benchmarks.store [--actions N] [--database sqlite|postgresql] [--export FORMAT ADDRESS FILE]

The actions are made from the samples (benchmarks/plans.py), versions of plans in documents of 40 to 80. `Store.save`
loads them document by document, each in a transaction that is on the disk when it returns. The bare side puts the very
same rows, those that `save` came to, into the same empty tables in one transaction: executemany in SQLite, COPY in
PostgreSQL. Both in this run; CPU seconds, of PostgreSQL's server process too, beside those of the clock, since the
machines are shared. Exports run in a fresh process each, whose peak memory the kernel tells (Linux only).
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.exports import peak_memory
from benchmarks.plans import documents
from models.query import Query
from pipeline.compare.by import By
from pipeline.compare.comparison import comparison
from pipeline.export import Format, Wanted
from pipeline.output import opened
from pipeline.store import Store, open_store
from pipeline.store.schema import METADATA
from tests.databases import postgres_database, postgres_server

HERE = Path(__file__).parents[1]
MANY = 100_000
TICKS = os.sysconf("SC_CLK_TCK")
TRIES = 5  # of a question, of which the fastest and the slowest are told
SEARCHES = (
    "the",
    "children",
    "neglect",
    "review the plan",
    "foster carers",
    '"social workers"',
    "minibus",
)  # common to rare
LIMIT = 50
COMPARED: tuple[tuple[By, ...], ...] = ((By.BOROUGH,), (By.PLAN,), (By.LEAD,), (By.BOROUGH, By.DUE_YEAR))
TABLES = METADATA.sorted_tables  # those that others refer to first
Rows = Sequence[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds: by the clock, and of the processors."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        """Both, for a table."""
        return f"{self.wall:8.1f} s by the clock, {self.cpu:6.1f} s CPU"


@contextmanager
def database(kind: str, folder: Path, server: str | None) -> Iterator[str]:
    """The address of an empty database."""
    if server is None:
        yield str(folder / f"{kind}-{time.monotonic_ns()}.db")
    else:
        with postgres_database(server) as url:
            yield url


def server_cpu(pid: int | None) -> float:
    """CPU seconds of PostgreSQL's process for a connection, so far; 0 where the server runs elsewhere."""
    stat = Path(f"/proc/{pid}/stat")
    if pid is None or not stat.exists():
        return 0.0
    fields = stat.read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def backend(store: Store) -> int | None:
    """PostgreSQL's process that the store, which has one connection, talks to; None for SQLite."""
    with store.reading() as connection:
        if connection.dialect.name == "sqlite":
            return None
        return int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())


def saved(store: Store, number: int) -> Spent:
    """Load so many actions by `save`; the making of them is not counted."""
    pid = backend(store)
    wall, cpu, before = 0.0, 0.0, server_cpu(pid)
    for actions in documents(number):
        began, cpu_began = time.perf_counter(), time.process_time()
        store.save(actions)
        wall, cpu = wall + time.perf_counter() - began, cpu + time.process_time() - cpu_began
    return Spent(wall, cpu + server_cpu(pid) - before)


def bare(address: str, rows: dict[str, Rows]) -> Spent:
    """Put `rows`, by table, into the empty tables at `address` by the driver alone."""
    if "://" not in address:
        with closing(sqlite3.connect(address, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            return _spent(lambda: _executemany(connection, rows), None)
    with psycopg.connect(address) as server:
        return _spent(lambda: _copy(server, rows), server.info.backend_pid)


def _spent(act: Callable[[], None], pid: int | None) -> Spent:
    wall, cpu, before = time.perf_counter(), time.process_time(), server_cpu(pid)
    act()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu + server_cpu(pid) - before)


def _columns(table: str) -> list[str]:
    return [f'"{column.name}"' for column in METADATA.tables[table].columns]


def _executemany(connection: sqlite3.Connection, rows: dict[str, Rows]) -> None:
    connection.execute("BEGIN")
    for table, values in rows.items():
        names = _columns(table)
        marks = ", ".join("?" * len(names))
        connection.executemany(f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({marks})', values)
    connection.execute("COMMIT")


def _copy(connection: psycopg.Connection, rows: dict[str, Rows]) -> None:
    with connection.cursor() as cursor:
        for table, values in rows.items():
            with cursor.copy(f'COPY "{table}" ({", ".join(_columns(table))}) FROM STDIN') as copy:
                for row in values:
                    copy.write_row(row)
    connection.commit()


def rows_of(address: str) -> dict[str, Rows]:
    """All rows of a store as its driver gives them, by table."""
    asked = {table.name: f'SELECT {", ".join(_columns(table.name))} FROM "{table.name}"' for table in TABLES}
    if "://" not in address:
        with closing(sqlite3.connect(address)) as connection:
            return {name: connection.execute(query).fetchall() for name, query in asked.items()}
    with psycopg.connect(address) as server:
        return {name: server.execute(query).fetchall() for name, query in asked.items()}


def measure(kind: str, number: int, folder: Path, server: str | None) -> None:
    """Prints the figures of one kind of database."""
    with database(kind, folder, server) as address, database(kind, folder, server) as other:
        with open_store(address, create=True) as store:
            mine = saved(store, number)
        rows = rows_of(address)
        open_store(other, create=True).close()
        theirs = bare(other, rows)
        told = ", ".join(f"{len(values):,} {name}" for name, values in rows.items() if values)
        print(f"{kind}: {told}")
        print(f"  save, a document at a time {mine}\n  the bare driver, all at once {theirs}")
        print(
            f"  ratio {mine.wall / theirs.wall:.2f} by the clock, {mine.cpu / theirs.cpu:.2f} of CPU; asked: 2 at most"
        )
        del rows
        ask(address)
        for form in (Format.PARQUET, Format.CSV):
            output = folder / f"out.{form.value}"
            command = [sys.executable, "-m", "benchmarks.store", "--export", form.value, address, str(output)]
            subprocess.run(command, cwd=HERE, check=True)


def ask(address: str) -> None:
    """Prints how long comparisons and searches take."""
    with open_store(address) as store:
        for by in COMPARED:
            print(f"  compare by {' and '.join(by):<22} {timed(lambda by=by: comparison(store.facts(), by))}")
        for words in SEARCHES:
            found = len(store.search(Query(words=words), LIMIT))
            print(f"  search {words:<26} {timed(lambda words=words: store.search(Query(words=words), LIMIT))}: {found}")


def timed(act: Callable[[], object]) -> str:
    """The fastest and the slowest of some tries, and the CPU time of the fastest, in milliseconds."""
    walls, cpus = [], []
    for _ in range(TRIES):
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    return f"{min(walls):6.0f} to {max(walls):5.0f} ms by the clock, {min(cpus):5.0f} ms CPU"


def export(form: Format, address: str, output: Path) -> None:
    """Prints what an export of the whole store costs this process."""
    with open_store(address) as store, opened(output) as sink:
        Wanted(form).write(store.find(), sink)
    size = output.stat().st_size / 1e6
    print(
        f"  export {form.value:<8} {time.process_time():6.1f} s CPU, {size:.0f} MB written, peak {peak_memory():.0f} MB"
    )


def main() -> None:
    """Prints the figures; with --export those of one export, in this process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actions", type=int, default=MANY)
    parser.add_argument("--database", choices=("sqlite", "postgresql"))
    parser.add_argument("--export", nargs=3, metavar=("FORMAT", "ADDRESS", "FILE"))
    asked = parser.parse_args()
    if asked.export:
        form, address, output = asked.export
        export(Format(form), address, Path(output))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.database != "postgresql":
            measure("sqlite", asked.actions, folder, None)
        if asked.database != "sqlite":
            with postgres_server() as running:
                measure("postgresql", asked.actions, folder, running())


if __name__ == "__main__":
    main()
