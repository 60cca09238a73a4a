"""Rows of which the first cell alone is filled, where nothing in how they are set tells: headings, or actions that say
neither who nor when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.fields.refs import read_ref
from extractors.plan.headers import Header, cell_text, is_full_width
from extractors.plan.sections import LONGEST, NAMED_IN_WORDS, RECOMMENDATION
from models.row import Field
from models.table import Cell, Table

LONGEST_HEADING = 100  # characters
_ENDED = (".", ";", ",", "?", "!")
_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s")


@dataclass(frozen=True, slots=True)
class Lone:
    """Of a table's rows, from 1: those that are headings, and the ones of them that may be actions."""

    headings: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()


def lone_rows(table: Table, header: Header, by_row: Mapping[int, Sequence[Cell]]) -> Lone:
    """What the rows below the header are that have a text in their first cell alone; `by_row` are all cells.

    In a column of numbers or themes it is a heading. In the column of the actions it is one where it says so
    ("Theme 2", capitals, a colon), or where it is short and stands right under one that does, or above all actions.
    A recommendation by itself is one to which nobody has answered.
    PDFs are left out: there the rest of a broken row looks the same.
    """
    rows = {row: _texts(by_row[row]) for row in range(header.last + 1, table.rows + 1)}
    alone = {row: cell_text(cells[0]) for row, cells in rows.items() if _is_alone(cells)}
    fields = header.columns[0].fields if header.columns else ()
    if table.place.page is not None or not alone:
        return Lone()
    if not fields or fields[0] in (Field.REF, Field.THEME, Field.OTHER):
        return Lone(frozenset(row for row, text in alone.items() if read_ref(text) is None))
    if fields[0] not in (Field.ACTION, Field.RECOMMENDATION):
        return Lone()
    full = [row for row, cells in rows.items() if len(cells) > 1]
    numbered = any(_NUMBER.match(cell_text(rows[row][0])) for row in full)
    before = {row: text for row, text in alone.items() if full and row < full[-1]}
    named = {row for row, text in before.items() if _is_named(text, numbered)}
    if fields[0] is Field.RECOMMENDATION:
        return Lone(frozenset(row for row in named if not RECOMMENDATION.match(alone[row])))
    first = min(alone)
    divided = full and first < full[0] and first not in named and len(alone) < len(full)
    set_apart = any(_is_set_apart(cells, table) for cells in rows.values())
    bare = {row for row, text in before.items() if row not in named and _may_head(text)}
    bare = bare if divided and not set_apart else {row for row in bare if row - 1 in named}
    return Lone(frozenset(named | bare), frozenset(bare))


def _texts(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.lines]


def _is_alone(cells: Sequence[Cell]) -> bool:
    """Whether the only text stands in the first column, in a cell of its own, set as any other."""
    if len(cells) != 1 or cells[0].column != 1 or cells[0].columns > 1 or cells[0].rows > 1:
        return False
    if cells[0].struck:  # with it what stood beside it may be struck out
        return False
    return not cells[0].rotated and cells[0].fill is None and not any(line.bold for line in cells[0].lines)


def _is_set_apart(cells: Sequence[Cell], table: Table) -> bool:
    """Whether the row is a heading by how it is set: where a plan has such ones, it has no others."""
    if len(cells) != 1 or cells[0].rotated:
        return False
    return is_full_width(cells[0], table) or cells[0].fill is not None or any(line.bold for line in cells[0].lines)


def _is_named(text: str, numbered: bool) -> bool:
    """Whether the text says that it is a heading; a number does where the actions have none themselves."""
    if len(text) > LONGEST:
        return False
    by_number = not numbered and _NUMBER.match(text) is not None and _may_head(text)
    by_look = len(text) <= LONGEST_HEADING and (text.isupper() or text.endswith(":"))
    return by_number or by_look or NAMED_IN_WORDS.match(text) is not None


def _may_head(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not text.endswith(_ENDED) and not text[:1].islower()
