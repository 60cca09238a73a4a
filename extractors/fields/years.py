"""Years for dates that are printed without one, from the nearest place that states one; each told as a doubt."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from extractors.fields.mentions import Mention
from extractors.fields.periods import FIRST_YEAR, LAST_YEAR, Period, Span, Unit, span

_NEARBY = 20  # dates to either side that are asked for their year
_YEARLY = (Unit.YEAR, Unit.COUNCIL_YEAR, Unit.ACADEMIC_YEAR)


@dataclass(frozen=True, slots=True)
class YearHints:
    """Years that stand near: for dates printed without one."""

    year: int | None = None  # calendar year that neighbours, the heading or the document state
    plan_start: datetime.date | None = None  # the plan's own date, or its first
    calendar_quarters: bool = False  # the plan says that its quarters are calendar ones


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention whose years are known, or could not be found: then `span` is None. `inferred`: no print forces them."""

    mention: Mention
    span: Span | None
    doubts: tuple[str, ...]
    inferred: bool


def settle(groups: Sequence[Sequence[Mention]], hints: YearHints) -> tuple[tuple[Dated, ...], ...]:
    """The mentions of one cell with their years, by paragraph, in printed order.

    The other end of a range and the rest of a list force a year: no doubt is told. Else the year comes from the next
    date of the paragraph that has one, the one before, the earliest year that the cell's other paragraphs state,
    `hints.year` and `hints.plan_start`, in this order.
    """
    printed = [_earliest(group) for group in groups]
    result = []
    for place, group in enumerate(groups):
        others = [year for year in (*printed[:place], *printed[place + 1 :]) if year is not None]
        elsewhere = min(others, default=None)
        mentions = _lists_agree([_ends_agree(_quarters(mention, hints)) for mention in group])
        result.append(tuple(_dated(spot, mentions, hints, elsewhere) for spot in range(len(mentions))))
    return tuple(result)


def _earliest(group: Sequence[Mention]) -> int | None:
    """The earliest year of a plan that is printed in a paragraph."""
    periods = [period for mention in group for period in (mention.first, mention.last) if period is not None]
    return min((period.year for period in periods if _is_usable(period.year)), default=None)


def _is_usable(year: int | None) -> TypeGuard[int]:
    """Whether another date can take its year from here."""
    return year is not None and FIRST_YEAR <= year <= LAST_YEAR


def _lists_agree(mentions: list[Mention]) -> list[Mention]:
    """The mentions of a paragraph, those that stand in a list with the year of the list."""
    for place in range(len(mentions) - 2, -1, -1):
        if mentions[place].listed and _year(mentions[place]) is None:
            mentions[place] = _beside(mentions[place], mentions[place + 1], before=True)
    for place in range(1, len(mentions)):
        if mentions[place - 1].listed and _year(mentions[place]) is None:
            mentions[place] = _beside(mentions[place], mentions[place - 1], before=False)
    return mentions


def _year(mention: Mention) -> int | None:
    """The year of a mention; both ends of a range have one, or neither."""
    return mention.first.year


def _quarters(mention: Mention, hints: YearHints) -> Mention:
    """`mention` with quarters that the print leaves open as the plan counts them, the rest as printed."""

    def known(period: Period, other: Period | None) -> Period:
        if period.unit is not Unit.SOME_QUARTER:
            return period
        if other is not None and other.unit is Unit.QUARTER:
            return replace(period, unit=Unit.QUARTER)
        if hints.calendar_quarters:
            return replace(period, unit=Unit.CALENDAR_QUARTER)
        return period

    last = known(mention.last, mention.first) if mention.last else None
    return replace(mention, first=known(mention.first, mention.last), last=last)


def _fit(period: Period, years: Sequence[int], wanted: Span, *, before: bool) -> Period | None:
    """`period` in the last year that lets it begin by `wanted`, or the first that lets it end no sooner."""
    for year in years:
        try:
            days = span(replace(period, year=year))
        except ValueError:
            continue
        if (days.start <= wanted.start) if before else (days.end >= wanted.end):
            return replace(period, year=year)
    return None


def _near(period: Period, other: Period, *, before: bool) -> Period | None:
    """`period` as close as can be to `other`, which has a year, on that side of it; None if `other` is no date."""
    try:
        wanted = span(other)
    except ValueError:
        return None
    years = [wanted.start.year - 1, wanted.start.year, wanted.end.year + 1]
    if wanted.end.year != wanted.start.year:
        years.insert(2, wanted.end.year)
    inside = None if before and other.unit is not Unit.YEAR else _inside(period, years, wanted)
    return inside or _fit(period, years[::-1] if before else years, wanted, before=before)


