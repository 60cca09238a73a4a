"""A table -> actions: text made values, with a warning wherever the reading is not forced."""

import datetime
from collections.abc import Mapping

import pytest

from extractors.fields.abbreviations import Abbreviations
from extractors.fields.timescale import YearHints
from extractors.plan.actions import Reader, read_action
from models.action import Action, Milestone, Recommendation
from models.document import Identity
from models.geometry import Box
from models.row import Entry, Field, PlanRow
from models.table import Line, Place
from tests.extractors.plan.building import C, Printed, Row, actions_of, table

HEADINGS = {
    "ref": "No",
    "recommendation": "Recommendation",
    "rec_no": "Rec No",
    "action": "Action",
    "lead": "Lead",
    "involved": "Partners",
    "due": "Timescale",
    "outcome": "Outcome",
    "evidence": "Evidence",
    "progress": "Progress",
    "completed": "Date completed",
    "rag": "RAG",
}


def plan(*rows: Mapping[str, Printed], title: str = "# Wexbridge Parks Action Plan") -> tuple[Action, ...]:
    """The actions of a plan whose columns are those that the rows name."""
    names = list(rows[0])
    head: Row = [HEADINGS[name] for name in names]
    return actions_of(title, table(head, *([row.get(name, "") for name in names] for row in rows)))


def one(**cells: Printed) -> Action:
    """The first action of a plan of `cells` and one more row."""
    other: dict[str, Printed] = {"action": "Mend the stile", "lead": "Warden", "due": "June 2019"}
    return plan({"action": "Plant a hedge", "lead": "Ranger", "due": "May 2019", **cells}, other)[0]


def test_a_plain_row_is_read_whole_and_without_a_warning() -> None:
    action = one(ref="4", involved="Parish council", outcome="A hedge", evidence="Photographs", progress="Planted")
    assert (action.ref, action.action, action.outcome) == ("4", "Plant a hedge", "A hedge")
    assert [party.name for party in action.leads] == ["Ranger"]
    assert [party.name for party in action.involved] == ["Parish council"]
    assert action.due_date == datetime.date(2019, 5, 31)
    assert (action.evidence, action.progress, action.warnings) == ("Photographs", "Planted", ())
    assert (action.file, action.document.title) == ("plan.pdf", "Wexbridge Parks Action Plan")


@pytest.mark.parametrize(
    ("text", "ref", "said"),
    [
        ("1) Plant a hedge", "1", "Plant a hedge"),
        ("(2.4.3.) Plant a hedge", "2.4.3", "Plant a hedge"),
        ("2.4.3 Plant a hedge", "2.4.3", "Plant a hedge"),
        ("7. Plant a hedge", "7", "Plant a hedge"),
        ("Action 7: Plant a hedge", "7", "Plant a hedge"),
        ("1.1.10 Plant a hedge", "1.1.10", "Plant a hedge"),
        ("7\nPlant a hedge", "7", "Plant a hedge"),
        ("12 trees will be planted", None, "12 trees will be planted"),
        ("MUST DO\n3) Plant a hedge", "3", "Plant a hedge"),
        ("MUST DO\nPlant a hedge", None, "Plant a hedge"),
        ("NHS", None, "NHS"),
        ("Plant:\n1) survey\n2) order", None, "Plant:\n1) survey\n2) order"),
        ("a) Survey\nb) Plant", None, "a) Survey\nb) Plant"),
        ("Plant a hedge\n+of hawthorn", None, "Plant a hedge of hawthorn"),
        ("Plant:\n• beech\n• hawthorn", None, "Plant:\n• beech\n• hawthorn"),
    ],
)
def test_an_action_without_its_number_and_labels(text: str, ref: str | None, said: str) -> None:
    action = actions_of(table(("Action", "Lead", "Evidence"), (text, "", ""), ("Mow", "Ranger", "Photographs")))[0]
    assert (action.ref, action.action) == (ref, said)


