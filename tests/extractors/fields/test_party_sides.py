"""Labels and cues part the leads from their support; paragraphs that go on are joined."""

import pytest

from extractors.fields.party_pieces import GAP
from extractors.fields.party_sides import Sides, joined, sides


@pytest.mark.parametrize(
    ("paragraphs", "whole"),
    [
        (["Head of", "Housing"], ["Head of Housing"]),
        (["Head of Housing", "(interim)"], ["Head of Housing (interim)"]),
        (["Head of Housing", "& Planning"], ["Head of Housing & Planning"]),
        (["Head of Housing -", "Place"], ["Head of Housing - Place"]),
        (["Housing (lettings", "Planning)"], ["Housing (lettings Planning)"]),
        (["Training", "sub group"], ["Training sub group"]),
        (["Assistant Director", "Housing"], ["Assistant Director Housing"]),
        (["Assistant Director", "Jane Smith"], ["Assistant Director", "Jane Smith"]),
        (["Assistant Director", "Head of Housing"], ["Assistant Director", "Head of Housing"]),
        (["Police", "schools"], ["Police", "schools"]),
        (["Police", "tbc"], ["Police", "tbc"]),
        (["Police", "supported by CCG"], ["Police", "supported by CCG"]),
        (["Support:", "police"], ["Support:", "police"]),
        (["  Head\u00a0of   Housing ", "", " "], ["Head of Housing"]),
        (["Jane Smith", "Housing Manager"], [f"Jane Smith{GAP}Housing Manager"]),
        (["Jane Smith", "Housing Manager", "Tom Hill"], ["Jane Smith", "Housing Manager", "Tom Hill"]),
        ([], []),
    ],
)
def test_paragraphs_are_joined_where_they_go_on(paragraphs: list[str], whole: list[str]) -> None:
    assert list(joined(paragraphs)) == whole


@pytest.mark.parametrize(
    ("text", "leads", "involved"),
    [
        ("SAB", ("SAB",), ()),
        ("SAB with CCG", ("SAB",), ("CCG",)),
        ("With support from CCG", (), ("CCG",)),
        ("SAB (supported by CCG)", ("SAB",), ("CCG",)),
        ("SAB (via CCG)", ("SAB (via CCG)",), ()),
        ("SAB supported by CCG, in partnership with Police", ("SAB",), ("CCG", "Police")),
        ("Adults with Learning Disabilities Team", ("Adults with Learning Disabilities Team",), ()),
        ("Teams that work with tenants", ("Teams that work with tenants",), ()),
        ("Lead Officer: SAB", ("SAB",), ()),
        ("Senior Responsible Owner: SAB", ("SAB",), ()),
        ("Lead: SAB; Support: CCG; Lead: Police", ("SAB", "Police"), ("CCG",)),
        ("Lead Officer - Planning", ("Lead Officer - Planning",), ()),
        ("Support – CCG", (), ("CCG",)),
        ("Misleading: SAB", ("Misleading: SAB",), ()),
    ],
)
def test_sides(text: str, leads: tuple[str, ...], involved: tuple[str, ...]) -> None:
    assert sides([text]) == Sides(leads, involved)


def test_a_label_holds_until_the_next_and_a_cue_for_its_paragraph() -> None:
    assert sides(["Support:", "CCG", "Police", "Lead:", "SAB"]) == Sides(("SAB",), ("CCG", "Police"))
    assert sides(["SAB with CCG", "Police"]) == Sides(("SAB", "Police"), ("CCG",))


@pytest.mark.parametrize(
    "contact", ["01234 567890", "020 7946 0000", "+44 20 7946 0000", "(01234) 567890", "j@x.example", "ext 1234"]
)
def test_telephone_numbers_and_addresses_leave_a_gap(contact: str) -> None:
    assert joined([f"Jane Smith {contact}"]) == ("Jane Smith",)
    assert joined([f"Jane Smith {contact} Tom Hill"]) == (f"Jane Smith {GAP} Tom Hill",)


@pytest.mark.parametrize("text", ["Section 151 Officer", "PC 1234 Bloggs", "1 April", "S151", "Area 51 Board"])
def test_other_numbers_stay(text: str) -> None:
    assert joined([text]) == (text,)
