"""What a column of an export is: its name, kind and meaning, and how its value is got from an action."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from models.listed import Listed

Value = str | int | float | bool | datetime.date | None
Row = tuple[Value, ...]


class Kind(StrEnum):
    """What the values of a column are, in a user's words."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "date"
    FLAG = "true or false"


class Where(StrEnum):
    """Which exports have a column."""

    EVERYWHERE = "everywhere"
    SHEET = "CSV and Excel"  # one row an action, for reading
    TYPED = "tidy files and Parquet"  # for programs


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a reader meets it. `among` are all values that it can have, () where they are not to be listed."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False  # never empty
    among: tuple[str, ...] = ()
    width: int = 16  # in Excel, characters


@dataclass(frozen=True, slots=True)
class Single:
    """A column with one value an action."""

    column: Column
    value: Callable[[Listed], Value]
    where: Where = Where.EVERYWHERE


@dataclass(frozen=True, slots=True)
class Several:
    """What an action has several of: joined in one cell, a list in Parquet, a table of its own among the tidy files.

    `rows` gives one row a member, its values under `parts`; `texts` each member in words, for the joined cell.
    """

    column: Column
    table: str
    parts: tuple[Column, ...]
    rows: Callable[[Listed], tuple[Row, ...]]
    texts: Callable[[Listed], tuple[str, ...]]
    where: Where = Where.EVERYWHERE
