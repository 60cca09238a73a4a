"""What a child says to its parent: a child that a document has taken over can say what it likes, and harms itself."""

import os
import pickle
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.child import Job
from pipeline.isolation import NO_ANSWER, Limits, Lost, each
from pipeline.messages import ANSWER, LOST, MOST_WORDS, PAGES, Answer, Inbox, Pages, send, tell


class Trap:
    """What runs a command where it is unpickled."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path(self.path),)


def taken_over(order: str) -> str:
    """A child that a document makes say what it likes."""
    kind, _, path = order.partition(" ")
    pipe = _own_pipe()
    if kind == "trap":
        send(pipe, ANSWER, pickle.dumps(Trap(path)))
    if kind == "stdlib":
        pickled = pickle.dumps(Trap(path))
        pipe.sendall(struct.pack("!i", len(pickled)) + pickled)  # as multiprocessing would send it
    if kind == "half":
        pipe.sendall(ANSWER + (1_000).to_bytes(4, "big") + b"{")
        time.sleep(600)
    if kind == "head":
        pipe.sendall(ANSWER)
        time.sleep(600)
    if kind == "endless":
        send(pipe, ANSWER, bytes(3 * 1024**2))
    if kind == "wordy":
        send(pipe, LOST, bytes(MOST_WORDS + 1))
    if kind == "twice":
        pipe.sendall(2 * (ANSWER + (2).to_bytes(4, "big") + b"ok"))
        time.sleep(600)
    while kind == "flood":
        send(pipe, PAGES, bytes(8))
    return order


def _own_pipe() -> socket.socket:
    """The child's one socket, found as what took it over would."""
    links = (link for link in Path("/proc/self/fd").iterdir() if link.is_socket())
    (number,) = (int(link.name) for link in links)
    return socket.socket(fileno=os.dup(number))


def small(content: bytes) -> str:
    """A strict reader."""
    if not content.isalnum():
        raise ValueError("not a word")
    return content.decode("ascii")


@pytest.mark.parametrize("kind", ["trap", "stdlib", "endless", "wordy", "twice"])
def test_a_child_that_was_taken_over_runs_nothing_in_the_parent(kind: str, tmp_path: Path) -> None:
    limits = Limits(workers=1, memory_mb=512, seconds=20, answer_mb=2)
    order = f"{kind} {tmp_path / 'touched'}"
    first, lost, last = each(Job(taken_over, str.encode, small), ("first", order, "last"), limits)
    assert (first, lost, last) == ("first", Lost(NO_ANSWER), "last")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["half", "head", "flood"])
def test_a_child_that_says_half_of_something_or_too_much_does_not_hang_the_parent(kind: str) -> None:
    began = time.monotonic()
    limits = Limits(workers=1, memory_mb=512, seconds=3)
    lost, last = each(Job(taken_over, str.encode, small), (kind, "last"), limits)
    assert (lost, last) == (Lost("stopped after 3 seconds (ACTIONPLANS_SECONDS raises the limit)"), "last")
    assert time.monotonic() - began < 15


@contextmanager
def inbox() -> Iterator[tuple[socket.socket, Inbox]]:
    """The child's end of a pipe, and what the parent has of it; an answer may have 100 bytes."""
    ours, its = socket.socketpair()
    with ours, its:
        yield its, Inbox(ours, 100)


def test_messages_come_out_as_they_were_however_they_arrive() -> None:
    with inbox() as (its, box):
        tell(its, Pages(3, 10**12))
        tell(its, Lost("one line", "and a\ntraceback \ud800"))
        send(its, ANSWER, b"{}")
        pages, lost, answer = box.take()
        assert (pages, answer) == (Pages(3, 2**32 - 1), Answer(b"{}"))
        assert lost == Lost("one line", "and a\ntraceback \\ud800")
        assert box.is_empty()
        tell(its, Lost("no traceback"))
        assert list(box.take()) == [Lost("no traceback")]
        its.close()
        with pytest.raises(EOFError):
            list(box.take())


def test_an_answer_that_comes_in_pieces_is_waited_for_and_known_to_come() -> None:
    with inbox() as (its, box):
        for piece in (ANSWER, struct.pack("!I", 4), b"{  "):
            its.sendall(piece)
            assert list(box.take()) == []
        assert box.answering is not None
        its.sendall(b"}")
        assert list(box.take()) == [Answer(b"{  }")]
        assert box.answering is None
        assert list(box.take()) == []


@pytest.mark.parametrize(
    "said",
    [
        ANSWER + struct.pack("!I", 101),
        ANSWER + struct.pack("!I", 2**32 - 1),
        PAGES + struct.pack("!I", 0),
        PAGES + struct.pack("!I", 9),
        LOST + struct.pack("!I", MOST_WORDS + 1),
        b"X" + struct.pack("!I", 0),
        pickle.dumps(["an answer"]),
    ],
)
def test_what_is_no_message_is_refused_before_it_is_taken_in(said: bytes) -> None:
    with inbox() as (its, box):
        its.sendall(said)
        with pytest.raises(ValueError):
            list(box.take())


def test_a_reason_without_end_is_cut_off() -> None:
    with inbox() as (its, box):
        tell(its, Lost("x" * 10 * MOST_WORDS))
        (lost,) = box.take()
    assert lost == Lost("x" * MOST_WORDS)
