"""One paragraph of a Word file as it is printed: with its automatic number, without its bullet."""

import re
from dataclasses import dataclass

from extractors.word.markup import Element, W
from extractors.word.numbering import Numbering
from extractors.word.styles import Format, Styles
from extractors.word.text import read_text

_TYPED = re.compile(r"[•▪●◦‣∙·■▫❖➢➔⁃-]\s{1,50}(?=\S)|[•▪◦‣∙❖➢](?=\w)")  # a bullet that the author typed
_LISTED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]|\d{1,3}(?:\.\d{1,3}){1,4}|[a-z][.)]|[ivx]{1,5}[.)])\s", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paragraph between two breaks that its author made."""

    text: str  # blanks single; "" for an empty line
    opens: bool
    bullet: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `parts` is empty where it prints nothing; then its height alone counts."""

    parts: tuple[Part, ...]
    look: Format
    size: float  # points, of its largest letters
    bold: bool
    boxes: tuple[Element, ...]  # what its text boxes hold
    indent: float  # points, before its lines


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the paragraphs of one file. They must be read in printed order: the lists count as they are read."""

    styles: Styles
    numbering: Numbering

    def read(self, paragraph: Element, table_style: str | None = None) -> Passage:
        """The paragraph, in a table of the style named or outside tables (None)."""
        first = paragraph[0] if len(paragraph) else None
        properties = first if first is not None and first.tag == W + "pPr" else None
        look = self.styles.paragraph(properties, table_style)
        label = self.numbering.label(look.list_id, look.list_level, look.style) if look.list_id else None
        indent = max(0.0, (look.left if label is None or label.left is None else label.left) or 0.0)
        if label is None and (first is None or (properties is not None and len(paragraph) == 1)):
            return Passage((), look, self._mark_size(properties, look), False, (), indent)
        text = read_text(paragraph, look, self.styles)
        number = "" if label is None or label.bullet else label.text
        parts = _parts(f"{number} {text.text}" if number else text.text, label is not None and label.bullet)
        size = text.size if parts else self._mark_size(properties, look)
        return Passage(parts, look, size, text.bold, text.boxes, indent)

    def _mark_size(self, properties: Element | None, look: Format) -> float:
        """The size of the paragraph's mark, which an empty paragraph is as high as."""
        mark = None if properties is None else properties.find(W + "rPr")
        own = None if mark is None else self.styles.character(mark).size
        return own or look.size or 10.0


def _parts(text: str, bullet: bool) -> tuple[Part, ...]:
    """`text` at its breaks; () if nothing is printed. A part that is an entry of a list opens as a paragraph does."""
    if not text or text.isspace():
        return ()
    found: list[Part] = []
    bullet_due = bullet
    for line in text.replace("\u00ad", "").split("\n"):
        stretch = " ".join(line.split())
        typed = _TYPED.match(stretch)
        opens = typed is not None or not found or not found[-1].text or _LISTED.match(stretch) is not None
        has_bullet = typed is not None or (bullet_due and bool(stretch))
        bullet_due = bullet_due and not stretch
        found.append(Part(stretch[typed.end() :] if typed else stretch, opens, has_bullet))
    return tuple(found)