def _inside(period: Period, years: Sequence[int], wanted: Span) -> Period | None:
    """`period` in the year in which it lies within `wanted`: the July of "Summer 2014 (July)"; None if in none."""
    dated = [replace(period, year=year) for year in years if FIRST_YEAR <= year <= LAST_YEAR]
    return next((one for one in dated if wanted.start <= span(one).start and span(one).end <= wanted.end), None)


def _ends_agree(mention: Mention) -> Mention:
    """A range of which one end lacks a year, with the year that the other end forces."""
    first, last = mention.first, mention.last
    if last is None:
        return mention
    if first.year is None and last.year is not None:
        return replace(mention, first=_near(first, last, before=True) or first)
    if last.year is None and first.year is not None:
        return replace(mention, last=_near(last, first, before=False) or last)
    return mention


def _with_first(mention: Mention, first: Period) -> Mention:
    """`mention` beginning with `first`, its end in the year that follows from it."""
    return _ends_agree(replace(mention, first=first))


def _beside(mention: Mention, other: Mention, *, before: bool) -> Mention:
    """A member of a list with the year of the member beside it; a doubt if the list passes a new year."""
    anchor = other.first if before else (other.last or other.first)
    near = _near(mention.first, anchor, before=before) if anchor.year is not None else None
    if near is None:
        return mention
    if mention.first.unit is Unit.SOME_QUARTER and anchor.unit is Unit.QUARTER:
        near = replace(near, unit=Unit.QUARTER)
    doubts = mention.doubts
    if near.year != anchor.year:
        doubts = (*doubts, f"year of {mention.raw!r} taken from {other.raw!r}: {near.year}")
    return _with_first(replace(mention, doubts=doubts), near)


def _dated(place: int, mentions: Sequence[Mention], hints: YearHints, elsewhere: int | None) -> Dated:
    """One mention of a paragraph with its span, its year found elsewhere if need be."""
    mention, inferred = mentions[place], False
    if _year(mention) is None:
        mention, inferred = _inferred(place, mentions, hints, elsewhere), True
        if _year(mention) is None:
            return Dated(mention, None, (*mention.doubts, f"no year is printed for {mention.raw!r}"), inferred=False)
    try:
        first = span(mention.first)
        last = span(mention.last) if mention.last else first
    except ValueError:
        return Dated(mention, None, (*mention.doubts, f"{mention.raw!r} states no year of a plan"), inferred)
    return Dated(mention, Span(first.start, last.end), (*mention.doubts, *_open_quarter(mention, inferred)), inferred)


def _open_quarter(mention: Mention, inferred: bool) -> tuple[str, ...]:
    """The doubt that a quarter beside one year may be one of the calendar year."""
    if mention.first.unit is not Unit.SOME_QUARTER or inferred:
        return ()
    return (f"{mention.raw!r} read as a quarter of the financial year that begins in {mention.first.year}",)


def _inferred(place: int, mentions: Sequence[Mention], hints: YearHints, elsewhere: int | None) -> Mention:
    """`mentions[place]` with a year from another date or from the hints; unchanged if there is none."""
    mention = mentions[place]
    following = ((other, True) for other in mentions[place + 1 : place + 1 + _NEARBY])
    preceding = ((other, False) for other in reversed(mentions[max(0, place - _NEARBY) : place]))
    for other, before in (*following, *preceding):
        anchor = other.first if before else (other.last or other.first)
        near = _near(mention.first, anchor, before=before) if anchor.year is not None else None
        if near is not None:
            return _told(mention, near, repr(other.raw))
    if elsewhere is not None:
        return _told(mention, replace(mention.first, year=elsewhere), "the dates beside it")
    if _is_usable(hints.year) and (mention.first.unit not in _YEARLY or hints.plan_start is None):
        return _told(mention, replace(mention.first, year=hints.year), "the dates nearby")
    if hints.plan_start is not None:
        years = range(hints.plan_start.year - 1, hints.plan_start.year + 2)
        near = _fit(mention.first, years, Span(hints.plan_start, hints.plan_start), before=False)
        return _told(mention, near, "the plan's date") if near else mention
    return mention


def _told(mention: Mention, first: Period, source: str) -> Mention:
    """`mention` beginning with `first`, with a doubt that says where the year comes from."""
    doubt = f"year of {mention.raw!r} taken from {source}: {span(first).start.year}"
    return _with_first(replace(mention, doubts=(*mention.doubts, doubt)), first)
