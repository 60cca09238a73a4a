"""JSON lines: the contract's record, one action a line, nothing left out and nothing added."""

from collections.abc import Iterable

from models.listed import Listed
from models.record import dumps
from pipeline.export.sink import Sink, Utf8


def write(actions: Iterable[Listed], sink: Sink[bytes]) -> int:
    """Write one record a line, each ended by a line feed; gives how many."""
    lines = Utf8(sink)
    count = 0
    for listed in actions:
        lines.write(f"{dumps(listed.action)}\n")
        count += 1
    return count
