"""What is kept beside a paper comes back equal; what is none of ours is nothing, whatever it holds."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sidecar import Sidecar, beside, dumps, loads, read
from tests.strategies import days, maybe_text, texts

sidecars = st.builds(
    Sidecar,
    address=texts,
    final_address=texts,
    file=texts.filter(lambda name: "\0" not in name),
    sha256=texts,
    bytes=st.integers(0, 10**9),
    fetched_at=st.datetimes(timezones=st.just(datetime.UTC)),
    title=maybe_text,
    published=st.none() | days,
    meeting_date=st.none() | days,
    status=st.none() | st.integers(100, 599),
)


def _with(**wrong: object) -> str:
    """A sidecar with something wrong in it."""
    day = datetime.datetime(2026, 5, 1, 10, tzinfo=datetime.UTC)
    right = Sidecar("https://x.example/a.pdf", "https://x.example/a.pdf", "a.pdf", "c", 1, day)
    return json.dumps({**json.loads(dumps(right)), **wrong})


def test_a_sidecar_with_nothing_wrong_is_read() -> None:
    assert loads(_with()).file == "a.pdf"


@given(sidecars)
def test_what_is_written_and_read_again_is_equal(sidecar: Sidecar) -> None:
    assert loads(dumps(sidecar)) == sidecar


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "[]",
        "{}",
        "not json",
        '{"address": "a"}',
        '{"address": "a", "file": "b", "sha256": "c", "surprise": 1}',
        '{"address": "a", "file": "b", "sha256": "c", "published": "soon"}',
        "[" * 100_000,
        _with(address=1),
        _with(file=None),
        _with(file="a\0b"),
        _with(sha256=["c"]),
        _with(bytes="1"),
        _with(title=["t"]),
        _with(fetched_at="2026-05-01T10:00:00"),  # of which zone?
    ],
)
def test_what_is_none_of_ours_is_nothing(tmp_path: Path, text: str | None) -> None:
    paper = tmp_path / "plan.pdf"
    if text is not None:
        beside(paper).write_text(text, encoding="utf-8")
    assert read(paper) is None
