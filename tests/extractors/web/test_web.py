"""Web pages: tables as a browser sets them, no menus, no scripts, nothing fetched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plan import read_plan
from extractors.registry import read as read_any
from extractors.web import CUT, accepts, extract
from models.document import Document, Paragraph
from models.errors import DocumentError
from models.table import Cell, Table

HEAD = "<tr><th>Action<th>Lead<th>By when</tr>"


def covered(cell: Cell) -> list[tuple[int, int]]:
    """The rows and columns that the cell covers."""
    down, across = range(cell.row, cell.row + cell.rows), range(cell.column, cell.column + cell.columns)
    return [(row, column) for row in down for column in across]


def read(body: str) -> Document:
    return extract(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "plan.html")


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(body: str) -> list[list[str]]:
    (table,) = tables(read(body))
    return [[cell.text for cell in table.row(row)] for row in range(1, table.rows + 1)]


def test_headings_paragraphs_and_lists() -> None:
    document = read("<h1>Parks</h1><p>Why<br>we act</p><div>Loose <b>words</b></div><ul><li>one<li><p>two</p></ul>")
    found = [(block.text, block.level, block.bullet) for block in document.blocks if isinstance(block, Paragraph)]
    assert found[:4] == [
        ("Parks", 1, False),
        ("Why", None, False),
        ("we act", None, False),
        ("Loose words", None, False),
    ]
    assert ("one", None, True) in found


def test_spans_put_cells_where_a_browser_does() -> None:
    body = '<tr><td rowspan="2">Plant<td>Ranger<td>May<tr><td colspan="2">Nobody<tr><td colspan=3 rowspan=0>All'
    assert (
        rows(f"<table>{HEAD}{body}</table>")[1:] == [["Plant", "Ranger", "May"], ["Plant", "Nobody"], ["All"]] or True
    )
    assert rows(f"<table>{HEAD}{body}</table>")[1:] == [["Plant", "Ranger", "May"], ["Plant", "Nobody"], ["All"]]


def test_paragraphs_in_cells_are_lines() -> None:
    cell = "<p>one</p><p>two</p><ul><li>three</ul>"
    (table,) = tables(read(f"<table>{HEAD}<tr><td>{cell}<td>Ranger<td>May 2019</table>"))
    assert [(line.text, line.bullet) for line in table.row(2)[0].lines] == [
        ("one", False),
        ("two", False),
        ("three", True),
    ]


def test_what_is_not_shown_is_left_out() -> None:
    hidden = '<tr style="display: none"><td>x<td>y<td>z</tr><tr hidden><td>x<td>y<td>z</tr>'
    row = "<tr><td>Plant<script>x()</script><del>old</del><td>Ranger<td>May 2019"
    assert rows(f"<nav><table>{HEAD}</table></nav><table>{HEAD}{hidden}{row}</table>")[1:] == [
        ["Plant", "Ranger", "May 2019"]
    ]


@pytest.mark.parametrize(
    ("attribute", "fill"),
    [
        ('bgcolor="#FF0000"', "#ff0000"),
        ('bgcolor="green"', "#008000"),
        ('style="background: rgb(255, 192, 0)"', "#ffc000"),
        ('style="background-color:#0f0"', "#00ff00"),
        ('style="background-color:white"', None),
        ("", None),
    ],
)
def test_fills(attribute: str, fill: str | None) -> None:
    (table,) = tables(read(f"<table>{HEAD}<tr><td>Plant<td>Ranger<td {attribute}></table>"))
    assert table.row(2)[2].fill == fill


def test_a_table_that_lays_out_the_page_is_not_one() -> None:
    inner = f"<table>{HEAD}<tr><td>Plant<td>Ranger<td>May 2019</table>"
    assert rows(f"<table><tr><td>{inner}</td></tr></table>")[1] == ["Plant", "Ranger", "May 2019"]


@pytest.mark.parametrize("codec", ["utf-8", "windows-1252", "nonsense", "punycode"])
def test_the_encoding_is_what_the_page_says_if_that_can_be(codec: str) -> None:
    real = "cp1252" if codec == "windows-1252" else "utf-8"
    page = f'<html><head><meta charset="{codec}"></head><body><p>caf\u00e9 \u2013 \u00a35</p></body></html>'
    (paragraph,) = extract(page.encode(real), "x").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "café – £5"


def test_pages_are_told_by_content() -> None:
    assert accepts(b"\xef\xbb\xbf <!-- saved --><html>")
    assert accepts(b'<?xml version="1.0"?><!DOCTYPE html><p>')
    assert not accepts(b"Action\tLead")
    assert tables(read_any(f"<html><table>{HEAD}<tr><td>a<td>b<td>c</table>".encode(), "plan.pdf"))


def test_nothing_is_fetched() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;<img src="http://127.0.0.1:9/">'
    assert "root:" not in str(extract(page.encode(), "x").blocks)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<table><tr>" + "<td colspan=1000>x" * 2000,
        "<table>" + "<tr><td rowspan=60000>x" * 2000,
        "<b>" * 5000,
    ],
)
def test_deep_and_wide_pages_end_in_a_document_or_a_reason(body: str) -> None:
    try:
        read(body)
    except DocumentError as error:
        assert error.reason


@given(
    st.lists(
        st.sampled_from(["<table>", "<tr>", "<td colspan=2>", "<td rowspan=3>", "x", "</table>", "<p>", "<h2>"]),
        max_size=25,
    )
)
def test_cells_never_overlap(parts: list[str]) -> None:
    for table in tables(read("".join(parts))):
        places = [place for cell in table.cells for place in covered(cell)]
        assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("end", "is_cut"), [("", True), ("<td>Ran", True), ("</table>", False), ("</table><!--<table>", False)]
)
def test_a_page_that_ends_within_a_table_says_so(end: str, is_cut: bool) -> None:
    rows_above = "".join(f"<tr><td>Plant {n}<td>Ranger<td>May 2019" for n in range(3))
    document = extract(f"<html><table>{HEAD}{rows_above}{end}".encode(), "plan.html")
    assert bool(document.notices) is is_cut
    assert [CUT in action.warnings for action in read_plan(document)[1]] == [False, False, is_cut]
