"""Feeds over real HTTP."""

from datetime import date
from pathlib import Path

import pytest

from models.candidate import Candidate
from pipeline.sources.feed import candidates
from pipeline.sources.source import Source
from tests.moderngov.server import hosting
from tests.moderngov.site import Reply
from tests.pipeline.sources.asking import Asking, Sorted, sort

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>New papers</title><link>https://x.example/</link>
<item><title> Improvement
 Plan</title><link>https://x.example/ieListDocuments.aspx?MId=7</link><pubDate>Mon, 02 Mar 2026 23:30:00 GMT</pubDate>
 <enclosure url="https://x.example/documents/s1/Plan A.pdf" length="1" type="application/pdf"/></item>
<item><title>Tracker</title><link>/documents/s2/Tracker.docx</link></item>
<item><title>Tracker again</title><link>/documents/s2/Tracker.docx</link></item>
<item><title>Nothing</title></item>
<item><title>Odd</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>New</title>
<entry><title>Plan</title><link rel="enclosure" href="https://x.example/plan.pdf"/><link href="https://x.example/page"/>
<updated>2026-04-05T10:00:00Z</updated></entry>
<entry><title>Old plan</title><link href="https://x.example/old"/><updated>2020-04-05T10:00:00Z</updated></entry></feed>"""


def told(reply: Reply, **asked: object) -> tuple[Sorted, str]:
    with hosting({"/feed": reply}) as address, Asking() as client:
        found = sort(candidates(client, Source(f"{address}/feed", **asked)))
        assert client.asked == [f"{address}/feed"]
    return found, address


def test_an_entry_gives_what_it_encloses_and_else_its_link() -> None:
    found, address = told(Reply(200, RSS.encode()))
    assert found.papers == (
        Candidate(
            "https://x.example/documents/s1/Plan%20A.pdf", "Improvement Plan", None, None, None, date(2026, 3, 2), None
        ),
        Candidate(f"{address}/documents/s2/Tracker.docx", "Tracker", None, None, None, None, None),
    )


def test_entries_without_an_address_that_can_be_asked_are_told() -> None:
    found, _ = told(Reply(200, RSS.encode()))
    assert [one.part for one in found.troubles] == ["Nothing", "Odd"]


def test_atom_is_read_and_days_choose() -> None:
    found, _ = told(Reply(200, ATOM.encode()), since=date(2026, 1, 1))
    assert [(one.address, one.published) for one in found.papers] == [("https://x.example/plan.pdf", date(2026, 4, 5))]


def test_a_feed_without_entries_is_no_trouble() -> None:
    found, _ = told(Reply(200, b'<rss version="2.0"><channel><title>x</title></channel></rss>'))
    assert (found.papers, found.troubles) == ((), ())
    assert len(found.searched) == 1


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(404, b""), "answered 404 Not Found"),
        (Reply(200, b""), "the answer is empty"),
        (Reply(200, b"<!DOCTYPE html><html><title>Sorry</title>"), "a web page came where a feed was expected"),
        (Reply(200, b"%PDF-1.7"), "no feed: neither RSS nor Atom"),
        (Reply(200, b'<!DOCTYPE rss [<!ENTITY a "b">]>' + RSS.encode()[39:]), "declares a document type"),
        (Reply(200, RSS.encode(), cut=True), "no answer"),
    ],
)
def test_what_is_no_feed_is_told_in_words(reply: Reply, reason: str) -> None:
    found, _ = told(reply)
    assert reason in found.told
    assert not found.papers


def test_an_answer_is_never_taken_for_the_name_of_a_file_here(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(RSS)
    found, _ = told(Reply(200, str(feed).encode()))
    assert not found.papers
