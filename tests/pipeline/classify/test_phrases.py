"""What updates say, in the words of many councils; every council, service and person here is invented."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.status import Status
from pipeline.classify.cues import words_in
from pipeline.classify.phrases import Basis, judge
from pipeline.classify.updates import latest

UPDATES = Path(__file__).with_name("updates.jsonl")
ACCURACY = 0.99  # of the updates; a floor: it only rises
EACH = 0.95  # of the updates of one status


def labelled() -> list[tuple[str, Status]]:
    """The labelled updates, in the form that they are measured in: one object a line, `text` and `label`."""
    rows = [json.loads(line) for line in UPDATES.read_text(encoding="utf-8").splitlines()]
    return [(row["text"], Status(row["label"])) for row in rows]


def test_labelled_updates_are_read_alike() -> None:
    rows = labelled()
    misses = [(text, label) for text, label in rows if judge(latest(text)).status is not label]
    assert len(rows) >= 150
    assert 1 - len(misses) / len(rows) >= ACCURACY, misses


@pytest.mark.parametrize("status", Status)
def test_no_status_is_read_badly(status: Status) -> None:
    texts = [text for text, label in labelled() if label is status]
    right = [text for text in texts if judge(latest(text)).status is status]
    assert len(texts) >= 10
    assert len(right) / len(texts) >= EACH


@pytest.mark.parametrize(
    ("text", "status", "phrase"),
    [
        ("(6) Completed; to be circulated to partners", Status.COMPLETED, "Completed"),
        ("Drafting underway. Outstanding – to be done by end of Nov.", Status.DELAYED, "Outstanding"),
        ("Held: the survey is being timed with the new system", Status.DELAYED, "Held"),
        ("Held 3 May at Northmere Town Hall", Status.IN_PROGRESS, None),
        ("Ongoing – on track", Status.ON_TRACK, "on track"),
        ("Not started. Added in May at the request of the Trust.", Status.NOT_STARTED, "Not started"),
        ("COMPLETE. Now ongoing review.", Status.COMPLETED, "COMPLETE"),
        ("Not yet signed off", Status.IN_PROGRESS, "Not yet signed off"),
        ("Closed – no longer required", Status.CANCELLED, "no longer required"),
        ("Signed-off in June", Status.COMPLETED, "Signed-off"),
        ("The policy hasn’t been published", Status.DELAYED, "hasn’t been published"),
    ],
)
def test_the_phrase_is_what_the_status_rests_on(text: str, status: Status, phrase: str | None) -> None:
    judgement = judge(text)
    assert judgement.status is status
    if phrase is not None:
        assert judgement.phrase == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Number of delayed discharges fell to 12.",
        "Children at risk were discussed by the panel.",
        "Visited two schools rated outstanding.",
        "The delays were discussed at the forum.",
        "Officers met to avoid delay in assessments.",
    ],
)
def test_words_of_the_trade_are_no_delay(text: str) -> None:
    assert judge(text).status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    "text",
    [
        "Completed. No outstanding actions.",
        "Complete; the delays were caused by the supplier.",
        "Closed: total outstanding costs had been recovered.",
        "Slipped by a month but the review is now complete.",
    ],
)
def test_past_trouble_does_not_undo_what_is_done(text: str) -> None:
    assert judge(text).status is Status.COMPLETED


@pytest.mark.parametrize(
    "text", ["Following the project being paused, work to start again in May", "Awaiting completion of 6 & 7"]
)
def test_what_waits_for_something_else_has_not_started(text: str) -> None:
    assert judge(text).status is Status.NOT_STARTED


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "N/A", "n/a.", "None", "No update received from the lead"])
def test_no_words_are_no_update(text: str) -> None:
    judgement = judge(text)
    assert (judgement.status, judgement.phrase, judgement.basis) == (Status.UNREPORTED, None, Basis.BLANK)


def test_an_aim_is_no_update_but_a_plan_is() -> None:
    assert judge("To improve feedback to carers; To hear more young people").basis is Basis.AIM
    assert judge("To be improved by May").status is Status.NOT_STARTED
    assert judge("To date 14 carers have been trained").status is Status.IN_PROGRESS


def test_words_that_tell_no_status_are_said_to_tell_none() -> None:
    judgement = judge("See 4 above")
    assert (judgement.status, judgement.phrase, judgement.firm) == (Status.IN_PROGRESS, None, False)


WORDS = st.sampled_from(
    sorted(
        words_in(
            """completed not yet to be will . ; : – ( ) , delayed on track the policy outstanding has been being
            awaiting once 3 of 5 % held cancelled merged with no longer required underway Q1 2015/16 Update May"""
        )
    )
)


@given(st.text(max_size=200) | st.lists(WORDS, max_size=30).map(" ".join))
def test_any_text_gives_a_status_and_words_of_its_own(text: str) -> None:
    judgement = judge(text)
    assert judgement.phrase is None or judgement.phrase in text
    assert judgement.phrase != ""
    assert (judgement.status is Status.UNREPORTED) == (judgement.basis in (Basis.BLANK, Basis.AIM))
    if judgement.firm:
        assert judgement.phrase is not None


@pytest.mark.parametrize(
    "unit", ["has been ", "this is completed ", "ab cd ef. ", "to be ", "(", "Q1 ", "1 of 2 ", "- "]
)
def test_a_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    judge(unit * (60_000 // len(unit)))  # were it quadratic, minutes
