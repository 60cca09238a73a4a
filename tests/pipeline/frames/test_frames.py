"""`from pipeline import open_store`: frames with fixed columns and dtypes, the same actions as everywhere else."""

import csv
import datetime
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given

from models.action import Due, Milestone, Party, PartyKind, Precision, Update
from models.errors import StoreError
from models.listed import Listed
from models.status import Status
from pipeline import open_store
from pipeline.compare.arithmetic import columns as measures
from pipeline.compare.facts import table
from pipeline.export import to_csv
from pipeline.export.cells import cell
from pipeline.export.column import Value
from pipeline.export.columns import SHEET
from pipeline.frames import Frames, layout
from pipeline.store import Said
from pipeline.store import open_store as open_plain
from tests.pipeline.store.plans import TEXTS, plan
from tests.strategies import listed, unhurried

MARCH, JUNE = datetime.date(2026, 3, 31), datetime.date(2026, 6, 30)
NURSE = Party("DN", PartyKind.ROLE, "Designated Nurse")
DAY, TEXT, WHOLE = "datetime64[s]", "string", "Int64"
KEYED = {"action_id": TEXT, "position": WHOLE}
SHAPES: dict[str, dict[str, str]] = {  # what scripts of users rely on: a change here is a change for them
    "plans": {
        "plan": TEXT,
        "date": DAY,
        "borough": TEXT,
        "body": TEXT,
        "title": TEXT,
        "file": TEXT,
        "sha256": TEXT,
        "actions": WHOLE,
    },
    "themes": {**KEYED, "theme": TEXT},
    "leads": {**KEYED, "name": TEXT, "kind": TEXT, "expanded": TEXT},
    "involved": {**KEYED, "name": TEXT, "kind": TEXT, "expanded": TEXT},
    "dates": {**KEYED, "raw": TEXT, "start": DAY, "end": DAY, "precision": TEXT},
    "updates": {**KEYED, "text": TEXT, "start": DAY, "end": DAY},
    "milestones": {**KEYED, "text": TEXT, "due": DAY},
    "warnings": {**KEYED, "warning": TEXT},
    "compare": {"borough": TEXT, **measures()},
}
DATES = {"date", "due_date", "completed_on", "published"}
WHOLES = {"page", "table", "row", "plan_first_page", "plan_last_page"}
NUMBERS = {"x0", "top", "x1", "bottom", "status_confidence"}


def dtypes(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(dtype) for name, dtype in frame.dtypes.items()}


def expected_actions() -> dict[str, str]:
    named = dict.fromkeys(DATES, DAY) | dict.fromkeys(WHOLES, WHOLE) | dict.fromkeys(NUMBERS, "float64")
    return {name: named.get(name, "boolean" if name == "ongoing" else TEXT) for name in layout.ACTIONS}


def filled(address: str) -> None:
    """A plan of two versions and another borough's; an action has something in every list."""
    first, *others = plan("a", *TEXTS, date="2026-03-31")
    due = tuple(Due(day.isoformat(), day, day, Precision.DAY) for day in (MARCH, JUNE))
    goals = (Milestone("Half", MARCH), Milestone("All", None))
    updates = (Update("begun", MARCH, MARCH), Update("done", JUNE, JUNE))
    rich = replace(first, theme=("A", "B"), leads=(NURSE, Party("Police")), involved=(NURSE,), due=due)
    rich = replace(rich, milestones=goals, updates=updates, warnings=("look",), status=Status.COMPLETED)
    later = [replace(rich, due=due[:1]), *plan("b", *TEXTS[:3], date="2026-06-30")[1:]]
    with open_plain(address, create=True) as store:
        store.save((rich, *others))
        store.save([replace(one, file="b.pdf", document=later[-1].document) for one in later])
        store.save(plan("c", *TEXTS[:2], borough="Northmere", date="2026-06-30"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frames]:
    """The plans of `filled`; the tests only read them."""
    path = tmp_path_factory.mktemp("filled") / "plans.db"
    filled(str(path))
    with open_store(path) as store:
        yield store


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frames]:
    with open_store(tmp_path_factory.mktemp("empty") / "plans.db", create=True) as store:
        yield store


