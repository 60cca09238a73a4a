"""Other architectures on the same texts: the table of the model's card, measured on the tune texts."""

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import load_config_from_str
from thinc.api import fix_random_seed

from models.status import Status
from pipeline.classify.evaluation import macro_f1
from pipeline.classify.examples import Labelled
from pipeline.classify.train import example, plain, read_folder, train
from pipeline.classify.updates import latest

EPOCHS, BATCH, SEED = 4, 32, 2014
TOKENS = """
[components.textcat.model.tok2vec]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 96
depth = 2
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
"""
ARCHITECTURES: tuple[tuple[str, str], ...] = (
    (
        "bag of words (TextCatBOW, pairs)",
        """
@architectures = "spacy.TextCatBOW.v3"
exclusive_classes = true
ngram_size = 2
no_output_layer = false
length = 65536
""",
    ),
    (
        "CNN (TextCatReduce over HashEmbedCNN)",
        f"""
@architectures = "spacy.TextCatReduce.v1"
exclusive_classes = true
use_reduce_first = false
use_reduce_last = false
use_reduce_max = true
use_reduce_mean = true
{TOKENS}""",
    ),
    (
        "ensemble (TextCatEnsemble: bag of words + CNN)",
        f"""
@architectures = "spacy.TextCatEnsemble.v2"

[components.textcat.model.linear_model]
@architectures = "spacy.TextCatBOW.v3"
exclusive_classes = true
ngram_size = 2
no_output_layer = false
length = 65536
{TOKENS}""",
    ),
)


def compared(folder: Path) -> Iterator[str]:
    """A line for each architecture: macro-F1 and accuracy on the tune texts, texts read a second on one core.

    Raises ValueError or OSError if the texts in `folder` cannot be read, ImportError without scikit-learn.
    """
    training = plain(read_folder(folder, "train-*.jsonl"))
    tune = plain(read_folder(folder, "tune.jsonl"))
    yield "| architecture | macro-F1 | accuracy | texts/s |"
    yield "|---|---|---|---|"
    yield _baseline(training, tune)
    for name, model in ARCHITECTURES:
        yield _line(name, _stock(model, training), tune)
    yield _line("cues, frames and parts of words (CueBag, ours)", train(training), tune)


def _baseline(training: Sequence[Labelled], tune: Sequence[Labelled]) -> str:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(C=30, max_iter=1000)
    )
    model.fit([latest(one.text) for one in training], [one.label.value for one in training])
    begun = time.perf_counter()
    read = [Status(label) for label in model.predict([latest(one.text) for one in tune])]
    return _row("TF-IDF + logistic regression (scikit-learn)", read, tune, time.perf_counter() - begun)


def _stock(model: str, training: Sequence[Labelled]) -> Language:
    """One of spaCy's own architectures, trained with its usual optimiser."""
    fix_random_seed(SEED)
    config = load_config_from_str(
        '[nlp]\nlang = "en"\npipeline = ["textcat"]\n[components]\n[components.textcat]\nfactory = "textcat"\n'
        f"[components.textcat.model]{model}"
    )
    language = spacy.util.load_model_from_config(config, auto_fill=True)
    examples = [example(language, one) for one in training]
    optimiser = language.initialize(lambda: examples)
    shuffled = random.Random(SEED)
    for _ in range(EPOCHS):
        shuffled.shuffle(examples)
        for at in range(0, len(examples), BATCH):
            language.update(examples[at : at + BATCH], sgd=optimiser, drop=0.3)
    return language


def _line(name: str, language: Language, tune: Sequence[Labelled]) -> str:
    texts = [latest(one.text) for one in tune]
    begun = time.perf_counter()
    scores = [doc.cats for doc in language.pipe(texts)]
    seconds = time.perf_counter() - begun
    return _row(name, [Status(max(one, key=one.__getitem__)) for one in scores], tune, seconds)


def _row(name: str, read: Sequence[Status], tune: Sequence[Labelled], seconds: float) -> str:
    pairs = [(one.label, status) for one, status in zip(tune, read, strict=True)]
    right = sum(label is status for label, status in pairs) / len(pairs)
    return f"| {name} | {macro_f1(pairs):.3f} | {right:.3f} | {len(tune) / seconds:,.0f} |"
