"""How sure each kind of decision is: the one place for confidence, measured on the tune texts by `status train`."""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.status import Status
from pipeline.classify.phrases import Basis

PATH = Path(__file__).parent / "model" / "calibration.json"
DISPUTED = 0.7  # the most that a decision is worth where the plan's own code and its update disagree
CODES = (Basis.KEY, Basis.WORD, Basis.DATE, Basis.SILENT)  # the document itself decides


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured: `temperature` makes probabilities honest; the rest are shares that were right."""

    temperature: float
    phrases: Mapping[str, float]  # "headline completed": the readings of phrases that are firm enough to decide
    codes: Mapping[str, float]  # by basis

    def by_phrase(self, basis: Basis, status: Status) -> float | None:
        """How often such a reading of phrases is right; None where it is not firm enough to decide."""
        return self.phrases.get(f"{basis} {status}")

    def by_document(self, basis: Basis) -> float:
        """How often a code or a date of the document is right."""
        return self.codes[basis]

    def honest(self, scores: Mapping[str, float]) -> dict[Status, float]:
        """The classifier's probabilities made honest by the temperature (Guo and others, 2017); they sum to 1.

        >>> Calibration(2.0, {}, {}).honest({"completed": 0.8, "delayed": 0.2})[Status.COMPLETED]
        0.6666666666666666
        """
        powers = {Status(label): score ** (1 / self.temperature) for label, score in scores.items()}
        total = sum(powers.values())
        return {status: power / total for status, power in powers.items()}


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
