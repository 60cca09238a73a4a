"""Files: which are taken for PDF, what is said of those that cannot be read, and that none stays open."""

import hashlib

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from extractors.bounds import Bounds, bounded
from extractors.pdf import document as format_pdf
from extractors.pdf.document import accepts, extract, page_count
from models.errors import DocumentError
from tests.extractors.pdf.drawing import Ruled, area, pdf, prose, rewriter, rows, tables, text, written

GRID = Ruled((("Action", "Lead"), ("Inspect", "Board")))
PLAN = pdf([text(50, 60, "Housing plan"), GRID], [text(50, 300, "Reviewed in May.")])


def reason(content: bytes) -> str:
    """Why the file is refused."""
    with pytest.raises(DocumentError) as caught:
        extract(content, "plan.pdf")
    assert caught.value.name == "plan.pdf"
    assert "\n" not in caught.value.reason
    return caught.value.reason


def locked(password: str, algorithm: str) -> bytes:
    writer = rewriter(PLAN)
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    return written(writer)


@pytest.mark.parametrize("content", [PLAN, b"%PDF-1.7", b"HTTP/1.1 200 OK\r\n\r\n" + PLAN, bytes(1000) + b"%PDF-"])
def test_a_pdf_is_told_by_its_content(content: bytes) -> None:
    assert accepts(content)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PDF", bytes(1024) + PLAN, b"the word %pdf-"])
def test_what_is_no_pdf_is_not_accepted(content: bytes) -> None:
    assert not accepts(content)


def test_a_document_knows_its_name_its_sum_its_pages_and_its_title() -> None:
    writer = rewriter(PLAN)
    writer.add_metadata({"/Title": " Housing plan 2019 "})
    content = written(writer)
    document = extract(content, "housing.pdf")
    assert document.name == "housing.pdf"
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.pages == 2
    assert document.title == "Housing plan 2019"


def test_a_document_without_a_title_has_none() -> None:
    writer = rewriter(PLAN)
    writer.add_metadata({"/Title": " "})
    assert extract(written(writer), "plan.pdf").title is None


def test_reading_twice_gives_the_same() -> None:
    assert extract(PLAN, "plan.pdf") == extract(PLAN, "plan.pdf")


def test_what_stands_before_the_file_does_not_matter() -> None:
    assert rows(tables(extract(b"\r\nattached: \r\n" + PLAN, "plan.pdf"))[0]) == [
        ["Action", "Lead"],
        ["Inspect", "Board"],
    ]


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9])
def test_a_file_cut_off_is_damaged(share: float) -> None:
    assert reason(PLAN[: int(share * len(PLAN))]).startswith("damaged or cut off")


def test_a_file_whose_pages_are_gone_is_damaged() -> None:
    assert reason(PLAN.replace(b"/Kids [", b"/Kids [ 99 0 R")).startswith("damaged or cut off")


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_locked_file_is_refused(algorithm: str) -> None:
    assert reason(locked("secret", algorithm))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_file_that_opens_without_a_password_is_read(algorithm: str) -> None:
    document = extract(locked("", algorithm), "plan.pdf")
    assert prose(document) == ["Housing plan", "Reviewed in May."]


def test_a_file_without_pages_is_refused() -> None:
    assert reason(written(PdfWriter()))


@pytest.mark.parametrize("page", [[], [area(50, 100, 545, 700, "#7f7f7f")]])
def test_pages_without_text_are_a_scan_and_the_reason_names_ocr(page: list[object]) -> None:
    found = reason(pdf(page, page))  # type: ignore[arg-type]
    assert found.startswith("no text on any page")
    assert "OCR" in found


def test_one_page_with_text_is_enough() -> None:
    assert prose(extract(pdf([], [text(50, 300, "Reviewed in May.")]), "plan.pdf")) == ["Reviewed in May."]


def test_a_file_of_too_many_pages_is_refused_with_the_number() -> None:
    with bounded(Bounds(pages=1)):
        assert reason(PLAN) == "not read: 2 pages, the most is 1 (ACTIONPLANS_PAGES)"


@pytest.mark.parametrize(("content", "pages"), [(PLAN, 2), (PLAN[:500], 0), (b"%PDF-1.7", 0)])
def test_pages_are_counted_without_reading_them(content: bytes, pages: int) -> None:
    assert page_count(content) == pages


@pytest.mark.parametrize("content", [PLAN, pdf([]), PLAN.replace(b"/Kids [", b"/Kids [ 99 0 R")])
def test_every_file_is_closed_again(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[pypdfium2.PdfDocument] = []

    class Watched(pypdfium2.PdfDocument):  # type: ignore[misc]
        def __init__(self, content: bytes) -> None:
            super().__init__(content)
            opened.append(self)

    monkeypatch.setattr(format_pdf, "PdfDocument", Watched)
    try:
        extract(content, "plan.pdf")
    except DocumentError as error:
        assert content != PLAN, error
    assert len(opened) == 1
    assert opened[0].raw is None


@given(st.binary(max_size=300))
@example(b"")
@settings(max_examples=60, deadline=None)
def test_bytes_of_any_kind_are_refused_and_nothing_else_happens(content: bytes) -> None:
    assert reason(b"%PDF-1.7\n" + content)


@given(st.integers(0, len(PLAN) - 1), st.binary(min_size=1, max_size=12))
@settings(max_examples=100, deadline=None)
def test_a_damaged_file_is_read_or_refused(at: int, wrong: bytes) -> None:
    try:
        document = extract(PLAN[:at] + wrong + PLAN[at + len(wrong) :], "plan.pdf")
    except DocumentError as error:
        assert error.reason
    else:
        assert document.blocks
