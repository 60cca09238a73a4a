"""A council's site, asked over real HTTP: every paper is told with what belongs to it, whatever else goes wrong."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from models.candidate import Candidate
from pipeline.sources import SOURCES
from pipeline.sources.moderngov import CHUNK, candidates
from pipeline.sources.source import Searched, Source
from tests.moderngov.council import FIRST, LAST, Council, council
from tests.moderngov.faults import Fault, Faults, When, seeded
from tests.moderngov.server import hosting, serving
from tests.moderngov.site import Reply, Site
from tests.pipeline.sources.asking import Asking, Sorted, sort

COUNCIL = council()
HEAD = b'<?xml version="1.0" encoding="utf-8"?>'
COMMITTEES = (
    b"<committees><committee><committeeid> 7 </committeeid>"
    b"<committeetitle>Audit</committeetitle></committee></committees>"
)
MEETINGS = (
    b"<getmeetings><committee><committeemeetings><meeting><meetingid>9</meetingid>"
    b"<meetingdate>10/02/2026</meetingdate></meeting></committeemeetings></committee></getmeetings>"
)
ALL = {"since": FIRST, "until": LAST}


def told(site: Site, **asked: object) -> Sorted:
    with Asking() as client:
        return sort(candidates(client, Source(site.root, **{**ALL, **asked})))


def canned(meeting: bytes, committees: bytes = COMMITTEES, meetings: bytes = MEETINGS, path: str = "") -> Sorted:
    """What is told of a site with one meeting, answered in these very bytes."""
    service = f"{path}/mgWebService.asmx"
    replies = {
        f"{service}/GetCommittees": Reply(200, committees),
        f"{service}/GetMeetings": Reply(200, meetings),
        f"{service}/GetMeeting?": Reply(200, meeting),
    }
    with hosting(replies) as address, Asking() as client:
        found = sort(candidates(client, Source(address + path, **ALL)))
        papers = tuple(replace(one, address=one.address.replace(address, "http://site")) for one in found.papers)
        return replace(found, papers=papers)


def paper(inner: str = "<url>/documents/s1/Plan.pdf</url>", item: str = "", meeting: str = "") -> bytes:
    return (
        f"<meeting>{meeting}<agendaitems><agendaitem><agendaitemtitle> Plans\n </agendaitemtitle>{item}"
        f"<linkeddocuments><linkeddoc>{inner}</linkeddoc></linkeddocuments></agendaitem></agendaitems></meeting>"
    ).encode()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(COUNCIL, path="/moderngov") as running:
        yield running


@pytest.fixture(scope="module")
def whole(site: Site) -> Sorted:
    """Everything that the site tells of its year."""
    return told(site)


def test_every_paper_is_told_once_at_an_address_that_answers_it(site: Site, whole: Sorted) -> None:
    assert sorted(whole.addresses) == sorted(f"{site.root}/{one.address}" for one in COUNCIL.papers)
    assert not whole.troubles
    with Asking() as client:
        for one in COUNCIL.wanted[:20]:
            assert client.read(f"{site.root}/{one.address}").content == one.content


def test_a_paper_comes_with_what_belongs_to_it(site: Site, whole: Sorted) -> None:
    committee = COUNCIL.committees[1]
    meeting = committee.meetings[0]
    printed = meeting.papers[0]
    found = next(one for one in whole.papers if one.address.endswith(printed.address))
    day = f"{meeting.day.day} {meeting.day:%B %Y}"
    assert found == Candidate(
        address=f"{site.root}/{printed.address}",
        title=printed.title,
        meeting=f"Children's Scrutiny Panel, {day}",
        committee="Children's Scrutiny Panel",
        item=printed.item,
        published=printed.published,
        meeting_date=meeting.day,
        restricted=printed.restricted,
    )


def test_restricted_papers_are_told_as_such_and_no_other(site: Site, whole: Sorted) -> None:
    restricted = {f"{site.root}/{one.address}" for one in COUNCIL.papers if one.restricted}
    assert {one.address for one in whole.papers if one.restricted} == restricted
    assert len(restricted) > 10


def test_each_committee_is_told_with_its_meetings_before_its_papers(whole: Sorted) -> None:
    assert [one.part for one in whole.searched] == [one.name for one in COUNCIL.committees]
    assert {one.meetings for one in whole.searched} == {5}


def test_committees_are_chosen_by_any_of_several_texts_in_any_case(site: Site) -> None:
    found = told(site, committees=("SCRUTINY", "audit"))
    assert [one.part for one in found.searched] == ["Audit and Risk Committee", "Children's Scrutiny Panel"]


def test_a_committee_that_is_not_there_is_told(site: Site) -> None:
    found = told(site, committees=("fisheries",))
    assert "none of its 14 committees has 'fisheries' in its name" in found.told


def test_only_meetings_of_the_days_asked_for_come(site: Site) -> None:
    found = told(site, since=date(2026, 3, 1), until=date(2026, 5, 31))
    days = {one.meeting_date for one in found.papers}
    assert days
    assert all(day and date(2026, 3, 1) <= day <= date(2026, 5, 31) for day in days)
    assert days == {one.day for one in COUNCIL.meetings if date(2026, 3, 1) <= one.day <= date(2026, 5, 31)}


def test_long_times_are_asked_for_a_year_at_a_time(site: Site) -> None:
    with Asking() as client:
        source = Source(site.root, date(2023, 6, 1), date(2026, 12, 31), ("audit",))
        assert len(sort(candidates(client, source)).papers) == sum(
            len(one.papers) for one in COUNCIL.committees[0].meetings
        )
        asked = [address for address in client.asked if "GetMeetings" in address]
    assert len(asked) == 4
    assert asked[0].endswith("GetMeetings?lCommitteeId=100&sFromDate=01/06/2023&sToDate=30/05/2024")
    assert CHUNK.days == 365


def test_without_days_the_last_months_and_the_next_ones_come() -> None:
    today = date.today()
    recent, old = f"{today:%d/%m/%Y}", f"01/01/{today.year - 3}"
    meetings = "".join(
        f"<meeting><meetingid>{number}</meetingid><meetingdate>{day}</meetingdate></meeting>"
        for number, day in ((1, recent), (2, old))
    )
    replies = {
        "/mgWebService.asmx/GetCommittees": Reply(200, COMMITTEES),
        "/mgWebService.asmx/GetMeetings": Reply(200, f"<getmeetings>{meetings}</getmeetings>".encode()),
        "/mgWebService.asmx/GetMeeting?": Reply(200, paper()),
    }
    with hosting(replies) as address, Asking() as client:
        found = sort(candidates(client, Source(address)))
        assert len([one for one in client.asked if "GetMeetings" in one]) == 1
    assert [one.meeting_date for one in found.papers] == [today]


def test_nothing_is_asked_before_it_is_needed(site: Site) -> None:
    site.forget()
    with Asking() as client:
        events = candidates(client, Source(site.root, **ALL))
        assert site.count() == 0
        first = list(islice(events, 2))
    assert isinstance(first[0], Searched)
    assert isinstance(first[1], Candidate)
    assert [one.name for one in site.requests] == ["GetCommittees", "meetings/100", "meeting/4000"]


def test_a_run_asks_once_a_meeting_and_once_a_committee(site: Site) -> None:
    site.forget()
    told(site)
    assert (site.count("GetCommittees"), site.count("meetings/"), site.count("meeting/")) == (1, 14, 70)
    assert site.count() == 85


def test_every_fault_costs_its_own_part_alone_and_is_told_in_words() -> None:
    faults = seeded(COUNCIL, When.ALWAYS)
    with serving(COUNCIL, replace(faults, planned=_without_traps(faults))) as site:
        found = told(site)
        expected = {f"{site.root}/{one.address}" for one in _reachable(COUNCIL, site)}
    assert set(found.addresses) == expected
    barred = [name for name in faults.planned if name.startswith(("meeting/", "meetings/")) and faults.bars(name)]
    assert 10 < len(found.troubles) <= len(barred)
    for words in (
        "a web page came where XML was expected ('Runtime Error')",
        "answered 404 Not Found",
        "answered 500 Internal Server Error",
        "the answer is empty",
        "no answer",
    ):
        assert words in found.told
    assert all("Committee" in str(one) or "," in str(one) for one in found.troubles)


def _without_traps(faults: Faults) -> dict[str, Fault]:
    """What leads to private addresses is for the project's own client to refuse."""
    return {name: Fault.NOT_FOUND if fault is Fault.PRIVATE else fault for name, fault in faults.planned.items()}


