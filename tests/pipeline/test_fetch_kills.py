"""Runs that are killed at any moment: the next goes on, and in the end every paper is held once and whole."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.fetch.client import PART
from tests.moderngov.council import FIRST, LAST, council
from tests.moderngov.faults import Fault, When, seeded
from tests.moderngov.server import serving
from tests.moderngov.site import Site
from tests.pipeline.fetched import assert_holds

ROOT = Path(__file__).parents[2]
KILLS = 20
SECONDS = (0.5, 5.0)  # after which a run is killed: it starts in half a second
MOST = 6  # runs that end by themselves: each fault comes once, and bars what lies behind it until the next run
KINDS = tuple(fault for fault in Fault if fault is not Fault.ERROR_PAGE)  # of a paper that is a page: none can tell
COUNCIL = council()


def started(site: Site, folder: Path) -> subprocess.Popen[bytes]:
    """The command as a user runs it, as fast as it may."""
    options = ["--since", str(FIRST), "--until", str(LAST), "--into", str(folder), "--rate", "10", "--allow-private"]
    command = [sys.executable, "-m", "pipeline.door", "fetch", "moderngov", site.root, *options]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ACTIONPLANS_")}
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def killed(site: Site, folder: Path, after: float) -> bool:
    """Whether the run had to be killed after so many seconds."""
    with started(site, folder) as running:
        try:
            running.wait(after)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            return True
    return False


@pytest.mark.slow
def test_runs_killed_at_random_moments_end_with_every_paper_once(tmp_path: Path) -> None:
    chance = random.Random(20)
    with serving(COUNCIL, seeded(COUNCIL, When.FIRST, kinds=KINDS)) as site:
        ended = [killed(site, tmp_path, chance.uniform(*SECONDS)) for _ in range(KILLS)]
        assert all(ended), "too slow a killer: some runs were done before"
        statuses = []
        while 0 not in statuses and len(statuses) < MOST:
            with started(site, tmp_path) as running:
                statuses.append(running.wait(300))
        assert statuses[-1] == 0, statuses
        assert_holds(tmp_path, site.held())
        assert not list(tmp_path.rglob(f".*{PART}"))
        closed = {f"/{one.address}" for one in COUNCIL.papers if one.restricted}
        assert not closed & {one.path for one in site.requests}
        site.forget()
        with started(site, tmp_path) as running:
            assert running.wait(300) == 0
        assert site.count("paper/") == 0
