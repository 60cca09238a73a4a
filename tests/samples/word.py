"""Sample plans as Word documents: the same parts every time; zlib alone may pack them otherwise elsewhere."""

import datetime
import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.shared import Pt
from docx.table import Table, _Cell

from tests.samples.grids import Cell, Grid, plain_grid, plan_grid
from tests.samples.revisions import element, track_change, wrap_in_list
from tests.samples.stacks import stacked_grid
from tests.samples.values import Block, Heading, NewPage, PlainTable, Plan, PlanTable, Text

EPOCH = datetime.datetime(2020, 1, 1)  # written into every file: a date of today would change its bytes
WIDTH = 720.0  # of a landscape page between its margins, in points


def word(plan: Plan) -> bytes:
    """The plan as .docx with merged cells; tables whose look is stacked have one Word row a group."""
    document = Document()
    section = document.sections[0]
    if plan.page.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Pt(36)
    section.header.paragraphs[0].text = plan.page.head
    section.footer.paragraphs[0].text = plan.page.foot.format(page="").strip()
    properties = document.core_properties
    properties.title, properties.author = plan.title, plan.body
    properties.created = properties.modified = EPOCH
    for block in plan.blocks:
        _write(document, block)
    stream = io.BytesIO()
    document.save(stream)
    return fixed(stream.getvalue())


def fixed(content: bytes) -> bytes:
    """The same archive with its members in order and undated."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            if name != "docProps/thumbnail.jpeg":
                member = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
                new.writestr(member, _without_thumbnail(name, old.read(name)), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _without_thumbnail(name: str, content: bytes) -> bytes:
    """The package's relations without the template's picture, which is no part of any plan."""
    if name != "_rels/.rels":
        return content
    before, mark, after = content.partition(b"docProps/thumbnail.jpeg")
    if not mark:
        return content
    return before[: before.rindex(b"<Relationship ")] + after[after.index(b"/>") + 2 :]


def _write(document: WordDocument, block: Block) -> None:
    match block:
        case NewPage():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Heading(text, level):
            document.add_heading(text, level)
        case Text(text, bullet):
            document.add_paragraph(text, style="List Bullet" if bullet else None)
        case PlainTable():
            _table(document, plain_grid(block))
        case PlanTable():
            _table(document, stacked_grid(block, WIDTH) if block.look.stacked else plan_grid(block))


def _table(document: WordDocument, grid: Grid) -> None:
    table = document.add_table(grid.rows, len(grid.widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Pt(share * WIDTH)
    rows = [row.cells for row in table.rows]
    for cell in grid.cells:
        place = rows[cell.row][cell.column]
        if cell.rows > 1 or cell.columns > 1:
            place = place.merge(rows[cell.row + cell.rows - 1][cell.column + cell.columns - 1])
        _fill(place, cell, grid)
    if grid.look.header_repeats:
        _mark_header(table, grid.header_rows)
    document.add_paragraph()


def _fill(place: _Cell, cell: Cell, grid: Grid) -> None:
    place.width = Pt(sum(grid.widths[cell.column : cell.column + cell.columns]) * WIDTH)
    for number, text in enumerate(cell.text.split("\n")):
        paragraph = place.paragraphs[0] if number == 0 else place.add_paragraph()
        if text.startswith("•"):
            paragraph.style = "List Bullet"
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text.removeprefix("•").strip())
        run.font.size = Pt(grid.look.size)
        run.bold = cell.bold or None
    if cell.listed:
        wrap_in_list(place.paragraphs[0])
    if cell.struck:
        track_change(place.paragraphs[0], cell.struck)
    properties = place._tc.get_or_add_tcPr()
    if cell.fill:
        properties.append(element("w:shd", val="clear", color="auto", fill=cell.fill.removeprefix("#").upper()))
    if cell.turned:
        properties.append(element("w:textDirection", val="btLr"))


def _mark_header(table: Table, rows: int) -> None:
    for row in list(table.rows)[:rows]:
        row._tr.get_or_add_trPr().append(element("w:tblHeader"))
