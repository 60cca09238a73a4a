"""docs/fetching.md: its sources file is read, its commands are those of the program, its tables are whole."""

import configparser
import datetime
import json
import re
from pathlib import Path

import pytest

from models import sidecar
from pipeline.fetch_report import COLUMNS, Council
from pipeline.fetching import MATCH, RECHECK
from pipeline.looks import FORGOTTEN, Look, Looks
from pipeline.sources import SOURCES
from pipeline.sources.boroughs import known_sites
from pipeline.sources.folder import PACKAGES
from pipeline.sources.moderngov import AHEAD, BACK
from pipeline.sources.urls import OTHERS
from pipeline.sources_file import EXAMPLE, Entry, SourcesFile, read
from tests.test_docs import BLOCK, ROOT, understood

PAGE = (ROOT / "docs" / "fetching.md").read_text("utf-8")


def of_kind(kind: str) -> list[str]:
    return [text for found, text in BLOCK.findall(PAGE) if found == kind]


def test_the_sources_file_shown_is_read_and_has_every_key(tmp_path: Path) -> None:
    (shown,) = of_kind("toml")
    path = tmp_path / "sources.toml"
    path.write_text(shown, encoding="utf-8")
    told = read(path)
    assert [entry.kind for entry in told.source] == ["moderngov", "moderngov", "folder"]
    assert told.source[0].committees == ("scrutiny", "safeguarding")
    assert told.model_fields_set == set(SourcesFile.model_fields)
    assert set().union(*(entry.model_fields_set for entry in told.source)) == set(Entry.model_fields)


def test_every_key_of_a_sources_file_is_explained() -> None:
    table = PAGE.partition("| key | at first | what |")[2].partition("\n\n")[0]
    first = " ".join(row.split("|")[1] for row in table.splitlines()[1:] if row)
    explained = set(re.findall(r"`([\w.]+)`", first))
    assert explained == {*SourcesFile.model_fields, *(f"source.{name}" for name in Entry.model_fields)}


def test_the_example_that_the_command_gives_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert read(path).contact == "papers@example.gov.uk"


def test_the_sidecar_shown_is_one() -> None:
    (shown,) = (text for text in of_kind("text") if text.startswith("{"))
    told = sidecar.loads(shown)
    assert sidecar.dumps(told) == shown
    assert None not in json.loads(shown).values()  # every field has its example
    assert f"/{told.meeting_date}/{told.file}{sidecar.SUFFIX}" in PAGE


def test_the_words_that_are_looked_for_stand_there() -> None:
    assert f"{MATCH}\n" in of_kind("text")


def test_numbers_of_days_are_those_of_the_program() -> None:
    assert (RECHECK.days, FORGOTTEN.days, BACK.days // 30, AHEAD.days // 30) == (7, 30, 9, 3)
    for words in ("after seven days", "older than 30 days", "from nine months ago to three ahead"):
        assert words in re.sub(r"\s+", " ", PAGE)


@pytest.mark.parametrize("name", [*SOURCES, *OTHERS, *(f"{scheme}://" for scheme in ("s3", "az", "gs", "sftp"))])
def test_sources_columns_and_schemes_are_named(name: str) -> None:
    assert f"`{name}" in PAGE
    assert not name.endswith("://") or name.removesuffix("://") in PACKAGES


def test_the_report_is_explained() -> None:
    table = PAGE.partition("| column | what |")[2].partition("\n\n")[0]
    explained = [name for row in table.splitlines()[2:] for name in row.split("|")[1].strip().split(", ")]
    assert tuple(explained) == COLUMNS
    besides = set(Council("Wexbridge").record()) - {*COLUMNS, "source"}
    assert {name for name in besides if f"`{name}`" not in PAGE} == set()


def test_a_source_that_has_changed_is_told_in_the_words_shown() -> None:
    before, now = datetime.date(2026, 3, 4), datetime.date(2026, 3, 5)
    told = Looks({"site": Look(12, 61, before)}).change("site", Look(1, 2, now))
    assert told is not None
    assert f": {told}\n" in "".join(of_kind("text"))


def test_no_borough_is_said_to_be_checked_that_is_not() -> None:
    assert "**None has been checked**" in PAGE
    assert [borough.name for borough, site in known_sites() if site and site.checked] == []


def test_units_of_systemd_start_the_command_of_a_day() -> None:
    service, timer = (configparser.ConfigParser(interpolation=None) for _ in range(2))
    for unit, text in zip((service, timer), of_kind("ini"), strict=True):
        unit.optionxform = str  # type: ignore[assignment,method-assign] # names are blind to case else
        unit.read_string(text)
    program, _, rest = service["Service"]["ExecStart"].partition(" ")
    assert program.startswith(service["Service"]["WorkingDirectory"])
    assert understood(f"actionplans {rest}") == "actionplans update"
    assert timer["Timer"].getboolean("Persistent")  # a machine that was off catches up


def test_the_line_of_cron_starts_the_command_of_a_day() -> None:
    (line,) = (line for text in of_kind("text") for line in text.splitlines() if line.startswith("30 6 * * * "))
    assert "%" not in line  # cron would make a line break of it
    (command,) = re.findall(r"\$\(\S+/(actionplans .*) 2>&1\)", line)
    assert understood(command) == "actionplans update"
