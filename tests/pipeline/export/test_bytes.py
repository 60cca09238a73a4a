"""Exports of many actions: the same bytes in every process, and memory that does not grow with them."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.exports import FORMS, HERE, NONE, TIDY

WRITTEN = """
import hashlib, io, sys
from benchmarks.exports import many
from pipeline.export import Format, Wanted
form = sys.argv[1]
wanted = Wanted(Format.CSV, tidy=True) if form == "tidy" else Wanted(Format(form))
stream = io.BytesIO()
wanted.write(many(300), stream)
print(hashlib.sha256(stream.getvalue()).hexdigest())
"""
MOST = 300  # MB


@pytest.mark.parametrize("form", [form for form in FORMS if form != NONE])
def test_the_same_actions_give_the_same_bytes_at_any_time_and_place(form: str, tmp_path: Path) -> None:
    """Two processes that hash otherwise, keep other hours and other temporary folders."""
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland")):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "TMPDIR": str(folder)}
        command = [sys.executable, "-c", WRITTEN, form]
        done = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, check=True)
        digests.add(done.stdout.strip())
        assert list(folder.iterdir()) == []
    assert len(digests) == 1
    assert digests != {hashlib.sha256(b"").hexdigest()}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells a process's peak memory")
@pytest.mark.parametrize("form", ["parquet", "csv", TIDY])
def test_a_hundred_thousand_actions_take_little_memory(form: str) -> None:
    command = [sys.executable, "-m", "benchmarks.exports", "--form", form]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True, timeout=300)
    assert float(done.stdout.split()[3]) < MOST, done.stdout
