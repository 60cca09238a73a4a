"""Which plan a document is: its title, and what any document at all gives."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plan import read_plan
from models.document import Document, Paragraph
from models.table import Table
from tests.extractors.plan.fronts import PLAN, Case, document, table

CASES = (
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
        "two councils named as often: none",
        ("# Joint Waste Delivery Plan", "Wexbridge Council and Calderwick Council work together.", PLAN),
        "Joint Waste Delivery Plan",
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
        "next review is no date",
        ("# Fire Safety Improvement Plan", "Next update due: June 2024", PLAN),
        "Fire Safety Improvement Plan",
    ),
    Case(
        "contents before the plan",
        ("# Equality Action Plan", (("Contents", "Page"), ("Action Plan", "4")), "# Equality Action Plan", PLAN),
        "Equality Action Plan",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_front_matter_gives_the_identity(case: Case) -> None:
    assert read_plan(case.document)[0] == case.identity


@pytest.mark.parametrize(
    "text", ["A a " * 25_000, "Abc Of And " * 9_000, "1.1." * 25_000, "May " * 25_000, "@a.b" * 25_000]
)
def test_a_hostile_line_is_read_in_time(text: str) -> None:
    started = time.perf_counter()
    read_plan(document(f"# Action Plan {text}", text, PLAN, running=(text,), title=text))[0]
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
    identity = read_plan(Document(name, "0" * 64, blocks, running, title))[0]
    assert "" not in (identity.title, identity.borough, identity.body)
    assert identity.date is None or 1990 <= identity.date.year <= 2100
