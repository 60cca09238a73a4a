"""The plans that a pack holds: each with the paper it stands in, what is bound behind it, and its covering report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from extractors.plan.plans import PlanTable, plan_tables
from models.document import Document, Paper

LONG = 12  # pages: a file with no more is one paper if nothing tells otherwise
_NAMES_PLAN = re.compile(
    r"(?i)\b(?:plans?|tracker|log|strategy|programme|actions|recommendations|statement of action|response)\b"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A plan's part of a file, as a document by itself, and its plan tables.

    `pages` are those of its own paper, first and last, from 1, or from its first to its last table where nothing tells
    the papers of a long file apart; None where the format has none. `cover` is what the
    same item of an agenda has before it; None where it comes first.
    """

    document: Document
    tables: tuple[PlanTable, ...]
    pages: tuple[int, int] | None
    cover: Document | None = None


def bound_plans(document: Document) -> tuple[Bound, ...]:
    """The plans of a file in printed order: all that there is of a file that is no pack, even where it has no plan."""
    if not document.papers:
        tables = plan_tables(document)
        return (Bound(document, tables, _pages(document.pages, tables)),)
    return tuple(
        plan
        for _, papers in groupby(document.papers, key=lambda paper: paper.item)
        for plan in _of_item(document, list(papers))
    )


def _pages(pages: int | None, plans: Sequence[PlanTable]) -> tuple[int, int] | None:
    """The pages of a plan in a file of so many `pages` that tells no papers apart.

    All of them, unless the file is long and most of it lies outside the plan's tables: then from the first to the last.
    """
    if pages is None:
        return None
    starts = [(plan.table.place.page, plan.table.number_of_pages) for plan in plans]
    places = [(first, first + number - 1) for first, number in starts if first is not None]
    if not places:
        return 1, pages
    first, last = min(first for first, _ in places), max(last for _, last in places)
    return (first, last) if pages > LONG and 2 * (last - first + 1) < pages else (1, pages)


def _of_item(document: Document, papers: Sequence[Paper]) -> Iterator[Bound]:
    """The plans of one item of the agenda."""
    tables = [plan_tables(_part(document, paper, paper.last)) for paper in papers]
    opening = [at for at, found in enumerate(tables) if found]
    opening = [
        at for n, at in enumerate(opening) if not n or _is_another(papers[at], tables[at], tables[opening[n - 1]])
    ]
    for at, after in pairwise((*opening, len(papers))):
        paper = papers[at]
        own = _part(document, paper, papers[after - 1].last)
        last = max(each for each in range(at, after) if tables[each])
        found = tables[at] if last == at else plan_tables(own)
        cover = document.part(papers[0].first, paper.first - 1) if at else None
        yield Bound(own, found, (paper.first, papers[last].last), cover)


def _part(document: Document, paper: Paper, last: int) -> Document:
    """The pages from those of `paper` up to page `last`, as a document by themselves."""
    return replace(document.part(paper.first, last), title=paper.title)


def _is_another(paper: Paper, tables: Sequence[PlanTable], before: Sequence[PlanTable]) -> bool:
    """Whether a paper behind one with a plan holds another plan: its name says so, or its columns do."""
    columns = [column.heading for column in tables[0].header.columns]
    same = columns == [column.heading for column in before[-1].header.columns]
    return not same or (paper.title is not None and _NAMES_PLAN.search(paper.title) is not None)
