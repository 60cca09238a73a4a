"""What a comparison is made from, and what it refuses."""

import datetime

import pytest

from pipeline.compare.facts import ACTIONS, LEADS, SLIPS, Facts, LeftOut, table
from tests.pipeline.compare.facts import Told, facts_of


@pytest.mark.parametrize("columns", [ACTIONS, LEADS, SLIPS])
def test_a_table_without_rows_has_its_columns(columns: dict[str, str]) -> None:
    frame = table([], columns)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == dict(columns)
    assert len(frame) == 0


def test_days_are_kept_however_far_off_and_absence_too() -> None:
    first, last = datetime.date(1, 1, 1), datetime.date(9999, 12, 31)
    rows = [
        (f"a-{day}", 1, *[None] * 4, day, "completed", day, None, True, False, 0, day, None) for day in (first, last)
    ]
    frame = table(rows, ACTIONS)
    assert [str(day)[:10] for day in frame["due_date"].to_numpy()] == ["0001-01-01", "9999-12-31"]
    assert frame["completed_on"].isna().all()
    assert frame["borough"].isna().all()


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        table([("a-1", "Head of Service", "role"), ("a-2", "Board")], LEADS)


def test_facts_say_what_was_left_out() -> None:
    assert facts_of(left_out=(LeftOut("they have no date", 2),)).left_out == (LeftOut("they have no date", 2),)


GOOD = facts_of(Told(leads=(("Board", "body"),), slips=(3,)))


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"actions": GOOD.actions.drop(columns="theme")}, "actions: columns or dtypes are not as agreed.*theme"),
        ({"actions": GOOD.actions.astype({"plan": "string"})}, "actions: columns or dtypes are not as agreed.*plan"),
        ({"actions": GOOD.actions.loc[[0, 0]]}, "an id stands twice"),
        (
            {"actions": GOOD.actions.assign(status=GOOD.actions["status"].replace("in_progress", "late"))},
            "status: late",
        ),
        ({"leads": table([("a-1", "Board", "committee")], LEADS)}, "no kind: committee"),
        ({"leads": table([("a-9", "Board", "body")], LEADS)}, "leads: an id that is in no action"),
        ({"leads": table([("a-1", None, "body")], LEADS)}, "leads: a row without name"),
        ({"slips": table([("a-9", 3)], SLIPS)}, "slips: an id that is in no action"),
    ],
)
def test_what_cannot_be_counted_is_refused(parts: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Facts(**{"actions": GOOD.actions, "leads": GOOD.leads, "slips": GOOD.slips, **parts})  # type: ignore[arg-type]
