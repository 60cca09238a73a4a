"""Which engine recognises print (OCR): the one place to add one. Without any, a scan is refused with INSTALL."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from extractors.scan.pixels import Grey

INSTALL = "install the extra that recognises print, pip install 'actionplans[ocr]', or the Debian package tesseract-ocr"


class ScanError(Exception):
    """A page could not be recognised; the message ends the sentence that the file's name begins."""


class Read(NamedTuple):
    """A word that an engine recognised in a strip. `left` and `right` are columns of the strip, roughly."""

    text: str
    left: float
    right: float
    sure: float  # 0 to 1: the engine's own confidence in the letter or word that it is least sure of


class Engine(Protocol):
    """What recognises print; a module is one, so that mypy checks it."""

    DOUBTFUL: float  # a word less sure than this is wrong often enough to be looked at

    def available(self) -> bool:
        """Whether it is installed, its models included; quick, never raises."""

    def recognise(self, strips: Sequence[Grey]) -> list[tuple[Read, ...]]:
        """The words of each strip from left to right; a strip is one line of upright print with some white around.

        Raises ScanError if it fails.
        """


def find_engine() -> Engine | None:
    """The engine that measured best of those that are installed (docs/scans.md); None where there is none."""
    from extractors.scan import rapid, tesseract  # loaded for scans alone

    engines: tuple[Engine, ...] = (rapid, tesseract)
    return next((engine for engine in engines if engine.available()), None)
