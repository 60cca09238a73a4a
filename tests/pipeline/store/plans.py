"""Small plans for the store's tests: what stands in a document, without a file."""

import datetime
from collections.abc import Iterator

from models.action import Action, Recommendation
from models.document import Identity
from models.listed import Listed
from models.table import Place

PLACE = Place(1, None, 1, 2)
TEXTS = (
    "Train all duty staff in the new threshold document",
    "Publish a policy for children who go missing from care",
    "Report attendance at strategy meetings to the Board each quarter",
    "Recruit two advisory teachers for the autumn term",
)


def plan(digit: str, *texts: str, borough: str = "Wexbridge", date: str | None = None) -> tuple[Action, ...]:
    """A document, whose hash is one digit: an action of each text, numbered, all under one recommendation."""
    day = None if date is None else datetime.date.fromisoformat(date)
    identity = Identity(digit * 64, "Improvement Plan", borough, date=day)
    answered = Recommendation("Strengthen the front door.", "R1")
    return tuple(
        Action(file=f"{digit}.pdf", document=identity, action=text, source=PLACE, ref=f"{ref}", recommendation=answered)
        for ref, text in enumerate(texts, start=1)
    )


def actions(found: Iterator[Listed]) -> list[Action]:
    """The actions alone."""
    return [listed.action for listed in found]
