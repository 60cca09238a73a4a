"""A cell's value -> what Excel prints of it by its number format (ECMA-376 part 1, 18.8.30)."""

import datetime
import re

ERRORS = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
_TOKEN = re.compile(r'\\.|"[^"]*"|\[[^\]]*\]|_.|\*.|am/pm|a/p|y+|m+|d+|h+|s+(?:\.0+)?|.', re.IGNORECASE)
_UNITS = re.compile(r"y+|m+|d+|h+|s+(?:\.0+)?", re.IGNORECASE)
_LITERAL = re.compile(r'\\(.)|"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]')
_FIGURES = re.compile(r"[#0?][#0?,.]*")
_MONTH_FIRST = re.compile(r"(?i)^\W*m{1,2}\W+d{1,2}\W+y+")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UK_DATE = "dd/mm/yyyy"
_MIDNIGHT = datetime.time()

Value = str | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None


def printed(value: Value, number_format: str) -> str:
    """The text that a cell shows; "" for an empty one and for an error such as #REF!.

    A date in figures with the month first, which is also how Excel stores "the short date of this machine", is given
    in UK order: it is known here which is meant, and would not be where it is read.

    >>> printed(datetime.datetime(2015, 9, 1), "mmm-yy"), printed(datetime.datetime(2015, 9, 1), "mm-dd-yy")
    ('Sep-15', '01/09/2015')
    >>> printed(0.75, "0%"), printed(1.1, "0.00"), printed(3.0, "General")
    ('75%', '1.10', '3')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if ERRORS.fullmatch(value.strip()) else value
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return _number(float(value), number_format)
    if isinstance(value, datetime.timedelta):
        return str(value)
    return _moment(value, number_format)


def _moment(value: datetime.datetime | datetime.date | datetime.time, number_format: str) -> str:
    """A date or a time as its format prints it."""
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    section = _section(number_format)
    if not re.search(r"(?i)[dmy]", _LITERAL.sub("", section)) or _MONTH_FIRST.match(_LITERAL.sub("", section)):
        section = UK_DATE
    full = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, _MIDNIGHT)
    pieces: list[str] = []
    hours = False  # "m" after hours is minutes
    for token in _TOKEN.findall(section):
        if _UNITS.fullmatch(token):
            hours = token[0] in "hHsS" or (hours and token[0] in "mM")
            pieces.append(_unit(full, token.lower(), hours))
        elif token.lower() in ("am/pm", "a/p"):
            pieces.append("pm" if full.hour >= 12 else "am")
        else:
            pieces.append(_LITERAL.sub(_literal, token))
    return " ".join("".join(pieces).replace("@", "").split())


def _unit(value: datetime.datetime, unit: str, is_time: bool) -> str:
    """One part of a date: "mmm" gives "Sep"."""
    kind, length = unit[0], len(unit)
    if kind == "y":
        return f"{value.year:04}" if length > 2 else f"{value.year % 100:02}"
    if kind == "d":
        if length > 2:
            return _DAYS[value.weekday()][: 3 if length == 3 else None]
        return f"{value.day:0{length}}"
    if kind == "m" and not is_time:
        if length > 2:
            return _MONTHS[value.month - 1][: {3: 3, 5: 1}.get(length)]
        return f"{value.month:0{length}}"
    figure = {"h": value.hour, "m": value.minute, "s": value.second}[kind]
    return f"{figure:0{min(length, 2)}}"


def _number(value: float, number_format: str) -> str:
    """A number as its format prints it; figures that nobody would print left out."""
    section = _section(number_format)
    bare = _LITERAL.sub("", section)
    figures = _FIGURES.search(bare)
    if figures is None or abs(value) >= 1e15 or section.lower() == "general" or "?/" in bare or "e+" in bare.lower():
        return f"{value:.0f}" if abs(value) < 1e15 and value.is_integer() else f"{value:.10g}"
    shown = value * 100 if "%" in bare else value
    whole, _, decimals = figures[0].partition(".")
    text = f"{shown:{',' if ',' in whole else ''}.{sum(letter in '0#?' for letter in decimals)}f}"
    width = whole.replace(",", "").count("0")
    if "," not in whole and len(text.partition(".")[0]) < width:
        text = text.zfill(width + len(text) - len(text.partition(".")[0]))
    before, after = _around(section)
    return f"{before}{text}{after}".strip()


def _around(section: str) -> tuple[str, str]:
    """What a number's format prints before and after the figures: a currency, a percent sign, a unit."""
    parts = _FIGURES.split(_shielded(section), maxsplit=1)
    before, after = (parts[0], re.sub(r"[#0?,.]", "", parts[1])) if len(parts) == 2 else ("", "")
    return before.translate(_UNSHIELD), after.translate(_UNSHIELD)


_SHIELD = {"0": "\ue000", "#": "\ue001", "?": "\ue002", ",": "\ue003", ".": "\ue004"}
_UNSHIELD = {ord(hidden): plain for plain, hidden in _SHIELD.items()}


def _shielded(section: str) -> str:
    """The format with its literal texts as they are printed, their figures not to be taken for places."""
    return _LITERAL.sub(lambda match: _literal(match).translate({ord(k): v for k, v in _SHIELD.items()}), section)


def _literal(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3] or ""


def _section(number_format: str) -> str:
    """The first of a format's sections: the one for what is above zero, and for dates."""
    quoted = False
    for at, letter in enumerate(number_format):
        if letter == '"':
            quoted = not quoted
        elif letter == ";" and not quoted:
            return number_format[:at]
    return number_format
