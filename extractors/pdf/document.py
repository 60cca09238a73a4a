"""PDF: characters and ruled lines by PDFium, tables by pdfplumber's finder, page breaks undone."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from extractors import scan
from extractors.bounds import begin_scan, in_force
from extractors.pdf.breaks import join_over_breaks
from extractors.pdf.grid import Grid, find_grids
from extractors.pdf.lines import set_lines, split_wide
from extractors.pdf.page import FARTHEST, Page, is_picture, read_page
from extractors.pdf.papers import find_papers
from extractors.pdf.prose import (
    HEAD_AND_FOOT,
    PageProse,
    body_size,
    heading_sizes,
    is_page_number,
    read_prose,
    running_on,
    split_running,
)
from extractors.pdf.tables import Leading, read_tables
from extractors.pdf.triage import choose_pages, look_through
from extractors.pdf.unruled import Layout, find_unruled
from models.document import Document, Paper, Paragraph
from models.errors import DocumentError
from models.geometry import Box
from models.table import Table

SIGNATURE = b"%PDF-"
SIGNATURE_WITHIN = 1024  # bytes: readers accept junk before it (PDF 1.7, implementation note 13)
REASONS = {  # by PDFium's own numbers for what went wrong
    FPDF_ERR_PASSWORD: "protected by a password: open it, remove the password and save it again",
    FPDF_ERR_SECURITY: "encrypted in a way that cannot be read here: open it and save it without protection",
}
DAMAGED = "damaged or cut off: it cannot be opened as a PDF; fetch or export it again"
NO_TEXT = f"no text on any page: a scan, which must be recognised (OCR) before it can be read: {scan.INSTALL}"
UNREAD = f"{{}} passed over: scanned, and must be recognised (OCR) before they can be read: {scan.INSTALL}"
BLANK = "no text on any page, and none was recognised (OCR) in its pictures"


def accepts(content: bytes) -> bool:
    """Whether `content` is a PDF, whatever its name says."""
    return SIGNATURE in content[:SIGNATURE_WITHIN]


def extract(content: bytes, name: str) -> Document:
    """The document with its tables in printed order, tables and cells whole over page breaks.

    Raises DocumentError if it is damaged, locked, has more pages than are allowed or no text at all.
    """
    try:
        pdf = PdfDocument(content)
    except PdfiumError as error:
        raise DocumentError(name, REASONS.get(error.err_code, DAMAGED)) from error
    try:
        if not len(pdf):
            raise DocumentError(name, DAMAGED)
        most = in_force().pages
        if len(pdf) > most:
            raise DocumentError(name, f"not read: {len(pdf)} pages, the most is {most} (ACTIONPLANS_PAGES)")
        _check_sizes(pdf, name)
        return _document(pdf, content, name)
    except PdfiumError as error:
        raise DocumentError(name, DAMAGED) from error
    except scan.ScanError as error:
        raise DocumentError(name, str(error)) from error
    finally:
        pdf.close()


def page_count(content: bytes) -> int:
    """How many pages the file says that it has; 0 where it cannot be opened. Quick: no page is read."""
    try:
        pdf = PdfDocument(content)
    except PdfiumError:
        return 0
    try:
        return len(pdf)
    finally:
        pdf.close()


def _check_sizes(pdf: PdfDocument, name: str) -> None:
    """Raise DocumentError if a page is larger than any page: PDFium takes seconds to look for text on each such one."""
    for index in range(len(pdf)):
        widest = max(pdf.get_page_size(index))
        if not widest <= FARTHEST:  # no number, too
            raise DocumentError(name, f"damaged or hostile: page {index + 1} is {widest:,.0f} points wide or high")


def _document(pdf: PdfDocument, content: bytes, name: str) -> Document:
    prose: list[PageProse] = []
    tables: list[tuple[Table, ...]] = []
    leadings: list[Leading] = []
    glimpses, held = look_through(pdf)
    papers = find_papers(pdf, glimpses)
    chosen = dict(choose_pages(pdf, glimpses, papers))
    starts = frozenset(paper.first for paper in papers)
    layout: Layout | None = None
    open_ended = False  # a table of the page before reaches its end
    read = 0  # the page before
    unread: list[int] = []
    for page, edges in _with_running(_pages(pdf, chosen, held, unread)):
        grids: tuple[Grid, ...] = ()
        if page.number != read + 1 or page.number in starts:
            layout, open_ended = None, False  # no table goes on over pages left out, or into another paper
        read = page.number
        if open_ended and not chosen[page.number - 1]:  # its rest may draw few lines, and print long ones
            page = read_page(pdf, page.number - 1)
        if not open_ended and not chosen[page.number - 1]:
            layout = None
        else:
            grids, layout = find_unruled(page, find_grids(page), layout, edges)
        open_ended = _is_open_ended(page, grids, edges)
        found, outside, leading = read_tables(page, grids)
        lines = tuple(part for line in set_lines(outside) for part in split_wide(line))
        prose.append(PageProse(page.number, page.width, page.height, lines))
        tables.append(tuple(table for table in found if any(cell.lines for cell in table.cells)))
        leadings.append(leading)
    if not any(page.lines for page in prose) and not any(tables) and not any(each.letters for each in glimpses):
        raise DocumentError(name, NO_TEXT if scan.find_engine() is None else BLANK)
    body = body_size(prose, tables)
    kept, running = split_running(prose, body)
    kept = _split_each(papers, kept, body)
    papers = tuple(_named(paper, prose, kept) for paper in papers)
    blocks = join_over_breaks(tuple(_in_order(kept, tables, leadings, heading_sizes(kept, body))), starts)
    title = pdf.get_metadata_value("Title").strip() or None
    notices = (UNREAD.format(_listed(unread)),) if unread else ()
    return Document(name, hashlib.sha256(content).hexdigest(), blocks, running, title, len(pdf), papers, notices)


def _listed(pages: Sequence[int]) -> str:
    """The pages as a reader names them.

    >>> _listed([3, 4, 5, 9]), _listed([7])
    ('pages 3 to 5, 9', 'page 7')
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    named = (f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(named)}"


