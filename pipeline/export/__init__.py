"""EXPORTERS: the one place for an export format; a module with `write` is an exporter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Protocol

from models.listed import Listed
from pipeline.export import to_csv, to_datapackage, to_ics, to_jsonl, to_parquet, to_tidy, to_xlsx
from pipeline.export.sink import Sink

Write = Callable[[Iterable[Listed], Sink[bytes]], int]


class Exporter(Protocol):
    """Writes actions in one format."""

    def write(self, actions: Iterable[Listed], sink: Sink[bytes], /) -> int:
        """Write the actions as they come; gives how many. Raises ExportError if the format cannot hold them."""


class Format(StrEnum):
    """The formats' names, as a user types them."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    DATAPACKAGE = "datapackage"
    ICS = "ics"


EXPORTERS: MappingProxyType[Format, Exporter] = MappingProxyType(
    {
        Format.JSONL: to_jsonl,
        Format.CSV: to_csv,
        Format.XLSX: to_xlsx,
        Format.PARQUET: to_parquet,
        Format.DATAPACKAGE: to_datapackage,
        Format.ICS: to_ics,
    }
)
TEXTS = frozenset({Format.JSONL, Format.CSV, Format.ICS})  # what a terminal can show


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user asked for: a format, CSV as tidy files or not, the licence that a data package states.

    Raises ValueError, in words for the user, if they do not go together.
    """

    form: Format = Format.JSONL
    tidy: bool = False
    licence: str | None = None

    def __post_init__(self) -> None:
        """See the class."""
        if self.tidy and self.form is not Format.CSV:
            raise ValueError("--tidy goes with --format csv; a data package has the same files with their schema")
        if self.licence is not None and self.form is not Format.DATAPACKAGE:
            raise ValueError("--licence goes with --format datapackage: no other format has a place for it")
        to_datapackage.licence_of(self.licence)

    @property
    def binary(self) -> bool:
        """Whether what is written is no text."""
        return self.tidy or self.form not in TEXTS

    @property
    def write(self) -> Write:
        """What writes it."""
        if self.form is Format.DATAPACKAGE:
            return partial(to_datapackage.write, licence=self.licence)
        return to_tidy.write if self.tidy else EXPORTERS[self.form].write
