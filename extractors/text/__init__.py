"""Text with tabs between cells, as converters leave it: bytes -> the paragraphs and tables that it was made from."""

import hashlib
from collections.abc import Iterator, Sequence

from extractors.decoding import decode, is_text
from extractors.text.drafts import Draft, drafts
from extractors.text.lines import LONGEST_HEADING, Run, Text, read_lines, running
from extractors.text.tables import table_of
from models.document import Document, Paragraph
from models.table import Table


def accepts(content: bytes) -> bool:
    """Whether `content` is text of any kind; never raises. Formats that are text too are asked before."""
    return bool(content.strip(b"\0\t\n\f\r ")) and is_text(content)


def extract(content: bytes, name: str) -> Document:
    """The text's tables, their broken rows mended, and its paragraphs in printed order. There are no pages.

    Raises DocumentError if a cell or a table is larger than any plan's.
    """
    return document_of(read_lines(decode(content), name), content, name)


def document_of(parts: Sequence[Text | Run], content: bytes, name: str, broken: bool = True) -> Document:
    """The document whose `content` consists of `parts`; `broken`: its rows may be, and are mended.

    Raises DocumentError if a table is larger than any plan's.
    """
    repeated = running(parts)
    blocks = tuple(_blocks(tuple(drafts(parts, repeated)), name, broken))
    return Document(name, hashlib.sha256(content).hexdigest(), blocks, repeated)


def _blocks(parts: Sequence[Text | Draft], name: str, broken: bool) -> Iterator[Paragraph | Table]:
    number = 0
    for at, part in enumerate(parts):
        if isinstance(part, Text):
            following = parts[at + 1] if at + 1 < len(parts) else None
            level = 2 if part.heading or (isinstance(following, Draft) and _is_short(part)) else None
            yield Paragraph(part.text, level)
        else:
            number += 1
            yield table_of(part, number, name, broken)


def _is_short(text: Text) -> bool:
    return len(text.text) <= LONGEST_HEADING and not text.text.endswith((".", ",", ";"))
