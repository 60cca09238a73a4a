"""The commands about plans, versions, corrections and search, as a user types them, over a store of small plans."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from models.action import Party, PartyKind
from models.status import Status
from pipeline.cli import app
from pipeline.store import open_store
from tests.pipeline.store.plans import TEXTS, plan

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
OLD = Path(__file__).parent / "store" / "store_0001.sql"


@pytest.fixture
def db(tmp_path: Path) -> str:
    """Two versions of a plan in Wexbridge, and one of another in Northmere."""
    address = str(tmp_path / "plans.db")
    march = plan("a", *TEXTS, date="2026-03-31")
    june = plan("b", *TEXTS[:3], date="2026-06-30")
    head = Party("Head of Service", PartyKind.ROLE)
    with open_store(address, create=True) as store:
        store.save(march)
        store.save((replace(june[0], status=Status.COMPLETED), replace(june[1], leads=(head,)), *june[2:]))
        store.save(plan("c", *TEXTS[:2], borough="Northmere", date="2026-05-31"))
    return address


@pytest.fixture
def run(db: str) -> Run:
    """Run a command on the store."""

    def with_store(*arguments: str) -> Result:
        return CliRunner().invoke(app, [*arguments, "--db", db])

    return with_store


def test_plans_are_listed_with_their_versions(run: Run) -> None:
    lines = run("plans").stdout.splitlines()
    assert [line.split()[:2] for line in lines[1:]] == [
        ["1", "2026-03-31"],
        ["2026-06-30", "Wexbridge"],
        ["2", "2026-05-31"],
    ]
    assert "a.pdf" in lines[1]
    assert run("plans", "--borough", "nowhere").stderr == "no stored plan matches\n"


def test_changes_are_told_one_a_line_and_counted(run: Run) -> None:
    told = run("changes", "1").stdout.splitlines()
    assert told[0] == "2026-03-31 (a.pdf) -> 2026-06-30 (b.pdf)"
    assert any("completed" in line and "Train all duty staff" in line for line in told)
    assert any("Head of Service" in line for line in told)
    assert told[-1] == "  1 dropped, 1 reassigned, 1 completed"


def test_a_plan_of_one_version_and_one_that_is_not_there(run: Run) -> None:
    assert "has one version so far: 2026-05-31 (c.pdf)" in run("changes", "2").stderr
    missing = run("changes", "77")
    assert (missing.exit_code, missing.stderr) == (
        2,
        "actionplans: no plan 77 in the store: `actionplans plans` lists them\n",
    )


@pytest.mark.parametrize("identifier", ["aaaaaaaa-1", "bbbbbbbb-1"])
def test_the_history_of_an_action_is_told_from_any_of_its_versions(run: Run, identifier: str) -> None:
    first, second, change = run("history", identifier).stdout.splitlines()
    assert first.startswith("2026-03-31  aaaaaaaa-1  unreported  Train all duty staff")
    assert second.startswith("2026-06-30  bbbbbbbb-1  completed  ")
    assert change.startswith("    1 Train all duty staff")


@pytest.mark.parametrize("command", [("history",), ("correct",), ("show",)])
def test_an_id_that_is_not_there_is_told(run: Run, command: tuple[str, ...]) -> None:
    values = ("status", "completed") if command == ("correct",) else ()
    done = run(*command, "aaaaaaaa-99", *values)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no action 'aaaaaaaa-99' in the store: `actionplans list` shows the ids" in done.stderr


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("status", "completed", '"completed"'),
        (
            "due",
            "Sept 2026",
            '[{"raw": "Sept 2026", "start": "2026-09-01", "end": "2026-09-30", "precision": "month"}]',
        ),
        ("due", "null", "[]"),
        ("status", "On track", '"on_track"'),
        ("completed_on", "4/5/2026", '"2026-05-04"'),
        ("completed_on", "null", "null"),
        ("leads", "Head of Service", '[{"name": "Head of Service", "expanded": null, "kind": "role"}]'),
        ("ongoing", "yes", "true"),
        ("theme", "Homes > Repairs", '["Homes", "Repairs"]'),
        ("recommendation", "Do better.", '{"ref": null, "text": "Do better."}'),
        ("document.date", "March 2026", '"2026-03-31"'),
        ("document.borough", "Northmere", '"Northmere"'),
    ],
)
def test_values_are_typed_as_a_plan_prints_them(run: Run, field: str, value: str, kept: str) -> None:
    done = run("correct", "aaaaaaaa-1", field, value, "--who", "A. Clerk", "--why", "minutes")
    assert (done.exit_code, done.stderr) == (0, f"aaaaaaaa-1 {field}: corrected\n")
    (made,) = map(json.loads, run("corrections", "--json").stdout.splitlines())
    assert (made["field"], made["new"], made["who"], made["why"]) == (field, kept, "A. Clerk", "minutes")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("status", "done", "status takes no such value"),
        ("leads", " ; ", "no name is given"),
        ("action", " ", "an action says what is to be done"),
        ("due", "soon", "timescale states no date: 'soon'"),
        ("due", "31.9.26", "31"),
        ("ongoing", "perhaps", "'perhaps' is neither yes nor no"),
        ("completed_on", "later", "'later' is no date"),
        ("colour", "red", "no field 'colour' to correct: action, ref, theme"),
    ],
)
def test_a_value_that_cannot_be_read_without_doubt_is_refused(run: Run, field: str, value: str, told: str) -> None:
    done = run("correct", "aaaaaaaa-1", field, value)
    assert done.exit_code == 2
    assert told in done.stderr
    assert run("corrections").stderr == "no corrections in force\n"


def test_a_correction_is_shown_with_its_action_and_taken_back(run: Run) -> None:
    run("correct", "aaaaaaaa-2", "status", "delayed", "--who", "A. Clerk")
    shown = run("show", "aaaaaaaa-2").stdout
    assert 'corrected  aaaaaaaa-2 status: "unreported" -> "delayed" (A. Clerk, ' in shown
    assert run("correct", "aaaaaaaa-2", "status", "--withdraw").stderr == "aaaaaaaa-2 status: withdrawn\n"
    assert "has no correction of status" in run("correct", "aaaaaaaa-2", "status", "--withdraw").stderr
    assert run("corrections").stderr == "no corrections in force\n"
    assert run("corrections", "--all").stdout.rstrip().endswith("[withdrawn]")
    assert "say what status should be" in run("correct", "aaaaaaaa-2", "status").stderr


def test_links_are_cut_and_made(run: Run) -> None:
    assert run("unlink", "aaaaaaaa-1", "bbbbbbbb-1", "--why", "another matter").exit_code == 0
    assert "same before" not in run("show", "bbbbbbbb-1").stdout
    assert run("link", "aaaaaaaa-4", "bbbbbbbb-1").stderr == "aaaaaaaa-4 and bbbbbbbb-1 are the same\n"
    assert "same before  aaaaaaaa-4" in run("show", "bbbbbbbb-1").stdout
    assert "the earlier given first" in run("link", "bbbbbbbb-1", "aaaaaaaa-4").stderr


def test_search_finds_words_with_any_ending_and_takes_the_filters(run: Run) -> None:
    assert {line.split()[0] for line in run("search", "trains", "staff").stdout.splitlines()[1:]} == {
        "aaaaaaaa-1",
        "bbbbbbbb-1",
        "cccccccc-1",
    }
    found = run("search", "train", "--borough", "wexbridge", "--latest").stdout.splitlines()[1:]
    assert [line.split()[0] for line in found] == ["bbbbbbbb-1"]
    assert run("search", "trombone").stderr == "no stored action has these words\n"


def test_list_and_export_take_the_filters(run: Run) -> None:
    listed = run("list", "--as-of", "1/4/2026").stdout.splitlines()[1:]
    assert {line.split()[0][:8] for line in listed} == {"aaaaaaaa"}
    exported = run("export", "--status", "completed").stdout.splitlines()
    assert [json.loads(line)["action"] for line in exported] == [TEXTS[0]]
    assert "no date" in run("list", "--as-of", "soon").stderr


def test_an_older_store_is_refused_and_upgraded(tmp_path: Path) -> None:
    address = str(tmp_path / "old.db")
    connection = sqlite3.connect(address)
    connection.executescript(OLD.read_text(encoding="utf-8"))
    connection.close()
    refused = CliRunner().invoke(app, ["list", "--db", address])
    assert (refused.exit_code, "`actionplans db upgrade`" in refused.stderr) == (2, True)
    upgraded = CliRunner().invoke(app, ["db", "upgrade", "--db", address])
    assert upgraded.stdout.startswith("upgraded from 0001 to ")
    assert CliRunner().invoke(app, ["db", "upgrade", "--db", address]).stdout.startswith("the tables are up to date")
    assert CliRunner().invoke(app, ["list", "--db", address]).exit_code == 0
    assert CliRunner().invoke(app, ["db", "upgrade", "--db", str(tmp_path / "none.db")]).exit_code == 2


def test_documents_are_read_again_where_they_lay_and_under_the_borough_that_was_given(tmp_path: Path) -> None:
    address, paper = str(tmp_path / "plans.db"), tmp_path / "plan.csv"
    paper.write_bytes((ROOT / "data" / "raw" / "stonebeck-housing-2016.sheet.csv").read_bytes())
    invoke = CliRunner().invoke
    assert invoke(app, ["ingest", str(paper), "--borough", "Ousedale", "--db", address]).exit_code == 0
    before = invoke(app, ["export", "--db", address]).stdout
    first = invoke(app, ["list", "--limit", "1", "--db", address]).stdout.splitlines()[1].split()[0]
    assert invoke(app, ["correct", first, "status", "cancelled", "--db", address]).exit_code == 0
    again = invoke(app, ["reextract", "--db", address])
    assert (again.exit_code, again.stdout) == (0, "plan.csv: nothing changed\n")
    assert json.loads(invoke(app, ["show", first, "--json", "--db", address]).stdout)["status"] == "cancelled"
    assert invoke(app, ["correct", first, "status", "--withdraw", "--db", address]).exit_code == 0
    assert invoke(app, ["export", "--db", address]).stdout == before
    assert '"borough": "Ousedale"' in before
    paper.rename(tmp_path / "moved.csv")
    gone = invoke(app, ["reextract", "--db", address])
    assert "1 of 1 stored documents were not found: give their folder" in gone.stderr
    found = invoke(app, ["reextract", str(tmp_path), "--db", address])
    assert found.stdout == "moved.csv: nothing changed\n"


def test_numbers_beyond_any_store_are_wrong_use(run: Run) -> None:
    for arguments in (("list", "--plan", "9" * 20), ("list", "--limit", "9" * 20), ("changes", "9" * 20)):
        done = run(*arguments)
        assert (done.exit_code, "Traceback" in done.stderr) == (2, False)
    assert run("show", "AAAAAAAA-1").exit_code == 0


def test_a_comparison_of_nothing_says_so(run: Run) -> None:
    assert run("compare", "--borough", "nowhere").stderr == "no stored action matches\n"
    assert run("compare", "--borough", " wexbridge ").stderr == ""
