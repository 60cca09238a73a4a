"""The second version: an action is put in as 1.2, two dates slip, a lead changes, a target is written anew."""

from dataclasses import replace

from tests.samples.plans.improvement import march, rated, version
from tests.samples.values import Action, day, month

THRESHOLD = replace(
    march.THRESHOLD,
    progress="Published on 12 June after agreement by the Safeguarding Partnership. 240 staff have been briefed.",
)
CONSENT = Action(
    "Record on every referral whether the family has been asked for consent.",
    key="consent",
    ref="1.2",
    leads=("MASH Manager",),
    due=(day("31/07/2024", "2024-07-31"),),
    outcome="Consent, or the reason for going without it, is on every referral",
    progress="Added after the monitoring visit in May. Referral form has been changed and goes live on 15 July.",
)
DECISIONS = replace(
    march.DECISIONS,
    ref="1.3",
    due=(day("31/08/2024", "2024-08-31"),),
    progress="March: 68%, up from 51% in December.\n"
    "June: 74%. Two vacant posts have held this back; agency cover starts in July.",
)
POLICE = replace(
    march.POLICE,
    ref="1.4",
    due=(month("July 2024", "2024-07-01", "2024-07-31"),),
    progress="Appointed in June; the officer can start two months earlier than planned, on 8 July.",
)
SUPERVISION = replace(
    march.SUPERVISION,
    due=(day("31/07/2024", "2024-07-31"),),
    progress="Template launched in March, when 62% had a recorded session.\n"
    "June: 79%. Two team managers have been absent and their sessions were not covered.",
)
AUDITS = replace(
    march.AUDITS,
    leads=("Head of Quality and Practice",),
    progress="Twelve audits done in each month; five in ten graded good. Moved to the new Head of Quality and "
    "Practice from 1 May.",
)
CASELOADS = replace(
    march.CASELOADS,
    text="Bring average caseloads down to 18 by recruiting six permanent social workers and two advanced "
    "practitioners.",
    outcome="Average caseload of 18",
    progress="Three permanent workers have started. Average caseload is 20.",
)
PLANS = replace(
    march.PLANS, progress="Four of six workshops held; 88 staff attended. New template in use since 3 June."
)
CHRONOLOGY = replace(
    march.CHRONOLOGY,
    progress="No longer required: the upgrade of the case system in May brought a chronology view at no cost.",
)
PATHWAY = replace(march.PATHWAY, progress="84 of 96 have one.")
HEALTH = replace(march.HEALTH, progress="Q1: 71%. Requests now go to the health team on the day a child is placed.")
DENTIST = replace(
    march.DENTIST, progress="Three practices have agreed to take children in care; 140 of 212 registered."
)

PLAN = version(
    "2024-06-30",
    ("Children's Services Improvement Plan - June 2024 Update", "30 June 2024"),
    "This is the first quarterly update. Action 1.2 is new; those after it have been renumbered.",
    (
        (rated(THRESHOLD, "Blue"), rated(CONSENT, "Green"), rated(DECISIONS, "Amber"), rated(POLICE, "Green")),
        (
            rated(SUPERVISION, "Amber"),
            rated(AUDITS, "Green"),
            rated(CASELOADS, "Green"),
            rated(PLANS, "Green"),
            rated(CHRONOLOGY, "Black"),
        ),
        (rated(PATHWAY, "Red"), rated(HEALTH, "Green"), rated(DENTIST, "Green")),
    ),
)
