"""A table that runs over a page break made one again, and the cells and rows that the break cut.

Two tables that merely follow each other are never joined: that would mix two plans, which is worse than a table in
two parts. They are one only where the first is the last thing on its page, the second is the first on the next, and
both have the same columns.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from models.document import Paragraph
from models.table import Cell, Line, Table

SAME_COLUMN = 4.0  # points
FILLED = 0.8  # share of rows in which a column that is "always filled" has text
LONGEST_HEADING = 120  # characters
PROBABLY_ENDED, SURELY_ENDED = 0.4, 2.0  # lines' heights left over behind the next word
CONNECTING = (",", " and", " of", " the", " to", " for", "&", " in", " with", "(")
MOST_HEADER_ROWS = 4
CONTINUED = re.compile(
    r"(?i)\s*[(\[]?\s*\bcont(?:inued|['’]?d|\.)?\s*(?:from (?:the )?previous page|overleaf)?\s*[)\]]?\s*\.*\s*"
)
NUMBERED = re.compile(r"\(?[A-Za-z]{0,4}\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+\s")
Block = Paragraph | Table


def join_over_breaks(blocks: Sequence[Block], starts: Set[int] = frozenset()) -> tuple[Block, ...]:
    """The blocks with every table that runs over pages made one; on the pages `starts` another paper begins."""
    joined: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and CONTINUED.fullmatch(block.text):
            continue
        before = joined[-1] if joined else None
        begins = isinstance(block, Table) and block.place.page in starts
        if isinstance(before, Table) and isinstance(block, Table) and not begins and _follows(before, block):
            joined[-1] = _join(before, block)
        else:
            joined.append(block)
    return tuple(joined)


def _follows(first: Table, second: Table) -> bool:
    """Whether `second` can be the rest of `first`: on the next page, with the same columns."""
    if first.place.page is None or second.place.page is None or first.place.box is None or second.place.box is None:
        return False
    if second.place.page != first.place.page + first.number_of_pages:
        return False
    left, right = first.place.box, second.place.box
    if abs(left.x0 - right.x0) > SAME_COLUMN or abs(left.x1 - right.x1) > SAME_COLUMN:
        return False
    repeated = _repeated_header(first, second)
    if not repeated and _has_own_header(first, second):
        return False
    return _same_columns(first, second)


def column_lines(table: Table) -> tuple[float, ...]:
    """Where the table's columns begin, from left to right, in points."""
    starts = sorted({cell.place.box.x0 for cell in table.cells if cell.place.box is not None})
    found: list[float] = []
    for x in starts:
        if not found or x - found[-1] > SAME_COLUMN:
            found.append(x)
    return tuple(found)


def _same_columns(first: Table, second: Table) -> bool:
    """Whether each column of the one with fewer begins where one of the other does."""
    fewer, more = sorted((column_lines(first), column_lines(second)), key=len)
    if len(fewer) < 2:
        return False
    return all(any(abs(x - other) <= SAME_COLUMN for other in more) for x in fewer)


def _texts(table: Table, row: int) -> tuple[str, ...]:
    """The row's texts on one line each, "(Continued)" left out."""
    return tuple(CONTINUED.sub("", " ".join(cell.text.split())).strip() for cell in table.cells if cell.row == row)


def _repeated_header(first: Table, second: Table) -> int:
    """How many rows at the top of `second` repeat the top of `first`."""
    count = 0
    for row in range(1, min(MOST_HEADER_ROWS, first.rows, second.rows) + 1):
        texts = _texts(second, row)
        if texts != _texts(first, row) or not any(texts):
            break
        count = row
    return count


def _has_own_header(first: Table, second: Table) -> bool:
    """Whether the first row of `second` is set as a header: bold throughout, or shaded as no row within `first` is."""
    cells = [cell for cell in second.cells if cell.row == 1 and cell.lines]
    if len(cells) < 2 or any(len(cell.text) > LONGEST_HEADING for cell in cells):
        return False
    within = {cell.fill for cell in first.cells if cell.row > 1}
    shaded = all(cell.fill is not None and cell.fill not in within for cell in cells)
    return shaded or all(line.bold for cell in cells for line in cell.lines)


@dataclass(frozen=True, slots=True)
class _Seam:
    """The cells on both sides of a page break that stand above each other."""

    above: Cell
    below: Cell
    merged: bool  # one of them spans several rows: it says nothing about the rows beside it
    touches: bool  # the text above runs to the last line of its page, the text below begins on the first of its own
    always_filled: bool
    bulleted: bool  # the column's cells usually begin with a bullet

    @property
    def goes_on(self) -> bool:
        """Whether the text below is the rest of what stands above."""
        if not self.touches:
            return False
        last, first = self.above.lines[-1].text, self.below.lines[0]
        if len(last) > 1 and last[-1] in "-–" and last[-2].isalpha():
            return True
        if first.bullet:
            return not self.bulleted
        if NUMBERED.match(first.text):
            return False
        if first.text[:1].islower() and not first.text[1:2].isupper():
            ended = last.endswith((".", "!", "?")) and first.text[:2].endswith((")", "."))
            return not ended and self.spare <= SURELY_ENDED * first.box.height
        return not self.room and last.endswith(CONNECTING)

    @property
    def room(self) -> bool:
        """Whether the first word below would have fitted behind the last line above: then that line ended there."""
        return self.spare > PROBABLY_ENDED * self.below.lines[0].box.height

    @property
    def spare(self) -> float:
        """How many points the last line above would have had left behind the first word below; under 0 for none."""
        last, first = self.above.lines[-1], self.below.lines[0]
        word = len(first.text.split(" ", 1)[0]) / max(1, len(first.text)) * first.box.width
        frame = self.below.place.box or first.box
        margin = max(0.0, min(line.box.x0 for line in self.below.lines) - frame.x0)
        return frame.x1 - min(margin, 8.0) - last.box.x1 - word

    @property
    def ends_above(self) -> bool:
        """Whether there is text above and none below."""
        return bool(self.above.lines) and not self.below.lines


