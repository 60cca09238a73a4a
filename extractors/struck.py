"""Text that is struck out is old: left out whatever the format, and the record's warnings say so. The marks of it."""

import re

TAGS = ("s", "strike", "del")  # of HTML
_STYLED = re.compile(r"(?i)text-decoration(?:-line)?\s*:[^;]{0,80}\bline-through\b")
_TAG = re.compile(r"(?i)<(/?)(?:s|strike|del)(?:\s[^<>]{0,500})?>")
_WAVES = re.compile(r"(?<![\w~])~~(?=\S)([^~\n]{1,2000})(?<=\S)~~(?![\w~])")  # Markdown


def is_styled(style: str) -> bool:
    """Whether the `style` of an HTML element strikes its text out.

    >>> is_styled("color: red; text-decoration: line-through"), is_styled("text-decoration: none")
    (True, False)
    """
    return _STYLED.search(style) is not None


def without_struck(text: str) -> tuple[str, bool]:
    """The text without what stray HTML or Markdown strikes out, tabs apart, and whether there was any.

    A tag without its partner strikes nothing.

    >>> without_struck("Ask <del>the Board</del> parents"), without_struck("~~May~~ June"), without_struck("a <s> b")
    (('Ask  parents', True), (' June', True), ('a <s> b', False))
    """
    kept, end = [], 0
    for first, last in _pairs(text) if "<" in text else ():
        kept += [text[end:first], "\t" * text.count("\t", first, last)]
        end = last
    whole = "".join((*kept, text[end:]))
    plain = _WAVES.sub("", whole) if "~~" in whole else whole
    return plain, len(plain) < len(text)


def _pairs(text: str) -> list[tuple[int, int]]:
    """From where to where tags strike the text out, outermost pairs alone, in order."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for tag in _TAG.finditer(text):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            first = opened.pop()
            while found and found[-1][0] > first:
                found.pop()
            found.append((first, tag.end()))
    return found
