"""A document as a file format gives it: blocks in printed order."""

import datetime
from dataclasses import dataclass, replace

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
class Paper:
    """One of the papers that are bound into a pack: a report, an appendix; `first` and `last` page, from 1."""

    first: int
    last: int
    item: int  # which item of the agenda it belongs to, from 1 in the pack's order; 0 before the first
    title: str | None = None  # as the pack's bookmarks or the paper's first page name it
    running: tuple[str, ...] = ()  # heads and feet that its pages repeat


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. `running` holds the texts that every page repeats (heads and feet), each once."""

    name: str  # the file's name without its folder
    sha256: str  # of the file's bytes, in hexadecimal
    blocks: tuple[Paragraph | Table, ...]  # in printed order
    running: tuple[str, ...] = ()
    title: str | None = None  # as the file's properties say; often wrong
    pages: int | None = None  # None where the format has no pages
    papers: tuple[Paper, ...] = ()  # of a pack, in its order and without gaps; () where the file is one paper
    notices: tuple[str, ...] = ()  # what was passed over or is missing, as sentences that the file's name begins

    def part(self, first: int, last: int) -> "Document":
        """What stands on the pages from `first` to `last`, both included, counted from 1; whole papers of a pack."""
        papers = tuple(paper for paper in self.papers if paper.first <= last and first <= paper.last)
        running = tuple(dict.fromkeys(text for paper in papers for text in paper.running))
        blocks = tuple(block for block in self.blocks if first <= (_page(block) or 0) <= last)
        return replace(self, blocks=blocks, running=running, papers=papers)


def _page(block: Paragraph | Table) -> int | None:
    return block.page if isinstance(block, Paragraph) else block.place.page


@dataclass(frozen=True, slots=True)
class Identity:
    """Which plan a document is: what the record calls `document`."""

    sha256: str
    title: str | None = None
    borough: str | None = None  # the council's short name: "Harrow"
    body: str | None = None  # whose plan it is: "Harrow LSCB"
    date: datetime.date | None = None  # the day that the plan speaks for
    pages: tuple[int, int] | None = None  # its first and last page in the file, from 1; None where there are none
    url: str | None = None  # where the file was fetched from; None, as the next three, where it was not fetched by us
    published: datetime.date | None = None  # when, as the site says
    committee: str | None = None
    meeting: str | None = None  # its title or date, as the site says
