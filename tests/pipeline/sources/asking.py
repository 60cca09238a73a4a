"""A plain reader for tests of the sources: it asks at once, whatever it is told, and counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self, TypeVar

import httpx

from models.candidate import Candidate
from models.errors import FetchError
from pipeline.sources.source import Event, Searched, Trouble

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as a source wants it."""

    final: str
    status: int
    content: bytes


@dataclass(slots=True)
class Asking:
    """What `read` of the project's client does, without manners."""

    asked: list[str] = field(default_factory=list)
    _client: httpx.Client = field(default_factory=lambda: httpx.Client(follow_redirects=True, timeout=10))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def read(self, address: str) -> Answered:
        self.asked.append(address)
        try:
            answer = self._client.get(address)
        except httpx.HTTPError as error:
            raise FetchError(address, f"no answer ({type(error).__name__})") from error
        return Answered(str(answer.url), answer.status_code, answer.content)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The events of a source by kind, each in order."""

    papers: tuple[Candidate, ...]
    searched: tuple[Searched, ...]
    troubles: tuple[Trouble, ...]

    @property
    def addresses(self) -> list[str]:
        return [paper.address for paper in self.papers]

    @property
    def told(self) -> str:
        """All troubles, a line each."""
        return "\n".join(map(str, self.troubles))


def sort(events: Iterable[Event]) -> Sorted:
    """Everything that a source tells."""
    seen = list(events)
    return Sorted(tuple(_of(Candidate, seen)), tuple(_of(Searched, seen)), tuple(_of(Trouble, seen)))


def _of(kind: type[Kind], seen: Iterable[object]) -> Iterator[Kind]:
    return (one for one in seen if isinstance(one, kind))
