"""Stacked blocks in Word: one row a group, its actions as paragraphs, lined up by blank ones as a typist would."""

from dataclasses import replace

from tests.samples.grids import GROUP, Cell, Grid, plan_grid
from tests.samples.strip import PAD, wrap
from tests.samples.values import PlanTable

WORD_PAD = 4.0  # points that Word keeps free on each side of a cell beyond ours


def stacked_grid(table: PlanTable, width: float) -> Grid:
    """The grid with the rows of each group made one, in a table `width` points wide."""
    grid = plan_grid(table)
    numbers = _numbers(grid)
    cells: list[Cell] = []
    stacks: dict[tuple[int, int], list[Cell]] = {}
    for cell in grid.cells:
        if cell.row < grid.header_rows or cell.columns > 1:
            cells.append(replace(cell, row=numbers[cell.row]))
        elif table.columns[cell.column].shows in GROUP:
            cells.append(replace(cell, row=numbers[cell.row], rows=1))
        else:
            stacks.setdefault((numbers[cell.row], cell.column), []).append(cell)
    lines = {cell: _lines(cell, grid, width) for stack in stacks.values() for cell in stack}
    deepest: dict[int, int] = {}  # lines of the fullest cell of each row of the grid
    for cell, count in lines.items():
        deepest[cell.row] = max(count, deepest.get(cell.row, 0))
    for (row, column), stack in stacks.items():
        texts = [cell.text + "\n" * (deepest[cell.row] - lines[cell] + 1) for cell in stack]
        cells.append(Cell("\n".join(texts).rstrip("\n"), row, column))
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(grid, cells=ordered, rows=numbers[-1] + 1, open_rows=frozenset())


def _numbers(grid: Grid) -> list[int]:
    """For each row of `grid` the number of the Word row that it becomes part of."""
    numbers, number = [], 0
    for row in range(grid.rows):
        numbers.append(number)
        number += row not in grid.open_rows
    return numbers


def _lines(cell: Cell, grid: Grid, width: float) -> int:
    room = grid.widths[cell.column] * width - 2 * (PAD + WORD_PAD)
    return len(wrap(cell.text, room, grid.look.size))
