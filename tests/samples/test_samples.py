"""The sample plans are those that the script makes, and their gold keeps the contract's promises."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest

from models.status import Status
from tests.samples.golden import gold
from tests.samples.make import RAW, SAMPLES, Sample, differing, parts
from tests.samples.values import Due, Plan

PLANS = tuple({sample.plan.name: sample.plan for sample in reversed(SAMPLES)}.values())


def dates(plan: Plan) -> list[Due]:
    actions = [action for table in plan.tables for group in table.groups for action in group.actions]
    return [due for action in actions for due in (*action.dates, *filter(None, [action.completed]))]


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
    actions = [action for table in plan.tables for group in table.groups for action in group.actions]
    assert 8 <= len(actions) <= 30
    assert {action.status for action in actions} <= set(Status)
    assert gold(plan).count('"action":') == len(actions)


def test_samples_show_every_status() -> None:
    statuses = {a.status for plan in PLANS for t in plan.tables for group in t.groups for a in group.actions}
    assert statuses == set(Status)


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
