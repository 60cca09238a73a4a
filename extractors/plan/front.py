"""What a document prints before its first plan: the cover, a covering report, the running heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.fields.text import clean, items
from extractors.plan.plans import PlanTable
from models.document import Document, Paragraph
from models.table import Table

REPORT = re.compile(
    r"(?i)(?:agenda item|report (?:to|of|title|by|from)|wards? affected|purpose of (?:the |this )?report|dear |"
    r"contact |key decision|lead officer:|cabinet|to: )"
)
_COVER, _NEAR = 40, 90  # lines of a cover, with a letter; lines above the plan that may be its own cover report
_SHORT = 60  # characters: a line of a cover, no sentence of a report
_FORM_ROWS = 15  # a table before the plan with no more rows may be a report's form: "Date: | 12 March 2019"


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A paragraph, or a row of a table on one line. `pieces` are its cells: no name runs on from one into the next."""

    text: str
    level: int | None = None  # as a Paragraph's
    pieces: tuple[str, ...] = ()  # of a paragraph none
    field: bool = False  # a row of a form: what is asked, and the answer


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the plan: `lines` in printed order; the `heads` of its columns; `running` heads and feet."""

    lines: tuple[FrontLine, ...]
    heads: tuple[str, ...]
    running: tuple[str, ...]
    report: bool  # a committee's covering report or letter comes first

    @property
    def cover(self) -> tuple[str, ...]:
        """The headings and short lines at the beginning."""
        short = [line for line in self.lines if line.level is not None or len(line.text) < _SHORT][:_COVER]
        return tuple(text for line in short for text in line.pieces or (line.text,))

    @property
    def near(self) -> tuple[FrontLine, ...]:
        """The lines of the cover and those close above the plan."""
        return self.lines if len(self.lines) <= _COVER + _NEAR else self.lines[:_COVER] + self.lines[-_NEAR:]

    @property
    def edges(self) -> tuple[str, ...]:
        """The texts of the lines `near`, rows on one line each."""
        return tuple(line.text for line in self.near)

    @property
    def alone(self) -> tuple[str, ...]:
        """The texts of the lines `near` that stand by themselves, not beside others in a row."""
        return tuple(line.text for line in self.near if len(line.pieces) < 2)

    @property
    def fields(self) -> tuple[str, ...]:
        """The texts of the lines `near` that stand by themselves or are rows of a form."""
        return tuple(line.text for line in self.near if len(line.pieces) < 2 or line.field)


def read_front(document: Document, first: PlanTable | None) -> Front:
    """What stands before the first plan table; the whole document where it has none."""
    lines: list[FrontLine] = []
    heads: tuple[str, ...] = ()
    for block in document.blocks[: None if first is None else first.at]:
        if isinstance(block, Paragraph):
            lines.append(FrontLine(clean(block.text), block.level))
        elif block.rows <= _FORM_ROWS:
            lines += _rows(block, block.rows, None)
    if first is not None:
        lines += _rows(first.table, first.header.first - 1, 2)
        heads = tuple(column.heading for column in first.header.columns)
    lines = [line for line in lines if line.text]
    running = tuple(clean(part) for text in document.running for part in text.split("\t") if part.strip())
    report = any(REPORT.match(line.text) for line in lines)
    return Front(tuple(lines), heads, running, report)


def _rows(table: Table, last: int, level: int | None) -> Iterator[FrontLine]:
    """Each row up to row `last`; two cells may be a row of a form, but for headings: "Date: | 12 March 2019"."""
    for row in range(1, last + 1):
        cells = tuple(text for cell in table.row(row) if cell.row == row and (text := clean(cell.text)))
        field = len(cells) == 2 == table.columns and (row > 1 or cells[0].endswith(":"))
        yield FrontLine(" ".join(cells), level, cells, field)


def all_texts(document: Document) -> Iterator[str]:
    """Every text of the document, paragraphs and those of cells alike."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield clean(block.text)
        else:
            yield from (item.text for cell in block.cells for item in items(cell.lines))
