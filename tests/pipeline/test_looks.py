"""What earlier runs saw: a source that lists far less is told of, and never becomes the measure."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline import looks
from pipeline.looks import FILE, FORGOTTEN, Look, Looks

DAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("committees", "meetings", "changed"),
    [(12, 60, False), (1, 30, False), (12, 29, True), (0, 60, True), (0, 0, True), (12, 0, True), (20, 200, False)],
)
def test_nothing_or_fewer_than_half_the_meetings_is_a_change(committees: int, meetings: int, changed: bool) -> None:
    before = Look(12, 60, DAY)
    kept = Looks({"site": before})
    now = Look(committees, meetings, DAY + timedelta(days=1))
    told = kept.change("site", now)
    assert (told is not None) is changed
    assert kept.sources["site"] == (before if changed else now)
    assert told is None or "where it listed 12 and 60 on 2026-05-12" in told


def test_a_first_look_and_one_after_a_long_time_are_taken_as_they_are() -> None:
    kept = Looks()
    assert kept.change("site", Look(12, 60, DAY)) is None
    assert kept.change("other", Look(0, 0, DAY)) is None
    assert kept.change("site", Look(1, 2, DAY + FORGOTTEN)) is not None
    assert kept.change("site", Look(1, 2, DAY + FORGOTTEN + timedelta(days=1))) is None


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    kept = Looks({"site": Look(12, 60, DAY)}, {"c0ffee": "1.0"})
    looks.write(tmp_path, kept)
    assert looks.read(tmp_path) == kept
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("text", [None, "", "[]", '{"sources": 1}', "\xff"])
def test_what_cannot_be_read_is_nothing(text: str | None, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text, encoding="latin-1")
    assert looks.read(tmp_path) == Looks()
