"""Separators that part and separators that belong to names, one rule at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.party_joins import Joint, Verdict, bare_role, complete
from extractors.fields.party_looks import look
from extractors.fields.party_pieces import part


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("C&YPS", ["C&YPS"]),
        ("T & D Sub group", ["T & D Sub group"]),
        ("LADO& Board Manager", ["LADO", "Board Manager"]),
        ("A/Director of Place", ["A/Director of Place"]),
        ("24/7 Duty Team", ["24/7 Duty Team"]),
        ("schools and/or colleges team", ["schools and/or colleges team"]),
        ("SAB (QA / T&D)", ["SAB (QA / T&D)"]),
        ("SAB (QA, T&D [new]), Police", ["SAB (QA, T&D [new])", "Police"]),
        ("SAB (QA, Police", ["SAB (QA", "Police"]),
        ("SAB;Police", ["SAB", "Police"]),
        ("SAB | Police • CCG", ["SAB", "Police", "CCG"]),
        ("SAB,, Police,", ["SAB", "Police"]),
        ("SAB,Police", ["SAB", "Police"]),
        ("SAB, and Police", ["SAB", "Police"]),
        ("SAB + Police", ["SAB", "Police"]),
        ("Designated Nurse (CCG) LADO", ["Designated Nurse (CCG)", "LADO"]),
        ("Head of Housing Head of Planning", ["Head of Housing", "Head of Planning"]),
        ("PA to the Head of Planning", ["PA to the Head of Planning"]),
        ("Interim Head of Planning", ["Interim Head of Planning"]),
        ("Head of Housing /all partners", ["Head of Housing", "all partners"]),
        ("Head of Housing/landlords", ["Head of Housing/landlords"]),
        ("Policy and Research Team", ["Policy and Research Team"]),
        ("KT and MCA subgroup", ["KT", "MCA subgroup"]),
        ("HR and OD Team", ["HR and OD Team"]),
        ("CCG and Council", ["CCG", "Council"]),
        ("Head of Service and LADO", ["Head of Service", "LADO"]),
        ("Police, Fire and Rescue", ["Police", "Fire and Rescue"]),
        ("Head of Planning, Housing and Leisure", ["Head of Planning, Housing and Leisure"]),
        ("Policy, Performance and Communications Manager", ["Policy, Performance and Communications Manager"]),
        ("Borough Commander BCU7, MPS", ["Borough Commander BCU7, MPS"]),
        ("Borough Commander, BCU7, MPS", ["Borough Commander, BCU7, MPS"]),
        ("Police, Head of Housing, CCG", ["Police", "Head of Housing", "CCG"]),
        ("", []),
        (" / ", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert list(part(text).names) == names


@pytest.mark.parametrize("text", ["Head of", "Deputy", "Assistant", "Head of Planning and", "Principal", ""])
def test_what_may_not_end_is_no_party(text: str) -> None:
    assert not complete(look(text))


@pytest.mark.parametrize("text", ["Head", "Cabinet", "Head of Housing", "Police", "Jane Smith", "Leisure"])
def test_what_may_end(text: str) -> None:
    assert complete(look(text))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Chair", True),
        ("Director", True),
        ("Assistant Director", True),
        ("Head of Service", True),
        ("Service Manager", True),
        ("Director of Place", False),
        ("Board Chair", False),
        ("Borough Commander", False),
        ("Police", False),
    ],
)
def test_roles_that_still_lack_their_field(text: str, bare: bool) -> None:
    assert bare_role(look(text)) is bare


def test_each_verdict_tells_both_of_its_sides() -> None:
    assert {(verdict.parts, verdict.doubtful) for verdict in Verdict} == {
        (a, b) for a in (True, False) for b in (True, False)
    }


def test_looser_separators_rank_higher() -> None:
    assert (
        Joint.HARD.value
        > Joint.SLASH.value
        > Joint.COMMA.value
        > Joint.TIGHT.value
        > Joint.AND.value
        > Joint.AMPERSAND.value
    )


@given(
    st.lists(st.sampled_from(["SAB", "Jane Smith", "Head of Place", "a", "(", ")", "Leisure", "WB"]), max_size=9),
    st.data(),
)
def test_nothing_but_separators_is_lost(words: list[str], data: st.DataObject) -> None:
    signs = st.sampled_from([" / ", "/", ", ", " and ", " & ", "; ", " + ", " "])
    text = "".join(word + data.draw(signs) for word in words).strip(" /,;+&")
    kept = "".join(part(text).names)
    letters = [sign for sign in kept if sign.isupper() or sign in "()"]
    assert letters == [sign for sign in text if sign.isupper() or sign in "()"]
