"""The first version of the improvement plan: eleven actions, most of them just begun."""

from tests.samples.plans.improvement import rated, version
from tests.samples.values import Action, Due, day, month

THRESHOLD = Action(
    "Agree a new threshold document with all partners and publish it.",
    key="threshold",
    ref="1.1",
    leads=("Director of Children's Services",),
    due=(day("30/06/2024", "2024-06-30"),),
    outcome="Fewer than one contact in five ends with no further action",
    progress="Draft shared with partners in February. Forty comments received and being worked through.",
)
DECISIONS = Action(
    "Make a decision on every contact within one working day.",
    key="decisions",
    ref="1.2",
    leads=("MASH Manager",),
    due=(day("31/05/2024", "2024-05-31"),),
    outcome="90% of contacts decided within one working day",
    progress="March: 68%, up from 51% in December.",
)
POLICE = Action(
    "Place a detective sergeant in the MASH, with access to police systems.",
    key="police",
    ref="1.3",
    leads=("Superintendent, Public Protection",),
    due=(month("September 2024", "2024-09-01", "2024-09-30"),),
    outcome="Police information is shared before every strategy discussion",
    progress="Post to be advertised in May.",
)
SUPERVISION = Action(
    "Hold reflective supervision every month with each social worker and record it on the child's file.",
    key="supervision",
    ref="2.1",
    leads=("Principal Social Worker",),
    due=(day("30/04/2024", "2024-04-30"),),
    outcome="95% of social workers have a recorded session in the month",
    progress="Template launched in March, when 62% had a recorded session.",
)
AUDITS = Action(
    "Audit twelve cases a month, each with the family's own view.",
    key="audits",
    ref="2.2",
    leads=("Quality Assurance Manager",),
    when="Ongoing",
    ongoing=True,
    outcome="Seven audits in ten are graded good or better",
    progress="Twelve audits done in each month since January; four in ten graded good.",
)
CASELOADS = Action(
    "Bring average caseloads down to 16 by recruiting eight permanent social workers.",
    key="caseloads",
    ref="2.3",
    leads=("Head of Workforce",),
    due=(day("31/12/2024", "2024-12-31"),),
    outcome="Average caseload of 16",
    progress="Campaign opened on 4 March. Average caseload is 22.",
)
PLANS = Action(
    "Write plans that say what must change for the child, and review every child in need plan at least every six "
    "weeks.",
    key="plans",
    ref="2.4",
    leads=("Head of Safeguarding",),
    due=(month("July 2024", "2024-07-01", "2024-07-31"),),
    outcome="Plans are understood by families and kept to",
    progress="Workshops planned for May.",
)
CHRONOLOGY = Action(
    "Buy a chronology tool for the case system.",
    key="chronology",
    ref="2.5",
    leads=("Head of ICT",),
    due=(Due("Q3 2024/25", "2024-10-01", "2024-12-31", "quarter"),),
    outcome="Every open case has a chronology",
    progress="Business case to be written.",
)
PATHWAY = Action(
    "See that every care leaver aged 16 to 18 has a pathway plan.",
    key="pathway",
    ref="3.1",
    leads=("Leaving Care Team Manager",),
    due=(day("30/06/2024", "2024-06-30"),),
    outcome="All care leavers have a current plan",
    progress="71 of 96 have one.",
)
HEALTH = Action(
    "Complete initial health assessments within 20 working days of a child coming into care.",
    key="health",
    ref="3.2",
    leads=("Designated Nurse", "Head of Children in Care"),
    due=(day("30/09/2024", "2024-09-30"),),
    outcome="90% completed in time",
    progress="Q4: 55%. Requests now go to the health team on the day a child is placed.",
)
DENTIST = Action(
    "Register every child in care with a dentist.",
    key="dentist",
    ref="3.3",
    leads=("Designated Nurse",),
    due=(month("October 2024", "2024-10-01", "2024-10-31"),),
    outcome="Every child has seen a dentist within the year",
    progress=None,
)

PLAN = version(
    "2024-03-31",
    ("Children's Services Improvement Plan", "31 March 2024"),
    "This plan answers the inspection of November 2023. The Improvement Board reviews it every quarter.",
    (
        (rated(THRESHOLD, "Green"), rated(DECISIONS, "Green"), rated(POLICE, "White")),
        (
            rated(SUPERVISION, "Green"),
            rated(AUDITS, "Green"),
            rated(CASELOADS, "Green"),
            rated(PLANS, "White"),
            rated(CHRONOLOGY, "White"),
        ),
        (rated(PATHWAY, "Green"), rated(HEALTH, "Green"), rated(DENTIST, "White")),
    ),
)
