"""Word files (.docx, .docm): bytes -> paragraphs and tables in printed order."""

import hashlib
import re
from collections.abc import Iterator

from extractors.word.markup import Element, W
from extractors.word.numbering import Numbering
from extractors.word.package import Package, is_word, open_package
from extractors.word.paragraphs import Passage, Reader
from extractors.word.printed import as_printed
from extractors.word.styles import Styles
from extractors.word.table import Tables
from models.document import Document, Paragraph
from models.errors import DocumentError
from models.table import Table

_COUNTED = re.compile(r"(?:(?:^|\s)(?:page(?: of)?|of|[/|-]))$", re.IGNORECASE)  # what is left of "Page 3 of 7"

BELOW_STYLES = 10  # the level of a heading that is only bold: Word's styles have nine
LONGEST_HEADING = 200  # characters


def accepts(content: bytes) -> bool:
    """Whether `content` is a Word file, a locked or a truncated one included; never raises."""
    return is_word(content)


def extract(content: bytes, name: str) -> Document:
    """The document as Word prints it: changes accepted, automatic numbers written out, each cell once.

    There are no pages in it, and the boxes of lines are estimates (see models.table.Line).
    Raises DocumentError if it is damaged, locked or not safe to open.
    """
    package = open_package(content, name)
    styles = Styles(package.styles, package.theme)
    try:
        blocks = tuple(_blocks(package, styles))
        running = _running(package, styles)
    except RecursionError as error:
        raise DocumentError(name, "damaged: its parts are nested too deeply") from error
    return Document(name, hashlib.sha256(content).hexdigest(), blocks, running, package.title)


def _blocks(package: Package, styles: Styles) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables of the document's body."""
    reader = Reader(styles, Numbering(package.numbering, styles))
    body = as_printed(package.document).find(W + "body")
    if body is not None:
        yield from _content(body, reader, Tables(reader))


def _content(parent: Element, reader: Reader, tables: Tables) -> Iterator[Paragraph | Table]:
    """What stands in `parent`; what stands in a text box comes after the paragraph that it hangs on."""
    for block in parent:
        if block.tag == W + "tbl":
            yield from tables.read(block)
        elif block.tag == W + "p":
            passage = reader.read(block)
            yield from _paragraphs(passage)
            for box in passage.boxes:
                yield from _content(box, reader, tables)


def _paragraphs(passage: Passage) -> Iterator[Paragraph]:
    """The passage as a heading, by its style or as a short line in bold; else as text parted where a line is broken."""
    parts = [part for part in passage.parts if part.text]
    text = " ".join(part.text for part in parts)
    level = passage.setting.look.level
    if not level and passage.bold and len(text) <= LONGEST_HEADING and not text.endswith((".", ",", ";")):
        level = None if any(part.bullet for part in parts) else BELOW_STYLES
    if level and parts:
        yield Paragraph(text, level)
        return
    for part in parts:
        yield Paragraph(part.text, bullet=part.bullet)


def _running(package: Package, styles: Styles) -> tuple[str, ...]:
    """The texts in the heads and feet of pages, each once, without page numbers."""
    reader = Reader(styles, Numbering(None, styles))
    found: dict[str, None] = {}  # keeps its order
    for margin in package.margins:
        for paragraph in as_printed(margin).iter(W + "p"):
            text = " ".join(part.text for part in reader.read(paragraph).parts if part.text)
            text = _COUNTED.sub("", text).strip()
            if text:
                found[text] = None
    return tuple(found)
