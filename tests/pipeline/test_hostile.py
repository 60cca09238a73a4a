"""Hostile files through the command's own pipeline: each costs itself, and nothing is left behind."""

import os
import re
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.child import BUG
from pipeline.isolation import Limits
from pipeline.stages import READERS, Extraction, Failure, Options, run
from tests.pipeline import hostile

SECONDS = 60
LIMITS = Limits(workers=2, seconds=SECONDS, preload=READERS)


def read(
    folder: Path, made: dict[str, Callable[[], bytes]], limits: Limits = LIMITS
) -> dict[str, Extraction | Failure]:
    """What becomes of each file, by its name, and of a harmless one after them."""
    paths = [folder / name for name in made]
    for path in paths:
        path.write_bytes(made[path.name]())
    last = folder / "last.docx"
    last.write_bytes(hostile.plain_word())
    outcomes = list(run([*paths, last], limits, Options()))
    assert_plan(outcomes[-1])
    return {path.name: outcome for path, outcome in zip(paths, outcomes, strict=False)}


def assert_plan(outcome: Extraction | Failure) -> None:
    assert isinstance(outcome, Extraction), outcome.reason
    assert outcome.actions[0].action.startswith(hostile.PLAN[1][1])


def own_group() -> set[int]:
    """The processes that this one has started and that are alive."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z" and b"pipeline.nursery" in command:
            found.add(int(folder.name))
    return found


@pytest.mark.slow
def test_what_is_hostile_is_refused_with_its_reason(tmp_path: Path) -> None:
    outcomes = read(tmp_path, {name: make for name, (make, _) in hostile.REFUSED.items()})
    for name, (_, said) in hostile.REFUSED.items():
        outcome = outcomes[name]
        assert isinstance(outcome, Failure), name
        assert re.search(said, outcome.reason), f"{name}: {outcome.reason}"
        assert BUG not in outcome.reason
    assert own_group() == set()


def test_a_plan_in_a_hostile_file_is_read_and_the_rest_ignored(tmp_path: Path) -> None:
    before = set(tmp_path.parent.rglob("*"))
    for outcome in read(tmp_path, hostile.SURVIVED).values():
        assert_plan(outcome)
    names = {path.name for path in set(tmp_path.parent.rglob("*")) - before}
    assert names == {*hostile.SURVIVED, "last.docx"}  # nothing inside them was written anywhere


@pytest.mark.slow
def test_what_costs_much_ends_within_the_limits(tmp_path: Path) -> None:
    began = time.monotonic()
    for name, outcome in read(tmp_path, hostile.ENDED).items():
        assert isinstance(outcome, Extraction) or BUG not in outcome.reason, f"{name}: {outcome}"
    assert time.monotonic() - began < len(hostile.ENDED) * SECONDS / LIMITS.workers + 5


def test_the_text_of_files_on_this_machine_stays_where_it_is(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the password", encoding="utf-8")
    (outcome,) = read(tmp_path, {"x.docx": lambda: hostile.outside_entity(str(secret))}).values()
    assert isinstance(outcome, Failure)
    assert "the password" not in outcome.reason


def test_a_file_larger_than_allowed_is_not_even_read(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(50_000_000_000)  # takes no room
    (outcome,) = run([large], LIMITS, Options())
    assert outcome == Failure(str(large), "not read: more than 100 MB (ACTIONPLANS_FILE_MB)")


def batch(folder: Path) -> list[Path]:
    """A thousand files, one in twenty of which is hostile."""
    bombs = {name: make() for name, (make, _) in hostile.REFUSED.items() if name not in ("twice.pdf", "allowed.docx")}
    twice, kinds = hostile.deflated_twice(), sorted(bombs)
    plans = {"pdf": hostile.plain_pdf(), "docx": hostile.plain_word()}
    paths = []
    for number in range(1_000):
        suffix = ("pdf", "docx")[number % 2]
        path, content = folder / f"{number:04}.{suffix}", plans[suffix]
        if number % 20 == 7:
            kind = kinds[number // 20 % len(kinds)]
            content = twice if number % 500 == 7 else bombs[kind]
            path = folder / f"{number:04}.hostile.{kind}"
        path.write_bytes(content)
        paths.append(path)
    return paths


@pytest.mark.slow
def test_fifty_hostile_files_in_a_thousand_cost_fifty_reasons(tmp_path: Path) -> None:
    paths = batch(tmp_path)
    most = least = 0
    read_well, reasons = [], []
    with closing(run(paths, LIMITS, Options())) as outcomes:
        for outcome in outcomes:
            most = max(most, _resident())
            least = least or most
            (read_well if isinstance(outcome, Extraction) else reasons).append(outcome)
    assert len(read_well) == 950
    assert len(reasons) == 50
    assert all(isinstance(outcome, Failure) and "hostile" in outcome.name and outcome.reason for outcome in reasons)
    assert most - least < 50_000_000
    assert own_group() == set()


def _resident() -> int:
    """Bytes of memory that this process has."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
