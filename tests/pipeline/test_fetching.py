"""Papers come in by themselves, over real HTTP: each once, as published, whatever else goes wrong."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from models import sidecar
from models.errors import FetchError
from pipeline.fetch.client import PART
from pipeline.fetching import Result, Wish
from pipeline.holding import Holding, alone
from tests.moderngov.council import Council, Paper, council
from tests.moderngov.faults import HARMLESS, Fault, Faults, When, seeded
from tests.moderngov.server import hosting, serving
from tests.moderngov.site import ERROR_PAGE, Reply, Site
from tests.pipeline.fetched import BOROUGH, QUICK, assert_holds, files, paper, run, run_over

COUNCIL = council()
SMALL = council(3, committees=3, meetings=2)
PDF = b"%PDF-1.7 a paper"
EVERYTHING = Wish(re.compile(""))
AT_ONCE = replace(BOROUGH, recheck=timedelta(0))  # whatever is held is asked for again


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(SMALL) as running:
        yield running


def first(published: Council, conditional: bool = True) -> Paper:
    """A paper that is wanted, whose bytes stand at no other address, and whose address promises a document."""
    contents = [one.content for one in published.wanted]
    return next(
        one
        for one in published.wanted
        if one.conditional is conditional and contents.count(one.content) == 1 and one.content.startswith(b"%PDF")
    )


def test_every_public_matching_paper_is_held_once_and_a_second_run_fetches_none(tmp_path: Path) -> None:
    with serving(COUNCIL) as site:
        ran = run(site, tmp_path)
        before = len(site.requests)
        assert_holds(tmp_path, site.held())
        closed = {f"/{one.address}" for one in COUNCIL.papers if one.restricted}
        assert not closed & {one.path for one in site.requests}
        assert ran.count[Result.FETCHED] == len(set(site.held().values()))
        assert ran.count[Result.FETCHED] + ran.count[Result.SAME] == len(COUNCIL.wanted)
        assert ran.count[Result.RESTRICTED] == sum(one.restricted and one.matching for one in COUNCIL.papers)
        assert (len(ran.searched), ran.troubles, ran.of(Result.FAILED)) == (len(COUNCIL.committees), (), ())

        site.forget()
        again = run(site, tmp_path)
        assert site.count("paper/") == 0
        assert site.count("meeting/") == len(COUNCIL.meetings)
        assert len(site.requests) <= len(COUNCIL.meetings) + len(COUNCIL.committees) + 2  # committees, robots.txt
        assert again.count[Result.UNCHANGED] == len(COUNCIL.wanted)
        assert_holds(tmp_path, site.held())
        print(f"\nrequests: first run {before}, second run {len(site.requests)}: {before / len(site.requests):.2f} : 1")


def test_each_paper_lies_under_its_council_and_meeting_with_what_is_known_of_it(site: Site, tmp_path: Path) -> None:
    run(site, tmp_path)
    meeting = next(one for one in SMALL.meetings if any(paper in SMALL.wanted for paper in one.papers))
    wanted = next(one for one in meeting.papers if one in SMALL.wanted and one.conditional)
    address = f"{site.root}/{wanted.address}"
    path, told = next((path, told) for path, told in Holding(tmp_path) if told.address == address)
    assert path.parent == tmp_path / "wexbridge" / meeting.day.isoformat()
    assert (told.title, told.item, told.borough) == (wanted.title, wanted.item, "Wexbridge")
    assert (told.meeting_date, told.published) == (meeting.day, wanted.published)
    assert (told.final_address, told.status, told.content_type) == (address, 200, "application/octet-stream")
    assert told.etag and told.last_modified and told.file == path.name


@pytest.mark.parametrize("conditional", [True, False])
def test_a_paper_republished_becomes_a_version_beside_the_old_one(
    site: Site, tmp_path: Path, conditional: bool
) -> None:
    changed = first(SMALL, conditional)
    address = f"{site.root}/{changed.address}"
    run(site, tmp_path)
    site.republish(changed, PDF)
    assert run(site, tmp_path).count[Result.REPLACED] == 0  # asked for again only after some days
    ran = run(site, tmp_path, AT_ONCE)
    assert [one.candidate.address for one in ran.of(Result.REPLACED)] == [address]
    (new,) = ran.of(Result.REPLACED)
    assert new.path is not None
    assert (new.path.read_bytes(), new.path.stem[-3:]) == (PDF, "-v2")
    held = files(tmp_path)
    old = held[hashlib.sha256(changed.content).hexdigest()]
    assert (old.parent, old.read_bytes()) == (new.path.parent, changed.content)
    assert Holding(tmp_path).known(address) == sidecar.read(new.path)
    site.forget()
    assert run(site, tmp_path, AT_ONCE).count[Result.REPLACED] == 0
    answers = [one.status for one in site.requests if one.name == f"paper/{changed.number}"]
    assert answers == [304 if conditional else 200]
    site.republish(changed, PDF + b" of May")
    (third,) = run(site, tmp_path, AT_ONCE).of(Result.REPLACED)
    assert third.path is not None
    assert third.path.stem.endswith("-v3")
    assert len(files(tmp_path)) == len(held) + 1


def test_a_paper_whose_old_version_was_removed_overwrites_none(site: Site, tmp_path: Path) -> None:
    changed = first(SMALL)
    run(site, tmp_path)
    for content in (PDF, PDF + b" of May"):
        (old,) = (path for path, told in Holding(tmp_path) if told.address == f"{site.root}/{changed.address}")
        site.republish(changed, content)
        (new,) = run(site, tmp_path, AT_ONCE).of(Result.REPLACED)
        assert new.path is not None
        assert new.path != old
        assert new.path.read_bytes() == content
        old.unlink()  # its sidecar stays behind


def test_the_same_bytes_are_stored_once_with_a_sidecar_that_points_to_them(tmp_path: Path) -> None:
    with hosting({"/": Reply(200, PDF)}) as host:
        ran = run_over([paper(f"{host}/a.pdf"), paper(f"{host}/b.pdf"), paper(f"{host}/a.pdf")], tmp_path)
        assert [one.result for one in ran.outcomes] == [Result.FETCHED, Result.SAME]
        assert ran.outcomes[0].path == ran.outcomes[1].path
        assert_holds(tmp_path, {f"{host}/a.pdf": PDF, f"{host}/b.pdf": PDF})
        again = run_over([paper(f"{host}/b.pdf")], tmp_path)
        assert again.count == {Result.UNCHANGED: 1}


def test_bytes_that_were_spoilt_on_the_disk_do_not_stand_for_a_paper(tmp_path: Path) -> None:
    with hosting({"/": Reply(200, PDF)}) as host:
        (spoilt,) = run_over([paper(f"{host}/a.pdf")], tmp_path).outcomes
        assert spoilt.path is not None
        spoilt.path.write_bytes(b"%PDF-1.7 a PAPER")  # as long as it was
        (kept,) = run_over([paper(f"{host}/b.pdf")], tmp_path).outcomes
        assert (kept.result, kept.path and kept.path.read_bytes()) == (Result.FETCHED, PDF)


def test_a_paper_under_two_items_is_fetched_for_the_one_that_matches(tmp_path: Path) -> None:
    with hosting({"/": Reply(200, PDF)}) as host:
        one = paper(f"{host}/a.pdf", "Appendix 1")
        ran = run_over([replace(one, item="Minutes"), replace(one, item="Improvement plan")], tmp_path)
        assert ran.count[Result.FETCHED] == 1
        closed = replace(one, item="Minutes", address=f"{host}/c.pdf", restricted=True)
        ran = run_over([closed, replace(closed, item="Improvement plan", restricted=False)], tmp_path)
        assert ran.count[Result.FETCHED] == 0


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault.ERROR_PAGE, "a web page came in the place of the paper"),
        (Fault.NOT_FOUND, "404"),
        (Fault.SERVER_ERROR, "500"),
        (Fault.CUT, "cut off"),
        (Fault.EMPTY, "no document"),
        (Fault.LOOP, "redirects more than"),
        (Fault.PRIVATE, "403"),
        (Fault.TOO_MANY, "429"),
        (Fault.UNAVAILABLE, "503"),
    ],
)
def test_a_fault_is_told_and_the_others_go_on(fault: Fault, words: str, tmp_path: Path) -> None:
    unlucky = first(SMALL)
    with serving(SMALL, Faults({f"paper/{unlucky.number}": fault})) as site:
        ran = run(site, tmp_path)
        assert words in ran.reason(f"{site.root}/{unlucky.address}")
        assert ran.count[Result.FAILED] == 1
        assert_holds(tmp_path, site.held())
        assert not list(tmp_path.rglob(f".*{PART}"))
        site.faults = Faults({})
        assert run(site, tmp_path).count[Result.FETCHED] == 1  # what failed is asked for again
        assert_holds(tmp_path, site.held())


@pytest.mark.parametrize("fault", HARMLESS)
def test_slow_answers_and_redirects_to_another_host_are_followed(fault: Fault, tmp_path: Path) -> None:
    with serving(SMALL, Faults({f"paper/{first(SMALL).number}": fault})) as site:
        ran = run(site, tmp_path)
        assert ran.count[Result.FAILED] == 0
        assert_holds(tmp_path, site.held())
        told = Holding(tmp_path).known(f"{site.root}/{first(SMALL).address}")
        there = site.elsewhere if fault is Fault.ELSEWHERE else site.root
        assert told is not None
        assert told.final_address == f"{there}/{first(SMALL).address}"


def test_an_answer_that_never_ends_is_given_up(tmp_path: Path) -> None:
    unlucky = first(SMALL)
    with serving(SMALL, Faults({f"paper/{unlucky.number}": Fault.SLOW})) as site:
        site.slow = 1.0
        ran = run(site, tmp_path, manners=replace(QUICK, timeout=0.3))
        assert "silent for too long" in ran.reason(f"{site.root}/{unlucky.address}")
        assert ran.count[Result.FAILED] == 1


def test_a_redirect_to_a_private_address_is_refused_unasked(tmp_path: Path) -> None:
    unlucky = first(SMALL)
    with serving(SMALL, Faults({f"paper/{unlucky.number}": Fault.PRIVATE})) as site:
        proxy, site.root = site.root, "http://council.example"  # asked through a proxy: a public name
        ran = run(site, tmp_path, manners=replace(QUICK, allow_private=False, proxy=proxy))
        assert "not on the public internet" in ran.reason(f"{site.root}/{unlucky.address}")
        assert site.count("trap") == 0
        assert ran.count[Result.FAILED] == 1
        assert_holds(tmp_path, site.held())


def test_faults_everywhere_leave_what_can_be_had(tmp_path: Path) -> None:
    with serving(COUNCIL, seeded(COUNCIL, When.ALWAYS)) as site:
        ran = run(site, tmp_path)
        truth = site.held()
        pages = {  # nothing tells an error page from a paper that is published as a page
            f"{site.root}/{one.address}": ERROR_PAGE
            for one in COUNCIL.wanted
            if one.address.endswith(".html") and site.faults.planned.get(f"paper/{one.number}") is Fault.ERROR_PAGE
        }
        assert not pages or {one.candidate.address for one in ran.of(Result.FETCHED)} & pages.keys()
        assert_holds(tmp_path, truth | pages)
        assert len(ran.of(Result.FAILED)) > 10
        assert len(ran.troubles) > 10
        assert all(one.reason for one in ran.of(Result.FAILED))


def test_a_dry_run_offers_the_same_and_fetches_nothing(site: Site, tmp_path: Path) -> None:
    there = tmp_path / "raw"
    dry = run(site, tmp_path, replace(BOROUGH, dry_run=True))
    assert {one.candidate.address for one in dry.of(Result.OFFERED)} == site.held().keys()
    assert site.count("paper/") == 0
    assert [path.name for path in tmp_path.iterdir()] == [".actionplans.lock"]
    run(site, there)
    assert run(site, there, replace(BOROUGH, dry_run=True)).count[Result.OFFERED] == 0


TITLES = (
    "../../../etc/passwd action plan",
    "..",
    "C:\\Windows\\system32\\plan",
    "con",
    "plan\x00.pdf",
    "a" * 5_000,
    "行動計画",
    "  ",
    ".hidden.part",
    "plan.pdf.json",
    "<script>alert(1)</script>",
    "\u202efdp.nalp",
)


@pytest.mark.parametrize("title", TITLES)
def test_odd_titles_and_boroughs_never_leave_the_folder(title: str, tmp_path: Path) -> None:
    there = tmp_path / "raw"
    with hosting({"/": Reply(200, PDF)}) as host:
        odd = [
            paper(f"{host}/a.pdf", title),
            replace(paper(f"{host}/b/../../c.pdf"), borough=title),
            paper(f"{host}/%2e%2e/%2e%2e/etc/passwd", day=date.min),
        ]
        ran = run_over(odd, there, EVERYTHING)
        assert ran.count[Result.FETCHED] == 1
        assert ran.count[Result.SAME] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["raw"]
    (held,) = files(there).values()
    assert held.is_relative_to(there)
    assert held.suffix == ".pdf"
    assert len(held.name) < 120
    assert held.name.isascii()


def test_of_two_runs_into_one_folder_the_second_says_so(tmp_path: Path) -> None:
    refused = pytest.raises(FetchError, match="another run fetches into this folder")
    with alone(tmp_path), refused, alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


def test_a_folder_is_copied_and_a_changed_file_is_a_new_version_at_once(tmp_path: Path) -> None:
    there, into = tmp_path / "there", tmp_path / "raw"
    there.mkdir()
    (there / "plan.pdf").write_bytes(PDF)
    one = paper((there / "plan.pdf").as_uri())
    assert run_over([one], into).count == {Result.FETCHED: 1}
    assert run_over([one], into).count == {Result.UNCHANGED: 1}
    (there / "plan.pdf").write_bytes(PDF + b" of May")
    assert run_over([one], into).count == {Result.REPLACED: 1}
    (there / "plan.pdf").unlink()
    ran = run_over([one], into)
    assert ran.count == {Result.FAILED: 1}
    assert len(files(into)) == 2