def _reachable(published: Council, site: Site) -> Iterator[object]:
    for committee in published.committees:
        if not site.faults.bars(f"meetings/{committee.number}"):
            for meeting in committee.meetings:
                if not site.faults.bars(f"meeting/{meeting.number}"):
                    yield from meeting.papers


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(404, b"<html>gone</html>"), "answered 404 Not Found"),
        (Reply(500, b"Request format is unrecognized"), "answered 500 Internal Server Error"),
        (
            Reply(200, b"<!DOCTYPE html>\n<html><title>Sorry</title>"),
            "a web page came where XML was expected ('Sorry')",
        ),
        (Reply(200, b" \n"), "the answer is empty"),
        (Reply(200, b"<error>no</error>"), "an unexpected answer: <error> instead of <committees>"),
        (Reply(200, COMMITTEES[:-20]), "its XML is cut off or damaged"),
        (Reply(200, COMMITTEES, cut=True), "no answer"),
    ],
)
def test_a_service_that_is_switched_off_is_told_in_one_line_that_says_what_to_do(reply: Reply, reason: str) -> None:
    with hosting({"/mgWebService.asmx/GetCommittees": reply}) as address, Asking() as client:
        found = sort(candidates(client, Source(address)))
    assert len(found.troubles) == 1
    assert not found.papers
    assert found.told.startswith(f"{address}: no ModernGov web service answers here ({reason}")
    assert "`fetch urls`" in found.told
    assert "\n" not in found.told


