"""A number format of Excel, taken apart (ECMA-376 part 1, 18.8.30): its sections, its literal texts, its tokens."""

import re

_TOKEN = re.compile(r'\\.|"[^"]*"|\[[^\]]*\]|_.|\*.|am/pm|a/p|y+|m+|d+|h+|s+(?:\.0+)?|.', re.IGNORECASE)
_LITERAL = re.compile(r'\\(.)|"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]')
_CONDITION = re.compile(r"\[[<>=]")
_PARTS = re.compile(r'\\.|"[^"]*"|\[[^\]]*\]|_.|\*.|;|.', re.DOTALL)


def section_for(number_format: str, value: float | str | None) -> tuple[str, bool]:
    """The section of the format that prints `value`, and whether the value's sign is left out in it.

    Up to four stand between semicolons: for numbers above zero, below it, zero, and texts; an empty one prints
    nothing. None stands for a date. Conditions ("[>100]") are not worked out: the first section counts.

    >>> section_for("0;(0);-", -5.0), section_for("0", -5.0), section_for(";;;", 3.0)
    (('(0)', True), ('0', False), ('', False))
    """
    sections = _sections(number_format)
    if isinstance(value, str):
        return sections[3] if len(sections) > 3 else "@", False
    if value is None or len(sections) == 1 or _CONDITION.search(number_format):
        return sections[0], False
    if value < 0:
        return sections[1], True
    return (sections[2] if value == 0 and len(sections) > 2 else sections[0]), False


def _sections(number_format: str) -> list[str]:
    """What stands between the semicolons that are not quoted; at least one."""
    found = [""]
    for token in _PARTS.findall(number_format):
        if token == ";":
            found.append("")
        else:
            found[-1] += token
    return found


def tokens(section: str) -> list[str]:
    """The parts of a section: literal texts, units of time, single signs."""
    return _TOKEN.findall(section)


def bare(section: str) -> str:
    """The section without its literal texts, colours and conditions."""
    return _LITERAL.sub("", section)


def literal(token: str) -> str:
    """What a literal text prints; any other token as it is."""
    return _LITERAL.sub(_printed, token)


def with_literals(section: str, hide: dict[int, str]) -> str:
    """The section with its literal texts as they are printed, each letter in them by `hide`."""
    return _LITERAL.sub(lambda match: _printed(match).translate(hide), section)


def _printed(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3] or ""
