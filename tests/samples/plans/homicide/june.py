"""The second version: one action is put in as 5, the leaflet is gone without a word, so 9 to 11 keep their numbers."""

from dataclasses import replace

from tests.samples.plans.homicide import march, version
from tests.samples.values import Action, day

TRAINING = replace(
    march.TRAINING,
    due=(day("30 September 2024", "2024-09-30"),),
    progress="Delayed. Two sessions in May were cancelled as the trainer was ill. Eleven practices now have a lead.",
    status="delayed",
)
PROMPT = replace(
    march.PROMPT, progress="In progress. The question has been built and three practices try it.", status="in_progress"
)
MEETING = replace(
    march.MEETING,
    progress="Completed. The meeting has been held every month since April.",
    completed=day("16 April 2024", "2024-04-16"),
    status="completed",
)
SHARING = replace(
    march.SHARING,
    leads=("Information Governance Manager",),
    progress="In progress. Seven of eleven partners have commented on the draft.",
)
LOG = Action(
    "Give probation officers sight of the log of referrals to the MARAC.",
    key="log",
    ref="5",
    leads=("MARAC Coordinator",),
    due=(day("31 October 2024", "2024-10-31"),),
    progress="Not started. Added in May at the request of the Probation Service.",
    status="not_started",
)
RELEASE = replace(march.RELEASE, ref="6")
CAMPAIGN = replace(
    march.CAMPAIGN,
    ref="7",
    progress="Completed. The campaign ran from 3 to 28 June and calls to the helpline rose by a third.",
    completed=day("28 June 2024", "2024-06-28"),
    status="completed",
)
EMPLOYERS = replace(
    march.EMPLOYERS,
    ref="8",
    progress="On hold until the Chamber has a new policy officer.",
    status="delayed",
)
OFFICERS = replace(
    march.OFFICERS, progress="On track. 44 of 58 officers have attended and the rest are booked.", status="on_track"
)
LETTER = replace(
    march.LETTER,
    text="Change the first letter and text message about arrears so that both ask whether the tenant is safe at home.",
    due=(day("31 August 2024", "2024-08-31"),),
    progress="Delayed. The tenants' panel asked for text messages to be changed too, which the supplier must do.",
    status="delayed",
)
FLATS = replace(march.FLATS, progress="Two flats are ready.", status="in_progress")

PLAN = version(
    "2024-06-30",
    ("Domestic Homicide Review 'Ruth': Action Plan (June 2024 update)", "30 June 2024"),
    "The Partnership accepted all four recommendations of the review in January 2024.",
    ((TRAINING, PROMPT), (MEETING, SHARING, LOG, RELEASE), (CAMPAIGN, EMPLOYERS), (OFFICERS, LETTER, FLATS)),
)
