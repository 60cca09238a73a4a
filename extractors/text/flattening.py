"""Cells whose lines were run together -> each name and each date on a line of its own again."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from extractors.text.columns import Columns
from extractors.text.kinds import times
from extractors.text.lines import Row
from extractors.text.mending import Section

LONGEST_NAME = 80  # characters
MOST_WORDS = 60  # of a cell that is looked at
_STROKE = re.compile(r"\s*/\s*")
_CODE = re.compile(r"\([A-Z]{1,4}\d{1,3}\)(?=\s)")
_LABEL = re.compile(r"[A-Z]{4,}|[A-Z]{2,}(?: [A-Z]{2,}){1,4}")
_JOINT = re.compile(r"[/,&+;]|(?i:and|or|with)")


def unflattened(body: Sequence[Row | Section], columns: Columns) -> list[Row | Section]:
    """The rows, the cells of short texts and of dates with a line for each name or date that was one.

    A name is known by the cells of its column that hold nothing else.
    """
    marks = {
        at: _Marks.of(row.cells[at] for row in body if isinstance(row, Row))
        for at in range(len(columns.odds))
        if not columns.is_short(at) and not columns.is_dated(at)
    }
    body = [each if isinstance(each, Section) else _marked(each, marks) for each in body]
    rows = [each for each in body if isinstance(each, Row)]
    known = {
        column: _names(row.cells[column] for row in rows)
        for column in range(len(columns.odds))
        if columns.is_short(column)
    }
    return [each if isinstance(each, Section) else _apart(each, columns, known) for each in body]


@dataclass(frozen=True, slots=True)
class _Marks:
    """What begins lines of a column again and again: codes in brackets, and labels in capitals that stand alone."""

    coded: bool
    labels: re.Pattern[str] | None

    @classmethod
    def of(cls, cells: Iterable[str]) -> "_Marks":
        """Those of a column, by the cells whose lines were kept."""
        lines = [line for cell in cells for line in cell.split("\n")]
        labels = Counter(line for line in lines if line.isupper() and _LABEL.fullmatch(line))
        often = sorted((re.escape(label) for label, count in labels.items() if count > 1), key=len, reverse=True)
        pattern = re.compile(rf"(?:^|(?<=\s))({'|'.join(often)})(?=\s|$)") if often else None
        return cls(sum(_CODE.match(line) is not None for line in lines) > 1, pattern)

    def apart(self, text: str) -> str:
        """The text with a new line before each code, and each label on a line of its own."""
        if self.coded:
            text = _CODE.sub(r"\n\g<0>", text)
        if self.labels is not None:
            text = self.labels.sub(r"\n\1\n", text)
        return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


def _marked(row: Row, marks: Mapping[int, _Marks]) -> Row:
    return replace(
        row, cells=tuple(marks[at].apart(cell) if at in marks else cell for at, cell in enumerate(row.cells))
    )


def _apart(row: Row, columns: Columns, known: dict[int, frozenset[str]]) -> Row:
    cells = list(row.cells)
    for column, text in enumerate(cells[: len(columns.odds)]):
        lines = text.split("\n")
        if columns.is_dated(column):
            cells[column] = "\n".join(time for line in lines for time in times(line))
        elif column in known:
            cells[column] = "\n".join(name for line in lines for name in _lines(line, known[column]))
    return replace(row, cells=tuple(cells))


def _names(cells: Iterable[str]) -> frozenset[str]:
    """What lines of a column hold alone or beside a stroke; a single word only where it is met twice.

    What is met once and is made of others is none: it was run together itself.
    """
    lines = [line for cell in cells for line in cell.split("\n") if len(line) <= LONGEST_NAME]
    counts = Counter(part for line in lines for part in {line, *_STROKE.split(line)} if part)
    names = {name for name, count in counts.items() if count > 1 or " " in name}
    often = frozenset(name for name in names if counts[name] > 1)
    return frozenset(name for name in names if name in often or not _is_made_of(name, names))


def _is_made_of(name: str, names: set[str]) -> bool:
    pieces = _pieces(name.split(), names, name)
    return pieces is not None and sum(_JOINT.fullmatch(piece) is None for piece in pieces) > 1


def _lines(text: str, known: frozenset[str]) -> list[str]:
    """The text cut between two names that nothing joins; as it is where not all of it is made of known names."""
    words = text.split()
    if len(words) > MOST_WORDS:
        return [text]
    pieces = _pieces(words, known, text)
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


def _pieces(words: Sequence[str], known: Set[str], whole: str) -> list[str] | None:
    """The words as known names other than `whole`, as few as can be, and what joins them; None if they are not."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(words) + 1):
        options = [
            [*before, name]
            for start in range(max(0, end - 12), end)
            if (before := best[start]) is not None
            and (name := " ".join(words[start:end])) != whole
            and _is_known(name, known)
        ]
        best.append(min(options, key=len) if options else None)
    return best[-1]


def _is_known(name: str, known: Set[str]) -> bool:
    return name in known or name.rstrip("/,;&").rstrip() in known or _JOINT.fullmatch(name) is not None


def _ends_in_joint(line: str) -> bool:
    return _JOINT.fullmatch(line.split()[-1]) is not None or line.endswith(("/", ",", "&", "+", ";"))
