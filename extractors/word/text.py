"""What the runs of a paragraph print: text, its size and weight, and the text boxes that hang on it."""

from collections.abc import Iterator
from typing import NamedTuple

from extractors.word.markup import VAL, Element, W, whole
from extractors.word.printed import PAGE_FIELD, TICKED, UNTICKED
from extractors.word.styles import DEFAULT_SIZE, Format, Styles
from extractors.word.symbols import SIGNS, sign

_RUN, _PROPERTIES, _TEXT, _BOX = W + "r", W + "rPr", W + "t", W + "txbxContent"
_BREAKS = (W + "br", W + "cr")
_BLANKS = (W + "tab", W + "ptab")
_PICTURES = (W + "drawing", W + "pict", W + "object")
_FIELD, _CODE = W + "fldChar", W + "instrText"


class Text(NamedTuple):  # made for every paragraph, and quicker to make than a dataclass
    """What a paragraph prints. `text` has a line feed for each break that its author made, blanks as typed."""

    text: str
    bold: bool  # all of it
    size: float  # points, of the largest letters
    boxes: tuple[Element, ...]  # the `w:txbxContent` of its text boxes
    struck: bool = False  # some words are struck out, and not in `text`


def read_text(paragraph: Element, base: Format, styles: Styles) -> Text:
    """The text of `paragraph`, whose style and properties give `base`; hidden and struck text is left out."""
    scribe = _Scribe(base, styles)
    for child in paragraph:
        if child.tag == _RUN:
            scribe.run(child)
    return scribe.text()


def is_symbols(font: str | None) -> bool:
    """Whether the font prints signs in the place of letters."""
    return font is not None and font.lower() in SIGNS


class _Scribe:
    """Takes down the runs of one paragraph. A field that never ends hides what follows it, in its paragraph alone."""

    __slots__ = ("_base", "_boxes", "_fields", "_pieces", "_plain", "_size", "_struck", "_styles")

    def __init__(self, base: Format, styles: Styles) -> None:
        self._base = base
        self._styles = styles
        self._pieces: list[str] = []
        self._boxes: list[Element] = []
        self._fields: list[_Field] = []
        self._plain = False  # some text is not bold
        self._size = 0.0
        self._struck = False

    def text(self) -> Text:
        """What was taken down."""
        text = "".join(self._pieces)
        size = self._size or self._base.size or DEFAULT_SIZE
        return Text(text, not self._plain and bool(text.strip()), size, tuple(self._boxes), self._struck)

    def run(self, run: Element) -> None:
        """One `w:r`: its text in the order of its parts."""
        look = self._base
        for part in run:
            tag = part.tag
            if tag == _TEXT:
                self._put(part.text or "", look)
            elif tag == _PROPERTIES:
                look = self._styles.character(part, look)
            elif tag in _BREAKS:
                self._put("\n", look)
            elif tag in _BLANKS:
                self._put(" ", look)
            elif tag == W + "noBreakHyphen":
                self._put("-", look)
            elif tag == W + "sym":
                code = part.get(W + "char") or ""
                is_code = 0 < len(code) <= 6 and all(figure in "0123456789abcdefABCDEF" for figure in code)
                self._put(sign(part.get(W + "font"), int(code, 16)) if is_code else "", look)
            elif tag == _FIELD:
                self._field(part, look)
            elif tag == _CODE and self._fields:
                self._fields[-1].code += part.text or ""
            elif tag in _PICTURES:
                self._boxes.extend(_text_boxes(part))

    def _put(self, text: str, look: Format) -> None:
        """Take down `text`, unless it is not printed."""
        if look.hidden or any(field.silent for field in self._fields):
            return
        if look.struck:
            self._struck = self._struck or bool(text.strip())
            return
        if is_symbols(look.font):
            text = "".join(letter if letter == "\n" else sign(look.font, ord(letter)) for letter in text)
        self._pieces.append(text)
        if text and not text.isspace():
            self._plain = self._plain or not look.bold
            self._size = max(self._size, look.size or 0.0)

    def _field(self, mark: Element, look: Format) -> None:
        """A field begins, shows its result from here on, or ends. A form's choice stands in its beginning."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            chosen = _chosen(mark)
            if chosen is not None:
                self._put(chosen, look)
            self._fields.append(_Field(is_form=chosen is not None))
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            field.silent = field.is_form or bool(PAGE_FIELD.match(field.code))
        elif kind == "end" and self._fields:
            self._fields.pop()


class _Field:
    """A field being read. Its code is never printed, its result is, but for page numbers."""

    __slots__ = ("code", "is_form", "silent")

    def __init__(self, is_form: bool) -> None:
        self.is_form = is_form
        self.code = ""
        self.silent = True


def _chosen(mark: Element) -> str | None:
    """What a form field of the old kind shows: the entry chosen or a tick box; None for any other field."""
    choices = mark.find(f"{W}ffData/{W}ddList")
    if choices is not None:
        entries = [entry.get(VAL) or "" for entry in choices.iterchildren(W + "listEntry")]
        at = _stated(choices, "result", "default")
        return entries[at] if 0 <= at < len(entries) else ""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        return TICKED if _stated(box, "checked", "default") else UNTICKED
    return None


def _stated(parent: Element, *names: str) -> int:
    """The first of the properties that is there, as a number: 1 where it is switched on without a value."""
    for name in names:
        found = parent.find(W + name)
        if found is not None:
            stated = {"true": "1", "on": "1", "false": "0", "off": "0"}.get(found.get(VAL) or "1", found.get(VAL))
            return whole(stated or "1") or 0
    return 0


def _text_boxes(picture: Element) -> Iterator[Element]:
    """The text boxes of a drawing; one within another is left to its own paragraph."""
    for child in picture:
        if child.tag == _BOX:
            yield child
        else:
            yield from _text_boxes(child)
