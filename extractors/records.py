"""Comma-separated text -> its records, those around a quotation mark that is never closed read line by line."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.grids import LONGEST_CELL

_FEWEST = 2  # delimiters without a blank behind them: a line with as many is a record, and no sentence


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one record. `broken`: a quotation mark in it is not closed, or not doubled."""

    fields: tuple[str, ...]
    broken: bool = False


def records(text: str, delimiter: str) -> Iterator[Record]:
    """The records of `text` in order; each of its lines is read at most three times, whatever is in it.

    An open quotation mark makes all that follows one field, up to the next mark or the end. Where lines in it look like
    records they are read as such, and the record with the mark is `broken`.
    """
    csv.field_size_limit(2 * LONGEST_CELL)
    taken: list[str] = []
    reader = _reader(_noted(io.StringIO(text), taken), delimiter)
    while True:
        taken.clear()
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield from _line_by_line(taken, delimiter)
            continue
        if not any('"' in line for line in taken) or _sound(taken, delimiter) is not None:
            yield Record(tuple(fields))
        elif _swallows(taken[1:], delimiter) or (len(taken) == 1 and fields[-1].count(delimiter) >= _FEWEST):
            yield from _line_by_line(taken, delimiter)
        else:
            yield Record(tuple(fields), broken=True)


def _reader(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def _noted(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    """The lines, each put into `taken` as it is asked for."""
    for line in lines:
        taken.append(line)
        yield line


def _sound(lines: Sequence[str], delimiter: str) -> list[str] | None:
    """The fields of one record, if its quotation marks are as they should be; else None."""
    try:
        found = list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True))
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None


def _swallows(lines: Sequence[str], delimiter: str) -> bool:
    """Whether any of the lines in a quoted field is a record by its looks."""
    parted = re.compile(rf"{re.escape(delimiter)}(?=\S)")
    return any(sum(1 for _ in parted.finditer(line)) >= _FEWEST for line in lines)


def _line_by_line(lines: Sequence[str], delimiter: str) -> Iterator[Record]:
    """A record for each line; where the marks are not sound they count as nothing."""
    for line in lines:
        fields = _sound([line], delimiter)
        if fields is not None:
            yield Record(tuple(fields))
        elif line.strip():
            yield Record(tuple(field.strip().strip('"') for field in line.rstrip("\n").split(delimiter)), broken=True)
