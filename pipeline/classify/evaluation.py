"""Labelled texts against what the stage says of them: figures by label, calibration, and the plain key-word rule."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.action import Action
from models.document import Document, Identity, Paragraph
from models.geometry import Box
from models.status import Status
from models.table import Place
from pipeline.classify import classify
from pipeline.classify.examples import Labelled
from pipeline.settings import Settings

BINS = 10  # of confidence, equally wide, that the calibration error is taken over
NOWHERE = Place(1, Box(0, 0, 1, 1), 1, 1)
# The rule that a spreadsheet would use: the first that is found decides.
RULE: tuple[tuple[re.Pattern[str], Status], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), status)
    for pattern, status in (
        (r"complete|achieved|done|finished|closed", Status.COMPLETED),
        (r"on (?:track|target|schedule)", Status.ON_TRACK),
        (r"delay|overdue|late\b|slipp|behind|outstanding|on hold|postponed", Status.DELAYED),
        (r"cancel|no longer|withdrawn|superseded", Status.CANCELLED),
        (r"not (?:yet )?started|to be |planned|awaiting", Status.NOT_STARTED),
        (r"^\W*(?:n/a|none|tbc)?\W*$|no update", Status.UNREPORTED),
    )
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A labelled text with what the stage made of it."""

    given: Labelled
    read: Action

    @property
    def right(self) -> bool:
        """Whether the stage agrees with the label."""
        return self.read.status is self.given.label


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """How one label is met; each figure 0 to 1, 0 where nothing was there to measure. `texts` bear the label."""

    status: Status
    texts: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Figures:
    """How a set of labelled texts is met. `confusion` counts texts by (label, what was read), as `labels` run."""

    texts: int
    accuracy: float
    macro_f1: float  # over the labels that occur
    calibration_error: float
    rule_accuracy: float
    rule_macro_f1: float
    labels: tuple[LabelFigures, ...]
    confusion: tuple[tuple[int, ...], ...]


def answer(texts: Iterable[Labelled], threshold: float = Settings().status_threshold) -> tuple[Answer, ...]:
    """Each text read by the whole stage, order kept; texts with the same key are read as one plan.

    `threshold` as in `classify`; it moves warnings alone.
    """
    answers = []
    for key, together in itertools.groupby(texts, key=lambda one: one.key):
        given = tuple(together)
        plan = Document("evaluated", "0" * 64, (Paragraph(f"Key: {key}"),) if key else ())
        answers += [
            Answer(*pair)
            for pair in zip(given, classify([_action(one) for one in given], plan, threshold), strict=True)
        ]
    return tuple(answers)


def figures(answers: Sequence[Answer]) -> Figures:
    """The figures of `answers`. Raises ValueError if there are none."""
    if not answers:
        raise ValueError("no texts to evaluate")
    pairs = [(one.given.label, one.read.status) for one in answers]
    by_rule = [(one.given.label, rule(one.given.text)) for one in answers]
    labels = tuple(_label(status, pairs) for status in Status)
    return Figures(
        texts=len(pairs),
        accuracy=_accuracy(pairs),
        macro_f1=_macro(labels),
        calibration_error=calibration_error(answers),
        rule_accuracy=_accuracy(by_rule),
        rule_macro_f1=macro_f1(by_rule),
        labels=labels,
        confusion=tuple(tuple(pairs.count((label, read)) for read in Status) for label in Status),
    )


def macro_f1(pairs: Sequence[tuple[Status, Status]]) -> float:
    """The mean F1 of the labels that occur in `pairs` of (label, what was read)."""
    return _macro(tuple(_label(status, pairs) for status in Status))


def calibration_error(answers: Sequence[Answer]) -> float:
    """The expected calibration error: how far confidence lies from what was right, averaged over the texts."""
    bins: list[list[Answer]] = [[] for _ in range(BINS)]
    for one in answers:
        bins[min(BINS - 1, int(one.read.status_confidence * BINS))].append(one)
    gaps = (abs(sum(one.read.status_confidence - one.right for one in members)) for members in bins)
    return sum(gaps) / len(answers)


def rule(text: str) -> Status:
    """What key words in order make of `text`: the yardstick that the stage is measured against.

    >>> rule("To be completed by May")
    <Status.COMPLETED: 'completed'>
    """
    return next((status for pattern, status in RULE if pattern.search(text)), Status.IN_PROGRESS)


def misses(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """What was read wrongly, the surest first."""
    wrong = (one for one in answers if not one.right)
    return tuple(sorted(wrong, key=lambda one: -one.read.status_confidence))


def _action(one: Labelled) -> Action:
    return Action("evaluated", Identity("0" * 64), "", NOWHERE, progress=one.text or None, rag=one.rag)


def _accuracy(pairs: Sequence[tuple[Status, Status]]) -> float:
    return sum(label is read for label, read in pairs) / len(pairs)


def _macro(labels: Sequence[LabelFigures]) -> float:
    met = [label.f1 for label in labels if label.texts]
    return sum(met) / len(met)


def _label(status: Status, pairs: Sequence[tuple[Status, Status]]) -> LabelFigures:
    """The figures of one label over pairs of (label, what was read)."""
    texts = sum(label is status for label, _ in pairs)
    read = sum(got is status for _, got in pairs)
    right = sum(label is got is status for label, got in pairs)
    return LabelFigures(status, texts, _share(right, read), _share(right, texts), _share(2 * right, read + texts))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
