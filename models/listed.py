"""An action as it is listed and exported: with its id, and with what a store knows beside it."""

from dataclasses import dataclass

from models.action import Action


@dataclass(frozen=True, slots=True)
class Listed:
    """An action with its id: the store's, or where it comes from no store the one that a store would give it at first.

    What only a store knows is None or () elsewhere.
    """

    id: str  # CODE-NUMBER: the first digits of the document's sha256, and a number in it from 1
    action: Action
    plan: str | None = None  # the id of the plan whose version the action stands in
    earlier: str | None = None  # the id of the same action in the version before
    corrected: tuple[str, ...] = ()  # the fields that a person corrected
