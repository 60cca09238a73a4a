"""One grid that holds a whole sheet, title rows, tables, notes and keys -> its paragraphs and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.grids import Printed, checked_size, paragraphs, to_table
from models.document import Paragraph
from models.table import Table

SPARSE = 0.5  # of the cells of a table's fullest row: a row above it with fewer is a title or a note
LONGEST_HEADING = 160  # characters, of a column
LONGEST_TITLE = 200
CARD = 2  # columns of a table of labels and texts
FEWEST = 3  # cells of a header, in a grid that has so many columns


@dataclass(frozen=True, slots=True)
class Grid:
    """What a sheet shows, rows and columns counted from 1; `widths` are those of its columns in characters."""

    cells: tuple[Printed, ...]
    widths: tuple[float, ...] = ()
    gaps: frozenset[int] = frozenset()  # rows with at least one blank row right below them


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells with text that begin in a row; `gap`: a blank row stands above it."""

    number: int
    cells: tuple[Printed, ...]
    gap: bool

    @property
    def is_alone(self) -> bool:
        """Whether one cell is all that it has."""
        return len(self.cells) == 1


def blocks_of(grid: Grid, numbers: Iterator[int], name: str) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables of `grid` from top to bottom; tables take their numbers from `numbers`.

    Rows above a table that fill few of its columns are titles and notes. A blank row ends a table where a row that is
    set as a header follows, or nothing but notes and keys; any other is space between rows. Raises DocumentError,
    naming the file `name`, if a table is larger than any plan.
    """
    rows = _rows(grid)
    for stretch in _stretches(rows, _columns(grid)):
        lead = _lead(stretch, _columns(grid)) if len(stretch) > 1 else 1
        lead += lead == len(stretch) - 1  # a single row is no table
        for row in stretch[:lead]:
            yield from _title(row, is_first=row is rows[0])
        if lead < len(stretch):
            yield _table(grid, stretch[lead].number, stretch[-1], numbers, name)


def _rows(grid: Grid) -> tuple[_Row, ...]:
    by_row: dict[int, list[Printed]] = {}
    for cell in grid.cells:
        if cell.text:
            by_row.setdefault(cell.row, []).append(cell)
    return tuple(_Row(number, tuple(by_row[number]), number - 1 in grid.gaps) for number in sorted(by_row))


def _columns(grid: Grid) -> int:
    return max((cell.column + cell.columns - 1 for cell in grid.cells), default=0)


def _stretches(rows: Sequence[_Row], columns: int) -> Iterator[tuple[_Row, ...]]:
    """The rows cut where a table ends: at most one table is in each stretch, behind its titles."""
    stretch: list[_Row] = []
    pieces = _pieces(rows)
    for at, piece in enumerate(pieces):
        begins = _begins_table(piece, columns) or _is_next_card(piece, stretch) or _is_titled(piece, stretch)
        if stretch and (begins or _is_note(pieces[at:], stretch)):
            titles = _titles_at_end(stretch) if begins else 0
            yield tuple(stretch[: len(stretch) - titles])
            stretch = stretch[len(stretch) - titles :]
        stretch.extend(piece)
    if stretch:
        yield tuple(stretch)


def _pieces(rows: Sequence[_Row]) -> list[list[_Row]]:
    """The rows cut at every blank row."""
    pieces: list[list[_Row]] = []
    for row in rows:
        if row.gap or not pieces:
            pieces.append([])
        pieces[-1].append(row)
    return pieces


def _begins_table(piece: Sequence[_Row], columns: int) -> bool:
    """Whether the first row of `piece` that is more than a title is set as a header."""
    first = next((row for row in piece if not row.is_alone), None)
    return first is not None and _is_set_as_header(first, columns)


def _is_titled(piece: Sequence[_Row], before: Sequence[_Row]) -> bool:
    """Whether a title in bold begins the piece, and what follows is far narrower than the table before it."""
    widest = max((len(row.cells) for row in piece if not row.is_alone), default=0)
    most = max((len(row.cells) for row in before), default=0)
    return piece[0].is_alone and piece[0].cells[0].bold and 0 < widest <= SPARSE * most


def _is_next_card(piece: Sequence[_Row], before: Sequence[_Row]) -> bool:
    """Whether pairs of label and text repeat the labels of the pairs before: each piece is a card of one action."""
    labels = [{row.cells[0].text for row in rows if len(row.cells) == CARD} for rows in (piece, before)]
    return len(labels[0] & labels[1]) >= FEWEST


def _is_set_as_header(row: _Row, columns: int) -> bool:
    """Whether the row is set off as headers are: short texts, all bold or all on one colour."""
    if len(row.cells) < min(FEWEST, columns) or any(len(cell.text) > LONGEST_HEADING for cell in row.cells):
        return False
    fills = {cell.fill for cell in row.cells}
    return all(cell.bold for cell in row.cells) or (len(fills) == 1 and None not in fills)


def _is_note(pieces: Sequence[Sequence[_Row]], before: Sequence[_Row]) -> bool:
    """Whether all that follows a blank row fills few columns: notes, signatures, a key. A title may stand among it."""
    most = max(len(row.cells) for row in before)
    rows = [row for piece in pieces for row in piece]
    if rows[0].is_alone and (rows[0].cells[0].bold or rows[0].cells[0].fill) and len(rows) > 1 and rows[1].gap is False:
        rows = rows[1:]  # the title of a key
    return most >= FEWEST and all(len(row.cells) < SPARSE * most or len(row.cells) < FEWEST for row in rows)


def _titles_at_end(stretch: Sequence[_Row]) -> int:
    """How many rows at the end stand apart, alone in their rows: titles of what follows."""
    for count, row in enumerate(reversed(stretch), start=1):
        if not row.is_alone:
            return 0
        if row.gap:
            return count
    return 0


def _lead(stretch: Sequence[_Row], columns: int) -> int:
    """How many rows stand above the table: those that fill few of its columns.

    The groups of its header are part of it, and so is what is merged over all its columns right above it.
    """
    most = max(len(row.cells) for row in stretch)
    lead = 0
    while lead < len(stretch) and (
        stretch[lead].is_alone or (_is_sparse(stretch, lead, most) and not _groups_columns(stretch, lead))
    ):
        lead += 1
    while 0 < lead < len(stretch) and not stretch[lead].gap and _is_banner(stretch[lead - 1], columns):
        lead -= 1
    return lead


def _is_sparse(stretch: Sequence[_Row], at: int, most: int) -> bool:
    """Whether the row fills few of the columns; half of them where a blank row follows."""
    filled = len(stretch[at].cells)
    before_gap = at + 1 < len(stretch) and stretch[at + 1].gap
    return filled < SPARSE * most or (before_gap and filled <= SPARSE * most)


def _is_banner(row: _Row, columns: int) -> bool:
    return row.is_alone and row.cells[0].columns == columns > 1


def _groups_columns(stretch: Sequence[_Row], at: int) -> bool:
    """Whether the row heads several columns of the row below it, or reaches down into it."""
    row = stretch[at]
    follows = at + 1 < len(stretch) and not stretch[at + 1].gap
    return follows and any(cell.columns > 1 or cell.rows > 1 for cell in row.cells)


def _title(row: _Row, is_first: bool) -> Iterator[Paragraph]:
    """A row above a table as text: a heading where it is bold or the first of all, else a paragraph."""
    text = " ".join(cell.text for cell in row.cells) if not row.is_alone else row.cells[0].text
    heads = all(cell.bold for cell in row.cells) or is_first
    short = len(text) <= LONGEST_TITLE and not text.rstrip().endswith((".", ",", ";")) and "\n" not in text
    yield from paragraphs(text, (1 if is_first else 2) if heads and short else None)


def _table(grid: Grid, first: int, last: _Row, numbers: Iterator[int], name: str) -> Table:
    """The cells from row `first` on down to the row `last`, those that are merged from there included."""
    end = last.number
    inside = [cell for cell in grid.cells if first <= cell.row <= end]
    checked_size(end - first + 1, _columns(grid), name)
    cut = (replace(cell, row=cell.row - first + 1, rows=min(cell.rows, end - cell.row + 1)) for cell in inside)
    cells = tuple(cut)
    reach = max(cell.column + cell.columns - 1 for cell in cells)
    if SPARSE * _columns(grid) < reach < _columns(grid):  # so that a table without a header goes on with the one before
        cells = (*cells, Printed("", 1, _columns(grid)))
    return to_table(cells, next(numbers), grid.widths)
