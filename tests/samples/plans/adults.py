"""An adults' board plan in stacked blocks without numbers: the actions of a block line up by height alone."""

from tests.samples.values import Action, Column, Due, Group, Heading, Look, Page, Plan, PlanTable, Text, day, month

COLUMNS = (
    Column("Objective", 17, "group text"),
    Column("What we will do", 26, "action"),
    Column("Responsible", 13, "who"),
    Column("Target date", 10, "when"),
    Column("Outcome sought", 16, "group outcome"),
    Column("Update at December 2014", 26, "progress"),
)

PREVENTION = Group(
    recommendation="Adults at risk are supported before harm occurs, and those who pay for their own care are reached",
    outcome="Fewer repeat concerns within a year; self-funders know whom to turn to",
    themes=("Priority 1: Prevention",),
    section="Priority 1: Prevention",
    actions=(
        Action(
            "Publish an easy read guide on staying safe at home and give it out through libraries, GPs and the fire "
            "service's home visits",
            leads=("Communications Subgroup",),
            due=(month("March 2015", "2015-03-01", "2015-03-31"),),
            progress="Text agreed with the Speak Up group in November; now with the designer.",
            status="in_progress",
        ),
        Action(
            "Train postal workers and meter readers to notice self-neglect",
            leads=("Community Safety Team", "Northmere Fire & Rescue Service"),
            due=(Due("Summer 2015", "2015-06-01", "2015-08-31", "season"),),
            progress="Not yet started. Awaiting the fire service's course outline.",
            status="not_started",
        ),
        Action(
            "Review how people who fund their own care are told about safeguarding",
            leads=("Head of Commissioning",),
            due=(day("31.1.15", "2015-01-31"),),
            progress="Survey of 120 self-funders completed in October and findings being written up; on target for "
            "January.",
            status="on_track",
        ),
    ),
)
PERSONAL = Group(
    recommendation="Making Safeguarding Personal is how everyone works",
    outcome="Nine in ten people say that they were asked what they wanted to happen",
    themes=("Priority 2: The person's own outcomes",),
    section="Priority 2: The person's own outcomes",
    actions=(
        Action(
            "Change the enquiry form so that the person's wishes come first",
            leads=("Safeguarding Adults Manager",),
            due=(month("October 2014", "2014-10-01", "2014-10-31"),),
            progress="Done. In use since 6 October.",
            status="completed",
        ),
        Action(
            "Appoint advocates for all who lack capacity and have no one to speak for them, and report each quarter "
            "on how many waited longer than five working days",
            leads=("Head of Commissioning", "MCA Lead"),
            who="Head of Commissioning\nMCA Lead",
            due=(Due("Q4 2014/15", "2015-01-01", "2015-03-31", "quarter"),),
            progress="Slipped: the provider has one vacancy and eleven people waited longer than five days in "
            "quarter 3. A recovery plan has been asked for.",
            status="delayed",
        ),
        Action(
            "Ask everyone at the end of an enquiry whether they feel safer",
            leads=("Safeguarding Adults Manager",),
            when="Ongoing, reported quarterly",
            ongoing=True,
            progress="In place across all teams; 71 of 84 people asked said that they felt safer.",
            status="completed",
            sure=False,
        ),
    ),
)
CARE = Group(
    recommendation="Concerns about care providers are shared early and acted on together",
    outcome="No provider fails without warning",
    themes=("Priority 3: Safe services",),
    section="Priority 3: Safe services",
    actions=(
        Action(
            "Hold a monthly meeting with the regulator and the CCG at which every provider of concern is discussed",
            leads=("Head of Commissioning",),
            due=(month("from Sept 2014", "2014-09-01", "2014-09-30"),),
            progress="Established. Four meetings held since September and a shared list is kept.",
            status="completed",
        ),
        Action(
            "Agree a protocol for moving residents at short notice",
            leads=("Head of Commissioning", "CCG Director of Nursing"),
            due=(month("Feb 2015", "2015-02-01", "2015-02-28"),),
            progress=None,
        ),
        Action(
            "Recruit ten lay visitors for care homes",
            leads=("Healthwatch Northmere",),
            due=(month("June/July 2015", "2015-06-01", "2015-07-31"),),
            progress="Withdrawn - Healthwatch will use its own enter and view powers instead.",
            status="cancelled",
        ),
        Action(
            "Bring a yearly report on pressure ulcers and falls to the Board",
            leads=("CCG Director of Nursing",),
            due=(month("April 2015", "2015-04-01", "2015-04-30"),),
            progress="Figures for the first half year received and a first draft is under way.",
            status="in_progress",
        ),
    ),
)

PLAN = Plan(
    name="northmere-adults-2014",
    title="Strategic Plan 2014-15: Progress Report",
    borough="Northmere",
    body="Northmere Safeguarding Adults Board",
    date="2014-12-31",
    page=Page(head="Northmere Safeguarding Adults Board    Item 6", foot="{page}"),
    blocks=(
        Heading("Northmere Safeguarding Adults Board", 1),
        Heading("Strategic Plan 2014-15: Progress Report"),
        Text(
            "The Board agreed three priorities for the year. Each is owned by a subgroup, whose chair brings this "
            "report to the Board every quarter. The right-hand column says where matters stood in December 2014."
        ),
        PlanTable(COLUMNS, (PREVENTION, PERSONAL, CARE), Look(stacked=True, size=8.5)),
    ),
)
