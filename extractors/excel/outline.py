"""A part of a workbook seen through once: refused where it could do harm, and cut down to what is asked for.

Expat tells where each element stands in the bytes, so that whole branches are cut out of them and nothing is written
anew; it builds no tree, and each byte is looked at once, whatever stands there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from extractors.bounds import in_force
from models.errors import DocumentError

Attributes = dict[str, str]
Count = Callable[[Attributes], int]

TYPED = "not safe to open: its XML declares a document type"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is left of a part whose root is `root`: its `branches`. `counts` says what an element counts for.

    Of each name in `counts` the sum is at most `most`: a sheet of more cells is no plan.
    """

    root: str
    branches: frozenset[str]
    counts: Mapping[str, Count] = field(default_factory=dict)
    most: int = 0


def cut_down(blob: bytes, wanted: Wanted, name: str) -> bytes:
    """The part with the branches that are wanted; as it is where its root is another (a chart that fills a sheet).

    Raises DocumentError if it declares a document type, is nested too deeply or counts too much, expat.ExpatError if
    it is not well formed. `name` is the file's, for messages.
    """
    outline = _Outline(wanted, name)
    outline.see(blob)
    return blob if outline.gaps is None else outline.without(blob)


class _Outline:
    """What expat tells of a part, as it goes."""

    def __init__(self, wanted: Wanted, name: str) -> None:
        self._wanted = wanted
        self._name = name
        self._deepest = in_force().xml_depth
        self._depth = 0
        self._sums = dict.fromkeys(wanted.counts, 0)
        self._parser = expat.ParserCreate()
        self._gap: int | None = None  # where a branch begins that is not wanted
        self.gaps: list[tuple[int, int]] | None = []  # from byte to byte; None where the root is another

    def see(self, blob: bytes) -> None:
        """Read it through, once."""
        parser = self._parser
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.Parse(blob, True)

    def without(self, blob: bytes) -> bytes:
        """The same bytes without what is not wanted."""
        kept: list[bytes] = []
        start = 0
        for first, end in self.gaps or ():
            kept.append(blob[start:first])
            start = end
        return b"".join([*kept, blob[start:]])

    def _refuse(self, *declared: object) -> NoReturn:
        raise DocumentError(self._name, TYPED)

    def _open(self, tag: str, attributes: Attributes) -> None:
        own = tag.rpartition(":")[2]
        if self._depth == 0 and own != self._wanted.root:
            self.gaps = None
        elif self._depth == 1 and self.gaps is not None:
            self._end_gap()
            if own not in self._wanted.branches:
                self._gap = self._parser.CurrentByteIndex
        count = self._wanted.counts.get(own)
        if count is not None and self._gap is None:
            self._sums[own] += count(attributes)
            if self._sums[own] > self._wanted.most:
                raise DocumentError(self._name, f"not safe to open: a sheet of more than {self._wanted.most:,} cells")
        self._depth += 1
        if self._depth > self._deepest:
            raise DocumentError(self._name, f"not safe to open: its XML is nested more than {self._deepest} deep")

    def _close(self, tag: str) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._end_gap()

    def _end_gap(self) -> None:
        """What is not wanted ends where the next branch begins, or the root ends."""
        if self._gap is not None and self.gaps is not None:
            self.gaps.append((self._gap, self._parser.CurrentByteIndex))
        self._gap = None
