"""Runs of fetching over the invented council, as values for tests, and what a folder holds after them."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models import sidecar
from models.candidate import Candidate
from models.sidecar import SUFFIX
from pipeline.fetch.client import Client
from pipeline.fetch.manners import Manners
from pipeline.fetching import Outcome, Result, Wish, outcomes
from pipeline.holding import Holding, alone
from pipeline.sources import SOURCES
from pipeline.sources.source import Event, Searched, Source, Trouble
from tests.moderngov.council import FIRST, LAST
from tests.moderngov.site import Site
from tests.pipeline.fetch.servers import Clock, here

QUICK = Manners("papers@wexbridge.example", per_second=1000, timeout=5, tries=1, allow_private=True)
BOROUGH = Wish(borough="Wexbridge")


@dataclass(frozen=True, slots=True)
class Ran:
    """Everything that a run told."""

    outcomes: tuple[Outcome, ...]
    searched: tuple[Searched, ...]
    troubles: tuple[Trouble, ...]

    @property
    def count(self) -> Counter[Result]:
        """How often each result came."""
        return Counter(one.result for one in self.outcomes)

    def of(self, result: Result) -> tuple[Outcome, ...]:
        """The outcomes with this result."""
        return tuple(one for one in self.outcomes if one.result is result)

    def reason(self, address: str) -> str:
        """Why the paper at `address` failed."""
        return next(one.reason or "" for one in self.of(Result.FAILED) if one.candidate.address == address)


def run(site: Site, folder: Path, wish: Wish = BOROUGH, manners: Manners = QUICK) -> Ran:
    """A whole run over the site, without pauses."""
    with quick(manners) as client:
        return gathered(client, SOURCES["moderngov"](client, Source(site.root, FIRST, LAST)), folder, wish)


def run_over(papers: list[Candidate], folder: Path, wish: Wish = BOROUGH, manners: Manners = QUICK) -> Ran:
    """A whole run over these papers."""
    with quick(manners) as client:
        return gathered(client, papers, folder, wish)


def quick(manners: Manners = QUICK) -> Client:
    """A client that never sleeps, on the addresses of this machine or through a proxy."""
    clock = Clock()
    resolve = {} if manners.proxy or manners.allow_private else {"resolve": here}
    return Client(manners, clock=clock, sleep=clock.sleep, **resolve)


def gathered(client: Client, events: "list[Candidate] | list[Event]", folder: Path, wish: Wish) -> Ran:
    """What becomes of the events, alone in the folder."""
    with alone(folder):
        told = tuple(outcomes(client, events, Holding(folder), wish))
    return Ran(
        tuple(one for one in told if isinstance(one, Outcome)),
        tuple(one for one in told if isinstance(one, Searched)),
        tuple(one for one in told if isinstance(one, Trouble)),
    )


def paper(address: str, title: str = "Action plan", day: date | None = None, **more: object) -> Candidate:
    """A paper that a source may offer."""
    return Candidate(address, title, None, None, None, None, day, **more)  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, Path]:
    """Every file below the folder that is no sidecar and nothing of the run's own, by sha256; fails on twins."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(".actionplans") and not path.name.endswith(SUFFIX):
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            assert sha256 not in found, f"{path} has the bytes of {found[sha256]}"
            found[sha256] = path
    return found


def assert_holds(folder: Path, truth: dict[str, bytes]) -> None:
    """The folder holds each content once, byte for byte, whole sidecars by address, and nothing else."""
    held = files(folder)
    assert {sha256: path.read_bytes() for sha256, path in held.items()} == {
        hashlib.sha256(content).hexdigest(): content for content in truth.values()
    }
    told = {}
    for beside in folder.rglob(f"*{SUFFIX}"):
        if beside.name.startswith(".actionplans"):
            continue
        one = sidecar.loads(beside.read_text(encoding="utf-8"))
        assert one.address not in told
        told[one.address] = one
        lies = (beside.parent / one.file).resolve()
        assert lies.is_relative_to(folder.resolve())
        assert lies.read_bytes() == truth[one.address]
        assert (one.sha256, one.bytes) == (hashlib.sha256(truth[one.address]).hexdigest(), len(truth[one.address]))
    assert told.keys() == truth.keys()
    assert all(path.with_name(path.name + SUFFIX).is_file() for path in held.values())
