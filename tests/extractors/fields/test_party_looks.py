"""What the pieces of a lead cell look like, and the tables of words behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields import party_words
from extractors.fields.party_looks import Code, Role, look

TABLES = {name: table for name, table in vars(party_words).items() if isinstance(table, frozenset)}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_holds_words_in_lower_case(name: str) -> None:
    assert TABLES[name]
    assert all(word == word.lower().strip() and " " not in word for word in TABLES[name])


def test_given_names_are_no_roles_bodies_or_titles() -> None:
    others = party_words.ROLE_NOUNS | party_words.BODY_NOUNS | party_words.TITLES | party_words.TOPICS
    assert not party_words.GIVEN_NAMES & others


def test_what_cannot_start_alone_is_a_modifier() -> None:
    assert party_words.STRONG_MODIFIERS <= party_words.ROLE_MODIFIERS
    assert party_words.WEAK_NOUNS <= party_words.ROLE_NOUNS


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Head of Housing", Role.OPEN),
        ("Cabinet Member for Leisure", Role.OPEN),
        ("Service Manager Child Protection", Role.OPEN),
        ("Deputy Chief Executive NHS Wexbridge", Role.OPEN),
        ("SM QA", Role.OPEN),
        ("Supt Operations", Role.OPEN),
        ("T/DCI Safeguarding Hub", Role.OPEN),
        ("Board Manager", Role.ENDED),
        ("Medical Director WHT", Role.ENDED),
        ("Chief Executive", Role.ENDED),
        ("QA Mgr.", Role.ENDED),
        ("Ward Managers", Role.ENDED),
        ("BOARD MANAGER", Role.ENDED),
        ("Housing", Role.NONE),
        ("Member Development", Role.NONE),
        ("Executive Support", Role.NONE),
        ("Directors Group", Role.NONE),
        ("QA Subgroup", Role.NONE),
        ("Jane Smith", Role.NONE),
        ("", Role.NONE),
    ],
)
def test_roles(text: str, role: Role) -> None:
    assert look(text).role is role


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Head of Housing", True),
        ("the Head of Housing", True),
        ("Assistant Director Place", True),
        ("Medical Director", True),
        ("Cllr Bloggs", False),
        ("Community Safety Manager", False),
        ("Corporate Services Manager", False),
        ("Executive Support", False),
        ("Staff Training", False),
        ("Housing", False),
    ],
)
def test_where_a_role_begins(text: str, starts: bool) -> None:
    assert look(text).starts_role is starts


@pytest.mark.parametrize(
    "text",
    [
        "Jane Smith",
        "J Smith",
        "J. Smith",
        "JB Smith",
        "Cllr Smith",
        "Dr Jane Smith",
        "Cllr Mrs A Smith",
        "Tunde O'Hara",
        "Anne-Marie Lloyd-Price",
        "Sue Young",
        "Tom Hill (Housing)",
    ],
)
def test_persons(text: str) -> None:
    assert look(text).person


@pytest.mark.parametrize(
    "text",
    ["Housing", "Social Care", "Head of Housing", "QA Subgroup", "Jane", "WB JY", "Early Help", "NHS Wexbridge", ""],
)
def test_no_persons(text: str) -> None:
    assert not look(text).person


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("LADO", Code.ROLE),
        ("IROs", Code.ROLE),
        ("HoP", Code.ROLE),
        ("DD HS", Code.ROLE),
        ("CCG", Code.BODY),
        ("C&YPS", Code.BODY),
        ("HR", Code.DEPARTMENT),
        ("L&D", Code.DEPARTMENT),
        ("KT", Code.UNKNOWN),
        ("BCU7", Code.UNKNOWN),
        ("XQ Perf.", Code.UNKNOWN),
        ("XQWT (GM)", Code.UNKNOWN),
        ("QA Subgroup", Code.NONE),
        ("Housing", Code.NONE),
        ("HOUSING", Code.NONE),
        ("A B C D E", Code.NONE),
    ],
)
def test_codes(text: str, code: Code) -> None:
    assert look(text).code is code


@pytest.mark.parametrize(
    "text", ["QA Subgroup", "NHS Wexbridge", "All services that help", "Partners to SAB", "Ashby Vale DC"]
)
def test_bodies(text: str) -> None:
    assert look(text).body


@given(st.text(max_size=80))
def test_any_text_has_a_look(text: str) -> None:
    seen = look(text)
    assert seen.text == text
    assert bool(seen.words) or not seen.stands
