"""The names of WordprocessingML (ECMA-376, part 1) that the reader asks for, and its simple values.

ISO strict files use other namespaces; `package` renames them, so that these names are the only ones.
"""

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VAL = W + "val"

_MEASURE = re.compile(r"(-?\d{1,7}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|pi)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "pi": 12.0}
_WHOLE = re.compile(r"-?\d{1,9}")


def value(parent: Element | None, tag: str) -> str | None:
    """The `w:val` of the child `tag` of `parent`; None where either is missing or says nothing."""
    for child in () if parent is None else parent:  # four times as fast as find()
        if child.tag == tag:
            found: str | None = child.get(VAL)
            return found
    return None


def is_on(toggle: Element) -> bool:
    """Whether a property such as `w:b` is switched on: it is unless its value says that it is not."""
    return toggle.get(VAL) not in ("0", "false", "off")


def whole(text: str | None) -> int | None:
    """The whole number that `text` states; None for none, or for one of ten digits and more.

    >>> whole("12"), whole("twelve"), whole(None)
    (12, None, None)
    """
    return int(text) if text is not None and _WHOLE.fullmatch(text) else None


def points(text: str | None) -> float | None:
    """A length in points: `text` states twentieths of a point, or a number with its unit (ISO strict).

    >>> points("1440"), points("2.54cm"), points("auto")
    (72.0, 72.0, None)
    """
    match = _MEASURE.fullmatch(text) if text else None
    if match is None:
        return None
    return float(match[1]) * _POINTS[match[2]] if match[2] else float(match[1]) / 20
