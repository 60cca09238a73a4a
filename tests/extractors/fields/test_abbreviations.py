"""The document's own key: tables, paragraphs and definitions; colour keys and plans are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.abbreviations import NO_KEY, Abbreviations, read_abbreviations
from models.document import Document, Paragraph
from models.geometry import Box
from models.table import Cell, Line, Place, Table

PLACE = Place(page=None, box=None, table=1, row=1)


def _cell(text: str, row: int, column: int) -> Cell:
    lines = tuple(Line(part, Box(0, 0, 1, 1), None, opens=True) for part in text.split("\n"))
    return Cell(lines, row, column, PLACE)


def _table(*rows: tuple[str, ...]) -> Table:
    cells = tuple(_cell(text, r, c) for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1))
    return Table(cells, len(rows), max(map(len, rows)), PLACE)


def _document(*blocks: Paragraph | Table | str) -> Document:
    whole = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Document("plan.docx", "0" * 64, whole)


def _entries(*blocks: Paragraph | Table | str) -> dict[str, str]:
    return dict(read_abbreviations(_document(*blocks)).entries)


OFFICERS = (
    ("Director of Housing Services", "DHS", "Tenancy Manager", "Ten. Mgr"),
    ("Head of Legal Services", "HLS", "Chief Finance Officer", "CFO"),
    ("Lead Nurse", "Nurse", "Senior Lawyer", "Law."),
)


def test_two_pairs_side_by_side_with_the_codes_on_the_right() -> None:
    assert _entries("Key: Lead Officers", _table(*OFFICERS)) == {
        "DHS": "Director of Housing Services",
        "Ten. Mgr": "Tenancy Manager",
        "HLS": "Head of Legal Services",
        "CFO": "Chief Finance Officer",
        "Law.": "Senior Lawyer",
        "Nurse": "Lead Nurse",
    }


def test_codes_on_the_left_below_a_header_row() -> None:
    rows = (("Abbreviation", "Meaning"), ("DHS", "Director of Housing Services"), ("CSM", "Community Safety Manager"))
    assert _entries(_table(*rows)) == {"DHS": "Director of Housing Services", "CSM": "Community Safety Manager"}


def test_a_key_without_heading_needs_codes_that_fit_their_meanings() -> None:
    key = (
        ("DHS", "Director of Housing Services"),
        ("CSM", "Community Safety Manager"),
        ("HoP", "Head of Planning"),
    )
    assert len(_entries(_table(*key))) == 3
    posts = (("DHS", "Room to be booked"), ("CSM", "Paper copies wanted"), ("HoP", "Attends by telephone"))
    assert _entries(_table(*posts)) == {}


def test_a_plain_word_is_a_code_where_the_others_of_its_column_are() -> None:
    rows = (("DHS", "Director of Housing Services"), ("CSM", "Community Safety Manager"), ("Midwife", "Midwifery Lead"))
    assert _entries("Abbreviations", _table(*rows))["Midwife"] == "Midwifery Lead"


def test_many_pairs_in_one_row_line_by_line() -> None:
    rows = (("DHS\nCSM\nHoP", "Director of Housing Services\nCommunity Safety Manager\nHead of Planning"),)
    assert _entries("Glossary", _table(*rows))["HoP"] == "Head of Planning"


def test_a_plan_is_no_key() -> None:
    rows = (
        ("Action", "Lead", "By when"),
        ("Review the tenancy policy", "DHS", "May 2014"),
        ("Train the duty officers", "CSM", "June 2014"),
        ("Publish the local plan", "HoP", "July 2014"),
    )
    assert _entries("Key actions", _table(*rows)) == {}
    assert _entries("Key actions", _table(("Wexbridge Board Plan", "", ""), *rows)) == {}


@pytest.mark.parametrize(
    "rows",
    [
        (("Red", "Behind schedule"), ("Amber", "At risk of slipping"), ("Green", "On schedule")),
        (("RED", "Behind schedule"), ("AMBER", "At risk of slipping"), ("GREEN", "On schedule")),
        (("R", "Behind schedule"), ("A", "At risk of slipping"), ("G", "On schedule")),
        (("1", "Behind schedule"), ("2", "At risk of slipping"), ("3", "On schedule")),
    ],
)
def test_colour_and_number_keys_are_left_out(rows: tuple[tuple[str, ...], ...]) -> None:
    assert _entries("Key", _table(*rows)) == {}


def test_paragraphs_under_a_heading() -> None:
    found = _entries("Abbreviations", "DD HS – Divisional Director Housing Services", "CSM: Community Safety Manager")
    assert found == {"DD HS": "Divisional Director Housing Services", "CSM": "Community Safety Manager"}


def test_pairs_in_one_paragraph() -> None:
    found = _entries("Key: CPS = Community Protection Service; HoP = Head of Planning; Green = on schedule")
    assert found == {"CPS": "Community Protection Service", "HoP": "Head of Planning"}


def test_a_line_that_only_looks_like_a_pair_is_no_definition() -> None:
    assert _entries("DHS – please see the note below", "NB: all dates are provisional") == {}


@pytest.mark.parametrize(
    ("text", "code", "meaning"),
    [
        ("The Safeguarding Adults Board (SAB) met.", "SAB", "Safeguarding Adults Board"),
        ("led by the Multi-Agency Safeguarding Hub (MASH)", "MASH", "Multi-Agency Safeguarding Hub"),
        ("the Children and Young People's Service (CYPS)", "CYPS", "Children and Young People's Service"),
        ("Children & Young People's Service (C&YPS)", "C&YPS", "Children & Young People's Service"),
        ("two Serious Case Reviews (SCRs) were held", "SCRs", "Serious Case Reviews"),
        ("the SAB (Safeguarding Adults Board) met", "SAB", "Safeguarding Adults Board"),
    ],
)
def test_definitions_in_prose(text: str, code: str, meaning: str) -> None:
    assert _entries(text) == {code: meaning}


@pytest.mark.parametrize(
    "text", ["the manager (HR) said", "see the plan (PDF)", "the Board (chaired by the DHS)", "(SAB)"]
)
def test_brackets_that_define_nothing(text: str) -> None:
    assert _entries(text) == {}


def test_the_first_meaning_counts_and_tables_come_first() -> None:
    prose = "the Safer Alcohol Board (SAB) and the Street Ambassador Base (SAB)"
    assert _entries(prose)["SAB"] == "Safer Alcohol Board"
    table = _table(("SAB", "Safeguarding Adults Board"), ("CSM", "Community Safety Manager"))
    assert _entries(prose, "Glossary", table)["SAB"] == "Safeguarding Adults Board"


@pytest.mark.parametrize("name", ["SAB Chr.", "SAB CHR", "sab chr.", "SABChr", " SAB  Chr. "])
def test_names_are_found_blind_to_case_blanks_and_dots(name: str) -> None:
    assert Abbreviations((("SAB Chr.", "Independent Chair"),)).expand(name) == "Independent Chair"


@pytest.mark.parametrize("name", ["SAB", "Chr", "", ".", "SAB Chr. and others"])
def test_other_names_are_not_found(name: str) -> None:
    assert Abbreviations((("SAB Chr.", "Independent Chair"), ("", "nothing"))).expand(name) is None


def test_no_key_expands_nothing() -> None:
    assert NO_KEY.expand("SAB") is None
    assert read_abbreviations(_document()) == NO_KEY


@given(
    st.lists(
        st.one_of(st.text(max_size=60), st.from_regex(r"[A-Z]{2,4} [=–:] [A-Z][a-z]+ [A-Z][a-z]+", fullmatch=True))
    )
)
def test_any_paragraphs_give_each_code_once(texts: list[str]) -> None:
    key = read_abbreviations(_document(*texts))
    assert len({code.casefold().replace(" ", "").replace(".", "") for code, _ in key.entries}) == len(key.entries)
    assert all(key.expand(code) == meaning for code, meaning in key.entries)


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=40)), min_size=1, max_size=6))
def test_any_table_is_read(rows: list[tuple[str, str]]) -> None:
    for code, meaning in read_abbreviations(_document("Key", _table(*rows))).entries:
        assert code
        assert meaning
