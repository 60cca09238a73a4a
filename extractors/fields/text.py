"""Printed lines -> the text that was meant: line breaks, hyphens, invisible characters and bullets undone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.table import Line

BULLET = "• "
BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff]"
)
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\u2011": "-", "\u2010": "-"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a cell, whole; `lines` are the printed ones that it was set in."""

    text: str
    lines: tuple[Line, ...]
    bullet: bool = False

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


@lru_cache(maxsize=8192)  # every cell is looked at several times
def clean(text: str) -> str:
    """The text without invisible characters, ligatures and doubled blanks.

    >>> clean("e\\ufb03cient\\u00a0 use of ser\\u00advices ")
    'efficient use of services'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return BLANKS.sub(" ", INVISIBLE.sub("", text.translate(LIGATURES))).strip()


def items(lines: Iterable[Line]) -> tuple[Item, ...]:
    """The paragraphs that the lines make, in order; empty ones left out."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.opens:
            groups[-1].append(line)
        else:
            groups.append([line])
    found = (Item(run_on(line.text for line in group), tuple(group), group[0].bullet) for group in groups)
    return tuple(item for item in found if item.text)


def run_on(texts: Iterable[str]) -> str:
    """Lines of one paragraph as one text. A hyphen at a line's end stays, without a blank behind it.

    >>> run_on(["Chair of the Quality Sub-", "group and all", "members"])
    'Chair of the Quality Sub-group and all members'
    """
    whole = ""
    for text in filter(None, map(clean, texts)):
        glued = bool(whole) and whole[-1] in "-\u2013" and len(whole) > 1 and whole[-2].isalnum() and text[:1].isalnum()
        whole = f"{whole}{'' if glued or not whole else ' '}{text}"
    return whole


def whole_text(paragraphs: Sequence[Item]) -> str | None:
    """The paragraphs one a line; None for none. Bullets are shown where only some of them have one."""
    some = any(item.bullet for item in paragraphs) and not all(item.bullet for item in paragraphs)
    text = "\n".join(f"{BULLET if some and item.bullet else ''}{item.text}" for item in paragraphs)
    return text or None
