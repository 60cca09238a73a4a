"""Mutants of all samples through the whole pipeline, in children as the command has them."""

import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipeline.isolation import Job, Limits, Lost, each
from pipeline.stages import READERS, Failure, attempt
from tests.fuzz.mutations import mutated

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "data" / "raw", ROOT / "tests")
NO_SAMPLES = {".py", ".pyc", ".json", ".jsonl", ".md", ""}
CONVERTED = {".doc", ".odt", ".rtf", ".xls", ".ods"}  # by LibreOffice, some seconds each
LIMITS = Limits(workers=os.cpu_count() or 1, seconds=30, cpu_seconds=30, preload=READERS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant: "read" or "refused", and by whom (the session of its process)."""

    kind: str
    reason: str
    session: int


def written(outcome: Outcome) -> bytes:
    """How it comes back from the child."""
    return json.dumps([outcome.kind, outcome.reason, outcome.session]).encode()


def read(content: bytes) -> Outcome:
    """The same, in the parent."""
    return Outcome(*json.loads(content))


@dataclass(frozen=True, slots=True)
class Tally:
    """A run: how many mutants had each outcome, by format; the bad ones; the slowest's seconds; processes left."""

    counts: Counter[tuple[str, str]]
    bad: tuple[tuple[str, str], ...]  # name of the mutant, reason
    left: tuple[int, ...]


def samples() -> list[Path]:
    """All sample documents, whatever their format: who adds a format adds samples, and they are fuzzed."""
    found = (path for folder in FOLDERS for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in found if path.suffix.lower() not in NO_SAMPLES and "__pycache__" not in path.parts]


def tried(path: Path) -> Outcome:
    """The whole pipeline over one file, in a child."""
    outcome = attempt(path)
    session = os.getsid(0)
    if isinstance(outcome, Failure):
        return Outcome("refused", outcome.reason, session)
    return Outcome("read", "", session)


def fuzz(count: int, seed: int, keep: Path | None = None, limits: Limits = LIMITS) -> Tally:
    """`count` mutants, the same for the same seed and samples."""
    counts: Counter[tuple[str, str]] = Counter()
    bad: list[tuple[str, str]] = []
    sessions: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        names: list[Path] = []  # written and not yet ended, oldest first
        with closing(each(Job(tried, written, read), _written(Path(folder), count, seed, names), limits)) as outcomes:
            for outcome in outcomes:
                mutant = names.pop(0)
                kind = _kind(outcome)
                counts[mutant.suffix, kind] += 1
                if isinstance(outcome, Lost):
                    bad.append((mutant.name, outcome.reason))
                    if keep is not None:
                        keep.mkdir(parents=True, exist_ok=True)
                        (keep / mutant.name).write_bytes(mutant.read_bytes())
                        (keep / f"{mutant.name}.reason").write_text(f"{outcome.reason}\n{outcome.trace or ''}", "utf-8")
                else:
                    sessions.add(outcome.session)
                mutant.unlink()
    return Tally(counts, tuple(bad), tuple(members(sessions)))


def _written(folder: Path, count: int, seed: int, names: list[Path]) -> Iterator[Path]:
    """Mutants, one after the other, each from its own number: one can be made again without the others."""
    contents = [(path, path.read_bytes()) for path in samples()]
    for number in range(count):
        chance = Random(f"{seed}-{number}")
        path, content = chance.choice(contents)
        if path.suffix.lower() in CONVERTED and chance.random() < 0.9:
            path, content = contents[0]
        mutant = folder / f"{number}-{path.name}"
        mutant.write_bytes(mutated(content, chance))
        names.append(mutant)
        yield mutant


def _kind(outcome: Outcome | Lost) -> str:
    if isinstance(outcome, Outcome):
        return outcome.kind
    for kind, mark in (("bug", "a bug in"), ("crash", "crashed"), ("time", "seconds"), ("memory", "memory")):
        if mark in outcome.reason:
            return kind
    return "other"


def members(sessions: set[int]) -> Iterator[int]:
    """The processes of these sessions that are alive; none where there is no /proc."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[3]) in sessions and fields[0] != "Z":
            yield int(folder.name)
