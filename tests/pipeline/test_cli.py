"""The command as a user meets it: what goes to which stream, and the exit status."""

import contextlib
import csv
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "raw"
PDF = SAMPLES / "wexbridge-child-k-2015.ruled.pdf"
WORD = SAMPLES / "wexbridge-child-k-2015.merged.docx"
COMMAND = [sys.executable, "-c", "from pipeline.door import main; main()"]
HEAVY = (
    "pandas",
    "spacy",
    "sqlalchemy",
    "pdfplumber",
    "pypdfium2",
    "docx",
    "lxml",
    "numpy",
    "pebble",
    "rich",
    "dateparser",
    "xlsxwriter",
    "pyarrow",
    "icalendar",
)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment of its own, so that no setting and no store of the user's counts."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACTIONPLANS_")}
    return {**kept, "PYTHONPATH": str(ROOT), "ACTIONPLANS_DB": str(tmp_path / "plans.db")}


def run(environ: dict[str, str], *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """The command, run to its end."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", timeout=120, check=False)


@contextlib.contextmanager
def started(environ: dict[str, str], command: list[str]) -> Iterator["subprocess.Popen[str]"]:
    """A process that answers Ctrl-C, however the tests were started, and that does not outlive the block."""
    process = subprocess.Popen(
        command,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored under nohup: Python then keeps it so
    )
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def test_records_alone_go_to_standard_output_in_order(environ: dict[str, str]) -> None:
    done = run(environ, "extract", WORD, PDF)
    assert done.returncode == 0
    records = [json.loads(line) for line in done.stdout.splitlines()]
    files = [record["file"] for record in records]
    assert files == sorted(files, key=[WORD.name, PDF.name].index)
    assert set(files) == {WORD.name, PDF.name}
    (summary,) = done.stderr.splitlines()
    assert summary.startswith(f"2 files, {len(records)} actions, ")


def test_a_bad_file_is_named_and_the_others_go_on(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    done = run(environ, "extract", tmp_path / "empty.pdf", PDF, tmp_path / "none.pdf")
    assert done.returncode == 3
    assert {json.loads(line)["file"] for line in done.stdout.splitlines()} == {PDF.name}
    *failed, summary = done.stderr.splitlines()
    assert sorted(failed) == [
        f"{tmp_path / 'empty.pdf'}: empty file",
        f"{tmp_path / 'none.pdf'}: no such file or folder",
    ]
    assert ", 2 failed, " in summary


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("extract", "none/*.pdf"), "nothing to read: none/*.pdf: no file matches this pattern"),
        (("extract",), "Missing argument"),
        (("extract", str(PDF), "--format", "xml"), "--format"),
        (("extract", str(PDF), "--workers", "0"), "--workers"),
        (("extract", str(PDF), "--output", "/none/out.jsonl"), "/none/out.jsonl cannot be written"),
        (("show", "nothing"), "`actionplans ingest PATH...` makes one"),
        (("list", "--status", "finished"), "--status"),
        (("export", "--db", "nosuchthing://host/db"), "no database URL that can be used"),
        (("list", "--status", "late"), "'late' is none of completed, on_track, "),
        (("extract", "", str(PDF)), "a PATH is empty"),
        (("extract", str(PDF), "--output", ""), "--output"),
        (("explode",), "No such command"),
    ],
)
def test_wrong_use_is_told_without_a_traceback(environ: dict[str, str], arguments: tuple[str, ...], told: str) -> None:
    done = run(environ, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_named(environ: dict[str, str]) -> None:
    done = run({**environ, "ACTIONPLANS_SECONDS": "soon"}, "extract", PDF)
    assert done.returncode == 2
    assert "ACTIONPLANS_SECONDS must be a whole number from 1 to 1000000, not 'soon'" in done.stderr


def test_a_folder_as_csv_in_a_file(environ: dict[str, str], tmp_path: Path) -> None:
    done = run(environ, "extract", SAMPLES, "--format", "csv", "--output", tmp_path / "plans.csv", "--workers", "1")
    assert (done.returncode, done.stdout) == (0, "")
    with (tmp_path / "plans.csv").open(encoding="utf-8", newline="") as file:
        files = {row["file"] for row in csv.DictReader(file)}
    assert files == {path.name for path in SAMPLES.iterdir() if path.name != "README.md"}


def test_from_documents_to_a_store_and_back(environ: dict[str, str], tmp_path: Path) -> None:
    stored = run(environ, "ingest", PDF, WORD)
    assert (stored.returncode, stored.stdout) == (0, "")
    assert stored.stderr.startswith("2 files, ")
    extracted = run(environ, "extract", PDF, WORD).stdout
    assert run(environ, "export").stdout == extracted
    again = run(environ, "ingest", PDF, WORD)
    assert again.returncode == 0
    assert "2 already stored" in again.stderr
    assert run(environ, "export").stdout == extracted

    listed = run(environ, "list", "--limit", "2", "--borough", "wexbridge")
    heading, first, _ = listed.stdout.splitlines()
    assert heading.startswith("ID")
    assert "--limit shows more" in listed.stderr
    identifier = first.split()[0]
    assert run(environ, "show", identifier, "--json").stdout == extracted.splitlines(keepends=True)[0]
    shown = run(environ, "show", identifier).stdout
    assert f"page {json.loads(extracted.splitlines()[0])['source']['page']}, table" in shown
    missing = run(environ, "show", "0-0")
    assert missing.returncode == 2
    assert "`actionplans list` shows the ids" in missing.stderr


def test_ingest_stores_the_good_and_names_the_bad(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    done = run(environ, "ingest", tmp_path / "empty.pdf", WORD, "--borough", "Northmere", "--db", tmp_path / "own.db")
    assert done.returncode == 3
    assert f"{tmp_path / 'empty.pdf'}: empty file" in done.stderr
    exported = run(environ, "export", "--db", tmp_path / "own.db").stdout
    assert {json.loads(line)["document"]["borough"] for line in exported.splitlines()} == {"Northmere"}
    assert not (tmp_path / "plans.db").exists()


def test_a_reader_that_goes_away_is_no_error_to_tell(environ: dict[str, str]) -> None:
    with subprocess.Popen(
        [*COMMAND, "extract", str(SAMPLES)], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # before the first record: `| true`
        told = process.stderr.read().decode()
        process.wait(timeout=60)
    assert "Traceback" not in told
    assert "Exception ignored" not in told


def test_output_onto_an_input_is_refused(environ: dict[str, str], tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(PDF.read_bytes())
    (tmp_path / "link.jsonl").symlink_to(plan)
    done = run(environ, "extract", plan, "--output", tmp_path / "link.jsonl")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "is one of the files to read" in done.stderr
    assert plan.read_bytes() == PDF.read_bytes()


def test_a_stored_document_is_left_as_it_was(environ: dict[str, str]) -> None:
    run(environ, "ingest", PDF)
    again = run(environ, "ingest", PDF, "--borough", "Northmere")
    assert "1 already stored and left as it was (borough not changed to Northmere)" in again.stderr
    none = run(environ, "list", "--borough", "Northmere")
    assert (none.returncode, none.stdout, none.stderr) == (0, "", "no stored action matches\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is a device of Linux")
@pytest.mark.parametrize("command", [["extract", str(PDF)], ["export"], ["list"]], ids=lambda command: command[0])
def test_output_that_cannot_be_written_is_told_in_one_line(environ: dict[str, str], command: list[str]) -> None:
    run(environ, "ingest", PDF)
    line = shlex.join([*COMMAND, *command])

    def shell(redirected: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["bash", "-c", f"{line} {redirected}"], env=environ, capture_output=True, text=True, timeout=60, check=False
        )

    full = shell("> /dev/full")
    assert full.returncode == 2
    assert full.stderr == "actionplans: standard output cannot be written: No space left on device\n"
    closed = shell(">&-")
    assert closed.returncode == 2
    assert closed.stderr.startswith("actionplans: standard output is closed")
    assert len(closed.stderr.splitlines()) == 1
    assert shell("2>&-").returncode == 0
    gone = shell("| true; exit ${PIPESTATUS[0]}")
    assert (gone.returncode, gone.stderr) == (141, "")


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.6, 0.9])
def test_an_interrupt_at_any_moment_shows_no_traceback(environ: dict[str, str], seconds: float) -> None:
    with started(environ, [*COMMAND, "extract", str(SAMPLES)]) as process:
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)  # to all, as a terminal does
        told = process.communicate(timeout=60)[1]
    assert process.returncode in (0, 130, -signal.SIGINT)
    assert "Traceback" not in told


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_no_half_file_and_no_child(
    environ: dict[str, str], tmp_path: Path, number: signal.Signals
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for copy in range(300):
        (many / f"{copy}.pdf").symlink_to(PDF)
    output = tmp_path / "out.jsonl"
    command = [*COMMAND, "extract", str(many), "--output", str(output)]
    with started(environ, command) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".out.jsonl.*.part")) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.5)
        process.send_signal(number)
        told = process.communicate(timeout=60)[1]  # ends when no process of the run holds it any more
        assert process.returncode == 128 + number
    assert "interrupted: " in told
    assert " files not read; " in told
    assert "Traceback" not in told
    assert not output.exists()
    assert not list(tmp_path.glob(".out.jsonl.*"))


def test_nothing_heavy_is_loaded_for_help(environ: dict[str, str]) -> None:
    code = f"import sys, pipeline.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["extract", "ingest", "list", "show", "export"])
def test_every_command_has_examples(environ: dict[str, str], command: str) -> None:
    done = run(environ, command, "--help")
    assert done.returncode == 0
    assert f"  actionplans {command} " in done.stdout.split("Examples:")[1]


def test_the_version_is_told(environ: dict[str, str]) -> None:
    assert run(environ, "--version").stdout.startswith("actionplans ")


@pytest.mark.parametrize("command", [(), ("extract",), ("status",), ("status", "explain")])
def test_help_that_nobody_reads_ends_quietly(environ: dict[str, str], command: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        full = [*COMMAND, *command, "--help"]
        done = subprocess.run(full, env=environ, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_two_runs_at_once_store_each_document_once(environ: dict[str, str]) -> None:
    files = sorted(map(str, SAMPLES.glob("*.docx")))
    command = [*COMMAND, "ingest", *files]
    with started(environ, command) as one, started(environ, command) as other:
        told = [process.communicate(timeout=120)[1] for process in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], told
    stored = [json.loads(line) for line in run(environ, "export").stdout.splitlines()]
    alone = [json.loads(line) for line in run(environ, "extract", *files).stdout.splitlines()]
    assert len(stored) == len(alone)
    assert sum(int(line.partition(" file")[0]) for line in told) == len(files)
    assert sorted(record["action"] for record in stored) == sorted(record["action"] for record in alone)
