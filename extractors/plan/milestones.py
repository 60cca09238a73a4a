"""Targets and dates of one action that stand beside each other, paired."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.text import BULLET, Item
from extractors.plan.heights import line_height, stretch
from models.action import Milestone

INDENTED = 6.0  # points: a paragraph set in belongs to the target above it
OTHERWISE_SET = 2.0  # points: below a target that ends with a colon, any other setting makes a list within it
ABOVE = 0.4  # lines: how far a date may stand above its target
MOST_DRIFT = 3.5  # lines: how far below the first line of its target
DRIFT_CHANGE = 0.3  # cost of the distance changing by a line from one pair to the next


@dataclass(frozen=True, slots=True)
class Dated:
    """A paragraph of the timescale and the last day that it states."""

    item: Item
    end: datetime.date


@dataclass(frozen=True, slots=True)
class Pairing:
    """The milestones, or none; `doubtful` where dates and targets stand beside each other and cannot be paired."""

    milestones: tuple[Milestone, ...]
    doubtful: bool = False


def pair(targets: Sequence[Item], dates: Sequence[Dated]) -> Pairing:
    """Each target with its own date: by order where the counts agree, else by height; none for a single one."""
    wholes = _whole_targets(targets)
    if len(wholes) < 2 or len(dates) < 2:
        return Pairing(())
    if len(wholes) == len(dates):
        return Pairing(tuple(Milestone(_text(whole), date.end) for whole, date in zip(wholes, dates, strict=True)))
    if len(dates) > len(wholes):
        return Pairing((), doubtful=True)
    height = line_height(line for target in targets for line in target.lines)
    tops = [stretch(whole[0]).top for whole in wholes]
    owners = _in_step([stretch(date.item).top for date in dates], tops, height)
    if owners is None:
        return Pairing((), doubtful=True)
    return Pairing(
        tuple(Milestone(_text(wholes[owner]), date.end) for owner, date in zip(owners, dates, strict=True)),
        doubtful=True,
    )


def _in_step(dates: Sequence[float], tops: Sequence[float], height: float) -> tuple[int, ...] | None:
    """For each date its own target, in order; None where they do not stand beside each other.

    Dates drift downwards from their targets, for blank lines are higher than the lines that they stand for; so a
    pairing in which the distance changes little is better than one in which single dates fit exactly.
    """
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for number, date in enumerate(dates):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (cost, path) in best.items():
            drift = (dates[number - 1] - tops[last]) / height if last >= 0 else 0.0
            for target in range(last + 1, len(tops) - (len(dates) - number - 1)):
                own = (date - tops[target]) / height
                if not -ABOVE <= own <= MOST_DRIFT:
                    continue
                total = cost + DRIFT_CHANGE * abs(own - drift) + 0.1 * abs(own)
                if target not in following or total < following[target][0]:
                    following[target] = (total, (*path, target))
        best = following
    return min(best.values())[1] if best else None


def _whole_targets(targets: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    """The targets with the paragraphs that are set in below them."""
    found: list[list[Item]] = []
    for item in targets:
        shift = item.lines[0].box.x0 - found[-1][0].lines[0].box.x0 if found else 0.0
        listed = bool(found) and found[-1][0].text.endswith(":") and abs(shift) > OTHERWISE_SET
        if found and (shift > INDENTED or listed):
            found[-1].append(item)
        else:
            found.append([item])
    return tuple(map(tuple, found))


def _text(whole: Sequence[Item]) -> str:
    first, *rest = whole
    return "\n".join([first.text, *(f"{BULLET if item.bullet else ''}{item.text}" for item in rest)])
