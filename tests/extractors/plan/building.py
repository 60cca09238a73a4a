"""Small tables and documents for the tests of plans, written as rows of strings.

In a cell's text each line is a paragraph; one that begins with "+" goes on with the line before, an empty one leaves
its height blank, "• " is a bullet, and "---" begins a new page. None in a row: a merged cell covers the place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.plan import read_plan
from extractors.plan.bands import Band, Strip
from extractors.plan.columns import Column
from extractors.plan.plans import plan_tables
from extractors.plan.rows import plan_rows
from models.action import Action
from models.document import Document, Paragraph
from models.geometry import Box
from models.row import Field, PlanRow
from models.table import Cell, Line, Place, Table

HEIGHT = 10.0  # points of a line of print
WIDTH = 100.0  # points of a column


@dataclass(frozen=True, slots=True)
class C:
    """A cell that is more than its text."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    fill: str | None = None
    bold: bool = False
    rotated: bool = False
    struck: bool = False


Printed = str | C | None
Row = Sequence[Printed]


def lines(text: str, top: float = 0.0, x: float = 0.0, page: int | None = 1, bold: bool = False) -> tuple[Line, ...]:
    """The lines of a cell whose first stands at (`x`, `top`) on `page`."""
    found: list[Line] = []
    for printed in text.split("\n"):
        if printed == "---":
            page, top = (page or 0) + 1, 0.0
            continue
        plain = printed.removeprefix("+").removeprefix("• ")
        if plain:
            box = Box(x, top, x + 6.0 * len(plain), top + HEIGHT)
            found.append(Line(plain, box, page, not printed.startswith("+"), printed.startswith("• "), bold))
        top += HEIGHT
    return tuple(found)


def table(*rows: Row, number: int = 1, header_rows: int = 0) -> Table:
    """A table of `rows`; each is as high as its highest cell."""
    top, cells = 0.0, []
    for at, row in enumerate(rows, 1):
        made = [(column, C(cell) if isinstance(cell, str) else cell) for column, cell in enumerate(row, 1)]
        cells += [_cell(cell, at, column, top, number) for column, cell in made if cell is not None]
        top += HEIGHT * max((cell.text.count("\n") + 1 for _, cell in made if cell is not None), default=1)
    width = max(len(row) for row in rows)
    return Table(tuple(cells), len(rows), width, Place(1, None, number, 1), header_rows)


def _cell(cell: C, row: int, column: int, top: float, number: int) -> Cell:
    x = WIDTH * (column - 1)
    place = Place(1, Box(x, top, x + WIDTH * cell.columns, top + HEIGHT), number, row)
    printed = lines(cell.text, top, x, bold=cell.bold)
    return Cell(printed, row, column, place, cell.rows, cell.columns, cell.fill, cell.rotated, cell.struck)


def document(*blocks: str | Table) -> Document:
    """A document of `blocks`: "# text" is a heading of level 1, "## text" of level 2."""
    return Document("plan.pdf", "0" * 64, tuple(_block(block) for block in blocks))


def _block(block: str | Table) -> Paragraph | Table:
    if isinstance(block, Table):
        return block
    text = block.lstrip("#")
    return Paragraph(text.strip(), len(block) - len(text) or None)


def rows_of(*blocks: str | Table) -> tuple[PlanRow, ...]:
    """The plan rows of a document of `blocks`."""
    return plan_rows(plan_tables(document(*blocks)))


def actions_of(*blocks: str | Table) -> tuple[Action, ...]:
    """The actions of a document of `blocks`."""
    return read_plan(document(*blocks))[1]


def said(row: PlanRow, field: Field) -> str:
    """What the row says in `field`, a line a printed one."""
    return "\n".join(line.text for entry in row.of(field) for line in entry.lines)


def band(**texts: str) -> Band:
    """A block whose columns are named by their field: `band(action="1) Plan\\n2) Do", lead="A\\nB")`."""
    return Band(tuple(_strips(texts)), Place(1, None, 1, 2))


def _strips(texts: dict[str, str]) -> Iterator[Strip]:
    for number, (name, text) in enumerate(texts.items(), 1):
        column = Column(number, name.capitalize(), (Field(name.rstrip("_")),))
        yield Strip(column, lines(text, x=WIDTH * number), Place(1, None, 1, 2))


def texts(band: Band, field: Field) -> str:
    """What the band says in `field`, a line a printed one."""
    return "\n".join(line.text for strip in band.of(field) for line in strip.lines)
