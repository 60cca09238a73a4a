"""Tidy files and the data package, as pandas and Frictionless read them."""

import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given

from models.action import Party
from models.listed import Listed
from pipeline.export import to_datapackage, to_tidy
from pipeline.export.cells import as_printed, cell
from pipeline.export.column import Kind, Row
from pipeline.export.tidy import SINGLES, TABLES, Table
from tests.pipeline.export.test_export import ACTION
from tests.strategies import listed, unhurried

PAIR = [Listed("a-1", ACTION, plan="p1", corrected=("leads",)), Listed("a-2", replace(ACTION, leads=(Party("=X()"),)))]


def package(written: list[Listed], licence: str | None = None) -> zipfile.ZipFile:
    stream = io.BytesIO()
    assert to_datapackage.write(written, stream, licence) == len(written)
    return zipfile.ZipFile(stream)


def description(written: list[Listed], licence: str | None = None) -> dict[str, object]:
    found: dict[str, object] = json.loads(package(written, licence).read("datapackage.json"))
    return found


def rows_of(archive: zipfile.ZipFile, table: Table) -> list[list[str]]:
    """The rows of a table below its heading, which is checked."""
    lines = io.StringIO(archive.read(f"{table.name}.csv").decode(), newline="")
    heading, *rows = csv.reader(lines)
    assert heading == [column.name for column in table.columns]
    return rows


def expected(table: Table, written: list[Listed]) -> list[Row]:
    if table.several is None:
        return [tuple(single.value(each) for single in SINGLES) for each in written]
    return [
        (each.id, position, *row) for each in written for position, row in enumerate(table.several.rows(each), start=1)
    ]


@given(listed())
@unhurried
def test_every_value_is_in_its_table_once(written: list[Listed]) -> None:
    stream = io.BytesIO()
    assert to_tidy.write(written, stream) == len(written)
    archive = zipfile.ZipFile(stream)
    assert archive.namelist() == [f"{table.name}.csv" for table in TABLES]
    for table in TABLES:
        values = expected(table, written)
        rows = rows_of(archive, table)
        assert rows == [[cell(value) for value in row] for row in values]
        for row, meant in zip(rows, values, strict=True):
            texts = [(as_printed(one), value) for one, value in zip(row, meant, strict=True) if isinstance(value, str)]
            assert [one for one, _ in texts] == [value for _, value in texts]


def test_tables_join_in_pandas() -> None:
    archive = package(PAIR)
    with archive.open("actions.csv") as actions, archive.open("leads.csv") as leads:
        joined = pd.read_csv(leads).merge(pd.read_csv(actions), left_on="action_id", right_on="id")
    assert list(zip(joined["id"], joined["name"], joined["action"], strict=True)) == [
        ("a-1", "HoS", "Train staff"),
        ("a-1", "Police", "Train staff"),
        ("a-2", "'=X()", "Train staff"),
    ]


def frictionless_says(folder: Path, archive: bytes) -> "subprocess.CompletedProcess[str]":
    """What `frictionless validate` finds wrong."""
    (folder / "plans.zip").write_bytes(archive)
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "plans.zip", "--json"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_the_data_package_is_valid(tmp_path: Path) -> None:
    """With text that starts like formulas and holds every kind of line break, and with what only a store knows."""
    awkward = replace(ACTION, progress='"a"\r\n\r=b\n\x0b,;', leads=(), ref="-1", rag="'=1")
    stream = io.BytesIO()
    to_datapackage.write([*PAIR, Listed("b-1", awkward, earlier="a-1")], stream)
    done = frictionless_says(tmp_path, stream.getvalue())
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["valid"]
    counted = {task["name"]: task["stats"].get("rows", 0) for task in report["tasks"]}
    assert (counted["actions"], counted["leads"], counted["milestones"]) == (3, 3, 6)


@pytest.mark.parametrize("broken", [("a-1,1,HoS", "nobody-1,1,HoS"), ("a-1,2,Police", "a-1,1,Police")])
def test_the_keys_are_such_that_a_break_is_found(tmp_path: Path, broken: tuple[str, str]) -> None:
    archive, changed = package(PAIR), io.BytesIO()
    with zipfile.ZipFile(changed, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name).decode()
            if name == "datapackage.json":
                content = json.dumps(without_hashes(json.loads(content)))
            copy.writestr(name, content.replace(*broken) if name == "leads.csv" else content)
    done = frictionless_says(tmp_path, changed.getvalue())
    assert done.returncode == 1, done.stdout + done.stderr
    assert {error["type"] for task in json.loads(done.stdout)["tasks"] for error in task["errors"]} <= {
        "foreign-key",
        "primary-key",
    }


def without_hashes(package: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    """The description without the sizes and hashes of the files, so that a changed one is read at all."""
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    return package


def test_the_description_has_types_meanings_and_what_files_hold() -> None:
    archive = package(PAIR)
    resources = json.loads(archive.read("datapackage.json"))["resources"]
    assert [resource["name"] for resource in resources] == [table.name for table in TABLES]
    for resource, table in zip(resources, TABLES, strict=True):
        content = archive.read(resource["path"])
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        fields = resource["schema"]["fields"]
        assert [(field["name"], field["description"]) for field in fields] == [
            (column.name, column.meaning) for column in table.columns
        ]
    days = {column.name for column in TABLES[0].columns if column.kind is Kind.DAY}
    assert {field["name"] for field in resources[0]["schema"]["fields"] if field["type"] == "date"} == days


def test_the_licence_is_what_the_user_states_and_else_said_to_be_unstated() -> None:
    assert description(PAIR, "OGL-UK-3.0")["licenses"] == [
        {
            "name": "OGL-UK-3.0",
            "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        }
    ]
    assert description(PAIR, "https://council.example/licence")["licenses"] == [
        {"path": "https://council.example/licence"}
    ]
    (unstated,) = json.loads(package(PAIR).read("datapackage.json"))["licenses"]
    assert unstated["name"] == "notspecified"
    assert unstated["title"].startswith("No licence is stated")


def test_the_files_that_were_read_are_the_sources() -> None:
    assert description(PAIR)["sources"] == [{"title": f"plan.docx (sha256 {'a' * 64})"}]
    assert "sources" not in description([])
