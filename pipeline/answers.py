"""What becomes of a file, and how a child tells it: as JSON, exact both ways, and read strictly.

The child may have been taken over by the document that it has read. What it tells is text and numbers and nothing else.
"""

import json
from dataclasses import dataclass
from typing import NoReturn, TypedDict, cast

from models.action import Action
from models.document import Identity
from models.record import DocumentRecord, Record, from_record, identity_record, read_identity, to_record
from models.shape import shape


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one file says: its actions, at least one, in printed order. `file` is its name without folder.

    `identity` is the plan's; of a pack its first plan's: each action names its own.
    """

    file: str
    identity: Identity
    actions: tuple[Action, ...]
    notices: tuple[str, ...] = ()  # what of the file is missing in them; each ends the sentence that its name begins


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave nothing: `name` is its path as it was found, `reason` ends the sentence.

    `trace` is the traceback where a bug of ours is the reason.
    """

    name: str
    reason: str
    trace: str | None = None


class ExtractionAnswer(TypedDict):
    """An Extraction."""

    file: str
    identity: DocumentRecord
    actions: list[Record]
    notices: list[str]


class FailureAnswer(TypedDict):
    """A Failure that is no bug: those are told by another way."""

    name: str
    reason: str


def write_answer(outcome: Extraction | Failure) -> bytes:
    """The outcome as JSON, in ASCII."""
    answer: ExtractionAnswer | FailureAnswer
    if isinstance(outcome, Failure):
        answer = {"name": outcome.name, "reason": outcome.reason}
    else:
        actions = [to_record(action) for action in outcome.actions]
        identity, notices = identity_record(outcome.identity), list(outcome.notices)
        answer = {"file": outcome.file, "identity": identity, "actions": actions, "notices": notices}
    return json.dumps(answer, allow_nan=False, separators=(",", ":")).encode("ascii")


def read_answer(content: bytes) -> Extraction | Failure:
    """What `write_answer` wrote. Raises ValueError for anything that it would not write."""
    try:
        answer: object = json.loads(content.decode("ascii"), parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if shape(FailureAnswer)(answer):
        failure = cast("FailureAnswer", answer)
        return Failure(failure["name"], failure["reason"])
    if not shape(ExtractionAnswer)(answer):
        raise ValueError("neither records nor a reason")
    extraction = cast("ExtractionAnswer", answer)
    actions = tuple(from_record(record) for record in extraction["actions"])
    identity, notices = read_identity(extraction["identity"]), tuple(extraction["notices"])
    return Extraction(extraction["file"], identity, actions, notices)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
