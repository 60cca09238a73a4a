"""The third version: one action is split, one dropped, one added, one closed without a word, one slips again."""

from dataclasses import replace

from tests.samples.plans.improvement import june, rated, version
from tests.samples.values import Action, day, month

CONSENT = replace(june.CONSENT, progress="Form live since 15 July. Consent recorded on 97% of referrals in September.")
DECISIONS = replace(
    june.DECISIONS,
    due=(day("30/11/2024", "2024-11-30"),),
    progress="March: 68%, up from 51% in December.\n"
    "June: 74%. Two vacant posts have held this back; agency cover starts in July.\n"
    "September: 81%. One post has been filled and one advertised again.",
)
POLICE = replace(june.POLICE, progress="In post since 8 July.")
SUPERVISION = replace(
    june.SUPERVISION,
    progress="Template launched in March, when 62% had a recorded session.\n"
    "June: 79%. Two team managers have been absent and their sessions were not covered.\n"
    "September: 96%, after 95% in August. To be kept in view through audit.",
)
AUDITS = replace(june.AUDITS, progress="Twelve audits done in each month; six in ten graded good.")
CASELOADS = replace(
    june.CASELOADS,
    due=(day("31/03/2025", "2025-03-31"),),
    progress="Four permanent workers and one advanced practitioner have started, but three others have left. Average "
    "caseload is 20. The Board agreed a new date on 18 September.",
)
PLANS = replace(
    june.PLANS,
    text="Write plans that say what must change for the child.",
    progress="All six workshops held. In the August audit nine plans in twelve said what must change.",
)
REVIEWS = Action(
    "Review every child in need plan at least every six weeks.",
    key="reviews",
    ref="2.5",
    leads=("Child in Need Service Manager",),
    due=(month("November 2024", "2024-11-01", "2024-11-30"),),
    outcome="90% of plans reviewed within six weeks",
    progress="Separated from 2.4 in August. 73% reviewed in time in September.",
)
HEALTH = replace(
    june.HEALTH,
    due=(day("31/12/2024", "2024-12-31"),),
    progress="Q2: 69%. Clinics lost in August to annual leave; two more a month have been agreed from October.",
)
DENTIST = replace(june.DENTIST, progress="Five practices have agreed to take children in care; 196 of 214 registered.")
DROP_IN = Action(
    "Open a Saturday drop-in for care leavers at the town library.",
    key="drop-in",
    ref="3.4",
    leads=("Leaving Care Team Manager",),
    due=(day("31/01/2025", "2025-01-31"),),
    outcome="Thirty young people come at least once a month",
    progress="Asked for by the Care Leavers' Forum in September. Costs to be worked out.",
)

PLAN = version(
    "2024-09-30",
    ("Children's Services Improvement Plan: Quarter 2 Monitoring Report", "30 September 2024"),
    "This is the second quarterly update.",
    (
        (rated(june.THRESHOLD, "Blue"), rated(CONSENT, "Blue"), rated(DECISIONS, "Amber"), rated(POLICE, "Blue")),
        (
            rated(SUPERVISION, "Blue"),
            rated(AUDITS, "Green"),
            rated(CASELOADS, "Amber"),
            rated(PLANS, "Blue"),
            rated(REVIEWS, "Green"),
        ),
        (
            rated(june.PATHWAY, "Blue"),
            rated(HEALTH, "Amber"),
            rated(DENTIST, "Green"),
            rated(DROP_IN, "White"),
        ),
    ),
)
