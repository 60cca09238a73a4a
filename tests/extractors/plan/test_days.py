"""The day that a plan speaks for, from the front matter of many kinds of bodies."""

import pytest

from extractors.plan import read_plan
from tests.extractors.plan.fronts import PLAN, Case, document

CASES = (
    Case(
        "cover report, then the appendix",
        (
            "Agenda Item 7",
            "# Wexbridge Council",
            "Report to Cabinet 12 March 2019",
            "Report title: Homelessness Strategy and Action Plan",
            "Report of the Director of Housing and Communities",
            "## 1. Purpose of the report",
            "This report asks Cabinet to agree the action plan set out in Appendix B.",
            "# Appendix B",
            "# Homelessness Action Plan 2019-2024",
            PLAN,
        ),
        "Homelessness Action Plan 2019-2024",
        "Wexbridge",
        "Wexbridge Council, Housing and Communities",
        "2019-03-12",
    ),
    Case(
        "county in capitals",
        ("# WESTMARCH COUNTY COUNCIL", "# SEND IMPROVEMENT PLAN", "Updated September 2022", PLAN),
        "SEND IMPROVEMENT PLAN",
        "Westmarch",
        "WESTMARCH COUNTY COUNCIL",
        "2022-09-30",
    ),
    Case(
        "title row of the table, as-of heading",
        (
            (
                ("Corporate Peer Challenge Action Plan",),
                ("Recommendation", "Action", "Lead", "Progress at March 2014"),
                ("1. Do", "It", "Head of Law", "Done"),
            ),
        ),
        "Corporate Peer Challenge Action Plan",
        date="2014-03-31",
    ),
    Case(
        "several reports of progress: the latest counts",
        (
            "# Fenwold District Council",
            "# Scrutiny Recommendations Tracker",
            (("Recommendation", "Lead", "Progress Sept 2013", "Progress Feb 2014"), ("A", "B", "C", "D")),
        ),
        "Scrutiny Recommendations Tracker",
        "Fenwold",
        "Fenwold District Council",
        "2014-02-28",
    ),
    Case(
        "police and crime panel: no council",
        ("# Harland and Stour Police and Crime Panel", "## Work Programme and Action Plan", "4 February 2016", PLAN),
        "Work Programme and Action Plan",
        None,
        "Harland and Stour Police and Crime Panel",
        "2016-02-04",
    ),
    Case(
        "health trust",
        ("Stour Valley Hospitals NHS Foundation Trust", "# CQC Improvement Plan", "Version 4 – 3 June 2018", PLAN),
        "CQC Improvement Plan",
        None,
        "Stour Valley Hospitals NHS Foundation Trust",
        "2018-06-03",
    ),
    Case(
        "national park",
        (
            "Highmoor National Park Authority",
            "# Audit Recommendations Action Plan",
            "Authority meeting 1 July 2011",
            PLAN,
        ),
        "Audit Recommendations Action Plan",
        None,
        "Highmoor National Park Authority",
        "2011-07-01",
    ),
    Case(
        "scrutiny panel's form as a table",
        (
            (
                ("Report to:", "Overview and Scrutiny Panel"),
                ("Date of meeting:", "9 October 2017"),
                ("Subject:", "Waste Review Action Plan"),
                ("Report of:", "Strategic Director for Place"),
            ),
            "Northmere City Council",
            PLAN,
        ),
        "Waste Review Action Plan",
        "Northmere",
        "Northmere City Council, Place",
        "2017-10-09",
    ),
    Case(
        "London borough, the date in the title",
        ("# London Borough of Northmere Food Safety Service Plan: Action Plan May 20th 2013.", PLAN),
        "London Borough of Northmere Food Safety Service Plan: Action Plan May 20th 2013",
        "Northmere",
        "London Borough of Northmere",
        "2013-05-20",
    ),
    Case(
        "version in the foot, year from the table",
        (
            "# Adult Social Care Improvement Plan",
            "Wexbridge Council",
            (("Action", "Lead", "Due"), ("A", "B", "5.10.12"), ("C", "D", "1.12.12"), ("E", "F", "Mar 2013")),
        ),
        "Adult Social Care Improvement Plan",
        "Wexbridge",
        "Wexbridge Council",
        "2012-10-31",
        running=("V 3.01 (31 October)",),
    ),
    Case(
        "letter before the plan",
        (
            "20 February 2009",
            "To: All Members of the Cabinet",
            "Dear Member,",
            "# Cabinet Tuesday 24 February 2009",
            "I attach an addendum to the Improvement Plan for Children's Services.",
            "Yours sincerely,",
            "# Improvement Plan for Children's Services in Ealing",
            PLAN,
        ),
        "Improvement Plan for Children's Services in Ealing",
        "Ealing",
        None,
        "2009-02-24",
    ),
    Case(
        "a cover without heading styles",
        (
            "Calderwick Council",
            "Tree and Woodland Action Plan",
            "January 2023",
            "The council looks after forty thousand trees.",
            PLAN,
        ),
        "Tree and Woodland Action Plan",
        "Calderwick",
        "Calderwick Council",
        "2023-01-31",
    ),
    Case(
        "as at, in a line on the cover",
        ("# Fire Safety Improvement Plan", "Position as at 30/09/21", "Cabinet 14 November 2021", PLAN),
        "Fire Safety Improvement Plan",
        date="2021-09-30",
    ),
    Case(
        "fire authority",
        (
            "# Stour and Harland Fire and Rescue Authority",
            "# HMICFRS Improvement Plan",
            "Committee: 5th Dec 2019",
            PLAN,
        ),
        "HMICFRS Improvement Plan",
        None,
        "Stour and Harland Fire and Rescue Authority",
        "2019-12-05",
    ),
    Case(
        "no word for a plan: the highest heading that is no council",
        ("# Calderwick Council", "## Local Area Inspection: Our Response", "Position at 30 September 2022", PLAN),
        "Local Area Inspection: Our Response",
        "Calderwick",
        "Calderwick Council",
        "2022-09-30",
    ),
    Case(
        "the report's own title keeps its subtitle",
        ("# Safer Stour Delivery Plan 2014-15: Progress Report", "Position at 31 December 2014", PLAN),
        "Safer Stour Delivery Plan 2014-15: Progress Report",
        date="2014-12-31",
    ),
    Case(
        "pack: the agenda names the meeting",
        (
            "London Borough of Sutton",
            "# AGENDA",
            "Monday 1 September 2014, 7.00 pm",
            "Quorum: five members.",
            "Agenda Item 5",
            "# School Meals: Annual Report",
            "Agenda Item 6",
            "# Sutton LSCB Business Plan 2014-15.",
            PLAN,
        ),
        "Sutton LSCB Business Plan 2014-15",
        "Sutton",
        "Sutton LSCB",
        "2014-09-01",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_front_matter_gives_the_identity(case: Case) -> None:
    assert read_plan(case.document)[0] == case.identity


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Cabinet, 3rd July 2012", "2012-07-03"),
        ("Date: 3.7.12", "2012-07-03"),
        ("Committee 2012-07-03", "2012-07-03"),
        ("Monday, 4 July 2005", "2005-07-04"),
        ("Updated: July ‘19", "2019-07-31"),
        ("Last updated 29 Feb 2024", "2024-02-29"),
        ("On 24 February 2009", "2009-02-24"),
        ("Board meeting of 31.9.12", None),
        ("Published in 2012", None),
        ("Progress since May 2011", None),
    ],
)
def test_a_line_of_the_cover_gives_the_date(line: str, day: str | None) -> None:
    found = read_plan(document("# Parking Action Plan", line, PLAN))[0].date
    assert (found.isoformat() if found else None) == day
