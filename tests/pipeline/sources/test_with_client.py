"""The project's own client reads for the sources: what fails once is had all the same, with few requests."""

from pipeline.fetch.client import Client
from pipeline.fetch.manners import Manners
from pipeline.sources.moderngov import candidates
from pipeline.sources.source import Source
from tests.moderngov.council import FIRST, LAST, council
from tests.moderngov.faults import Fault, When, seeded
from tests.moderngov.server import hosting, serving
from tests.moderngov.site import Reply
from tests.pipeline.sources.asking import Sorted, sort

COUNCIL = council()
PASSING = (Fault.SERVER_ERROR, Fault.CUT, Fault.TOO_MANY, Fault.UNAVAILABLE, Fault.SLOW, Fault.ELSEWHERE)


def told(address: str) -> Sorted:
    manners = Manners(allow_private=True, per_second=1_000)
    with Client(manners, sleep=lambda seconds: None) as client:
        return sort(candidates(client, Source(address, FIRST, LAST)))


def test_faults_that_pass_cost_no_paper() -> None:
    faults = seeded(COUNCIL, When.FIRST, kinds=PASSING)
    with serving(COUNCIL, faults) as site:
        site.faults = type(faults)({name: one for name, one in faults.planned.items() if "s/" not in name}, When.FIRST)
        found = told(site.root)
        assert site.count("paper/") == 0
    assert not found.troubles
    assert sorted(found.addresses) == sorted(f"{site.root}/{one.address}" for one in COUNCIL.papers)


def test_a_quiet_site_is_asked_once_a_meeting() -> None:
    with serving(COUNCIL, path="/moderngov") as site:
        assert len(told(site.root).papers) == len(COUNCIL.papers)
        assert site.count() == 1 + 1 + len(COUNCIL.committees) + len(COUNCIL.meetings)  # robots.txt and GetCommittees


def test_a_service_switched_off_is_told_in_the_clients_words() -> None:
    with hosting({"/mgWebService.asmx": Reply(404, b"<html>gone</html>")}) as address:
        found = told(address)
    assert len(found.troubles) == 1
    assert "no ModernGov web service answers here" in found.told
    assert "404" in found.told
