"""What a server has given, as values."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answer:
    """A page or the answer of a web service, whole, inflated where it was sent packed."""

    address: str  # as asked
    final: str  # after redirects
    status: int  # 200
    headers: tuple[tuple[str, str], ...]  # names in lower case, in the order sent; cookies are left out
    content: bytes

    def header(self, name: str) -> str | None:
        """The first header called `name`, in any case; None if there is none."""
        return next((value for key, value in self.headers if key == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Held:
    """What the server said of the copy that is held: with it, it need not send what has not changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A paper that was fetched whole. Who asked for it renames `part` to its place, or removes it."""

    address: str  # as asked
    final: str  # after redirects
    part: Path  # hidden, beside the place that was named, its name ends in `.part`
    status: int  # 200
    etag: str | None
    last_modified: str | None
    content_type: str | None  # what the server claims: the content decides
    size: int  # bytes
    sha256: str
    fetched: datetime  # UTC
