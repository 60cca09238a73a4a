"""The scorer: a perfect reading scores 1, and each kind of fault lowers its own figure and no other."""

import json
from pathlib import Path

import pytest

from tests.scoring import JUDGED, Record, likeness, pairs, score, total

GOLD = Path(__file__).parent / "samples" / "gold"


def golds(name: str) -> list[Record]:
    records: list[Record] = json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8"))["actions"]
    return records


@pytest.fixture
def send() -> list[Record]:
    return golds("calderwick-send-2022")


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.gold.json")), ids=lambda path: path.name)
def test_gold_scored_against_itself_is_perfect(path: Path) -> None:
    records = golds(path.name.removesuffix(".gold.json"))
    scored = score(records, records)
    assert set(scored.figures().values()) == {1.0}
    assert scored.misses == ()


def test_a_missed_action_lowers_found_and_placed_alone(send: list[Record]) -> None:
    figures = score(send, send[1:]).figures()
    assert figures["found"] == figures["placed"] == (len(send) - 1) / len(send)
    assert figures["clean"] == 1.0


def test_an_invented_action_lowers_clean_alone(send: list[Record]) -> None:
    figures = score(send, [*send, {**send[0], "action": "Buy a boat and sail it round the reservoir"}]).figures()
    assert figures["clean"] == len(send) / (len(send) + 1)
    assert figures["found"] == figures["placed"] == 1.0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ref", "99"),
        ("leads", ["Somebody else"]),
        ("due_date", "1999-01-01"),
        ("progress", "Something else altogether"),
        ("theme", ["Another theme"]),
        ("recommendation", {"ref": None, "text": "Do better"}),
        ("involved", ["A stranger"]),
        ("outcome", "Nothing of the sort"),
        ("milestones", []),
        ("evidence", "A photograph"),
        ("completed_on", "1999-01-01"),
        ("status", "cancelled"),
    ],
)
def test_a_wrong_field_is_counted_under_its_name(send: list[Record], field: str, value: object) -> None:
    scored = score(send, [{**send[0], field: value}, *send[1:]])
    name = "due" if field == "due_date" else field
    assert [miss.fault for miss in scored.misses] == [name]
    assert scored.figures()[name] < 1.0
    assert all(scored.figures()[other] == 1.0 for other in JUDGED if other != name)


def test_status_is_not_judged_where_the_gold_is_not_sure(send: list[Record]) -> None:
    unsure = [{**record, "sure": False} for record in send]
    assert score(unsure, [{**record, "status": "cancelled"} for record in send]).figures()["status"] == 1.0


def test_a_span_that_begins_elsewhere_is_wrong(send: list[Record]) -> None:
    later = {**send[0], "due": [{"start": "2023-07-30"}]}
    assert [miss.fault for miss in score(send, [later, *send[1:]]).misses] == ["due"]


def test_actions_worded_alike_are_told_apart_by_their_refs(send: list[Record]) -> None:
    twins = [{**send[0], "ref": "1"}, {**send[0], "ref": "2"}]
    assert pairs(twins, twins[::-1]) == [(0, 1), (1, 0)]


def test_parties_are_compared_without_case_order_and_blanks(send: list[Record]) -> None:
    one, other = (
        {**send[0], "leads": ["Head of SEND", "ICB"]},
        {**send[0], "leads": [{"name": "icb"}, {"name": "Head  of Send"}]},
    )
    assert score([one], [other]).misses == ()


def test_total_adds_documents_up(send: list[Record]) -> None:
    both = total([score(send, send), score(send, [])])
    assert both.gold == 2 * len(send)
    assert both.figures()["found"] == 0.5


def test_likeness_needs_shared_runs() -> None:
    assert likeness("Publish the register", "Withdraw the leaflet") < 0.3
    assert likeness(None, "") == 1.0
