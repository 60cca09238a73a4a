"""An audit committee's paper: a portrait grid with a colour key of its own, among tables that are no plan."""

from tests.samples.values import (
    Action,
    Column,
    Due,
    Group,
    Heading,
    Look,
    Page,
    PlainTable,
    Plan,
    PlanTable,
    Text,
    day,
    month,
)

COLUMNS = (
    Column("Ref", 7, "ref"),
    Column("Finding", 20, "group text"),
    Column("Agreed action", 24, "action"),
    Column("Priority", 9, "risk"),
    Column("Owner", 13, "who"),
    Column("Due", 10, "when"),
    Column("Position", 22, "progress"),
    Column("RAG", 8, "rag"),
)

BLUE, GREEN, AMBER, RED = "#4472c4", "#70ad47", "#ffc000", "#ff0000"

GROUPS = (
    Group(
        recommendation="Purchase cards are held by staff who have left.",
        actions=(
            Action(
                "Cancel the cards of leavers on their last day and tell the bank the same day.",
                ref="A1",
                leads=("Head of Procurement",),
                due=(day("30-Jun-13", "2013-06-30"),),
                progress="Leaver's form changed. Internal Audit has tested ten leavers.",
                rag="Blue",
                fill=BLUE,
                status="completed",
                risk="High",
            ),
            Action(
                "Match the list of cards with payroll every month.",
                ref="A2",
                leads=("Exchequer Manager",),
                due=(day("31-Jul-13", "2013-07-31"),),
                progress="First match made in July.",
                rag="Green",
                fill=GREEN,
                status="on_track",
                risk="Medium",
            ),
        ),
    ),
    Group(
        recommendation="Contracts above £100,000 are not all on the register.",
        actions=(
            Action(
                "Ask every director to certify the register once a quarter.",
                ref="B1",
                leads=("Monitoring Officer",),
                due=(Due("Q3 2013/14", "2013-10-01", "2013-12-31", "quarter"),),
                progress=None,
                rag="Amber",
                fill=AMBER,
                status="not_started",
                risk="High",
            ),
            Action(
                "Publish the register on the Council's website.",
                ref="B2",
                leads=("Head of Procurement",),
                due=(month("September 2013", "2013-09-01", "2013-09-30"),),
                progress="The web team has no date for this.",
                rag="Red",
                fill=RED,
                status="delayed",
                risk="Medium",
            ),
        ),
    ),
    Group(
        recommendation="Overpaid housing benefit is chased late.",
        actions=(
            Action(
                "Send the first reminder within ten days of the decision.",
                ref="C1",
                leads=("Benefits Manager",),
                due=(day("1-Sep-13", "2013-09-01"),),
                progress="Software supplier has been asked for a price.",
                rag="Green",
                fill=GREEN,
                status="on_track",
                risk="Medium",
            ),
            Action(
                "Write off debts older than six years after approval by the Section 151 Officer.",
                ref="C2",
                leads=("Section 151 Officer",),
                due=(Due("2013/14", "2013-04-01", "2014-03-31", "year"),),
                progress="List of 312 debts prepared for approval.",
                rag="Green",
                fill=GREEN,
                status="on_track",
                risk="Low",
            ),
            Action(
                "Review the recovery policy.",
                ref="C3",
                leads=("Benefits Manager", "Head of Legal"),
                who="Benefits Manager & Head of Legal",
                due=(month("Jan 2014", "2014-01-01", "2014-01-31"),),
                progress=None,
                rag="Amber",
                fill=AMBER,
                status="not_started",
                risk="Low",
            ),
        ),
    ),
    Group(
        recommendation="The disaster recovery plan for the main data centre has not been tested since 2010.",
        actions=(
            Action(
                "Test the plan over a weekend and report what was learnt.",
                ref="D1",
                leads=("Head of ICT",),
                due=(month("May 2013", "2013-05-01", "2013-05-31"),),
                progress="Test held on 18 and 19 May; report received by the Corporate Management Team and checked by "
                "Internal Audit.",
                rag="Blue",
                fill=BLUE,
                status="completed",
                risk="High",
            ),
            Action(
                "Train two more people to bring the finance system back.",
                ref="D2",
                leads=("Head of ICT",),
                due=(day("29-Nov-13", "2013-11-29"),),
                progress="One of two has been trained.",
                rag="Green",
                fill=GREEN,
                status="on_track",
                risk="Medium",
            ),
        ),
    ),
)

CONTENTS = PlainTable(
    (
        ("1", "Terms of reference", "1"),
        ("2", "Attendance", "1"),
        ("3", "Budget", "1"),
        ("4", "Action plan", "2"),
        ("5", "Risk register", "3"),
    ),
    widths=(8, 80, 12),
    header=False,
)
TERMS = PlainTable(
    (
        ("Area", "Terms of reference"),
        ("Audit", "To receive the annual opinion and to see that agreed actions are carried out on time."),
        ("Accounts", "To approve the statement of accounts and to review the letter of representation."),
    ),
    widths=(20, 80),
)
ATTENDANCE = PlainTable(
    (
        ("Member", "April", "June", "Sept"),
        ("Chair", "Present", "Present", "Apologies"),
        ("Vice-Chair", "Present", "Apologies", "Present"),
        ("Independent member", "Apologies", "Present", "Present"),
    ),
    widths=(40, 20, 20, 20),
)
BUDGET = PlainTable(
    (
        ("Service", "Budget £000", "Forecast £000", "Variance £000"),
        ("Internal Audit", "412", "405", "(7)"),
        ("Counter fraud", "188", "196", "8"),
        ("External audit fee", "230", "230", "0"),
    ),
    widths=(40, 20, 20, 20),
)
KEY = PlainTable(
    (
        ("Blue", "Done, and checked by Internal Audit"),
        ("Green", "On track to be done by the date agreed"),
        ("Amber", "Not yet started"),
        ("Red", "Past its date, or will not be done by it"),
    ),
    widths=(15, 85),
    header=False,
    fills=(BLUE, GREEN, AMBER, RED),
)
RISKS = PlainTable(
    (
        ("Risk", "Likelihood", "Impact", "Score", "Mitigation", "Owner"),
        (
            "Loss of key staff in the finance team",
            "3",
            "4",
            "12",
            "Cross-training; agency cover",
            "Section 151 Officer",
        ),
        ("Fraud in a grant scheme goes unseen", "2", "4", "8", "Data matching twice a year", "Head of Audit"),
        ("The accounts are late", "2", "3", "6", "Timetable agreed with the auditor", "Chief Accountant"),
    ),
    widths=(28, 11, 9, 8, 26, 18),
)

PLAN = Plan(
    name="ashby-vale-audit-2013",
    title="Internal Audit: Progress on Agreed Actions",
    borough="Ashby Vale",
    body="Ashby Vale Borough Council",
    date="2013-08-31",
    page=Page(landscape=False, head="Audit Committee - Agenda item 9", foot="- {page} -"),
    blocks=(
        Heading("Ashby Vale Borough Council", 1),
        Heading("Internal Audit: Progress on Agreed Actions"),
        Text("Position at 31 August 2013"),
        Heading("Contents", 3),
        CONTENTS,
        Heading("Terms of reference", 3),
        TERMS,
        Heading("Attendance", 3),
        ATTENDANCE,
        Heading("Budget", 3),
        BUDGET,
        Heading("Action plan", 2),
        Text("Colours are set by Internal Audit and mean:"),
        KEY,
        PlanTable(COLUMNS, GROUPS, Look(header_fill="#80cbc4", header_repeats=False, size=8.5)),
        Heading("Risk register", 2),
        RISKS,
    ),
)
