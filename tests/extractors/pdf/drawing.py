"""Small PDFs for the tests, drawn where the tests say: in points from the top left of the page as it is shown."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pypdf import PdfReader, PdfWriter
from reportlab.lib.colors import HexColor, black
from reportlab.pdfgen.canvas import Canvas

from extractors.pdf.document import extract
from models.document import Document, Paragraph
from models.table import Cell, Table

A4 = (595.0, 842.0)
LEADING = 12.0  # points from line to line
SIZE = 10.0  # points of the type
PAD = 4.0  # points between a rule and the text
TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}  # undone by /Rotate


@dataclass(frozen=True)
class Sheet:
    """A page being drawn; `height` turns points from the top into points from the bottom."""

    canvas: Canvas
    height: float

    def write(self, x: float, y: float, text: str, size: float = SIZE, font: str = "Helvetica") -> None:
        """Write a line that stands on `y`."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Stroke a line."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        """Shade an area, without an outline."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillColor(black)


Draw = Callable[[Sheet], None]


@dataclass(frozen=True)
class Ruled:
    """A ruled table. `<` is more of the cell to its left, `^` more of the cell above; `\\n` ends a printed line."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    top: float = 100.0
    left: float = 50.0
    depth: float = 0.0  # points of each row; 0: as its lines ask
    head: int = 0  # so many rows are bold
    fills: Sequence[tuple[int, int, str]] = ()  # row and column from 1, colour
    sides: bool = True  # rules at the left and right
    closed: bool = True  # a rule at the foot

    @property
    def xs(self) -> tuple[float, ...]:
        """The lines down, from left to right."""
        widths = self.widths or [100.0] * len(self.rows[0])
        return tuple(self.left + sum(widths[:count]) for count in range(len(widths) + 1))

    @property
    def ys(self) -> tuple[float, ...]:
        """The lines across, from top to bottom."""
        found = [self.top]
        for row in self.rows:
            found.append(found[-1] + (self.depth or 2 * PAD + LEADING * max(text.count("\n") + 1 for text in row)))
        return tuple(found)

    def __call__(self, sheet: Sheet) -> None:
        """Draw it: shades, then rules, then texts."""
        for row, column, colour in self.fills:
            xs, ys = self.xs, self.ys
            sheet.fill(xs[column - 1], ys[row - 1], xs[column], ys[row], colour)
        for x0, y0, x1, y1 in self.lines():
            sheet.line(x0, y0, x1, y1)
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                self._write(sheet, row, column, text)

    def lines(self) -> Iterator[tuple[float, float, float, float]]:
        """The rules, a piece for each side of each place."""
        rows, columns = len(self.rows), len(self.rows[0])
        for row in range(rows + 1):
            for column in range(columns):
                inside = 0 < row < rows and self.rows[row][column] == "^"
                merged = inside or (0 < row < rows and self._merged_down(row, column))
                if not merged and (row < rows or self.closed):
                    yield self.xs[column], self.ys[row], self.xs[column + 1], self.ys[row]
        for column in range(columns + 1):
            for row in range(rows):
                outer = column in (0, columns)
                if self.sides if outer else self.rows[row][column] != "<":
                    yield self.xs[column], self.ys[row], self.xs[column], self.ys[row + 1]

    def _merged_down(self, row: int, column: int) -> bool:
        """Whether the place belongs to a cell that spans both ways."""
        while column and self.rows[row][column] == "<":
            column -= 1
        return self.rows[row][column] == "^"

    def _write(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        if text in ("<", "^"):
            return
        font = "Helvetica-Bold" if row < self.head else "Helvetica"
        for number, line in enumerate(text.split("\n")):
            sheet.write(self.xs[column] + PAD, self.ys[row] + PAD + 8 + LEADING * number, line, font=font)


def text(x: float, y: float, *lines: str, size: float = SIZE, font: str = "Helvetica") -> Draw:
    """Lines of print, the first of which stands on `y`."""

    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(lines):
            sheet.write(x, y + number * 1.2 * size, line, size, font)

    return draw


def turned(x: float, y: float, *lines: str, upwards: bool = True) -> Draw:
    """Lines that read upwards (or downwards), the first of which begins at that point."""

    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.saveState()
        canvas.translate(x, sheet.height - y)
        canvas.rotate(90 if upwards else -90)
        canvas.setFont("Helvetica-Bold", SIZE)
        for number, line in enumerate(lines):
            canvas.drawString(0, -number * LEADING, line)
        canvas.restoreState()

    return draw


def rule(x0: float, y0: float, x1: float, y1: float) -> Draw:
    """A stroked line."""
    return lambda sheet: sheet.line(x0, y0, x1, y1)


def area(x0: float, top: float, x1: float, bottom: float, colour: str = "#000000") -> Draw:
    """A shaded area."""
    return lambda sheet: sheet.fill(x0, top, x1, bottom, colour)


def pdf(*pages: Sequence[Draw], size: tuple[float, float] = A4, rotate: int = 0) -> bytes:
    """The pages as a file. `rotate`: they are stored turned and say so, so that they are shown as drawn."""
    width, height = size
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    for page in pages:
        canvas.setPageRotation(rotate)
        a, b, c, d = TURNS[rotate]
        across, along = (height, width) if rotate % 180 else (width, height)
        canvas.transform(a, b, c, d, across if min(a, c) < 0 else 0, along if min(b, d) < 0 else 0)
        for draw in page:
            draw(Sheet(canvas, height))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def written(writer: PdfWriter) -> bytes:
    """The bytes of a document of pypdf."""
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def rewriter(content: bytes) -> PdfWriter:
    """The file, to be changed."""
    return PdfWriter(clone_from=PdfReader(io.BytesIO(content)))


def read(*pages: Sequence[Draw]) -> Document:
    """The document that is read from a file of these pages."""
    return extract(pdf(*pages), "plan.pdf")


def tables(document: Document) -> list[Table]:
    """The tables in printed order."""
    return [block for block in document.blocks if isinstance(block, Table)]


def table(*pages: Sequence[Draw]) -> Table:
    """The one table that the pages show. Raises ValueError where they show none or several."""
    (found,) = tables(read(*pages))
    return found


def prose(document: Document) -> list[str]:
    """The texts of headings and paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def shape(cell: Cell) -> tuple[str, int, int, int, int]:
    """Text, row, column, rows, columns."""
    return cell.text, cell.row, cell.column, cell.rows, cell.columns


def rows(found: Table) -> list[list[str]]:
    """The texts of the cells that begin in each row."""
    return [[cell.text for cell in found.cells if cell.row == row] for row in range(1, found.rows + 1)]


def moved(ruled: Ruled, top: float) -> Ruled:
    """The same table elsewhere on its page."""
    return replace(ruled, top=top)