def test_a_site_without_committees_is_told() -> None:
    found = canned(paper(), committees=b"<committees><committeescount> 0</committeescount></committees>")
    assert "the site names no committees at all" in found.told


def test_deleted_committees_are_left_out_and_expired_ones_are_not() -> None:
    one = "<committee><committeeid>{}</committeeid><committeetitle>{}</committeetitle>{}</committee>"
    listed = one.format(1, "Old", "<committeeexpired>True</committeeexpired>")
    listed += one.format(2, "Gone", "<committeedeleted> True </committeedeleted>") + one.format("../3", "Odd", "")
    found = canned(paper(), committees=f"<committees>{listed}</committees>".encode())
    assert [each.part for each in found.searched] == ["Old"]


def test_a_joint_meeting_is_looked_into_once() -> None:
    one = "<committee><committeeid>{}</committeeid><committeetitle>{}</committeetitle></committee>"
    both = f"<committees>{one.format(1, 'One')}{one.format(2, 'Two')}</committees>".encode()
    assert [each.committee for each in canned(paper(), committees=both).papers] == ["One"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("mgConvert2PDF.aspx?ID=7", "http://site/moderngov/mgConvert2PDF.aspx?ID=7"),
        ("/documents/s7/Action Plan.pdf", "http://site/moderngov/documents/s7/Action%20Plan.pdf"),
        ("/moderngov/documents/s7/Plan.pdf", "http://site/moderngov/documents/s7/Plan.pdf"),
        (" documents/s7/Plan%20A.docx\n", "http://site/moderngov/documents/s7/Plan%20A.docx"),
        ("https://elsewhere.example/Plan.pdf#page=3", "https://elsewhere.example/Plan.pdf"),
        ("//elsewhere.example/Café.pdf", "http://elsewhere.example/Caf%C3%A9.pdf"),
        ("/other/Plan.pdf", "http://site/other/Plan.pdf"),
    ],
)
def test_addresses_are_joined_to_the_site_that_lives_under_a_path(link: str, address: str) -> None:
    found = canned(paper(f"<url>{link}</url>"), path="/moderngov")
    assert found.addresses == [address]


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<title>Plan</title>", "the site gives no address for it"),
        ("<title>Plan</title><url>\n </url>", "the site gives no address for it"),
        ("<title>Plan</title><url>javascript:alert(1)</url>", "no address of the web"),
        ("<title>Plan</title><url>file:///etc/passwd</url>", "no address of the web"),
        ("<title>Plan</title><url>http://[::1/x</url>", "no web address"),
        ("<title>Plan</title><url>https://a:secret@x.example/</url>", "a user name or password in it"),
        (f"<title>Plan</title><url>/{'x' * 3000}</url>", "an address of"),
    ],
)
def test_a_paper_without_an_address_that_can_be_asked_is_told(inner: str, reason: str) -> None:
    found = canned(paper(inner))
    assert not found.papers
    assert found.told.startswith("Plan (Audit, 10 February 2026): ")
    assert reason in found.told
    assert "secret" not in found.told


@pytest.mark.parametrize(
    ("inner", "item", "meeting", "restricted"),
    [
        ("", "", "", False),
        ("<isrestricted> False\n</isrestricted>", "", "", False),
        ("<isrestricted>True</isrestricted>", "", "", True),
        ("<isrestricted> true </isrestricted>", "", "", True),
        ("<isrestricted>1</isrestricted>", "", "", True),
        ("<isrestricted>\n</isrestricted>", "", "", True),
        ("<isRestricted>Exempt</isRestricted>", "", "", True),
        ("<isrestricted>False</isrestricted><restrictionsRef>3</restrictionsRef>", "", "", True),
        ("<isrestricted>False</isrestricted><restrictionsRef>\n</restrictionsRef>", "", "", False),
        ("<isrestricted>False</isrestricted>", "<isrestricted>True</isrestricted>", "", True),
        ("", "<isdisplayallowed>False</isdisplayallowed>", "", True),
        ("", "", "<isdisplayallowed>False</isdisplayallowed>", True),
        ("", "<isdisplayallowed>\n</isdisplayallowed>", "<isdisplayallowed>True</isdisplayallowed>", False),
    ],
)
def test_open_is_only_what_says_so(inner: str, item: str, meeting: str, restricted: bool) -> None:
    found = canned(paper(f"<url>/documents/s1/Plan.pdf</url>{inner}", item, meeting))
    assert [one.restricted for one in found.papers] == [restricted]


