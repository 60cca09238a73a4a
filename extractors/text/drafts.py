"""Runs of rows -> drafts of tables: which runs belong together, under which header."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.text.kinds import SHORT, is_time
from extractors.text.lines import LONGEST_HEADING, Row, Run, Text

FEWEST = 3  # cells of a header, in a table that has so many columns
SHARE = 0.6  # of a header's cells are filled
LONGEST_NAME = 160  # characters of a column's heading
MOST_WORDS = 20


@dataclass(slots=True)
class Draft:
    """A table being put together: its header and the rows below it, section rows among them with one cell."""

    header: Row
    rows: list[Row] = field(default_factory=list)
    above: list[Row] = field(default_factory=list)  # rows over the header: what spans its columns
    second: Row | None = None  # the header's second row: what its groups of columns hold

    @property
    def columns(self) -> int:
        """How many columns its header has."""
        return len(self.header.cells)


def drafts(parts: Sequence[Text | Run], running: Sequence[str]) -> Iterator[Text | Draft]:
    """The texts and tables in printed order. A run that does not begin with another header goes on with the table.

    A short line between a table and the run that goes on with it names a section of the table; a longer one comes
    behind the table.
    """
    repeated = _repeated(parts)
    draft: Draft | None = None
    waiting: list[Text] = []
    for part in parts:
        if isinstance(part, Text):
            if part.text not in running:
                waiting.append(part)
            continue
        at = _header_at(part, repeated)
        header = None if at is None else _trimmed(part.rows[at])
        if draft is None or _begins(part, header, draft):
            if draft is not None:
                yield draft
            yield from waiting
            at = at or 0
            draft = Draft(_trimmed(part.rows[at]), above=list(part.rows[:at]))
            below = part.rows[at + 1 :]
            draft.second = below[0] if len(below) > 1 and _divides(below[0], draft.header) else None
            draft.rows += _below(below, draft)
        else:
            later = [text for text in waiting if not _names_section(text)]
            draft.rows += [Row((text.text,), line=True) for text in waiting if _names_section(text)]
            draft.rows += _below(part.rows, draft)
            waiting = later
            continue
        waiting = []
    if draft is not None:
        yield draft
    yield from waiting


def _divides(row: Row, header: Row) -> bool:
    """Whether the row under a header names the columns that one of its headings stands over."""
    heads = header.cells
    divided = [
        at
        for at in row.filled
        if (at < len(heads) and not heads[at] and at) or (at + 1 < len(heads) and not heads[at + 1])
    ]
    short = all(len(row.cells[at]) <= SHORT and not is_time(row.cells[at]) for at in row.filled)
    return short and len(divided) == len(row.filled) > 1 and not any(row.cells[at][0].isdigit() for at in row.filled)


def _begins(run: Run, header: Row | None, draft: Draft) -> bool:
    """Whether the run is another table than the one before it: by its header, as another card, or far narrower."""
    if (header is not None and not _same(header, draft.header)) or _is_next_card(run, draft):
        return True
    return max(len(row.cells) for row in run.rows) <= draft.columns / 2


def _is_next_card(run: Run, draft: Draft) -> bool:
    """Whether the run repeats the labels of the table before it: each is a card of one action."""
    labels = [
        {row.cells[0] for row in rows if len(row.filled) == len(row.cells) == 2} for rows in (run.rows, draft.rows)
    ]
    return len(labels[0] & labels[1]) >= FEWEST


def _below(rows: Sequence[Row], draft: Draft) -> Iterator[Row]:
    """The rows but for those that the table's head has printed already."""
    printed = [_plain(row) for row in (*draft.above, *([draft.second] if draft.second else []))]
    opens = False
    for row in rows:
        opens = opens or row.opens
        if _plain(row) not in printed and not _names_columns(row, draft.header):
            yield replace(row, opens=opens)
            opens = False
        else:
            opens = True


def _repeated(parts: Sequence[Text | Run]) -> frozenset[tuple[str, ...]]:
    """The rows that are printed more than once and may be a header."""
    counts = Counter(_trimmed(row).cells for part in parts if isinstance(part, Run) for row in part.rows)
    return frozenset(cells for cells, count in counts.items() if count > 1 and _is_header(Row(cells)))


def _header_at(run: Run, repeated: frozenset[tuple[str, ...]]) -> int | None:
    """Which row of the run is its header; None where it has none."""
    for at, row in enumerate(run.rows):
        if _trimmed(row).cells in repeated:
            return at
        if len(row.filled) > 1:
            break
    first = next((at for at, row in enumerate(run.rows) if len(row.filled) > 1), None)
    if first is None or first + 1 >= len(run.rows):
        return None
    row = run.rows[first]
    below = run.rows[first + 1 :]
    longer = max(len(cell) for each in below for cell in each.cells) > 1.5 * max(map(len, row.cells))
    plain = not any(cell[0].isdigit() or is_time(cell) for cell in row.cells if cell)
    return first if _is_header(row) and longer and plain else None


def _is_header(row: Row) -> bool:
    """Whether the row may be a header: several short texts, most columns named."""
    cells = [cell for cell in row.cells if cell]
    if len(cells) < max(2, min(FEWEST, len(row.cells))) or len(cells) < SHARE * len(row.cells):
        return False
    return all(len(cell) <= LONGEST_NAME and len(cell.split()) <= MOST_WORDS for cell in cells)


def _same(row: Row, header: Row) -> bool:
    """Whether the row prints the header again, perhaps with a heading lost."""
    texts, headings = _plain(row), _plain(header)
    return 2 * len(texts) > len(headings) and all(text in headings for text in texts) and len(texts) > 1


def _names_columns(row: Row, header: Row) -> bool:
    """Whether the row holds nothing but headings of the header, as it does where columns were read separately."""
    texts, headings = _plain(row), _plain(header)
    return len(texts) > 1 and all(text in headings for text in texts)


def _plain(row: Row) -> list[str]:
    return ["".join(filter(str.isalnum, cell.lower())) for cell in row.cells if cell]


def _trimmed(row: Row) -> Row:
    """The row without the blank cells at its end."""
    filled = row.filled
    return replace(row, cells=row.cells[: filled[-1] + 1]) if filled else row


def _names_section(text: Text) -> bool:
    return text.heading or (len(text.text) <= LONGEST_HEADING and not text.text.endswith((".", ",", ";")))
