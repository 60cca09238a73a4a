"""The figures: small cases worked out on paper, and what must hold of any facts."""

import datetime
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.status import LABELS, Status
from pipeline.compare.arithmetic import SMALL, columns, compare, leaders, total
from pipeline.compare.by import NOT_STATED, OF_LEADS, By
from pipeline.compare.measures import BY_NAME, MEASURES, Count
from tests.pipeline.compare.facts import Told, facts_of, many

DONE, DELAYED, SILENT, DROPPED = Status.COMPLETED, Status.DELAYED, Status.UNREPORTED, Status.CANCELLED
HEAD, BOARD = ("Head of Service", "role"), ("Board", "body")

# The plan speaks for 30 June 2015. On paper, of Wexbridge's seven:
WEXBRIDGE = (
    Told(status=DONE, due="2015-03-31", completed_on="2015-03-31", leads=(HEAD,), first="2014-03-31"),  # on the day
    Told(
        status=DONE, due="2015-03-31", completed_on="2015-04-01", leads=(HEAD, BOARD), first="2014-09-30"
    ),  # a day late
    Told(status=DONE, due="2015-03-31", completed_by="2015-04-30"),  # first said a month later: time not told
    Told(status=DELAYED, due="2015-06-29", leads=(BOARD,), slips=(0, 30, 91)),  # overdue by a day
    Told(status=SILENT, due="2015-06-29", update=False, warnings=2),  # past its date, no update
    Told(due="2015-06-30", slips=(-14,)),  # due on the day itself: not past
    Told(ongoing=True),  # no date, but ongoing: cannot be judged
)
# and of the one that no borough is stated for: no lead, no date, no ongoing
NOWHERE = Told(None, status=DROPPED)


def row(table: pd.DataFrame, *names: str) -> pd.Series:
    """The one row of a group."""
    by = list(table.columns[: len(names)])
    (found,) = (one for _, one in table.iterrows() if [one[each] for each in by] == list(names))
    return found


def test_each_figure_is_the_one_worked_out_on_paper() -> None:
    told = row(compare(facts_of(*WEXBRIDGE, NOWHERE), [By.BOROUGH]), "Wexbridge")
    counts = {measure.name: told[measure.name] for measure in MEASURES if isinstance(measure, Count)}
    assert counts == {
        "actions": 7,
        "with_lead": 3,
        "with_due": 6,
        "no_owner": 4,
        "no_date": 0,
        "ongoing_no_date": 1,
        "neither": 0,
        "doubtful": 1,
        "with_update": 6,
        "completed": 3,
        "on_track": 0,
        "in_progress": 2,
        "delayed": 1,
        "not_started": 0,
        "cancelled": 0,
        "unreported": 1,
        "completed_on_time": 1,
        "completed_late": 1,
        "completed_time_unknown": 1,
        "open": 4,
        "judged": 3,
        "overdue": 1,
        "past_due_no_update": 1,
        "not_yet_due": 1,
        "overdue_unknown": 1,
        "months_given_of": 2,
        "slip_steps": 4,
        "slip_moved": 3,
    }
    # 365 and 182 days given: 273.5 / 30.4375 = 8.99 months; steps -14, 0, 30, 91: 15; moved -14, 30, 91: 30
    assert (told["months_given"], told["slip_days"], told["slip_days_moved"]) == (9.0, 15.0, 30.0)


def test_what_is_not_stated_is_a_group_and_stands_last() -> None:
    table = compare(facts_of(NOWHERE, *WEXBRIDGE, Told("aldmere")), [By.BOROUGH])
    assert list(table["borough"]) == ["aldmere", "Wexbridge", NOT_STATED]
    told = row(table, NOT_STATED)
    assert (told["cancelled"], told["open"], told["no_date"], told["no_owner"], told["neither"]) == (1, 0, 1, 1, 1)
    assert np.isnan(told["months_given"])


def test_overdue_on_a_day_that_is_asked_for() -> None:
    facts = facts_of(*WEXBRIDGE)
    before, after = (total(facts, datetime.date(2015, 6, each)).iloc[0] for each in (29, 30))
    assert (before["overdue"], before["past_due_no_update"], before["not_yet_due"]) == (0, 0, 3)
    assert (after["overdue"], after["past_due_no_update"], after["not_yet_due"]) == (1, 1, 1)
    later = total(facts, datetime.date(2015, 7, 1)).iloc[0]
    assert (later["overdue"], later["not_yet_due"]) == (2, 0)


