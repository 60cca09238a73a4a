"""A document as a file format gives it: blocks in printed order."""

import datetime
from dataclasses import dataclass

from models.geometry import Box
from models.table import Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables. `level` is 1 for the highest heading, None for body text."""

    text: str
    level: int | None = None
    page: int | None = None
    box: Box | None = None
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. `running` holds the texts that every page repeats (heads and feet), each once."""

    name: str  # the file's name without its folder
    sha256: str  # of the file's bytes, in hexadecimal
    blocks: tuple[Paragraph | Table, ...]  # in printed order
    running: tuple[str, ...] = ()
    title: str | None = None  # as the file's properties say; often wrong
    pages: int | None = None  # None where the format has no pages


@dataclass(frozen=True, slots=True)
class Identity:
    """Which plan a document is: what the record calls `document`."""

    sha256: str
    title: str | None = None
    borough: str | None = None  # the council's short name: "Harrow"
    body: str | None = None  # whose plan it is: "Harrow LSCB"
    date: datetime.date | None = None  # the day that the plan speaks for
