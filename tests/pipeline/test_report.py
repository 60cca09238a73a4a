"""What a person sees."""

import datetime
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.action import Action, Due, Milestone, Party, PartyKind, Precision, Recommendation
from models.document import Identity
from models.geometry import Box
from models.listed import Listed
from models.status import Status
from models.table import Place
from pipeline.report import one_line, record, table

ACTION = Action(
    file="plan.pdf",
    document=Identity("a" * 64, "Improvement Plan", "Calderwick", None, datetime.date(2024, 3, 31)),
    ref="1.2",
    action="Review the\nthreshold document [bold]with partners[/bold]",
    source=Place(9, Box(36.2, 120.6, 200, 180), 3, 2),
    theme=("Safeguarding", "Thresholds"),
    recommendation=Recommendation("Make thresholds known", "R4"),
    leads=(Party("HoS", PartyKind.ROLE, "Head of Safeguarding"),),
    due=(Due("Sept 2024", datetime.date(2024, 9, 1), datetime.date(2024, 9, 30), Precision.MONTH),),
    milestones=(Milestone("Draft", None),),
    status=Status.DELAYED,
    status_phrase="Held",
    status_confidence=0.9,
    warnings=("two dates, one action",),
)


def test_a_record_is_shown_with_its_place_and_its_doubts() -> None:
    stream = io.StringIO()
    record(Listed("aaaaaaaa-1", ACTION, plan="3", earlier="bbbbbbbb-7"), stream)
    lines = [" ".join(line.split()) for line in stream.getvalue().splitlines()]
    assert "place page 9, table 3, row 2, 121 pt down and 36 pt in" in lines
    assert "theme Safeguarding > Thresholds" in lines
    assert "recommendation R4 Make thresholds known" in lines
    assert "action Review the threshold document [bold]with partners[/bold]" in lines
    assert "lead HoS = Head of Safeguarding (role)" in lines
    assert "due Sept 2024 (2024-09-01 to 2024-09-30)" in lines
    assert "milestone no date: Draft" in lines
    assert "status delayed (90% sure)" in lines
    assert "warning two dates, one action" in lines
    assert lines[-2:] == ["plan number 3", "same before bbbbbbbb-7"]
    assert not [line for line in lines if line.startswith(("evidence", "outcome", "involved"))]


def test_the_table_keeps_ids_whole_and_takes_no_markup_from_a_plan() -> None:
    long = replace(ACTION, action="[red]Train[/red] " + "all staff " * 50, leads=(Party("Head of " * 30),))
    stream = io.StringIO()
    table([Listed("0123456789abcdef-1234", long), Listed("0123456789abcdef-1235", replace(long, ref=None))], stream)
    heading, first, second = stream.getvalue().splitlines()
    assert heading.split() == ["ID", "Borough", "Ref", "Due", "Status", "Leads", "Action", "File"]
    assert first.startswith("0123456789abcdef-1234  Calderwick      1.2       2024-09-30  delayed      Head of")
    assert second.startswith("0123456789abcdef-1235  Calderwick                2024-09-30")
    assert "[red]Train[/red] all staff" in first
    assert first.rstrip().endswith("plan.pdf")
    assert "…" in first


def test_a_table_of_nothing_is_its_heading() -> None:
    stream = io.StringIO()
    table([], stream)
    assert stream.getvalue().split() == ["ID", "Borough", "Ref", "Due", "Status", "Leads", "Action", "File"]


@given(st.text())
def test_nothing_that_a_plan_prints_steers_the_terminal(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert len(line.splitlines()) <= 1
