"""Which of many actions are wanted."""

import datetime
from dataclasses import dataclass

from models.action import PartyKind
from models.status import Status


@dataclass(frozen=True, slots=True)
class Query:
    """Which actions are wanted; None asks for nothing in particular. Names are met in any case."""

    borough: str | None = None  # the whole name
    status: Status | None = None
    body: str | None = None  # a part of the name, as of the next three
    title: str | None = None
    theme: str | None = None  # of any of the headings that the action stands under
    lead: str | None = None
    kind: PartyKind | None = None  # of a lead
    plan: int | None = None
    words: str | None = None  # all of them, in any form; "words in quotes" stand together
    due_from: datetime.date | None = None
    due_to: datetime.date | None = None
    as_of: datetime.date | None = None  # what the plans said on that day: of each the latest version until then
    latest: bool = False  # of each plan the latest version; without, and without `as_of`, every version
