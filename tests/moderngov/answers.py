"""The web service's answers, in the shapes that real sites give: empty elements, stray blanks, dates in UK order."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from urllib.parse import unquote
from xml.sax.saxutils import escape

from tests.moderngov.council import Committee, Council, Meeting, Paper

HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
EMPTY: Final = "\n  "  # what stands in an element without a value


def _element(name: str, text: object) -> str:
    return f"<{name}>{escape(str(text))}</{name}>\n"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def committees(council: Council) -> bytes:
    """GetCommittees."""
    body = "".join(
        "<committee>\n"
        + _element("committeeid", one.number)
        + _element("committeetitle", f" {one.name}\n")
        + _element("committeedeleted", False)
        + _element("committeeexpired", one.expired)
        + _element("committeecategory", "Committees")
        + "</committee>\n"
        for one in council.committees
    )
    count = _element("committeescount", f" {len(council.committees)}")
    return f"{HEAD}<committees>\n{count}{body}</committees>\n".encode()


def meetings(committee: Committee, chosen: Iterable[Meeting]) -> bytes:
    """GetMeetings, of one committee."""
    listed = [
        "<meeting>\n"
        + _element("meetingid", one.number)
        + _element("meetingdate", _day(one.day))
        + _element("meetingstatus", "Confirmed")
        + _element("meetingtime", "6.30 pm")
        + _element("iswebcast", False)
        + "</meeting>\n"
        for one in chosen
    ]
    head = _element("committeeid", committee.number) + _element("committeetitle", committee.name)
    count = _element("committeemeetingcount", f" {len(listed)}")
    body = f"<committee>\n{head}{count}<committeemeetings>\n{''.join(listed)}</committeemeetings>\n</committee>\n"
    counts = _element("meetingscount", f" {len(listed)}") + _element("committeescount", " 1")
    return f"{HEAD}<getmeetings>\n{counts}{body}</getmeetings>\n".encode()


def meeting(site: str, one: Meeting) -> bytes:
    """GetMeeting. Items without papers, an empty room and members' pictures stand in it, as in real ones."""
    items = "".join(
        _item(site, title, one, [paper for paper in one.papers if paper.item == title])
        for title in ("Apologies", *dict.fromkeys(paper.item for paper in one.papers))
    )
    member = (
        '<attendee membertype="U" memberid="7" name="Councillor Ada Quill" attendance="Expected">\n'
        + _element("url", f"{site}/mgUserInfo.aspx?UID=7")
        + "</attendee>\n"
    )
    return (
        f"{HEAD}<meeting>\n"
        + _element("meetingid", one.number)
        + _element("meetingdate", _day(one.day))
        + _element("meetingstatus", "Confirmed")
        + _element("isdisplayallowed", True)
        + _element("meetingroom", EMPTY)
        + f"<agendaitems>\n{items}</agendaitems>\n<attendees>\n{member}</attendees>\n</meeting>\n"
    ).encode()


def _item(site: str, title: str, one: Meeting, papers: list[Paper]) -> str:
    return (
        "<agendaitem>\n"
        + _element("agendaitemtitle", title)
        + _element("agendatext", '<div class="WordSection1">\n<p>To note.</p>\n</div>')
        + _element("agendaitemsubnumber", EMPTY)
        + _element("isrestricted", bool(papers) and all(paper.restricted for paper in papers))
        + _element("isdisplayallowed", True)
        + _element("meetingdate", _day(one.day))
        + f"<linkeddocuments>\n{''.join(_linked(site, paper, one) for paper in papers)}</linkeddocuments>\n"
        + "</agendaitem>\n"
    )


def _linked(site: str, paper: Paper, one: Meeting) -> str:
    """Whole addresses, addresses from the site's root and from its folder all occur, escaped and with bare blanks."""
    root = "/" + "/".join(site.split("/")[3:])
    printed = unquote(paper.address) if paper.number % 4 == 0 else paper.address
    addresses = (f"{site}/{printed}", f"{root.rstrip('/')}/{printed}", printed)
    return (
        "<linkeddoc>\n"
        + _element("attachmentid", paper.number)
        + _element("title", f"{paper.title} ")
        + _element("isurl", False)
        + _element("url", addresses[paper.number % 3])
        + _element("isrestricted", paper.restricted)
        + _element("restrictionsRef", "3" if paper.restricted else EMPTY)
        + _element("publicationdate", _day(paper.published))
        + _element("meetingdate", _day(one.day))
        + "</linkeddoc>\n"
    )
