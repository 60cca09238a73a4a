"""The architecture `actionplans.CueBag.v1` for spaCy's text classifier: a linear layer over weighed features."""

from collections.abc import Callable

import numpy
from numpy.typing import NDArray
from spacy import util
from spacy.tokens import Doc
from thinc.api import Model, chain, softmax_activation

from pipeline.classify.weighing import PLACE

Scores = NDArray[numpy.float32]

SLOW = 0.1  # every text moves the bias: at the rate of the weights, each of which few texts move, it would swing


@util.registry.architectures("actionplans.CueBag.v1")  # type: ignore[untyped-decorator]  # spaCy's own
def cue_bag(rows: int, nO: int | None = None) -> Model[list[Doc], Scores]:  # noqa: N803 - spaCy passes it by this name
    """A probability for each label, that sum to 1, from the rows that `cue_features` left on each text."""
    layer: Model[list[Doc], Scores] = Model(
        "cue_bag", _forward, init=_init, dims={"nO": nO, "nI": rows}, params={"W": None, "b": None}
    )
    return chain(layer, softmax_activation())  # type: ignore[misc]  # thinc's own types do not fit each other


def _init(model: Model[list[Doc], Scores], X: object = None, Y: object = None) -> None:  # noqa: N803 - thinc's names
    if Y is not None and model.has_dim("nO") is None:
        model.set_dim("nO", numpy.asarray(Y).shape[1])
    model.set_param("W", model.ops.alloc2f(model.get_dim("nI"), model.get_dim("nO")))
    model.set_param("b", model.ops.alloc1f(model.get_dim("nO")))


def _forward(
    model: Model[list[Doc], Scores], docs: list[Doc], is_train: bool
) -> tuple[Scores, Callable[[Scores], list[Doc]]]:
    weights, bias = numpy.asarray(model.get_param("W")), numpy.asarray(model.get_param("b"))
    shown = [doc.user_data.get(PLACE, _NOTHING) for doc in docs]
    scores = numpy.stack([values @ weights[rows] for rows, values in shown]) + SLOW * bias

    def backprop(gradient: Scores) -> list[Doc]:
        change = numpy.zeros_like(weights)
        for (rows, values), one in zip(shown, gradient, strict=True):
            change[rows] += values[:, None] * one  # no row stands twice in a text
        model.inc_grad("W", change)  # type: ignore[arg-type]  # thinc's own array types
        slowed = SLOW * gradient.sum(axis=0)
        model.inc_grad("b", slowed.astype(numpy.float32))
        return docs

    return scores.astype(numpy.float32), backprop


_NOTHING = (numpy.zeros(0, numpy.int64), numpy.zeros(0, numpy.float32))
