"""Comma-separated values (.csv) and their kin: bytes -> the title rows and tables of the one sheet that it was."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extractors.decoding import decode, is_text
from extractors.grids import bounded, checked_size
from extractors.markup import plain
from extractors.records import Record, records
from extractors.struck import without_struck
from extractors.text import document_of
from extractors.text.lines import Row, Run, Text
from models.document import Document

_DELIMITERS = (",", ";", "|", "\t")
_SAMPLE = 200_000  # bytes, and
_RECORDS = 200  # records, that tell how a file is delimited
_FEWEST = 3  # records, and fields in each
_ALIKE = 0.6  # of the records have the same number of fields
_USUALLY = 0.9  # of the records have the same number of fields: the last of a file that is whole has them too
BROKEN = "a quotation mark in its row of the file is not closed: where its cells end is not certain"
CUT = "the file ends within its row"
_WORDY = 0.9  # of the fields of prose that only looks delimited begin with a blank


def accepts(content: bytes) -> bool:
    """Whether `content` is text whose records have the same fields again and again; never raises."""
    return is_text(content) and _delimiter(decode(content[:_SAMPLE])) is not None


def extract(content: bytes, name: str) -> Document:
    """The tables and title rows of the file. There are no pages.

    Raises DocumentError if a cell has no end or a table is larger than any plan's.
    """
    text = decode(content)
    found = list(records(text, _delimiter(text[:_SAMPLE]) or ","))
    checked_size(len(found), max((len(record.fields) for record in found[:_RECORDS]), default=0), name)
    cut = not text.endswith("\n") and _ends_early(found)
    document = document_of(tuple(_parts(found, name, cut)), content, name, broken=False)
    return replace(document, notices=tuple(_notices(found, cut)))


def _ends_early(found: Sequence[Record]) -> bool:
    """Whether the last record has fewer fields than nearly all others: the file ends within it."""
    parted = [len(record.fields) for record in found if len(record.fields) > 1]
    width, alike = max(Counter(parted).items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    last = len(found[-1].fields) if found else 0
    return alike >= max(_FEWEST, _USUALLY * (len(parted) - 1)) and 1 < last < width


def _notices(found: Sequence[Record], cut: bool) -> Iterator[str]:
    """What is damaged in the file."""
    broken = sum(record.broken for record in found)
    if cut or (found and found[-1].broken):
        yield "it ends within a row, and may be cut off"
    if broken:
        yield f"rows with a quotation mark that is not closed, read as well as can be: {broken}"


def _parts(found: Sequence[Record], name: str, cut: bool) -> Iterator[Text | Run]:
    """The records as the rows of a table, ended by a blank one or by one of a single field: a title or a note."""
    rows: list[Row] = []
    for at, record in enumerate(found, start=1):
        struck = any(without_struck(field)[1] for field in record.fields)
        doubts = ((BROKEN,) if record.broken else ()) + ((CUT,) if cut and at == len(found) else ())
        row = Row(tuple(bounded(plain(field), name) for field in record.fields), not rows, struck, doubts=doubts)
        if len(row.cells) > 1 and row.filled and (rows or row.filled != (0,)):
            rows.append(row)
            continue
        if rows:
            yield Run(tuple(rows))
            rows = []
        yield from (Text(line) for cell in row.cells for line in cell.split("\n") if line)
    if rows:
        yield Run(tuple(rows))


def _delimiter(text: str) -> str | None:
    """What parts the fields of the text: what gives most records the same number of them; None for no table."""
    tabbed = sum("\t" in line for line in text.split("\n")) >= _FEWEST
    quoted = '\t"' in text or text.startswith('"')  # cells with line feeds in them; else extractors.text reads it
    best: tuple[int, str] | None = None
    for delimiter in _DELIMITERS:
        if tabbed != (delimiter == "\t") or (tabbed and not quoted):
            continue
        fields = (record.fields for record in islice(records(text, delimiter), _RECORDS))
        parted = [len(each) for each in fields if len(each) > 1 and any(map(str.strip, each))]
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
