"""London's boroughs: all of them, each found by every form that papers print."""

import pytest

from extractors.plan.boroughs import canonical
from models.boroughs import BOROUGHS, Borough, borough_named


def test_there_are_32_and_the_city_in_the_order_of_their_codes() -> None:
    assert [one.code for one in BOROUGHS] == [f"E090000{number:02}" for number in range(1, 34)]
    assert len({one.name for one in BOROUGHS}) == 33


@pytest.mark.parametrize("borough", BOROUGHS, ids=lambda one: one.name)
def test_every_form_of_a_name_finds_it(borough: Borough) -> None:
    for form in (*borough.forms, borough.code):
        assert borough_named(form) is borough
        assert borough_named(f"  {form.upper()} ") is borough
    for form in (
        "LB {}",
        "London Borough of {}",
        "The Royal Borough of {}",
        "RB {}",
        "{} Council",
        "{} borough council",
    ):
        assert borough_named(form.format(borough.name)) is borough


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LB Hammersmith & Fulham", "Hammersmith and Fulham"),
        ("Westminster City Council", "Westminster"),
        ("Royal Borough of Kingston-upon-Thames", "Kingston upon Thames"),
        ("richmond", "Richmond upon Thames"),
        ("the corporation of london", "City of London"),
    ],
)
def test_forms_met_in_papers(text: str, name: str) -> None:
    found = borough_named(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text", ["", "London", "Kingston upon Hull", "Barnet and Harrow", "Sutton Coldfield", "Council"]
)
def test_other_places_are_none(text: str) -> None:
    assert borough_named(text) is None


def test_documents_name_them_by_the_same_forms() -> None:
    for borough in BOROUGHS:
        assert {canonical(form) for form in borough.forms} == {borough.name}
