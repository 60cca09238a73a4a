"""Each action's status: by the document's own key, else by a date achieved, else by what the update says."""

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from models.action import Action
from models.document import Document
from models.status import Status
from pipeline.classify.codes import is_code, plain
from pipeline.classify.confidence import CONFIDENCE, DISPUTED
from pipeline.classify.keys import StatusKey, read_key
from pipeline.classify.phrases import Basis, Judgement, judge
from pipeline.classify.updates import latest

__all__ = ["classify"]

UNDER_WAY = (Status.ON_TRACK, Status.IN_PROGRESS)  # these two do not contradict each other
SHOWN = 60  # characters of an update that a warning quotes


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement of one action, and what a person should look at."""

    judgement: Judgement
    warnings: tuple[str, ...] = ()
    disputed: bool = False


def classify(actions: Iterable[Action], document: Document) -> Iterator[Action]:
    """Each action with its status, the words that tell it, a confidence from 0 to 1, and warnings; order kept.

    The key is read from `document` when the first action has a code, spaCy loaded when the first has words to read.
    """
    key = functools.cache(lambda: read_key(document))
    for action in actions:
        verdict = _verdict(action, key)
        confidence = CONFIDENCE[verdict.judgement.basis]
        yield replace(
            action,
            status=verdict.judgement.status,
            status_phrase=verdict.judgement.phrase,
            status_confidence=min(confidence, DISPUTED) if verdict.disputed else confidence,
            warnings=action.warnings + verdict.warnings,
        )


def _verdict(action: Action, key: Callable[[], StatusKey]) -> Verdict:
    """The plan's own code decides, then a date achieved, then the update."""
    told = judge(latest(action.progress)) if action.progress else Judgement(Status.UNREPORTED, None, Basis.SILENT)
    warnings: tuple[str, ...] = ()
    if action.rag and plain(action.rag):
        own, warnings = _by_code(action.rag, key(), told)
        if own is not None:
            return _weighed(own, told, f"the plan's own status {action.rag!r}", warnings)
    if action.completed_on is not None:
        own = Judgement(Status.COMPLETED, told.phrase if told.status is Status.COMPLETED else None, Basis.DATE)
        if not told.firm or told.status is Status.COMPLETED:
            return Verdict(own, warnings)
        return Verdict(
            told, (*warnings, f"a date achieved is given, but the update says {_quoted(told)}"), disputed=True
        )
    return Verdict(told, (*warnings, *_doubts(action, told)))


def _by_code(rag: str, key: StatusKey, told: Judgement) -> tuple[Judgement | None, tuple[str, ...]]:
    """What the plan's own code says, None where it has no meaning by itself; and warnings."""
    meant = key.statuses(rag)
    if len(meant) == 1:
        return _agreeing(meant[0], told, Basis.KEY), ()
    if len(meant) > 1:
        choice = told.status if told.status in meant else meant[0]
        return _agreeing(choice, told, Basis.KEY), (f"the plan's key gives {rag!r} more than one meaning",)
    if not is_code(rag):
        word = judge(rag)
        if word.firm:
            return _agreeing(word.status, told, Basis.WORD), ()
        if word.basis is Basis.BLANK:
            return None, ()
    inner = {status for part in rag.split() if is_code(part) and len(plain(part)) > 2 for status in key.statuses(part)}
    if len(inner) == 1:
        return _agreeing(inner.pop(), told, Basis.KEY), ()
    rest = "no update says more" if told.basis is Basis.SILENT else "the status is read from the text"
    return None, (f"the plan gives no key for {rag!r}; {rest}",)


def _agreeing(status: Status, told: Judgement, basis: Basis) -> Judgement:
    """`status`, with the update's words where they say the same."""
    return Judgement(status, told.phrase if told.status is status else None, basis)


def _weighed(own: Judgement, told: Judgement, name: str, warnings: tuple[str, ...]) -> Verdict:
    """`own` stands; where the update clearly says otherwise, a person should look."""
    agree = own.status is told.status or (own.status in UNDER_WAY and told.status in UNDER_WAY)
    if agree or not told.firm:
        return Verdict(own, warnings)
    return Verdict(own, (*warnings, f"{name} and its update disagree: the update says {_quoted(told)}"), disputed=True)


def _doubts(action: Action, told: Judgement) -> tuple[str, ...]:
    """What is doubtful about a status read from the update."""
    text = " ".join((action.progress or "").split())
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
    if told.basis is Basis.NOTHING:
        return (f"status not stated: {shown}",)
    if told.basis is Basis.AIM:
        return (f"an aim stands in the place of an update: {shown}",)
    return ()


def _quoted(told: Judgement) -> str:
    return f"{told.status.value} ({told.phrase!r})" if told.phrase else told.status.value
