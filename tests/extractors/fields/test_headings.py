"""Column headings as districts, counties, police, health bodies, parks and boards print them -> their fields."""

import pytest

from extractors.fields.headings import HEADINGS, field_of
from extractors.plan.columns import LONGEST_HEADING, propose
from models.row import Field

PRINTED: tuple[tuple[str, str], ...] = (  # fields, comma between them; headings, bar between them
    (
        "action",
        (
            "Action|Actions|ACTION REQUIRED|Agreed Action|Key actions|Management Action|Proposed actions"
            "|Action to be taken|What will we do?|What we will do|What are we going to do?|How will we do it?"
            "|Task|Key Tasks|Activity|Key activities|Steps to be taken|Intervention|Actions / Tasks"
            "|Description of action|Things to do|Work required|Action Plan|Specific actions"
            "|Actions we will take|Planned activity|Agreed actions|How are we going to achieve this?"
            "|Improvement actions|Initiative"
        ),
    ),
    (
        "lead",
        (
            "Lead|Lead Officer|LEAD OFFICER(S)|Responsible Officer|Responsibility|Person responsible|Owner"
            "|Action owner|Accountable officer|Who|Who?|By whom|Who will do it?|Who is responsible?"
            "|Responsible person|Assigned to|Lead agency|Lead Director|SRO / Sponsor|Head of Service"
            "|Officer responsible|Post holder|Delegated to|Portfolio Holder|Lead Manager|Named lead"
            "|Accountability|Allocated to|Nominated officer|Lead body|Chief Officer lead|Force lead"
            "|Ranger responsible|Clinical lead|Executive Lead"
        ),
    ),
    ("involved", "Partners|Partners involved|Key partners|Other agencies involved|Stakeholders"),
    (
        "due",
        (
            "By when|By when?|When|When?|Timescale|Time scale|Timescales|Time-scale|Timeframe|Time frame"
            "|Timeline|Deadline|Due date|Due|Date due|Target date|TARGET DATE|Target completion date"
            "|Completion date|Date for completion|To be completed by|Complete by|Date|Implementation date"
            "|Due by|Delivery date|End date|Target Date (revised)|Agreed implementation date|When by"
            "|By when will it be done?|Expected completion date|Timing|Schedule"
        ),
    ),
    (
        "progress",
        (
            "Progress|Progress update|Update|Latest update|Comments|Comment|Progress to date|Current position"
            "|Position|Progress at March 2014|Q1 update|Update September 2019|Narrative"
            "|What have we done so far?|Commentary|Officer comments|Progress / Comments|Current status"
            "|Where are we now?|Progress since last report|Notes|What is still left to do|Update on progress"
            "|Follow-up result|Action taken to date|Progress report (June 2021)|Status update|Management response"
            "|Half-year position|Latest position|Achievements|Actions taken"
        ),
    ),
    (
        "rag",
        ("RAG|RAG status|RAG rating|BRAG|Status|STATUS|RAG Rating (Red, Amber, Green)|Traffic light|On track?"),
    ),
    (
        "completed_on",
        (
            "Date completed|Date achieved|Date of completion|Completed on|Actual completion date|Date closed"
            "|Date signed off|Actual date|When completed|Date implemented"
        ),
    ),
    (
        "outcome",
        (
            "Outcome|Outcomes|Intended outcome|Expected outcome|Desired outcomes|Success criteria"
            "|Success measure|Impact|Measure of success|How will we know?|How will we know we have succeeded?"
            "|Target|Targets|KPI|Milestone|Performance indicator|Measures|Key milestones"
            "|What difference will it make?|What will success look like?|Benefits|Expected impact|Outputs"
            "|How we will know (measure)|How shall we measure it?|Success measures|Performance measure|Intended impact"
        ),
    ),
    (
        "evidence",
        (
            "Evidence|Evidence of completion|Evidence required|How will it be evidenced?|Source of assurance"
            "|Assurance|Method of monitoring|Monitoring|Verification"
        ),
    ),
    (
        "recommendation",
        (
            "Recommendation|Recommendations|RECOMMENDATION|Recommendation made|Issue|Issues identified|Finding"
            "|Objective|Area for improvement|Areas for development|Audit recommendation|Strategic objective|Aim"
            "|Goal|Learning point|Weakness|What needs to improve?|Gap identified|Panel recommendation"
            "|Inspector's finding|Concern"
        ),
    ),
    (
        "ref",
        ("Ref|Ref.|Ref No|Ref No.|No|No.|Number|Action No|Action ref|Rec No.|Recommendation No|#|ID|Item|Item No."),
    ),
    (
        "theme",
        ("Theme|Priority|Priority area|Workstream|Work stream|Strand|Category|Domain|Strategic priority|Pillar"),
    ),
    (
        "other",
        (
            "Cost|Budget|Resources|Resource implications|Funding|Risk score|Ward|Date raised|Date added"
            "|Raised by|Links to Corporate Plan|Likelihood|Review date|Inherent risk|Source|Page"
        ),
    ),
    ("lead,due", "Who and by when|Lead / Timescale|Owner & due date"),
    ("due,outcome", "Timescale/ Target|Deadline and milestones"),
    ("progress,rag", "Progress / RAG"),
)
EACH = [(heading, fields) for fields, headings in PRINTED for heading in headings.split("|")]


def test_enough_headings_are_asked_for() -> None:
    assert len({heading for heading, _ in EACH}) == len(EACH) >= 150


@pytest.mark.parametrize(("heading", "fields"), EACH)
def test_a_heading_names_its_fields(heading: str, fields: str) -> None:
    assert [field.value for field in propose(heading)][: fields.count(",") + 1] == fields.split(",")


@pytest.mark.parametrize("heading", ["", "  ", "...", "(see note)", "Wexbridge", "2019", "x" * (LONGEST_HEADING + 1)])
def test_what_names_no_field_is_no_heading(heading: str) -> None:
    assert propose(heading) == ()


@pytest.mark.parametrize(
    "heading", ["By  when", "BY WHEN", "by when:", "By\u00a0when?", "By when (month)", "*By when*"]
)
def test_a_heading_is_read_whatever_its_dress(heading: str) -> None:
    assert propose(heading) == (Field.DUE,)


def test_words_are_found_at_their_beginning_alone() -> None:
    assert field_of("misleading") is not Field.LEAD
    assert field_of("transaction") is not Field.ACTION


def test_every_field_of_a_record_has_headings() -> None:
    assert {field for field, _ in HEADINGS} == set(Field)


@pytest.mark.parametrize("text", ["lead " * 5_000, "/" * 20_000, "(" * 20_000, "what " * 31])
def test_a_hostile_heading_is_read(text: str) -> None:
    assert isinstance(propose(text), tuple)
