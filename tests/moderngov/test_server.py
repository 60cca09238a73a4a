"""The site for tests keeps its promises, or what is tested with it proves nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from extractors.registry import EXTRACTORS
from tests.moderngov.council import council, samples, unique
from tests.moderngov.faults import HARMLESS, Fault, Faults, When, seeded
from tests.moderngov.server import serving
from tests.moderngov.site import Site

COUNCIL = council()
PAPER = next(one for one in COUNCIL.wanted if one.conditional)
NAME = f"paper/{PAPER.number}"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(COUNCIL) as running:
        yield running


def get(site: Site, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.get(f"{site.root}/{PAPER.address}", headers=named)


def test_the_council_is_as_large_as_the_tests_need() -> None:
    assert len(COUNCIL.committees) >= 12
    assert len(COUNCIL.meetings) >= 60
    assert len(COUNCIL.papers) >= 200
    assert sum(one.restricted for one in COUNCIL.papers) >= 20
    assert len({one.address for one in COUNCIL.papers}) == len(COUNCIL.papers)


def test_papers_differ_but_for_those_that_stand_twice() -> None:
    contents = [one.content for one in COUNCIL.papers]
    again = len(contents) - len(set(contents))
    assert 5 <= again <= 20
    assert len({one.content for one in COUNCIL.wanted}) >= 100


def test_the_same_seed_gives_the_same_council_and_another_gives_another() -> None:
    assert council() == COUNCIL
    assert council(2) != COUNCIL
    assert seeded(COUNCIL, When.FIRST, 3) == seeded(COUNCIL, When.FIRST, 3)


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.name)
def test_a_sample_made_unique_is_read_as_before(sample: object) -> None:
    content = sample.read_bytes()  # type: ignore[attr-defined]
    first, second = (unique(content, sample.suffix, number) for number in (1, 2))  # type: ignore[attr-defined]
    assert len({content, first, second}) == 3
    reader = next(one for one in EXTRACTORS if one.accepts(content))
    assert next(one for one in EXTRACTORS if one.accepts(first)) is reader


def test_a_paper_is_answered_with_what_a_second_request_may_ask_for(site: Site) -> None:
    answer = get(site)
    assert (answer.status_code, answer.content) == (200, PAPER.content)
    assert get(site, if_none_match=answer.headers["etag"]).status_code == 304
    assert get(site, if_modified_since=answer.headers["last-modified"]).status_code == 304
    assert get(site, if_none_match='"other"').status_code == 200
    assert [one.status for one in site.requests] == [200, 304, 304, 200]
    assert site.count(NAME) == 4


def test_a_paper_republished_has_another_etag(site: Site) -> None:
    before = get(site)
    site.republish(PAPER, b"%PDF-1.7 revised")
    after = get(site, if_none_match=before.headers["etag"], if_modified_since=before.headers["last-modified"])
    assert (after.status_code, after.content) == (200, b"%PDF-1.7 revised")
    assert after.headers["etag"] != before.headers["etag"]
    assert site.held()[f"{site.root}/{PAPER.address}"] == b"%PDF-1.7 revised"


def test_restricted_papers_are_refused_and_no_truth(site: Site) -> None:
    for one in [one for one in COUNCIL.papers if one.restricted][:5]:
        assert httpx.get(f"{site.root}/{one.address}").status_code == 403
        assert f"{site.root}/{one.address}" not in site.held()
    assert len(site.held()) == len(COUNCIL.wanted)


@pytest.mark.parametrize("fault", [one for one in Fault if one not in (Fault.CUT, Fault.LOOP, *HARMLESS)])
def test_a_fault_of_the_first_time_passes(fault: Fault) -> None:
    with serving(COUNCIL, Faults({NAME: fault}, When.FIRST)) as site:
        assert get(site).content != PAPER.content
        assert get(site).content == PAPER.content
        assert f"{site.root}/{PAPER.address}" in site.held()


def test_a_cut_connection_is_cut() -> None:
    with serving(COUNCIL, Faults({NAME: Fault.CUT})) as site:
        with pytest.raises(httpx.RemoteProtocolError):
            get(site)
        assert f"{site.root}/{PAPER.address}" not in site.held()


def test_redirects_lead_where_they_say() -> None:
    with serving(COUNCIL, Faults({NAME: Fault.ELSEWHERE}), path="/moderngov") as site:
        answer = httpx.get(f"{site.root}/{PAPER.address}", follow_redirects=True)
        assert answer.content == PAPER.content
        assert answer.url.host == "127.0.0.2"
    with serving(COUNCIL, Faults({NAME: Fault.PRIVATE})) as site:
        assert httpx.get(f"{site.root}/{PAPER.address}", follow_redirects=True).status_code == 403
        assert site.count("trap") == 1
    with serving(COUNCIL, Faults({NAME: Fault.LOOP})) as site, pytest.raises(httpx.TooManyRedirects):
        httpx.get(f"{site.root}/{PAPER.address}", follow_redirects=True)


def test_slow_and_busy_answers_say_so() -> None:
    with serving(COUNCIL, Faults({NAME: Fault.SLOW})) as site:
        began = time.monotonic()
        assert get(site).content == PAPER.content
        assert time.monotonic() - began >= site.slow
    with serving(COUNCIL, Faults({NAME: Fault.TOO_MANY})) as site:
        answer = get(site)
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")


def test_each_kind_of_fault_befalls_meetings_and_papers() -> None:
    planned = seeded(COUNCIL, When.ALWAYS).planned
    for start in ("meeting/", "paper/"):
        assert {fault for name, fault in planned.items() if name.startswith(start)} == set(Fault)


def test_robots_and_a_service_switched_off(site: Site) -> None:
    assert "Disallow: /secret/" in httpx.get(f"{site.root}/robots.txt").text
    assert httpx.get(f"{site.root}/mgWebService.asmx/GetCommittees").status_code == 200
    site.off = True
    assert httpx.get(f"{site.root}/mgWebService.asmx/GetCommittees").status_code == 404


def test_it_can_be_started_by_hand() -> None:
    command = [sys.executable, "-m", "tests.moderngov", "--port", "0", "--path", "/mg", "--faults", "first"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        assert line.endswith(f"{len(COUNCIL.meetings)} meetings, {len(COUNCIL.papers)} papers\n")
        assert httpx.get(line.split(": ")[0] + "/mgWebService.asmx/GetCommittees").status_code == 200
        running.terminate()
