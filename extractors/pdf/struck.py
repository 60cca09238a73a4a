"""Words that a drawn line strikes through: old text, left out of what is read."""

from collections.abc import Iterable, Sequence

from extractors.pdf.shapes import Rule
from extractors.pdf.words import Word
from models.geometry import Box

HIGHEST, LOWEST = 0.58, 0.1  # of the type's height above the line of print: where a line strikes and does not underline
COVERED = 0.6  # of a word's width
BEYOND = 0.7  # of the type's height: how far a line that strikes words reaches past them
BUCKET = 16.0  # points


def split_struck(
    words: Sequence[Word], rules: Sequence[Rule]
) -> tuple[tuple[Word, ...], tuple[Rule, ...], tuple[Box, ...]]:
    """The words that are not struck through, the lines that strike none, and where the struck words stand.

    A line strikes what it runs through at half the height of small letters if it begins and ends with these words: the
    line of a table runs on. Lines under words leave them as they are.
    """
    lines: dict[int, list[Word]] = {}
    for word in words:
        if word.turned == 0:
            lines.setdefault(int(word.base // BUCKET), []).append(word)
    struck: set[int] = set()
    striking: set[int] = set()
    for number, rule in enumerate(rules):
        if rule.across:
            at = int(rule.box.top // BUCKET)
            hit = _struck_by(rule.box, (word for key in (at, at + 1, at + 2) for word in lines.get(key, ())))
            if hit:
                striking.add(number)
                struck.update(map(id, hit))
    kept = tuple(word for word in words if id(word) not in struck)
    boxes = tuple(word.box for word in words if id(word) in struck)
    return kept, tuple(rule for number, rule in enumerate(rules) if number not in striking), boxes


def _struck_by(line: Box, words: Iterable[Word]) -> list[Word]:
    """The words that the line strikes; none where it runs on past them."""
    hit = [
        word
        for word in words
        if LOWEST * word.size <= word.base - line.top <= HIGHEST * word.size
        and word.box.shared_width(line) >= COVERED * word.box.width
    ]
    if not hit:
        return []
    beyond = BEYOND * max(word.size for word in hit)
    within = min(word.box.x0 for word in hit) - beyond <= line.x0 and line.x1 <= max(w.box.x1 for w in hit) + beyond
    return hit if within else []
