"""iCalendar (RFC 5545): an all-day event on the day that each action is due, for any calendar program."""

import datetime
import re
from collections.abc import Iterable, Iterator

from models.action import Action
from models.listed import Listed
from models.status import Status
from pipeline.export.sink import Sink

OPENING = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//actionplans//action plans//EN\r\nX-WR-CALNAME:Action plans\r\n"
CLOSING = b"END:VCALENDAR\r\n"
UNDATED = datetime.date(2000, 1, 1)  # the stamp where a plan has no date: the same actions give the same bytes
LONGEST = 150  # characters of a summary
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+")  # what RFC 5545 does not allow in text


def write(actions: Iterable[Listed], sink: Sink[bytes]) -> int:
    """Write the calendar; gives how many actions are in it: those with a due date, at its last day."""
    sink.write(OPENING)
    count = 0
    for listed in actions:
        day = listed.action.due_date
        if day is not None:
            sink.write(_event(listed, day))
            count += 1
    sink.write(CLOSING)
    return count


def _event(listed: Listed, day: datetime.date) -> bytes:
    """One event. Without an end it lasts one day (RFC 5545, 3.6.1)."""
    from icalendar import Event

    action = listed.action
    stamp = action.document.date or UNDATED
    event = Event()
    event.add("uid", f"{listed.id}@actionplans")
    event.add("dtstamp", datetime.datetime.combine(stamp, datetime.time(), datetime.UTC))
    event.add("dtstart", day)
    event.add("summary", _summary(action))
    event.add("description", "\n".join(_plain(line) for line in _lines(listed)))
    event.add("categories", [action.status.value])
    event.add("transp", "TRANSPARENT")  # it takes nobody's time
    if action.status is Status.CANCELLED:
        event.add("status", "CANCELLED")
    return bytes(event.to_ical())


def _summary(action: Action) -> str:
    words = " ".join(_plain(f"{action.ref or ''} {action.action}").split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _lines(listed: Listed) -> Iterator[str]:
    action, document = listed.action, listed.action.document
    yield action.action
    if action.leads:
        yield f"Lead: {'; '.join(party.name for party in action.leads)}"
    yield f"Due: {'; '.join(due.raw for due in action.due)}"
    yield f"Status: {action.status.value.replace('_', ' ')}"
    if action.progress:
        yield f"Update: {action.progress}"
    plan = ", ".join(filter(None, (document.title, document.body or document.borough, str(document.date or ""))))
    place = f"table {action.source.table}, row {action.source.row}"
    page = f"page {action.source.page}, " if action.source.page else ""
    yield f"Source: {plan}{' - ' if plan else ''}{action.file}, {page}{place}"
    yield f"Id: {listed.id}"


def _plain(text: str) -> str:
    """`text` without what a calendar may not hold; line feeds stay."""
    return _CONTROL.sub(" ", text)
