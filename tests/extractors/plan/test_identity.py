"""Which plan a document is: the front matter of many kinds of bodies, as Document values."""

import datetime
import time
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plan.bodies import bodies
from extractors.plan.boroughs import BOROUGHS, Evidence, canonical, choose, councils, londoners
from extractors.plan.identity import read_identity
from models.document import Document, Identity, Paragraph
from models.geometry import Box
from models.table import Cell, Line, Place, Table

Rows = tuple[tuple[str, ...], ...]
PLAN: Rows = (("No", "Action", "Lead", "By when"), ("1", "Train all staff", "Head of Housing", "June"))
NOWHERE = Box(0, 0, 1, 1)


def table(rows: Rows) -> Table:
    """A table of `rows`; a row of one text spans all columns."""
    width = max(len(row) for row in rows)
    cells = tuple(
        Cell((Line(text, NOWHERE, None, True),), at, column, Place(None, None, 1, at), 1, width if len(row) == 1 else 1)
        for at, row in enumerate(rows, 1)
        for column, text in enumerate(row, 1)
    )
    return Table(cells, len(rows), width, Place(None, None, 1, 1))


def document(
    *blocks: str | Rows, running: tuple[str, ...] = (), title: str | None = None, name: str = "s1234.pdf"
) -> Document:
    """A document of `blocks`: "# text" is a heading of level 1, "## text" of level 2, rows are a table."""
    made: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, str):
            text = block.lstrip("#")
            made.append(Paragraph(text.strip(), len(block) - len(text) or None))
        else:
            made.append(table(block))
    return Document(name, "0" * 64, tuple(made), running, title)


@dataclass(frozen=True, slots=True)
class Case:
    """The front matter of a document and what it says."""

    id: str
    blocks: tuple[str | Rows, ...]
    title: str | None
    borough: str | None = None
    body: str | None = None
    date: str | None = None
    running: tuple[str, ...] = field(default=())
    properties: str | None = None
    name: str = "s1234.pdf"


