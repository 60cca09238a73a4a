"""The sources file (`sources.toml`): which councils `actionplans update` looks at, and how."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline.fetching import MATCH
from pipeline.sources import SOURCES

EXAMPLE: Final = """contact = "papers@example.gov.uk"  # servers are told whom to write to

[[source]]
kind = "moderngov"  # or urls, feed, folder
address = "https://democracy.example.gov.uk"
borough = "Wexbridge"
committees = ["scrutiny", "safeguarding"]
"""


_WORDS: Final = {  # of pydantic's errors, where its own would puzzle
    "extra_forbidden": "there is no such setting: look for a typing error",
    "missing": "is missing",
}


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

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"until {self.until} is before since {self.since}")
        return self


class SourcesFile(_Strict):
    """The whole file. `rate` is requests a second to one host, `into` where papers are held.

    Without a rate, the environment decides, or it is one.
    """

    source: tuple[Entry, ...] = Field(min_length=1)
    contact: str | None = None
    rate: float | None = Field(default=None, ge=0.01, le=10)
    into: str = "data/raw"
    match: Annotated[str, AfterValidator(_pattern)] = MATCH


def read(path: Path) -> SourcesFile:
    """The file at `path`. Raises ValueError, naming the place and what is wrong, and OSError."""
    with path.open("rb") as file:
        try:
            return SourcesFile.model_validate(tomllib.load(file))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ValueError(f"{path}: {error}") from error
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
            told = _WORDS.get(first["type"]) or first["msg"].removeprefix("Value error, ")
            raise ValueError(f"{path}: {where}: {told}") from error
