"""Print recognised by the PP-OCR model that the package rapidocr carries in its wheel, run by onnxruntime.

The model is run without rapidocr itself: that gives the confidence and the place of every letter, and neither OpenCV
nor anything that could fetch a model is loaded.
"""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.scan.engines import Read
from extractors.scan.pixels import Grey

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

DOUBTFUL = 0.8
MODEL = "models/*_rec_*.onnx"  # in the package, with its letters in its metadata
HEIGHT = 48  # pixels of the lines that the model was trained on
NARROWEST, WIDEST = 16, 4_000  # pixels at that height
NO_LETTER = 0  # the model's class between two letters (CTC: Graves et al. 2006)


@dataclass(frozen=True, slots=True)
class _Model:
    session: "InferenceSession"
    letters: tuple[str, ...]


def available() -> bool:
    """Whether the model and what runs it are installed."""
    return _model_path() is not None and importlib.util.find_spec("onnxruntime") is not None


def recognise(strips: Sequence[Grey]) -> list[tuple[Read, ...]]:
    """The words of each strip, with the place of their letters."""
    model = _model()
    return [_words(model, strip) for strip in strips]


def _model_path() -> Path | None:
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or spec.origin is None:
        return None
    return max(Path(spec.origin).parent.glob(MODEL), default=None)


@cache
def _model() -> _Model:
    """The model, loaded once a process; one thread, since documents are read side by side."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep what the longest line took
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(_model_path()), options, providers=["CPUExecutionProvider"])
    letters = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return _Model(session, ("", *letters, " "))


def _words(model: _Model, strip: Grey) -> tuple[Read, ...]:
    width = min(WIDEST, max(NARROWEST, round(strip.shape[1] * HEIGHT / strip.shape[0])))
    image = Image.fromarray(strip).resize((width, HEIGHT), Image.Resampling.BILINEAR)
    level = np.asarray(image, dtype=np.float32) / 127.5 - 1
    pixels = np.broadcast_to(level, (1, 3, *level.shape))
    (scores,) = model.session.run(None, {model.session.get_inputs()[0].name: pixels})
    return tuple(_decoded(model, scores[0], strip.shape[1]))


def _decoded(model: _Model, scores: NDArray[np.float32], width: int) -> list[Read]:
    """The words in the scores of one strip: a column for each class, a row for each step along the strip."""
    classes, sure = scores.argmax(axis=1), scores.max(axis=1)
    fresh = np.r_[True, classes[1:] != classes[:-1]] & (classes != NO_LETTER)
    words: list[Read] = []
    inside = False
    for step in np.nonzero(fresh)[0].tolist():
        letter = model.letters[classes[step]]
        if not letter.strip():
            inside = False
            continue
        at = (step + 0.5) * width / len(classes)
        certain = float(sure[step]) if letter.isalnum() else 1.0  # a dash for another dash changes no meaning
        if inside:
            text, left, _, least = words.pop()
            words.append(Read(text + letter, left, at, min(least, certain)))
        else:
            words.append(Read(letter, at, at, certain))
        inside = True
    return words
