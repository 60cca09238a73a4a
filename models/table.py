"""What a printed table consists of, each part knowing where it stood."""

from dataclasses import dataclass

from models.geometry import Box


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `page`, `table` on that page and `row` in that table, all from 1.

    In a Word document there are no pages: `page` and `box` are None, and tables are counted through the document.
    """

    page: int | None
    box: Box | None
    table: int
    row: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as printed (in a PDF) or a paragraph (in Word), without its bullet.

    `box` is where it stands. Word files do not say: there the box is an estimate from column widths and font size,
    counted from the top of the table row, good for telling which lines stand side by side and for nothing else.
    """

    text: str
    box: Box
    page: int | None
    opens: bool  # a new paragraph begins here; False: the line before was wrapped into this one
    bullet: bool = False  # a bullet was printed before the text
    bold: bool = False
    doubtful: tuple[str, ...] = ()  # words that were recognised in a picture, and not surely so


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell, whole: a merged one spans `rows` x `columns` from (`row`, `column`), counted from 1.

    A cell broken by a page break is one cell: its lines know their pages, `place` is where it begins.
    """

    lines: tuple[Line, ...]  # in reading order; actions that share a block are told apart by their boxes
    row: int
    column: int
    place: Place
    rows: int = 1
    columns: int = 1
    fill: str | None = None  # the background as "#rrggbb"; None for none or white
    rotated: bool = False  # the text is turned by 90 degrees: a label beside several rows
    struck: bool = False  # words that a line strikes through stood here too: they are not among `lines`
    doubts: tuple[str, ...] = ()  # what is doubtful about the text or its place, as sentences for the records' warnings

    @property
    def text(self) -> str:
        """The cell's text, one line per printed line; for looking, not for reading (see extractors.fields.text)."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table, whole, however many pages it runs over; rows and columns are counted from 1."""

    cells: tuple[Cell, ...]  # by row, then column; no two cover the same place
    rows: int
    columns: int
    place: Place  # where it begins; its row is 1
    header_rows: int = 0  # how many rows at the top are marked or repeated as its header; 0 where nothing says so
    number_of_pages: int = 1

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover `row` (from 1), from left to right, merged ones that begin above included."""
        covering = (cell for cell in self.cells if cell.row <= row < cell.row + cell.rows)
        return tuple(sorted(covering, key=lambda cell: cell.column))
