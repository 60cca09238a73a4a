"""How sure each kind of decision is: the one place for confidence, measured on the tune texts by `status train`."""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.status import Status
from pipeline.classify.phrases import Basis, Judgement

PATH = Path(__file__).parent / "model" / "calibration.json"
DISPUTED = 0.7  # the most that a decision is worth where the plan's own code and its update disagree
TRUST = 0.25  # what a reading of phrases weighs beside the classifier's whole probability of 1
TRUSTED = (Basis.HEADLINE, Basis.SAID, Basis.TURNED, Basis.MIXED, Basis.EVENT)
CODES = (Basis.KEY, Basis.WORD, Basis.DATE, Basis.SILENT)  # the document itself decides


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured: `temperature` flattens the classifier's probabilities; the rest are shares that were right."""

    temperature: float
    phrases: Mapping[str, float]  # "headline completed": the readings of phrases that are firm enough to decide
    codes: Mapping[str, float]  # by basis

    def by_phrase(self, basis: Basis, status: Status) -> float | None:
        """How often such a reading of phrases is right; None where it is not firm enough to decide."""
        return self.phrases.get(f"{basis} {status}")

    def by_document(self, basis: Basis) -> float:
        """How often a code or a date of the document is right."""
        return self.codes[basis]

    def flattened(self, scores: Mapping[str, float], judged: Judgement) -> dict[Status, float]:
        """The classifier's probabilities made honest, moved a little to what the phrases say; they sum to 1.

        >>> silent = Judgement(Status.IN_PROGRESS, None, Basis.NOTHING)
        >>> Calibration(2.0, {}, {}).flattened({"completed": 0.8, "delayed": 0.2}, silent)[Status.COMPLETED]
        0.6666666666666666
        """
        powers = {Status(label): score ** (1 / self.temperature) for label, score in scores.items()}
        moved = TRUST if judged.basis in TRUSTED else 0.0
        total = sum(powers.values()) * (1 + moved)
        likely = {status: power / total for status, power in powers.items()}
        if moved:
            likely[judged.status] += moved / (1 + moved)
        return likely


@functools.cache
def calibration() -> Calibration:
    """The calibration that belongs to the packaged classifier, read once a process."""
    return read_calibration(PATH)


def read_calibration(path: Path) -> Calibration:
    """What `write_calibration` wrote."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return Calibration(told["temperature"], told["phrases"], told["codes"])


def write_calibration(known: Calibration, path: Path) -> None:
    """Write `known` as JSON, sorted."""
    told = {"temperature": known.temperature, "phrases": dict(known.phrases), "codes": dict(known.codes)}
    path.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
