"""The papers that a pack binds together: by its bookmarks, else by what its pages are marked with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from pypdfium2 import PdfDocument

from extractors.pdf.glimpse import Glimpse
from models.document import Paper

FEWEST = 4  # pages of a file that may bind papers which only their page numbers tell apart
MOST_BOOKMARKS = 5_000
DEEPEST = 1  # ModernGov: 0 for an item and its report, 1 for what is appended; below are headings within a paper
_MEETING = re.compile(r"(?i)\W*(?:agenda|minutes|apologies|declarations? of|public document pack|(?:agenda )?item \d)")
_ANNEX = re.compile(
    r"(?i)\W*(?:item \d+[\w.]*\W+(?:supplementary\W+)?)?"
    r"(?:appendix|appendices|annexe?|enclosure|encl?\.?|attachment|app)\b"
)
_LEADING = re.compile(
    r"(?i)(?:(?:agenda )?item )?\d{1,3}[a-z]?(?:\.\d{1,2})?[.):]?\s+(?=\D)|"
    r"(?:appendix|annexe?|enclosure|encl?\.?|attachment)\b(?: no\.?)?\s*(?:[\dA-Z]{1,3}\b)?\s*[-–—:.]*\s*"
)
_TRAILING = re.compile(r"(?i)\s*[:–-]\s*(?:covering|cover|officer) report$|\.(?:pdf|docx?|xlsx?)$")


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a paper begins: the page from 1, whether a new item of the agenda does, and what it is called."""

    page: int
    item: bool
    title: str | None


def find_papers(pdf: PdfDocument, glimpses: Sequence[Glimpse]) -> tuple[Paper, ...]:
    """The papers of a pack in page order, together all its pages; () where the file is a single paper.

    Bookmarks count where they, or the pages, speak of a meeting's agenda: a plan's own headings may be bookmarks too.
    """
    bookmarks = list(_bookmarks(pdf, len(glimpses)))
    agenda = any(glimpse.mark.agenda for glimpse in glimpses) or any(
        _MEETING.match(start.title or "") for start in bookmarks
    )
    starts = bookmarks if agenda and len(bookmarks) > 1 else list(_marked(glimpses, agenda))
    if not starts and len(glimpses) >= FEWEST:
        starts = list(_numbered(glimpses))
    return tuple(_papers(starts, len(glimpses))) if len(starts) > 1 else ()


def _bookmarks(pdf: PdfDocument, pages: int) -> Iterator[_Start]:
    for bookmark in islice(pdf.get_toc(max_depth=DEEPEST + 1), MOST_BOOKMARKS):
        destination = bookmark.get_dest()
        index = None if destination is None else destination.get_index()
        title = " ".join(bookmark.get_title().split())
        if index is not None and 0 <= index < pages and title:
            yield _Start(index + 1, bookmark.level == 0 and _ANNEX.match(title) is None, plain_title(title))


def plain_title(title: str) -> str | None:
    """A bookmark without what numbers it.

    >>> plain_title("Appendix 2 - Child K Action Plan.pdf"), plain_title("19 Improvement Plan: covering report")
    ('Child K Action Plan', 'Improvement Plan')
    """
    for _ in range(3):
        title = _LEADING.sub("", title, count=1) if _LEADING.match(title) else title
    return _TRAILING.sub("", title).strip(" -–—:.") or None


def _marked(glimpses: Iterable[Glimpse], agenda: bool) -> Iterator[_Start]:
    """Where the pages say that a paper begins. An appendix counts as a paper of a pack alone, or beside another one.

    What is bound behind a report without a word is mostly a plan on pages set the other way round.
    """
    item = annex = before = None
    annexes = {glimpse.mark.annex for glimpse in glimpses if glimpse.mark.annex}
    for glimpse in glimpses:
        mark = glimpse.mark
        if mark.item is not None and mark.item != item:
            item, annex = mark.item, mark.annex
            yield _Start(glimpse.number, True, mark.cover or mark.title)
        elif mark.annex is not None and mark.annex != annex and (agenda or len(annexes) > 1):
            annex = mark.annex
            yield _Start(glimpse.number, False, mark.title or mark.cover)
        elif item is not None and agenda and (mark.cover is not None or glimpse.landscape is not before):
            yield _Start(glimpse.number, False, mark.cover)
        before = glimpse.landscape


def _numbered(glimpses: Sequence[Glimpse]) -> Iterator[_Start]:
    """Where the page numbers begin at 1 again, or end; nothing unless they begin twice: a cover may have none.

    A paper on landscape pages behind portrait ones is appended to them.
    """
    runs = list(_runs([glimpse.mark.numbers for glimpse in glimpses]))
    if len(runs) < 2:
        return
    ends = {last + 1 for _, last in runs if last < len(glimpses)}
    for page in sorted({first for first, _ in runs} | ends):
        here, before = glimpses[page - 1], glimpses[page - 2] if page > 1 else None
        appended = before is not None and (here.mark.annex is not None or here.landscape > before.landscape)
        yield _Start(page, not appended, here.mark.title or here.mark.cover)


def _runs(numbers: Sequence[tuple[tuple[int, int | None], ...]]) -> Iterator[tuple[int, int]]:
    """The first and last page, from 1, of each run of pages that are numbered 1, 2 and so on, or "1 of 1"."""
    page = 1
    while page <= len(numbers):
        total = next((total or 0 for number, total in numbers[page - 1] if number == 1), None)
        last = page
        while last < len(numbers) and any(number == last - page + 2 for number, _ in numbers[last]):
            last += 1
        if total is not None and (last > page or total == 1):
            yield page, last
            page = last
        page += 1


def _papers(starts: Iterable[_Start], pages: int) -> Iterator[Paper]:
    """The papers that begin so, each up to the next; of several that begin on one page the last names it."""
    by_page: dict[int, _Start] = {}
    for start in starts:
        before = by_page.get(start.page)
        by_page[start.page] = _Start(start.page, start.item or (before is not None and before.item), start.title)
    ordered = sorted(by_page.values(), key=lambda start: start.page)
    if ordered[0].page > 1:
        ordered.insert(0, _Start(1, False, None))
    item = 0
    for start, after in pairwise((*ordered, _Start(pages + 1, True, None))):
        item += start.item
        yield Paper(start.page, after.page - 1, item, start.title)
