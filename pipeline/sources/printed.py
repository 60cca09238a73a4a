"""Text of a source's answer -> text and days as the sidecar keeps them."""

import re
from datetime import date, datetime
from typing import Final

_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T].*)?", re.DOTALL)
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
LONGEST: Final = 500  # characters of a title; councils' own stop at 250


def clean(text: str | None, most: int = LONGEST) -> str | None:
    """`text` in one line, what cannot be printed left out, at most `most` characters; None where nothing is left.

    >>> clean("  Action\\n  Plan ")
    'Action Plan'
    """
    shown = "".join(letter for letter in text or "" if letter.isprintable() or letter.isspace())
    return " ".join(shown.split())[:most].rstrip() or None


def day_of(text: str | None) -> date | None:
    """The day of `02/03/2026` (2 March), `02/03/2026 10:00:00` or `2026-03-02`; None where it is none.

    >>> day_of("02/03/2026"), day_of("31/02/2026")
    (datetime.date(2026, 3, 2), None)
    """
    stripped = (text or "").strip()
    match = _BRITISH.fullmatch(stripped)
    try:
        if match is not None:
            return date(int(match[3]), int(match[2]), int(match[1]))
        return datetime.fromisoformat(stripped).date()
    except ValueError:
        return None


def said(day: date) -> str:
    """The day as councils write it.

    >>> said(date(2026, 3, 2))
    '2 March 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