def _pages(pdf: PdfDocument, chosen: Mapping[int, bool], held: dict[int, Page], unread: list[int]) -> Iterator[Page]:
    """The chosen pages, drawn lines where the choice asks for them; pictures as recognised, if an engine is there.

    Those of `held` were read in full before; they are taken out of it. The numbers of pictures that no engine was there
    for are added to `unread`.
    """
    for index, drawn in chosen.items():
        before = held.pop(index, None) if drawn else None
        page = read_page(pdf, index, drawn) if before is None else before
        if is_picture(pdf, page):
            begin_scan()
            recognised = scan.recognise(pdf, index)
            if recognised is None:
                unread.append(page.number)
            page = recognised or page
        yield page


def _is_open_ended(page: Page, grids: Sequence[Grid], running: Sequence[Box]) -> bool:
    """Whether nothing but the page's foot is printed below its last table."""
    if not grids:
        return False
    end = max(grid.box.bottom for grid in grids)
    below = (word for word in page.words if word.box.middle[1] > end)
    return all(any(box.holds(*word.box.middle) for box in running) for word in below)


def _with_running(pages: Iterable[Page]) -> Iterator[tuple[Page, tuple[Box, ...]]]:
    """Each page with the places of its head and foot, which the pages beside it tell; three are held at a time."""
    window: list[tuple[Page, PageProse]] = []
    for page in pages:
        window.append((page, _at_edges(page)))
        if len(window) > 1:
            yield window[-2][0], running_on(window[-2][1], [window[-1][1], *(each[1] for each in window[:-2])])
        del window[:-2]
    if window:
        yield window[-1][0], running_on(window[-1][1], [each[1] for each in window[:-1]])


def _at_edges(page: Page) -> PageProse:
    """The lines near the top and the foot of a page, those that stand far apart taken by themselves."""
    edge = HEAD_AND_FOOT * page.height
    words = (word for word in page.words if word.box.bottom < edge or word.box.top > page.height - edge)
    lines = tuple(piece for line in set_lines(words) for piece in split_wide(line))
    return PageProse(page.number, page.width, page.height, lines)


def _split_each(papers: Sequence[Paper], pages: Sequence[PageProse], body: float) -> tuple[PageProse, ...]:
    """The pages without what only those of their own paper repeat: few pages of many, but most of the paper's."""
    inside = (pages[_inside(paper, pages)] for paper in papers)
    return tuple(page for own in inside for page in split_running(own, body)[0]) if papers else tuple(pages)


def _inside(paper: Paper, pages: Sequence[PageProse]) -> slice:
    """Which of `pages`, in their order, belong to the paper; found by halving: a file may state a paper a page."""
    first = bisect_left(pages, paper.first, key=lambda page: page.page)
    return slice(first, bisect_left(pages, paper.last + 1, lo=first, key=lambda page: page.page))


def _named(paper: Paper, pages: Sequence[PageProse], kept: Sequence[PageProse]) -> Paper:
    """The paper with the heads and feet of its own pages: those of `pages` that are not `kept`."""
    running: dict[str, None] = {}
    own = _inside(paper, pages)
    for page, rest in zip(pages[own], kept[own], strict=True):
        if len(rest.lines) < len(page.lines):
            prose = {id(line) for line in rest.lines}
            running |= dict.fromkeys(line.text for line in page.lines if id(line) not in prose)
    return replace(paper, running=tuple(text for text in running if not is_page_number(text)))


def _in_order(
    prose: Sequence[PageProse],
    tables: Sequence[Sequence[Table]],
    leadings: Sequence[Leading],
    sizes: tuple[float, ...],
) -> Iterator[Paragraph | Table]:
    """All blocks, page by page and from top to bottom."""
    for page, on_page, leading in zip(prose, tables, leadings, strict=True):
        paragraphs = read_prose(page, leading, sizes)
        placed: list[tuple[float, Paragraph | Table]] = [
            *((block.box.top if block.box else 0.0, block) for block in paragraphs),
            *((block.place.box.top if block.place.box else 0.0, block) for block in on_page),
        ]
        yield from (block for _, block in sorted(placed, key=lambda each: each[0]))
