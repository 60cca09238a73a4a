"""What a run came to, as figures, a table and JSON."""

import io
import json
from pathlib import Path

from pipeline.fetch_report import COLUMNS, Council, tell
from pipeline.fetching import Outcome, Result
from pipeline.sources.source import Searched, Trouble
from tests.pipeline.fetched import paper

EVENTS = (
    Searched("Audit", 3),
    Searched("Cabinet", 2),
    Outcome(paper("https://x.example/1"), Result.FETCHED, Path("1.pdf")),
    Outcome(paper("https://x.example/2"), Result.REPLACED, Path("2.pdf")),
    Outcome(paper("https://x.example/3"), Result.SAME, Path("1.pdf")),
    Outcome(paper("https://x.example/4"), Result.UNCHANGED),
    Outcome(paper("https://x.example/5"), Result.RESTRICTED),
    Outcome(paper("https://x.example/6"), Result.OTHER),
    Outcome(paper("https://x.example/7", "Plan [bold]\nof May\x1b[31m"), Result.FAILED, reason="404: not found"),
    Outcome(paper("https://x.example/8", "Delivery plan"), Result.OFFERED),
    Trouble("Cabinet, 2 May", "https://x.example/9", "no answer"),
)


def counted(name: str = "Wexbridge") -> Council:
    council = Council(name)
    for event in EVENTS:
        council.count(event)
    return council


def printed(*councils: Council) -> str:
    stream = io.StringIO()
    tell(list(councils), stream)
    return stream.getvalue()


def test_every_paper_is_counted_where_it_belongs() -> None:
    council = counted()
    assert (council.committees, council.meetings) == (2, 5)
    assert council.figures() == {
        "seen": 7,  # all but the one that was not asked for
        "new": 4,
        "unchanged": 1,
        "fetched": 2,
        "restricted": 1,
        "failed": 2,
        "plans": None,
        "actions": None,
    }


def test_the_record_is_json_with_every_failure() -> None:
    told = json.loads(json.dumps(counted().record()))
    assert told["source"] == "Wexbridge"
    assert [one["reason"] for one in told["failures"]] == ["404: not found", "no answer"]
    assert [one["address"] for one in told["offered"]] == ["https://x.example/8"]
    assert {*COLUMNS} <= told.keys()


def test_the_table_has_a_row_a_council_and_no_column_of_what_was_not_done() -> None:
    second = Council("[red]Northmere\x1b")
    text = printed(counted(), second)
    head, *rows = text.splitlines()[-3:]
    assert head.split() == ["Source", "Seen", "New", "Unchanged", "Fetched", "Restricted", "Failed"]
    assert rows[0].split() == ["Wexbridge", "7", "4", "1", "2", "1", "2"]
    assert "[red]Northmere" in rows[1]
    assert "\x1b" not in text
    second.plans, second.actions = 1, 1_234
    assert printed(second).splitlines()[-1].split()[-2:] == ["1", "1,234"]


def test_failures_and_offers_stand_in_a_line_of_their_own() -> None:
    lines = printed(counted()).splitlines()
    assert lines[0] == "Delivery plan"
    assert lines[1] == "    https://x.example/8"
    assert lines[2].startswith("Wexbridge: Plan [bold] of May")
    assert lines[3] == "Wexbridge: Cabinet, 2 May: no answer"
