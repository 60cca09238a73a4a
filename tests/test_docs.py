"""The documents tell the truth: commands run, records are those extracted, every sample is described."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from models.record import dumps
from models.status import Status
from pipeline.cli import app
from pipeline.stages import extract

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data" / "raw"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", RAW / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = "from pipeline.cli import main; main()"


def blocks(kind: str) -> list[tuple[Path, str]]:
    """The fenced blocks of one kind, each with its page."""
    return [(page, text) for page in PAGES for found, text in BLOCK.findall(page.read_text("utf-8")) if found == kind]


def commands(text: str) -> list[tuple[str, str]]:
    """Each command of a console block with what is shown under it."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def run(command: str, folder: Path) -> str:
    """What the command prints when it is run in `folder`."""
    program, *arguments = shlex.split(command)
    assert program == "actionplans"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    full = [sys.executable, "-c", COMMAND, *arguments]
    answer = subprocess.run(full, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout + answer.stderr


def understood(line: str) -> str:
    """The name of the command in the line, once its options are parsed; nothing is run. Wrong use is an error."""
    command, context, rest = get_command(app), None, shlex.split(line)[1:]
    while True:
        context = command.make_context("actionplans" if context is None else command.name, rest, parent=context)
        if not hasattr(command, "resolve_command"):
            return context.command_path
        _, command, rest = command.resolve_command(context, [*context._protected_args, *context.args])


@pytest.mark.parametrize(("page", "text"), blocks("console"), ids=lambda value: getattr(value, "name", "session"))
def test_commands_print_what_is_shown(page: Path, text: str, tmp_path: Path) -> None:
    """The commands of a block are run one after the other; `...` stands for anything, as in doctests."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    for command, shown in commands(text):
        pattern = ".*".join(re.escape(part) for part in shown.strip().split("..."))
        printed = run(command, tmp_path)
        assert re.fullmatch(pattern, printed.strip(), re.DOTALL), f"{page.name}: {command}\n{printed}"


NOT_RUN = [(page, line) for page, text in blocks("sh") for line in text.splitlines() if line.startswith("actionplans ")]


@pytest.mark.parametrize(("page", "line"), NOT_RUN, ids=lambda value: getattr(value, "name", value))
def test_commands_that_are_not_run_are_understood(page: Path, line: str) -> None:
    """Those that ask servers, say; `#` begins a comment."""
    assert understood(line.partition(" #")[0]).startswith("actionplans "), page


def test_wrong_use_would_be_noticed() -> None:
    with pytest.raises(Exception, match="No such option: --no-such"):
        understood("actionplans fetch urls papers.txt --no-such")


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.partition("| command | what it does |")[2].partition("\n\n")[0]
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]*)`", table))))
    assert [name for name in get_command(app).commands if name not in named] == []


def shown_records() -> list[tuple[str, dict[str, object]]]:
    """Each record shown, with the sample that its page names last before it."""
    found = []
    for page, text in blocks("json"):
        before = page.read_text("utf-8").partition(text)[0]
        found.append((re.findall(r"data/raw/([\w.-]+\.(?:pdf|docx))", before)[-1], json.loads(text)))
    return found


@pytest.mark.parametrize(("sample", "record"), shown_records(), ids=[sample for sample, _ in shown_records()])
def test_records_shown_are_those_extracted(sample: str, record: dict[str, object]) -> None:
    """A page may show part of a record; what it shows is there, word for word."""
    records = [json.loads(dumps(action)) for action in extract(RAW / sample).actions]
    same = [each for each in records if each["action"] == record["action"]]
    assert [{field: each[field] for field in record} for each in same] == [record]


def test_every_sample_is_described() -> None:
    described = set(re.findall(r"`([\w.-]+\.(?:pdf|docx|xlsx|html|csv|txt))`", (RAW / "README.md").read_text("utf-8")))
    samples = {path.name for path in RAW.iterdir() if path.is_file() and not path.name.startswith(".")}
    assert described == samples - {"README.md"}  # folders and hidden files are what was fetched


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_statuses_are_explained() -> None:
    table = (ROOT / "docs" / "record.md").read_text("utf-8")
    assert [status for status in Status if f"| `{status}` |" not in table] == []
