"""What an exporter writes to."""

from typing import Protocol


class Sink(Protocol):
    """A text stream, or what writes as one does."""

    def write(self, text: str, /) -> int:
        """Write `text`; gives its length in characters."""
        ...
