"""How text is set: the styles of a Word file, each with what it inherits."""

import re
from dataclasses import dataclass
from operator import attrgetter

from extractors.word.markup import Element, W, is_on, points, value, whole

_PARAGRAPH_STYLE = W + "pStyle"
DEFAULT_SIZE = 10.0  # points, where the file states none (ECMA-376 part 1, 17.3.2.38)
_DEEPEST = 32  # styles that are based on each other; a ring of them ends here
_HEADINGS = "heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|pennawd"
_HEADING = re.compile(rf"(?:{_HEADINGS}) ?([1-9])", re.IGNORECASE)  # localised names: by programs other than Word


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, which is quick: those alike are made once
class Format:
    """How a stretch of text is set, lengths in points; None where nothing is said."""

    size: float | None = None
    font: str | None = None
    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None  # a factor of single spacing where `rule` is "auto", else points
    rule: str | None = None  # auto, atLeast, exact
    contextual: bool | None = None  # no space between paragraphs of one style
    left: float | None = None
    right: float | None = None
    list_id: int | None = None  # 0: no list, whatever the style says
    list_level: int | None = None  # from 0
    level: int | None = None  # of a heading, from 1; 0: body text
    style: str | None = None

    def over(self, base: "Format") -> "Format":
        """This format, with what it leaves unsaid taken from `base`."""
        return Format(
            *(base_value if own is None else own for own, base_value in zip(_ALL(self), _ALL(base), strict=True))
        )


_ALL = attrgetter(*Format.__slots__)
PLAIN = Format()


@dataclass(frozen=True, slots=True)
class TableStyle:
    """What a table style says of the paragraphs in its cells, and the cells' margins in points."""

    format: Format = PLAIN
    margins: tuple[float | None, float | None, float | None] = (None, None, None)  # left, right, top


class Styles:
    """The styles of one file, resolved when first asked for."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default: dict[str, str] = {}  # kind of style -> the one that counts where none is named
        self._fonts = _theme_fonts(theme)
        self._own: dict[str, Format] = {}
        self._full: dict[tuple[str | None, str | None], Format] = {}
        self._runs: dict[tuple[str, Format], Format] = {}
        self._tables: dict[str | None, TableStyle] = {}
        for style in () if styles is None else styles.iterchildren(W + "style"):
            style_id, kind = style.get(W + "styleId"), style.get(W + "type") or "paragraph"
            if style_id is not None:
                self._elements.setdefault(style_id, style)
                if style.get(W + "default") in ("1", "true", "on"):
                    self._default[kind] = style_id
        defaults = None if styles is None else styles.find(W + "docDefaults")
        self._base = self.direct(
            None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr"),
            None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr"),
        )

    def paragraph(self, properties: Element | None, table_style: str | None) -> Format:
        """How a paragraph with these `w:pPr` is set, in a table of the style named or outside tables (None)."""
        style_id = value(properties, _PARAGRAPH_STYLE)
        key = (style_id, table_style)
        full = self._full.get(key)
        if full is None:
            name = style_id if style_id in self._elements else self._default.get("paragraph")
            base = self.table(table_style).format.over(self._base) if table_style else self._base
            full = self._full[key] = self._style(name).over(base)
        if properties is None or (len(properties) == 1 and style_id is not None):
            return full
        return self.direct(properties, None).over(full)

    def character(self, properties: Element, base: Format) -> Format:
        """How a run with these `w:rPr` is set, its character style included, in a paragraph set as `base`."""
        said = (spelt(properties), base)
        if said not in self._runs:
            named = self._style(value(properties, W + "rStyle")).over(base)
            self._runs[said] = self.direct(None, properties).over(named)
        return self._runs[said]

    def list_of(self, style_id: str) -> int | None:
        """The list that the style `style_id` belongs to; None if none."""
        return self._style(style_id).list_id

    def table(self, style_id: str | None) -> TableStyle:
        """What the table style says, or the default one where `style_id` is None or unknown."""
        if style_id not in self._tables:
            name = style_id if style_id in self._elements else self._default.get("table")
            chain = self._chain(name)
            looks = PLAIN
            margins: tuple[float | None, float | None, float | None] = (None, None, None)
            for style in chain:
                looks = looks.over(self.direct(style.find(W + "pPr"), style.find(W + "rPr")))
                own = cell_margins(style.find(f"{W}tblPr/{W}tblCellMar"))
                margins = (_first(margins[0], own[0]), _first(margins[1], own[1]), _first(margins[2], own[2]))
            self._tables[style_id] = TableStyle(looks, margins)
        return self._tables[style_id]

    def direct(self, paragraph: Element | None, run: Element | None) -> Format:
        """What `w:pPr` and `w:rPr` say themselves, without their styles."""
        spacing = None if paragraph is None else paragraph.find(W + "spacing")
        indent = None if paragraph is None else paragraph.find(W + "ind")
        numbering = None if paragraph is None else paragraph.find(W + "numPr")
        outline = whole(value(paragraph, W + "outlineLvl"))
        size = None if run is None else points(value(run, W + "sz"))
        before, after, line, rule = _spacing(spacing)
        return Format(
            size=None if not size else size * 10,  # half points, read as twentieths
            font=self._font(run),
            bold=_toggle(run, "b"),
            struck=_either(_toggle(run, "strike"), _toggle(run, "dstrike")),
            hidden=_toggle(run, "vanish"),
            before=before,
            after=after,
            line=line,
            rule=rule,
            contextual=_toggle(paragraph, "contextualSpacing"),
            left=None if indent is None else points(indent.get(W + "left") or indent.get(W + "start")),
            right=None if indent is None else points(indent.get(W + "right") or indent.get(W + "end")),
            list_id=whole(value(numbering, W + "numId")),
            list_level=whole(value(numbering, W + "ilvl")),
            level=None if outline is None else (outline + 1 if 0 <= outline < 9 else 0),
        )

    def _style(self, style_id: str | None) -> Format:
        """The style with what it is based on, without the file's defaults."""
        if style_id is None or style_id not in self._elements:
            return PLAIN
        if style_id not in self._own:
            full = PLAIN
            for style in self._chain(style_id):
                said = self.direct(style.find(W + "pPr"), style.find(W + "rPr"))
                full = full.over(said).over(Format(level=_named_level(style)))
            self._own[style_id] = Format(style=style_id).over(full)
        return self._own[style_id]

    def _chain(self, style_id: str | None) -> list[Element]:
        """The style and those that it is based on, in turn."""
        chain: list[Element] = []
        while style_id is not None and style_id in self._elements and len(chain) < _DEEPEST:
            chain.append(self._elements[style_id])
            style_id = value(chain[-1], W + "basedOn")
        return chain

    def _font(self, run: Element | None) -> str | None:
        """The font that the run's properties name, by the theme where they name a part of it."""
        fonts = None if run is None else run.find(W + "rFonts")
        if fonts is None:
            return None
        theme = fonts.get(W + "asciiTheme")
        named: str | None = fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
        return self._fonts.get(theme[:5], named) if theme else named


