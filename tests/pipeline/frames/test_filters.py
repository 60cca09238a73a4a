"""The filters of frames are those of Query, each with a value that it takes."""

import datetime
from dataclasses import fields

import pytest

from models.action import PartyKind
from models.query import Query
from models.status import Status
from pipeline.frames.filters import Filters, PlanFilters, WordFilters, wanted

DAY = datetime.date(2026, 3, 31)
WHOLE = Query(
    borough="Harrow",
    status=Status.DELAYED,
    body="Board",
    title="Plan",
    theme="Neglect",
    lead="Nurse",
    kind=PartyKind.ROLE,
    plan=3,
    words="missing",
    due_from=DAY,
    due_to=DAY,
    as_of=DAY,
    latest=True,
)


def test_every_field_of_a_query_is_a_filter() -> None:
    assert set(WordFilters.__annotations__) == {field.name for field in fields(Query)}
    assert set(PlanFilters.__annotations__) < set(Filters.__annotations__) < set(WordFilters.__annotations__)


def test_values_and_their_texts_mean_the_same() -> None:
    given = {field.name: getattr(WHOLE, field.name) for field in fields(Query)}
    assert wanted(given, WordFilters) == WHOLE
    typed = {name: value if value is True else str(value) for name, value in given.items()}
    assert wanted(typed, WordFilters) == WHOLE


def test_none_asks_for_nothing() -> None:
    assert wanted(dict.fromkeys(WordFilters.__annotations__), WordFilters) == Query()


@pytest.mark.parametrize("value", [True, 1.5, "-1", "", "p7"])
def test_a_plan_is_known_by_its_number(value: object) -> None:
    with pytest.raises(ValueError, match="plan: "):
        wanted({"plan": value}, PlanFilters)


def test_a_time_is_its_day() -> None:
    assert wanted({"as_of": datetime.datetime(2026, 3, 31, 12)}, PlanFilters).as_of == DAY
