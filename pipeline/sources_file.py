"""The sources file (`sources.toml`): which councils `actionplans update` looks at, and how."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.fetching import MATCH
from pipeline.sources import SOURCES

EXAMPLE: Final = """contact = "papers@example.gov.uk"  # servers are told whom to write to

[[source]]
kind = "moderngov"  # or urls, feed, folder
address = "https://democracy.example.gov.uk"
borough = "Wexbridge"
committees = ["scrutiny", "safeguarding"]
"""


def _kind(name: str) -> str:
    if name not in SOURCES:
        raise ValueError(f"is none of {', '.join(SOURCES)}")
    return name


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is no pattern: {error}") from error
    return text


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(_Strict):
    """One source: where, whose, and what of it is wanted."""

    kind: Annotated[str, AfterValidator(_kind)]
    address: str = Field(min_length=1)
    borough: str | None = None
    committees: tuple[str, ...] = ()
    match: Annotated[str | None, AfterValidator(lambda text: text and _pattern(text))] = None
    since: date | None = None
    until: date | None = None


class SourcesFile(_Strict):
    """The whole file. `rate` is requests a second to one host, `into` where papers are held."""

    source: tuple[Entry, ...] = Field(min_length=1)
    contact: str | None = None
    rate: float = Field(default=1.0, gt=0, le=10)
    into: str = "data/raw"
    match: Annotated[str, AfterValidator(_pattern)] = MATCH


def read(path: Path) -> SourcesFile:
    """The file at `path`. Raises ValueError, naming the place and what is wrong, and OSError."""
    with path.open("rb") as file:
        try:
            return SourcesFile.model_validate(tomllib.load(file))
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"{path}: {error}") from error
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
            raise ValueError(f"{path}: {where}: {first['msg'].removeprefix('Value error, ')}") from error
