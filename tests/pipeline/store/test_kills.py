"""Processes that load into one store are killed at any moment: it holds whole documents, and all that were reported."""

import itertools
import multiprocessing
import random
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text

from pipeline.store import Store, open_store
from pipeline.store.schema import LINK, PLAN, PLAN_VERSION
from pipeline.versions.links import links
from tests.pipeline.store.loading import digest, document, load

KILLS = 200
WORKERS = 3
LONGEST = 0.12  # seconds between two kills: a document takes a tenth of it
SPARED = 0.1  # the share of moments at which all workers are killed at once
SEED = 5


@pytest.mark.slow
def test_whole_documents_and_none_lost_after_two_hundred_kills(address: str, tmp_path: Path) -> None:
    open_store(address, create=True).close()
    reports = [tmp_path / f"reported-{worker}" for worker in range(WORKERS)]
    stop = tmp_path / "stop"
    assert killed(address, reports, stop) >= KILLS
    reported = {int(line) for path in reports for line in path.read_text("utf-8").split()}
    with open_store(address) as store:
        held = set(store.origins())
        assert {digest(number) for number in reported} <= held
        check(store, held)
        for number in range(max(reported) + 1):  # what was begun and not stored is stored now
            store.save(document(number))
        check(store, {digest(number) for number in range(max(reported) + 1)} | held)


def killed(address: str, reports: list[Path], stop: Path) -> int:
    """Load by all workers, killing one or all of them at random moments; how many were killed while they ran."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.pipeline.store.loading"])

    def started(worker: int) -> BaseProcess:
        process = context.Process(target=load, args=(address, reports[worker], worker, stop))
        process.start()
        return process

    chance = random.Random(SEED)
    running = [started(worker) for worker in range(WORKERS)]
    kills = 0
    while kills < KILLS:
        time.sleep(chance.uniform(0, LONGEST))
        chosen = range(WORKERS) if chance.random() < SPARED else [chance.randrange(WORKERS)]
        for worker in chosen:
            running[worker].kill()
        for worker in chosen:
            running[worker].join()
            kills += running[worker].exitcode == -9
            running[worker] = started(worker)
    time.sleep(1)  # all of them end in peace
    stop.touch()
    for process in running:
        process.join()
    assert [process.exitcode for process in running] == [0] * WORKERS
    return kills


def check(store: Store, held: set[str]) -> None:
    """The store has exactly the documents `held`, each whole, in plans whose neighbouring versions are linked."""
    numbers = sorted(int(sha256[:8], 16) for sha256 in held)
    stored: dict[str, list[object]] = {}
    for listed in store.find():
        stored.setdefault(listed.action.document.sha256, []).append(listed.action)
    assert stored == {digest(number): list(document(number)) for number in numbers}
    versions = store.plans()
    assert len(versions) == len(held)
    neighbours = [(one, other) for one, other in itertools.pairwise(versions) if one.plan == other.plan]
    for earlier, later in neighbours:
        before, after, found = store.pair(earlier, later)
        assert found == links([one.action for one in before], [one.action for one in after])
    with store.reading() as connection:
        linked = connection.execute(select(LINK.c.earlier_document, LINK.c.later_document)).all()
        assert {tuple(row) for row in linked} <= {(one.document, other.document) for one, other in neighbours}
        matched = connection.execute(select(PLAN_VERSION.c.plan_id)).scalars()
        assert set(matched) == set(connection.execute(select(PLAN.c.id)).scalars())
        check_database(connection)


def check_database(connection: Connection) -> None:
    """SQLite finds nothing wrong with the file, the rows that others refer to, and the index of words."""
    if connection.dialect.name == "sqlite":
        assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        connection.execute(text("INSERT INTO action_words (action_words, rank) VALUES ('integrity-check', 1)"))
