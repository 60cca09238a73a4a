"""Documents into a store from Python: a row for each file, whatever becomes of it."""

import shutil
from pathlib import Path

import pytest

from pipeline import open_store
from pipeline.frames.reading import READ

RAW = Path(__file__).parents[3] / "data" / "raw"
SHEET = "stonebeck-housing-2016.sheet.csv"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a plan, its copy, and a file that cannot be read."""
    folder = tmp_path / "papers"
    folder.mkdir()
    shutil.copy(RAW / SHEET, folder / "a.csv")
    shutil.copy(RAW / SHEET, folder / "copy.csv")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    return folder


def test_each_file_has_a_row_with_what_became_of_it(papers: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "plans.db", create=True) as store:
        read = store.ingest(papers, papers / "none.pdf", borough="Northmere")
        told = {Path(row["file"]).name: row for row in read.to_dict("records")}
        assert {name: row["outcome"] for name, row in told.items()} == {
            "none.pdf": "failed",
            "a.csv": "stored",
            "copy.csv": "known",
            "broken.pdf": "failed",
        }
        assert told["a.csv"]["actions"] == len(store.actions()) == 8
        assert told["a.csv"]["warnings"] == len(store.warnings())
        assert "no such file" in told["none.pdf"]["told"]
        assert set(store.actions()["borough"]) == {"Northmere"}
        again = store.ingest(papers / "a.csv")
        assert (list(again["outcome"]), list(again["actions"])) == (["known"], [0])


def test_nothing_to_read_is_an_empty_frame_with_the_same_columns(tmp_path: Path) -> None:
    with open_store(tmp_path / "plans.db", create=True) as store:
        read = store.ingest()
        assert {str(name): str(dtype) for name, dtype in read.dtypes.items()} == dict(READ)
        assert read.empty
