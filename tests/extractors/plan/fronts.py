"""The front matter of documents, for the tests of what is read from it."""

import datetime
from dataclasses import dataclass, field

from models.document import Document, Identity, Paragraph
from models.geometry import Box
from models.table import Cell, Line, Place, Table

Rows = tuple[tuple[str, ...], ...]
PLAN: Rows = (("No", "Action", "Lead", "By when"), ("1", "Train all staff", "Head of Housing", "June"))
NOWHERE = Box(0, 0, 1, 1)


def table(rows: Rows) -> Table:
    """A table of `rows`; a row of one text spans all columns."""
    width = max(len(row) for row in rows)
    cells = tuple(
        Cell((Line(text, NOWHERE, None, True),), at, column, Place(None, None, 1, at), 1, width if len(row) == 1 else 1)
        for at, row in enumerate(rows, 1)
        for column, text in enumerate(row, 1)
    )
    return Table(cells, len(rows), width, Place(None, None, 1, 1))


def document(
    *blocks: str | Rows, running: tuple[str, ...] = (), title: str | None = None, name: str = "s1234.pdf"
) -> Document:
    """A document of `blocks`: "# text" is a heading of level 1, "## text" of level 2, rows are a table."""
    made: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, str):
            text = block.lstrip("#")
            made.append(Paragraph(text.strip(), len(block) - len(text) or None))
        else:
            made.append(table(block))
    return Document(name, "0" * 64, tuple(made), running, title)


@dataclass(frozen=True, slots=True)
class Case:
    """The front matter of a document and what it says."""

    id: str
    blocks: tuple[str | Rows, ...]
    title: str | None
    borough: str | None = None
    body: str | None = None
    date: str | None = None
    running: tuple[str, ...] = field(default=())
    properties: str | None = None
    name: str = "s1234.pdf"

    @property
    def document(self) -> Document:
        """The document with that front matter."""
        return document(*self.blocks, running=self.running, title=self.properties, name=self.name)

    @property
    def identity(self) -> Identity:
        """What is to be read from it."""
        day = datetime.date.fromisoformat(self.date) if self.date else None
        return Identity("0" * 64, self.title, self.borough, self.body, day)
