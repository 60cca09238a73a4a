"""Compare extracted records with gold ones: how many actions were found, and how many of their fields are right.

Texts are alike by Dice's coefficient over their runs of four letters and digits: twice what they share over what they
have. 0.9 counts as the same text, 0.6 as the same action. Parties are compared as sets, a timescale by its latest
day and its earliest. A status that the gold is not sure of is not judged.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

Record = Mapping[str, object]
SAME_TEXT, SAME_ACTION = 0.9, 0.6
PLACED = ("ref", "action", "leads", "due", "progress")
JUDGED = (*PLACED, "theme", "recommendation", "involved", "outcome", "milestones", "evidence", "completed_on", "status")


def letters(text: object) -> str:
    """The letters and digits of a text, in lower case; "" for None.

    >>> letters("Head of Service, MASH")
    'headofservicemash'
    """
    return re.sub(r"[^a-z0-9]", "", str(text).lower()) if text is not None else ""


@lru_cache(maxsize=4096)
def _runs(text: str) -> Counter[str]:
    return Counter(text[start : start + 4] for start in range(max(1, len(text) - 3)))


def likeness(one: object, other: object) -> float:
    """How alike two texts are, from 0 to 1; two empty ones are alike.

    >>> likeness("Review the policy.", "review the POLICY"), likeness("Review the policy", None)
    (1.0, 0.0)
    """
    first, second = letters(one), letters(other)
    if not first or not second:
        return float(first == second)
    shared = (_runs(first) & _runs(second)).total()
    return 2 * shared / (_runs(first).total() + _runs(second).total())


def _objects(value: object) -> list[Record]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []


def _names(value: object) -> set[str]:
    listed = value if isinstance(value, list | tuple) else []
    names = {letters(each.get("name") if isinstance(each, Mapping) else each) for each in listed}
    return names - {""}


def _same_due(gold: Record, got: Record) -> bool:
    spans, found = _objects(gold["due"]), _objects(got["due"])
    if gold["due_date"] != got["due_date"]:
        return False
    return not spans or (bool(found) and _earliest(spans) == _earliest(found))


def _earliest(spans: list[Record]) -> str:
    return min(str(span["start"]) for span in spans)


def _same_recommendation(gold: Record, got: Record) -> bool:
    want, have = gold["recommendation"], got["recommendation"]
    if not isinstance(want, Mapping) or not isinstance(have, Mapping):
        return want is None and have is None
    same_ref = want["ref"] is None or letters(want["ref"]) == letters(have["ref"])
    return same_ref and likeness(want["text"], have["text"]) >= SAME_TEXT


def _same_theme(gold: Record, got: Record) -> bool:
    want, have = gold["theme"], got["theme"]
    if not isinstance(want, list) or not isinstance(have, list) or not want or not have:
        return want == have
    return likeness(want[-1], have[-1]) >= SAME_TEXT


def _same_milestones(gold: Record, got: Record) -> bool:
    want, have = _objects(gold["milestones"]), _objects(got["milestones"])
    if not want:
        return True
    pairs = zip(want, have, strict=False)
    alike = all(likeness(a["text"], b["text"]) >= SAME_TEXT and a["due"] == b["due"] for a, b in pairs)
    return len(want) == len(have) and alike


def _same_text(field: str) -> Callable[[Record, Record], bool]:
    return lambda gold, got: likeness(gold[field], got[field]) >= SAME_TEXT


def _same_names(field: str) -> Callable[[Record, Record], bool]:
    return lambda gold, got: _names(gold[field]) == _names(got[field])


CHECKS: dict[str, Callable[[Record, Record], bool]] = {
    "ref": lambda gold, got: letters(gold["ref"]) == letters(got["ref"]),
    "action": _same_text("action"),
    "leads": _same_names("leads"),
    "due": _same_due,
    "progress": _same_text("progress"),
    "theme": _same_theme,
    "recommendation": _same_recommendation,
    "involved": _same_names("involved"),
    "outcome": _same_text("outcome"),
    "milestones": _same_milestones,
    "evidence": _same_text("evidence"),
    "completed_on": lambda gold, got: gold["completed_on"] == got["completed_on"],
    "status": lambda gold, got: not gold.get("sure", True) or gold["status"] == got["status"],
}


@dataclass(frozen=True, slots=True)
class Miss:
    """What is wrong with one action: a field, "not found" or "invented"."""

    fault: str
    want: object
    got: object


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one or more documents; `right` counts matched actions for each field of JUDGED."""

    gold: int
    extracted: int
    matched: int
    placed: int
    right: tuple[int, ...]
    misses: tuple[Miss, ...] = ()

    def figures(self) -> dict[str, float]:
        """Shares from 0 to 1: `found` and `placed` of the gold, `clean` of the extracted, fields of the matched."""
        fields = dict(zip(JUDGED, (count / max(1, self.matched) for count in self.right), strict=True))
        whole = {"found": self.matched / max(1, self.gold), "clean": self.matched / max(1, self.extracted)}
        return whole | {"placed": self.placed / max(1, self.gold)} | fields


def pairs(golds: Sequence[Record], gots: Sequence[Record]) -> list[tuple[int, int]]:
    """Which extracted record is which gold one, the likest first; equal ones by ref, then by how near they stand."""
    ranked = []
    for number, gold in enumerate(golds):
        for other, got in enumerate(gots):
            alike = likeness(gold["action"], got["action"])
            if alike >= SAME_ACTION:
                same_ref = letters(gold["ref"]) == letters(got["ref"])
                ranked.append((alike + 0.02 * same_ref, -abs(number - other), number, other))
    taken: dict[int, int] = {}
    for _, _, number, other in sorted(ranked, reverse=True):
        if number not in taken and other not in taken.values():
            taken[number] = other
    return sorted(taken.items())


def score(golds: Sequence[Record], gots: Sequence[Record]) -> Score:
    """How well `gots`, the extracted records of one document, tell what `golds` tell."""
    matched = pairs(golds, gots)
    verdicts = [{field: CHECKS[field](golds[a], gots[b]) for field in JUDGED} for a, b in matched]
    misses = [
        Miss(field, golds[a].get(field), gots[b].get(field))
        for (a, b), verdict in zip(matched, verdicts, strict=True)
        for field in JUDGED
        if not verdict[field]
    ]
    found, used = {a for a, _ in matched}, {b for _, b in matched}
    misses += [Miss("not found", gold["action"], None) for a, gold in enumerate(golds) if a not in found]
    misses += [Miss("invented", None, got["action"]) for b, got in enumerate(gots) if b not in used]
    placed = sum(all(verdict[field] for field in PLACED) for verdict in verdicts)
    right = tuple(sum(verdict[field] for verdict in verdicts) for field in JUDGED)
    return Score(len(golds), len(gots), len(matched), placed, right, tuple(misses))


def total(scores: Iterable[Score]) -> Score:
    """One score for several documents."""
    every = tuple(scores)
    right = tuple(sum(counts) for counts in zip(*(each.right for each in every), strict=True))
    return Score(
        sum(each.gold for each in every),
        sum(each.extracted for each in every),
        sum(each.matched for each in every),
        sum(each.placed for each in every),
        right,
        tuple(miss for each in every for miss in each.misses),
    )
