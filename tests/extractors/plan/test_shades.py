"""The shade of every second row is no code; a cell's own colour is one."""

from extractors.plan import read_plan
from tests.extractors.pdf.drawing import Ruled, read

HEAD = ("Action", "Lead", "By when", "Note", "RAG")
ROWS = [(f"Inspect the lifts of block {number}", "Ann Bell", "May 2019", "", "") for number in range(1, 5)]
ZEBRA = [(row, column, "#a9d08e") for row in (3, 5) for column in range(1, 6)]


def rags(fills: list[tuple[int, int, str]]) -> list[str | None]:
    table = Ruled((HEAD, *ROWS), widths=(160, 80, 80, 80, 60), fills=fills)
    return [action.rag for action in read_plan(read([table]))[1]]


def test_shaded_rows_have_no_code() -> None:
    assert rags(ZEBRA) == [None] * 4


def test_a_coloured_cell_in_a_shaded_row_is_a_code() -> None:
    assert rags([*ZEBRA, (2, 5, "#00b050"), (3, 5, "#ff0000")]) == ["green (fill)", "red (fill)", None, None]
