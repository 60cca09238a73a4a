"""A statement of action after a SEND inspection: turned labels beside the rows, and targets with dates of their own."""

from tests.samples.values import (
    Action,
    Column,
    Due,
    Group,
    Heading,
    Look,
    Milestone,
    Page,
    Plan,
    PlanTable,
    Text,
    day,
    month,
)

COLUMNS = (
    Column("", 4, "label"),
    Column("No.", 5, "ref"),
    Column("Action", 24, "action"),
    Column("Lead", 13, "who"),
    Column("Milestones", 26, "targets"),
    Column("By when", 10, "when"),
    Column("Where are we now?", 24, "progress"),
)
SPRING_23 = Due("Spring 2023", "2023-03-01", "2023-05-31", "season")

PLANS = Group(
    label="Education, health and care plans",
    themes=("Education, health and care plans",),
    actions=(
        Action(
            "Bring the share of plans issued within twenty weeks up to the national average",
            ref="1.1",
            leads=("Head of SEND",),
            milestones=(
                Milestone("Backlog of 140 overdue assessments cleared", day("30 Sept 2022", "2022-09-30")),
                Milestone("Six in ten plans issued on time", month("Dec 2022", "2022-12-01", "2022-12-31")),
                Milestone("Eight in ten plans issued on time", month("July 2023", "2023-07-01", "2023-07-31")),
            ),
            progress="Started in June with four new caseworkers. 92 of the overdue assessments have been closed.",
            status="in_progress",
        ),
        Action(
            "Rewrite the template for advice so that it is specific and measurable",
            ref="1.2",
            leads=("Principal Educational Psychologist", "Designated Clinical Officer"),
            milestones=(
                Milestone("Template agreed by all services that give advice", day("31.10.22", "2022-10-31")),
                Milestone("Every advice giver trained", SPRING_23),
            ),
            progress="Template agreed and in use. Training of advice givers is complete.",
            status="completed",
        ),
        Action(
            "Check a sample of plans every month with parents and schools",
            ref="1.3",
            leads=("SEND Quality Officer",),
            outcome="Nine in ten plans in the sample judged good",
            when="Monthly",
            ongoing=True,
            progress="Two samples read so far.",
            status="in_progress",
        ),
    ),
)
JOINT = Group(
    label="Working together",
    themes=("Working together",),
    actions=(
        Action(
            "Agree how therapies are paid for jointly and publish it on the local offer",
            ref="2.1",
            leads=("Director of Commissioning, ICB", "AD Education"),
            milestones=(
                Milestone("Joint needs assessment finished", month("Nov 2022", "2022-11-01", "2022-11-30")),
                Milestone(
                    "Agreement signed by the Council and the integrated care board, with the sum that each puts in",
                    Due("2022/23", "2022-04-01", "2023-03-31", "year"),
                ),
            ),
            progress="Delayed by two months while the board's new finance director is appointed.",
            status="delayed",
        ),
        Action(
            "Set up a single panel for placements",
            ref="2.2",
            leads=("AD Education",),
            outcome="Decisions taken within ten working days",
            due=(month("Jan 2023", "2023-01-01", "2023-01-31"),),
            progress="Terms of reference to be written.",
            status="not_started",
        ),
        Action(
            "Appoint a Designated Social Care Officer",
            ref="2.3",
            leads=("AD Children's Social Care",),
            outcome="Officer in post",
            due=(day("1st November 2022", "2022-11-01"),),
            progress="On track. Interviews are on 4 October.",
            status="on_track",
        ),
        Action(
            "Reduce waiting times for speech and language therapy",
            ref="2.4",
            leads=("Thornmoor Community Health",),
            milestones=(
                Milestone("No child waits longer than 30 weeks", day("end March 2023", "2023-03-31")),
                Milestone("No child waits longer than 18 weeks", month("Sept 2023", "2023-09-01", "2023-09-30")),
            ),
            progress=None,
        ),
    ),
)
VOICE = Group(
    label="Voice",
    themes=("Voice",),
    actions=(
        Action(
            "Relaunch the parent carer forum with an independent chair",
            ref="3.1",
            leads=("Participation Manager",),
            outcome="Forum meets every half term; 200 families on its list",
            due=(Due("Autumn 2022", "2022-09-01", "2022-11-30", "season"),),
            progress="Chair appointed; first meeting held on 20 September with 38 parents present.",
            status="in_progress",
            sure=False,
        ),
        Action(
            "Write to every family on the waiting list to say what will happen next and whom to ring",
            ref="3.2",
            leads=("Head of SEND",),
            outcome="All families written to",
            due=(day("16/9/22", "2022-09-16"),),
            progress="Completed on 12 September.",
            status="completed",
        ),
        Action(
            "Ask young people with plans what they think of their annual review, in a way that suits each of them",
            ref="3.3",
            leads=("Participation Manager", "Head of SEND"),
            milestones=(
                Milestone("Questions tried out with ten young people", month("Oct 2022", "2022-10-01", "2022-10-31")),
                Milestone("A first report goes to the Partnership Board", month("Jan 23", "2023-01-01", "2023-01-31")),
            ),
            progress="Planned for the autumn half term.",
            status="not_started",
        ),
    ),
)

PLAN = Plan(
    name="calderwick-send-2022",
    title="Local Area SEND Inspection: Written Statement of Action",
    borough="Calderwick",
    body="Calderwick Council",
    date="2022-09-30",
    page=Page(head="Calderwick local area", foot="Page {page}"),
    blocks=(
        Heading("Calderwick Council", 1),
        Heading("Local Area SEND Inspection: Written Statement of Action"),
        Text("Position at 30 September 2022"),
        Text(
            "Inspectors visited the local area in April 2022 and named three areas of significant concern. This "
            "statement says what the Council and the integrated care board will do about each."
        ),
        PlanTable(COLUMNS, (PLANS, JOINT, VOICE), Look(open_targets=True, size=10)),
    ),
)
