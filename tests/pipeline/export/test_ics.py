"""The calendar, as the icalendar library reads it."""

import datetime
import io
from dataclasses import replace

from hypothesis import given
from icalendar import Calendar, Event

from models.action import Due, Precision
from models.listed import Listed
from models.status import Status
from models.table import Place
from pipeline.export import to_ics
from tests.pipeline.export.test_export import ACTION
from tests.strategies import listed, unhurried

DUE = Due("Autumn 2024", datetime.date(2024, 9, 1), datetime.date(2024, 11, 30), Precision.SEASON)
DATED = replace(ACTION, due=(DUE,), ref="1.2", progress="Begun; half done.", status=Status.IN_PROGRESS)


def bytes_of(*actions: Listed) -> bytes:
    stream = io.BytesIO()
    to_ics.write(actions, stream)
    return stream.getvalue()


def events(*actions: Listed) -> list[Event]:
    return list(Calendar.from_ical(bytes_of(*actions)).events)


def test_an_event_stands_on_the_last_day_of_the_period() -> None:
    (event,) = events(Listed("3f9a1c04-7", replace(DATED, source=Place(4, None, 1, 2))))
    assert event["DTSTART"].dt == datetime.date(2024, 11, 30)
    assert event["UID"] == "3f9a1c04-7@actionplans"
    assert event["DTSTAMP"].dt == datetime.datetime(2024, 3, 31, tzinfo=datetime.UTC)
    assert event["SUMMARY"] == "1.2 Train staff"
    assert event["TRANSP"] == "TRANSPARENT"
    assert str(event["DESCRIPTION"]).split("\n") == [
        "Train staff",
        "Lead: HoS; Police",
        "Due: Autumn 2024",
        "Status: in progress",
        "Update: Begun; half done.",
        "Source: Plan, Ashby Vale, 2024-03-31 - plan.docx, page 4, table 1, row 2",
        "Id: 3f9a1c04-7",
    ]


def test_only_actions_with_a_due_date_are_in_it() -> None:
    assert to_ics.write([Listed("a-1", ACTION), Listed("a-2", DATED)], io.BytesIO()) == 1
    assert events(Listed("a-1", ACTION)) == []


def test_a_plan_without_a_date_gives_the_same_stamp_always() -> None:
    undated = replace(DATED, document=replace(DATED.document, date=None))
    (event,) = events(Listed("a-1", undated))
    assert event["DTSTAMP"].dt == datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def test_what_is_cancelled_is_a_cancelled_event() -> None:
    cancelled, going = events(Listed("a-1", replace(DATED, status=Status.CANCELLED)), Listed("a-2", DATED))
    assert cancelled["STATUS"] == "CANCELLED"
    assert "STATUS" not in going


def test_a_long_action_has_a_short_summary_and_stands_whole_in_the_description() -> None:
    (event,) = events(Listed("a-1", replace(DATED, action="train everybody " * 40)))
    assert len(event["SUMMARY"]) <= 150
    assert event["SUMMARY"].endswith("…")
    assert "train everybody " * 39 in event["DESCRIPTION"]


@given(listed())
@unhurried
def test_every_calendar_can_be_read_line_by_line(actions: list[Listed]) -> None:
    content = bytes_of(*actions)
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not [line for line in lines if b"\r" in line or b"\n" in line or b"\x00" in line]
    dated = [each for each in actions if each.action.due_date is not None]
    found = events(*actions)
    assert [event["UID"] for event in found] == [f"{each.id}@actionplans" for each in dated]
    assert [event["DTSTART"].dt for event in found] == [each.action.due_date for each in dated]
