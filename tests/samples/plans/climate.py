"""A climate plan in Word: themes are the headings above each table, the rating only a cell's fill."""

from tests.samples.values import Action, Column, Due, Group, Heading, Page, Plan, PlanTable, Text, day, month

COLUMNS = (
    Column("Action no", 7, "ref"),
    Column("What needs to happen", 32, "action"),
    Column("Accountable", 16, "who"),
    Column("Supported by", 14, "involved"),
    Column("Deadline", 11, "when"),
    Column("How success is measured", 20, "outcome"),
    Column("Latest position", 24, "progress"),
    Column("Rating", 7, "rag"),
)
GREEN, YELLOW, ORANGE = "#92d050", "#ffff00", "#f4b083"


def table(theme: str, *actions: Action) -> PlanTable:
    """The table that stands under the heading `theme`."""
    return PlanTable(COLUMNS, (Group(actions, themes=(theme,)),))


BUILDINGS = table(
    "Theme A: Our buildings",
    Action(
        "Replace gas boilers in the six largest offices with heat pumps",
        ref="A1",
        leads=("Head of Property",),
        involved=("Carbon Trust",),
        due=(Due("2025/26", "2025-04-01", "2026-03-31", "year"),),
        outcome="1,100 tonnes of CO2 saved a year",
        progress="Designs finished for two of six offices; tender to be issued in spring.",
        rag="yellow (fill)",
        fill=YELLOW,
        status="in_progress",
    ),
    Action(
        "Fit solar panels at Thornhaven Leisure Centre and the Harbour Road depot",
        ref="A2",
        leads=("Head of Property", "Leisure Contract Manager"),
        involved=(),
        due=(month("Sept 2023", "2023-09-01", "2023-09-30"),),
        outcome="380 kW installed",
        progress="Panels fitted and generating at both sites.",
        rag="green (fill)",
        fill=GREEN,
        status="completed",
    ),
    Action(
        "Survey the energy use of every school that the Council maintains",
        ref="A3",
        leads=("Schools Asset Manager",),
        involved=("Headteachers",),
        due=(Due("Summer 2024", "2024-06-01", "2024-08-31", "season"),),
        outcome="44 surveys; costed list of works",
        progress="Paused until the government's grant is announced.",
        rag="orange (fill)",
        fill=ORANGE,
        status="delayed",
    ),
)
TRAVEL = table(
    "Theme B: Travel",
    Action(
        "Put in 120 on-street charging points, a third of them in wards without driveways",
        ref="B1",
        leads=("Transport Strategy Manager",),
        involved=("Distribution network operator",),
        due=(day("31 March 2024", "2024-03-31"),),
        outcome="120 points in use",
        progress="On target: 74 in use and 30 being connected.",
        rag="yellow (fill)",
        fill=YELLOW,
        status="on_track",
    ),
    Action(
        "Replace the Council's small vans with electric ones as leases end",
        ref="B2",
        leads=("Fleet Manager",),
        when="Ongoing",
        ongoing=True,
        outcome="No diesel vans below 3.5 tonnes by 2028",
        progress="19 of 52 replaced so far.",
        rag="yellow (fill)",
        fill=YELLOW,
        status="in_progress",
    ),
    Action(
        "Bid for a third round of active travel money",
        ref="B3",
        leads=("Transport Strategy Manager",),
        due=(month("Feb 2023", "2023-02-01", "2023-02-28"),),
        outcome="Bid made",
        progress="Bid submitted on 24 February and accepted in full.",
        rag="green (fill)",
        fill=GREEN,
        status="completed",
    ),
    Action(
        "Pilot an e-cargo bike library for small traders",
        ref="B4",
        leads=("Economic Development",),
        involved=("Thornhaven Chamber of Trade",),
        due=(Due("Q3 2024/25", "2024-10-01", "2024-12-31", "quarter"),),
        outcome="Ten traders take part",
        progress=None,
    ),
)
NATURE = table(
    "Theme C: Land and nature",
    Action(
        "Plant 15,000 trees on the Council's land",
        ref="C1",
        leads=("Parks and Open Spaces",),
        involved=("Friends of parks groups",),
        due=(Due("Winter 2024", "2024-12-01", "2025-02-28", "season"),),
        outcome="15,000 trees; nine in ten alive after three years",
        progress="9,400 planted over the last season. The rest are on order.",
        rag="yellow (fill)",
        fill=YELLOW,
        status="in_progress",
    ),
    Action(
        "Stop using peat in all the Council's planting",
        ref="C2",
        leads=("Parks and Open Spaces",),
        due=(day("1.4.23", "2023-04-01"),),
        outcome="Written into the contract",
        progress="Achieved with the new grounds contract.",
        rag="green (fill)",
        fill=GREEN,
        status="completed",
    ),
    Action(
        "Write a plan for restoring the salt marsh below Ness Point",
        ref="C3",
        leads=("Rowan Ashdown",),
        involved=("Wildlife trust", "Environment regulator"),
        when="TBC",
        outcome="Plan adopted by Cabinet",
        progress="Awaiting the outcome of the coastal study.",
        rag="orange (fill)",
        fill=ORANGE,
        status="not_started",
        sure=False,
    ),
)

PLAN = Plan(
    name="thornhaven-climate-2023",
    title="Climate Action Plan: Annual Review 2023",
    borough="Thornhaven",
    body="Thornhaven City Council",
    date="2023-10-31",
    page=Page(head="Thornhaven City Council", foot="Climate Action Plan"),
    blocks=(
        Heading("Thornhaven City Council", 1),
        Heading("Climate Action Plan: Annual Review 2023", 1),
        Text("As at 31 October 2023"),
        Text("The ratings in the last column are colours: green is finished, yellow is going on, orange is waiting."),
        Heading("Theme A: Our buildings"),
        BUILDINGS,
        Heading("Theme B: Travel"),
        TRAVEL,
        Heading("Theme C: Land and nature"),
        NATURE,
    ),
)
