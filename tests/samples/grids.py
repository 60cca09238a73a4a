"""Tables as cells: what both the PDF and the Word writer print."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.samples.values import Action, Column, Group, Look, PlainTable, PlanTable


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that spans `rows` x `columns` from (`row`, `column`), counted from 0."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    fill: str | None = None
    bold: bool = False
    turned: bool = False
    listed: bool = False  # a value chosen from a list: in Word a drop-down
    struck: str = ""  # old words before the text: in Word a tracked deletion


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `open_rows` have no rule under them; `widths` are shares that add up to 1."""

    cells: tuple[Cell, ...]
    rows: int
    widths: tuple[float, ...]
    header_rows: int = 0
    open_rows: frozenset[int] = frozenset()
    look: Look = field(default_factory=Look)


def _or_blank(text: str | None) -> str:
    return text or ""


# What a column shows: of each action, or (GROUP) once for the group, in a cell merged over its rows.
SHOWS: dict[str, Callable[[Action], str]] = {
    "ref": lambda action: _or_blank(action.ref),
    "action": lambda action: f"{action.label}\n{action.text}" if action.label else action.text,
    "numbered": lambda action: f"{action.ref}. {action.text}",
    "who": lambda action: action.lead_cell,
    "involved": lambda action: "\n".join(action.involved),
    "when": lambda action: action.due_cell,
    "outcome": lambda action: _or_blank(action.aim),
    "evidence": lambda action: _or_blank(action.evidence),
    "progress": lambda action: _or_blank(action.progress),
    "numbered progress": lambda action: f"{action.ref}. {action.progress}" if action.progress else "",
    "completed": lambda action: "" if action.completed is None else action.completed.raw,
    "rag": lambda action: "" if action.fill and "(fill)" in _or_blank(action.rag) else _or_blank(action.rag),
    "status": lambda action: action.rag or "",
    "targets": lambda action: _or_blank(action.aim),
    "decision": lambda action: action.decision,
    "cost": lambda action: action.cost,
    "risk": lambda action: action.risk,
    "blank": lambda action: "",
}
GROUP: dict[str, Callable[[Group], str]] = {
    "recommendation": lambda group: " ".join(part for part in (group.ref, group.recommendation) if part),
    "group ref": lambda group: _or_blank(group.ref),
    "group text": lambda group: _or_blank(group.recommendation),
    "group outcome": lambda group: _or_blank(group.outcome),
    "label": lambda group: group.label,
}


def plan_grid(table: PlanTable) -> Grid:
    """The cells of a plan: header, section rows, then one row an action with merged cells for its group."""
    cells = list(_header(table))
    header_rows = row = max(cell.row + cell.rows for cell in cells)
    open_rows: set[int] = set()
    for group in table.groups:
        if group.section:
            fill = table.look.section_fill
            cells.append(Cell(group.section, row, 0, columns=len(table.columns), fill=fill, bold=True))
            row += 1
        cells += _group(table.columns, group, row)
        for action in group.actions:
            after = row + _rows(table.columns, action)
            open_rows.update(range(row, after - 1) if table.look.open_targets else ())
            open_rows.update({after - 1} if table.look.stacked and action is not group.actions[-1] else ())
            row = after
    return Grid(tuple(cells), row, _shares(table.columns), header_rows, frozenset(open_rows), table.look)


def _shares(columns: tuple[Column, ...]) -> tuple[float, ...]:
    total = sum(column.width for column in columns)
    return tuple(column.width / total for column in columns)


def _header(table: PlanTable) -> list[Cell]:
    fill, columns, cells, row = table.look.header_fill, table.columns, [], 0
    if table.title:
        cells.append(Cell(table.title, 0, 0, columns=len(columns), fill=fill, bold=True))
        row = 1
    levels = 2 if any(column.over for column in columns) else 1
    for number, column in enumerate(columns):
        if not column.over:
            cells.append(Cell(column.heading, row, number, rows=levels, fill=fill, bold=True))
            continue
        cells.append(Cell(column.heading, row + 1, number, fill=fill, bold=True))
        if number == 0 or columns[number - 1].over != column.over:
            span = sum(other.over == column.over for other in columns)
            cells.append(Cell(column.over, row, number, columns=span, fill=fill, bold=True))
    return cells


def _group(columns: tuple[Column, ...], group: Group, top: int) -> list[Cell]:
    cells = []
    for number, column in enumerate(columns):
        if column.shows in GROUP:
            turned = column.shows == "label"
            text = GROUP[column.shows](group)
            cells.append(Cell(text, top, number, rows=_height(columns, group), turned=turned, bold=turned))
            continue
        row = top
        for action in group.actions:
            cells += _action(column, action, (row, number), _rows(columns, action))
            row += _rows(columns, action)
    return cells


def _rows(columns: tuple[Column, ...], action: Action) -> int:
    """How many rows an action takes: one for each of its targets, where the table has a column of targets."""
    return max(1, len(action.milestones)) if any(column.shows == "targets" for column in columns) else 1


def _height(columns: tuple[Column, ...], group: Group) -> int:
    return sum(_rows(columns, action) for action in group.actions)


def _action(column: Column, action: Action, place: tuple[int, int], rows: int) -> list[Cell]:
    """An action's cells in one column: one merged over its rows, or one for each of its targets."""
    row, number = place
    if rows > 1 and column.shows in ("targets", "when"):
        texts = [m.text if column.shows == "targets" else m.due.raw if m.due else "" for m in action.milestones]
        return [Cell(text, row + step, number) for step, text in enumerate(texts)]
    fill = action.fill if column.shows in ("rag", "status") else None
    listed = column.shows == "status"
    struck = action.was if column.shows == "action" else ""
    return [Cell(SHOWS[column.shows](action), row, number, rows, fill=fill, listed=listed, struck=struck)]


def plain_grid(table: PlainTable) -> Grid:
    """The cells of a table that is no plan."""
    cells = []
    for row, texts in enumerate(table.rows):
        for column, text in enumerate(texts):
            head = table.header and row == 0
            fill = "#d9d9d9" if head else None
            if column == 0 and row < len(table.fills):
                fill = table.fills[row] or fill
            cells.append(Cell(text, row, column, fill=fill, bold=head))
    total = sum(table.widths)
    return Grid(tuple(cells), len(table.rows), tuple(w / total for w in table.widths), int(table.header))
