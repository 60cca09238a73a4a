"""A council's ModernGov site: its web service -> committees -> meetings -> the papers of each.

The service is `mgWebService.asmx`: GetCommittees once, GetMeetings for each committee and year, GetMeeting for each
meeting. It describes itself at its own address on every site that has it switched on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final, TypeGuard

from lxml import etree

from models.candidate import Candidate
from models.errors import FetchError
from pipeline.sources.links import LONGEST, joined, last_name, site_of
from pipeline.sources.printed import day_of, said
from pipeline.sources.source import Event, Reader, Searched, Source, Trouble
from pipeline.sources.xml import has, root_of, tag, under, value

BACK: Final = timedelta(days=270)  # papers are looked for from this long ago, where nothing is said
AHEAD: Final = timedelta(days=90)  # to this far ahead: they are published before the meeting
CHUNK: Final = timedelta(days=365)  # the longest time asked for at once: long lists make such sites give up
SERVICE: Final = "mgWebService.asmx"
_NO: Final = frozenset({"false", "0", "no", "n"})


@dataclass(frozen=True, slots=True)
class _Committee:
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class _Meeting:
    number: str
    committee: str
    day: date | None

    @property
    def title(self) -> str:
        return f"{self.committee}, {said(self.day)}" if self.day else f"{self.committee}, meeting {self.number}"


def candidates(client: Reader, source: Source) -> Iterator[Event]:
    """The papers linked to the meetings of the site's committees within the days asked for, as they are found.

    Without days: from BACK ago to AHEAD from now. Asks once for the committees, once for each committee and year, once
    for each meeting; nothing before it is needed. Restricted papers are told as such. Papers that stand under several
    items or meetings come as often. Raises ValueError, in words, if the address is none.
    """
    site = site_of(source.address)
    try:
        page = client.read(f"{site}/{SERVICE}/GetCommittees")
        root = root_of(page, f"{site}/{SERVICE}/GetCommittees", "committees")
    except FetchError as error:
        yield Trouble(site, error.address, _switched_off(error.reason))
        return
    if SERVICE.lower() in page.final.lower():
        site = site_of(page.final)  # or each request would be sent on again
    committees = list(_committees(root))
    wanted = [one for one in committees if source.names(one.name)]
    if not committees:
        yield Trouble(site, f"{site}/{SERVICE}/GetCommittees", "the site names no committees at all")
    elif not wanted:
        asked = " or ".join(map(repr, source.committees))
        yield Trouble(site, page.final, f"none of its {len(committees)} committees has {asked} in its name")
    seen: set[str] = set()  # joint meetings stand under each of their committees
    for committee in wanted:
        meetings: list[_Meeting] = []
        for event in _meetings(client, site, committee, source):
            if isinstance(event, Trouble):
                yield event
            elif event.number not in seen:
                seen.add(event.number)
                meetings.append(event)
        yield Searched(committee.name, len(meetings))
        for meeting in meetings:
            yield from _papers(client, site, meeting)


def _switched_off(reason: str) -> str:
    return (
        f"no ModernGov web service answers here ({reason}): look whether the site lives under a path (such as "
        "/moderngov); where the council has switched the service off, list its papers in a file for `fetch urls`"
    )


def _committees(root: etree._Element) -> Iterator[_Committee]:
    """The committees named, each once; those deleted have no meetings, those expired may."""
    seen: set[str] = set()
    for one in under(root, "committee"):
        number = value(one, "committeeid")
        deleted = (value(one, "committeedeleted") or "false").casefold() not in _NO
        if _is_number(number) and number not in seen and not deleted:
            seen.add(number)
            yield _Committee(number, value(one, "committeetitle") or f"committee {number}")


def _is_number(text: str | None) -> TypeGuard[str]:
    """Whether the text may stand in an address that we make."""
    return text is not None and text.isascii() and text.isdigit() and len(text) <= 12


def years(since: date, until: date) -> Iterator[tuple[date, date]]:
    """The days from `since` to `until`, both included, in pieces of a year at most.

    >>> [(str(first), str(last)) for first, last in years(date(2025, 1, 1), date(2026, 3, 1))]
    [('2025-01-01', '2025-12-31'), ('2026-01-01', '2026-03-01')]
    """
    while since <= until:
        last = min(until, since + CHUNK - timedelta(days=1))
        yield since, last
        since = last + timedelta(days=1)


def _days(source: Source) -> tuple[date, date]:
    until = source.until or max(source.since or date.min, date.today()) + AHEAD
    return source.since or min(until, date.today()) - BACK, until


def _meetings(client: Reader, site: str, committee: _Committee, source: Source) -> Iterator[_Meeting | Trouble]:
    """The committee's meetings within the days asked for, and the years for which they cannot be told."""
    first, last = _days(source)
    for since, until in years(first, last):
        address = (
            f"{site}/{SERVICE}/GetMeetings?lCommitteeId={committee.number}"
            f"&sFromDate={since:%d/%m/%Y}&sToDate={until:%d/%m/%Y}"
        )
        try:
            root = root_of(client.read(address), address, "getmeetings")
        except FetchError as error:
            yield Trouble(f"{committee.name}, meetings from {said(since)} to {said(until)}", address, error.reason)
            continue
        for one in under(root, "meeting"):
            number, day = value(one, "meetingid"), day_of(value(one, "meetingdate"))
            if _is_number(number) and (day is None or first <= day <= last):
                yield _Meeting(number, committee.name, day)


