"""JSON lines: the contract's record, one action a line, nothing left out."""

from collections.abc import Iterable

from models.action import Action
from models.record import dumps
from pipeline.export.sink import Sink


def write(actions: Iterable[Action], stream: Sink) -> int:
    """Write one record a line, each ended by a line feed; gives how many."""
    count = 0
    for action in actions:
        stream.write(f"{dumps(action)}\n")
        count += 1
    return count
