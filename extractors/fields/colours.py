"""A cell's background -> the name that a reader would give it."""

import colorsys
import re

HUES = (
    (0.045, "red"),
    (0.155, "amber"),
    (0.19, "yellow"),
    (0.47, "green"),
    (0.70, "blue"),
    (0.87, "purple"),
    (1.01, "red"),
)
GREY_BELOW = 0.25  # saturation: paler or duller areas are shading, not a code
DARK_BELOW = 0.15  # brightness


def colour_name(fill: str) -> str | None:
    """The colour of "#rrggbb"; None for white, grey, black and tints too pale to be meant.

    The hues are those of the colours that Word and Excel offer for traffic lights (red ff0000, amber ffc000,
    yellow ffff00, green 00b050, blue 0070c0).

    >>> colour_name("#00b050"), colour_name("#ffc000"), colour_name("#f2f2f2")
    ('green', 'amber', None)
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", fill):
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < GREY_BELOW or value < DARK_BELOW:
        return None
    return next(name for end, name in HUES if hue < end)
