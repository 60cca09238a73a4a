"""One paragraph of a Word file as it is printed: with its automatic number, without its bullet."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractors.word.markup import VAL, Element, W
from extractors.word.measure import line_height, scale
from extractors.word.numbering import Item, Numbering
from extractors.word.styles import DEFAULT_SIZE, Format, Styles, spelt
from extractors.word.text import is_symbols, read_text

_PROPERTIES, _STYLE, _RUN, _TEXT = W + "pPr", W + "pStyle", W + "r", W + "t"
_SILENT = (_PROPERTIES, W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr")
_MARK = W + "rPr"
_BULLETS = tuple("•▪●◦‣∙·■▫❖➢➔⁃-")
_TYPED = re.compile(rf"[{''.join(_BULLETS)}] (?=\S)|[•▪◦‣∙❖➢](?=\w)")  # a bullet that the author typed
_LISTED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]|\d{1,3}(?:\.\d{1,3}){1,4}|[a-z][.)]|[ivx]{1,5}[.)])\s", re.I)


class Part(NamedTuple):  # made for every paragraph, as is Passage, and quicker to make than a dataclass
    """A stretch of a paragraph between two breaks that its author made."""

    text: str  # blanks single; "" for an empty line
    opens: bool
    bullet: bool


@dataclass(frozen=True, slots=True, eq=False)  # as Format
class Setting:
    """How a paragraph is set, worked out once for all that are set alike; lengths in points."""

    look: Format
    height: float  # from one line to the next
    letters: float  # for each thousandth of Helvetica's size, see measure.scale
    indent: float  # before its lines
    right: float  # after them
    before: float
    after: float
    item: Item | None  # where it stands in a list
    is_plain: bool  # it has no number, and its letters are printed as they are

    @property
    def bullet(self) -> bool:
        """Whether a bullet is printed before it."""
        return self.item is not None and self.item.is_bullet


class Passage(NamedTuple):
    """A paragraph. `parts` is empty where it prints nothing; then its height alone counts."""

    setting: Setting
    parts: tuple[Part, ...] = ()
    bold: bool = False
    boxes: tuple[Element, ...] = ()  # what its text boxes hold
    struck: bool = False  # words of it are struck out, and left out


class Reader:
    """Reads the paragraphs of one file. They must be read in printed order: the lists count as they are read."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering
        self._settings: dict[tuple[str | None, str | None], Setting] = {}  # by what the paragraph and its table say
        self._blanks: dict[Setting, Passage] = {}
        self._other: dict[tuple[Setting, float, bool], Setting] = {}

    def read(self, paragraph: Element, table_style: str | None = None) -> Passage:
        """The paragraph, in a table of the style named or outside tables (None)."""
        children = paragraph[:]
        properties = children[0] if children and children[0].tag == _PROPERTIES else None
        setting = self._setting(properties, table_style)
        if setting.is_plain:
            text = _plain_text(children)
            if text:
                return Passage(setting, _parts(text, setting.bullet), bool(setting.look.bold))
            if text is not None and (properties is None or len(properties) == 1):
                return self._blank(setting)
        return self._full(paragraph, properties, setting)

    def _blank(self, setting: Setting) -> Passage:
        """A paragraph of that setting which prints nothing: one for all."""
        blank = self._blanks.get(setting)
        if blank is None:
            blank = self._blanks[setting] = Passage(setting)
        return blank

    def _full(self, paragraph: Element, properties: Element | None, setting: Setting) -> Passage:
        """A paragraph of which anything may be true: numbered, in parts of several looks, with text boxes."""
        look = setting.look
        text = read_text(paragraph, look, self.styles)
        number = self._numbering.label(setting.item) if setting.item and not setting.bullet else ""
        parts = _parts(f"{number} {text.text}" if number else text.text, setting.bullet)
        size = text.size if parts else self._mark_size(properties, look)
        if size != look.size or text.bold != bool(look.bold):
            setting = self._resized(setting, size, text.bold)
        return Passage(setting, parts, text.bold, text.boxes, text.struck)

    def _resized(self, setting: Setting, size: float, bold: bool) -> Setting:
        """`setting` with letters of another size or weight than its paragraph's style gives them."""
        key = (setting, size, bold)
        if key not in self._other:
            look = setting.look
            height, letters = line_height(look, size), scale(look.font, size, bold)
            self._other[key] = replace(setting, height=height, letters=letters)
        return self._other[key]

    def _setting(self, properties: Element | None, table_style: str | None) -> Setting:
        """How a paragraph with these properties is set."""
        if properties is None:
            said = None
        elif len(properties) == 1 and properties[0].tag == _STYLE:
            said = properties[0].get(VAL)
        else:
            said = spelt(properties)
        key = (said, table_style)
        setting = self._settings.get(key)
        if setting is None:
            setting = self._settings[key] = self._set(self.styles.paragraph(properties, table_style))
        return setting

    def _set(self, look: Format) -> Setting:
        """The setting of a paragraph of that look."""
        item = self._numbering.item(look.list_id, look.list_level, look.style)
        left = look.left if item is None or item.level.left is None else item.level.left
        size = look.size or DEFAULT_SIZE
        return Setting(
            look,
            height=line_height(look, size),
            letters=scale(look.font, size, bool(look.bold)),
            indent=max(0.0, left or 0.0),
            right=look.right or 0.0,
            before=look.before or 0.0,
            after=look.after or 0.0,
            item=item,
            is_plain=(item is None or item.is_bullet) and not (look.hidden or look.struck or is_symbols(look.font)),
        )

    def _mark_size(self, properties: Element | None, look: Format) -> float:
        """The size of the paragraph's mark, which an empty paragraph is as high as."""
        mark = None if properties is None else next(properties.iterchildren(_MARK), None)
        look = look if mark is None else self.styles.character(mark, look)
        return look.size or DEFAULT_SIZE


def _plain_text(children: list[Element]) -> str | None:
    """The text of a paragraph whose runs hold plain text alone; None if they hold more."""
    found = ""
    for run in children:
        tag = run.tag
        if tag == _RUN:
            for part in run[:]:
                if part.tag != _TEXT:
                    return None
                found += part.text or ""
        elif tag not in _SILENT:
            return None
    return found


def _parts(text: str, bullet: bool) -> tuple[Part, ...]:
    """`text` at its breaks; () if nothing is printed. A part that is an entry of a list opens as a paragraph does."""
    if not text or text.isspace():
        return ()
    if text.isprintable() and "  " not in text:  # no break, and no blank but single usual ones
        lines = [text.strip()]
    else:  # U+00AD: where a word may be broken; never seen but at the end of a line
        lines = [" ".join(line.split()) for line in text.replace("\u00ad", "").split("\n")]
    if len(lines) == 1 and lines[0][:1] not in _BULLETS:
        return (Part(lines[0], True, bullet),)
    found: list[Part] = []
    bullet_due = bullet
    for stretch in lines:
        typed = _TYPED.match(stretch)
        opens = typed is not None or not found or not found[-1].text or _LISTED.match(stretch) is not None
        has_bullet = typed is not None or (bullet_due and bool(stretch))
        bullet_due = bullet_due and not stretch
        found.append(Part(stretch[typed.end() :] if typed else stretch, opens, has_bullet))
    return tuple(found)
