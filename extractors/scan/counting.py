"""Numbers that count down a column: what breaks the count was probably misread, however sure the engine is of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from models.geometry import Box

SAME_COLUMN = 5.0  # points between the left sides of two numbers that count
FEWEST = 3  # numbers: fewer are no count
COUNTING = 0.6  # of the steps from number to number, those back to a plain 1 aside, are right: the column counts
NUMBER = re.compile(r"[(\[]?((?:[A-Z]{0,5}\d+\.)*[A-Z]{0,5})(\d{1,3})([a-z]?)[.):\]]*")
LETTERS = re.compile(r"[A-Za-z0-9]{1,2}[.):]?")  # what a lone number or letter is misread as: "l", "I", "la", "S"


class _Number(NamedTuple):
    before: str  # "2." of 2.1
    last: int
    letter: str  # "a" of 1a

    @property
    def plain_one(self) -> bool:
        """Whether it is a 1, and no more."""
        return not self.before and self.last == 1 and not self.letter


def out_of_count(opening: Iterable[tuple[str, Box]]) -> frozenset[int]:
    """Which of the words that open a line of print break the count of those above and below them; by position.

    A count goes up by one, or begins again at 1; "1.1, 1.2, 2.1" and "1a, 1b, 2a" count too. Where neither the step to
    a word nor the step from it is right, it is that word that is wrong; a number that is left out is one step alone.
    """
    words = list(opening)
    broken: set[int] = set()
    for column in _columns([box for _, box in words]):
        # a word that is no number stands for one that was misread, if it is as short as one
        counted = [at for at in column if NUMBER.fullmatch(words[at][0]) or LETTERS.fullmatch(words[at][0])]
        numbers = [_number(words[at][0]) for at in counted]
        steps = [_follows(one, other) for one, other in pairwise(numbers)]
        if len(numbers) >= FEWEST and _counts(numbers, steps):
            beside = zip([False, *steps], [*steps, False], strict=True)
            broken |= {at for at, (before, after) in zip(counted, beside, strict=True) if not before and not after}
    return frozenset(broken)


def _counts(numbers: Sequence[_Number | None], steps: Sequence[bool]) -> bool:
    """Whether the column counts: ratings, and amounts, have a 1 now and then too, and that alone says nothing."""
    again = sum(
        step and number is not None and number.plain_one for step, number in zip(steps, numbers[1:], strict=True)
    )
    return sum(steps) > again and sum(steps) - again >= COUNTING * (len(steps) - again)


def _columns(boxes: Sequence[Box]) -> Iterator[list[int]]:
    """The positions of the boxes that begin at one place across, from the top of the page down."""
    columns: dict[int, list[int]] = defaultdict(list)
    lefts: list[float] = []
    for at in sorted(range(len(boxes)), key=lambda at: boxes[at].top):
        same = next((number for number, left in enumerate(lefts) if abs(left - boxes[at].x0) <= SAME_COLUMN), None)
        if same is None:
            same = len(lefts)
            lefts.append(boxes[at].x0)
        columns[same].append(at)
    yield from columns.values()


def _number(text: str) -> _Number | None:
    match = NUMBER.fullmatch(text)
    return _Number(match[1], int(match[2]), match[3]) if match else None


def _follows(one: _Number | None, other: _Number | None) -> bool:
    """Whether `other` is the number after `one`, or the first of a new count."""
    if one is None or other is None:
        return False
    if one.letter and other.letter and (one.before, one.last) == (other.before, other.last):
        return ord(other.letter) == ord(one.letter) + 1
    if other.before == one.before and other.last == one.last + 1:
        return other.letter in ("", "a")
    begins = other.letter == "a" if other.letter else other.last == 1
    return begins and (other.before != one.before or one.last > 1 or bool(one.letter))
