"""A community safety plan in the words of a police force: questions as headings, sections as full-width rows."""

from tests.samples.values import Action, Column, Due, Group, Heading, Look, Page, Plan, PlanTable, Text, day, month

COLUMNS = (
    Column("What will we do?", 30, "action"),
    Column("Who?", 15, "who"),
    Column("By when?", 12, "when"),
    Column("How will we know?", 20, "outcome"),
    Column("What have we done so far?", 28, "progress"),
)

BURGLARY = Group(
    section="1. Burglary and vehicle crime",
    themes=("1. Burglary and vehicle crime",),
    actions=(
        Action(
            "Visit every victim of burglary within two days and their neighbours within five",
            leads=("Insp Neighbourhoods", "CSP Coordinator"),
            who="Insp Neighbourhoods\nCSP Coordinator",
            when="Ongoing",
            ongoing=True,
            outcome="Repeat burglaries fall by a tenth",
            progress="Visits are being made in all wards but Easterby Moor.",
            status="in_progress",
        ),
        Action(
            "Mark property at six events",
            leads=("Neighbourhood Watch",),
            due=(month("Mar ‘18", "2018-03-01", "2018-03-31"),),
            outcome="1,000 households take part",
            progress="Four of six held; on course to finish in March.",
            status="on_track",
        ),
        Action(
            "Light the footpath behind Station Parade",
            leads=("Highways",),
            due=(day("31.10.17", "2017-10-31"),),
            outcome="Lights on; fewer reports from the path",
            progress="Deferred to next year's lighting programme.",
            status="delayed",
        ),
    ),
)
ABUSE = Group(
    section="2. Domestic abuse",
    themes=("2. Domestic abuse",),
    actions=(
        Action(
            "Train hairdressers, dentists and vets to ask and to refer",
            leads=("DA Coordinator",),
            due=(Due("Winter 2017", "2017-12-01", "2018-02-28", "season"),),
            outcome="60 people trained; referrals from at least ten",
            progress="44 people trained to date.",
            status="in_progress",
        ),
        Action(
            "Open a second refuge with places for women with older sons",
            leads=("Head of Housing Options",),
            due=(Due("2018-19", "2018-04-01", "2019-03-31", "year"),),
            outcome="Eight places",
            progress="Building to be identified.",
            status="not_started",
        ),
        Action(
            "Review the risk conference: who comes, how long cases wait, and what happens afterwards",
            leads=("Det Supt Public Protection",),
            due=(day("end of November 2017", "2017-11-30"),),
            outcome="Report with recommendations",
            progress="Review finished and its nine recommendations accepted by the Partnership.",
            status="completed",
        ),
        Action(
            "Publish a leaflet in the six languages most spoken in the borough",
            leads=("Comms",),
            outcome="Leaflet in surgeries and schools",
        ),
    ),
)
PLACES = Group(
    section="3. Safe and lively town centres",
    themes=("3. Safe and lively town centres",),
    actions=(
        Action(
            "Bring back the night bus marshals on Fridays and Saturdays",
            leads=("Licensing", "Easterby BID"),
            who="Licensing + Easterby BID",
            due=(day("1 Dec 2017", "2017-12-01"),),
            outcome="Fewer assaults between midnight and 3 am",
            progress="Marshals start on 1 December as planned.",
            status="on_track",
            sure=False,
        ),
        Action(
            "Consult on a public space order for street drinking",
            leads=("Head of Legal",),
            due=(day("15/09/2017", "2017-09-15"),),
            outcome="Decision by Cabinet",
            progress="Closed. Consultation held; Cabinet made the order on 4 October.",
            status="completed",
        ),
        Action(
            "Start a shop radio scheme in the northern parade",
            leads=("Easterby BID",),
            due=(Due("Q2 2017/18", "2017-07-01", "2017-09-30", "quarter"),),
            outcome="Thirty shops on the scheme",
            progress="No longer being pursued, as traders prefer the existing app.",
            status="cancelled",
        ),
    ),
)

PLAN = Plan(
    name="easterby-community-safety-2017",
    title="Community Safety Plan 2017-18: Mid-Year Report",
    borough="Easterby",
    body="Easterby Community Safety Partnership",
    date="2017-10-31",
    page=Page(head="Easterby Community Safety Partnership", foot="NOT PROTECTIVELY MARKED"),
    blocks=(
        Heading("Easterby Community Safety Partnership", 1),
        Heading("Community Safety Plan 2017-18: Mid-Year Report", 1),
        Text("31 October 2017"),
        Text("The Partnership has three aims this year:"),
        Text("fewer burglaries and thefts from vehicles", bullet=True),
        Text("better help for those who live with abuse", bullet=True),
        Text("town centres where people like to be in the evening", bullet=True),
        PlanTable(COLUMNS, (BURGLARY, ABUSE, PLACES), Look(header_fill="#8ea9db", section_fill="#b4c6e7")),
    ),
)
