"""`actionplans compare` as a user types it, up to the store."""

import sys

import pytest
import typer
from typer.testing import CliRunner

from pipeline.commands.comparing import compare

APP = typer.Typer(rich_markup_mode=None)
APP.command()(compare)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--by", "ward"], "'ward' is none of borough, body, plan, theme, lead, kind, year, due_year"),
        (["--by", "borough,body,year"], "--by takes one or two different ones of borough, body"),
        (["--by", "lead", "--by", "lead"], "--by takes one or two different ones of borough, body"),
        (["--as-of", "soon"], "'soon' is no date"),
        (["--format", "pdf"], "'pdf' is none of table, csv, json, html"),
        (["--top", "-1"], "--top"),
        (["--db", "no/such.db"], "actionplans ingest PATH..."),
    ],
)
def test_wrong_use_is_told_in_words(arguments: list[str], told: str) -> None:
    done = CliRunner().invoke(APP, arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_the_help_has_examples() -> None:
    done = CliRunner().invoke(APP, ["--help"])
    assert done.exit_code == 0
    assert "actionplans compare --by borough,year" in done.stdout


def test_what_is_heavy_waits_until_something_is_compared() -> None:
    import subprocess

    code = "import sys, pipeline.commands.comparing; print([m for m in ('pandas', 'matplotlib') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
