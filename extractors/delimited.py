"""Comma-separated values (.csv) and their kin: bytes -> the title rows and tables of the one sheet that it was."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from extractors.decoding import decode, is_text
from extractors.grids import LONGEST_CELL, bounded
from extractors.markup import plain
from extractors.struck import without_struck
from extractors.text import document_of
from extractors.text.lines import Row, Run, Text
from models.document import Document
from models.errors import DocumentError

_DELIMITERS = (",", ";", "|", "\t")
_SAMPLE = 200_000  # bytes, and
_RECORDS = 200  # records, that tell how a file is delimited
_FEWEST = 3  # records, and fields in each
_ALIKE = 0.6  # of the records have the same number of fields
_WORDY = 0.9  # of the fields of prose that only looks delimited begin with a blank


def accepts(content: bytes) -> bool:
    """Whether `content` is text whose records have the same fields again and again; never raises."""
    return is_text(content) and _delimiter(decode(content[:_SAMPLE])) is not None


def extract(content: bytes, name: str) -> Document:
    """The tables and title rows of the file. There are no pages. Raises DocumentError if a cell has no end."""
    text = decode(content)
    try:
        parts = tuple(_parts(_records(text, _delimiter(text[:_SAMPLE]) or ","), name))
    except csv.Error as error:
        raise DocumentError(name, f"damaged: {error}") from error
    return document_of(parts, content, name, broken=False)


def _parts(records: Iterator[list[str]], name: str) -> Iterator[Text | Run]:
    """The records as the rows of a table, ended by a blank one or by one of a single field: a title or a note."""
    rows: list[Row] = []
    for record in records:
        struck = any(without_struck(field)[1] for field in record)
        row = Row(tuple(bounded(plain(field), name) for field in record), not rows, struck)
        if len(row.cells) > 1 and row.filled and (rows or row.filled != (0,)):
            rows.append(row)
            continue
        if rows:
            yield Run(tuple(rows))
            rows = []
        yield from (Text(line) for cell in row.cells for line in cell.split("\n") if line)
    if rows:
        yield Run(tuple(rows))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(2 * LONGEST_CELL)
    return csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)


def _delimiter(text: str) -> str | None:
    """What parts the fields of the text: what gives most records the same number of them; None for no table."""
    tabbed = sum("\t" in line for line in text.split("\n")) >= _FEWEST
    quoted = '\t"' in text or text.startswith('"')  # cells with line feeds in them; else extractors.text reads it
    best: tuple[int, str] | None = None
    for delimiter in _DELIMITERS:
        if tabbed != (delimiter == "\t") or (tabbed and not quoted):
            continue
        try:
            records = [each for each in islice(_records(text, delimiter), _RECORDS) if any(map(str.strip, each))]
        except csv.Error:
            continue
        parted = [len(each) for each in records if len(each) > 1]
        width, alike = max(Counter(parted).items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        if width < _FEWEST or alike < max(_FEWEST, _ALIKE * len(parted)):
            continue
        if _is_prose(text, delimiter):
            continue
        if best is None or width > best[0]:
            best = (width, delimiter)
    return None if best is None else best[1]


def _is_prose(text: str, delimiter: str) -> bool:
    """Whether blanks follow nearly every delimiter, as in sentences."""
    total = text.count(delimiter)
    return '"' not in text and text.count(f"{delimiter} ") >= _WORDY * total