CASES = (
    Case(
        "board's plan, title on one line",
        ("# Northmere Safeguarding Adults Board – Business Plan 2019-22", PLAN),
        "Northmere Safeguarding Adults Board – Business Plan 2019-22",
        "Northmere",
        "Northmere Safeguarding Adults Board",
    ),
    Case(
        "title over three lines",
        ("# Ashby Vale Safeguarding Children Partnership", "# Strategic Business Plan", "# 2021 – 2024", PLAN),
        "Ashby Vale Safeguarding Children Partnership Strategic Business Plan 2021 – 2024",
        "Ashby Vale",
        "Ashby Vale Safeguarding Children Partnership",
    ),
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
        "appendix and title in one heading",
        ("Wexbridge Borough Council", "# Appendix B – Climate Emergency Action Plan", PLAN),
        "Climate Emergency Action Plan",
        "Wexbridge",
        "Wexbridge Borough Council",
    ),
    Case(
        "generic heading, fuller running head",
        ("# Action Plan", PLAN),
        "Calderwick Youth Justice Improvement Plan",
        "Calderwick",
        "Calderwick Metropolitan Borough Council",
        running=("Calderwick Youth Justice Improvement Plan", "Calderwick Metropolitan Borough Council"),
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
        "version in the foot, no year to be had",
        ("# Adult Social Care Improvement Plan", PLAN),
        "Adult Social Care Improvement Plan",
        running=("V 3.01 (31 October)",),
    ),
    Case(
        "due dates are no date of the document",
        ("# Housing Delivery Test Action Plan", (("Action", "Lead", "When"), ("A", "B", "12 May 2020"))),
        "Housing Delivery Test Action Plan",
    ),
    Case(
        "an inspection's date is not the plan's",
        ("# Action Plan following the Ofsted inspection of May 2012", PLAN),
        "Action Plan following the Ofsted inspection of May 2012",
    ),
    Case(
        "a period is no date",
        ("# Community Safety Delivery Plan April 2019 – March 2022", PLAN),
        "Community Safety Delivery Plan April 2019 – March 2022",
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
        "partners do not win over the plan's own council",
        (
            "# Safeguarding Improvement Plan",
            "Enfield Council has agreed this with NHS Haringey and Barnet Hospital.",
            "The Barnet and Haringey legal practice supports the plan. Enfield Council leads.",
            PLAN,
        ),
        "Safeguarding Improvement Plan",
        "Enfield",
        "Enfield Council",
    ),
    Case(
        "two councils named as often: none",
        ("# Joint Waste Delivery Plan", "Wexbridge Council and Calderwick Council work together.", PLAN),
        "Joint Waste Delivery Plan",
    ),
    Case(
        "a council of two places",
        ("# Adur Bank and Worthmere Council", "# Asset Management Delivery Plan", PLAN),
        "Asset Management Delivery Plan",
        "Adur Bank and Worthmere",
        "Adur Bank and Worthmere Council",
    ),
    Case(
        "chief executives",
        ("# Harrow Chief Executives’ Action Plan", PLAN),
        "Harrow Chief Executives’ Action Plan",
        "Harrow",
        "Harrow Chief Executives",
    ),
    Case(
        "director on the cover, council in the text",
        (
            "Corporate Director",
            "Children and Families",
            "# Children and Families Improvement Plan",
            "An inspection of services in Islington took place. Islington will improve.",
            PLAN,
        ),
        "Children and Families Improvement Plan",
        "Islington",
        "Islington Council, Children and Families",
    ),
    Case(
        "department in the foot",
        ("# Youth Offending Action Plan", PLAN),
        "Youth Offending Action Plan",
        "Northmere",
        "Northmere Council, Children and Young People's Service",
        running=("Northmere Council, Children and Young People's Service", "Page 1 of 9"),
    ),
    Case(
        "section headings are no title",
        ("# Fly-tipping Reduction Action Plan", "## Governance Arrangements", "## Part 2 – Delivery Plan", PLAN),
        "Fly-tipping Reduction Action Plan",
    ),
    Case(
        "a sentence is no title",
        ("This action plan is the response to the review.", "# Domestic Abuse Delivery Plan", PLAN),
        "Domestic Abuse Delivery Plan",
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
        "properties say what the pages do not",
        ("Introduction", PLAN),
        "Air Quality Action Plan",
        properties="Air Quality Action Plan",
    ),
    Case(
        "wrong properties do not win",
        ("# Air Quality Action Plan", PLAN),
        "Air Quality Action Plan",
        properties="Microsoft Word - Document1",
    ),
    Case(
        "the file's name as last resort",
        ((("Action", "Lead"), ("A", "B")),),
        "Improvement Plan",
        name="Appendix 2 - Improvement Plan.pdf",
    ),
    Case("nothing printed", ((("Action", "Lead"), ("A", "B")),), None),
    Case("an empty file", (), None),
    Case(
        "no table at all",
        ("# Northmere Town Council", "# Neighbourhood Delivery Plan", "## Parks", "Plant trees by May 2020"),
        "Neighbourhood Delivery Plan",
        "Northmere",
        "Northmere Town Council",
    ),
    Case(
        "web address tells the council",
        ("# Corporate Improvement Plan", "Contact: policy@towerhamlets.gov.uk", PLAN),
        "Corporate Improvement Plan",
        "Tower Hamlets",
    ),
    Case(
        "a heading of a strategy, its action plan generic",
        ("# Ashby Vale Council", "# Homelessness and Rough Sleeping Strategy", "# Action Plan", PLAN),
        "Homelessness and Rough Sleeping Strategy",
        "Ashby Vale",
        "Ashby Vale Council",
    ),
    Case(
        "title wrapped inside a phrase",
        ("# Action Plan in Response to the Review of Safeguarding in", "# Hackney", PLAN),
        "Action Plan in Response to the Review of Safeguarding in Hackney",
        "Hackney",
    ),
    Case(
        "safeguarding board named without its council",
        ("# Safeguarding Adults Board Delivery Plan", "Published by the London Borough of Bexley.", PLAN),
        "Safeguarding Adults Board Delivery Plan",
        "Bexley",
        "Bexley Safeguarding Adults Board",
    ),
    Case(
        "as at, in a line on the cover",
        ("# Fire Safety Improvement Plan", "Position as at 30/09/21", "Cabinet 14 November 2021", PLAN),
        "Fire Safety Improvement Plan",
        date="2021-09-30",
    ),
    Case(
        "next review is no date",
        ("# Fire Safety Improvement Plan", "Next update due: June 2024", PLAN),
        "Fire Safety Improvement Plan",
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
        "contents before the plan",
        ("# Equality Action Plan", (("Contents", "Page"), ("Action Plan", "4")), "# Equality Action Plan", PLAN),
        "Equality Action Plan",
    ),
    Case(
        "protective marking and draft",
        ("OFFICIAL - SENSITIVE", "# Draft Ofsted Action Plan", "LB Merton", PLAN),
        "Draft Ofsted Action Plan",
        "Merton",
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
        "statement of action, after tables of another kind",
        (
            "# Fenwold County Council",
            "## SEND: Written Statement of Action",
            "### Attendance",
            (("Member", "April", "June"), ("Chair", "Present", "Apologies")),
            "### Action plan",
            PLAN,
        ),
        "SEND: Written Statement of Action",
        "Fenwold",
        "Fenwold County Council",
    ),
    Case(
        "the report's own title keeps its subtitle",
        ("# Safer Stour Delivery Plan 2014-15: Progress Report", "Position at 31 December 2014", PLAN),
        "Safer Stour Delivery Plan 2014-15: Progress Report",
        date="2014-12-31",
    ),
    Case(
        "the plan's own department, not the covering report's",
        (
            "Northmere Council",
            "Report of: Director of Finance",
            "Agenda Item 18",
            "# Children's Improvement Plan: covering report",
            "Corporate Director",
            "Children and Families",
            "# Children's Improvement Plan",
            PLAN,
        ),
        "Children's Improvement Plan",
        "Northmere",
        "Northmere Council, Children and Families",
    ),
    Case(
        "a wrapped sentence of plain lines is no title",
        (
            "Housing Repairs Improvement Plan",
            "Wexbridge Council",
            "The directors, guided by tenants and by what they saw on their visits,",
            "Tenants and directors who met last year and developed the following action plan",
            PLAN,
        ),
        "Housing Repairs Improvement Plan",
        "Wexbridge",
        "Wexbridge Council",
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
    made = document(*case.blocks, running=case.running, title=case.properties, name=case.name)
    day = datetime.date.fromisoformat(case.date) if case.date else None
    assert read_identity(made) == Identity("0" * 64, case.title, case.borough, case.body, day)


def test_a_given_borough_overrides_what_is_printed() -> None:
    assert read_identity(document("# Wexbridge Council Action Plan", PLAN), "Northmere").borough == "Northmere"


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
    found = read_identity(document("# Parking Action Plan", line, PLAN)).date
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Leader of Wexbridge City Council", ["Wexbridge"]),
        ("NORTHMERE COUNTY COUNCIL", ["Northmere"]),
        ("Isle of Calder Council", ["Isle of Calder"]),
        ("City of Northmere Metropolitan District Council", ["Northmere"]),
        ("Calderwick MBC", ["Calderwick"]),
        ("Ashby Vale LSCB", ["Ashby Vale"]),
        ("Ashby Vale District Council and Northmere Borough Council", ["Ashby Vale", "Northmere"]),
        ("Children and Families, Northmere Council", ["Northmere"]),
        ("Blackmere with Dale Borough Council", ["Blackmere with Dale"]),
        ("New Fenwold District Council", ["New Fenwold"]),
        ("Reduced council tax, Lower Council Tax, more Council housing", []),
        ("the local council, Full Council, The Council, Health and Care Professions Council", []),
    ],
)
def test_councils_are_read_as_councils_print_them(text: str, names: list[str]) -> None:
    assert sorted(councils(text)) == names


