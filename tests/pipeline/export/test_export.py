"""Exports: the exact record a line, a table for spreadsheets, and files that are whole or not there."""

import csv
import datetime
import io
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.action import Action, Milestone, Party, Recommendation
from models.document import Identity
from models.record import loads
from models.table import Place
from pipeline.export import EXPORTERS, Format, to_csv, to_jsonl
from pipeline.export.whole import written_whole
from tests.strategies import actions

ACTION = Action(
    file="plan.docx",
    document=Identity("a" * 64, "Plan", "Ashby Vale", None, datetime.date(2024, 3, 31)),
    action="Train staff",
    source=Place(None, None, 1, 2),
    theme=("Safeguarding", "Training"),
    recommendation=Recommendation("Train all", "R1"),
    leads=(Party("HoS", expanded="Head of Service"), Party("Police")),
    milestones=(Milestone("Half", datetime.date(2024, 6, 30)), Milestone("All", None)),
)


def rows(*written: Action) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    assert to_csv.write(written, stream) == len(written)
    stream.seek(0)
    return list(csv.DictReader(stream))


def test_every_format_has_its_exporter() -> None:
    assert set(EXPORTERS) == set(Format)


@given(st.lists(actions(), max_size=3))
def test_json_lines_lose_nothing(written: list[Action]) -> None:
    stream = io.StringIO()
    assert to_jsonl.write(written, stream) == len(written)
    assert [loads(line) for line in stream.getvalue().splitlines()] == written


def test_csv_is_one_row_an_action_with_lists_in_a_cell() -> None:
    (row,) = rows(ACTION)
    assert tuple(row) == to_csv.COLUMNS
    assert row["leads"] == "HoS (Head of Service); Police"
    assert row["theme"] == "Safeguarding; Training"
    assert row["milestones"] == "Half (2024-06-30); All"
    assert (row["recommendation_ref"], row["recommendation"]) == ("R1", "Train all")
    assert (row["date"], row["page"], row["row"], row["ongoing"]) == ("2024-03-31", "", "2", "false")


@given(st.lists(actions(), min_size=1, max_size=3))
def test_no_cell_of_any_action_runs_as_a_formula(written: list[Action]) -> None:
    stream = io.StringIO(newline="")
    to_csv.write(written, stream)
    cells = [cell for row in list(csv.reader(io.StringIO(stream.getvalue(), newline="")))[1:] for cell in row]
    assert len(cells) == len(written) * len(to_csv.COLUMNS)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+44", "- a bullet", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    (row,) = rows(replace(ACTION, progress=text))
    assert row["progress"] == f"'{text}"


def test_a_file_is_replaced_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before", encoding="utf-8")

    def fail() -> None:
        with written_whole(path) as stream:
            stream.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text(encoding="utf-8") == "before"
    with written_whole(path) as stream:
        stream.write("after–\r\n")
        assert path.read_text(encoding="utf-8") == "before"
    assert path.read_bytes() == "after–\r\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with written_whole(tmp_path / "new") as stream:
        stream.write("x")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("before", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with written_whole(tmp_path / "link.csv") as stream:
        stream.write("after")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8") == "after"


def test_a_device_is_written_to() -> None:
    with written_whole(Path(os.devnull)) as stream:
        stream.write("gone")
    assert not Path(os.devnull).is_file()
