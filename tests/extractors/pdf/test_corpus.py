"""Real plans, where they are at hand: no word of a table is lost, added or moved to another cell."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from extractors import word
from extractors.pdf import document as pdf
from models.document import Document
from tests.extractors.pdf.drawing import tables

CORPUS = Path(os.environ.get("ACTIONPLANS_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
PRINTED = sorted(CORPUS.glob("*.word-pdf.pdf"))

pytestmark = pytest.mark.skipif(not PRINTED, reason=f"no real plans at {CORPUS}; set ACTIONPLANS_CORPUS")


def read(path: Path) -> Document:
    return pdf.extract(path.read_bytes(), path.name)


def words(document: Document) -> Counter[str]:
    """The words of all cells; parts of a hyphenated word are words, since print breaks lines there."""
    return Counter(word for found in tables(document) for cell in found.cells for word in re.findall(r"\w+", cell.text))


def cells(document: Document) -> list[list[tuple[str, int, int, int, int]]]:
    """The cells of each table with where they stand; texts without blanks, since wrapping moves these."""
    return [
        [("".join(cell.text.split()), cell.row, cell.column, cell.rows, cell.columns) for cell in found.cells]
        for found in tables(document)
    ]


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_the_printed_tables_hold_the_words_of_the_word_file(path: Path) -> None:
    source = path.with_name(path.name.replace(".word-pdf.pdf", ".word.docx"))
    expected = words(word.extract(source.read_bytes(), source.name))
    found = words(read(path))
    assert expected
    assert ((expected - found) + (found - expected)).total() <= 0.01 * expected.total()


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_a_turned_print_gives_the_same_cells(path: Path) -> None:
    turned = path.with_name(path.name.replace(".word-pdf.", ".rotated-pdf."))
    assert cells(read(turned)) == cells(read(path))
