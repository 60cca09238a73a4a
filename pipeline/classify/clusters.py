"""Words of like meaning: the clusters of a word, so that "shelved", unmet in training, counts much as "postponed"."""

import functools
from pathlib import Path

import numpy

PATH = Path(__file__).parent / "clusters.npz"  # made by data/status/make_clusters.py, which says of what
GRAINS = ("coarse", "middle", "fine")


def clusters_of(word: str) -> tuple[int, ...]:
    """The number of the cluster of `word`, lower case, for each of `GRAINS`; () for a word that is in none.

    Numbers tell clusters of one grain apart and mean nothing else.
    """
    return _clusters().get(word, ())


@functools.cache
def _clusters() -> dict[str, tuple[int, ...]]:
    with numpy.load(PATH, allow_pickle=False) as file:
        words = file["words"].tobytes().decode("ascii").split("\n")
        numbers = file["numbers"].tolist()
    return {word: tuple(row) for word, row in zip(words, numbers, strict=True)}
