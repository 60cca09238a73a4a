"""The colour that a cell is filled with, whichever of Excel's ways it is stored in."""

import colorsys
import re
from typing import Protocol

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_OFFICE = ("ffffff", "000000", "eeece1", "1f497d", "4f81bd", "c0504d", "9bbb59", "8064a2", "4bacc6", "f79646")
_HEX = re.compile(r"[0-9a-f]{6}")


class Colour(Protocol):
    """An openpyxl colour: `type` says which of the other three counts."""

    type: str
    rgb: object
    indexed: int
    theme: int
    tint: float


def theme_colours(theme: bytes | None) -> tuple[str, ...]:
    """The first ten colours of the workbook's theme, as "rrggbb", in the order in which cells count them."""
    if not theme:
        return _OFFICE
    try:
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        scheme = etree.fromstring(theme, parser).find(f".//{_A}clrScheme")
    except etree.XMLSyntaxError:  # only colours are lost
        return _OFFICE
    found: list[str] = []
    for name, usual in zip(_ORDER, _OFFICE, strict=True):
        entry = None if scheme is None else scheme.find(_A + name)
        colour = None if entry is None or not len(entry) else entry[0].get("lastClr") or entry[0].get("val")
        found.append(colour.lower() if colour and _HEX.fullmatch(colour.lower()) else usual)
    return tuple(found)


def fill_of(colour: Colour, theme: tuple[str, ...]) -> str | None:
    """The colour as "#rrggbb"; None for white and for what no colour stands for."""
    base: str | None = None
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        base = colour.rgb[-6:].lower()
    elif colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        base = COLOR_INDEX[colour.indexed][-6:].lower()
    elif colour.type == "theme" and 0 <= colour.theme < len(theme):
        base = theme[colour.theme]
    if base is None or not _HEX.fullmatch(base):
        return None
    shade = _tinted(base, colour.tint or 0.0)
    return None if shade == "ffffff" else f"#{shade}"


def _tinted(colour: str, tint: float) -> str:
    """The colour made lighter (tint above 0) or darker, ECMA-376 part 1, 18.8.19."""
    if not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strength))
