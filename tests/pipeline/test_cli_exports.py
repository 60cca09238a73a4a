"""`--format` as a user meets it: files, pipes, terminals, and what is refused."""

import contextlib
import csv
import io
import os
import pty
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.pipeline.test_cli import COMMAND, PDF, ROOT, WORD, run


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user who has a store with one plan."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACTIONPLANS_")}
    environ = {**kept, "PYTHONPATH": str(ROOT), "ACTIONPLANS_DB": str(tmp_path_factory.mktemp("store") / "plans.db")}
    done = run(environ, "ingest", WORD)
    assert done.returncode == 0, done.stderr
    return environ


def exported(environ: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """What `export` writes into a pipe."""
    command = [*COMMAND, "export", *arguments]
    return subprocess.run(command, env=environ, capture_output=True, timeout=120, check=False)


def test_a_pipe_gets_the_bytes_that_a_file_gets(stored: dict[str, str], tmp_path: Path) -> None:
    for form in ("jsonl", "csv", "csv --tidy", "xlsx", "parquet", "datapackage", "ics"):
        asked = ("--format", *form.split())
        piped = exported(stored, *asked)
        assert (piped.returncode, piped.stderr) == (0, b"")
        assert exported(stored, *asked, "--output", str(tmp_path / "out")).stdout == b""
        assert piped.stdout == (tmp_path / "out").read_bytes() != b""


@pytest.mark.parametrize("asked", [("xlsx",), ("parquet",), ("datapackage",), ("csv", "--tidy")])
def test_what_is_no_text_is_refused_on_a_terminal(stored: dict[str, str], asked: tuple[str, ...]) -> None:
    terminal, end = pty.openpty()
    try:
        command = [*COMMAND, "export", "--format", *asked]
        done = subprocess.run(command, env=stored, stdout=end, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(end)
        os.close(terminal)
    told = b"actionplans: this format is no text that a terminal can show: --output FILE takes it\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_text_is_shown_on_a_terminal(stored: dict[str, str]) -> None:
    terminal, end = pty.openpty()
    try:
        command = [*COMMAND, "export", "--format", "csv"]
        with subprocess.Popen(command, env=stored, stdout=end, stderr=subprocess.PIPE) as process:
            shown = os.read(terminal, 100)
            os.close(end)
            with contextlib.suppress(OSError):  # how a terminal says that nobody holds its other end
                while os.read(terminal, 65_536):
                    pass
    finally:
        os.close(terminal)
    assert shown.startswith(b"id,earlier,plan,file,")
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "xlsx", "--tidy"), "--tidy goes with --format csv"),
        (("--licence", "OGL-UK-3.0"), "--licence goes with --format datapackage"),
        (("--format", "datapackage", "--licence", "who knows"), "'who knows' is no licence"),
        (("--format", "xml"), "'xml' is none of jsonl, csv, xlsx, parquet, datapackage, ics"),
    ],
)
def test_wrong_use_is_told_in_words(stored: dict[str, str], arguments: tuple[str, ...], told: str) -> None:
    done = exported(stored, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_extract_gives_the_ids_that_a_store_gives(stored: dict[str, str]) -> None:
    def ids(printed: bytes) -> list[str]:
        return [row["id"] for row in csv.DictReader(io.StringIO(printed.decode(), newline=""))]

    command = [*COMMAND, "extract", str(WORD), "--format", "csv"]
    extracted = subprocess.run(command, env=stored, capture_output=True, timeout=120, check=True).stdout
    assert ids(extracted) == ids(exported(stored, "--format", "csv").stdout)


def test_two_copies_of_a_file_have_keys_that_join(stored: dict[str, str], tmp_path: Path) -> None:
    for name in ("one.pdf", "other.pdf"):
        (tmp_path / name).write_bytes(PDF.read_bytes())
    files = [str(tmp_path / name) for name in ("one.pdf", "other.pdf")]
    done = run(stored, "extract", *files, "--format", "csv", "--tidy", "--output", tmp_path / "out.zip")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        actions = list(csv.DictReader(io.StringIO(archive.read("actions.csv").decode(), newline="")))
        leads = list(csv.DictReader(io.StringIO(archive.read("leads.csv").decode(), newline="")))
    numbers = [int(row["id"].split("-")[1]) for row in actions]
    assert numbers == list(range(1, len(actions) + 1))
    assert {row["action_id"] for row in leads} <= {row["id"] for row in actions}
