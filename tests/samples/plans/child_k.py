"""A safeguarding board's plan after a serious case review: merged recommendations, a key, what is no plan around it."""

from tests.samples.values import (
    Action,
    Column,
    Due,
    Group,
    Heading,
    Page,
    PlainTable,
    Plan,
    PlanTable,
    Text,
    day,
    month,
)

COLUMNS = (
    Column("Recommendation", 20, "recommendation"),
    Column("Action", 24, "action"),
    Column("Lead officer", 11, "who"),
    Column("Evidence required", 18, "evidence"),
    Column("Timescale", 9, "when"),
    Column("Date achieved", 8, "completed"),
    Column("Progress / comments", 24, "progress"),
)

R1 = Group(
    ref="R1.",
    recommendation="The Board should satisfy itself that strategy discussions are held within one working day and that "
    "every agency which knows the child is heard, including:\n"
    "• the school or nursery, in term time and out of it\n"
    "• the health visitor or school nurse\n"
    "• any housing provider that has visited the home",
    actions=(
        Action(
            "Revise the strategy discussion template so that each agency's view is recorded under its own heading.",
            leads=("Head of Service, MASH",),
            evidence="Revised template in use on all cases opened after 1 June.",
            due=(day("31.5.15", "2015-05-31"),),
            completed=month("May 2015", "2015-05-01", "2015-05-31"),
            progress="Completed. Template agreed by the Practice Subgroup and loaded on the case system on 28 May.",
            status="completed",
        ),
        Action(
            "Audit thirty strategy discussions for timeliness and attendance and report to the Board.",
            leads=("QA Subgroup", "Principal Social Worker"),
            evidence="Audit report with recommendations; minutes of the Board.",
            due=(month("Sept 2015", "2015-09-01", "2015-09-30"),),
            progress="Sample drawn and audit tool agreed. First twelve cases have been read; on track to report in "
            "September.",
            status="on_track",
        ),
        Action(
            "Schools without cover in the holidays to give the MASH a named contact.",
            leads=("Education Safeguarding Adviser",),
            evidence="List of contacts held by the MASH and renewed each term.",
            due=(day("17 July 2015", "2015-07-17"),),
            progress="Outstanding for two academies, which have been written to. All other schools have replied.",
            status="delayed",
        ),
    ),
)
R2 = Group(
    ref="R2.",
    recommendation="Wexbridge Clinical Commissioning Group should make sure that GPs are told when a child on their "
    "list becomes the subject of a protection plan, and that they know what is expected of them.",
    actions=(
        Action(
            "Agree a single notification form with the Named GP and send it through the secure mail box.",
            leads=("Designated Nurse", "Named GP"),
            who="Designated Nurse\nNamed GP",
            evidence="Form; monthly count of notifications sent and acknowledged.",
            due=(day("by end of June 2015", "2015-06-30"),),
            progress="Form drafted and being tried in four practices.",
            status="in_progress",
        ),
        Action(
            "Hold two lunchtime sessions for practice managers on protection plans and information sharing.",
            leads=("Named GP",),
            evidence="Attendance sheets and evaluation forms.",
            due=(month("Oct & Nov 2015", "2015-10-01", "2015-11-30"),),
            progress="Dates to be set once the autumn training calendar is known.",
            status="not_started",
        ),
    ),
)
R3 = Group(
    ref="R3.",
    recommendation="The Council should review how neglect is assessed where a parent's mental health fluctuates.",
    actions=(
        Action(
            "Adopt a graded neglect tool and publish it with the threshold document.",
            leads=("AD CSC",),
            evidence="Tool published; used in 80% of assessments where neglect is a factor.",
            due=(day("31.9.15", "2015-09-30"),),
            progress="Two tools have been compared by the Practice Subgroup; a decision will be taken in July. Staff "
            "in the family centres prefer the shorter of the two.",
            status="in_progress",
        ),
        Action(
            "Adult mental health services to flag every patient who cares for a child under five.",
            leads=("Head of Adult Mental Health, Wexbridge Partnership Trust",),
            evidence="Quarterly report on flags set.",
            due=(Due("Q1 2015/16", "2015-04-01", "2015-06-30", "quarter"),),
            completed=day("12.6.15", "2015-06-12"),
            progress="Achieved: the flag went live on 12 June and 214 patients have been flagged.",
            status="completed",
        ),
        Action(
            "Joint visits by social workers and care coordinators to become the rule at first assessment.",
            leads=("AD CSC", "Head of Adult Mental Health, Wexbridge Partnership Trust"),
            evidence="Joint visits recorded in case files; dip sample each quarter.",
            ongoing=True,
            when="Ongoing",
            progress=None,
        ),
    ),
)
R4 = Group(
    ref="R4.",
    recommendation="The Board should assure itself that supervision in every agency asks what life is like for the "
    "child, and that it does so when a case has been open for longer than nine months without change. Chronologies "
    "should be brought to supervision, kept current, and used to test whether the plan is working.",
    actions=(
        Action(
            "Each agency to report to the Board on how its supervision policy meets the standard.",
            leads=("All agencies' safeguarding leads",),
            evidence="Agency returns, tabled at the Board.",
            due=(Due("Autumn 2015", "2015-09-01", "2015-11-30", "season"),),
            progress="Return forms were sent in June. Three of nine agencies have replied so far.",
            status="in_progress",
        ),
        Action(
            "Commission a multi-agency course on writing and using chronologies.",
            leads=("L&D Subgroup",),
            evidence="Course programme; forty practitioners trained by March.",
            due=(Due("2015/16", "2015-04-01", "2016-03-31", "year"),),
            progress="The commissioning of this course has been put on hold until the training budget is confirmed.",
            status="delayed",
        ),
        Action(
            "Introduce a nine-month review of every child protection plan, chaired outside the line.",
            leads=("Independent Chair Manager",),
            evidence="Review minutes; number of plans ended, changed or escalated.",
            due=(day("1 Aug 2015", "2015-08-01"),),
            progress="No longer required: replaced by the new escalation panel that the Executive agreed in May.",
            status="cancelled",
        ),
    ),
)

PLAN = Plan(
    name="wexbridge-child-k-2015",
    title="Serious Case Review: Child K - Action Plan",
    borough="Wexbridge",
    body="Wexbridge Safeguarding Children Board",
    date="2015-06-30",
    page=Page(head="Wexbridge Safeguarding Children Board", foot="Page {page}"),
    blocks=(
        Heading("Serious Case Review: Child K - Action Plan", 1),
        Text("Wexbridge Safeguarding Children Board, 30 June 2015"),
        Text(
            "This plan sets out what the Board and its partners will do to answer the four recommendations of the "
            "overview report. It is monitored by the Case Review Subgroup, which meets every two months and reports "
            "to the Executive."
        ),
        Heading("Key to abbreviations"),
        PlainTable(
            (
                ("Abbreviation", "Meaning"),
                ("AD CSC", "Assistant Director, Children's Social Care"),
                ("MASH", "Multi-Agency Safeguarding Hub"),
                ("QA Subgroup", "Quality Assurance Subgroup"),
                ("L&D Subgroup", "Learning and Development Subgroup"),
            ),
            widths=(25, 75),
        ),
        Heading("Action plan"),
        PlanTable(COLUMNS, (R1, R2, R3, R4)),
        Text("Next update to the Board: 22 October 2015."),
    ),
)
