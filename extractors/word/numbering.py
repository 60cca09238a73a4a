"""Automatic numbers: Word stores how a list counts, never the number printed, so it is counted again here."""

import re
from dataclasses import dataclass, replace

from extractors.word.markup import VAL, Element, W, points, value, whole
from extractors.word.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_ROMAN: tuple[tuple[int, str], ...] = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN += ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LONGEST = 30  # letters of a label


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` is the label's pattern: "%1.%2" prints the counts of the first two levels."""

    form: str = "decimal"  # as in ST_NumberFormat
    text: str = ""
    start: int = 1
    restart: int | None = None  # counts anew after this level (from 1) at the deepest; 0: never; None: after any
    legal: bool = False  # prints every count in figures
    style: str | None = None  # the paragraph style that stands for this level
    left: float | None = None  # points


@dataclass(frozen=True, slots=True)
class Item:
    """Where a paragraph stands in the lists: in which of them and how deep (from 0)."""

    list_id: int
    depth: int
    level: Level

    @property
    def is_bullet(self) -> bool:
        """Whether a bullet is printed before the paragraph, and no number."""
        return self.level.form == "bullet"


class Numbering:
    """The lists of one file and how far each has counted: labels must be asked for in printed order."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[int, Element] = {}
        self._lists: dict[int, Element] = {}
        self._levels: dict[int, dict[int, Level]] = {}
        self._counts: dict[int, dict[int, int]] = {}  # by abstract list: lists made of the same one count on
        self._begun: set[int] = set()
        for child in () if numbering is None else numbering:
            if child.tag == W + "abstractNum":
                self._abstract.setdefault(whole(child.get(W + "abstractNumId")) or 0, child)
            elif child.tag == W + "num":
                self._lists.setdefault(whole(child.get(W + "numId")) or 0, child)

    def item(self, list_id: int | None, depth: int | None, style: str | None) -> Item | None:
        """Where a paragraph with these properties stands (depth None: as its style says); None for no list."""
        if not list_id or list_id not in self._lists:
            return None
        levels = self._levels_of(list_id)
        if depth is None:
            depth = next((at for at, level in levels.items() if style and level.style == style), 0)
        level = levels.get(depth)
        return None if level is None else Item(list_id, depth, level)

    def label(self, item: Item) -> str:
        """The number that is printed before the next paragraph that stands at `item`; "" for none."""
        levels, counts = self._levels_of(item.list_id), self._count(item.list_id, item.depth)
        label = _PLACE.sub(lambda match: self._printed(levels, counts, int(match[1]) - 1, item.level), item.level.text)
        return label.strip()

    def _printed(self, levels: dict[int, Level], counts: dict[int, int], depth: int, asked: Level) -> str:
        """The count of the level at `depth`, as a label of the level `asked` prints it."""
        level = levels.get(depth, Level())
        return in_form(counts.get(depth, level.start), "decimal" if asked.legal else level.form)

    def _count(self, list_id: int, depth: int) -> dict[int, int]:
        """The counts by level after one more paragraph at `depth`."""
        levels = self._levels_of(list_id)
        counts = self._counts.setdefault(self._abstract_id(list_id), {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for override in self._lists[list_id].iterchildren(W + "lvlOverride"):
                if override.find(W + "startOverride") is not None:
                    counts.pop(whole(override.get(W + "ilvl")) or 0, None)
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [at for at in counts if at > depth]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or depth < restart:
                del counts[deeper]
        return counts

    def _abstract_id(self, list_id: int) -> int:
        """The abstract list that the list counts in."""
        return whole(value(self._lists[list_id], W + "abstractNumId")) or 0

    def _levels_of(self, list_id: int) -> dict[int, Level]:
        """The list's levels by depth, with what the list changes of its abstract one."""
        if list_id not in self._levels:
            source = self._abstract.get(self._abstract_id(list_id))
            linked = value(source, W + "numStyleLink")
            if linked is not None:
                other = self._styles.list_of(linked)
                known = other is not None and other in self._lists
                source = self._abstract.get(self._abstract_id(other)) if known and other is not None else source
            levels = {} if source is None else _levels(source)
            for override in self._lists[list_id].iterchildren(W + "lvlOverride"):
                levels |= _overridden(override, levels)
            self._levels[list_id] = levels
        return self._levels[list_id]


def in_form(count: int, form: str) -> str:
    """`count` as a list numbered in `form` prints it.

    >>> [in_form(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero", "ordinal")]
    ['4', 'd', 'IV', '04', '4th']
    """
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26 * _LONGEST:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        ending = "th" if count // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    """`count` from 1 to 3999 in small Roman figures."""
    figures = ""
    for worth, figure in _ROMAN:
        figures += figure * (count // worth)
        count %= worth
    return figures


def _levels(parent: Element) -> dict[int, Level]:
    """The levels that `parent` describes, by depth from 0."""
    return {whole(level.get(W + "ilvl")) or 0: _level(level) for level in parent.iterchildren(W + "lvl")}


def _level(level: Element) -> Level:
    """One `w:lvl`."""
    indent = level.find(f"{W}pPr/{W}ind")
    legal = level.find(W + "isLgl")
    start = whole(value(level, W + "start"))
    return Level(
        form=value(level, W + "numFmt") or "decimal",
        text=(value(level, W + "lvlText") or "")[:_LONGEST],
        start=1 if start is None else start,
        restart=whole(value(level, W + "lvlRestart")),
        legal=legal is not None and legal.get(VAL) not in ("0", "false", "off"),
        style=value(level, W + "pStyle"),
        left=None if indent is None else points(indent.get(W + "left") or indent.get(W + "start")),
    )


def _overridden(override: Element, levels: dict[int, Level]) -> dict[int, Level]:
    """The level that a `w:lvlOverride` changes, by its depth."""
    depth = whole(override.get(W + "ilvl")) or 0
    changed = _levels(override).get(depth, levels.get(depth))
    start = whole(value(override, W + "startOverride"))
    if changed is None:
        return {}
    if start is None:
        return {depth: changed}
    return {depth: replace(changed, start=start)}
