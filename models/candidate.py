"""A paper that a source offers, before anything of it is fetched."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper as its source tells of it; None where it does not say. Nothing of it is fetched or checked yet."""

    address: str  # where it is published, absolute: http, https, or what a folder's file system understands
    title: str
    meeting: str | None  # the meeting's own title, "Children's Scrutiny Panel, 14 July 2026"
    committee: str | None
    item: str | None  # the agenda item that it hangs under
    published: date | None
    meeting_date: date | None
    restricted: bool = False  # the source marks it as not for the public: it is named, never fetched
    borough: str | None = None  # the council, where the source itself says it; most leave it to who asks
