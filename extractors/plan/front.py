"""What a document prints before its first plan: the cover, a covering report, the running heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.plan.headers import find_header
from models.document import Document, Paragraph
from models.table import Table

REPORT = blind(
    r"(?:agenda item|report (?:to|of|title|by|from)|wards? affected|purpose of (?:the |this )?report|dear |contact |",
    r"key decision|lead officer:|cabinet|to: )",
)
_COVER, _NEAR = 40, 90  # lines of a cover, with a letter; lines above the plan that may be its own cover report
_FORM_ROWS = 15  # a table before the plan with no more rows may be a report's form: "Date: | 12 March 2019"


def blind(*parts: str) -> re.Pattern[str]:
    """The pattern that `parts` make together, blind to case."""
    return re.compile("".join(parts), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the plan: `lines` in printed order, the plan's `heads`, and the `running` heads and feet."""

    lines: tuple[Paragraph, ...]
    heads: tuple[str, ...]
    running: tuple[str, ...]
    report: bool  # a committee's covering report or letter comes first

    @property
    def edges(self) -> tuple[str, ...]:
        """The lines of the cover and those close above the plan."""
        texts = tuple(line.text for line in self.lines)
        return texts if len(texts) <= _COVER + _NEAR else texts[:_COVER] + texts[-_NEAR:]


def read_front(document: Document) -> Front:
    """What stands before the first plan-like table; the whole document where it has none."""
    lines: list[Paragraph] = []
    heads: tuple[str, ...] = ()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(Paragraph(on_one_line(block.text), block.level))
            continue
        head = _head_row(block)
        if head is not None:
            lines += (Paragraph(text, 2) for text in _rows(block, head - 1))
            heads = tuple(on_one_line(cell.text) for cell in block.row(head))
            break
        if block.rows <= _FORM_ROWS:
            lines += (Paragraph(text) for text in _rows(block, block.rows))
    lines = [line for line in lines if line.text]
    running = tuple(on_one_line(part) for text in document.running for part in text.split("\t") if part.strip())
    report = any(REPORT.match(line.text) for line in lines)
    return Front(tuple(lines), heads, running, report)


def _rows(table: Table, last: int) -> Iterator[str]:
    """Each row's text up to row `last`, its cells joined by a blank."""
    for row in range(1, last + 1):
        yield on_one_line(" ".join(cell.text for cell in table.row(row) if cell.row == row))


def on_one_line(text: str) -> str:
    """`text` with every run of blanks made one."""
    return " ".join(text.split())


def all_texts(document: Document) -> Iterator[str]:
    """Every text of the document, paragraphs and cells alike."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield on_one_line(block.text)
        else:
            yield from (on_one_line(cell.text) for cell in block.cells)
