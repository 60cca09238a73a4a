"""Small documents and actions, for the tests of the status stage."""

from collections.abc import Sequence
from datetime import date

from models.action import Action
from models.document import Document, Identity, Paragraph
from models.geometry import Box
from models.table import Cell, Line, Place, Table

BOX = Box(0, 0, 10, 10)
Printed = str | tuple[str, str]  # a cell's text, or its text and fill


def table(*rows: Sequence[Printed]) -> Table:
    """A table of `rows`; an empty text without a fill prints no cell."""
    cells = []
    for number, row in enumerate(rows, 1):
        for column, printed in enumerate(row, 1):
            text, fill = (printed, None) if isinstance(printed, str) else printed
            lines = (Line(text, BOX, 1, opens=True),) if text else ()
            cells.append(Cell(lines, number, column, Place(1, BOX, 1, number), fill=fill))
    return Table(tuple(cells), len(rows), max(len(row) for row in rows), Place(1, BOX, 1, 1))


def document(*blocks: str | Table, running: tuple[str, ...] = ()) -> Document:
    """A document of paragraphs and tables."""
    whole = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Document("plan.pdf", "0" * 64, whole, running=running)


def action(progress: str | None, rag: str | None = None, completed_on: date | None = None) -> Action:
    """An action with what the status stage looks at."""
    return Action(
        file="plan.pdf",
        document=Identity("0" * 64),
        action="Write a policy",
        source=Place(1, BOX, 1, 2),
        progress=progress,
        rag=rag,
        completed_on=completed_on,
        warnings=("no lead named",),
    )
