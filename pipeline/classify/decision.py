"""What an update says, in the order of trust: phrases where they are firm enough to decide, else the classifier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.status import Status, StatusBy
from pipeline.classify.confidence import Calibration, calibration
from pipeline.classify.phrases import Basis, Judgement, judge
from pipeline.classify.updates import latest

FIRM = 0.5  # confidence from which an update with words for a status can dispute the plan's own code
SURE = 0.85  # and one without such words, by the classifier alone
IN_WORDS = (Basis.OPENING, Basis.HEADLINE, Basis.SAID, Basis.TURNED, Basis.MIXED)
BATCH = 64  # texts that the classifier reads at once: fewer than `pipeline.classify.words` keeps
BY_DOCUMENT = (Basis.KEY, Basis.WORD, Basis.DATE)


@dataclass(frozen=True, slots=True)
class Decision:
    """A status, the words that it rests on (None where there are none), what decided it, and how sure that is."""

    status: Status
    phrase: str | None
    basis: Basis
    confidence: float  # 0 to 1
    next_best: Status | None = None  # the second likeliest, where the classifier decided

    @property
    def by(self) -> StatusBy | None:
        """What decided; None where there was nothing to decide by."""
        if self.basis is Basis.SILENT:
            return None
        if self.basis in BY_DOCUMENT:
            return StatusBy.KEY
        return StatusBy.MODEL if self.next_best is not None else StatusBy.PHRASE

    @property
    def in_words(self) -> bool:
        """Whether words for a status stand in the update."""
        return self.basis in IN_WORDS

    @property
    def firm(self) -> bool:
        """Whether it is sure enough to contradict what the plan itself says."""
        least = FIRM if self.in_words else SURE
        return self.status is not Status.UNREPORTED and self.confidence >= least


def silent() -> Decision:
    """What is decided of an action without an update."""
    return Decision(Status.UNREPORTED, None, Basis.SILENT, calibration().by_document(Basis.SILENT))


def decide(texts: Sequence[str]) -> tuple[Decision, ...]:
    """What each text, a whole progress cell, says by its latest update; order kept. spaCy is loaded here.

    The classifier reads only those that the phrases do not settle.
    """
    return tuple(one for batch in batched(texts) for one in _decide([latest(text) for text in batch]))


def batched(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """`texts`, at most `BATCH` at once."""
    return (texts[at : at + BATCH] for at in range(0, len(texts), BATCH))


def _decide(in_force: Sequence[str]) -> list[Decision]:
    judged = [judge(text) for text in in_force]
    known = calibration()
    decisions = [_by_phrase(one, known) for one in judged]
    left = [at for at, decision in enumerate(decisions) if decision is None]
    if left:
        from pipeline.classify.model import reader

        for at, likely in zip(left, reader().read([in_force[at] for at in left]), strict=True):
            decisions[at] = _by_model(in_force[at], judged[at], likely)
    return [decision for decision in decisions if decision is not None]


def _by_phrase(judged: Judgement, known: Calibration) -> Decision | None:
    sure = known.by_phrase(judged.basis, judged.status)
    return None if sure is None else Decision(judged.status, judged.phrase, judged.basis, sure)


def _by_model(text: str, judged: Judgement, likely: dict[Status, float]) -> Decision:
    from pipeline.classify.model import reader

    first, second = sorted(likely, key=likely.__getitem__, reverse=True)[:2]
    if first is Status.UNREPORTED:
        phrase = None
    elif judged.status is first and judged.firm and judged.basis is not Basis.MIXED:
        phrase = judged.phrase
    else:
        phrase = reader().span(text, first)
    return Decision(first, phrase, judged.basis, round(likely[first], 3), second)
