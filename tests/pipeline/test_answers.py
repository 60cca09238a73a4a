"""What a child tells of a file comes out as it was, and nothing else comes out."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.action import Action
from models.document import Identity
from models.table import Place
from pipeline.answers import Extraction, Failure, read_answer, write_answer
from tests.strategies import actions, identities, texts

FOUND = Extraction(
    "plan.pdf", Identity("a" * 64), (Action("plan.pdf", Identity("a" * 64), "Mow", Place(1, None, 1, 2)),)
)


@given(st.builds(Extraction, texts, identities, st.lists(actions(), max_size=3).map(tuple)))
def test_what_is_written_is_read_again(found: Extraction) -> None:
    assert read_answer(write_answer(found)) == found


@pytest.mark.parametrize("name", ["plan.pdf", "Übersicht.pdf", "od\udce4d.pdf"])  # the last: no UTF-8 on the disk
def test_a_reason_is_read_again(name: str) -> None:
    assert read_answer(write_answer(Failure(name, "empty file"))) == Failure(name, "empty file")


def changed(path: str, value: object) -> bytes:
    """The answer FOUND with another value at `path`."""
    answer = json.loads(write_answer(FOUND))
    *way, last = path.split("/")
    place = answer
    for key in way:
        place = place[int(key) if key.isdigit() else key]
    place[last] = value
    return json.dumps(answer).encode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("file", None),
        ("more", 1),
        ("actions", {}),
        ("actions/0/action", ["Mow"]),
        ("actions/0/theme", "Parks"),
        ("actions/0/theme", [1]),
        ("actions/0/ongoing", 1),
        ("actions/0/status", "abandoned"),
        ("actions/0/status_confidence", "0.5"),
        ("actions/0/status_confidence", float("nan")),
        ("actions/0/completed_on", "2015-02-31"),
        ("actions/0/source/page", True),
        ("actions/0/source/row", 10**30),
        ("actions/0/source/bbox", [1.0, 2.0, 3.0]),
        ("actions/0/document", None),
        ("identity/pages", [1]),
        ("identity/__class__", "os.system"),
    ],
)
def test_what_is_not_of_the_record_s_shape_is_refused(path: str, value: object) -> None:
    with pytest.raises(ValueError):
        read_answer(changed(path, value))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"{",
        b"\xff\xfe",
        b'{"name": "x", "reason": "y", "trace": "z"}',
        b'{"name": "x"}',
        b"[" * 100_000,
        b"1" * 5_000,
        write_answer(FOUND) + b"x",
        write_answer(FOUND).replace(b"0.0", b"1e999"),
        b"\x80\x04\x95.",  # pickle's
    ],
)
def test_what_is_no_answer_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        read_answer(content)


def test_nothing_that_comes_from_a_child_is_unpickled() -> None:
    root = Path(__file__).parents[2] / "pipeline"
    loading = {path.name for path in root.glob("*.py") if "pickle.loads" in path.read_text("utf-8")}
    assert loading == {"child.py"}  # what the parent says
