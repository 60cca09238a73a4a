"""Which action of a later version of a plan is the same as which of an earlier one."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process as fold

from models.action import Action

Scores = NDArray[np.float32]  # a row for each earlier action, a column for each later one

LEAST = 0.42  # below this two actions are two
FIRM = 0.60  # below this a link is doubtful
RIVAL = 0.08  # a link is doubtful where another is as near as this
ANCHOR = 0.70  # links as good as this tell whether refs were kept, and where the others lie

LONGEST = 1_000  # characters of a text that are compared
MOST_PAIRS = 4_000_000  # of larger plans equal texts alone are linked: a spreadsheet may have a million rows

STEM = 5  # letters that tell a word, whatever its ending
REPEATS = 6  # how much more the rarest word counts than the commonest
WITHIN = 0.8  # what a text that the other contains whole is worth
MISPRINTS = 0.3  # how much letters may add to words: typing and scans spoil words

ANSWER = 0.13  # what the same recommendation adds, and another takes
REF = 0.15  # what the same ref adds in a plan that keeps its refs,
OTHER_REF = 0.12  # and another takes
PLACE = 0.08  # what the expected place adds
REACH = 4.0  # to how many places from there


@dataclass(frozen=True, slots=True)
class Link:
    """Two actions that are one: their positions from 0, `score` from 0 to 1; `doubtful` for a person to look at."""

    earlier: int
    later: int
    score: float
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person has said of pairs of positions (earlier, later), from 0."""

    same: frozenset[tuple[int, int]] = frozenset()
    different: frozenset[tuple[int, int]] = frozenset()


def links(earlier: Sequence[Action], later: Sequence[Action], decided: Decided = Decided()) -> tuple[Link, ...]:
    """The actions that both versions of a plan have, in the order of the later one; never two to one.

    Text counts most, then the recommendation, the ref, and where the actions around it have gone. What a person
    decided is kept: the same with score 1. Raises ValueError if that links one action to two, says both of a pair, or
    names an action that is not there.
    """
    _check(decided, len(earlier), len(later))
    if not earlier or not later:
        return ()
    compare = _compared if len(earlier) * len(later) <= MOST_PAIRS else _equal
    found = {(link.earlier, link.later): link for link in compare(earlier, later, decided)}
    found.update({pair: Link(*pair, 1.0) for pair in decided.same})
    return tuple(sorted(found.values(), key=lambda link: link.later))


def _compared(earlier: Sequence[Action], later: Sequence[Action], decided: Decided) -> Iterator[Link]:
    scores = _scores(earlier, later)
    for pair in decided.different:
        scores[pair] = -1.0
    for one, other in decided.same:
        scores[one, :], scores[:, other] = -1.0, -1.0
        scores[one, other] = 1.0
    scores += _standing(scores, earlier, later)
    pairs = _assigned(scores)
    for (one, other), doubtful in zip(pairs, _doubts(scores, pairs), strict=True):
        yield Link(one, other, round(min(float(scores[one, other]), 1.0), 3), doubtful)


def _equal(earlier: Sequence[Action], later: Sequence[Action], decided: Decided) -> Iterator[Link]:
    """Links of equal texts in their order; doubtful where a text stands twice."""
    taken = {one for one, _ in decided.same}, {other for _, other in decided.same}
    texts, others = (_by_text(side, used) for side, used in zip((earlier, later), taken, strict=True))
    for text in texts.keys() & others.keys():
        doubtful = len(texts[text]) > 1 or len(others[text]) > 1
        pairs = zip(texts[text], others[text], strict=False)
        yield from (Link(*pair, 1.0, doubtful) for pair in pairs if pair not in decided.different)


def _by_text(actions: Sequence[Action], taken: Set[int]) -> dict[str, list[int]]:
    at: dict[str, list[int]] = {}
    for position, action in enumerate(actions):
        if position not in taken:
            at.setdefault(fold(action.action), []).append(position)
    return at


def _check(decided: Decided, earlier: int, later: int) -> None:
    pairs = decided.same | decided.different
    if any(not (0 <= one < earlier and 0 <= other < later) for one, other in pairs):
        raise ValueError("a decision names an action that its version does not have")
    if decided.same & decided.different:
        raise ValueError("two actions are decided to be the same and to be different")
    if any(len(set(side)) < len(decided.same) for side in zip(*decided.same, strict=True)):
        raise ValueError("an action is decided to be the same as two others")


def _scores(earlier: Sequence[Action], later: Sequence[Action]) -> Scores:
    """How alike each two are, by text and recommendation; about 0 to 1."""
    texts = tuple(fold(action.action[:LONGEST]) for action in (*earlier, *later))
    scores: Scores = _alike(texts, len(earlier)) + ANSWER * _answering(earlier, later)
    return scores


def _alike(texts: Sequence[str], size: int) -> Scores:
    """How alike each of the first `size` texts is to each of the others, 0 to 1, by words and by letters."""
    letters = process.cdist(texts[:size], texts[size:], scorer=fuzz.ratio, dtype=np.float32) / 100
    bags = _bags(texts)
    together = process.cdist(bags[:size], bags[size:], scorer=fuzz.ratio, dtype=np.float32) / 100
    lengths = np.array([len(bag) for bag in bags], np.float32)
    one, other = lengths[:size, None], lengths[None, size:]
    within = together * (one + other) / (2 * np.minimum(one, other))  # cut short, or with a clause more
    words = np.maximum(together, WITHIN * within)
    alike: Scores = np.maximum(words, np.minimum((letters - 0.4) / 0.6, words + MISPRINTS))
    return alike