def test_bare_numbers_are_refs_where_the_plan_counts_on() -> None:
    rows: list[Row] = [(f"{number} {what}", "Ranger") for number, what in ((1, "Plant"), (2, "Mend"), (3, "Mow"))]
    assert [action.ref for action in actions_of(table(("Action", "Lead"), *rows))] == ["1", "2", "3"]
    rows = [("16 Volunteers to be found", "Ranger"), ("Plant a hedge", "Ranger"), ("Mow", "Ranger")]
    assert [action.ref for action in actions_of(table(("Action", "Lead"), *rows))] == [None, None, None]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("S1. Keep paths open", Recommendation("Keep paths open", "S1")),
        ("S1\nKeep paths open", Recommendation("Keep paths open", "S1")),
        ("Recommendation 2: Keep paths open", Recommendation("Keep paths open", "2")),
        ("Within 3 months\n2) Keep paths open", Recommendation("Keep paths open", "2")),
        ("Keep paths open", Recommendation("Keep paths open")),
        ("", None),
    ],
)
def test_a_recommendation_with_its_own_number(printed: str, expected: Recommendation | None) -> None:
    assert one(recommendation=printed).recommendation == expected


def test_a_number_in_the_recommendations_own_column_is_the_recommendations() -> None:
    head: Row = ("Rec No", "Recommendation", "Action No", "Action", "Lead")
    action = actions_of(table(head, ("3", "Keep paths open", "3.1", "Plant a hedge", "Ranger")))[0]
    assert (action.ref, action.recommendation) == ("3.1", Recommendation("Keep paths open", "3"))


def test_a_recommendation_without_an_action_is_tracked_itself_with_a_warning() -> None:
    action = one(recommendation="Keep paths open", action="")
    assert (action.action, action.warnings) == ("Keep paths open", ("no action is printed beside this recommendation",))


def test_an_update_loses_the_number_of_its_action_and_no_other() -> None:
    assert one(action="(6) Plant", progress="(6) Planted").progress == "Planted"
    assert one(action="(6) Plant", progress="(7) Planted").progress == "(7) Planted"
    assert one(action="Plant", progress="6) Planted").progress == "6) Planted"


@pytest.mark.parametrize(
    ("printed", "day", "progress"),
    [
        ("5.10.12", datetime.date(2012, 10, 5), None),
        ("October 2012", datetime.date(2012, 10, 31), None),
        (
            "5.10.12 Hedge planted by forty volunteers",
            datetime.date(2012, 10, 5),
            "5.10.12 Hedge planted by forty volunteers",
        ),
        ("", None, None),
    ],
)
def test_the_date_achieved_and_the_words_beside_it(
    printed: str, day: datetime.date | None, progress: str | None
) -> None:
    other: Row = ("Mend the stile", "Warden", "1.11.12")
    action = actions_of(table(("Action", "Lead", "Date completed"), ("Plant", "Ranger", printed), other, other))[0]
    assert (action.completed_on, action.progress) == (day, progress)


@pytest.mark.parametrize(
    ("cell", "rag"),
    [
        ("Green", "Green"),
        (C(fill="#00b050"), "green (fill)"),
        (C("Amber", fill="#00b050"), "Amber"),
        (C(fill="#f2f2f2"), None),
        ("", None),
    ],
)
def test_the_status_code_is_what_is_printed_or_the_fill(cell: Printed, rag: str | None) -> None:
    assert one(rag=cell).rag == rag


def test_the_last_of_several_codes_is_in_force() -> None:
    head: Row = ("Action", "Lead", "RAG Q1", "RAG Q2", "RAG Q3")
    action = actions_of(table(head, ("Plant", "Ranger", "Red", "Green", ""), ("Mow", "Ranger", "Red", "Red", "Amber")))[
        0
    ]
    assert action.rag == "Green"


def test_several_date_columns_are_read_from_left_to_right() -> None:
    action = actions_of(table(("Action", "Original date", "Revised date"), ("Plant a hedge", "May 2019", "July 2019")))[
        0
    ]
    assert [due.raw for due in action.due] == ["May 2019", "July 2019"]
    assert action.due_date == datetime.date(2019, 7, 31)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("Start date", "End date"),
        ("Start", "Finish"),
        ("From", "To"),
        ("Planned start", "Due"),
        ("Date commenced", "By"),
    ],
)
def test_a_start_and_an_end_are_a_period_and_the_start_alone_is_never_when_it_is_due(begins: str, ends: str) -> None:
    head = ("Action", "Lead", begins, ends)
    rows = (("Plant a hedge", "Ranger", "May 2019", "July 2019"), ("Mend the stile", "Ranger", "June 2019", "TBC"))
    hedge, stile = actions_of(table(head, *rows))
    assert ([str(due.start) for due in hedge.due], hedge.due_date) == (["2019-05-01"], datetime.date(2019, 7, 31))
    assert ([due.raw for due in hedge.due], hedge.warnings) == (["May 2019 – July 2019"], ())
    assert (stile.due, stile.warnings) == ((), ("timescale states no date: 'TBC'",))


