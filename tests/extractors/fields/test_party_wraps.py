"""Parties below each other in one paragraph: parted only where a line break can be nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.party_wraps import listed, unwrapped
from extractors.fields.text import run_on


@pytest.mark.parametrize(
    "printed",
    [
        ["Designated Nurse", "Named GP"],
        ["Waste Manager", "Parks Manager"],
        ["Housing Manager", "Finance Officer", "Named Doctor"],
        ["Jo Ash", "Sam Birch"],
    ],
)
def test_each_line_is_a_party(printed: list[str]) -> None:
    assert list(unwrapped(printed)) == printed


@pytest.mark.parametrize(
    "printed",
    [
        ["Head of Service Quality", "Assurance Manager"],
        ["Principal Social", "Worker / Parks Manager"],
        ["Director of Adult Social Care", "and Housing"],
        ["Head of", "Housing"],
        ["Chair of the Quality Sub-", "group"],
        ["Assistant Director", "(Housing)"],
        ["Head of Housing", "Wexbridge Council"],
        ["Head Ranger"],
    ],
)
def test_a_wrapped_line_is_no_party(printed: list[str]) -> None:
    assert unwrapped(printed) == (run_on(printed),)


@given(
    st.lists(st.sampled_from(("Head of", "Housing", "Named GP", "Jo Ash", "and", "Parks Manager", "DD TS")), max_size=6)
)
def test_no_word_is_lost(printed: list[str]) -> None:
    assert " ".join(unwrapped(printed)) == run_on(printed)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Emmaus, Public Health, county CCG", ("Emmaus", "Public Health", "county CCG")),
        ("Health (physical, mental), Schools", ("Health (physical, mental)", "Schools")),
        ("Borough Commander, Met Police", ("Borough Commander, Met Police",)),
        ("Natural England", ("Natural England",)),
        ("", ("",)),
    ],
)
def test_a_list_of_bodies_is_parted_at_its_commas(text: str, pieces: tuple[str, ...]) -> None:
    assert listed(text) == pieces


def test_a_code_before_a_role_on_the_next_line_is_the_role_s() -> None:
    assert unwrapped(["Planning Officer, ICT", "Operations Manager"]) == ("Planning Officer, ICT Operations Manager",)
