"""How an element of a page is shown: hidden or not, and on which background."""

import re
from typing import TypeAlias

from lxml import etree

from extractors.struck import TAGS, is_styled

Element: TypeAlias = etree._Element

_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_BACKGROUND = re.compile(r"(?i)background(?:-color)?\s*:\s*(#[0-9a-f]{3,6}\b|rgba?\([\d\s,.]{5,30}\)|[a-z]{3,20}\b)")
_HEX = re.compile(r"(?i)#?([0-9a-f]{6}|[0-9a-f]{3})")
_FIGURES = re.compile(r"\d{1,3}")
_WHITE = "#ffffff"
_NAMED = {  # those that stand for a status
    "red": "#ff0000",
    "green": "#008000",
    "lime": "#00ff00",
    "limegreen": "#32cd32",
    "lightgreen": "#90ee90",
    "orange": "#ffa500",
    "gold": "#ffd700",
    "yellow": "#ffff00",
    "blue": "#0000ff",
    "grey": "#808080",
    "gray": "#808080",
}


def is_hidden(element: Element) -> bool:
    """Whether the element's own attributes hide it; style sheets are not read."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def is_struck(element: Element) -> bool:
    """Whether the element strikes out what it holds."""
    return element.tag in TAGS or is_styled(element.get("style") or "")


def fill_of(element: Element) -> str | None:
    """The element's background as "#rrggbb"; None where it states none, white, or one whose name is not known."""
    style = _BACKGROUND.search(element.get("style") or "")
    stated = (style[1] if style is not None else element.get("bgcolor") or "").strip().lower()
    if stated in _NAMED:
        return _NAMED[stated]
    if stated.startswith("rgb"):
        parts = [min(int(part), 255) for part in _FIGURES.findall(stated)[:3]]
        colour = "#" + "".join(f"{part:02x}" for part in parts) if len(parts) == 3 else _WHITE
        return None if colour == _WHITE else colour
    match = _HEX.fullmatch(stated)
    if match is None:
        return None
    colour = "#" + (match[1] if len(match[1]) == 6 else "".join(2 * figure for figure in match[1]))
    return None if colour == _WHITE else colour
