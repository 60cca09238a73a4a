"""The spaCy component `cue_features`: the features of each text, rare ones weighed up, as numbered rows."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from pipeline.classify.features import Keys, features

Rows = tuple[NDArray[numpy.int64], NDArray[numpy.float32]]

PLACE = "cue_features"  # in `Doc.user_data`
FILE = "features.npz"
BATCH = 256  # texts that are looked at together
LEAST = 3  # training texts that a feature must stand in


class Weighing:
    """Numbers the features that were met in training and weighs them: row numbers and a vector of length 1."""

    def __init__(self, rows: int) -> None:
        self.rows = rows  # the most features that are kept
        self.keys: Keys = numpy.zeros(0, numpy.uint64)  # ascending
        self.rarity: NDArray[numpy.float32] = numpy.zeros(0, numpy.float32)  # of each key

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its rows and weights in `user_data`."""
        (doc.user_data[PLACE],) = self.weigh([doc.text])
        return doc

    def weigh(self, texts: Sequence[str]) -> list[Rows]:
        """The rows of the features of each text and their weights; features that training never met are left out."""
        told = features(texts)
        rows = self.number(told.keys)
        known = rows >= 0
        owners, rows = told.texts[known], rows[known]
        weights = told.weights[known] * self.rarity[rows]
        lengths = numpy.sqrt(numpy.bincount(owners, weights * weights, len(texts)))
        weights = (weights / lengths[owners]).astype(numpy.float32)
        ends = numpy.searchsorted(owners, numpy.arange(1, len(texts)))
        return list(zip(numpy.split(rows, ends), numpy.split(weights, ends), strict=True))

    def number(self, keys: Keys) -> NDArray[numpy.int64]:
        """The row of each key, -1 for those that training never met."""
        if not len(self.keys):
            return numpy.full(len(keys), -1, numpy.int64)
        at = numpy.minimum(numpy.searchsorted(self.keys, keys), len(self.keys) - 1)
        return numpy.where(self.keys[at] == keys, at, -1)

    def initialize(self, get_examples: Callable[[], Iterable[Example]], nlp: Language | None = None) -> None:
        """Learn which features there are, and how rare each is (inverse document frequency)."""
        given = [example.reference.text for example in get_examples()]
        batches = [features(given[at : at + BATCH]).keys for at in range(0, len(given), BATCH)]
        keys, counts = numpy.unique(numpy.concatenate(batches), return_counts=True)
        common = numpy.argsort(-counts, kind="stable")[: self.rows]
        kept = numpy.sort(common[counts[common] >= LEAST])
        self.keys = keys[kept]
        self.rarity = (numpy.log((1 + len(given)) / (1 + counts[kept])) + 1).astype(numpy.float32)

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write keys and rarity into the folder `path`."""
        path.mkdir(exist_ok=True)
        with (path / FILE).open("wb") as file:
            numpy.savez(file, keys=self.keys, rarity=self.rarity)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> "Weighing":
        """Read what `to_disk` wrote."""
        with numpy.load(path / FILE, allow_pickle=False) as file:
            self.keys, self.rarity = file["keys"], file["rarity"]
        return self


@Language.factory("cue_features", default_config={"rows": 2**17})
def make_weighing(nlp: Language, name: str, rows: int) -> Weighing:
    """The component, as the config file asks for it."""
    return Weighing(rows)