def test_every_database_gives_the_same_frames(store: Frames, address: str) -> None:
    filled(address)
    with open_store(address) as other:
        for name in ("actions", *SHAPES):
            pd.testing.assert_frame_equal(getattr(store, name)(), getattr(other, name)())
        pd.testing.assert_frame_equal(store.changes(1), other.changes(1))
        pd.testing.assert_frame_equal(store.history("bbbbbbbb-2"), other.history("bbbbbbbb-2"))
        assert set(store.search("train")["id"]) == set(other.search("train")["id"])


@pytest.mark.parametrize("name", SHAPES)
def test_columns_and_dtypes_are_the_same_in_a_full_store_and_in_an_empty_one(
    store: Frames, empty: Frames, name: str
) -> None:
    full, none = (getattr(one, name)() for one in (store, empty))
    assert dtypes(full) == dtypes(none) == SHAPES[name]
    assert len(full) > 0
    assert len(none) == 0


def test_actions_have_the_columns_of_the_exports(store: Frames, empty: Frames) -> None:
    assert dtypes(store.actions()) == dtypes(empty.actions()) == expected_actions()
    assert dtypes(store.search("train")) == dtypes(empty.search("train")) == expected_actions()
    assert len(store.actions()) == 9
    assert len(empty.actions()) == 0


def test_changes_and_history_have_theirs(store: Frames) -> None:
    told = {"plan": TEXT, "from_date": DAY, "to_date": DAY, "kind": TEXT, "earlier": TEXT, "id": TEXT, "ref": TEXT}
    told |= {"action": TEXT, "before": TEXT, "after": TEXT, "days": WHOLE, "doubtful": "boolean"}
    assert dtypes(store.changes(1)) == told
    assert dtypes(store.changes(2)) == told
    assert dtypes(store.history("cccccccc-1")) == {**expected_actions(), "changes": TEXT}


@given(listed())
@unhurried
def test_a_frame_tells_what_the_csv_export_tells(found: list[Listed]) -> None:
    """Text that a spreadsheet would run has an apostrophe in the file alone; both write nothing for what is missing."""
    frame = layout.actions(found)[[each.column.name for each in SHEET]]
    stream = io.BytesIO()
    to_csv.write(found, stream)
    names, *rows = csv.reader(io.StringIO(stream.getvalue().decode(), newline=""))
    assert list(frame.columns) == names
    shown = frame.astype(object).itertuples(index=False)
    assert [[cell(_value(value)) for value in row] for row in shown] == rows


def _value(value: object) -> Value:
    """What a frame holds, as exports have it."""
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value  # type: ignore[return-value]


def test_what_an_action_has_several_of_is_keyed_by_its_id_and_place(store: Frames) -> None:
    leads = store.leads(plan=1, as_of=MARCH)
    assert leads.to_dict("records")[0] == {
        "action_id": "aaaaaaaa-1",
        "position": 1,
        "name": "DN",
        "kind": "role",
        "expanded": "Designated Nurse",
    }
    assert list(leads["position"]) == [1, 2]
    assert list(store.dates(as_of="2026-03-31")["end"]) == [pd.Timestamp(MARCH), pd.Timestamp(JUNE)]
    assert store.milestones(as_of=MARCH)["due"].isna().tolist() == [False, True]
    assert set(store.updates()["action_id"]) <= set(store.actions()["id"])


@pytest.mark.parametrize(
    ("ask", "ids"),
    [
        (lambda store: store.actions(borough="northmere"), ["cccccccc-1", "cccccccc-2"]),
        (lambda store: store.actions(status="completed"), ["aaaaaaaa-1", "bbbbbbbb-1"]),
        (lambda store: store.actions(status=Status.COMPLETED, latest=True), ["bbbbbbbb-1"]),
        (lambda store: store.actions(lead="nurse", as_of="31/3/2026"), ["aaaaaaaa-1"]),
        (lambda store: store.actions(kind="unknown", as_of=pd.Timestamp(2026, 4, 1)), ["aaaaaaaa-1"]),
        (lambda store: store.actions(due_from=JUNE), ["aaaaaaaa-1"]),
        (lambda store: store.actions(due_to="2026-03-31"), ["bbbbbbbb-1"]),
        (lambda store: store.actions(plan="2", theme=None), ["cccccccc-1", "cccccccc-2"]),
        (lambda store: store.actions(words="advisory teachers"), ["aaaaaaaa-4"]),
        (lambda store: store.search("advisory teachers"), ["aaaaaaaa-4"]),
        (lambda store: store.search("train", borough="Northmere"), ["cccccccc-1"]),
        (lambda store: store.search("train", limit=1), ["aaaaaaaa-1"]),
    ],
)
def test_filters_choose(store: Frames, ask: Callable[[Frames], pd.DataFrame], ids: list[str]) -> None:
    assert list(ask(store)["id"]) == ids


