"""What a document prints before its first plan: the cover, a covering report, the running heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.fields.text import clean
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
class Front:
    """What stands before the plan: `lines` in printed order; the `heads` of its columns; `running` heads and feet."""

    lines: tuple[Paragraph, ...]
    heads: tuple[str, ...]
    running: tuple[str, ...]
    report: bool  # a committee's covering report or letter comes first

    @property
    def cover(self) -> tuple[str, ...]:
        """The headings and short lines at the beginning."""
        return tuple(line.text for line in self.lines if line.level is not None or len(line.text) < _SHORT)[:_COVER]

    @property
    def edges(self) -> tuple[str, ...]:
        """The lines of the cover and those close above the plan."""
        texts = tuple(line.text for line in self.lines)
        return texts if len(texts) <= _COVER + _NEAR else texts[:_COVER] + texts[-_NEAR:]


def read_front(document: Document, first: PlanTable | None) -> Front:
    """What stands before the first plan table; the whole document where it has none."""
    lines: list[Paragraph] = []
    heads: tuple[str, ...] = ()
    for block in document.blocks[: None if first is None else first.at]:
        if isinstance(block, Paragraph):
            lines.append(Paragraph(clean(block.text), block.level))
        elif block.rows <= _FORM_ROWS:
            lines += (Paragraph(text) for text in _rows(block, block.rows))
    if first is not None:
        lines += (Paragraph(text, 2) for text in _rows(first.table, first.header.first - 1))
        heads = tuple(column.heading for column in first.header.columns)
    lines = [line for line in lines if line.text]
    running = tuple(clean(part) for text in document.running for part in text.split("\t") if part.strip())
    report = any(REPORT.match(line.text) for line in lines)
    return Front(tuple(lines), heads, running, report)


def _rows(table: Table, last: int) -> Iterator[str]:
    """Each row's text up to row `last`, its cells joined by a blank."""
    for row in range(1, last + 1):
        yield clean(" ".join(cell.text for cell in table.row(row) if cell.row == row))


def all_texts(document: Document) -> Iterator[str]:
    """Every text of the document, paragraphs and cells alike."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield clean(block.text)
        else:
            yield from (clean(cell.text) for cell in block.cells)
