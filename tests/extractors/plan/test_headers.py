"""Which tables are action plans, and where their headers stand."""

import pytest

from extractors.plan.headers import explains_columns, find_header, fits, is_full_width, same_header
from models.row import Field
from tests.extractors.plan.building import C, Row, table

DONE = "The heating of the two community halls was serviced in May and the boilers will be replaced next year"
PLANS: dict[str, tuple[Row, ...]] = {
    "action plan": (("No", "Action", "Lead", "By when"), ("1", "Plant a hedge", "Head Ranger", "May 2019")),
    "action and progress alone": (("Action", "Progress"), ("Plant a hedge", DONE)),
    "action log of a board": (
        ("Ref", "Date raised", "Action", "Owner", "Due", "Status"),
        ("14", "3.2.20", "Circulate the paper", "Secretary", "March 2020", "Open"),
    ),
    "audit tracker": (
        ("Audit", "Recommendation", "Priority", "Management response", "Responsible officer", "Target date"),
        (
            "Payroll",
            "Reconcile the payroll to the general ledger every month",
            "High",
            "Agreed",
            "Payroll Manager",
            "31/03/2014",
        ),
    ),
    "scrutiny tracker": (
        ("Recommendation", "Cabinet response", "Progress"),
        ("That the Council publish its standards of repair every year", "Accepted", DONE),
    ),
    "questions as headings": (
        ("What will we do?", "Who will do it?", "By when?", "How will we know?"),
        ("Open a youth club", "Youth Service", "June 2021", "Fifty members"),
    ),
    "objectives with who and when": (
        ("Objective", "Lead", "Timescale"),
        ("Keep the paths of the moor open for walkers in every season", "Head Ranger", "2022"),
    ),
    "police improvement plan": (
        ("Area for improvement", "Activity", "Force lead", "Delivery date", "BRAG"),
        ("Call handling", "Train ten more operators", "Supt Control", "Dec 2022", "Green"),
    ),
    "action plan with risks and costs": (
        ("Action", "Lead", "By when", "Cost", "Likelihood"),
        ("Plant a hedge", "Head Ranger", "May 2019", "£400", "Low"),
    ),
}
OTHERS: dict[str, tuple[Row, ...]] = {
    "risk register": (
        ("Risk description", "Likelihood", "Impact", "Mitigating actions", "Risk owner"),
        ("Loss of the depot", "2", "4", "Insurance is in place and is reviewed", "Director"),
    ),
    "risk scores": (
        ("Ref", "Risk", "Inherent score", "Controls in place", "Residual score", "Further action"),
        ("R1", "Flood", "16", "Barriers", "8", "Inspect the barriers"),
    ),
    "budget": (
        ("Service", "Budget 2019/20", "Forecast", "Variance", "Comments"),
        ("Parks", "1,200", "1,250", "50", "Fuel"),
    ),
    "attendance": (("Member", "April", "June", "Apologies"), ("Chair", "Present", "Present", "")),
    "contents": (("Section", "Page"), ("Introduction", "3"), ("Action plan", "7")),
    "terms of reference": (("Purpose", "Membership"), ("To oversee the plan", "All partners")),
    "key": (("Colour", "Meaning"), ("Green", "On track"), ("Red", "Delayed")),
    "key without a header": (("Green", "Action complete"), ("Amber", "Action on track"), ("Red", "Action late")),
    "indicators": (
        ("Indicator", "2017/18", "2018/19", "Target"),
        ("Visits to libraries", "210,000", "205,000", "212,000"),
    ),
    "minutes": (("Item", "Discussion"), ("3", "The Chair thanked officers for the paper.")),
    "consultation responses": (
        ("Respondent", "Comment received", "Our response"),
        ("Parish council", "The path is too narrow", "Noted"),
    ),
    "report's form": (("Report of:", "Director of Place"), ("Date:", "12 March 2019"), ("Wards:", "All")),
    "contacts": (("Name", "Role", "Telephone"), ("A. Ash", "Ranger", "01234 567")),
    "header and nothing below": (("No", "Action", "Lead", "By when"),),
    "one column": (("Action",), ("Plant a hedge",)),
    "empty cells": (("", "", ""), ("", "", "")),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_has_a_header(name: str) -> None:
    header = find_header(table(*PLANS[name]))
    assert header is not None
    assert (header.first, header.last) == (1, 1)
    assert len(header.holding(Field.ACTION)) == 1


@pytest.mark.parametrize("name", OTHERS)
def test_other_tables_are_no_plans(name: str) -> None:
    assert find_header(table(*OTHERS[name])) is None


def test_title_rows_above_the_header_are_passed_over() -> None:
    header = find_header(
        table((C("Wexbridge Action Plan", columns=4), None, None, None), ("", "", "", ""), *PLANS["action plan"])
    )
    assert header is not None
    assert (header.first, header.last) == (3, 3)


def test_a_header_of_two_rows_is_read_from_its_lower_one() -> None:
    header = find_header(
        table(
            (C("Action", rows=2), C("Responsibility", columns=2), None, C("Progress", columns=2), None),
            (None, "Lead", "Partners", "Q1", "Q2"),
            ("Plant a hedge", "Head Ranger", "Parish councils", DONE, DONE),
        )
    )
    assert header is not None
    assert (header.first, header.last) == (1, 2)
    assert [column.fields[0].value for column in header.columns] == [
        "action",
        "lead",
        "involved",
        "progress",
        "progress",
    ]
    assert header.columns[4].heading == "Progress Q2"


def test_a_rotated_column_without_heading_is_a_theme() -> None:
    plan = table(
        ("", "Action", "Lead", "By when"),
        (C("WELLBEING", rows=2, rotated=True), "Open a club", "Youth Service", "May 2020"),
        (None, "Hold a fair", "Events Team", "June 2020"),
    )
    header = find_header(plan)
    assert header is not None
    assert header.columns[0].fields == (Field.THEME,)


def test_the_header_printed_again_is_known() -> None:
    plan = table(
        *PLANS["action plan"], ("NO.", "Action (continued)", "Lead", "By  when"), ("2", "Mow", "Ranger", "July")
    )
    header = find_header(plan)
    assert header is not None
    assert same_header(plan.row(3), plan, header)
    assert not same_header(plan.row(2), plan, header)
    assert not same_header(plan.row(4), plan, header)


@pytest.mark.parametrize(
    ("row", "explains"),
    [
        (("", "(what will be done)", "(who leads)", "(month)"), True),
        (("", "What is to be done?", "Who leads?", "Which month?"), True),
        (("", "e.g. plant a tree", "e.g. Ranger", "e.g. May"), True),
        (("1", "Plant a hedge", "Ranger", "May 2019"), False),
    ],
)
def test_a_row_that_explains_the_columns_is_known(row: Row, explains: bool) -> None:
    plan = table(("No", "Action", "Lead", "By when"), row, ("2", "Mow the verge", "Ranger", "July 2019"))
    header = find_header(plan)
    assert header is not None
    assert explains_columns(plan, 2, header) is explains


@pytest.mark.parametrize(("columns", "whole"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_row_by_itself_spans_most_columns(columns: int, whole: bool) -> None:
    wide = C("Priority 1", columns=columns)
    assert (
        is_full_width(
            table((wide, *(None for _ in range(columns - 1)), *[""] * (4 - columns))).cells[0], table(("", "", "", ""))
        )
        is whole
    )


def test_a_table_stands_under_another_header_where_its_columns_stand_alike() -> None:
    plan = table(*PLANS["action plan"])
    header = find_header(plan)
    assert header is not None
    assert fits(header, plan, (0, 100, 200, 300), (0, 104, 200, 297))
    assert not fits(header, plan, (0, 100, 200, 300), (0, 120, 200, 300))
    assert not fits(header, plan, (0, 100, 200, 300), (0, 100, 200))
