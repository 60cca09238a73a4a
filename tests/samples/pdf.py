"""Sample plans as PDF: the same bytes every time."""

import io
from dataclasses import dataclass

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.samples.grids import Cell, Grid, plain_grid, plan_grid
from tests.samples.strip import LEADING, PAD, Strip, font, lay_out, pages, wrap
from tests.samples.values import Block, Bookmark, Heading, NewPage, Page, PlainTable, Plan, PlanTable, Text

MARGIN = 42.0
BODY = 10.0  # points of the type outside tables


@dataclass
class Pen:
    """Where the next thing is drawn: `y` counts down from the page's top, in points."""

    canvas: Canvas
    page: Page
    width: float
    height: float
    y: float = MARGIN
    number: int = 1

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.height - MARGIN - self.y

    def text(self, text: str, x: float, top: float, size: float, bold: bool = False) -> None:
        """Write a line whose top is at `top`."""
        self.canvas.setFont(font(bold), size)
        self.canvas.drawString(x, self.height - top - size * 0.95, text)

    def begin(self) -> None:
        """Turn a fresh page as it is stored, and print its head and foot."""
        if self.page.turned:
            self.canvas.setPageRotation(90)  # reportlab stores such a page upright: its sides change places
            self.canvas.transform(0, 1, -1, 0, self.height, 0)
        self.text(self.page.head, MARGIN, MARGIN / 2, 7)
        self.canvas.drawRightString(self.width - MARGIN, MARGIN / 2, self.page.foot.format(page=self.number))
        self.y = MARGIN

    def turn(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.number += 1
        self.begin()


def pdf(plan: Plan) -> bytes:
    """The plan printed to PDF, neither compressed nor dated, so that a change of content is a change of bytes."""
    width, height = (A4[1], A4[0]) if plan.page.landscape else A4
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), invariant=1, pageCompression=0)
    canvas.setTitle(plan.title)
    canvas.setAuthor(plan.body)
    pen = Pen(canvas, plan.page, width, height)
    pen.begin()
    for block in plan.blocks:
        _draw(pen, block)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw(pen: Pen, block: Block) -> None:
    match block:
        case NewPage():
            pen.turn()
        case Bookmark(text, level):
            pen.canvas.bookmarkPage(text)
            pen.canvas.addOutlineEntry(text, text, level)
        case Heading(text, level):
            _paragraph(pen, text, {1: 15.0, 2: 12.0}.get(level, 10.5), bold=True)
        case Text(text, bullet):
            _paragraph(pen, f"• {text}" if bullet else text, BODY)
        case PlainTable():
            _table(pen, plain_grid(block))
        case PlanTable():
            _table(pen, plan_grid(block))


def _paragraph(pen: Pen, text: str, size: float, bold: bool = False) -> None:
    lines = wrap(text, pen.width - 2 * MARGIN, size, bold)
    if pen.room < len(lines) * size * LEADING + (60 if bold else 0):
        pen.turn()
    for indent, line in lines:
        pen.text(line, MARGIN + indent, pen.y, size, bold)
        pen.y += size * LEADING
    pen.y += 6


def _table(pen: Pen, grid: Grid) -> None:
    strip = lay_out(grid, pen.width - 2 * MARGIN)
    header = strip.depths[grid.header_rows] if grid.look.header_repeats else 0.0
    if pen.room < strip.depths[min(grid.header_rows + 1, grid.rows)]:
        pen.turn()
    slices = pages(strip, pen.room, pen.height - 2 * MARGIN, header)
    shown = _label_slices(strip, slices)
    for number, (top, bottom) in enumerate(slices):
        if number:
            pen.turn()
            if header:
                _slice(pen, strip, 0.0, header)
        _slice(pen, strip, top, bottom)
        for cell, _ in (pair for pair in shown if pair[1] == number):
            _label(pen, strip, cell, pen.y - (bottom - top), (top, bottom))
    pen.y += 12


def _slice(pen: Pen, strip: Strip, top: float, bottom: float) -> None:
    """Draw the strip from `top` to `bottom` where the pen stands, and move the pen below it."""
    above = pen.y - top
    for cell in strip.grid.cells:
        start, end = strip.depths[cell.row], strip.depths[cell.row + cell.rows]
        if start < bottom and end > top:
            _box(pen, strip, cell, (above + max(start, top), above + min(end, bottom)))
    for piece in strip.pieces:
        if top <= piece.top < bottom:
            pen.text(piece.text, MARGIN + piece.x, above + piece.top, strip.grid.look.size, piece.bold)
    for edge in (pen.height - above - top, pen.height - above - bottom) if strip.grid.look.lines else ():
        pen.canvas.line(MARGIN, edge, MARGIN + strip.edges[-1], edge)
    pen.y += bottom - top


def _box(pen: Pen, strip: Strip, cell: Cell, depth: tuple[float, float]) -> None:
    """A cell's fill and its rules; none under a row that is open to the next."""
    left, right = MARGIN + strip.edges[cell.column], MARGIN + strip.edges[cell.column + cell.columns]
    top, bottom = pen.height - depth[0], pen.height - depth[1]
    canvas = pen.canvas
    look, body = strip.grid.look, cell.row - strip.grid.header_rows
    fill = cell.fill or (look.zebra if body >= 0 and body % 2 else None)
    if fill:
        canvas.setFillColor(HexColor(fill))
        canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        canvas.setFillColor(black)
    if not look.lines:
        return
    canvas.setLineWidth(0.5)
    canvas.line(left, top, left, bottom)
    canvas.line(right, top, right, bottom)
    if cell.row - 1 not in strip.grid.open_rows:
        canvas.line(left, top, right, top)
    if cell.row + cell.rows - 1 not in strip.grid.open_rows:
        canvas.line(left, bottom, right, bottom)


def _label_slices(strip: Strip, slices: list[tuple[float, float]]) -> list[tuple[Cell, int]]:
    """Each turned label with the slice that shows most of its cell: there it is printed, once."""
    found = []
    for cell in strip.grid.cells:
        if cell.turned and cell.text:
            start, end = strip.depths[cell.row], strip.depths[cell.row + cell.rows]
            shown = [min(end, bottom) - max(start, top) for top, bottom in slices]
            found.append((cell, shown.index(max(shown))))
    return found


def _label(pen: Pen, strip: Strip, cell: Cell, y: float, part: tuple[float, float]) -> None:
    """A label that reads upwards, in the middle of what the page shows of its cell."""
    start = max(strip.depths[cell.row], part[0]) - part[0] + y
    end = min(strip.depths[cell.row + cell.rows], part[1]) - part[0] + y
    size = strip.grid.look.size
    lines = wrap(cell.text, end - start - 2 * PAD, size, bold=True)
    middle = (strip.edges[cell.column] + strip.edges[cell.column + cell.columns]) / 2 + MARGIN
    pen.canvas.saveState()
    pen.canvas.translate(middle - (len(lines) / 2 - 0.8) * size * LEADING, pen.height - (start + end) / 2)
    pen.canvas.rotate(90)
    pen.canvas.setFont(font(True), size)
    for number, (_, line) in enumerate(lines):
        pen.canvas.drawCentredString(0, -number * size * LEADING, line)
    pen.canvas.restoreState()