def test_every_london_borough_is_known_by_each_of_its_forms() -> None:
    assert len(BOROUGHS) == 33
    for name, forms in BOROUGHS:
        assert list(londoners(f"services in {name}")) == [name]
        assert {canonical(form.upper()) for form in (name, *forms)} == {name}


@pytest.mark.parametrize(
    "text", ["NHS Haringey", "Kingston upon Hull", "Ealing Hospital", "Barnet and Harrow practice"]
)
def test_a_partner_that_bears_a_boroughs_name_is_no_borough(text: str) -> None:
    assert list(londoners(text)) == []


def test_a_prominent_text_outweighs_any_number_of_mentions() -> None:
    assert choose(["Brent Action Plan"], [Evidence("Camden Council", 1.0)] * 50) == "Brent"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Harland Police and Crime Panel; the Council", ["Harland Police and Crime Panel"]),
        ("Report of Fenwold Fire and Rescue Service", ["Fenwold Fire and Rescue Service"]),
        ("Leader of the Council", []),
        ("Overview and Scrutiny Committee", []),
    ],
)
def test_bodies_are_read_whole(text: str, named: list[str]) -> None:
    assert list(bodies(text)) == named


@pytest.mark.parametrize(
    "text", ["A a " * 25_000, "Abc Of And " * 9_000, "1.1." * 25_000, "May " * 25_000, "@a.b" * 25_000]
)
def test_a_hostile_line_is_read_in_time(text: str) -> None:
    started = time.perf_counter()
    read_identity(document(f"# Action Plan {text}", text, PLAN, running=(text,), title=text))
    assert time.perf_counter() - started < 20  # seconds; a pattern that backtracks takes years


WORDS = st.sampled_from(
    (
        "Wexbridge",
        "Council",
        "Action Plan",
        "of",
        "and",
        "31",
        "May",
        "2014",
        "as at",
        "31.2.12",
        "–",
        "Harrow",
        "’s",
        ":",
        "99",
    )
)
TEXTS = st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=40))
TABLES = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4).map(lambda rows: table(tuple(rows)))
BLOCKS = st.lists(
    st.one_of(st.builds(Paragraph, TEXTS, st.one_of(st.none(), st.integers(1, 6))), TABLES), max_size=8
).map(tuple)


@given(BLOCKS, st.lists(TEXTS, max_size=3).map(tuple), st.one_of(st.none(), TEXTS), TEXTS)
def test_any_document_has_an_identity(
    blocks: tuple[Paragraph | Table, ...], running: tuple[str, ...], title: str | None, name: str
) -> None:
    identity = read_identity(Document(name, "0" * 64, blocks, running, title))
    assert "" not in (identity.title, identity.borough, identity.body)
    assert identity.date is None or 1990 <= identity.date.year <= 2100