def _join(first: Table, second: Table) -> Table:
    head = _repeated_header(first, second)
    seams = _seams(first, second, head)
    same_row = _is_broken_row(seams)
    offset = first.rows - head - (1 if same_row else 0)
    rest = [replace(cell, row=cell.row + offset) for cell in second.cells if cell.row > head]
    below = {(cell.row, cell.column): cell for cell in rest}
    at_seam = {(seam.above.row, seam.above.column): seam for seam in seams}
    kept: list[Cell] = []
    for cell in first.cells:
        seam = at_seam.get((cell.row, cell.column))
        if seam is not None and (same_row or _carries(seam)):
            other = below.pop((seam.below.row + offset, seam.below.column))
            rows = other.row + other.rows - cell.row
            struck = cell.struck or other.struck
            kept.append(replace(cell, lines=_run_on(seam), rows=rows, fill=cell.fill or other.fill, struck=struck))
        else:
            kept.append(cell)
    cells = tuple(sorted((*kept, *below.values()), key=lambda cell: (cell.row, cell.column)))
    return replace(
        first,
        cells=cells,
        rows=first.rows + second.rows - head - (1 if same_row else 0),
        columns=max(first.columns, second.columns),
        header_rows=max(first.header_rows, head),
        number_of_pages=first.number_of_pages + second.number_of_pages,
    )


def _run_on(seam: _Seam) -> tuple[Line, ...]:
    """The lines of both cells; the first below opens a paragraph unless it goes on with the last above.

    It can go on only where the text above fills its page to the last line and had no room for the next word.
    """
    above, below = seam.above, seam.below
    if not above.lines or not below.lines:
        return above.lines + below.lines
    first = below.lines[0]
    fresh = first.bullet or not seam.touches or (seam.room and not seam.goes_on)
    return (*above.lines, replace(first, opens=fresh), *below.lines[1:])


def _seams(first: Table, second: Table, head: int) -> tuple[_Seam, ...]:
    above = [cell for cell in first.cells if cell.row + cell.rows - 1 == first.rows]
    below = [cell for cell in second.cells if cell.row == head + 1]
    lowest = max((cell.lines[-1].box.bottom for cell in above if cell.lines), default=0.0)
    highest = min((cell.lines[0].box.top for cell in below if cell.lines), default=0.0)
    seams = []
    for cell in above:
        other = next((other for other in below if other.column == cell.column and other.columns == cell.columns), None)
        if other is not None:
            merged = cell.rows > 1 or other.rows > 1 or _merges(first, cell.column)
            touches = _touches(cell, other, lowest, highest)
            always = _share_filled(first, cell.column) >= FILLED
            seams.append(_Seam(cell, other, merged, touches, always, _begins_with_bullets(first, cell.column)))
    return tuple(seams)


def _touches(above: Cell, below: Cell, lowest: float, highest: float) -> bool:
    """Whether the texts meet at the break: within a line of the lowest text above and of the highest below it."""
    if not above.lines or not below.lines:
        return False
    last, first = above.lines[-1].box, below.lines[0].box
    return lowest - last.bottom < 1.2 * last.height and first.top - highest < 1.2 * first.height


def _merges(table: Table, column: int) -> bool:
    """Whether cells of this column span several rows elsewhere in the table."""
    return any(cell.rows > 1 and cell.lines for cell in table.cells if cell.column == column)


def _share_filled(table: Table, column: int) -> float:
    cells = [cell for cell in table.cells if cell.column == column and cell.columns == 1 and cell.row > 1]
    return sum(bool(cell.lines) for cell in cells) / len(cells) if cells else 0.0


def _begins_with_bullets(table: Table, column: int) -> bool:
    """Whether the column's cells usually begin with a bullet."""
    begun = [cell.lines[0].bullet for cell in table.cells if cell.column == column and cell.lines and cell.row > 1]
    return sum(begun) > 0.5 * len(begun)


def _is_broken_row(seams: Sequence[_Seam]) -> bool:
    """Whether the first row below the break is the rest of the last row above it.

    It is where a cell's text goes on; where the first column of all, which every row fills, has nothing below; or where
    all that stands below can be the rest of full cells while as many columns that every row fills are empty. A cell
    that spans several rows goes on by itself and proves nothing.
    """
    single = [seam for seam in seams if not seam.merged]
    if any(seam.goes_on for seam in single):
        return True
    filled = [seam for seam in single if seam.always_filled]
    beneath = [seam for seam in single if seam.below.lines]
    if not filled or not any(seam.below.lines for seam in seams):
        return False
    spilled = all(seam.touches and not seam.room and not NUMBERED.match(seam.below.lines[0].text) for seam in beneath)
    return filled[0].ends_above or (spilled and sum(seam.ends_above for seam in filled) >= len(beneath))


def _carries(seam: _Seam) -> bool:
    """Whether a cell goes on below the break although the row beside it ends there."""
    if not seam.merged:
        return False
    return not seam.below.lines or seam.goes_on
