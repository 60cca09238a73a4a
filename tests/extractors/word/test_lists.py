"""Automatic numbers and bullets, which Word prints and does not store."""

import pytest

from extractors.word.numbering import in_form
from models.document import Paragraph
from tests.extractors.word.making import cell, para, paragraphs, read, row, table, tbl


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    counted = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{counted}</w:lvl>'


def abstract(*levels: str, number: int = 90) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int = 90, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(text: str, depth: int = 0, number: int = 91) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


NESTED = abstract(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)")) + num(91)


def test_numbers_are_counted_by_level_and_start_again_under_the_next() -> None:
    body = item("A") + item("B", 1) + item("C", 1) + item("D", 2) + item("E") + item("F", 1) + item("G", 2)
    assert paragraphs(body, numbering=NESTED) == ["1. A", "1.1 B", "1.2 C", "(a) D", "2. E", "2.1 F", "(a) G"]


def test_a_level_above_that_was_not_printed_counts_as_its_first() -> None:
    assert paragraphs(item("A", 1), numbering=NESTED) == ["1.1 A"]


def test_numbers_go_on_through_the_cells_of_a_table() -> None:
    found = table(tbl(2, row(cell(item("")), "Inspect"), row(cell(item("")), "Report")), numbering=NESTED)
    assert [cell.text for cell in found.cells] == ["1.", "Inspect", "2.", "Report"]


def test_bullets_are_marked_and_count_nothing() -> None:
    lists = abstract(level(0, "bullet", "\uf0b7"), level(1, "decimal", "%2)")) + num(91)
    blocks = read(item("A") + item("", 0) + item("B", 1), numbering=lists).blocks
    assert [(block.text, block.bullet) for block in blocks if isinstance(block, Paragraph)] == [
        ("A", True),
        ("1) B", False),
    ]


def test_a_list_made_of_the_same_pattern_counts_on_unless_it_says_otherwise() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = abstract(level(0, "decimal", "%1")) + num(91) + num(92) + num(93, override=again)
    body = item("A") + item("B", number=92) + item("C", number=93) + item("D", number=93)
    assert paragraphs(body, numbering=lists) == ["1 A", "2 B", "5 C", "6 D"]


def test_a_list_may_change_a_level_of_its_pattern() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1", start=3)}</w:lvlOverride>'
    lists = abstract(level(0, "decimal", "%1")) + num(91, override=other)
    assert paragraphs(item("A") + item("B"), numbering=lists) == ["III A", "IV B"]


def test_a_level_that_never_restarts_counts_on() -> None:
    lists = abstract(level(0, "decimal", "%1"), level(1, "decimal", "A%2", '<w:lvlRestart w:val="0"/>')) + num(91)
    assert paragraphs(item("a") + item("b", 1) + item("c") + item("d", 1), numbering=lists) == [
        "1 a",
        "A1 b",
        "2 c",
        "A2 d",
    ]


def test_a_legal_level_prints_figures_alone() -> None:
    lists = abstract(level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(91)
    assert paragraphs(item("a") + item("b", 1), numbering=lists) == ["I a", "1.1 b"]


def test_a_style_can_number_its_paragraphs_and_name_their_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Act"><w:name w:val="Act"/>'
        '<w:pPr><w:numPr><w:numId w:val="91"/></w:numPr></w:pPr></w:style>'
    )
    lists = abstract(level(0, "decimal", "%1"), level(1, "decimal", "Action %2:", '<w:pStyle w:val="Act"/>')) + num(91)
    body = para("A", '<w:pStyle w:val="Act"/>') + para("B", '<w:pStyle w:val="Act"/>')
    off = para("C", '<w:pStyle w:val="Act"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert paragraphs(body + off, styles, lists) == ["Action 1: A", "Action 2: B", "C"]


def test_a_pattern_may_be_that_of_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Plan"><w:name w:val="Plan"/>'
        '<w:pPr><w:numPr><w:numId w:val="92"/></w:numPr></w:pPr></w:style>'
    )
    link = '<w:abstractNum w:abstractNumId="89"><w:numStyleLink w:val="Plan"/></w:abstractNum>'
    lists = link + abstract(level(0, "upperLetter", "%1.")) + num(91, of=89) + num(92)
    assert paragraphs(item("x"), styles, lists) == ["A. x"]


@pytest.mark.parametrize("number", [0, 999, -1])
def test_a_list_that_is_not_there_numbers_nothing(number: int) -> None:
    assert paragraphs(item("A", number=number) + item("B", depth=7), numbering=NESTED) == ["A", "B"]


def test_a_level_without_a_label_prints_none() -> None:
    lists = abstract(level(0, "none", ""), level(1, "decimal", "")) + num(91)
    assert paragraphs(item("A") + item("B", 1) + item("", 1), numbering=lists) == ["A", "B"]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (1999, "lowerRoman", "mcmxcix"),
        (5000, "upperRoman", "5000"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (7, "decimalZero", "07"),
        (0, "lowerLetter", "0"),
        (3, "chicago", "3"),
    ],
)
def test_counts_are_printed_in_their_form(count: int, form: str, printed: str) -> None:
    assert in_form(count, form) == printed
