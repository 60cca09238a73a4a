"""Each action's status: by the document's own key, else by a date achieved, else by what the update says."""

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from models.action import Action
from models.document import Document
from models.status import Status
from pipeline.classify.codes import PERCENT, is_code, percentages, plain
from pipeline.classify.confidence import DISPUTED, calibration
from pipeline.classify.decision import Decision, decide, silent
from pipeline.classify.keys import StatusKey, read_key
from pipeline.classify.phrases import Basis, judge
from pipeline.classify.updates import dated_updates
from pipeline.settings import Settings

__all__ = ["classify"]

UNDER_WAY = (Status.ON_TRACK, Status.IN_PROGRESS)  # these two do not contradict each other
ALL = 100  # per cent
SHOWN = 60  # characters of an update that a warning quotes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided of one action, and what a person should look at."""

    decision: Decision
    warnings: tuple[str, ...] = ()
    disputed: bool = False


def classify(
    actions: Iterable[Action], document: Document, threshold: float = Settings().status_threshold
) -> Iterator[Action]:
    """Each action with its status, the words that tell it, a confidence from 0 to 1, and warnings; order kept.

    A status that the classifier is less sure of than `threshold`, 0 to 1, is warned of.
    The key is read from `document` when the first action has a code, spaCy loaded where an action has words to read.
    """
    key = functools.cache(lambda pages: read_key(_item_of(document, pages)))
    given = tuple(actions)
    told = iter(decide([action.progress for action in given if action.progress]))
    for action in given:
        own_key = functools.partial(key, action.document.pages)
        verdict = _verdict(action, own_key, next(told) if action.progress else silent())
        decision = verdict.decision
        yield replace(
            action,
            updates=dated_updates(action.progress) if action.progress else (),
            status=decision.status,
            status_phrase=decision.phrase,
            status_confidence=min(decision.confidence, DISPUTED) if verdict.disputed else decision.confidence,
            status_by=decision.by,
            warnings=action.warnings + verdict.warnings + _uncertain(decision, threshold),
        )


def _item_of(document: Document, pages: tuple[int, int] | None) -> Document:
    """The papers of a pack that lie with the plan on `pages`, where its key may stand; else the whole document."""
    items = {paper.item for paper in document.papers if pages is not None and pages[0] <= paper.last <= pages[1]}
    inside = [paper for paper in document.papers if paper.item in items]
    return document.part(inside[0].first, inside[-1].last) if inside else document


def _verdict(action: Action, key: Callable[[], StatusKey], told: Decision) -> Verdict:
    """The plan's own code decides, then a date achieved, then the update."""
    warnings: tuple[str, ...] = ()
    if action.rag and plain(action.rag):
        own, warnings = _by_code(action.rag, key(), told)
        if own is not None:
            return _weighed(own, told, f"the plan's own status {action.rag!r}", warnings)
    if action.completed_on is not None:
        own = _of_document(Status.COMPLETED, told, Basis.DATE)
        if not told.firm or told.status is Status.COMPLETED:
            return Verdict(own, warnings)
        return Verdict(
            told, (*warnings, f"a date achieved is given, but the update says {_quoted(told)}"), disputed=True
        )
    share = PERCENT.match(action.progress or "")
    if not action.rag and share is not None and told.firm and _denies(share[0], told.status):
        warnings = (*warnings, f"the update's own {share[0]} and its words disagree: they say {_quoted(told)}")
    return Verdict(told, (*warnings, *_doubts(action, told)))


def _by_code(rag: str, key: StatusKey, told: Decision) -> tuple[Decision | None, tuple[str, ...]]:
    """What the plan's own code says, None where it has no meaning by itself; and warnings."""
    meant = key.statuses(rag)
    if len(meant) == 1:
        return _of_document(meant[0], told, Basis.KEY), ()
    if len(meant) > 1:
        choice = told.status if told.status in meant else meant[0]
        return _of_document(choice, told, Basis.KEY), (f"the plan's key gives {rag!r} more than one meaning",)
    if not is_code(rag):
        word = judge(rag)
        if word.firm:
            return _of_document(word.status, told, Basis.WORD), ()
        if word.basis is Basis.BLANK:
            return None, ()
    inner = {status for part in rag.split() if is_code(part) and len(plain(part)) > 2 for status in key.statuses(part)}
    if len(inner) == 1:
        return _of_document(inner.pop(), told, Basis.KEY), ()
    if told.firm and _denies(rag, told.status):
        return None, (f"the plan's own {plain(rag)} and its update disagree: the update says {_quoted(told)}",)
    rest = "no update says more" if told.basis is Basis.SILENT else "the status is read from the text"
    return None, (f"the plan gives no key for {rag!r}; {rest}",)


def _denies(code: str, status: Status) -> bool:
    """Whether the share of an action that is done, as the plan gives it, and its status cannot both be true."""
    shares = percentages(code)
    if shares is None or shares[1] > ALL:
        return False
    if status is Status.COMPLETED:
        return shares[1] < ALL
    if status is Status.NOT_STARTED:
        return shares[0] > 0
    return (status in UNDER_WAY or status is Status.DELAYED) and shares[0] == ALL


def _of_document(status: Status, told: Decision, basis: Basis) -> Decision:
    """`status`, with the update's words where they say the same."""
    phrase = told.phrase if told.status is status else None
    return Decision(status, phrase, basis, calibration().by_document(basis))


def _weighed(own: Decision, told: Decision, name: str, warnings: tuple[str, ...]) -> Verdict:
    """`own` stands; where the update clearly says otherwise, a person should look."""
    may_be_a_step = told.status is Status.COMPLETED and not told.in_words  # "24 members have accepted"
    agree = own.status is told.status or (own.status in UNDER_WAY and (told.status in UNDER_WAY or may_be_a_step))
    if agree or not told.firm:
        return Verdict(own, warnings)
    return Verdict(own, (*warnings, f"{name} and its update disagree: the update says {_quoted(told)}"), disputed=True)


def _uncertain(decision: Decision, least: float) -> tuple[str, ...]:
    """The two likeliest statuses, where the classifier decided and is not sure."""
    if decision.next_best is None or decision.confidence >= least:
        return ()
    return (f"status uncertain: {decision.status} or {decision.next_best}",)


def _doubts(action: Action, told: Decision) -> tuple[str, ...]:
    """What is doubtful about a status read from the update."""
    text = " ".join((action.progress or "").split())
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
    if told.basis is Basis.AIM and told.status is Status.UNREPORTED:
        return (f"an aim stands in the place of an update: {shown}",)
    if told.status is Status.UNREPORTED and told.next_best is not None:
        return (f"the update tells no status: {shown}",)
    return ()


def _quoted(told: Decision) -> str:
    return f"{told.status.value} ({told.phrase!r})" if told.phrase else told.status.value
