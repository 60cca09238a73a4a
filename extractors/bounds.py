"""How large and how deep a document may be, how long it may take, and who hears of pages that take long.

What reads a format asks `in_force` and `time_left` and tells `begin_scan`; nobody hands figures and listeners through.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that is read of one document; each is a setting of the command, ACTIONPLANS_ and its name."""

    file_mb: int = 100  # of the file as it lies there; MB are a million bytes
    pages: int = 2_000
    unpacked_mb: int = 200  # what all parts of an archive (.docx, .xlsx) come to when they are inflated
    unpacked_ratio: int = 100  # of a part above a megabyte: Word's own XML shrinks to a tenth or a thirtieth
    members: int = 10_000  # files in an archive
    xml_depth: int = 100  # elements within each other; Word's own reach some 40


USUAL = Bounds()
SECONDS = 60  # for one document, by the clock, where nobody says otherwise and pages do not count
_IN_FORCE = ContextVar("bounds", default=USUAL)
_TIME_LEFT: ContextVar[Callable[[], float] | None] = ContextVar("time_left", default=None)
_TOLD_OF_SCANS: ContextVar[Callable[[], None] | None] = ContextVar("told_of_scans", default=None)


def in_force() -> Bounds:
    """The bounds of the document that is being read; the usual ones outside `bounded`."""
    return _IN_FORCE.get()


@contextmanager
def bounded(bounds: Bounds) -> Iterator[None]:
    """A block in which `bounds` hold, in this thread alone."""
    token = _IN_FORCE.set(bounds)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def time_left() -> float:
    """The seconds that the document in hand may still take, for programs started for it; SECONDS if unlimited."""
    left = _TIME_LEFT.get()
    return SECONDS if left is None else max(0.0, left())


@contextmanager
def timed(left: Callable[[], float]) -> Iterator[None]:
    """A block in which `left` tells the seconds that it may still take, in this thread alone."""
    token = _TIME_LEFT.set(left)
    try:
        yield
    finally:
        _TIME_LEFT.reset(token)


def begin_scan() -> None:
    """Say that a page is about to be recognised (OCR): it takes many times as long as one that is read."""
    tell = _TOLD_OF_SCANS.get()
    if tell is not None:
        tell()


@contextmanager
def told_of_scans(tell: Callable[[], None]) -> Iterator[None]:
    """A block in which each `begin_scan` calls `tell`, in this thread alone."""
    token = _TOLD_OF_SCANS.set(tell)
    try:
        yield
    finally:
        _TOLD_OF_SCANS.reset(token)
