"""The table of wordings: each stands once, as the matcher can find it."""

from collections import Counter

from models.status import Status
from pipeline.classify.cues import CUES, Guard
from pipeline.classify.guards import TURNED, Turn, turned
from pipeline.classify.words import find


def test_no_phrase_speaks_for_two_cues() -> None:
    counts = Counter(phrase.lower() for cue in CUES for phrase in cue.phrases)
    assert [phrase for phrase, count in counts.items() if count > 1] == []


def test_every_phrase_is_found_in_a_text_of_its_own() -> None:
    for cue in CUES:
        for phrase in cue.phrases:
            _, found = find(phrase)
            assert [(one.cue, one.first) for one in found] == [(cue, 0)], phrase


def test_every_status_but_unreported_has_phrases() -> None:
    assert {cue.status for cue in CUES} == {None, *Status} - {Status.UNREPORTED}


def test_a_cue_without_status_is_there_to_hide_others() -> None:
    assert all((cue.status is None) == (cue.guard is Guard.NEUTRAL) for cue in CUES)


def test_every_guard_that_can_count_knows_every_turn() -> None:
    assert set(TURNED) == set(Guard) - {Guard.NEUTRAL}
    for guard in TURNED:
        for by in Turn:
            assert turned(Status.COMPLETED, guard, by) in {None, *Status}
        assert turned(Status.DELAYED, guard, Turn.PLAIN) is Status.DELAYED
