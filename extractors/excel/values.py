"""A cell's value -> what Excel prints of it by its number format (ECMA-376 part 1, 18.8.30)."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

from extractors.excel.formats import bare, section_for, with_literals
from extractors.excel.moments import printed_moment

ERRORS = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
_FIGURES = re.compile(r"[#0?][#0?,.]*")
_MOST = 1e15  # from which on Excel has no figures for every digit
_FINEST = 12  # figures before or after the point that a format may ask for
_SHIELD = {ord(sign): chr(0xE000 + ord(sign)) for sign in "0#?,.%"}  # those of literal texts are no places
_UNSHIELD = {ord(hidden): chr(sign) for sign, hidden in _SHIELD.items()}

Value = str | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None


def is_error(value: object) -> bool:
    """Whether a formula gave no value: "#REF!" and its like."""
    return isinstance(value, str) and ERRORS.fullmatch(value.strip()) is not None


def printed(value: Value, number_format: str) -> str:
    """The text that a cell shows; "" for an empty one, one whose format hides it, and an error such as #REF!.

    A date in figures with the month first, which is also how Excel stores "the short date of this machine", is given
    in UK order: it is known here which is meant, and would not be where it is read.

    >>> printed(datetime.datetime(2015, 9, 1), "mmm-yy"), printed(datetime.datetime(2015, 9, 1), "mm-dd-yy")
    ('Sep-15', '01/09/2015')
    >>> printed(0.75, "0%"), printed(1.1, "0.00"), printed(3.0, "General"), printed(12500, "0,")
    ('75%', '1.10', '3', '13')
    """
    if value is None or is_error(value):
        return ""
    if isinstance(value, str):
        section, _ = section_for(number_format, value)
        return value if section.strip() else ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return _number(float(value), number_format)
    if isinstance(value, datetime.timedelta):
        return str(value)
    return printed_moment(value, number_format)


def _number(value: float, number_format: str) -> str:
    """A number as its format prints it; figures that nobody would print left out."""
    section, unsigned = section_for(number_format, value)
    if not section.strip():
        return ""
    value = abs(value) if unsigned else value
    plain = bare(section)
    figures = _FIGURES.search(plain)
    if figures is None and section.lower() != "general" and plain.strip("@ ") == "" and section.strip("@ "):
        return with_literals(section, {}).strip()  # words alone: "N/A" for zero
    if figures is None or abs(value) >= _MOST or section.lower() == "general" or _is_odd(plain):
        return f"{value:.0f}" if abs(value) < _MOST and value.is_integer() else f"{value:.10g}"
    before, after = _around(section)
    return f"{before}{_figures(value * 100 if '%' in plain else value, figures[0])}{after}".strip()


def _is_odd(plain: str) -> bool:
    """Whether the format prints a fraction or a power of ten."""
    return "?/" in plain or "/?" in plain or "e+" in plain.lower() or "e-" in plain.lower()


def _figures(value: float, places: str) -> str:
    """The figures by the format's places: each comma behind the last place stands for a thousand."""
    whole, _, decimals = places.partition(".")
    thousands = len(whole) - len(whole.rstrip(",")) + len(decimals) - len(decimals.rstrip(","))
    grouped = "," in whole.rstrip(",")
    most = min(sum(letter in "0#?" for letter in decimals), _FINEST)
    least = min(sum(letter in "0?" for letter in decimals), most)
    exact = Decimal(repr(value)).scaleb(-3 * thousands).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = f"{exact:{',' if grouped else ''}f}"
    if most > least:
        kept = len(text) - (most - least)
        text = (text[:kept] + text[kept:].rstrip("0")).removesuffix(".")
    width = min(whole.count("0"), _FINEST)
    missing = width - len(text.partition(".")[0].lstrip("-"))
    return text if grouped or missing <= 0 else text.zfill(len(text) + missing)


def _around(section: str) -> tuple[str, str]:
    """What a number's format prints before and after the figures: a currency, a percent sign, a unit."""
    parts = _FIGURES.split(with_literals(section, _SHIELD), maxsplit=1)
    before, after = (parts[0], re.sub(r"[#0?,.]", "", parts[1])) if len(parts) == 2 else ("", "")
    return before.translate(_UNSHIELD), after.translate(_UNSHIELD)
