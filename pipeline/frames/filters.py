"""What a user asks for by name -> Query; what it cannot mean is refused, by the filter's name."""

import datetime
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import TypedDict, TypeVar

from models.action import PartyKind
from models.query import Query
from models.status import Status
from pipeline.days import day

Day = str | datetime.date
Word = TypeVar("Word", bound=StrEnum)


class PlanFilters(TypedDict, total=False):
    """Which versions of which plans; None asks for nothing in particular. The meanings are Query's."""

    borough: str | None
    body: str | None
    title: str | None
    plan: str | int | None
    as_of: Day | None
    latest: bool


class Filters(PlanFilters, total=False):
    """Which of their actions."""

    status: str | None
    theme: str | None
    lead: str | None
    kind: str | None
    due_from: Day | None
    due_to: Day | None


class WordFilters(Filters, total=False):
    """And with which words."""

    words: str | None


def wanted(given: Mapping[str, object], kind: type[PlanFilters]) -> Query:
    """What is asked for by filters of this kind.

    Raises ValueError, naming the filter, if there is none of that name in `kind`, or it takes no such value.

    >>> wanted({"borough": "Harrow", "due_to": "31/3/2026"}, Filters).due_to
    datetime.date(2026, 3, 31)
    """
    read: dict[str, object] = {}
    for name, value in given.items():
        if name not in kind.__annotations__:
            raise ValueError(f"no filter {name!r} here: {', '.join(kind.__annotations__)}")
        if value is None:
            continue
        try:
            read[name] = READERS.get(name, _text)(value)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
    return Query(**read)  # type: ignore[arg-type]  # READERS see to the types


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"a text is wanted, not {value!r}")
    return value


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.datetime):  # pandas' Timestamp too
        return value.date()
    return value if isinstance(value, datetime.date) else day(str(value))


def _plan(value: object) -> int:
    if isinstance(value, bool) or not str(value).isdecimal():
        raise ValueError(f"{value!r} is no number of a plan: plans() lists them")
    return int(str(value))


def _flag(value: object) -> bool:
    if value not in (True, False):
        raise ValueError(f"True or False is wanted, not {value!r}")
    return bool(value)


def one_of(kind: type[Word], value: object) -> Word:
    """The member of `kind` that `value` is. Raises ValueError, naming them all, if it is none."""
    try:
        return kind(str(value))
    except ValueError:
        raise ValueError(f"{value!r} is none of {', '.join(kind)}") from None


READERS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {
        "status": partial(one_of, Status),
        "kind": partial(one_of, PartyKind),
        "plan": _plan,
        "latest": _flag,
        "as_of": _day,
        "due_from": _day,
        "due_to": _day,
    }
)
