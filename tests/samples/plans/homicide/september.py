"""The third version, titled by the review's initials: one action is cancelled, one added, one slips a second time."""

from dataclasses import replace

from tests.samples.plans.homicide import june, version
from tests.samples.values import Action, Due, day

TRAINING = replace(
    june.TRAINING,
    due=(day("31 December 2024", "2024-12-31"),),
    progress="Delayed. Twelve practices have a trained lead; the last two could not release anyone before November.",
)
PROMPT = replace(
    june.PROMPT,
    progress="Completed. The question is in the template of every practice.",
    completed=day("2 September 2024", "2024-09-02"),
    status="completed",
)
SHARING = replace(
    june.SHARING,
    progress="Completed. Signed by all eleven partners.",
    completed=day("20 August 2024", "2024-08-20"),
    status="completed",
)
LOG = replace(june.LOG, progress="In progress. Vetting of twelve officers is under way.", status="in_progress")
RELEASE = replace(
    june.RELEASE,
    due=(Due("Autumn 2024", "2024-09-01", "2024-11-30", "season"),),
    progress="In progress. The agreement at 4 was signed early enough to begin in September; five reviews so far.",
    status="in_progress",
)
EMPLOYERS = replace(
    june.EMPLOYERS,
    progress="Cancelled. One employer in forty replied; the Partnership agreed in September to take no further action.",
    status="cancelled",
)
OFFICERS = replace(
    june.OFFICERS,
    progress="Completed. All 58 officers have attended.",
    completed=day("19 September 2024", "2024-09-19"),
    status="completed",
)
LETTER = replace(
    june.LETTER,
    progress="Completed.",
    completed=day("30 August 2024", "2024-08-30"),
    status="completed",
)
FLATS = replace(june.FLATS, progress="Three flats are ready; the fourth is being repaired.")
FIGURES = Action(
    "Report every quarter how many moves were granted because of abuse, and how long they took.",
    key="figures",
    ref="12",
    leads=("Head of Housing",),
    when="Quarterly",
    ongoing=True,
    progress="Not started.",
    status="not_started",
)

PLAN = version(
    "2024-09-30",
    ("DHR 'Ruth' Action Plan - September 2024", "30 September 2024"),
    "The Partnership accepted all four recommendations of the review in January 2024.",
    (
        (TRAINING, PROMPT),
        (june.MEETING, SHARING, LOG, RELEASE),
        (june.CAMPAIGN, EMPLOYERS),
        (OFFICERS, LETTER, FLATS, FIGURES),
    ),
)
