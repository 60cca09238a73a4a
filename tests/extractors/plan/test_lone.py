"""A row of which the first cell alone is filled is a heading or an action; neither is lost, and a guess is told."""

import pytest

from extractors.delimited import extract
from extractors.plan import read_plan
from extractors.plan.bands import HEADED
from models.action import Action
from tests.extractors.excel.making import read as read_workbook

HEADER = ("Action", "Lead", "By when", "Progress")
FULL = [(f"Mend the gate of park {at}", "Ranger", "May 2019", "Begun") for at in range(1, 9)]
Row = tuple[str, ...]


def csv(*rows: Row) -> tuple[Action, ...]:
    return read_plan(extract("\n".join(map(",".join, (HEADER, *rows))).encode(), "plan.csv"))[1]


def sheet(*rows: Row) -> tuple[Action, ...]:
    return read_plan(read_workbook(lambda sheet: [sheet.append(row) for row in (HEADER, *rows)] and None))[1]


def alone(text: str) -> Row:
    return (text, "", "", "")


@pytest.mark.parametrize("kind", [csv, sheet])
@pytest.mark.parametrize("text", ["Tell parents", "Tell parents of the change.", "tell parents"])
def test_among_actions_it_is_an_action_without_the_rest(kind: object, text: str) -> None:
    assert callable(kind)
    found = kind(*FULL[:3], alone(text), *FULL[3:])
    assert [action.action for action in found] == [row[0] for row in FULL[:3]] + [text] + [row[0] for row in FULL[3:]]
    assert (found[3].leads, found[3].due, found[3].progress) == ((), (), None)
    assert not any(action.theme for action in found)


@pytest.mark.parametrize("text", ["Theme 2: Gates", "GATES", "Gates:", "Priority B - gates and what they close"])
def test_what_says_that_it_is_a_heading_is_one(text: str) -> None:
    found = csv(*FULL[:3], alone(text), *FULL[3:])
    assert [action.theme for action in found] == [()] * 3 + [(text,)] * 5
    assert not any("heading" in warning for action in found for warning in action.warnings)


def test_at_the_end_of_the_table_nothing_stands_under_it() -> None:
    assert csv(*FULL[:3], alone("Theme 2: Gates"))[-1].action == "Theme 2: Gates"


def test_rows_under_headings_from_the_first_on_and_a_warning_for_each_guess() -> None:
    found = csv(alone("Gates"), *FULL[:3], alone("Ponds"), *FULL[3:])
    assert [action.theme for action in found] == [("Gates",)] * 3 + [("Ponds",)] * 5
    told = {at: action.warnings for at, action in enumerate(found) if action.warnings}
    assert told == {0: (HEADED.format("Gates"),), 3: (HEADED.format("Ponds"),)}


def test_where_headings_are_named_others_are_actions() -> None:
    found = csv(alone("Theme 1: Gates"), *FULL[:3], alone("Tell parents"), *FULL[3:])
    assert found[3].action == "Tell parents"
    assert {action.theme for action in found} == {("Theme 1: Gates",)}


def test_right_under_a_named_one_a_short_text_divides_it() -> None:
    found = csv(alone("THEME 1"), alone("Gates"), *FULL[:3])
    assert [action.theme for action in found] == [("THEME 1", "Gates")] * 3


def test_actions_alone_all_along_are_no_headings() -> None:
    texts = [f"Tell the parents of school {at}" for at in range(6)]
    found = csv(*map(alone, texts), FULL[0])
    assert [action.action for action in found] == [*texts, FULL[0][0]]


def test_numbered_actions_are_no_numbered_headings() -> None:
    rows = [(f"{at}. Mend gate {at} of the park", "Ranger", "May 2019", "") for at in range(1, 5)]
    found = csv(*rows[:2], alone("9. Tell parents"), *rows[2:])
    assert [action.ref for action in found] == ["1", "2", "9", "3", "4"]


def test_in_a_column_of_numbers_a_text_is_a_heading() -> None:
    rows = [("Ref", "Action", "Lead", "By when"), ("Gates", "", "", "")]
    rows += [(str(at), f"Mend the gate of park {at}", "Ranger", "May 2019") for at in range(1, 5)]
    for content in (
        extract("\n".join(map(",".join, rows)).encode(), "x"),
        read_workbook(lambda s: [s.append(r) for r in rows] and None),
    ):
        assert [action.theme for action in read_plan(content)[1]] == [("Gates",)] * 4


def test_a_recommendation_by_itself_is_one_that_nobody_answers() -> None:
    rows = [("Recommendation", "Action", "Lead", "By when")]
    rows += [(f"The Board should know about park {at}", "Ask it", "Ranger", "May 2019") for at in range(1, 5)]
    rows.insert(3, ("The Board should mow the verges", "", "", ""))
    found = read_plan(extract("\n".join(map(",".join, rows)).encode(), "x"))[1]
    assert found[2].action == "The Board should mow the verges"
    assert found[2].warnings == ("no action is printed beside this recommendation",)
