"""The record is the contract's, and nothing is lost on the way there and back."""

import dataclasses
import datetime
import json

import pytest
from hypothesis import given

from models.action import Action, Due, Milestone, Party, PartyKind, Precision, Recommendation
from models.document import Identity
from models.geometry import Box
from models.record import dumps, from_record, loads, to_record
from models.status import Status
from models.table import Place
from tests.strategies import actions

ACTION = Action(
    file="plan.pdf",
    document=Identity(
        "ab" * 32, "Improvement Plan", "Wexbridge", "Wexbridge Council", datetime.date(2024, 3, 31), (63, 71)
    ),
    ref="2.4",
    theme=("SAFEGUARDING", "Thresholds"),
    recommendation=Recommendation("Ensure thresholds are known", "S1"),
    action="Review the threshold document – with partners",
    leads=(Party("HoS", PartyKind.ROLE, "Head of Safeguarding"),),
    involved=(Party("Police", PartyKind.BODY),),
    due=(
        Due("Sept 2024", datetime.date(2024, 9, 1), datetime.date(2024, 9, 30), Precision.MONTH),
        Due("5.10.23", datetime.date(2023, 10, 5), datetime.date(2023, 10, 5), Precision.DAY),
    ),
    milestones=(Milestone("Draft", datetime.date(2024, 7, 31)), Milestone("Agree", None)),
    progress="Completed",
    status=Status.COMPLETED,
    status_phrase="Completed",
    status_confidence=0.98,
    source=Place(9, Box(1.5, 2.0, 3.25, 4.0), 3, 2),
    warnings=("look here",),
)
CONTRACT_KEYS = [
    "file",
    "document",
    "ref",
    "theme",
    "recommendation",
    "action",
    "leads",
    "involved",
    "due",
    "due_date",
    "ongoing",
    "outcome",
    "milestones",
    "evidence",
    "progress",
    "updates",
    "completed_on",
    "rag",
    "status",
    "status_phrase",
    "status_confidence",
    "status_by",
    "source",
    "warnings",
]


def test_keys_are_the_contract_s_in_its_order() -> None:
    assert list(to_record(ACTION)) == CONTRACT_KEYS


def test_every_field_of_an_action_has_its_key() -> None:
    assert {field.name for field in dataclasses.fields(Action)} == set(CONTRACT_KEYS) - {"due_date"}


def test_the_record_reads_as_the_contract_says() -> None:
    record = json.loads(dumps(ACTION))
    assert record["document"] == {
        "sha256": "ab" * 32,
        "title": "Improvement Plan",
        "borough": "Wexbridge",
        "body": "Wexbridge Council",
        "date": "2024-03-31",
        "pages": [63, 71],
        "url": None,
        "published": None,
        "committee": None,
        "meeting": None,
    }
    assert record["recommendation"] == {"ref": "S1", "text": "Ensure thresholds are known"}
    assert record["leads"] == [{"name": "HoS", "expanded": "Head of Safeguarding", "kind": "role"}]
    assert record["due"][0] == {"raw": "Sept 2024", "start": "2024-09-01", "end": "2024-09-30", "precision": "month"}
    assert record["due_date"] == "2024-09-30"
    assert record["milestones"] == [{"text": "Draft", "due": "2024-07-31"}, {"text": "Agree", "due": None}]
    assert record["source"] == {"page": 9, "bbox": [1.5, 2.0, 3.25, 4.0], "table": 3, "row": 2}
    assert record["status"] == "completed"


def test_what_a_plan_does_not_say_is_null_or_empty() -> None:
    bare = Action(file="p.docx", document=Identity("cd" * 32), action="Train staff", source=Place(None, None, 1, 2))
    record = to_record(bare)
    nulls = {key for key, value in record.items() if value is None}
    assert nulls == {
        "ref",
        "recommendation",
        "due_date",
        "outcome",
        "evidence",
        "progress",
        "status_by",
        "completed_on",
        "rag",
        "status_phrase",
    }
    assert not any((record["theme"], record["leads"], record["due"], record["milestones"]))
    assert record["source"] == {"page": None, "bbox": None, "table": 1, "row": 2}
    assert record["status"] == "unreported"


@given(action=actions())
def test_a_record_written_and_read_is_equal(action: Action) -> None:
    assert from_record(to_record(action)) == action
    assert loads(dumps(action)) == action


@given(action=actions())
def test_a_record_is_one_line_however_lines_are_counted(action: Action) -> None:
    assert len(dumps(action).splitlines()) == 1


def test_letters_stand_as_printed() -> None:
    assert "document – with" in dumps(ACTION)


def test_half_a_surrogate_pair_can_be_written_to_any_stream() -> None:
    broken = dataclasses.replace(ACTION, action="a\ud800b")
    assert loads(dumps(broken).encode("utf-8").decode("utf-8")) == broken


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dumps(dataclasses.replace(ACTION, status_confidence=float("nan")))


@pytest.mark.parametrize(("line", "error"), [("no json", ValueError), ("{}", KeyError)])
def test_what_is_no_record_is_refused(line: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        loads(line)