def test_a_start_alone_is_no_due_date_and_the_record_says_so() -> None:
    action = actions_of(table(("Action", "Lead", "Start date"), ("Plant a hedge", "Ranger", "May 2019")))[0]
    assert action.due_date is None
    assert action.warnings == ("'Start date' says when the work begins, not when it is due: 'May 2019'",)


def test_a_column_of_both_ends_is_a_timescale() -> None:
    action = actions_of(
        table(("Action", "Lead", "Start and end date"), ("Plant a hedge", "Ranger", "May – July 2019"))
    )[0]
    assert action.due_date == datetime.date(2019, 7, 31)


def test_a_year_that_is_not_printed_is_that_of_the_others_with_a_warning() -> None:
    found = plan(*({"action": "Plant", "lead": "Ranger", "due": due} for due in ("May 2019", "June", "July 2019")))
    assert [action.due_date for action in found] == [
        datetime.date(2019, month, day) for month, day in ((5, 31), (6, 30), (7, 31))
    ]
    assert [bool(action.warnings) for action in found] == [False, True, False]


def test_targets_with_their_dates_are_milestones() -> None:
    action = one(outcome="Hedge ordered\nHedge planted", due="May 2019\nJuly 2019")
    assert action.milestones == (
        Milestone("Hedge ordered", datetime.date(2019, 5, 31)),
        Milestone("Hedge planted", datetime.date(2019, 7, 31)),
    )
    assert (action.outcome, action.warnings) == ("Hedge ordered\nHedge planted", ())


@pytest.mark.parametrize(
    ("cells", "warning"),
    [
        ({"due": "31.9.12"}, "31.9.12"),
        ({"outcome": "Ordered\nPlanted", "due": "May 2019\nJune 2019\nJuly 2019"}, "which is whose is not certain"),
        ({"outcome": "Ordered\nPlanted\nWatered", "due": "May 2019\n\nJune 2019"}, "not every target has a date"),
        ({"action": "1) Plant\n2) Mow", "lead": "Ranger"}, "printed once for 2 actions"),
        ({"recommendation": "Keep", "action": ""}, "no action is printed"),
    ],
)
def test_what_is_not_forced_has_a_warning(cells: dict[str, Printed], warning: str) -> None:
    assert any(warning in sentence for sentence in one(**cells).warnings)


def test_a_plan_with_an_empty_row_of_recommendation_gives_no_action() -> None:
    found = plan({"recommendation": C("Keep", rows=2), "action": "Plant", "lead": "Ranger"}, {"action": "Mow"})
    assert [action.action for action in found] == ["Plant", "Mow"]


def test_ongoing_and_no_date() -> None:
    action = one(due="Ongoing")
    assert (action.ongoing, action.due, action.due_date) == (True, (), None)


def test_words_that_were_recognised_with_doubt_are_named_and_columns_that_are_none_of_ours_are_not() -> None:
    def doubted(*words: str) -> Line:
        return Line("Plant a hedge", Box(0, 0, 80, 10), 1, opens=True, doubtful=words)

    place = Place(1, Box(0, 0, 100, 20), 1, 2)
    cost = Entry(Field.OTHER, (doubted("£2O0"),), "Cost", place)
    reader = Reader("plan.pdf", Identity("0" * 64), Abbreviations(()), YearHints())
    for words, warnings in {
        (): (),
        ("hedqe",): ("recognised in a picture and doubtful: 'hedqe'",),
        tuple("abcdefg"): ("recognised in a picture and doubtful: 'a', 'b', 'c', 'd', 'e' and 2 more",),
    }.items():
        entry = Entry(Field.ACTION, (doubted(*words),), "Action", place)
        action = read_action(PlanRow((entry, cost), (), place), reader)
        assert action is not None
        assert action.warnings == warnings