def _bags(texts: Sequence[str]) -> list[str]:
    """For each text its words in one order, a character for each, the oftener the fewer texts have it.

    In one order, what two of them share in sequence is all that they share: fuzz.ratio is a weighted Dice coefficient.
    """
    found = [{word[:STEM] for word in text.split()} or {""} for text in texts]
    counts = Counter(word for words in found for word in words)
    most = math.log(1 + len(texts) / 2)
    weighed = {
        word: chr(0x10000 + at) * max(1, round(REPEATS * min(1.0, math.log(1 + len(texts) / count) / most)))
        for at, (word, count) in enumerate(counts.items())
    }
    return ["".join(sorted(weighed[word] for word in words)) for words in found]


def _answering(earlier: Sequence[Action], later: Sequence[Action]) -> Scores:
    """1 where two actions answer one recommendation, -1 where they answer two, 0 where one prints none."""
    texts, others = _recommended(earlier), _recommended(later)
    kinds, other_kinds = list(dict.fromkeys(texts)), list(dict.fromkeys(others))
    alike = process.cdist(kinds, other_kinds, scorer=fuzz.ratio, dtype=np.float32)
    same = (alike >= 55) & (alike == alike.max(axis=0)) & (alike == alike.max(axis=1)[:, None])
    signs = np.where(same, 1, -1).astype(np.float32)
    for sided, names in ((signs, kinds), (signs.T, other_kinds)):
        sided[[at for at, text in enumerate(names) if not text], :] = 0
    rows = [kinds.index(text) for text in texts]
    columns = [other_kinds.index(text) for text in others]
    answering: Scores = signs[np.ix_(rows, columns)]
    return answering


def _recommended(actions: Sequence[Action]) -> list[str]:
    return [fold(each.recommendation.text[:LONGEST]) if each.recommendation else "" for each in actions]


def _standing(scores: Scores, earlier: Sequence[Action], later: Sequence[Action]) -> Scores:
    """What ref and place add, -0.12 to 0.23: as far as the sure links kept their refs, and where those lead to."""
    one, other = _anchors(scores)
    printed = dict.fromkeys(each.ref for each in (*earlier, *later) if each.ref)
    number = {ref: at for at, ref in enumerate(printed)}
    refs, others = (np.array([number.get(each.ref or "", -1) for each in side]) for side in (earlier, later))
    both = (refs[one] >= 0) & (others[other] >= 0)
    kept = float((1 + (refs[one] == others[other])[both].sum()) / (2 + both.sum()))  # a half where nothing tells
    numbered = np.where(refs[:, None] == others[None, :], REF, -OTHER_REF)
    numbered[(refs[:, None] < 0) | (others[None, :] < 0)] = 0
    rows, columns = scores.shape
    expected = np.interp(np.arange(rows), (-1, *one, rows), (-1, *other, columns))
    near = np.maximum(0, 1 - np.abs(np.arange(columns)[None, :] - expected[:, None]) / REACH)
    standing: Scores = (kept * numbered + PLACE * near).astype(np.float32)
    return standing


def _anchors(scores: Scores) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The positions of the pairs that are surely one: each by far the best for the other."""
    best: NDArray[np.intp] = scores.argmax(axis=1)
    rows = np.arange(len(scores))
    top = scores[rows, best]
    sure = (top >= ANCHOR) & (scores.argmax(axis=0)[best] == rows)
    close: NDArray[np.bool_] = scores >= (top - RIVAL)[:, None]
    below: NDArray[np.bool_] = scores[:, best] >= top[None, :] - RIVAL
    sure &= (close.sum(axis=1) == 1) & (below.sum(axis=0) == 1)
    return rows[sure], best[sure]


def _assigned(scores: Scores) -> list[tuple[int, int]]:
    """Pairs of positions, the best first, each position once."""
    rows, columns = np.nonzero(scores >= LEAST)
    order = np.argsort(-scores[rows, columns], kind="stable")
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for one, other in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if one not in left and other not in right:
            left.add(one)
            right.add(other)
            pairs.append((one, other))
    return pairs


def _doubts(scores: Scores, pairs: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each pair is weak, or has a rival about as near that no better link has taken."""
    rows, columns = np.zeros(scores.shape[0], np.float32), np.zeros(scores.shape[1], np.float32)
    for one, other in pairs:
        rows[one] = columns[other] = scores[one, other]
    rivals: NDArray[np.bool_] = scores >= np.maximum(np.maximum(rows[:, None], columns[None, :]) - RIVAL, LEAST)
    for pair in pairs:
        rivals[pair] = False
    across, down = set(np.nonzero(rivals)[0].tolist()), set(np.nonzero(rivals)[1].tolist())
    return [bool(scores[one, other] < FIRM) or one in across or other in down for one, other in pairs]