def test_a_comparison_is_that_of_the_command(store: Frames) -> None:
    by_borough = store.compare()
    assert by_borough[["borough", "actions"]].to_dict("list") == {
        "borough": ["Northmere", "Wexbridge"],
        "actions": [2, 3],
    }
    assert list(store.compare(as_of="2026-03-31")["actions"]) == [4]
    assert list(store.compare(by=("borough", "kind"), borough="Wexbridge").columns[:2]) == ["borough", "kind"]
    assert store.compare(by=())["actions"].to_list() == [5]


def test_changes_and_history_tell_what_became_of_an_action(store: Frames) -> None:
    told = store.changes("1")
    assert told[["kind", "earlier", "id"]].fillna("").to_numpy().tolist() == [
        ["moved", "aaaaaaaa-1", "bbbbbbbb-1"],
        ["dropped", "aaaaaaaa-4", ""],
    ]
    moved = told.iloc[0]
    assert (moved["days"], moved["before"], moved["after"]) == (-91, "2026-06-30", "2026-03-31")
    assert (moved["from_date"], moved["to_date"]) == (pd.Timestamp(MARCH), pd.Timestamp(JUNE))
    story = store.history("aaaaaaaa-1")
    assert list(story["id"]) == ["aaaaaaaa-1", "bbbbbbbb-1"]
    assert story["changes"].fillna("").to_list() == ["", "moved"]


def test_a_correction_is_what_frames_give(tmp_path: Path) -> None:
    address = str(tmp_path / "plans.db")
    filled(address)
    with open_plain(address) as plain:
        plain.correct("cccccccc-1", "status", '"delayed"', Said("A. Clerk"))
    with open_store(address) as store:
        (row,) = store.actions(status="delayed").to_dict("records")
    assert (row["id"], row["status_by"], row["corrected"]) == ("cccccccc-1", "reviewer", "status")


def test_the_record_is_the_exact_one(store: Frames) -> None:
    record = store.record("aaaaaaaa-1")
    assert (record["action"], record["leads"][0]["expanded"]) == (TEXTS[0], "Designated Nurse")


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda store: store.actions(boro="Harrow"), "no filter 'boro' here: borough, body"),
        (lambda store: store.actions(status="done"), "status: 'done' is none of completed, on_track"),
        (lambda store: store.leads(kind="robot"), "kind: 'robot' is none of person, role"),
        (lambda store: store.compare(as_of="soon"), "as_of: 'soon' is no date: 2026-03-31"),
        (lambda store: store.plans(plan="first"), "plan: 'first' is no number of a plan"),
        (lambda store: store.plans(latest="yes"), "latest: True or False is wanted"),
        (lambda store: store.plans(status="completed"), "no filter 'status' here: borough"),
        (lambda store: store.actions(borough=" "), "borough: a text is wanted"),
        (lambda store: store.compare(words="train"), "no filter 'words' here"),
        (lambda store: store.compare(by="ward"), "by: 'ward' is none of borough, body, plan"),
        (lambda store: store.compare(by=("lead", "lead")), "one or two different dimensions"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_name(
    empty: Frames, ask: Callable[[Frames], pd.DataFrame], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        ask(empty)


def test_what_is_not_there_is_told(empty: Frames, tmp_path: Path) -> None:
    for ask in (empty.history, empty.record):
        with pytest.raises(LookupError, match="no action 'aaaaaaaa-1' in the store"):
            ask("aaaaaaaa-1")
    with pytest.raises(LookupError, match="no plan 3 in the store"):
        empty.changes(3)
    with pytest.raises(StoreError, match="no store at"):
        open_store(tmp_path / "none.db")


def test_pandas_waits_until_a_store_is_opened() -> None:
    code = "import sys, pipeline; print([name for name in ('pandas', 'sqlalchemy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    with pytest.raises(ImportError):
        from pipeline import nonsense  # type: ignore[attr-defined]  # noqa: F401


def test_every_frame_is_made_by_the_table_of_its_columns() -> None:
    for columns in (layout.ACTIONS, layout.PLANS, layout.CHANGES, layout.HISTORY, *layout.TIDY.values()):
        assert dtypes(table((), columns)) == dict(columns)
