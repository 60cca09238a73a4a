"""The trained classifier, packaged with the code and loaded once a process."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import pipeline.classify.bag  # the architecture that the config file names  # noqa: F401
from models.status import Status
from pipeline.classify.confidence import Calibration, calibration
from pipeline.classify.features import word_keys
from pipeline.classify.phrases import WEAK
from pipeline.classify.readings import told
from pipeline.classify.weighing import PLACE, Weighing
from pipeline.classify.words import Words

PATH = Path(__file__).parent / "model" / "pipeline"


@dataclass(frozen=True, slots=True)
class Reader:
    """A trained pipeline with the calibration that belongs to it."""

    language: Language
    calibration: Calibration

    def read(self, texts: Sequence[str]) -> list[dict[Status, float]]:
        """The honest probability of each status, one answer a text, in order."""
        classifier = self.language.get_pipe("textcat")
        docs = self._weighed(texts)
        scores = classifier.model.predict(docs).tolist()  # type: ignore[attr-defined]  # spaCy's own is untyped
        labels = classifier.labels  # type: ignore[attr-defined]
        return [self.calibration.honest(dict(zip(labels, one, strict=True))) for one in scores]

    def _weighed(self, texts: Sequence[str]) -> list[Doc]:
        """Documents with the weighed features of `texts`, without words: the cues in them have been found already."""
        weighing = self.language.get_pipe("cue_features")
        if not isinstance(weighing, Weighing):
            raise TypeError("the packaged pipeline has another component as cue_features")
        docs = [Doc(self.language.vocab) for _ in texts]
        for doc, rows in zip(docs, weighing.weigh(texts), strict=True):
            doc.user_data[PLACE] = rows
        return docs

    def span(self, text: str, status: Status) -> str | None:
        """The part of `text` that speaks most for `status`: a cue for it, else a clause; None where no word does."""
        words, said = told(text)
        cue = next((one for one in said if one.status is status and one.guard not in WEAK), None)
        if cue is not None:
            return text[cue.quoted : cue.end]
        return self._clause(text, words, status)

    def _clause(self, text: str, words: Words, status: Status) -> str | None:
        """The clause whose words and pairs of words weigh most for `status`."""
        classifier = self.language.get_pipe("textcat")
        weights = classifier.model.layers[0].get_param("W")  # type: ignore[attr-defined]  # spaCy's own is untyped
        label = classifier.labels.index(status.value)  # type: ignore[attr-defined]
        weighing = self.language.get_pipe("cue_features")
        if not isinstance(weighing, Weighing) or not words.words:
            return None
        score = numpy.zeros(len(words.words))
        for keys in word_keys(words):
            rows = weighing.number(keys)
            moves = weighing.rarity[rows] * (weights[rows, label] - weights[rows].mean(axis=1))
            score[: len(keys)] += numpy.where(rows >= 0, moves, 0)
        totals: dict[int, float] = {}
        for clause, moved in zip(words.clauses, score.tolist(), strict=True):
            totals[clause] = totals.get(clause, 0.0) + moved
        best = max(totals, key=totals.__getitem__)
        inside = [at for at, clause in enumerate(words.clauses) if clause == best]
        return text[words.starts[inside[0]] : words.ends[inside[-1]]].rstrip(" \n\t.;:,-–—(") or None


@functools.cache
def reader() -> Reader:
    """The packaged classifier. Nothing is downloaded."""
    return Reader(spacy.load(PATH), calibration())
