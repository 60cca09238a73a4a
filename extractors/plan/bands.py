"""The bands of a plan table: each an action cell with all that stands beside it, and the sections above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.plan.columns import Column
from extractors.plan.headers import Header, cell_text, explains_columns, is_full_width, same_header, shade_of
from extractors.plan.lone import lone_rows
from extractors.plan.mixed import is_update
from extractors.plan.sections import LEGEND, LONGEST, UPDATE, Section, section
from models.row import Field
from models.table import Cell, Line, Place, Table

HEADED = "the row above it was taken for a heading and may be an action: '{}'"
STRUCK = "text that is struck through was left out"
STRUCK_WHOLE = "an action {} this one is struck through: no record was made of it"
LABEL = 40  # characters: a word beside a paragraph over the full width ("Aims")
SHARED = (Field.RECOMMENDATION, Field.THEME)  # a blank cell below one of these means the same again


@dataclass(frozen=True, slots=True)
class Strip:
    """What one column says beside an action. `spans`: the cell counts for other actions too."""

    column: Column
    lines: tuple[Line, ...]
    place: Place
    fill: str | None = None
    spans: bool = False
    rotated: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """One action cell and its strips, from left to right. `doubts` are sentences for the record's warnings."""

    strips: tuple[Strip, ...]
    place: Place
    doubts: tuple[str, ...] = ()
    struck: bool = False  # the whole action is struck through

    def numbering_recommendations(self) -> tuple[Strip, ...]:
        """The strips that print a single number directly before the recommendation that the whole block answers."""
        return tuple(
            strip
            for strip, following in zip(self.strips, self.strips[1:], strict=False)
            if strip.column.fields == (Field.REF,)
            and following.column.fields[:1] == (Field.RECOMMENDATION,)
            and sum(line.opens for line in strip.lines) == 1
        )

    def of(self, kind: Field) -> tuple[Strip, ...]:
        """The strips of the columns that hold `kind`."""
        return tuple(strip for strip in self.strips if kind in strip.column.fields)


@dataclass(frozen=True, slots=True)
class Narrative:
    """A full-width paragraph that tells how the actions above it are getting on."""

    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Carried:
    """The last filled cell of each column whose blanks repeat it."""

    cells: dict[int, Cell] = field(default_factory=dict)


def bands(table: Table, header: Header) -> Iterator[Band | Section | Narrative]:
    """What stands below the header, in printed order: sections, actions, and paragraphs over the full width."""
    by_row = _cells_by_row(table)
    carried = _Carried()
    action_columns = [column.column for column in header.holding(Field.ACTION)]
    lone = lone_rows(table, header, by_row)
    unsure: tuple[str, ...] = ()  # of the heading above, until an action follows
    done: set[tuple[int, int]] = set()
    row = header.last + 1
    while row <= table.rows:
        cells = by_row[row]
        own = _own_cell(cells, table, header)
        if own is None and row in lone.headings:
            own = next(cell for cell in cells if cell.lines)
            unsure = (HEADED.format(cell_text(own)),) if row in lone.doubtful else ()
        if own is not None:
            yield from _full_width(own)
            carried.cells.clear()
            row += 1
            continue
        if same_header(cells, table, header) or explains_columns(table, row, header):
            row += 1
            continue
        action = next((cell for cell in cells if _covers(cell, action_columns)), None)
        last = row if action is None else max(row, action.row + action.rows - 1)
        last = min(last, table.rows)
        spanned = {(cell.row, cell.column): cell for each in range(row, last + 1) for cell in by_row[each]}
        if action is None or (action.row, action.column) not in done:
            band = _band(tuple(spanned.values()), header, row, carried)
            if band is not None:
                yield replace(band, doubts=(*band.doubts, *unsure))
                unsure = ()
        if action is not None:
            done.add((action.row, action.column))
        row = last + 1


def _cells_by_row(table: Table) -> dict[int, list[Cell]]:
    by_row: dict[int, list[Cell]] = {row: [] for row in range(1, table.rows + 1)}
    for cell in table.cells:
        for row in range(cell.row, min(table.rows, cell.row + cell.rows - 1) + 1):
            by_row[row].append(cell)
    return {row: sorted(cells, key=lambda cell: cell.column) for row, cells in by_row.items()}


def _covers(cell: Cell, columns: Sequence[int]) -> bool:
    return any(cell.column <= column < cell.column + cell.columns for column in columns)


