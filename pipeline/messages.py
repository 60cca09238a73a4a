"""What parent and child say to each other: plain bytes of bounded size, each message with its kind and its length.

A document may have taken the child over. So the parent unpickles nothing, reads no more than it has asked for, never
waits for the rest of a message, and takes what is no message of ours for the child's end.
"""

import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait

ORDER, ANSWER, PAGES, LOST = b"O", b"A", b"P", b"L"
MOST_WORDS = 100_000  # bytes of a reason with its traceback
_HEAD = struct.Struct("!cI")  # the kind, and how many bytes follow
_COUNTS = struct.Struct("!II")
_MOST_COUNTED = 2**32 - 1
_CHUNK = 1 << 18  # bytes


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that came to nothing, and why; `reason` ends the sentence that the task's name begins, in one line.

    `trace` is the traceback of a bug of ours; None where nothing is wrong but the task, or its limits.
    """

    reason: str
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages the task has, and how many had to be recognised so far: they allow it more time."""

    count: int
    scans: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a task came to, as the child has written it."""

    content: bytes


def send(pipe: socket.socket, kind: bytes, content: bytes) -> None:
    """Send a message whole; OSError where nobody takes it."""
    pipe.sendall(_HEAD.pack(kind, len(content)))
    pipe.sendall(content)


def tell(pipe: socket.socket, message: Pages | Lost) -> None:
    """The child's: send the parent a message that is no answer; what is too long of it is cut off."""
    if isinstance(message, Pages):
        counts = (min(message.count, _MOST_COUNTED), min(message.scans, _MOST_COUNTED))
        send(pipe, PAGES, _COUNTS.pack(*counts))
        return
    text = f"{message.reason}\n{message.trace or ''}".encode("utf-8", "backslashreplace")
    send(pipe, LOST, text[:MOST_WORDS])


def receive(pipe: socket.socket) -> bytes:
    """The child's: the content of the next order, waited for. EOFError once the parent has closed its end."""
    _, length = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    return _exactly(pipe, length)


def _exactly(pipe: socket.socket, length: int) -> bytes:
    content = bytearray()
    while len(content) < length:
        chunk = pipe.recv(min(length - len(content), _CHUNK))
        if not chunk:
            raise EOFError
        content += chunk
    return bytes(content)


class Inbox:
    """The parent's end of a pipe: takes what has come, at most an answer of `most` bytes, and never waits."""

    def __init__(self, pipe: socket.socket, most: int) -> None:
        """Nothing has come so far."""
        self._pipe = pipe
        self._most = {ANSWER: most, PAGES: _COUNTS.size, LOST: MOST_WORDS}
        self._held = bytearray()
        self.answering: float | None = None  # since when, by time.monotonic, a part of an answer has been there

    def take(self) -> Iterator[Answer | Pages | Lost]:
        """The messages that are whole by now.

        Raises EOFError at the end of the pipe, ValueError where what has come is no message of ours.
        """
        if wait([self._pipe], 0):
            try:
                chunk = self._pipe.recv(_CHUNK)
            except OSError as error:  # reset, by a child that died
                raise EOFError from error
            if not chunk:
                raise EOFError
            self._held += chunk
        while len(self._held) >= _HEAD.size:
            kind, length = _HEAD.unpack_from(self._held)
            if length > self._most.get(kind, -1):
                raise ValueError("no message of ours")
            end = _HEAD.size + length
            if len(self._held) < end:
                if kind == ANSWER and self.answering is None:
                    self.answering = time.monotonic()
                return
            content = bytes(self._held[_HEAD.size : end])
            del self._held[:end]
            if kind == ANSWER:
                self.answering = None
            yield _read(kind, content)

    def is_empty(self) -> bool:
        """Whether nothing is left over: a child speaks when it is asked."""
        return not self._held


def _read(kind: bytes, content: bytes) -> Answer | Pages | Lost:
    if kind == ANSWER:
        return Answer(content)
    if kind == PAGES:
        if len(content) != _COUNTS.size:
            raise ValueError("no count of pages")
        return Pages(*_COUNTS.unpack(content))
    reason, _, trace = content.decode("utf-8", "replace").partition("\n")
    return Lost(reason, trace or None)