def test_a_plan_without_a_date_cannot_be_judged_but_on_a_day_asked_for() -> None:
    facts = facts_of(Told(status=DELAYED, due="2015-01-31", plan_date=None))
    undated, asked = total(facts).iloc[0], total(facts, datetime.date(2015, 2, 1)).iloc[0]
    assert (undated["overdue_unknown"], undated["overdue"]) == (1, 0)
    assert (asked["overdue_unknown"], asked["overdue"]) == (0, 1)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (Told(status=DONE, due="2015-03-31", completed_by="2015-03-31"), "completed_on_time"),
        (Told(status=DONE, due="2015-03-31", completed_by="2015-04-01"), "completed_time_unknown"),
        (Told(status=DONE, due="2015-03-31"), "completed_time_unknown"),
        (Told(status=DONE, completed_on="2015-03-31"), "completed_time_unknown"),
        (Told(status=DONE, due="2015-03-31", completed_on="2015-04-01", completed_by="2015-03-01"), "completed_late"),
    ],
)
def test_when_a_completed_action_was_done(told: Told, name: str) -> None:
    found = total(facts_of(told)).iloc[0]
    times = ("completed_on_time", "completed_late", "completed_time_unknown")
    assert {each: int(found[each]) for each in times} == {each: int(each == name) for each in times}


def test_by_lead_an_action_counts_once_for_each_and_by_kind_once_for_each_kind() -> None:
    facts = facts_of(Told(leads=(HEAD, BOARD, HEAD)), Told(leads=(("Director", "role"), HEAD)), Told())
    leads = compare(facts, [By.LEAD])
    assert dict(zip(leads["lead"], leads["actions"], strict=True)) == {
        "Board": 1,
        "Director": 1,
        "Head of Service": 2,
        NOT_STATED: 1,
    }
    kinds = compare(facts, [By.KIND])
    assert dict(zip(kinds["kind"], kinds["actions"], strict=True)) == {"body": 1, "role": 2, NOT_STATED: 1}
    assert total(facts)["actions"].item() == 3
    both = compare(facts, [By.KIND, By.LEAD])
    assert [tuple(each) for each in both[["kind", "lead"]].to_numpy()] == [
        ("body", "Board"),
        ("role", "Director"),
        ("role", "Head of Service"),
        (NOT_STATED, NOT_STATED),
    ]


def test_years_plans_and_themes_are_groups_too() -> None:
    facts = facts_of(
        Told(plan=7, body="Board", title="Neglect", theme="A", due="2016-01-01"),
        Told(plan=8, title=None, plan_date=None),
    )
    plans = compare(facts, [By.PLAN])["plan"]
    assert list(plans) == ["Neglect, Board (plan 7)", "Plan without a title, Wexbridge (plan 8)"]
    assert list(compare(facts, [By.YEAR])["year"]) == ["2015", NOT_STATED]
    assert list(compare(facts, [By.DUE_YEAR, By.THEME])["due_year"]) == ["2016", NOT_STATED]
    assert list(compare(facts, [By.THEME])["theme"]) == ["A", NOT_STATED]


@pytest.mark.parametrize(("actions", "share"), [(SMALL - 1, None), (SMALL, 1.0)])
def test_few_have_no_share(actions: int, share: float | None) -> None:
    found = total(facts_of(*[Told(leads=(HEAD,))] * actions)).iloc[0]
    assert found["with_lead"] == actions
    assert found["with_lead_share"] == share if share else np.isnan(found["with_lead_share"])


@pytest.mark.parametrize("by", [(), *((each,) for each in By), (By.BOROUGH, By.LEAD), (By.YEAR, By.PLAN)])
@pytest.mark.parametrize("actions", [0, 40])
def test_columns_and_dtypes_are_the_same_whatever_is_compared(by: tuple[By, ...], actions: int) -> None:
    table = compare(many(actions), by)
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {
        **{each.value: "string" for each in by},
        **columns(),
    }
    assert list(table.index) == list(range(len(table)))
    assert len(table) > 0 or actions == 0


@pytest.mark.parametrize("by", [(By.BODY, By.BODY), (By.BODY, By.YEAR, By.LEAD)])
def test_one_or_two_different_dimensions(by: tuple[By, ...]) -> None:
    with pytest.raises(ValueError, match="one or two different dimensions"):
        compare(facts_of(Told()), by)


