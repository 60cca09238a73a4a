"""What a comparison is written as: the terminal, CSV, JSON."""

import csv
import datetime
import io
import json

import pytest

from models.status import Status
from pipeline.compare import to_csv, to_json, to_table
from pipeline.compare.arithmetic import LEADERS, columns
from pipeline.compare.by import By
from pipeline.compare.comparison import comparison, judged_on, unjudged, versions
from pipeline.compare.facts import LeftOut
from pipeline.compare.measures import MEASURES
from pipeline.compare.shown import share
from tests.pipeline.compare.facts import Told, facts_of, many

LONG = "Aldmere and Outer Thornhaven District, formerly the Joint Authority of the Three Valleys"
HEAD = ("=HYPERLINK(1)", "role")
FACTS = facts_of(
    *[Told(leads=(HEAD,), due="2015-01-31", status=Status.DELAYED)] * 10,
    Told(LONG, plan_date=None, plan=2, status=Status.COMPLETED),
    Told(None, leads=(HEAD,), due="2015-01-31", status=Status.UNREPORTED),
    left_out=(LeftOut("they state no date", 3),),
)


@pytest.mark.parametrize(
    ("count", "whole", "shown"),
    [
        (9, 9, "9 of 9"),
        (0, 10, "0% of 10"),
        (10, 10, "100% of 10"),
        (1, 1000, "<1% of 1000"),
        (999, 1000, ">99% of 1000"),
    ],
)
def test_a_share_says_what_it_is_of_and_nothing_is_rounded_to_all_or_none(count: int, whole: int, shown: str) -> None:
    assert share(count, whole) == shown


def test_the_table_fits_the_terminal_and_cuts_no_name() -> None:
    printed = to_table.text(comparison(FACTS, [By.BOROUGH, By.LEAD]), io.StringIO())
    lines = printed.splitlines()
    assert max(map(len, lines)) <= 80
    words = " ".join(printed.split())
    for word in LONG.replace(",", "").split():
        assert word in words
    assert "100% of 10" in printed
    assert lines[-1] == "Plans left out, since they state no date: 3"
    assert "Plans compared: 2. Overdue is judged on the date of each plan." in lines


def test_all_measures_stand_in_the_wide_one() -> None:
    printed = to_table.text(comparison(FACTS, [By.BODY]), io.StringIO(), whole=True)
    words = " ".join(printed.split())
    for heading in ("Doubtful", "Past due, no update", "Time not told", "Unreported"):
        assert heading in words
    assert "…" not in printed


def test_what_documents_say_cannot_steer_the_terminal() -> None:
    hostile = facts_of(Told("\x1b[2J[bold]Wexbridge\n", leads=(("[red]Chair\x07", "role"),)))
    printed = to_table.text(comparison(hostile, [By.BOROUGH]), io.StringIO())
    assert not {"\x1b", "\x07"} & set(printed)
    assert "[bold]" in printed
    assert "[red]" in printed


def test_csv_has_counts_beside_shares_and_no_share_of_a_few() -> None:
    written = to_csv.text(comparison(FACTS, [By.BOROUGH, By.LEAD]))
    assert written.count("\r\n") == 4
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert list(rows[0]) == ["borough", "lead", *columns()]
    assert [row["lead"] for row in rows] == ["(not stated)", "'=HYPERLINK(1)", "'=HYPERLINK(1)"]
    wexbridge = next(row for row in rows if row["borough"] == "Wexbridge")
    assert (wexbridge["overdue"], wexbridge["overdue_share"]) == ("10", "1.0")
    assert (rows[0]["completed"], rows[0]["completed_share"], rows[0]["months_given"]) == ("1", "", "")


def test_json_tells_all_that_the_report_does() -> None:
    told = comparison(FACTS, [By.BOROUGH], datetime.date(2015, 3, 1), 1, "plans of 2015")
    whole = json.loads(to_json.text(told))
    assert (whole["by"], whole["as_of"], whole["selection"]) == (["borough"], "2015-03-01", "plans of 2015")
    assert [group["borough"] for group in whole["groups"]] == [LONG, "Wexbridge", "(not stated)"]
    assert list(whole["total"]) == list(columns())
    assert whole["groups"][0]["completed_share"] is None
    assert [list(lead) for lead in whole["leaders"]] == [["borough", "lead", *LEADERS]]
    assert [version["plan_date"] for version in whole["versions"]] == [None, "2015-06-30"]
    assert whole["left_out"] == [{"reason": "they state no date", "plans": 3}]
    assert [measure["name"] for measure in whole["measures"]] == [measure.name for measure in MEASURES]
    assert {"count": 3, "what": "Plans left out, since they state no date"} in whole["not_judged"]


def test_what_could_not_be_judged_is_told_in_numbers() -> None:
    told = {words: count for count, words in unjudged(comparison(FACTS, [By.BODY]))}
    assert list(told.values()) == [0, 1, 1, 0, 1, 1, 3]


def test_versions_are_those_compared_with_their_dates() -> None:
    table = versions(FACTS)
    assert list(table["actions"]) == [1, 11]
    assert table["plan_date"].isna().tolist() == [True, False]


def test_the_day_that_overdue_is_judged_on_in_words() -> None:
    assert judged_on(comparison(FACTS, [By.BODY], datetime.date(2015, 3, 1))) == "1 March 2015"


@pytest.mark.parametrize("by", [[By.LEAD], [By.BOROUGH, By.YEAR]])
def test_nothing_at_all_can_be_compared_too(by: list[By]) -> None:
    told = comparison(many(0), by)
    assert to_csv.text(told).count("\n") == 1
    assert json.loads(to_json.text(told))["groups"] == []
    assert "Plans compared: 0." in to_table.text(told, io.StringIO(), whole=True)