def _papers(client: Reader, site: str, meeting: _Meeting) -> Iterator[Candidate | Trouble]:
    """The papers of a meeting; one that any item marks as restricted is restricted wherever else it stands."""
    address = f"{site}/{SERVICE}/GetMeeting?lMeetingId={meeting.number}"
    try:
        root = root_of(client.read(address), address, "meeting")
    except FetchError as error:
        yield Trouble(meeting.title, address, error.reason)
        return
    found: list[Candidate] = []
    is_closed = cache(_is_closed)  # of what many papers stand in too: else their number would count twice over
    title = cache(_item_title)
    for paper in under(root, "linkeddoc"):
        try:
            around = tuple(paper.iterancestors())
            item = next((title(one) for one in around if tag(one) == "agendaitem"), None)
            restricted = any(map(is_closed, (paper, *around)))
            found.append(replace(_candidate(paper, site, meeting), item=item, restricted=restricted))
        except ValueError as error:
            yield Trouble(f"{value(paper, 'title') or 'a paper'} ({meeting.title})", address, str(error))
    closed = {paper.address for paper in found if paper.restricted}
    yield from (paper for paper in found if paper.restricted or paper.address not in closed)


def _candidate(paper: etree._Element, site: str, meeting: _Meeting) -> Candidate:
    """One linked document. Raises ValueError, in words, if it is linked to nothing that can be asked."""
    link = value(paper, "url", LONGEST + 1)
    if link is None:
        raise ValueError("the site gives no address for it")
    address = joined(site, link)
    day = day_of(value(paper, "meetingdate")) or meeting.day
    name = value(paper, "title") or last_name(address) or "untitled"
    return Candidate(
        address=address,
        title=name,
        meeting=meeting.title,
        committee=meeting.committee,
        item=None,  # what stands around it is for the caller to look at
        published=day_of(value(paper, "publicationdate")),
        meeting_date=meeting.day or day,
    )


def _item_title(item: etree._Element) -> str | None:
    return value(item, "agendaitemtitle")


def _is_closed(element: etree._Element) -> bool:
    """Whether a paper, an item or a meeting is not for the public. Open is only what says so clearly or says nothing.

    A mark that is there but empty, or in words that nobody foresaw, closes; so does a reason for a restriction.
    """
    closed = has(element, "isrestricted") and (value(element, "isrestricted") or "").casefold() not in _NO
    hidden = (value(element, "isdisplayallowed") or "true").casefold() in _NO
    return closed or hidden or value(element, "restrictionsref") is not None
