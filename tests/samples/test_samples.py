"""The sample plans are those that the script makes, and their gold keeps the contract's promises."""

import datetime
import io
import json
import zipfile
from pathlib import Path

import pytest

from models.status import Status
from tests.samples.golden import gold
from tests.samples.make import RAW, SAMPLES, VERSIONS, Sample, differing, parts
from tests.samples.plans import child_k
from tests.samples.values import Due, Plan
from tests.samples.versions import links

PLANS = tuple({sample.plan.name: sample.plan for sample in reversed(SAMPLES)}.values())


def dates(plan: Plan) -> list[Due]:
    return [due for action in plan.actions for due in (*action.dates, *filter(None, [action.completed]))]


def test_committed_files_are_those_that_the_script_makes() -> None:
    assert differing() == [], "run `make samples`, look at what changed, and commit it"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.file)
def test_a_sample_is_made_the_same_twice(sample: Sample) -> None:
    assert sample.write(sample.plan) == sample.write(sample.plan)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_stated_periods_are_days_in_order(plan: Plan) -> None:
    for due in dates(plan):
        assert datetime.date.fromisoformat(due.start) <= datetime.date.fromisoformat(due.end), due
        assert (due.start == due.end) == (due.precision == "day"), due


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_statuses_are_those_of_the_contract(plan: Plan) -> None:
    assert 8 <= len(plan.actions) <= 30
    assert {action.status for action in plan.actions} <= set(Status)
    assert gold(plan).count('"action":') == len(plan.actions)


def test_samples_show_every_status() -> None:
    assert {action.status for plan in PLANS for action in plan.actions} == set(Status)


@pytest.mark.parametrize("path", sorted(RAW.glob("*.docx")), ids=lambda path: path.name)
def test_word_samples_carry_no_date_of_their_making(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}


def test_word_files_are_compared_by_their_members() -> None:
    streams = [io.BytesIO(), io.BytesIO()]
    for stream, packing in zip(streams, (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED), strict=True):
        with zipfile.ZipFile(stream, "w", packing) as archive:
            archive.writestr("a.xml", "<a/>" * 100)
    assert streams[0].getvalue() != streams[1].getvalue()
    assert parts(streams[0].getvalue()) == parts(streams[1].getvalue())


def test_versions_of_a_plan_share_keys_that_are_never_printed() -> None:
    steps = json.loads(links(VERSIONS["tarnholme-homicide-review"]))
    assert [step["earlier"] for step in steps] == [plan.name for plan in VERSIONS["tarnholme-homicide-review"][:-1]]
    assert ("5 -> 6" in steps[0]["same"], steps[0]["new"], steps[0]["dropped"]) == (True, ["5"], ["8"])


def test_an_action_without_a_key_cannot_be_linked() -> None:
    with pytest.raises(ValueError, match="wexbridge-child-k-2015: each action needs a key"):
        links([child_k.PLAN, child_k.PLAN])
