"""Files that are refused, each with a reason that a user can act on, and odd ones that are read."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import word
from models.document import Paragraph
from models.errors import DocumentError
from models.table import Table
from tests.extractors.word.making import para, repacked, row, saved, tbl, word_file

PLAIN = word_file(para("Safer homes") + tbl(1, row("Inspect")))
MAIN = "word/document.xml"
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body(text: str) -> bytes:
    return f"<w:document {NAMES}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>".encode()


def reason(content: bytes) -> str:
    assert word.accepts(content)
    with pytest.raises(DocumentError) as caught:
        word.extract(content, "plan.docx")
    assert str(caught.value).startswith("plan.docx: ")
    return caught.value.reason


def texts(content: bytes) -> list[str]:
    assert word.accepts(content)
    return [block.text for block in word.extract(content, "x").blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"%PDF-1.7 word/document.xml",
        b"PK\x03\x04 xl/workbook.xml",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument",
    ],
)
def test_other_files_are_not_taken_for_word_files(content: bytes) -> None:
    assert not word.accepts(content)


def test_a_workbook_that_holds_a_word_file_is_no_word_file() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/embeddings/plan.docx", PLAIN)
    assert not word.accepts(stream.getvalue())


def test_a_locked_file_tells_what_to_do() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    assert reason(content) == "protected by a password: open it in Word, remove the password and save it again"


def test_a_truncated_file_is_damaged() -> None:
    assert reason(PLAIN[: len(PLAIN) // 2]).startswith("damaged or not a Word file: ")


def test_bad_xml_is_damaged() -> None:
    assert reason(repacked(PLAIN, {MAIN: b"<w:document><oops"})).startswith("damaged or not a Word file: ")


def test_a_missing_part_is_damaged() -> None:
    rels = repacked(PLAIN, {"_rels/.rels": b'<Relationships xmlns="x"/>'})
    assert reason(rels).startswith("damaged or not a Word file: ")
    elsewhere = zipfile.ZipFile(io.BytesIO(PLAIN)).read("_rels/.rels").replace(b"word/document", b"word/other")
    assert "damaged or not a Word file" in reason(repacked(PLAIN, {"_rels/.rels": elsewhere}))


def test_changed_bytes_are_damaged() -> None:
    at = PLAIN.index(b"word/document.xml") + 40
    assert reason(PLAIN[:at] + bytes(40) + PLAIN[at + 40 :]).startswith("damaged or not a Word file: ")


def test_a_document_type_is_refused_and_its_entities_never_read() -> None:
    entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + body("&x;")
    assert reason(repacked(PLAIN, {MAIN: entity})) == "not safe to open: its XML declares a document type"


def test_a_part_packed_too_tight_is_refused() -> None:
    assert "packed more than 100 times" in reason(repacked(PLAIN, {"word/media/image1.png": bytes(2_000_000)}))


def test_too_many_members_are_refused() -> None:
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(10_001):
            archive.writestr(f"x{number}", b"")
    assert "files inside" in reason(stream.getvalue())


def declared(content: bytes, member: str, size: int) -> bytes:
    """The archive with another size declared for `member` in its list of contents."""
    at = content.rindex(member.encode()) - 46
    return content[: at + 24] + size.to_bytes(4, "little") + content[at + 28 :]


def test_a_file_too_large_when_unpacked_is_refused() -> None:
    assert "more than 200 MB" in reason(declared(PLAIN, MAIN, 300_000_000))


def test_a_size_declared_too_small_does_not_let_more_through() -> None:
    large = repacked(PLAIN, {MAIN: body("x" * 5_000)})
    assert reason(declared(large, MAIN, 60)).startswith("damaged or not a Word file: ")


def test_nesting_too_deep_is_damaged_and_no_crash() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 2_000 + "</w:tc></w:tr></w:tbl>" * 2_000
    content = repacked(PLAIN, {MAIN: f"<w:document {NAMES}><w:body>{deep}</w:body></w:document>".encode()})
    assert reason(content).startswith("damaged or not a Word file: ")


def test_a_reference_to_nothing_is_overlooked_as_word_does() -> None:
    rels = zipfile.ZipFile(io.BytesIO(PLAIN)).read("word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = "".join(
        f'<Relationship Id="rId{kind[:2]}{part}" Type="{kind}/{part}" Target="NULL"/>' for part in ("image", "header")
    )
    broken = rels.replace(b"</Relationships>", f"{more}</Relationships>".encode())
    assert texts(repacked(PLAIN, {"word/_rels/document.xml.rels": broken})) == ["Safer homes"]


def test_a_file_without_styles_or_lists_is_read() -> None:
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    assert texts(repacked(PLAIN, {"word/_rels/document.xml.rels": empty})) == ["Safer homes"]


def test_a_file_with_macros_is_read() -> None:
    types = zipfile.ZipFile(io.BytesIO(PLAIN)).read("[Content_Types].xml")
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = types.replace(usual, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    assert macros != types
    assert texts(repacked(PLAIN, {"[Content_Types].xml": macros})) == ["Safer homes"]


def test_a_file_saved_as_strict_open_xml_is_read() -> None:
    strict = body("Safer homes").replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(repacked(PLAIN, {MAIN: strict})) == ["Safer homes"]


def test_a_file_saved_on_the_web_is_read() -> None:
    rels = zipfile.ZipFile(io.BytesIO(PLAIN)).read("_rels/.rels").replace(b"document.xml", b"document2.xml")
    moved = repacked(PLAIN, {MAIN: None, "word/document2.xml": body("Safer homes"), "_rels/.rels": rels})
    assert texts(moved) == ["Safer homes"]


def test_a_style_that_is_not_closed_is_noticed_though_no_table_names_it() -> None:
    assert texts(saved(docx.Document())) == []
    styles = zipfile.ZipFile(io.BytesIO(PLAIN)).read("word/styles.xml")
    cut = styles.replace(b"</w:tblStylePr>", b"", 1)  # not well formed: it must be noticed all the same
    assert cut != styles
    assert reason(repacked(PLAIN, {"word/styles.xml": cut})).startswith("damaged or not a Word file: ")


def style(name: str, properties: str, attributes: str = "") -> str:
    margins = f'<w:tblPr><w:tblCellMar><w:top w:w="{properties}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    based = '<w:basedOn w:val="Base"/>' if name == "Plan" else ""
    return f'<w:style w:type="table"{attributes} w:styleId="{name}"><w:name w:val="{name}"/>{based}{margins}</w:style>'


@pytest.mark.parametrize(
    ("named", "styles", "top"),
    [
        ("Plan", style("Base", "100") + style("Plan", "400"), 20.0),
        ("Plan", style("Base", "100") + style("Plan", ""), 5.0),  # said by the style that it is based on
        ("Base", style("Base", "100") + style("Plan", "400"), 5.0),
        ("Maßnahmen", style("Maßnahmen", "400"), 20.0),
        ("Plan", '<w:style w:type="table" w:styleId="Empty"/>' + style("Plan", "400"), 20.0),
        ("Plan", style("Plan", "400") + style("Plan", "100"), 20.0),  # said twice: the first counts
        ("Plan", style("Plan", "400", ' w:customStyle="1"') + style("Base", "100"), 20.0),
        ("Unknown", style("Base", "100", ' w:default="1"'), 5.0),
        (
            "Plan",
            '<w:latentStyles w:count="1"><w:lsdException w:name="x"/></w:latentStyles>' + style("Plan", "400"),
            20.0,
        ),
    ],
)
def test_table_styles_that_count_are_read_whichever_are_left_out(named: str, styles: str, top: float) -> None:
    written = f"<w:styles {NAMES}>{styles}</w:styles>".encode()
    plan = tbl(1, row("Inspect"), properties=f'<w:tblStyle w:val="{named}"/>')
    content = repacked(word_file(plan), {"word/styles.xml": written})
    (found,) = word.extract(content, "x").blocks
    assert isinstance(found, Table)
    assert found.cells[0].lines[0].box.top == top


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=8))
def test_a_file_changed_anywhere_is_read_or_refused_in_words(at: int, change: bytes) -> None:
    content = PLAIN[:at] + change + PLAIN[at + len(change) :]
    if word.accepts(content):
        try:
            word.extract(content, "plan.docx")
        except DocumentError as error:
            assert error.reason