def _own_cell(cells: Sequence[Cell], table: Table, header: Header) -> Cell | None:
    """The cell that is a row by itself: over the full width, or alone in its row and set as a heading."""
    filled = [cell for cell in cells if cell.lines and not cell.rotated]
    beside = [cell for cell in filled if cell.rows == 1]
    wide = next((cell for cell in beside if is_full_width(cell, table)), None)
    if wide is not None and all(cell is wide or len(cell.text) <= LABEL for cell in beside):
        return wide
    if len(filled) == 1 and len(cells) > 1 and filled[0].rows == 1 and filled[0].column <= 2:
        cell = filled[0]
        shaded = cell.fill is not None and all(other.fill == cell.fill for other in cells if other.rows == 1)
        if shaded or all(line.bold for line in cell.lines) or cell.columns > 1:
            return cell
    return None


def _full_width(cell: Cell) -> Iterator[Section | Narrative]:
    text = cell_text(cell)
    if UPDATE.match(text) or (len(text) > LONGEST and is_update(text)):
        yield Narrative(cell.lines)
    elif len(text) <= LONGEST and not LEGEND.search(text):
        yield section(text, cell)


def _band(cells: Sequence[Cell], header: Header, row: int, carried: _Carried) -> Band | None:
    strips: list[Strip] = []
    shade = shade_of(cells)
    for column, repeats in zip(header.columns, _repeating(header.columns), strict=True):
        found = [cell for cell in cells if cell.column == column.column or _leads(cell, column, header)]
        lines = tuple(line for cell in sorted(found, key=lambda cell: cell.row) for line in cell.lines)
        if not found or not column.fields:
            continue
        cell = next((cell for cell in found if cell.lines), found[0])
        if repeats:
            if lines:
                carried.cells[column.column] = cell
            elif column.column in carried.cells:
                cell = carried.cells[column.column]
                strips.append(Strip(column, cell.lines, cell.place, cell.fill, spans=True, rotated=cell.rotated))
                continue
        first = min(other.row for other in cells if _covers(other, [column.column]))
        spans = len(found) == 1 and (cell.row < row or cell.row + cell.rows > _end(cells, header))
        fill = None if cell.fill == shade else cell.fill
        strips.append(Strip(column, lines, cell.place, fill, spans or first < row, cell.rotated))
    struck = _is_struck(cells, header)
    if not struck and not any(strip.lines for strip in strips if not strip.spans):
        return None
    actions = [strip for strip in strips if Field.ACTION in strip.column.fields]
    place = next((strip.place for strip in actions if strip.lines), None) or strips[0].place
    return Band(tuple(strips), place, _doubts(cells), struck)


def _is_struck(cells: Sequence[Cell], header: Header) -> bool:
    """Whether the action's own cells hold nothing but words that are struck through."""
    columns = [column.column for column in header.holding(Field.ACTION)]
    actions = [cell for cell in cells if _covers(cell, columns)]
    return any(cell.struck for cell in actions) and not any(cell.lines for cell in actions)


def _doubts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What is doubtful about the cells, each sentence once."""
    struck = (STRUCK,) if any(cell.struck for cell in cells) else ()
    return tuple(dict.fromkeys((*struck, *(doubt for cell in cells for doubt in cell.doubts))))


def _repeating(columns: Sequence[Column]) -> tuple[bool, ...]:
    """Whether a blank cell of each column repeats the one above it: what actions share, and the number before it."""
    shared = [bool(column.fields) and column.fields[0] in SHARED for column in columns]
    return tuple(
        own or (following and column.fields == (Field.REF,))
        for column, own, following in zip(columns, shared, [*shared[1:], False], strict=True)
    )


def _leads(cell: Cell, column: Column, header: Header) -> bool:
    """Whether a cell over several columns counts for `column`: for the first of them that means something."""
    if cell.columns == 1 or not cell.column <= column.column < cell.column + cell.columns:
        return False
    covered = [each for each in header.columns if cell.column <= each.column < cell.column + cell.columns]
    telling = [each for each in covered if each.fields]
    return bool(telling) and telling[0].column == column.column and cell.column != column.column


def _end(cells: Sequence[Cell], header: Header) -> int:
    """The row behind the band's action cell."""
    columns = [column.column for column in header.holding(Field.ACTION)]
    action = next((cell for cell in cells if _covers(cell, columns)), None)
    return action.row + action.rows if action is not None else min(cell.row + cell.rows for cell in cells)
