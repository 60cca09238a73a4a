"""A feed (RSS or Atom): the papers that its entries enclose, or else what they link to."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol, cast

import feedparser

from models.candidate import Candidate
from models.errors import FetchError
from pipeline.sources.links import last_name, web_address
from pipeline.sources.printed import clean
from pipeline.sources.source import Event, Page, Reader, Searched, Source, Trouble
from pipeline.sources.xml import content_of


class _Link(Protocol):
    """What feedparser tells of a link."""

    def get(self, name: str, /) -> str | None: ...


class _Entry(Protocol):
    """What feedparser tells of an entry, whatever kind of feed it stands in."""

    def get(self, name: str, /) -> object: ...


def candidates(client: Reader, source: Source) -> Iterator[Event]:
    """The papers of a feed's entries, in its order, each address once: what an entry encloses, else where it links to.

    Days are those of publication: a feed does not tell meetings. An entry whose address is none is told as Trouble.
    Raises ValueError, in words, if the feed's own address is none.
    """
    address = web_address(source.address)
    try:
        page = client.read(address)
        entries = _entries(page, address)
    except FetchError as error:
        yield Trouble(source.address, error.address, error.reason)
        return
    yield Searched(address)
    seen: set[str] = set()
    for entry in entries:
        day = _day(entry.get("published_parsed") or entry.get("updated_parsed"))
        if not source.covers(day):
            continue
        title = clean(cast(str | None, entry.get("title")))
        links = list(_links(entry))
        if not links:
            yield Trouble(title or "an entry", address, "the feed gives no address for it")
        for link in links:
            try:
                paper = web_address(link)
            except ValueError as error:
                yield Trouble(title or "an entry", address, str(error))
                continue
            if paper not in seen:
                seen.add(paper)
                yield Candidate(paper, title or last_name(paper) or paper, None, None, None, day, None)


def _entries(page: Page, address: str) -> Sequence[_Entry]:
    """The entries. Raises FetchError where no feed came, or one that is not safe to read."""
    content = content_of(page, address, "a feed")
    feed = feedparser.parse(  # of bare bytes it would first look whether they are the name of a file here
        io.BytesIO(content), response_headers={"content-location": page.final, "content-type": "application/xml"}
    )
    if not feed.version:
        raise FetchError(address, "no feed: neither RSS nor Atom")
    if feed.bozo and not feed.entries:
        raise FetchError(address, f"the feed is cut off or damaged ({clean(str(feed.get('bozo_exception')))})")
    return cast(Sequence[_Entry], feed.entries)


def _links(entry: _Entry) -> Iterator[str]:
    enclosed = [link.get("href") for link in cast(Sequence[_Link], entry.get("enclosures") or ())]
    alone = cast(str | None, entry.get("link"))
    yield from dict.fromkeys(link for link in enclosed or [alone] if link)


def _day(moment: object) -> date | None:
    """The day of a moment as feedparser gives it, a time.struct_time in UTC; None where it is none."""
    if not isinstance(moment, tuple):
        return None
    try:
        return date(*moment[:3])
    except (TypeError, ValueError):
        return None
