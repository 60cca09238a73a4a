"""What a user asks of a source, and what a source tells: papers, how far it looked, and what it could not look into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from models.candidate import Candidate


@dataclass(frozen=True, slots=True)
class Source:
    """What a user asked for. Raises ValueError, in words for the user, if it ends before it begins."""

    address: str  # of a site, a feed, a folder, or the path of a file with addresses
    since: date | None = None  # the first day of interest; None: as the source thinks fit, see there
    until: date | None = None  # the last day of interest
    committees: tuple[str, ...] = ()  # texts that the name of a committee has one of, blind to case; none: all

    def __post_init__(self) -> None:
        """See the class."""
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError(f"--until {self.until} is before --since {self.since}")

    def names(self, committee: str | None) -> bool:
        """Whether papers of `committee` are asked for; None, a committee that the source does not tell, counts as any.

        >>> Source("https://x.example", committees=("audit",)).names("Audit and Risk Committee")
        True
        """
        folded = (committee or "").casefold()
        return committee is None or not self.committees or any(text.casefold() in folded for text in self.committees)

    def covers(self, day: date | None) -> bool:
        """Whether `day` lies within what was asked for; a day that the source does not tell counts as within."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Searched:
    """A part of a source that was listed, before its papers come: a committee with its meetings, a feed, a folder.

    What the parts come to tells whether a source has changed: no committees at all, half the meetings of last time.
    """

    part: str
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class Trouble:
    """A part of a source that could not be looked into: `reason` ends the sentence that `part` begins."""

    part: str  # a committee, a meeting, a paper, a line of a file; or the whole source
    address: str  # what was asked
    reason: str

    def __str__(self) -> str:
        """The one line that a user sees."""
        return f"{self.part}: {self.reason}"


Event = Candidate | Searched | Trouble


class Page(Protocol):
    """An answer whole in memory, bounded by who asked for it."""

    @property
    def final(self) -> str:
        """The address that answered in the end, after redirects."""

    @property
    def status(self) -> int:
        """The answer's status: 200 where all is well."""

    @property
    def content(self) -> bytes:
        """The bytes of the answer, unpacked."""


class Reader(Protocol):
    """Asks addresses, politely and safely: pipeline.fetch has one."""

    def read(self, address: str, /) -> Page:
        """What `address` answers. Raises FetchError, in words, where nothing comes or nothing that is safe."""


class Candidates(Protocol):
    """What a module of this package is for."""

    def __call__(self, client: Reader, source: Source, /) -> Iterator[Event]:
        """The papers that `source` offers, as they are found: nothing is asked before it is needed.

        What cannot be looked into is told as Trouble; the rest goes on.
        """
