"""A day as a user writes it."""

import datetime

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


def day(text: str) -> datetime.date:
    """The day that `text` names, in UK order where it is not ISO's. Raises ValueError if it names none.

    >>> day("31/3/2026")
    datetime.date(2026, 3, 31)
    """
    for form in FORMS:
        try:
            return datetime.datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no date: 2026-03-31, or 31/3/2026")
