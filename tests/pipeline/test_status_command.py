"""`actionplans status` as a user calls it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from models.status import Status
from pipeline.cli import app

LINES = (
    {"text": "Completed: sent to partners.", "label": "completed"},
    {"text": "-", "label": "unreported"},
    {"text": "Visits", "label": "delayed", "rag": "Amber", "key": "Amber = at risk of slipping; Green = on target"},
    {"text": "Completed in May.", "label": "cancelled"},
)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "updates.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in LINES), encoding="utf-8")
    return path


def test_evaluate_prints_figures_and_misses(labelled: Path) -> None:
    ran = CliRunner().invoke(app, ["status", "evaluate", str(labelled), "--misses", "5"])
    assert ran.exit_code == 0
    assert "4 texts: accuracy 0.750" in ran.stdout
    assert "key-word rule: " in ran.stdout
    assert ran.stdout.splitlines()[-1].endswith(": Completed in May.")


def test_evaluate_gives_the_same_as_json(labelled: Path) -> None:
    ran = CliRunner().invoke(app, ["status", "evaluate", str(labelled), "--json", "--misses", "1"])
    told = json.loads(ran.stdout)
    assert (told["texts"], told["accuracy"]) == (4, 0.75)
    assert [label["status"] for label in told["labels"]] == list(Status)
    assert sum(map(sum, told["confusion"])) == 4
    assert [miss["text"] for miss in told["misses"]] == ["Completed in May."]


@pytest.mark.parametrize("content", ["", "not json\n"])
def test_a_file_that_cannot_be_evaluated_stops_the_command(content: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    for name in (path, tmp_path / "missing.jsonl"):
        ran = CliRunner().invoke(app, ["status", "evaluate", str(name)])
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)


def test_explain_marks_the_words_that_decide() -> None:
    ran = CliRunner().invoke(app, ["status", "explain", "Completed: sent to partners."])
    assert ran.exit_code == 0
    assert ran.stdout.startswith("completed, confidence 0.9")
    assert "decided by phrase" in ran.stdout
    assert "»Completed«: sent to partners." in ran.stdout


def test_explain_reads_a_code_by_its_key() -> None:
    arguments = ["status", "explain", "Visits", "--rag", "Amber", "--key", "Amber = at risk; Green = on target"]
    ran = CliRunner().invoke(app, arguments)
    assert ran.stdout.startswith("delayed, ")
    assert "decided by key" in ran.stdout


def test_explain_shows_dated_updates_and_says_where_there_is_none() -> None:
    ran = CliRunner().invoke(app, ["status", "explain", "May 14: scoping. July 14: adopted."])
    assert "update of 2014-07-01 to 2014-07-31: adopted." in ran.stdout
    assert "nothing: there is no update" in CliRunner().invoke(app, ["status", "explain", ""]).stdout


@pytest.mark.slow
def test_train_writes_a_classifier_elsewhere(tmp_path: Path) -> None:
    texts = Path(__file__).parents[2] / "data" / "status"
    lines = (texts / "tune.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    for name, part in (("train-a", lines[:200]), ("tune", lines[200:])):
        (tmp_path / f"{name}.jsonl").write_text("".join(part), encoding="utf-8")
    output = tmp_path / "trial"
    ran = CliRunner().invoke(app, ["status", "train", "--data", str(tmp_path), "--output", str(output)])
    assert ran.exit_code == 0, ran.output
    assert (output / "calibration.json").is_file()
    assert (output / "pipeline" / "config.cfg").is_file()


def test_train_without_texts_says_so(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["status", "train", "--data", str(tmp_path)])
    assert (ran.exit_code, "holds no texts" in ran.stderr) == (2, True)


def test_the_threshold_of_the_environment_decides_what_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    for threshold, warned in (("0", False), ("1", True)):
        monkeypatch.setenv("ACTIONPLANS_STATUS_THRESHOLD", threshold)
        ran = CliRunner().invoke(app, ["status", "explain", "Lantern walk and the other one, apparently."])
        assert ("warning: status uncertain" in ran.stdout) is warned
