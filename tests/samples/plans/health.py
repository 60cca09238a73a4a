"""A public health plan under a header of two rows, on pages where no row breaks."""

from tests.samples.values import Action, Column, Due, Group, Heading, Look, Page, Plan, PlanTable, Text, day, month

COLUMNS = (
    Column("Objective", 18, "recommendation"),
    Column("Ref", 5, "ref"),
    Column("Action", 26, "action"),
    Column("Lead", 13, "who", over="Responsibility"),
    Column("Partners", 13, "involved", over="Responsibility"),
    Column("Target date", 10, "when", over="Monitoring"),
    Column("Progress", 24, "progress", over="Monitoring"),
    Column("Measure of success", 18, "group outcome"),
)

WEIGHT = Group(
    ref="1.",
    recommendation="More children leave primary school at a healthy weight",
    outcome="Share of Year 6 children at a healthy weight rises by two points",
    actions=(
        Action(
            "Offer the daily mile to all 38 primary schools",
            label="MUST DO",
            ref="1a",
            leads=("Public Health Principal",),
            involved=("Headteachers", "School nurses"),
            due=(month("July 2019", "2019-07-01", "2019-07-31"),),
            progress="Offered to all schools and taken up by 27. Complete.",
            status="completed",
        ),
        Action(
            "Limit new takeaways within 400 metres of a school through the Local Plan",
            ref="1b",
            leads=("Head of Planning Policy",),
            involved=("Public Health",),
            due=(Due("FY19-20", "2019-04-01", "2020-03-31", "year"),),
            progress="Draft policy out to consultation until 31 May.",
            status="in_progress",
        ),
        Action(
            "Weigh the case for a healthy vending standard in leisure centres",
            ref="1c",
            leads=("Leisure Contract Manager",),
            due=(month("Sep 19", "2019-09-01", "2019-09-30"),),
            progress="Work has been pushed back to the autumn because of the contract's renewal.",
            status="delayed",
        ),
    ),
)
SMOKING = Group(
    ref="2.",
    recommendation="Fewer women smoke when their baby is born",
    outcome="Smoking at delivery below 9 per cent",
    actions=(
        Action(
            "Test every expectant mother for carbon monoxide at booking and at 36 weeks",
            label="MUST DO",
            ref="2a",
            leads=("Head of Midwifery",),
            involved=("Stop smoking service",),
            due=(day("30/04/2019", "2019-04-30"),),
            progress="On track: booking tests in place; 36-week tests start on 29 April.",
            status="on_track",
        ),
        Action(
            "Pay vouchers to those who have stopped for four and for twelve weeks",
            ref="2b",
            leads=("Stop smoking service",),
            due=(Due("Spring 2019", "2019-03-01", "2019-05-31", "season"),),
            progress="Funding agreed. Scheme due to begin in May.",
            status="not_started",
            sure=False,
        ),
        Action(
            "Train health visitors in brief advice",
            ref="2c",
            leads=("Health Visiting Manager",),
            when="Annually",
            ongoing=True,
            progress="62 of 70 trained in the last year.",
            status="in_progress",
        ),
    ),
)
LONELY = Group(
    ref="3.",
    recommendation="Older people who live alone have company when they want it",
    outcome="1,500 people a year seen by a link worker",
    actions=(
        Action(
            "Place a link worker in each group of practices",
            ref="3a",
            leads=("Director of Primary Care", "Public Health Principal"),
            who="Director of Primary Care and Public Health Principal",
            involved=("Age charity", "Voluntary Action Kelderdale"),
            due=(Due("Q1 2019/20", "2019-04-01", "2019-06-30", "quarter"),),
            progress="Three of five in post; interviews for the others are under way.",
            status="in_progress",
        ),
        Action(
            "Map lunch clubs, and find out why people stop going to them",
            ref="3b",
            leads=("Voluntary Action Kelderdale",),
            due=(day("28th Feb 2019", "2019-02-28"),),
            progress="Map published in February. Interviews with 40 former members done and reported to the Board.",
            status="completed",
        ),
        Action(
            "Try out volunteer drivers in the upper dale, where the bus no longer runs on weekdays",
            ref="3c",
            leads=("Community Transport Officer",),
            due=(month("June 2019", "2019-06-01", "2019-06-30"),),
            progress=None,
        ),
    ),
)

PLAN = Plan(
    name="kelderdale-public-health-2019",
    title="Health and Wellbeing Delivery Plan",
    borough="Kelderdale",
    body="Kelderdale Health and Wellbeing Board",
    date="2019-04-15",
    page=Page(head="Kelderdale Health and Wellbeing Board, 15 April 2019", foot="Page {page}"),
    blocks=(
        Heading("Kelderdale Health and Wellbeing Board", 1),
        Heading("Health and Wellbeing Delivery Plan"),
        Text("Report to the Board, 15 April 2019"),
        Text("CO means carbon monoxide throughout. Quarters are those of the financial year."),
        PlanTable(COLUMNS, (WEIGHT, SMOKING, LONELY), Look(keep_rows=True, size=9)),
    ),
)
