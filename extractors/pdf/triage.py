"""Which pages of a PDF are read, and how: a pack has a hundred that no plan stands on.

Recall comes first: a page is passed over only where nothing speaks for a plan, there or beside it.
"""

from collections.abc import Sequence

from pypdfium2 import PdfDocument

from extractors.pdf.glimpse import Glimpse, glimpse, is_ruled
from extractors.pdf.page import Page, opened, read_opened
from models.document import Paper

SHORT = 12  # pages: a file with no more is read in full
FRONT = 6  # first pages of a paper with a plan, read for what it is called and whose it is
BESIDE = 24  # pages around a plan within its paper, read for headings, keys and abbreviations
AGENDA = 2  # first pages of a pack: whose meeting it is
MOST_HELD = 40  # pages read at the first look and held until their turn, half a megabyte each


def look_through(pdf: PdfDocument) -> tuple[tuple[Glimpse, ...], dict[int, Page]]:
    """What a quick look at each page tells; and some pages already read in full, by their index from 0.

    These are pages that are read in any case: half of what a page costs is that PDFium opens it.
    """
    glimpses: list[Glimpse] = []
    held: dict[int, Page] = {}
    for index in range(len(pdf)):
        with opened(pdf, index) as (page, text_page):
            seen = glimpse(page, text_page, index + 1)
            if (seen.headed or len(pdf) <= SHORT) and len(held) < MOST_HELD:
                held[index] = read_opened(page, text_page, index + 1)
        glimpses.append(seen)
    return tuple(glimpses), held


def choose_pages(
    pdf: PdfDocument, glimpses: Sequence[Glimpse], papers: Sequence[Paper]
) -> tuple[tuple[int, bool], ...]:
    """The pages to read, in order: the index from 0, and whether rules and shades are read beside the words."""
    if len(glimpses) <= SHORT:
        return tuple((index, True) for index in range(len(glimpses)))
    bounds = [(paper.first - 1, paper.last) for paper in papers] or [(0, len(glimpses))]
    items = _items(papers, len(glimpses))
    whole: set[int] = set()
    for first, end in bounds:
        whole |= _with_tables(pdf, glimpses, first, end)
    words: set[int] = set(range(min(AGENDA, len(glimpses)))) if papers else set()
    for first, end in items:
        inside = [index for index in range(first, end) if index in whole]
        if inside:
            words |= _around(inside, first, end)
    whole |= {index for index in words if glimpses[index].explains}
    if not whole:  # no plan: what there is tells at least whether there is any text
        words |= set(range(min(SHORT, len(glimpses))))
    return tuple((index, index in whole) for index in sorted(whole | words))


def _with_tables(pdf: PdfDocument, glimpses: Sequence[Glimpse], first: int, end: int) -> set[int]:
    """The pages of one paper, from `first` up to `end`, that can hold a part of a plan."""
    found = {index for index in range(first, end) if glimpses[index].headed or glimpses[index].pictured}
    for seed in sorted(found):
        for step in (1, -1):
            index = seed + step
            while first <= index < end and index not in found and _goes_on(pdf, glimpses[index]):
                found.add(index)
                index += step
    return found


def _goes_on(pdf: PdfDocument, glimpse: Glimpse) -> bool:
    """Whether the page beside one with a plan can hold more of it: drawn rules, or lines as short as those of cells."""
    return glimpse.tabular or is_ruled(pdf, glimpse.number - 1)


def _items(papers: Sequence[Paper], pages: int) -> list[tuple[int, int]]:
    """From which page up to which each item of the agenda runs, its papers together; from 0."""
    bounds: dict[int, tuple[int, int]] = {}
    for paper in papers:
        first, _ = bounds.get(paper.item, (paper.first - 1, 0))
        bounds[paper.item] = (first, paper.last)
    return list(bounds.values()) or [(0, pages)]


def _around(inside: Sequence[int], first: int, end: int) -> set[int]:
    """The pages of an item to be read for words: its first ones, and those around its pages `inside`."""
    near = set(range(first, min(first + FRONT, end)))
    for index in inside:
        near |= set(range(max(first, index - BESIDE), min(end, index + BESIDE)))
    return near
