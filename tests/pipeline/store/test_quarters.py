"""The quarterly sample plans, file to story: two plans, three versions each, and what a person would tell of them."""

import itertools
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from models.action import Action
from models.query import Query
from models.status import Status
from pipeline.cli import app
from pipeline.stages import extract
from pipeline.store import Store, open_store
from tests.samples.make import GOLD, RAW, SAMPLES, VERSIONS

GOLDEN = Path(__file__).parent / "golden"
FILES = {sample.plan.name: sample.file for sample in SAMPLES}
NAMES = [plan.name for plans in VERSIONS.values() for plan in plans]
TOLD = {  # golden text: the plan whose action it is, and the ref that this has in the last version
    "decisions": ("brackenholt-improvement", "1.3"),  # renumbered, and put back twice
    "pathway": ("brackenholt-improvement", "3.1"),  # closed without a word of why
    "letter": ("tarnholme-homicide-review", "10"),  # reworded
}


@cache
def actions(name: str) -> tuple[Action, ...]:
    """The actions of a sample, read once however many tests ask."""
    return extract(RAW / FILES[name]).actions


def stored(address: str, names: list[str]) -> Store:
    """A store of the samples, saved in that order."""
    store = open_store(address, create=True)
    for name in names:
        store.save(actions(name))
    return store


@pytest.fixture
def plans(tmp_path: Path) -> Iterator[str]:
    """The address of a store of all six files."""
    address = str(tmp_path / "plans.db")
    with stored(address, NAMES):
        yield address


def steps(name: str) -> list[dict[str, list[str]]]:
    """What the author says became of each action, from version to version."""
    found: list[dict[str, list[str]]] = json.loads((GOLD / f"{name}.links.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1], NAMES[1::2] + NAMES[::2]], ids=["order", "reverse", "mixed"])
def test_six_files_are_two_plans_of_three_versions(address: str, names: list[str]) -> None:
    with stored(address, names) as store:
        told: dict[int, list[tuple[str, str]]] = {}
        for version in store.plans():
            told.setdefault(version.plan, []).append((version.file, str(version.identity.date)))
    expected = [[(FILES[plan.name], str(plan.date)) for plan in versions] for versions in VERSIONS.values()]
    assert sorted(told.values()) == sorted(expected)


@pytest.mark.parametrize("name", VERSIONS)
def test_each_action_is_linked_as_its_author_says(address: str, name: str) -> None:
    with stored(address, NAMES) as store:
        versions = [one for one in store.plans() if one.file.startswith(name)]
        for step, (earlier, later) in zip(steps(name), itertools.pairwise(versions), strict=True):
            before, after, links = store.pair(earlier, later)
            refs = [(before[link.earlier].action.ref, after[link.later].action.ref) for link in links]
            assert [f"{old} -> {new}" for old, new in refs] == step["same"]
            assert not any(link.doubtful for link in links)
            assert [one.action.ref for one in before if one.action.ref not in dict(refs)] == step["dropped"]
            kept = {new for _, new in refs}
            assert [one.action.ref for one in after if one.action.ref not in kept] == step["new"]


def agree(golden: Path, told: str, regold: bool) -> None:
    """`told` is the golden text; `pytest --regold` writes it anew, and the diff is to be reviewed."""
    if regold:
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("number", "name"), list(enumerate(VERSIONS, start=1)))
def test_changes_are_told_as_a_person_would_tell_them(plans: str, number: int, name: str, regold: bool) -> None:
    ran = CliRunner().invoke(app, ["changes", str(number), "--all", "--db", plans])
    assert (ran.exit_code, ran.stderr) == (0, "")
    agree(GOLDEN / f"{name}.changes.txt", ran.stdout, regold)


@pytest.mark.parametrize("story", TOLD)
def test_the_history_of_an_action_is_told_from_any_of_its_versions(plans: str, story: str, regold: bool) -> None:
    name, ref = TOLD[story]
    with open_store(plans) as store:
        last = f"{name}-2024-09"
        (found,) = (one for one in store.find() if one.action.file == FILES[last] and one.action.ref == ref)
        chain = [one.id for one in store.chain(found.id)]
    assert len(chain) == 3
    for identifier in chain:
        ran = CliRunner().invoke(app, ["history", identifier, "--db", plans])
        assert (ran.exit_code, ran.stderr) == (0, "")
        agree(GOLDEN / f"{story}.history.txt", ran.stdout, regold and identifier == chain[0])


def test_the_last_version_alone_is_what_is_open_now(plans: str) -> None:
    with open_store(plans) as store:
        latest = list(store.find(Query(latest=True)))
        done = [one for one in latest if one.action.status is Status.COMPLETED]
    assert (len(latest), len(done)) == (25, 12)
    assert {one.action.file for one in latest} == {FILES[plans[-1].name] for plans in VERSIONS.values()}
