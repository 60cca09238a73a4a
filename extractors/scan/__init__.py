"""Pages that are pictures: straightened, their drawn rules found, their words recognised by an engine (OCR)."""

from pypdfium2 import PdfDocument

from extractors.pdf.page import Page
from extractors.scan.engines import INSTALL, ScanError, find_engine
from extractors.scan.page import recognise_page

__all__ = ["INSTALL", "ScanError", "find_engine", "recognise"]


def recognise(pdf: PdfDocument, index: int) -> Page | None:
    """The page at `index` (from 0), a picture, as one with words and rules; None where no engine is installed.

    Raises ScanError if the engine fails, or if the page shows more than any scan does.
    """
    engine = find_engine()
    if engine is None:
        return None
    page = pdf[index]
    try:
        return recognise_page(page, index + 1, engine)
    finally:
        page.close()
