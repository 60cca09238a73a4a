"""A draft of a table -> Table: its rows mended, each cell in its column, what stands for several rows merged."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.grids import Printed, checked_size, to_table
from extractors.text.columns import MOST_SPARE, learn
from extractors.text.drafts import Draft
from extractors.text.flattening import unflattened
from extractors.text.lines import Row
from extractors.text.mending import Section, mended
from models.table import Table

MOVED = "the text has lost its columns here, and these were told by what their texts look like: {}"
JOINED = "rows of the text were read as one, which may not be what was printed: {}"
OFTEN = 0.5  # of the rows have so many cells: then there are so many columns, named or not


def table_of(draft: Draft, number: int, name: str, broken: bool = True) -> Table:
    """The table, the `number`th of its document, its rows mended where they may be `broken`.

    Raises DocumentError, naming the file, if it is too large.
    """
    count = _count(draft)
    columns = learn([row for row in draft.rows if len(row.filled) > 1], count) if broken else None
    placed = [_cut(row, count + MOST_SPARE) if columns is None else columns.place(row) for row in draft.rows]
    width = max([count, *(len(row.cells) for row in placed)])
    checked_size(len(placed), width, name)
    padded = (replace(row, cells=(*row.cells, *[""] * width)[:width]) for row in placed)
    body = list(mended(padded, None if columns is None else columns.numbers) if broken else _as_given(padded))
    if columns is not None:
        body = unflattened(body, columns)
    return to_table(_cells(draft, body, width), number, _widths(draft, width))


def _cut(row: Row, most: int) -> Row:
    """The row with what stands beyond `most` cells as one."""
    if len(row.cells) <= most:
        return row
    return replace(row, cells=(*row.cells[:most], " ".join(filter(None, row.cells[most:]))))


def _as_given(rows: Iterable[Row]) -> Iterator[Row | Section]:
    """The rows as they stand; one with a text in its first cell alone by itself: no cell above reaches over it."""
    for row in rows:
        if row.filled == (0,) and not (row.struck or row.doubts):
            yield Section(row.cells[0].replace("\n", " "), not row.line)
        elif row.filled:
            yield row


def _count(draft: Draft) -> int:
    """How many columns the table has: those of its header, or more where many rows have more."""
    lengths = Counter(row.filled[-1] + 1 for row in draft.rows if row.filled)
    often = [length for length, count in lengths.items() if count >= OFTEN * len(draft.rows)]
    return max([draft.columns, *often])


def _widths(draft: Draft, count: int) -> list[float]:
    """Widths that set each column as long as it is written: about what a converter was given."""
    sums = [0.0] * count
    for row in draft.rows:
        for at, cell in enumerate(row.cells[:count]):
            sums[at] += len(cell)
    total = sum(sums) or 1.0
    return [8.0 + 112.0 * share / total for share in sums]


def _cells(draft: Draft, body: Sequence[Row | Section], count: int) -> Iterator[Printed]:
    """The cells: the header, the sections over the full width, and below them the rows."""
    row = 0
    heads = dict(enumerate(draft.header.cells))
    for above in draft.above:
        row += 1
        yield from _line(above, row, count)
    yield from _header(draft, row + 1, count)
    row += 1 if draft.second is None else 2
    open_cells: dict[int, Printed] = {}
    for each in body:
        row += 1
        if isinstance(each, Section):
            yield from open_cells.values()
            open_cells = {}
            whole = Printed(each.text, row, 1, columns=count, bold=True)
            yield Printed(each.text, row, 1) if each.cells else whole
            continue
        first = each.filled[0]
        for at, cell in enumerate(each.cells, start=1):
            if at <= first and at in open_cells:  # blank before the row's first text: the cell above stands for it too
                open_cells[at] = replace(open_cells[at], rows=open_cells[at].rows + 1)
                continue
            if at in open_cells:
                yield open_cells[at]
            is_last = at == each.filled[-1] + 1
            doubts = (*each.doubts, *_guesses(each, heads)) if is_last else ()
            open_cells[at] = Printed(cell, row, at, struck=each.struck and is_last, doubts=doubts)
    yield from open_cells.values()


def _guesses(row: Row, heads: Mapping[int, str]) -> Iterator[str]:
    """What of the row was put together by likelihood, by the headings of its columns."""
    for columns, sentence in ((row.moved, MOVED), (row.joined, JOINED)):
        named = [f"'{heads.get(at) or f'column {at + 1}'}'" for at in sorted(columns)]
        if named:
            yield sentence.format(", ".join(named))


def _header(draft: Draft, row: int, count: int) -> Iterator[Printed]:
    """The header's cells from `row` on; with a second row each heading reaches down to it or over what it divides."""
    if len(draft.header.filled) == 1:
        yield from _line(draft.header, row, count)
        return
    heads = [*draft.header.cells, *[""] * count][:count]
    if draft.second is None:
        yield from (Printed(head, row, at, bold=True) for at, head in enumerate(heads, start=1))
        return
    below = [*draft.second.cells, *[""] * count][:count]
    at = 0
    while at < count:
        span = 1
        while below[at] and at + span < count and below[at + span] and not heads[at + span]:
            span += 1
        yield Printed(heads[at], row, at + 1, 1 if below[at] else 2, span, bold=True)
        yield from (Printed(below[at + step], row + 1, at + step + 1, bold=True) for step in range(span) if below[at])
        at += span


def _line(row: Row, number: int, count: int) -> Iterator[Printed]:
    """A row above the header; one alone in it stands over the full width."""
    if len(row.filled) == 1:
        yield Printed(row.cells[row.filled[0]], number, 1, columns=count, bold=True)
    else:
        yield from (Printed(cell, number, at) for at, cell in enumerate(row.cells[:count], start=1))
