"""A file with addresses: text, one a line with # comments, or CSV with headings."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from extractors.decoding import decode
from models.candidate import Candidate
from pipeline.sources.links import last_name, web_address
from pipeline.sources.printed import clean, day_of, said
from pipeline.sources.source import Event, Reader, Searched, Source, Trouble

ADDRESS: Final = ("address", "url")  # headings of the column that must be there
OTHERS: Final = ("title", "committee", "meeting", "item", "date", "published", "borough")
LARGEST: Final = 10_000_000  # bytes of such a file: a hundred thousand papers
LONGEST_FIELD: Final = 100_000  # characters: more is a quotation mark that is never closed


def candidates(client: Reader, source: Source) -> Iterator[Event]:
    """The papers that the file at `source.address` lists, in its order, each address once.

    A CSV file has a first line with the heading `address` or `url`, and may have those of OTHERS, in any order; `date`
    is the meeting's, as 2026-03-02 or 02/03/2026. A line that is no address is told as Trouble, with its number.
    """
    del client  # the file is here
    text = _read(source.address)
    if isinstance(text, Trouble):
        yield text
        return
    yield Searched(source.address)
    seen: set[str] = set()
    for number, row in _rows(text):
        try:
            paper = _candidate(row)
        except ValueError as error:
            yield Trouble(f"{source.address}, line {number}", source.address, str(error))
            continue
        if paper.address not in seen and source.names(paper.committee) and source.covers(paper.meeting_date):
            seen.add(paper.address)
            yield paper


def _read(path: str) -> str | Trouble:
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return Trouble(path, path, f"the file cannot be read: {error.strerror or error}")
    if len(content) > LARGEST:
        return Trouble(path, path, f"more than {LARGEST // 1_000_000} MB: no list of addresses is that long")
    return decode(content)


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The lines that are no comment, by heading, each with its number in the file."""
    headings = _headings(text)
    if headings is None:
        for number, line in enumerate(text.split("\n"), start=1):
            address = "" if line.lstrip().startswith("#") else line.partition(" #")[0].strip()
            if address:
                yield number, {"address": address}
        return
    reader = csv.reader(io.StringIO(text))
    next(reader)
    try:
        for fields in reader:
            if any(len(field) > LONGEST_FIELD for field in fields):  # the csv module's own limit is everybody's
                yield reader.line_num, {"address": ""}
                return
            if any(field.strip() for field in fields) and not fields[0].lstrip().startswith("#"):
                yield reader.line_num, dict(zip(headings, fields, strict=False))
    except csv.Error:  # a field without end: what came before it stands
        yield reader.line_num, {"address": ""}


def _headings(text: str) -> list[str] | None:
    """The headings of a CSV file; None for a list of addresses."""
    fields = next(csv.reader(io.StringIO(text.partition("\n")[0])), [])
    headings = ["address" if field.strip().casefold() in ADDRESS else field.strip().casefold() for field in fields]
    return headings if "address" in headings else None


def _candidate(row: Mapping[str, str]) -> Candidate:
    """The paper that a line names. Raises ValueError, in words, if its address is none or its date is."""
    if not row.get("address", "").strip():
        raise ValueError("no address in this line")
    address = web_address(row["address"])
    days = {heading: day_of(row.get(heading)) for heading in ("date", "published")}
    for heading, day in days.items():
        if day is None and clean(row.get(heading)):
            raise ValueError(f"{heading} is no day such as 2026-03-02 or 02/03/2026: {clean(row[heading], 40)!r}")
    committee, day = clean(row.get("committee")), days["date"]
    return Candidate(
        address=address,
        title=clean(row.get("title")) or last_name(address) or address,
        meeting=clean(row.get("meeting")) or (f"{committee}, {said(day)}" if committee and day else None),
        committee=committee,
        item=clean(row.get("item")),
        published=days["published"],
        meeting_date=day,
        borough=clean(row.get("borough")),
    )
