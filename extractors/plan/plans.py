"""Which tables of a document are action plans."""

from dataclasses import dataclass

from extractors.plan.cards import lay_flat
from extractors.plan.headers import Header, find_header, fits
from models.document import Document, Paragraph
from models.table import Table

FEWEST_ON_SLIDE = 4  # columns: so many at the same places are no accident


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table that is an action plan, its header, and the headings printed since the plan table before it."""

    table: Table
    header: Header
    headings: tuple[Paragraph, ...]
    at: int  # which block of the document it is, from 0


def plan_tables(document: Document) -> tuple[PlanTable, ...]:
    """The tables of the document that are action plans, in printed order.

    A table without a header of its own stands under that of the plan table before it, if it has the same columns;
    under a heading of its own, as on a slide, if it has several and is on the next page.
    """
    found: list[PlanTable] = []
    headings: list[Paragraph] = []
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if block.level is not None:
                headings.append(block)
            continue
        block = lay_flat(block) or block
        header = find_header(block)
        if (
            header is None
            and found
            and (not headings or _next_slide(found[-1].table, block))
            and fits(found[-1].header, block, _edges(found[-1].table), _edges(block))
        ):
            header = Header(0, 0, found[-1].header.columns)
        if header is not None:
            found.append(PlanTable(block, header, tuple(headings), at))
            headings = []
    return tuple(found)


def _next_slide(before: Table, table: Table) -> bool:
    """Whether `table` goes on with what stands on the page before it, though its page has a heading of its own."""
    if before.place.page is None or table.place.page is None or table.columns < FEWEST_ON_SLIDE:
        return False
    bold = all(line.bold for cell in table.cells if cell.row == 1 for line in cell.lines)
    return table.place.page == before.place.page + before.number_of_pages and not bold


def _edges(table: Table) -> tuple[float, ...]:
    """Where the columns begin, in points; their numbers where a format has no places."""
    starts: dict[int, float] = {}
    for cell in table.cells:
        box = cell.place.box
        x = float(cell.column) if box is None else box.x0
        starts[cell.column] = min(x, starts.get(cell.column, x))
    return tuple(starts[column] for column in sorted(starts))
