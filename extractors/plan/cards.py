"""Plans that give each action a small table of labels and values: such a card laid flat, as a header and one row."""

from dataclasses import replace

from extractors.fields.refs import read_ref
from extractors.plan.columns import propose
from extractors.plan.headers import cell_text
from models.geometry import Box
from models.row import Field
from models.table import Cell, Line, Table

MOST_ROWS = 16
FEWEST_LABELS = 3
LONGEST_LABEL = 60  # characters
NEEDED = frozenset((Field.LEAD, Field.DUE, Field.PROGRESS, Field.RAG))


def lay_flat(table: Table) -> Table | None:
    """The card as a table of two rows; None where the table is no card.

    A card has two columns; the left one holds the headings of a plan. A title over both ("Action 3") becomes the
    number of the action.
    """
    if table.columns != 2 or not FEWEST_LABELS <= table.rows <= MOST_ROWS:
        return None
    labels = [cell for cell in table.cells if cell.column == 1 and cell.columns == 1 and cell.lines]
    titles = [cell for cell in table.cells if cell.columns == 2 and cell.lines]
    if len(labels) + len(titles) != table.rows or any(len(cell_text(cell)) > LONGEST_LABEL for cell in labels):
        return None
    fields = {fields[0] for cell in labels if (fields := propose(cell_text(cell)))}
    if len(fields) < FEWEST_LABELS or not fields & NEEDED:
        return None
    values = {cell.row: cell for cell in table.cells if cell.column == 2}
    pairs = [(label, values[label.row]) for label in labels if label.row in values]
    refs = [(_ref_heading(title), title) for title in titles if read_ref(cell_text(title)) is not None]
    cells = [
        replace(cell, row=row, column=column, rows=1, columns=1, fill=None)
        for column, pair in enumerate((*refs, *pairs), start=1)
        for row, cell in enumerate(pair, start=1)
    ]
    return replace(
        table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), rows=2, columns=len(cells) // 2
    )


def _ref_heading(title: Cell) -> Cell:
    return replace(title, lines=(Line("Ref", Box(0.0, 0.0, 0.0, 0.0), None, opens=True),))