def test_a_paper_that_one_item_restricts_is_restricted_under_every_other() -> None:
    linked = "<linkeddoc><url>/documents/s1/Plan.pdf</url><isrestricted>{}</isrestricted></linkeddoc>"
    found = canned(f"<meeting>{linked.format('False')}{linked.format('True')}</meeting>".encode())
    assert [one.restricted for one in found.papers] == [True]


def test_what_is_missing_or_empty_is_none_and_the_title_is_the_files() -> None:
    found = canned(b"<meeting><linkeddoc><title/><url>/documents/s1/Action%20Plan.pdf</url></linkeddoc></meeting>")
    (one,) = found.papers
    assert (one.title, one.item, one.published) == ("Action Plan.pdf", None, None)
    assert one.meeting_date == date(2026, 2, 10)


@pytest.mark.parametrize(
    "meeting",
    [
        b'<!DOCTYPE meeting [<!ENTITY a "Plan">]><meeting><linkeddoc><title>&a;</title></linkeddoc></meeting>',
        b'<!DOCTYPE meeting SYSTEM "file:///etc/passwd"><meeting/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE meeting [<!ENTITY a "b">]><meeting>&a;</meeting>'.encode(
            "utf-16"
        ),
        '<!DOCTYPE meeting [<!ENTITY a "b">]><meeting>&a;</meeting>'.encode("utf-32"),
    ],
)
def test_entities_and_external_references_are_refused(meeting: bytes) -> None:
    found = canned(meeting)
    assert not found.papers
    assert "Audit, 10 February 2026: " in found.told
    assert "not safe to read" in found.told or "cut off or damaged" in found.told


def test_nesting_without_end_is_refused() -> None:
    assert "cut off or damaged" in canned(b"<meeting>" + b"<a>" * 100_000).told


def test_a_giant_meeting_takes_as_long_as_it_is_large() -> None:
    linked = b"<linkeddoc><title>Plan</title><url>/documents/s1/Plan.pdf</url></linkeddoc>"
    for start, end in ((b"<meeting>", b"</meeting>"), (b"<meeting><agendaitem>", b"</agendaitem></meeting>")):
        began = time.process_time()
        assert len(canned(start + 20_000 * linked + end).papers) == 20_000
        assert time.process_time() - began < 30  # some 3 s; were each paper to look at all, minutes


@pytest.mark.parametrize("stray", [b"&#x1F;", b"&#11;", b"\x0b", b"\x00"])
def test_control_characters_that_officers_paste_cost_nothing(stray: bytes) -> None:
    answer = paper("<title>Action@Plan</title><url>/documents/s1/Plan.pdf</url>").replace(b"@", stray)
    assert [one.title for one in canned(HEAD + answer).papers] == ["Action Plan"]


def test_titles_are_one_line_of_bounded_length_without_what_steers_a_terminal() -> None:
    title = "Action\u202e Plan\u0085 " + "x" * 5_000
    (one,) = canned(paper(f"<title>{title}</title><url>/documents/s1/Plan.pdf</url>")).papers
    assert one.title.startswith("Action Plan x")
    assert len(one.title) == 500


def test_a_site_that_has_moved_is_asked_at_its_new_address() -> None:
    with serving(COUNCIL, path="/new") as site:
        moved = {
            "/mgWebService.asmx/": Reply(301, b"", (("Location", f"{site.root}/mgWebService.asmx/GetCommittees"),))
        }
        with hosting(moved) as address, Asking() as client:
            found = sort(candidates(client, Source(address, **ALL, committees=("audit",))))
            assert [one.startswith(site.root) for one in client.asked] == [False, *[True] * 6]
    assert found.papers


@pytest.mark.parametrize("typed", ["{}/", "{}/mgListCommittees.aspx?bcr=1", "{}/mgWebService.asmx/GetCommittees"])
def test_any_page_of_the_site_names_it(site: Site, typed: str) -> None:
    with Asking() as client:
        source = Source(typed.format(site.root), **ALL, committees=("audit",))
        assert sort(SOURCES["moderngov"](client, source)).papers


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="--until 2026-01-01 is before --since 2026-02-01"):
        Source("https://x.example", date(2026, 2, 1), date(2026, 1, 1))
