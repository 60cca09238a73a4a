"""A board pack: an agenda, minutes, finance, risks, a forward plan; between them two plans of two bodies, and a log."""

from tests.samples.values import (
    Action,
    Block,
    Bookmark,
    Column,
    Due,
    Group,
    Heading,
    Look,
    NewPage,
    Page,
    PlainTable,
    Plan,
    PlanTable,
    Text,
    day,
    month,
)

COUNCIL = "Aldmere Borough Council"
BOARD = "Aldmere Safeguarding Children Board"

HOMES = (
    Group(
        recommendation="Answer repairs when they are reported",
        ref="R1",
        actions=(
            Action(
                "Give every tenant a repair date in the first telephone call",
                ref="1",
                leads=("Head of Repairs",),
                due=(month("March 2019", "2019-03-01", "2019-03-31"),),
                progress="Completed. Dates have been given at the first call since February.",
                status="completed",
            ),
            Action(
                "Publish each month how many repairs were done on the day promised",
                ref="2",
                leads=("Performance Manager",),
                due=(day("30.4.19", "2019-04-30"),),
                progress="The first figures are being checked.",
                status="in_progress",
            ),
            Action(
                "Train the call centre in reporting damp and mould",
                ref="3",
                leads=("Head of Customer Services",),
                due=(day("31.5.19", "2019-05-31"),),
                progress="On track: two of four sessions have been held.",
                status="on_track",
            ),
        ),
    ),
    Group(
        recommendation="Know the condition of every home",
        ref="R2",
        actions=(
            Action(
                "Survey a fifth of the homes each year, the oldest first",
                ref="4",
                leads=("Head of Assets",),
                due=(Due("2019/20", "2019-04-01", "2020-03-31", "year"),),
                progress="Not yet started; surveyors are being recruited.",
                status="not_started",
            ),
            Action(
                "Replace the database of homes",
                ref="5",
                leads=("Head of ICT",),
                due=(Due("Autumn 2019", "2019-09-01", "2019-11-30", "season"),),
                progress="Delayed: the tender had to be repeated.",
                status="delayed",
            ),
        ),
    ),
)
CHILD = (
    Group(
        actions=(
            Action(
                "Write a protocol for babies who are not brought to appointments",
                leads=("Designated Nurse",),
                due=(month("Feb 2019", "2019-02-01", "2019-02-28"),),
                outcome="Every missed appointment is followed up within a week",
                progress="Completed and signed off by the Board.",
                status="completed",
            ),
            Action(
                "Hold three learning events on safe sleeping",
                leads=("Training Officer",),
                due=(month("June 2019", "2019-06-01", "2019-06-30"),),
                outcome="Two hundred people take part",
                progress="One event has been held.",
                status="in_progress",
            ),
            Action(
                "Ask parents how the new leaflet reads",
                leads=("Public Health",),
                due=(month("July 2019", "2019-07-01", "2019-07-31"),),
                outcome="The leaflet is in plain words",
            ),
        ),
    ),
)
LOG = (
    Group(
        actions=(
            Action(
                "Circulate the figures on empty homes",
                leads=("Clerk",),
                due=(day("1 April 2019", "2019-04-01"),),
                rag="Open",
                status="unreported",
                sure=False,
            ),
            Action(
                "Invite the fire service to the June meeting",
                leads=("Chair",),
                due=(day("3 June 2019", "2019-06-03"),),
                rag="Open",
                status="unreported",
                sure=False,
            ),
        ),
    ),
)
HOMES_COLUMNS = (
    Column("Recommendation", 20, "recommendation"),
    Column("No.", 5, "ref"),
    Column("Action", 32, "action"),
    Column("Responsible officer", 15, "who"),
    Column("Target date", 12, "when"),
    Column("Progress", 26, "progress"),
)
CHILD_COLUMNS = (
    Column("What will we do?", 30, "action"),
    Column("Who?", 14, "who"),
    Column("By when?", 12, "when"),
    Column("How will we know?", 22, "outcome"),
    Column("Update", 22, "progress"),
)
LOG_COLUMNS = (
    Column("Action", 46, "action"),
    Column("Owner", 16, "who"),
    Column("Due", 16, "when"),
    Column("Status", 12, "rag"),
)
ATTENDANCE = PlainTable(
    (
        ("Name", "Role", "Present", "Apologies"),
        ("Cllr A. Penhallow", "Chair", "Yes", ""),
        ("Cllr B. Orrin", "Lead Member", "Yes", ""),
        ("C. Thwaite", "Responsible officer for repairs", "", "Yes"),
    ),
    widths=(30, 40, 15, 15),
)
FINANCE = PlainTable(
    (
        ("Service", "Budget £000", "Forecast £000", "Variance £000", "Lead officer"),
        ("Repairs", "4,120", "4,310", "190", "Head of Repairs"),
        ("Lettings", "860", "842", "-18", "Head of Lettings"),
        ("Customer services", "1,204", "1,199", "-5", "Head of Customer Services"),
    ),
    widths=(30, 16, 16, 16, 22),
)
RISKS = PlainTable(
    (
        ("Risk", "Likelihood", "Impact", "Score", "Controls", "Mitigating action", "Owner", "Due date"),
        (
            "Homes fall below the standard",
            "3",
            "4",
            "12",
            "Surveys",
            "Survey the oldest homes",
            "Head of Assets",
            "June 2019",
        ),
        (
            "The repairs contractor fails",
            "2",
            "5",
            "10",
            "Monthly meetings",
            "Find a second firm",
            "Head of Repairs",
            "May 2019",
        ),
        (
            "Rents are not collected",
            "2",
            "3",
            "6",
            "Weekly reports",
            "Call within a week",
            "Head of Income",
            "July 2019",
        ),
    ),
    widths=(18, 10, 8, 8, 14, 18, 14, 12),
)
FORWARD = PlainTable(
    (
        ("Date of meeting", "Item", "Decision maker", "Report of", "Consultation"),
        ("3 June 2019", "Rent policy", "Cabinet", "Head of Income", "Tenants' panel"),
        ("3 June 2019", "Fire safety: annual report", "Board", "Fire Safety Lead", "None"),
        ("9 September 2019", "Lettings policy", "Council", "Head of Lettings", "Public, twelve weeks"),
    ),
    widths=(18, 28, 18, 20, 20),
)
RUN_OF_PROSE = (
    (
        "The service has been reviewed twice since the last report. Members went to the depot and spoke to "
        "those who take the calls, those who plan the work and those who do it. What they heard was much the same."
    ),
    (
        "Demand has grown by a tenth. Most of it comes from homes built before the war, most of that in winter. The "
        "director told the Board that nothing in the figures was unusual for a service of this size."
    ),
    (
        "There are no legal implications. The financial implications are those of the budget which the Council set in "
        "February, and no further provision is asked for."
    ),
)


