"""Labelled texts -> the packaged classifier and its calibration; the same texts give the same weights."""

import math
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config
from thinc.api import SGD, fix_random_seed
from thinc.schedules import warmup_linear

import pipeline.classify.bag
import pipeline.classify.weighing  # noqa: F401
from models.status import Status
from pipeline.classify.confidence import CODES, Calibration, write_calibration
from pipeline.classify.examples import Labelled, read_labelled
from pipeline.classify.phrases import Basis, judge
from pipeline.classify.updates import latest

CONFIG = Path(__file__).parent / "config.cfg"
TEMPERATURES = tuple(step / 20 for step in range(8, 61))  # 0.4 to 3.0
FIRM = 0.9  # share of the training texts that a kind of phrase must read rightly to decide alone
FIRM_TEXTS = 20  # that it must have been measured on
BLANK = 0.97  # no words at all are no update, by the meaning of the label
USUAL = {Basis.KEY: 0.97, Basis.WORD: 0.95, Basis.DATE: 0.9, Basis.SILENT: 0.99}  # too few texts to measure each


def read_folder(folder: Path, pattern: str) -> tuple[Labelled, ...]:
    """The labelled texts of the files in `folder` that match `pattern`, by file name and line.

    Raises ValueError if there are none.
    """
    found = tuple(one for path in sorted(folder.glob(pattern)) for one in read_labelled(path))
    if not found:
        raise ValueError(f"{folder} holds no texts in {pattern}")
    return found


def plain(texts: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """Those whose status their own words tell: without a code, whose meaning stands in a key."""
    return tuple(one for one in texts if one.key is None)


def train(texts: Sequence[Labelled]) -> Language:
    """A pipeline trained on `texts`, by the config file of the package."""
    config = load_config(CONFIG)
    settings = config["training"]
    fix_random_seed(settings["seed"])
    language = spacy.util.load_model_from_config(config, auto_fill=True)
    examples = [example(language, text) for text in texts]
    language.initialize(lambda: examples)
    weighing, classifier = language.get_pipe("cue_features"), language.get_pipe("textcat")
    for one in examples:
        weighing(one.predicted)
    steps = settings["epochs"] * math.ceil(len(examples) / settings["batch"])
    rates = warmup_linear(settings["rate"], 0, steps)
    optimiser = SGD(rates, L2=0.0, grad_clip=0.0)  # type: ignore[arg-type]  # any iterable of rates does
    shuffled = random.Random(settings["seed"])
    for _ in range(settings["epochs"]):
        shuffled.shuffle(examples)
        for at in range(0, len(examples), settings["batch"]):
            batch = examples[at : at + settings["batch"]]
            classifier.update(batch, sgd=optimiser)  # type: ignore[attr-defined]  # spaCy's own is untyped
            optimiser.step_schedules()
    return language


def calibrate(language: Language, training: Sequence[Labelled], tune: Sequence[Labelled]) -> Calibration:
    """How far the classifier and the phrases are right, the classifier measured on `tune`, which it has not seen."""
    phrases = _firm_phrases(training, tune)
    left = [one for one in plain(tune) if _kind(one.text) not in phrases]
    scores = [doc.cats for doc in language.pipe([latest(one.text) for one in left])]

    def loss(temperature: float) -> float:
        known = Calibration(temperature, {}, {})
        pairs = zip(scores, left, strict=True)
        return -sum(math.log(known.honest(score)[one.label] + 1e-9) for score, one in pairs)

    return Calibration(min(TEMPERATURES, key=loss), phrases, {str(basis): USUAL[basis] for basis in CODES})


def train_folder(folder: Path) -> tuple[Language, Calibration]:
    """The classifier of the texts in `folder`: calibrated on those for tuning, then trained on them too.

    Raises ValueError or OSError if they cannot be read.
    """
    training, tune = read_folder(folder, "train-*.jsonl"), read_folder(folder, "tune.jsonl")
    known = calibrate(train(plain(training)), training, tune)
    return train(plain((*training, *tune))), known


def write(language: Language, known: Calibration, folder: Path) -> None:
    """Replace what `folder` holds by the pipeline and its calibration."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    language.meta["name"], language.meta["spacy_version"] = "actionplans_status", ">=3.8,<4"
    language.to_disk(folder / "pipeline")
    write_calibration(known, folder / "calibration.json")


def example(language: Language, one: Labelled) -> Example:
    """`one`, the update in force of its text, as spaCy is trained on it."""
    cats = {status.value: float(status is one.label) for status in Status}
    return Example.from_dict(language.make_doc(latest(one.text)), {"cats": cats})


def _kind(text: str) -> str:
    judged = judge(latest(text))
    return f"{judged.basis} {judged.status}"


def _firm_phrases(training: Sequence[Labelled], tune: Sequence[Labelled]) -> dict[str, float]:
    """The kinds of phrase readings that decide alone, with how often they are right."""
    right: dict[str, list[bool]] = {}
    for one in plain((*training, *tune)):
        right.setdefault(_kind(one.text), []).append(_kind(one.text).endswith(f" {one.label}"))
    firm = {
        kind: round(sum(seen) / (len(seen) + 1), 3)
        for kind, seen in sorted(right.items())
        if len(seen) >= FIRM_TEXTS and sum(seen) >= FIRM * len(seen)
    }
    return firm | {f"{Basis.BLANK} {Status.UNREPORTED}": BLANK}
