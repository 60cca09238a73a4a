"""Tidy tables: actions with one value a cell, and one table for each thing that an action has several of."""

import csv
import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO

from models.listed import Listed
from pipeline.export.cells import cell
from pipeline.export.column import Column, Kind, Several, Single
from pipeline.export.columns import TYPED
from pipeline.export.scratch import temporary
from pipeline.export.sink import Sink, Utf8

KEY = "id"  # of the actions
REFERENCE = Column("action_id", Kind.TEXT, "the `id` of the action in actions.csv", required=True)
POSITION = Column("position", Kind.WHOLE, "from 1, in the order of the plan", required=True)
ACTIONS = "actions"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the time of every file in an archive, the first that ZIP knows
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Table:
    """A tidy table; `several` is what it holds of each action, None for the table of the actions themselves."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    several: Several | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell its rows apart."""
        return (KEY,) if self.several is None else (REFERENCE.name, POSITION.name)


SINGLES = tuple(column for column in TYPED if isinstance(column, Single))
SEVERAL = tuple(column for column in TYPED if isinstance(column, Several))
TABLES: tuple[Table, ...] = (
    Table(ACTIONS, "one row an action, in the order of the plans", tuple(single.column for single in SINGLES)),
    *(
        Table(several.table, several.column.meaning.partition(";")[0], (REFERENCE, POSITION, *several.parts), several)
        for several in SEVERAL
    ),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A table in its file: the number of its bytes and their sha256 in hexadecimal."""

    table: Table
    bytes: int
    sha256: str


class _Measured:
    """A sink that knows what has passed through it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.bytes = 0
        self.hash = hashlib.sha256()

    def write(self, written: bytes) -> int:
        self.bytes += len(written)
        self.hash.update(written)
        return self.file.write(written)


def write_tables(actions: Iterable[Listed], archive: zipfile.ZipFile) -> tuple[int, tuple[Written, ...]]:
    """Add a CSV file for each of TABLES to `archive`; gives the number of actions, and what was written.

    The files grow side by side in the temporary folder: memory does not grow with the number of actions.
    """
    with ExitStack() as stack:
        sinks = [_Measured(stack.enter_context(temporary())) for _ in TABLES]
        count = _fill(actions, sinks)
        for table, sink in zip(TABLES, sinks, strict=True):
            sink.file.seek(0)
            with added(archive, f"{table.name}.csv", sink.bytes) as file:
                shutil.copyfileobj(sink.file, file, _AT_ONCE)
    return count, tuple(
        Written(table, sink.bytes, sink.hash.hexdigest()) for table, sink in zip(TABLES, sinks, strict=True)
    )


def added(archive: zipfile.ZipFile, name: str, size: int) -> IO[bytes]:
    """A new file of `archive` to be written, of `size` bytes; its time is always the same."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, on whatever system it is made
    entry.external_attr = 0o644 << 16
    entry.file_size = size
    return archive.open(entry, "w")


def _fill(actions: Iterable[Listed], sinks: Iterable[Sink[bytes]]) -> int:
    writers = [csv.writer(Utf8(sink)) for sink in sinks]
    for table, writer in zip(TABLES, writers, strict=True):
        writer.writerow(column.name for column in table.columns)
    count = 0
    for listed in actions:
        for table, writer in zip(TABLES, writers, strict=True):
            writer.writerows(_rows(table, listed))
        count += 1
    return count


def _rows(table: Table, listed: Listed) -> Iterator[list[str]]:
    if table.several is None:
        yield [cell(single.value(listed)) for single in SINGLES]
        return
    for position, row in enumerate(table.several.rows(listed), start=1):
        yield [cell(value) for value in (listed.id, position, *row)]