def _item(number: int, title: str, *blocks: Block) -> tuple[Block, ...]:
    """An item of the agenda, on a page of its own, with a bookmark."""
    return (
        NewPage(),
        Bookmark(f"{number} {title}"),
        Text(f"Agenda Item {number}"),
        Heading(COUNCIL, 1),
        Heading(title, 2),
        *blocks,
    )


def _report(number: int, title: str) -> tuple[Block, ...]:
    """A report of three pages that holds no plan."""
    pages = (Text(text) for text in RUN_OF_PROSE)
    first, second, third = pages
    return _item(number, title, Text("Report of: Director of Homes"), first, NewPage(), second, NewPage(), third)


def _appendix(title: str, body: str, *blocks: Block) -> tuple[Block, ...]:
    """A cover sheet with a bookmark, and what it covers on the pages behind it."""
    sheet = (NewPage(), Bookmark(f"Appendix 1 - {title}", 1), Text("Appendix 1"), Heading(body, 1), Heading(title, 1))
    return (*sheet, NewPage(), *blocks)


AGENDA = (
    Bookmark("Agenda"),
    Heading(COUNCIL, 1),
    Heading("Housing and Children Board", 1),
    Heading("AGENDA", 2),
    Text("Monday 4 March 2019, 6.30 pm"),
    Text("Town Hall"),
    *(
        Text(line)
        for line in (
            "1. Minutes of the last meeting",
            "2. Budget monitoring",
            "3. Homes Improvement Plan",
            "4. Risk register",
            "5. Lettings",
            "6. Serious case review, Child M",
            "7. Forward plan",
            "8. Action log",
        )
    ),
)
MINUTES = _item(
    1,
    "Minutes of the meeting of 3 December 2018",
    ATTENDANCE,
    Text("The Board discussed repairs in the northern wards."),
    Text("ACTION: Head of Repairs to bring figures for each ward to the next meeting."),
    Text("The Board noted the annual report on lettings."),
    Text("ACTION: Clerk to circulate the report to all members by the end of January."),
)

PLAN = Plan(
    name="aldmere-board-pack-2019",
    title="Homes Improvement Plan 2019",
    borough="Aldmere",
    body=COUNCIL,
    date="2019-03-04",
    page=Page(landscape=False, foot="Page {page}"),
    blocks=(
        *AGENDA,
        *MINUTES,
        *_item(2, "Budget monitoring", Text(RUN_OF_PROSE[0]), FINANCE),
        *_item(
            3,
            "Homes Improvement Plan: covering report",
            Text("The plan is attached for approval."),
            Text(RUN_OF_PROSE[1]),
        ),
        *_appendix("Homes Improvement Plan 2019", COUNCIL, PlanTable(HOMES_COLUMNS, HOMES, Look(size=14.0))),
        *_item(4, "Risk register", RISKS),
        *_report(5, "Lettings"),
        *_item(6, "Serious case review, Child M: covering report", Text("The Board's plan is attached.")),
        *_appendix("Child M Action Plan", BOARD, PlanTable(CHILD_COLUMNS, CHILD, Look(header_fill="#c5e1a5"))),
        *_item(7, "Forward plan", FORWARD),
        *_item(8, "Action log", PlanTable(LOG_COLUMNS, LOG, Look(header_fill="#ffe0b2"))),
    ),
)