def cell_margins(margins: Element | None) -> tuple[float | None, float | None, float | None]:
    """The left, right and top margin in points that `w:tblCellMar` or `w:tcMar` states; None for what it does not."""
    if margins is None:
        return (None, None, None)
    sides = (("left", "start"), ("right", "end"), ("top", "top"))
    found = (next((e for name in names for e in margins.iterchildren(W + name)), None) for names in sides)
    left, right, top = (None if side is None else points(side.get(W + "w")) for side in found)
    return (left, right, top)


def _spacing(spacing: Element | None) -> tuple[float | None, float | None, float | None, str | None]:
    """Space before and after, the line's height and its rule."""
    if spacing is None:
        return None, None, None, None
    line = points(spacing.get(W + "line"))
    rule = None if line is None else spacing.get(W + "lineRule") or "auto"
    before, after = points(spacing.get(W + "before")), points(spacing.get(W + "after"))
    return before, after, line / 12 if line is not None and rule == "auto" else line, rule


def spelt(properties: Element) -> str:
    """The properties spelt out, so that those that are alike are read once."""
    return "|".join([f"{part.tag}{part.attrib}" for part in properties.iter()])


def _toggle(properties: Element | None, name: str) -> bool | None:
    """Whether the property is on; None where nothing is said."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else is_on(found)


def _either(one: bool | None, other: bool | None) -> bool | None:
    """Whether either is on; None where neither says anything."""
    return (one or other or False) if one is not None or other is not None else None


def _first(one: float | None, other: float | None) -> float | None:
    """`one`, or `other` where it is None."""
    return other if one is None else one


def _named_level(style: Element) -> int | None:
    """The level that the style's name tells: Word writes "heading 2" in every language."""
    name = (value(style, W + "name") or "").strip()
    match = _HEADING.fullmatch(name[:40])
    if match:
        return int(match[1])
    return 1 if name.lower() == "title" else None


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """The theme's two fonts: minor (text) and major (headings)."""
    found: dict[str, str] = {}
    if theme is None:
        return found
    for kind in ("minor", "major"):
        for fonts in theme.iter(f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{kind}Font"):
            face = fonts[0].get("typeface") if len(fonts) else None
            if face:
                found[kind] = face
    return found
