"""An invented council: its committees, meetings and papers, made of the samples, the same for the same seed."""

import io
import random
import zipfile
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

SAMPLES: Final = Path(__file__).parents[2] / "data" / "raw"
NAME: Final = "Wexbridge"
COMMITTEES: Final = (
    *("Audit and Risk Committee", "Children's Scrutiny Panel", "Adults and Health Panel", "Cabinet", "Council"),
    *("Corporate Parenting Board", "Housing Panel", "Climate Committee", "Licensing Committee", "Planning Committee"),
    *("Safer Wexbridge Partnership", "Standards Committee", "Pensions Board", "Schools Forum & Admissions"),
)
FIRST: Final = date(2026, 1, 6)  # of the first meeting
LAST: Final = date(2026, 12, 20)  # no meeting is later
MEETINGS: Final = 5  # of each committee
PLANS: Final = (  # titles that are asked for
    *("Improvement Plan", "Action Plan", "Delivery Plan {year}", "Implementation plan", "Recommendations tracker"),
    *("Progress report", "Children’s Services Improvement Plan – update", "Response to recommendations"),
)
OTHERS: Final = ("Minutes", "Register of interests", "Work Programme", "Budget monitoring", "Terms of reference")
ITEMS: Final = ("Items for decision", "Reports of officers", "Any other business")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as published: `address` is relative to the site, escaped; restricted ones are linked too."""

    number: int
    title: str
    item: str
    address: str
    content: bytes
    published: date
    restricted: bool = False
    matching: bool = True  # whether what is usually asked for is in its title
    conditional: bool = True  # whether the server tells ETag and Last-Modified


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its papers."""

    number: int
    day: date
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee with its meetings, the first first."""

    number: int
    name: str
    meetings: tuple[Meeting, ...]
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Council:
    """Everything that a site publishes."""

    committees: tuple[Committee, ...]

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, committee by committee."""
        return tuple(meeting for committee in self.committees for meeting in committee.meetings)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Every paper, meeting by meeting; some have the very bytes of others."""
        return tuple(paper for meeting in self.meetings for paper in meeting.papers)

    @property
    def wanted(self) -> tuple[Paper, ...]:
        """The truth for tests: every one is public and matches; each of their contents is to be held once."""
        return tuple(paper for paper in self.papers if paper.matching and not paper.restricted)


def council(seed: int = 1, committees: int = len(COMMITTEES), meetings: int = MEETINGS) -> Council:
    """A council of `committees`, each with `meetings` of three to four papers; the same for the same numbers."""
    chance = random.Random(seed)
    made: list[Paper] = []  # of all meetings so far
    found = []
    for at in range(committees):
        name = COMMITTEES[at % len(COMMITTEES)] + ("" if at < len(COMMITTEES) else f" {at}")
        found.append(
            Committee(
                number=100 + at,
                name=name,
                meetings=tuple(_meeting(chance, 4000 + at * meetings + one, one, made) for one in range(meetings)),
                expired=at % 7 == 6,
            )
        )
    return Council(tuple(found))


def _meeting(chance: random.Random, number: int, at: int, made: list[Paper]) -> Meeting:
    step = (LAST - FIRST).days // MEETINGS
    day = min(LAST, FIRST + timedelta(days=at * step + chance.randrange(step)))
    papers = []
    for _ in range(chance.choice((3, 3, 4))):
        paper = _paper(chance, 60_000 + len(made), day)
        made.append(paper)
        papers.append(paper)
    if number % 6 == 5:  # a paper that has been before another committee too: the same bytes at another address
        again = chance.choice([paper for paper in made if paper.matching and not paper.restricted])
        papers.append(replace(_paper(chance, 60_000 + len(made), day, again.content), title=again.title))
        made.append(papers[-1])
    return Meeting(number, day, tuple(papers))


def _paper(chance: random.Random, number: int, day: date, content: bytes | None = None) -> Paper:
    matching = content is not None or chance.random() < 0.75
    title = chance.choice(PLANS if matching else OTHERS).format(year=day.year)
    sample = chance.choice(samples())
    suffix = sample.suffix if content is None else _suffix(content)
    converted = suffix == ".pdf" and chance.random() < 0.6
    name = quote(f"{title} {number}{suffix}")
    restricted = content is None and chance.random() < 0.12
    return Paper(
        number=number,
        title=title,
        item=chance.choice(ITEMS),
        address=f"mgConvert2PDF.aspx?ID={number}" if converted else f"documents/s{number}/{name}",
        content=unique(sample.read_bytes(), suffix, number) if content is None else content,
        published=day - timedelta(days=7),
        restricted=restricted,
        matching=matching,
        conditional=number % 3 != 0,
    )


@cache
def samples() -> tuple[Path, ...]:
    """The samples that papers are made of: those that can be read as they are, each in a fraction of a second."""
    return tuple(sorted(path for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".docx", ".xlsx", ".html")))


def unique(content: bytes, suffix: str, number: int) -> bytes:
    """The same document with other bytes: a comment where its format has a place for one."""
    note = f"paper {number}"
    if suffix in (".docx", ".xlsx"):
        stream = io.BytesIO(content)
        with zipfile.ZipFile(stream, "a") as archive:
            archive.comment = note.encode("ascii")
        return stream.getvalue()
    return content + (f"\n%{note}\n" if suffix == ".pdf" else f"<!-- {note} -->\n").encode("ascii")


def _suffix(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return ".pdf"
    if content.startswith(b"PK"):
        return ".docx" if b"word/" in content else ".xlsx"
    return ".html"