def test_the_leads_that_carry_most_stand_first_and_are_those_of_one_borough() -> None:
    late, waiting = Told(status=DELAYED, due="2015-01-31", leads=(HEAD,)), Told(leads=(BOARD,), due="2016-01-31")
    facts = facts_of(
        *[late] * 2, *[waiting] * 5, replace(late, borough="Aldmere"), replace(late, leads=()), Told(status=DONE)
    )
    table = leaders(facts, most=2)
    assert [tuple(each) for each in table[["borough", "lead", "overdue", "open"]].to_numpy()] == [
        ("Wexbridge", "Head of Service", 2, 2),
        ("Aldmere", "Head of Service", 1, 1),
    ]
    assert len(leaders(facts)) == 3


def test_every_measure_is_named_once_and_is_part_of_one_that_stands_before_it() -> None:
    assert len(BY_NAME) == len(MEASURES)
    seen: set[str] = set()
    for measure in MEASURES:
        assert measure.of is None or measure.of in seen
        assert measure.meaning.endswith(".")
        seen.add(measure.name)
    assert {label.status.value for label in LABELS} <= seen


DAYS = st.none() | st.dates(datetime.date(2012, 1, 1), datetime.date(2016, 12, 31)).map(str)
SOME = st.builds(
    Told,
    borough=st.sampled_from([None, "Aldmere", "Wexbridge"]),
    status=st.sampled_from(Status),
    due=DAYS,
    leads=st.lists(st.sampled_from([HEAD, BOARD]), max_size=3).map(tuple),
    slips=st.lists(st.integers(-400, 400), max_size=3).map(tuple),
    completed_on=DAYS,
    completed_by=DAYS,
    first=DAYS,
    plan_date=DAYS,
    plan=st.integers(1, 3),
    theme=st.sampled_from([None, "One", "Two"]),
    ongoing=st.booleans(),
    update=st.booleans(),
    warnings=st.integers(0, 2),
)
ACTIONS = st.lists(SOME, max_size=25)
COUNTS = [measure.name for measure in MEASURES if isinstance(measure, Count)]
ONE_EACH = [each for each in By if each not in OF_LEADS]


@settings(deadline=None, max_examples=40)
@given(ACTIONS, st.lists(st.sampled_from(ONE_EACH), min_size=1, max_size=2, unique=True))
def test_the_groups_add_up_to_the_total(told: list[Told], by: list[By]) -> None:
    facts = facts_of(*told)
    assert compare(facts, by)[COUNTS].sum().to_dict() == total(facts)[COUNTS].iloc[0].to_dict()


@settings(deadline=None, max_examples=40)
@given(ACTIONS, st.none() | st.dates(datetime.date(2012, 1, 1), datetime.date(2016, 12, 31)))
def test_each_action_has_one_place_in_each_way_to_divide_them(told: list[Told], as_of: datetime.date | None) -> None:
    one = total(facts_of(*told), as_of).iloc[0]
    assert one["actions"] == len(told) == one["with_lead"] + one["no_owner"]
    assert one["actions"] == one["with_due"] + one["no_date"] + one["ongoing_no_date"]
    assert one["actions"] == sum(one[status.value] for status in Status)
    assert one["completed"] == one["completed_on_time"] + one["completed_late"] + one["completed_time_unknown"]
    assert one["open"] == one["actions"] - one["completed"] - one["cancelled"] == one["judged"] + one["overdue_unknown"]
    assert one["judged"] == one["overdue"] + one["past_due_no_update"] + one["not_yet_due"]


@settings(deadline=None, max_examples=40)
@given(ACTIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(told: list[Told], chance: object) -> None:
    other = sorted(told, key=lambda _: chance.random())  # type: ignore[attr-defined]
    for by in ([By.BOROUGH], [By.LEAD, By.YEAR], []):
        pd.testing.assert_frame_equal(compare(facts_of(*told), by), compare(facts_of(*other), by))


@settings(deadline=None, max_examples=40)
@given(ACTIONS)
def test_no_share_and_no_median_stands_on_too_little(told: list[Told]) -> None:
    table = compare(facts_of(*told), [By.LEAD])
    for measure in MEASURES:
        if isinstance(measure, Count) and measure.of:
            share = table[f"{measure.name}_share"]
            assert (share.isna() == (table[measure.of] < SMALL)).all()
            assert share.dropna().between(0, 1).all()
        elif not isinstance(measure, Count):
            assert (table[measure.name].isna() == (table[measure.of] == 0)).all()
