"""Exports: the exact record a line, a table for spreadsheets, and files that are whole or not there."""

import csv
import datetime
import io
import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from models.action import Action, Milestone, Party, Recommendation
from models.document import Identity
from models.listed import Listed
from models.record import loads
from models.table import Place
from pipeline.export import EXPORTERS, Format, Wanted, to_csv, to_jsonl
from pipeline.export.cells import as_printed, harmless
from pipeline.export.column import Several
from pipeline.export.columns import COLUMNS, SHEET, TYPED
from pipeline.export.whole import written_whole
from tests.strategies import listed, texts, unhurried

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


def rows(*written: Listed) -> list[dict[str, str]]:
    stream = io.BytesIO()
    assert to_csv.write(written, stream) == len(written)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))


def test_every_format_has_its_exporter() -> None:
    assert set(EXPORTERS) == set(Format)


@given(listed())
@unhurried
def test_json_lines_lose_nothing_and_add_nothing(written: list[Listed]) -> None:
    stream = io.BytesIO()
    assert to_jsonl.write(written, stream) == len(written)
    assert [loads(line) for line in stream.getvalue().decode().splitlines()] == [each.action for each in written]


def test_no_two_columns_share_a_name() -> None:
    for shown in (SHEET, TYPED):
        assert max(Counter(each.column.name for each in shown).values()) == 1
    assert {*SHEET, *TYPED} == set(COLUMNS)


@given(listed())
@unhurried
def test_a_list_has_a_value_for_each_of_its_parts(written: list[Listed]) -> None:
    for each in written:
        for column in COLUMNS:
            if isinstance(column, Several):
                assert {len(row) for row in column.rows(each)} <= {len(column.parts)}
                assert len(column.texts(each)) == len(column.rows(each))


def test_csv_is_one_row_an_action_with_lists_in_a_cell() -> None:
    (row,) = rows(Listed("aaaaaaaa-1", ACTION, plan="p7", earlier="bbbbbbbb-4", corrected=("leads", "due")))
    assert tuple(row) == tuple(each.column.name for each in SHEET)
    assert (row["id"], row["plan"], row["earlier"]) == ("aaaaaaaa-1", "p7", "bbbbbbbb-4")
    assert row["corrected"] == "leads; due"
    assert row["leads"] == "HoS (Head of Service); Police"
    assert row["theme"] == "Safeguarding; Training"
    assert row["milestones"] == "Half (2024-06-30); All"
    assert (row["recommendation_ref"], row["recommendation"]) == ("R1", "Train all")
    assert (row["date"], row["page"], row["row"], row["ongoing"]) == ("2024-03-31", "", "2", "false")


@given(listed())
@unhurried
def test_no_cell_of_any_action_runs_as_a_formula(written: list[Listed]) -> None:
    stream = io.BytesIO()
    to_csv.write(written, stream)
    cells = [cell for row in list(csv.reader(io.StringIO(stream.getvalue().decode(), newline="")))[1:] for cell in row]
    assert len(cells) == len(written) * len(SHEET)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+44", "- a bullet", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    (row,) = rows(Listed("a-1", replace(ACTION, progress=text, leads=(Party(text),))))
    assert (row["progress"], row["leads"]) == (f"'{text}", f"'{text}")


@given(texts)
def test_the_apostrophe_can_be_taken_away_again(text: str) -> None:
    for printed in (text, f"={text}", f"'={text}", f"''-{text}", f"'{text}"):
        assert as_printed(harmless(printed)) == printed


@pytest.mark.parametrize(
    ("form", "tidy", "licence", "told"),
    [
        (Format.XLSX, True, None, "--tidy goes with --format csv"),
        (Format.CSV, False, "OGL-UK-3.0", "--licence goes with --format datapackage"),
        (Format.DATAPACKAGE, False, "open, I think", "is no licence"),
    ],
)
def test_options_that_do_not_go_together_are_refused(form: Format, tidy: bool, licence: str | None, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Wanted(form, tidy, licence)


WANTED = [*(Wanted(form) for form in Format), Wanted(Format.CSV, tidy=True)]


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_no_action_gives_a_whole_empty_file(wanted: Wanted) -> None:
    stream = io.BytesIO()
    assert wanted.write((), stream) == 0
    assert stream.getvalue() or wanted.form is Format.JSONL


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_a_file_is_as_before_where_the_actions_end_in_an_error(wanted: Wanted, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("before", encoding="utf-8")

    def failing() -> Iterator[Listed]:
        yield Listed("a-1", ACTION)
        raise KeyboardInterrupt

    def fail() -> None:
        with written_whole(path) as stream:
            wanted.write(failing(), stream)

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text(encoding="utf-8") == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_file_is_replaced_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before", encoding="utf-8")

    def fail() -> None:
        with written_whole(path) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text(encoding="utf-8") == "before"
    with written_whole(path) as stream:
        stream.write("after–\r\n".encode())
        assert path.read_text(encoding="utf-8") == "before"
    assert path.read_bytes() == "after–\r\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with written_whole(tmp_path / "new") as stream:
        stream.write(b"x")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("before", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with written_whole(tmp_path / "link.csv") as stream:
        stream.write(b"after")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8") == "after"


def test_a_device_is_written_to() -> None:
    with written_whole(Path(os.devnull)) as stream:
        stream.write(b"gone")
    assert not Path(os.devnull).is_file()
