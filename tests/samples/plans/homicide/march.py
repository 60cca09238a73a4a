"""The first version of the review's plan: eleven actions under four recommendations."""

from tests.samples.plans.homicide import version
from tests.samples.values import Action, Due, day, month

TRAINING = Action(
    "Train a lead for domestic abuse in each of the fourteen GP practices.",
    key="training",
    ref="1",
    leads=("Designated Nurse",),
    due=(day("31 May 2024", "2024-05-31"),),
    progress="In progress. Nine practices have a trained lead.",
    status="in_progress",
)
PROMPT = Action(
    "Add a question about safety at home to the template for depression reviews.",
    key="prompt",
    ref="2",
    leads=("Named GP",),
    due=(month("Sept 2024", "2024-09-01", "2024-09-30"),),
    progress="Not started. Awaiting a price from the system supplier.",
    status="not_started",
)
MEETING = Action(
    "Bring back the monthly meeting on those who cause the most serious harm.",
    key="meeting",
    ref="3",
    leads=("Detective Chief Inspector, Safeguarding",),
    due=(day("30 April 2024", "2024-04-30"),),
    progress="On track. Terms of reference agreed and the first meeting fixed for 16 April.",
    status="on_track",
)
SHARING = Action(
    "Write an information sharing agreement that names housing associations as partners.",
    key="sharing",
    ref="4",
    leads=("Community Safety Manager",),
    due=(day("31 July 2024", "2024-07-31"),),
    progress="Drafting has begun.",
    status="in_progress",
)
RELEASE = Action(
    "Review the risk to former partners before a repeat perpetrator leaves prison.",
    key="release",
    ref="5",
    leads=("Probation Service",),
    due=(Due("Winter 2024", "2024-12-01", "2025-02-28", "season"),),
    progress="Not started. Depends on the agreement at 4.",
    status="not_started",
)
CAMPAIGN = Action(
    "Run a campaign aimed at friends and neighbours, on buses and in surgeries.",
    key="campaign",
    ref="6",
    leads=("Head of Communications",),
    due=(month("June 2024", "2024-06-01", "2024-06-30"),),
    progress="On track: artwork agreed with the survivors' group and space on buses booked.",
    status="on_track",
)
EMPLOYERS = Action(
    "Offer local employers a half-day course on domestic abuse and work.",
    key="employers",
    ref="7",
    leads=("Domestic Abuse Coordinator", "Chamber of Commerce"),
    who="Domestic Abuse Coordinator\nChamber of Commerce",
    due=(day("30 September 2024", "2024-09-30"),),
    progress="Not started. The course is to be planned over the summer.",
    status="not_started",
)
LEAFLET = Action(
    "Translate the safety leaflet into Polish, Urdu and Romanian.",
    key="leaflet",
    ref="8",
    leads=("Domestic Abuse Coordinator",),
    due=(day("30 June 2024", "2024-06-30"),),
    progress="In progress: the Polish leaflet has been printed and the other two are with the translator.",
    status="in_progress",
)
OFFICERS = Action(
    "Train all housing officers to recognise coercive control.",
    key="officers",
    ref="9",
    leads=("Head of Housing",),
    due=(day("30 September 2024", "2024-09-30"),),
    progress="In progress. 21 of 58 officers have attended.",
    status="in_progress",
)
LETTER = Action(
    "Change the first letter about arrears so that it asks whether the tenant is safe.",
    key="letter",
    ref="10",
    leads=("Income Manager",),
    due=(day("31 May 2024", "2024-05-31"),),
    progress="In progress. A new letter has been drafted and shown to the tenants' panel.",
    status="in_progress",
)
FLATS = Action(
    "Keep four furnished flats ready for people who must leave at once.",
    key="flats",
    ref="11",
    leads=("Head of Housing",),
    due=(Due("2024/25", "2024-04-01", "2025-03-31", "year"),),
    progress=None,
)

PLAN = version(
    "2024-03-31",
    ("Domestic Homicide Review 'Ruth': Action Plan", "31 March 2024"),
    "The Partnership accepted all four recommendations of the review in January 2024.",
    ((TRAINING, PROMPT), (MEETING, SHARING, RELEASE), (CAMPAIGN, EMPLOYERS, LEAFLET), (OFFICERS, LETTER, FLATS)),
)
