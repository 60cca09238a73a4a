"""Real plans, where they are there: nothing of a table's text is lost, and nothing is read twice."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from extractors import word
from models.table import Table
from tests.extractors.word.making import W

CORPUS = Path(os.environ.get("ACTIONPLANS_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))
FILES = sorted(CORPUS.glob("*.word*.docx"))


def plainly(content: bytes) -> list[list[str]]:
    """The texts of the cells of each table, paragraph by paragraph, by the shortest reading of the markup."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return [
        sorted(
            text
            for paragraph in found.iter(f"{{{W}}}p")
            if (text := " ".join("".join(paragraph.itertext(f"{{{W}}}t")).split()).removeprefix("- "))
        )
        for found in root.iter(f"{{{W}}}tbl")
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_cells_hold_the_text_of_the_markup(path: Path) -> None:
    content = path.read_bytes()
    tables = [block for block in word.extract(content, path.name).blocks if isinstance(block, Table)]
    assert [sorted(line.text for cell in found.cells for line in cell.lines) for found in tables] == plainly(content)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_cells_fill_their_tables(path: Path) -> None:
    for found in word.extract(path.read_bytes(), path.name).blocks:
        if isinstance(found, Table):
            assert sum(cell.rows * cell.columns for cell in found.cells) == found.rows * found.columns
