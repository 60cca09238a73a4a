"""EXPORTERS: the one place for an export format; a module with `write` is an exporter."""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from models.action import Action
from pipeline.export import to_csv, to_jsonl
from pipeline.export.sink import Sink


class Exporter(Protocol):
    """Writes actions in one format."""

    def write(self, actions: Iterable[Action], stream: Sink) -> int:
        """Write one action after the other as they come; gives how many."""


class Format(StrEnum):
    """The formats' names, as a user types them."""

    JSONL = "jsonl"
    CSV = "csv"


EXPORTERS: MappingProxyType[Format, Exporter] = MappingProxyType({Format.JSONL: to_jsonl, Format.CSV: to_csv})
