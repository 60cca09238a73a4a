"""Cells whose lines were run together -> each name and each date on a line of its own again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.text.columns import Columns
from extractors.text.kinds import times
from extractors.text.lines import Row
from extractors.text.mending import Section

LONGEST_NAME = 80  # characters
MOST_WORDS = 60  # of a cell that is looked at
_JOINED = re.compile(r"\s*[/,&+;]\s*")
_JOINT = re.compile(r"[/,&+;]|(?i:and|or|with)")


def unflattened(body: Sequence[Row | Section], columns: Columns) -> list[Row | Section]:
    """The rows, the cells of short texts and of dates with a line for each name or date that was one.

    A name is known by the cells of its column that hold nothing else.
    """
    rows = [each for each in body if isinstance(each, Row)]
    known = {
        column: _names(row.cells[column] for row in rows)
        for column in range(len(columns.odds))
        if columns.is_short(column)
    }
    return [each if isinstance(each, Section) else _apart(each, columns, known) for each in body]


def _apart(row: Row, columns: Columns, known: dict[int, frozenset[str]]) -> Row:
    cells = list(row.cells)
    for column, text in enumerate(cells[: len(columns.odds)]):
        if not text or "\n" in text:
            continue
        if columns.is_dated(column):
            cells[column] = "\n".join(times(text))
        elif column in known:
            cells[column] = "\n".join(_lines(text, known[column]))
    return replace(row, cells=tuple(cells))


def _names(cells: Iterator[str]) -> frozenset[str]:
    """What cells of a column hold alone or beside a separator; a single word only where it is met twice."""
    counts = Counter(
        part
        for cell in cells
        for line in cell.split("\n")
        if len(line) <= LONGEST_NAME
        for part in {line, *_JOINED.split(line)}
        if part
    )
    return frozenset(name for name, count in counts.items() if count > 1 or " " in name)


def _lines(text: str, known: frozenset[str]) -> list[str]:
    """The text cut between two names that nothing joins; as it is where not all of it is made of known names."""
    words = text.split()
    if len(words) > MOST_WORDS:
        return [text]
    pieces = _pieces(words, known - {text})
    if pieces is None:
        return [text]
    lines: list[str] = []
    for piece in pieces:
        joins = bool(lines) and (_ends_in_joint(lines[-1]) or _JOINT.match(piece) is not None)
        if joins:
            lines[-1] = f"{lines[-1]} {piece}"
        else:
            lines.append(piece)
    return lines


def _pieces(words: Sequence[str], known: frozenset[str]) -> list[str] | None:
    """The words as known names, as few and as long as can be, with what joins them; None where they are not."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(words) + 1):
        options = [
            [*before, name]
            for start in range(max(0, end - 12), end)
            if (before := best[start]) is not None and _is_known(name := " ".join(words[start:end]), known)
        ]
        best.append(min(options, key=len) if options else None)
    return best[-1]


def _is_known(name: str, known: frozenset[str]) -> bool:
    return name in known or name.rstrip("/,;&").rstrip() in known or _JOINT.fullmatch(name) is not None


def _ends_in_joint(line: str) -> bool:
    return _JOINT.fullmatch(line.split()[-1]) is not None or line.endswith(("/", ",", "&", "+", ";"))
