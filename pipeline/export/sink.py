"""What an exporter writes to."""

from typing import Protocol, TypeVar

Written = TypeVar("Written", str, bytes, contravariant=True)


class Sink(Protocol[Written]):
    """A stream of text or of bytes, or what writes as one does."""

    def write(self, written: Written, /) -> int:
        """Write it all; gives its length."""
        ...


class Utf8:
    """Text for a sink of bytes, in UTF-8."""

    def __init__(self, sink: Sink[bytes]) -> None:
        """What is written goes to `sink` at once."""
        self._sink = sink

    def write(self, text: str) -> int:
        """Write `text`; gives its length in bytes."""
        return self._sink.write(text.encode())
