"""Targets and dates of one action that stand beside each other, paired."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.text import BULLET, Item
from extractors.plan.heights import align, line_height, stretch
from models.action import Milestone

INDENTED = 6.0  # points: a paragraph set in belongs to the target above it
IN_STEP = 1.3  # lines: how far a date may stand from the first line of its target


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
    height = line_height(targets)
    tops = [stretch(whole[0]).top for whole in wholes]
    spans = [stretch(date.item) for date in dates]
    owners = align(spans, tops, height)
    in_step = all(abs(span.top - tops[owner]) <= IN_STEP * height for span, owner in zip(spans, owners, strict=True))
    if len(set(owners)) < len(owners) or not in_step:
        return Pairing((), doubtful=True)
    return Pairing(
        tuple(Milestone(_text(wholes[owner]), date.end) for owner, date in zip(owners, dates, strict=True)),
        doubtful=True,
    )


def _whole_targets(targets: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    """The targets with the paragraphs that are set in below them."""
    found: list[list[Item]] = []
    for item in targets:
        left = item.lines[0].box.x0
        if found and left - found[-1][0].lines[0].box.x0 > INDENTED:
            found[-1].append(item)
        else:
            found.append([item])
    return tuple(map(tuple, found))


def _text(whole: Sequence[Item]) -> str:
    first, *rest = whole
    return "\n".join([first.text, *(f"{BULLET if item.bullet else ''}{item.text}" for item in rest)])
