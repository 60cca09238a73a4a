"""A planning service's improvement plan: numbered actions stacked in blocks, labelled MUST DO and SHOULD DO."""

from tests.samples.values import (
    Action,
    Column,
    Due,
    Group,
    Heading,
    Look,
    Page,
    PlainTable,
    Plan,
    PlanTable,
    Text,
    day,
    month,
)

COLUMNS = (
    Column("Review recommendation", 19, "recommendation"),
    Column("Actions", 30, "numbered"),
    Column("Lead", 9, "who"),
    Column("Timescale", 11, "when"),
    Column("Expected outcome", 17, "group outcome"),
    Column("Progress", 30, "numbered progress"),
)
SPEED = Group(
    ref="PR1",
    recommendation="Decide major applications faster, and stop relying on extensions of time",
    outcome="Three in four majors decided within thirteen weeks without an extension",
    themes=("MUST DO",),
    section="MUST DO",
    actions=(
        Action(
            "Hold a weekly meeting at which every major older than eight weeks is called",
            ref="1",
            leads=("HoP",),
            due=(day("3.9.18", "2018-09-03"),),
            progress="Implemented from 3 September.",
            status="completed",
        ),
        Action(
            "Agree planning performance agreements before submission, with fees that pay for an officer",
            ref="2",
            leads=("HoP", "DMM"),
            due=(month("Dec 2018", "2018-12-01", "2018-12-31"),),
            progress="Draft agreement with Legal. Fees are to go to Cabinet in November.",
            status="in_progress",
        ),
        Action(
            "Recruit two senior officers",
            ref="3",
            leads=("DMM",),
            due=(month("Nov 2018", "2018-11-01", "2018-11-30"),),
            progress="One appointed. Second post was advertised twice without success and will now be filled three "
            "months late.",
            status="delayed",
        ),
    ),
)
COMMITTEE = Group(
    ref="PR2",
    recommendation="Support the Committee in making decisions that stand at appeal",
    outcome="Costs awarded against the Council: none",
    themes=("MUST DO",),
    actions=(
        Action(
            "Train all members and substitutes before they sit",
            ref="4",
            leads=("MO",),
            due=(month("Sept/Oct 2018", "2018-09-01", "2018-10-31"),),
            progress="Done: 14 of 14 members and 9 substitutes trained.",
            status="completed",
        ),
        Action(
            "Report every appeal decision to the next meeting with the lesson drawn",
            ref="5",
            leads=("DMM",),
            when="Ongoing",
            ongoing=True,
            progress="First report in October; will go to each meeting.",
            status="in_progress",
        ),
    ),
)
ENFORCE = Group(
    ref="PR3",
    recommendation="Tell people what enforcement can and cannot do",
    outcome="Fewer complaints about enforcement",
    themes=("SHOULD DO",),
    section="SHOULD DO",
    actions=(
        Action(
            "Rewrite the enforcement plan and set out three grades of harm",
            ref="6",
            leads=("EM",),
            due=(Due("Spring 2019", "2019-03-01", "2019-05-31", "season"),),
            progress="Not started: follows the recruitment of the team leader.",
            status="not_started",
        ),
        Action(
            "Acknowledge each report within three working days",
            ref="7",
            leads=("EM", "Customer Services"),
            due=(day("1 Oct 2018", "2018-10-01"),),
            progress="On target. 96 per cent in September.",
            status="on_track",
        ),
        Action(
            "Close the cases older than four years that nobody would now pursue",
            ref="8",
            leads=("EM",),
            due=(Due("Q4 2018/19", "2019-01-01", "2019-03-31", "quarter"),),
        ),
        Action(
            "Publish a quarterly list of notices served",
            ref="9",
            leads=("EM",),
            due=(month("from Jan 2019", "2019-01-01", "2019-01-31"),),
            progress="Superseded by the public register that goes live in January.",
            status="cancelled",
        ),
    ),
)

PLAN = Plan(
    name="harcombe-planning-2018",
    title="Planning Service Improvement Plan",
    borough="Harcombe",
    body="Harcombe District Council",
    date="2018-10-15",
    page=Page(head="", foot="Planning Service Improvement Plan v2.1    Page {page}"),
    blocks=(
        Heading("Harcombe District Council", 1),
        Heading("Planning Service Improvement Plan"),
        Text("Version 2.1, updated 15 October 2018"),
        Text("Leads"),
        PlainTable(
            (
                ("HoP", "Head of Planning"),
                ("DMM", "Development Management Manager"),
                ("EM", "Enforcement Manager"),
                ("MO", "Monitoring Officer"),
            ),
            widths=(12, 88),
            header=False,
        ),
        Heading("The plan"),
        PlanTable(COLUMNS, (SPEED, COMMITTEE, ENFORCE), Look(stacked=True, size=9)),
    ),
)
