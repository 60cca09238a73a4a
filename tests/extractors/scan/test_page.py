import io

import pytest
from pypdfium2 import PdfDocument

from extractors import scan
from extractors.pdf.document import extract
from models.document import Document
from models.errors import DocumentError
from tests.extractors.pdf.drawing import Ruled, pdf, prose, rows, shape, table, tables, text, turned
from tests.extractors.scan.scanning import Scanner, bound, pictures, scanned

SMALL = (480.0, 300.0)
PLAN = Ruled(
    (
        ("Recommendation", "Action", "Lead", "By when"),
        (
            "R1. Safer homes for\nolder tenants",
            "Inspect every block that has\na communal boiler",
            "Head of\nHousing",
            "31.10.12",
        ),
        ("^", "Report to the Board", "Chair", "May 2013"),
    ),
    widths=(120, 160, 70, 60),
    left=30.0,
    head=1,
)
DRAWN = (text(30, 60, "Housing action plan", size=16, font="Helvetica-Bold"), PLAN)


def read(content: bytes) -> Document:
    return extract(content, "plan.pdf")


@pytest.mark.slow
@pytest.mark.parametrize("quarters", [0, 1])
def test_a_scanned_plan_is_read_as_the_drawn_one_is(quarters: int) -> None:
    drawn = read(pdf(DRAWN, size=SMALL))
    found = read(scanned(pdf(DRAWN, size=SMALL), Scanner(quarters=quarters)))
    assert prose(found) == ["Housing action plan"]
    (plan,), (expected,) = tables(found), tables(drawn)
    assert [shape(cell) for cell in plan.cells] == [shape(cell) for cell in expected.cells]
    for cell, other in zip(plan.cells, expected.cells, strict=True):
        assert cell.place.box is not None
        assert other.place.box is not None
        assert cell.place.box.width == pytest.approx(other.place.box.width, abs=2)
        assert [line.opens for line in cell.lines] == [line.opens for line in other.lines]
    assert all(line.bold for cell in plan.cells if cell.row == 1 for line in cell.lines)
    assert not any(line.bold for cell in plan.cells if cell.row > 1 for line in cell.lines)


@pytest.mark.slow
def test_labels_that_run_upwards_shades_and_white_print_are_read() -> None:
    header = Ruled(
        (("", "Action", "Lead"), ("", "Inspect", "Chair"), ("^", "Report", "Board")), fills=((2, 3, "#c0e0c0"),)
    )
    label = turned(100, 157, "Homes")
    (plan,) = tables(read(scanned(pdf((header, label), size=SMALL))))
    assert rows(plan) == [["", "Action", "Lead"], ["Homes", "Inspect", "Chair"], ["Report", "Board"]]
    (upwards,) = [cell for cell in plan.cells if cell.text == "Homes"]
    assert upwards.rotated
    assert [cell.text for cell in plan.cells if cell.fill is not None] == ["Chair"]


@pytest.mark.slow
def test_pages_with_text_and_scanned_ones_stand_in_one_document() -> None:
    picture = pictures(pdf((text(50, 100, "Reviewed in May"),), size=SMALL))[0]
    stamped = (text(400, 280, "Page 7"), _drawn(picture))
    document = read(pdf((text(50, 100, "Agreed in April"),), stamped, size=SMALL))
    assert prose(document)[:2] == ["Agreed in April", "Reviewed in May"]


def _drawn(picture: object) -> object:
    from reportlab.lib.utils import ImageReader

    return lambda sheet: sheet.canvas.drawImage(ImageReader(picture), 0, 0, 480, 270)


def test_a_scan_without_an_engine_says_in_one_line_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in (scan.rapid, scan.tesseract):
        monkeypatch.setattr(engine, "available", lambda: False)
    with pytest.raises(DocumentError) as caught:
        read(scanned(pdf(DRAWN, size=SMALL)))
    assert "pip install 'actionplans[ocr]'" in caught.value.reason
    assert "tesseract-ocr" in caught.value.reason
    assert len(caught.value.reason.splitlines()) == 1


def test_a_picture_without_print_is_refused_as_such() -> None:
    with pytest.raises(DocumentError, match="none was recognised"):
        read(scanned(pdf([], size=SMALL)))


def test_a_document_with_text_is_not_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "recognise", None)
    assert table(DRAWN).rows == 3
    assert bound(pictures(pdf([], size=SMALL)))


def test_scanned_pages_without_an_engine_are_named_and_the_others_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.scan.find_engine", lambda: None)
    mixed, picture = PdfDocument(pdf(DRAWN, size=SMALL)), PdfDocument(scanned(pdf(DRAWN, size=SMALL)))
    for _ in range(2):
        mixed.import_pages(picture)
    stream = io.BytesIO()
    mixed.save(stream)
    document = read(stream.getvalue())
    assert len(tables(document)) == 1
    (notice,) = document.notices
    assert notice.startswith("pages 2 to 3 passed over: scanned")
    assert scan.INSTALL in notice
