"""Environment -> one frozen Settings, read by the doors alone."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from extractors.bounds import USUAL, Bounds
from pipeline.child import Limits
from pipeline.fetch.manners import checked_contact

Amount = TypeVar("Amount", int, float)

DB = "ACTIONPLANS_DB"
THRESHOLD = "ACTIONPLANS_STATUS_THRESHOLD"
CONTACT = "ACTIONPLANS_CONTACT"
PROXY = "ACTIONPLANS_PROXY"
PER_SECOND = "ACTIONPLANS_PER_SECOND"
PAGE_SECONDS = "ACTIONPLANS_PAGE_SECONDS"
LEAST_OPEN_FILES = 32
DEEPEST_XML = 250  # libxml2 itself refuses what is deeper than 256
LARGEST = 1_000_000
USUAL_LIMITS = Limits()
LEAST_MEMORY_MB = 512  # the readers alone, with spaCy, map some 350 MB before they see a document


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment decides; an option of a command goes before it."""

    db: str = "actionplans.db"  # ACTIONPLANS_DB: the store, a file or a database URL
    limits: Limits = USUAL_LIMITS  # ACTIONPLANS_MEMORY_MB and so on: what a process that reads documents may use
    bounds: Bounds = USUAL  # ACTIONPLANS_FILE_MB and so on: how large and how deep a document may be
    status_threshold: float = 0.7  # ACTIONPLANS_STATUS_THRESHOLD: 0 to 1; a status less sure than this gets a warning
    contact: str | None = None  # ACTIONPLANS_CONTACT: the e-mail or web address that servers are told of who fetches
    proxy: str | None = None  # ACTIONPLANS_PROXY: http://host:port that everything is fetched through
    per_second: float = 1.0  # ACTIONPLANS_PER_SECOND: requests a host


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` gives; an empty variable counts as none.

    Raises ValueError, naming the variable, if a number is none or out of bounds.

    >>> from_environment({"ACTIONPLANS_SECONDS": "90"}).limits.seconds
    90
    """
    usual = Settings()
    return Settings(
        db=environ.get(DB) or usual.db,
        limits=_limits(environ, usual.limits),
        bounds=_bounds(environ, usual.bounds),
        status_threshold=_decimal(environ, THRESHOLD, usual.status_threshold, most=1),
        contact=_contact(environ),
        proxy=_proxy(environ),
        per_second=_decimal(environ, PER_SECOND, usual.per_second, most=10, least=0.01),
    )


def _contact(environ: Mapping[str, str]) -> str | None:
    text = environ.get(CONTACT, "").strip()
    try:
        return checked_contact(text) if text else None
    except ValueError as error:
        raise ValueError(f"{CONTACT}: {error}") from error


def _proxy(environ: Mapping[str, str]) -> str | None:
    text = environ.get(PROXY, "").strip()
    parts = urlsplit(text)
    if text and not (parts.scheme in ("http", "https") and parts.hostname):
        raise ValueError(f"{PROXY} must be the address of a proxy, as http://proxy.example:8080, not {text!r}")
    return text or None


def _limits(environ: Mapping[str, str], usual: Limits) -> Limits:
    return Limits(
        memory_mb=_number(environ, "MEMORY_MB", usual.memory_mb, LEAST_MEMORY_MB),
        seconds=_number(environ, "SECONDS", usual.seconds),
        cpu_seconds=_number(environ, "CPU_SECONDS", usual.cpu_seconds),
        page_seconds=_decimal(environ, PAGE_SECONDS, usual.page_seconds, most=60),
        scan_seconds=_number(environ, "SCAN_SECONDS", usual.scan_seconds),
        most_seconds=_number(environ, "MOST_SECONDS", usual.most_seconds),
        open_files=_number(environ, "OPEN_FILES", usual.open_files, LEAST_OPEN_FILES),
        written_mb=_number(environ, "WRITTEN_MB", usual.written_mb),
        answer_mb=_number(environ, "ANSWER_MB", usual.answer_mb),
    )


def _bounds(environ: Mapping[str, str], usual: Bounds) -> Bounds:
    return Bounds(
        file_mb=_number(environ, "FILE_MB", usual.file_mb),
        pages=_number(environ, "PAGES", usual.pages),
        unpacked_mb=_number(environ, "UNPACKED_MB", usual.unpacked_mb),
        unpacked_ratio=_number(environ, "UNPACKED_RATIO", usual.unpacked_ratio),
        members=_number(environ, "MEMBERS", usual.members),
        xml_depth=_number(environ, "XML_DEPTH", usual.xml_depth, most=DEEPEST_XML),
    )


def cores() -> int:
    """How many processors this process may use, at least 1."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _number(environ: Mapping[str, str], last: str, usual: Amount, least: int = 1, most: int = LARGEST) -> Amount:
    name = f"ACTIONPLANS_{last}"
    text = environ.get(name, "").strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 10) or not least <= int(text) <= most:
        raise ValueError(f"{name} must be a whole number from {least} to {most}, not {text!r}")
    return int(text)


def _decimal(environ: Mapping[str, str], name: str, usual: float, most: int, least: float = 0) -> float:
    text = environ.get(name, "").strip()
    if not text:
        return usual
    try:
        number = float(text)
    except ValueError:
        number = -1
    if not least <= number <= most:  # "nan" is refused here too
        raise ValueError(f"{name} must be a number from {least:g} to {most}, not {text!r}")
    return number
