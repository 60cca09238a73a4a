"""What stands before a word of status turns it."""

import pytest

from models.status import Status
from pipeline.classify.cues import Guard
from pipeline.classify.guards import Turn, turn, turned


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", Turn.PLAIN),
        ("the policy has been", Turn.PLAIN),
        ("the policy was , as the board had wished ,", Turn.PLAIN),
        ("the group which will lead on this has been", Turn.PLAIN),
        ("following review the policy was", Turn.PLAIN),
        ("not only", Turn.PLAIN),
        ("14 of 14 members", Turn.PLAIN),
        ("100 %", Turn.PLAIN),
        ("to be", Turn.FUTURE),
        ("will be reviewed , updated and", Turn.FUTURE),
        ("it should have been", Turn.FUTURE),
        ("expected", Turn.FUTURE),
        ("awaiting guidance to be", Turn.FUTURE),
        ("the policy is being", Turn.BEING),
        ("partly", Turn.PARTLY),
        ("phase 1 was", Turn.PARTLY),
        ("three of five posts", Turn.PARTLY),
        ("75 % of visits", Turn.PARTLY),
        ("has not been", Turn.NOT),
        ("is not yet", Turn.NOT_YET),
        ("none of the actions in this part has been", Turn.NOT),
        ("nothing has been", Turn.NOT),
        ("yet to be", Turn.FUTURE),
        ("will not be", Turn.NEVER),
        ("once", Turn.UNREAL),
        ("when phase 1 is", Turn.UNREAL),
        ("despite having been", Turn.PLAIN),
        ("despite earlier", Turn.UNREAL),
    ],
)
def test_turns(before: str, expected: Turn) -> None:
    words = [*before.split(), "cue", "."]
    assert turn(words, 0, len(words) - 2) is expected


def test_words_of_another_clause_turn_nothing() -> None:
    words = ["not", "ready", ":", "published"]
    assert turn(words, 3, 3) is Turn.PLAIN


def test_words_far_off_turn_nothing() -> None:
    words = ["once", *["word"] * 20, "published"]
    assert turn(words, 0, len(words) - 1) is Turn.PLAIN


@pytest.mark.parametrize(
    ("status", "guard", "by", "expected"),
    [
        (Status.COMPLETED, Guard.DONE, Turn.FUTURE, Status.NOT_STARTED),
        (Status.COMPLETED, Guard.DONE, Turn.NOT, Status.DELAYED),
        (Status.COMPLETED, Guard.DONE, Turn.NOT_YET, Status.NOT_STARTED),
        (Status.COMPLETED, Guard.FINISH, Turn.NOT_YET, Status.IN_PROGRESS),
        (Status.COMPLETED, Guard.DONE, Turn.UNREAL, None),
        (Status.ON_TRACK, Guard.STATE, Turn.NOT, Status.DELAYED),
        (Status.ON_TRACK, Guard.STATE, Turn.FUTURE, Status.ON_TRACK),
        (Status.IN_PROGRESS, Guard.STATE, Turn.NOT_YET, Status.NOT_STARTED),
        (Status.IN_PROGRESS, Guard.BEGUN, Turn.FUTURE, Status.NOT_STARTED),
        (Status.DELAYED, Guard.LATE, Turn.NOT, None),
        (Status.DELAYED, Guard.LATE, Turn.FUTURE, Status.DELAYED),
        (Status.CANCELLED, Guard.DROPPED, Turn.NOT, None),
    ],
)
def test_what_a_turned_cue_tells(status: Status, guard: Guard, by: Turn, expected: Status | None) -> None:
    assert turned(status, guard, by) is expected
