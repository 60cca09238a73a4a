"""The lines of a converted text -> runs of table rows and the paragraphs between them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.grids import bounded
from extractors.markup import is_bold, plain
from extractors.struck import without_struck

_RULE = re.compile(r"[\s|:+=_.-]*")  # a line drawn with signs, or a row of such cells
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_PIPES = re.compile(r"\s*\|.*\|\s*")
_UNESCAPED = re.compile(r"(?<!\\)\|")
LONGEST_HEADING = 200  # characters
OFTEN = 3  # a short line that stands so often between tables is printed on each page


@dataclass(frozen=True, slots=True)
class Text:
    """A line outside tables, without markup. `heading`: set off as one."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the texts of its cells as they stand, a paragraph a line."""

    cells: tuple[str, ...]
    opens: bool = False  # a run of rows begins with it, as it does on a new page
    struck: bool = False  # words that are struck out stood in it
    line: bool = False  # a line between the rows of a table, without cells
    doubts: tuple[str, ...] = ()  # sentences for the records' warnings
    moved: frozenset[int] = frozenset()  # cells, from 0, that were put in their columns by what they look like
    joined: frozenset[int] = frozenset()  # cells to which a row below was added that no sentence runs on into

    @property
    def filled(self) -> tuple[int, ...]:
        """Which cells have a text, from 0."""
        return tuple(at for at, cell in enumerate(self.cells) if cell)


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that follow each other without a blank line."""

    rows: tuple[Row, ...]


def read_lines(text: str, name: str) -> tuple[Text | Run, ...]:
    """What the text holds in printed order; what every page repeats is left out of the body.

    Raises DocumentError, naming the file `name`, if a cell is longer than any cell is.
    """
    return tuple(_gathered(text, name))


def running(parts: Sequence[Text | Run]) -> tuple[str, ...]:
    """The short lines that stand again and again between the runs: what every page repeats, each once."""
    counts = Counter(part.text for part in parts if isinstance(part, Text) and len(part.text) <= LONGEST_HEADING)
    beside = {part.text for part, following in pairwise(parts) if isinstance(part, Text) and isinstance(following, Run)}
    return tuple(text for text, count in counts.items() if count >= OFTEN and text in beside)


def _gathered(text: str, name: str) -> Iterator[Text | Run]:
    rows: list[Row] = []
    for line in text.split("\n"):
        row = _row(line, name)
        if row is not None:
            if row.filled:
                rows.append(replace(row, opens=not rows))
            continue
        if rows:
            yield Run(tuple(rows))
            rows = []
        yield from _texts(line)
    if rows:
        yield Run(tuple(rows))


def _row(line: str, name: str) -> Row | None:
    """The cells of a line with tabs, or of one drawn with pipes; None for any other line."""
    line, struck = without_struck(line)
    if "\t" in line.strip(" "):
        cells = line.strip(" \n").split("\t")
    elif line.count("|") > 1 and _PIPES.fullmatch(line):
        cells = _UNESCAPED.split(line.strip()[1:-1])
    else:
        return None
    if all(_RULE.fullmatch(cell) for cell in cells):
        return Row(())
    return Row(tuple(bounded(plain(cell), name) for cell in cells), struck=struck)


def _texts(line: str) -> Iterator[Text]:
    """The paragraphs of a line outside tables."""
    if _RULE.fullmatch(line):
        return
    mark = _HEADING.match(line)
    heading = mark is not None or is_bold(line)
    for text in plain(line[mark.end() :] if mark else line).split("\n"):
        if text:
            yield Text(text, heading and len(text) <= LONGEST_HEADING)
