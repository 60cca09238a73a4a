"""The headings of a plan's columns are told from running text, however they are worded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.headwords import kinds_together

HEADERS = [
    "Recommendation\nAction\nLead officer\nTimescale",
    "What will we do?\nWho?\nBy when?",
    "Task Who By when Evidence Position",
    "ACTION REQUIRED RESPONSIBLE OFFICER TARGET DATE RAG",
    "Key activity Lead & timescale Cost Success measure",
    "Action Owner Due Status",
    "Finding\nPrior\nity\nAgreed management action\nResponsible officer\nRevised\ntarget date",
    "Agreed action Officer\nresponsible Deadline Comments",
]
PROSE = [
    "1.1 It follows the annual report received in 2010. Members asked for a short account of the service.",
    "Report of: Director of Place\nContact: A. Clerk\nStatus: For noting\n2. Recommendations\n2.1 The Board is asked",
    "The action was taken in March by the responsible officer, who reported to the Committee that progress was slow.",
    "Risk Likelihood Impact Score\nLoss of data 1 1 1\nFailure of a supplier 4 5 20",
    "Service Budget Forecast Variance\nRepairs 4,120 4,310 190",
]


@pytest.mark.parametrize("text", HEADERS)
def test_headings_of_columns_are_seen(text: str) -> None:
    assert kinds_together(f"Some council\nA title\n{text}\nVisit each home and write to the tenant") >= 2


@pytest.mark.parametrize("text", PROSE)
def test_running_text_and_other_tables_are_no_headings(text: str) -> None:
    assert kinds_together(text) < 2


def test_headings_far_apart_are_of_no_one_table() -> None:
    between = "xx " * 200
    assert kinds_together(f"Action {between} Lead officer {between} By when") < 2


def test_labels_below_each_other_are_those_of_a_card() -> None:
    card = "Action Write to every tenant in the block\nLead Head of Homes in the south\nWhen In the spring of next year"
    assert kinds_together(f"{card}\nProgress The letters have been printed and packed") >= 3


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert 0 <= kinds_together(text) <= 4
