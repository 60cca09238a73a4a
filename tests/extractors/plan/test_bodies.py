"""Whose plan a document is: the councils and bodies that its pages name."""

import pytest

from extractors.plan import read_plan
from extractors.plan.bodies import bodies
from extractors.plan.boroughs import Evidence, canonical, choose, councils, londoners
from extractors.plan.council_words import BOROUGHS
from tests.extractors.plan.fronts import PLAN, Case, Rows, document

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
        "protective marking and draft",
        ("OFFICIAL - SENSITIVE", "# Draft Ofsted Action Plan", "LB Merton", PLAN),
        "Draft Ofsted Action Plan",
        "Merton",
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
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_front_matter_gives_the_identity(case: Case) -> None:
    assert read_plan(case.document)[0] == case.identity


def test_a_given_borough_overrides_what_is_printed() -> None:
    assert read_plan(document("# Wexbridge Council Action Plan", PLAN), "Northmere")[0].borough == "Northmere"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Leader of Wexbridge City Council", ["Wexbridge"]),
        ("NORTHMERE COUNTY COUNCIL", ["Northmere"]),
        ("Isle of Calder Council", ["Isle of Calder"]),
        ("City of Northmere Metropolitan District Council", ["Northmere"]),
        ("Borough of Wexbridge", ["Wexbridge"]),
        ("BOROUGH OF ASHBY VALE", ["Ashby Vale"]),
        ("Royal Borough of Calder and Northmere", ["Calder and Northmere"]),
        ("City of Wexbridge", ["Wexbridge"]),
        ("CITY OF WEXE COUNCIL", ["Wexe"]),
        ("The Council of the City of Wexbridge", ["Wexbridge"]),
        ("Borough Council of King's Calder & West Northmere", ["King's Calder and West Northmere"]),
        ("County Council of Wexshire", ["Wexshire"]),
        ("Stonebeck Metropolitan Borough Council", ["Stonebeck"]),
        ("Stonebeck Metropolitan Borough", ["Stonebeck"]),
        ("Stonebeck M.B.C.; Wexshire C.C.; Fenbury BC", ["Fenbury", "Stonebeck", "Wexshire"]),
        ("Calder County Borough Council, Calder CBC", ["Calder", "Calder"]),
        ("Northmere Unitary Authority", ["Northmere"]),
        ("a Borough of Sanctuary and City of Culture; London Borough of Culture", []),
        ("National Fire Chiefs Council, the Design Council, Youth Justice Council", []),
        ("Ann Ash with Association of Local Councils", []),
        ("LSCB Council members", []),
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


ROSTER = (("Member", "Agency"), ("Ann Ash", "Calder Council, Housing"), ("DI Ben Birch", "West Moors Police"))
PARTNERS = (
    ("No", "Action", "Lead", "Involved", "By when"),
    ("1", "Count the curlews", "Ecologist", "Wharram County Council", "May 2021"),
    ("2", "Mend the paths", "Warden", "Wharram County Council", "June 2021"),
    ("3", "Fund buses", "Clerk", "National Fire Chiefs Council", "June 2021"),
)


@pytest.mark.parametrize(
    ("blocks", "borough", "body"),
    [
        (("# Review Action Plan", ROSTER, PLAN), None, None),  # who sits on a group says not whose the plan is
        (("# Review Action Plan", "Calder Council adopted this.", ROSTER, PLAN), "Calder", "Calder Council"),
        (("# Climate Action Plan", PARTNERS), None, None),  # a partner, however often in the same words
        (
            ("# Climate Action Plan", "Pennmoor National Park Authority", PARTNERS),
            None,
            "Pennmoor National Park Authority",
        ),
        (("# Wharram Climate Action Plan", PARTNERS), "Wharram", "Wharram County Council"),
        (("# Send Plan", (("Workstream", "Council sponsor"), ("One", "Ann Ash")), PLAN), None, None),
        (("# Action Plan", (("Directorate", "Open", "Total"), ("Calder", "1", "2")), PLAN), None, None),
        (
            ("# Action Plan", (("Directorate:", "Housing"),), "Calder Council", PLAN),
            "Calder",
            "Calder Council, Housing",
        ),
        (("# Action Plan", "Supt. Ann Ash Calder Police", PLAN), None, None),
        (("# Action Plan", "Trust Board", PLAN), None, None),
        (
            ("# Action Plan", "OFFICIAL Calder Fire and Rescue Authority", PLAN),
            None,
            "Calder Fire and Rescue Authority",
        ),
        (("# Action Plan", "Calder MBC", PLAN), "Calder", "Calder MBC"),
        (("# Action Plan", "Borough of Calder", PLAN), "Calder", "Borough of Calder"),
        (("# Action Plan", "Ann Ash Calder Council", "Calder Council", PLAN), "Calder", "Calder Council"),
    ],
)
def test_names_beside_the_plan_are_not_taken_for_its_own(
    blocks: tuple[str | Rows, ...], borough: str | None, body: str | None
) -> None:
    identity = read_plan(document(*blocks))[0]
    assert (identity.borough, identity.body) == (borough, body)


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
