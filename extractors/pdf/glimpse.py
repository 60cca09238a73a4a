"""A quick look at a page by PDFium: what its plain text and its drawn rules tell before it is read."""

from dataclasses import dataclass

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

from extractors.pdf.headwords import kinds_together
from extractors.pdf.marks import Mark, read_mark
from extractors.pdf.words import plain_text

RULED = 6  # drawn paths: fewer are underlines and frames
SEGMENTS = 12  # of one path: as good as several
MOST_OBJECTS = 5_000  # looked at on one page: as many are drawn before any page's table
FEW_LETTERS = 70  # that a stamp, a page number and a running head have at the most
SHORT_LINE = 45  # characters: prose runs on for longer
_EXPLAINED = ("abbreviation", "acronym", "glossary", "legend", "key to", "rag key", "rag rating", "rag status", "\nkey")


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a quick look at a page tells; `number` counts from 1."""

    number: int
    letters: int  # of its text, digits too; counted up to FEW_LETTERS and a little more
    headed: bool  # words that head a plan's columns stand together: beside drawn rules, two kinds will do
    tabular: bool  # most lines are short, as those of cells are
    pictured: bool  # hardly any text, but something is drawn: perhaps a scan
    explains: bool  # abbreviations or colours may be explained here
    mark: Mark
    landscape: bool = False


def glimpse(page: PdfPage, text_page: PdfTextPage, number: int) -> Glimpse:
    """A quick look at an open page; `number` counts from 1."""
    text = plain_text(text_page)
    lines = tuple(line for each in text.splitlines() if (line := each.strip()))
    lowered, kinds = text.lower(), kinds_together(text)
    letters = sum(map(str.isalnum, text[: 4 * FEW_LETTERS]))
    return Glimpse(
        number,
        letters,
        headed=kinds > 2 or (kinds == 2 and _is_ruled(page)),
        tabular=2 * sum(len(line) < SHORT_LINE for line in lines) > len(lines),
        pictured=letters <= FEW_LETTERS and _shows_more(page, letters),
        explains=any(word in lowered for word in _EXPLAINED),
        mark=read_mark(lines),
        landscape=page.get_width() > page.get_height(),
    )


def is_ruled(pdf: PdfDocument, index: int) -> bool:
    """Whether the page at `index` (from 0) has as many drawn rules as a table."""
    page = pdf[index]
    try:
        return _is_ruled(page)
    finally:
        page.close()


def _is_ruled(page: PdfPage) -> bool:
    rules = 0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            return True  # what it holds is left for the reading
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += RULED if pdfium.FPDFPath_CountSegments(thing) >= SEGMENTS else 1
        if rules >= RULED:
            return True
    return False


def _shows_more(page: PdfPage, letters: int) -> bool:
    """Whether a page with few `letters` shows something else: a picture, or without any letters whatever is drawn."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    things = (pdfium.FPDFPage_GetObject(page.raw, index) for index in range(min(count, MOST_OBJECTS)))
    shown = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    return (count > 0 and not letters) or any(pdfium.FPDFPageObj_GetType(thing) in shown for thing in things)
