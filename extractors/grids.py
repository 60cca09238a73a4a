"""Cells of formats that say which row and column they stand in, and no more -> Table.

Places are worked out as in a Word file: estimates that tell which paragraphs of a row stand side by side.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from models.document import Paragraph
from models.errors import DocumentError
from models.geometry import Box
from models.table import Cell, Line, Place, Table

LONGEST_CELL = 100_000  # characters; Excel allows 32,767
MOST_PLACES = 1_000_000  # rows by columns of a table
USUAL_WIDTH = 24.0  # characters, of a column whose width nobody states
_HEIGHT = 12.0  # points from one line to the next
_LETTER = 5.3  # points that a letter is wide
_BULLET = re.compile(r"(?:[•▪●◦‣∙·■▫❖➢➔⁃\uf0b7\uf0a7]\s*|[-–*]\s+)(?=\S)")
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell's text, a paragraph a line; it spans `rows` x `columns` from (`row`, `column`), counted from 1."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    fill: str | None = None  # "#rrggbb"; None for none or white
    bold: bool = False
    rotated: bool = False
    struck: bool = False  # words that are struck out stood here too
    doubts: tuple[str, ...] = ()


def to_table(cells: Iterable[Printed], number: int, widths: Sequence[float] = (), header_rows: int = 0) -> Table:
    """The table that `cells` make, at least one, the `number`th of its document; places that none covers are blank.

    No two of them may cover the same place. `widths` are those of the columns in characters, from the left; columns
    beyond are of usual width.
    """
    given = tuple(cells)
    rows = max(cell.row + cell.rows - 1 for cell in given)
    columns = max(cell.column + cell.columns - 1 for cell in given)
    ordered = sorted((*given, *_blanks(given, rows, columns)), key=lambda cell: (cell.row, cell.column))
    edges = [0.0]
    for width in (*widths[:columns], *[USUAL_WIDTH] * (columns - len(widths))):
        edges.append(edges[-1] + _LETTER * max(width, 1.0))
    return Table(
        tuple(_cell(cell, number, edges) for cell in ordered), rows, columns, Place(None, None, number, 1), header_rows
    )


def _blanks(cells: Iterable[Printed], rows: int, columns: int) -> Iterator[Printed]:
    """A blank cell for each place that none of `cells` covers."""
    covered = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            if (row, column) not in covered:
                yield Printed("", row, column)


def checked_size(rows: int, columns: int, name: str) -> None:
    """Raises DocumentError if a table of so many rows and columns is larger than any plan."""
    if rows * columns > MOST_PLACES:
        raise DocumentError(name, f"too large to be an action plan: a table of {rows:,} rows and {columns:,} columns")


def paragraphs(text: str, level: int | None = None) -> Iterator[Paragraph]:
    """The lines of `text` that are not blank, each as a paragraph outside tables."""
    for line in text.split("\n"):
        whole = _BLANKS.sub(" ", line).strip()
        bullet = _BULLET.match(whole)
        if whole:
            yield Paragraph(whole[bullet.end() :] if bullet else whole, level, bullet=bullet is not None)


def bounded(text: str, name: str) -> str:
    """`text`, which is that of one cell of the file `name`. Raises DocumentError if it is longer than any cell is."""
    if len(text) > LONGEST_CELL:
        raise DocumentError(name, f"not safe to read: a cell of {len(text)} characters")
    return text


def _cell(cell: Printed, number: int, edges: Sequence[float]) -> Cell:
    x0, x1 = edges[cell.column - 1], edges[cell.column - 1 + cell.columns]
    return Cell(
        tuple(_lines(cell, x0, x1)),
        cell.row,
        cell.column,
        Place(None, None, number, cell.row),
        cell.rows,
        cell.columns,
        cell.fill,
        cell.rotated,
        cell.struck,
        cell.doubts,
    )


def _lines(cell: Printed, x0: float, x1: float) -> Iterator[Line]:
    """The cell's paragraphs, one below the other from the top of its row; an empty one only takes its height."""
    top = 0.0
    for paragraph in cell.text.split("\n"):
        text = _BLANKS.sub(" ", paragraph).strip()
        bullet = _BULLET.match(text)
        bottom = top + _HEIGHT * max(1, ceil(len(text) * _LETTER / (x1 - x0)))
        if text:
            plain = text[bullet.end() :] if bullet else text
            yield Line(plain, Box(x0, top, x1, bottom), None, True, bullet is not None, cell.bold)
        top = bottom
