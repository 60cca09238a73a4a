"""Rows of a table that its conversion broke: over pages, line by line, across a section's full width."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.text.kinds import SHORT, Kind, is_entry, is_open, kind, runs_on
from extractors.text.lines import Row

LONGEST_SECTION = 300  # characters
_DASHES = re.compile(r"[\s—–_.-]+")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)] ?[A-Z].{2,120}[^.,;]")  # "2. Early help"
_MARK = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})\)(?=\s)")
_STOPPED = re.compile(r"(?:(?<=\s)|^)(\d{1,2})\.(?=\s[A-Z])")


@dataclass(frozen=True, slots=True)
class Section:
    """A row by itself: what the rows below it stand under. `cells`: it has them, and may be an action."""

    text: str
    cells: bool = False


def mended(rows: Iterable[Row], numbers: int | None) -> Iterator[Row | Section]:
    """The rows with those put together that the conversion took apart; rows by themselves as sections.

    `numbers` is the column, from 0, in which nearly every row has a number; None where there is none.
    """
    above: Row | None = None
    opened = ""
    for row in map(_without_dashes, rows):
        if not row.filled:
            continue
        if above is not None:
            row = _under_its_sentence(row, above)
        section = _section(row)
        if above is not None and _goes_on(row, above, section, numbers):
            above = _joined(above, row)
            continue
        if above is not None:
            yield _listed(above)
        above = None
        if section is not None:
            yield from () if section.text == opened else (section,)
            opened = section.text
        else:
            above = row
    if above is not None:
        yield _listed(above)


def _goes_on(row: Row, above: Row, section: Section | None, numbers: int | None) -> bool:
    """Whether the row goes on with the one above it."""
    if section is not None:
        return runs_on(above.cells[0], row.cells[0])
    if numbers is not None and row.opens and not row.cells[numbers] and above.cells[numbers]:
        return not row.cells[0]
    return _continues(row, above)


def _under_its_sentence(row: Row, above: Row) -> Row:
    """A row of one text, moved into the column whose sentence it goes on with if it is not in one."""
    if len(row.filled) != 1 or runs_on(above.cells[row.filled[0]], row.cells[row.filled[0]]):
        return row
    text = row.cells[row.filled[0]]
    better = [at for at, cell in enumerate(above.cells) if runs_on(cell, text)]
    if len(better) != 1:
        return row
    cells = tuple(text if at == better[0] else "" for at in range(len(row.cells)))
    return replace(row, cells=cells, moved=row.moved | {better[0]})


def _without_dashes(row: Row) -> Row:
    return replace(row, cells=tuple("" if _DASHES.fullmatch(cell) else cell for cell in row.cells))


def _section(row: Row) -> Section | None:
    """The row as a section: one text in the first column, or one that was torn at the sides of the columns."""
    texts = [cell for cell in row.cells if cell]
    if row.struck or row.filled != tuple(range(len(texts))) or sum(map(len, texts)) > LONGEST_SECTION:
        return None
    if is_entry(texts[0]) and not _NUMBERED.fullmatch(row.cells[0]):
        return None
    if len(texts) == 1:
        return None if texts[0][0].islower() else Section(texts[0].replace("\n", " "), not row.line)
    torn = all(text[0].islower() for text in texts[1:]) and texts[0][0].isupper() and not any(map(is_entry, texts))
    if not torn or any(text.endswith(".") for text in texts):
        return None
    whole = texts[0]
    for text in texts[1:]:
        shared = next((size for size in range(3, 0, -1) if whole.endswith(text[:size]) and len(text) > size), 0)
        whole = f"{whole}{text[shared:]}"
    return Section(whole)


def _continues(row: Row, above: Row) -> bool:
    """Whether the row goes on with the one above it: a sentence runs on in it, and nothing in it begins anew."""
    filled = row.filled
    if any(kind(row.cells[at]) is Kind.NUMBER and above.cells[at] for at in filled):
        return False
    if is_entry(row.cells[filled[0]]) and above.cells[filled[0]]:
        return False
    going = [at for at in filled if runs_on(above.cells[at], row.cells[at])]
    if 0 in filled:
        return 0 in going or len(going) > 1
    if going:
        return True
    return len(filled) == 1 and is_open(above.cells[filled[0]]) and len(row.cells[filled[0]]) <= SHORT


def _joined(above: Row, row: Row) -> Row:
    cells = (*row.cells, *[""] * len(above.cells))[: len(above.cells)]
    texts = tuple(_run_on(one, other) for one, other in zip(above.cells, cells, strict=True))
    guessed = {at for at in row.filled if not runs_on(above.cells[at], row.cells[at])}
    struck, moved = above.struck or row.struck, above.moved | row.moved
    return replace(above, cells=texts, struck=struck, moved=moved, joined=above.joined | guessed)


def _run_on(above: str, below: str) -> str:
    """Both texts as one: as a sentence where it runs on, else one paragraph below the other."""
    if not above or not below:
        return above or below
    sentence = runs_on(above, below) or (is_open(above) and not is_entry(below) and len(above) > SHORT)
    return f"{above} {below}" if sentence else f"{above}\n{below}"


def _listed(row: Row) -> Row:
    """The row, what its cells number set each on a line of its own."""
    return replace(row, cells=tuple(_numbered(cell) for cell in row.cells))


def _numbered(text: str) -> str:
    """The text with a new line before each number, where at least two in it count on from each other."""
    for pattern in (_MARK, _STOPPED):
        marks = _counting([(int(match[1]), match.start()) for match in pattern.finditer(text)])
        if len(marks) > 1:
            edges = [0, *(at for _, at in marks if at), len(text)]
            return "\n".join(part for part in (text[a:b].strip() for a, b in pairwise(edges)) if part)
    return text


def _counting(marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the numbers that count on, one by one, from the first."""
    found: list[tuple[int, int]] = []
    for number, at in marks:
        if not found or number == found[-1][0] + 1:
            found.append((number, at))
    return found
