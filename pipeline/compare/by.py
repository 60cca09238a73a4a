"""What actions can be grouped by."""

from enum import StrEnum

NOT_STATED = "(not stated)"  # the group of what a plan does not tell: counted, never dropped
MOST = 2  # dimensions of one comparison


class By(StrEnum):
    """A dimension of a comparison, as a user types it."""

    BOROUGH = "borough"
    BODY = "body"
    PLAN = "plan"
    THEME = "theme"  # the outermost heading that the action stands under
    LEAD = "lead"  # as printed
    KIND = "kind"  # what the lead is: person, role, body or unknown
    YEAR = "year"  # the calendar year of the plan's date
    DUE_YEAR = "due_year"  # the calendar year of the action's due date


OF_LEADS = (By.LEAD, By.KIND)  # an action may have several, and counts once for each

HEADINGS = {
    By.BOROUGH: "Borough",
    By.BODY: "Body",
    By.PLAN: "Plan",
    By.THEME: "Theme",
    By.LEAD: "Lead",
    By.KIND: "Kind of lead",
    By.YEAR: "Year of the plan",
    By.DUE_YEAR: "Year due",
}
