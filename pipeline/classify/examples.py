"""Labelled status texts: the lines of `data/status/*.jsonl` and of any file that is to be evaluated."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.status import Status


@dataclass(frozen=True, slots=True)
class Labelled:
    """An update's text and the status that a careful reader gives it; `rag` is a code, `key` the plan's key for it."""

    text: str
    label: Status
    rag: str | None = None
    key: str | None = None
    service: str | None = None
    family: str | None = None  # of phrasing


def read_labelled(path: Path) -> Iterator[Labelled]:
    """The labelled texts of `path` in order, blank lines passed over.

    Raises ValueError, naming file and line, if a line is no JSON object with a text and a known label; OSError if
    the file cannot be read.
    """
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield _labelled(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise ValueError(f"{path}, line {number}: {_reason(error)}") from error


def _labelled(value: object) -> Labelled:
    if not isinstance(value, dict):
        raise TypeError("no JSON object")
    if not isinstance(value["text"], str):
        raise TypeError("its text is no text")
    rag, key, service, family = (_text(value.get(name)) for name in ("rag", "key", "service", "family"))
    return Labelled(value["text"], Status(value["label"]), rag, key, service, family)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _reason(error: Exception) -> str:
    return f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
