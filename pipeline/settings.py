"""Environment -> one frozen Settings, read by the doors alone."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass

DB = "ACTIONPLANS_DB"
MEMORY = "ACTIONPLANS_MEMORY_MB"
SECONDS = "ACTIONPLANS_SECONDS"
THRESHOLD = "ACTIONPLANS_STATUS_THRESHOLD"
LEAST_MEMORY_MB = 512  # the readers alone, with spaCy, map some 350 MB before they see a document


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment decides; an option of a command goes before it."""

    db: str = "actionplans.db"  # ACTIONPLANS_DB: the store, a file or a database URL
    memory_mb: int = 2048  # ACTIONPLANS_MEMORY_MB: address space of a process that reads documents, in MiB
    seconds: int = 300  # ACTIONPLANS_SECONDS: the longest that one document may take, by the clock
    status_threshold: float = 0.7  # ACTIONPLANS_STATUS_THRESHOLD: 0 to 1; a status less sure than this gets a warning


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` gives; an empty variable counts as none.

    Raises ValueError, naming the variable, if a number is none or out of bounds.

    >>> from_environment({"ACTIONPLANS_SECONDS": "60"}).seconds
    60
    """
    usual = Settings()
    return Settings(
        db=environ.get(DB) or usual.db,
        memory_mb=_number(environ, MEMORY, usual.memory_mb, LEAST_MEMORY_MB),
        seconds=_number(environ, SECONDS, usual.seconds, 1),
        status_threshold=_share(environ, THRESHOLD, usual.status_threshold),
    )


def cores() -> int:
    """How many processors this process may use, at least 1."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _number(environ: Mapping[str, str], name: str, usual: int, least: int) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit()) or int(text) < least:
        raise ValueError(f"{name} must be a whole number from {least}, not {text!r}")
    return int(text)


def _share(environ: Mapping[str, str], name: str, usual: float) -> float:
    text = environ.get(name, "").strip()
    if not text:
        return usual
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:  # "nan" is refused here too
        raise ValueError(f"{name} must be a number from 0 to 1, not {text!r}")
    return share
