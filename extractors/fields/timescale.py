"""A timescale cell: every date in it, whether the work is ongoing, and what a person should look at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.fields.mending import Mended, mend
from extractors.fields.mentions import Mention, mentions, weekday_fits
from extractors.fields.periods import MONTHS, Span, Unit, exists, precision, span
from extractors.fields.wordings import (
    condition,
    is_after,
    is_blank,
    is_meeting,
    is_relative,
    is_undecided,
    quoted,
    says_ongoing,
)
from extractors.fields.years import Dated, YearHints, settle
from models.action import Due, Precision

__all__ = ["Timescale", "YearHints", "read_achieved", "read_timescale"]

_MOST_CHARACTERS = 20_000  # of a cell; longer text is no timescale
_FAR = 10  # years from the plan's own: a misprint, or a number that is no year
_YEARS = (Unit.YEAR, Unit.COUNCIL_YEAR, Unit.ACADEMIC_YEAR)
_COARSENESS = tuple(Precision)  # from the finest
_YEARLY = re.compile(r"\b(?:annual(?:ly)?|yearly|each|every)\b", re.IGNORECASE)
_NO_HINTS = YearHints()

_NUMERIC = re.compile(r"(?<![\d./-])\d{1,4}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?![\d./-]*\d)")
_FOR = re.compile(r"\b(?:for|of|the|'s)\s*$", re.IGNORECASE)
_NAME = re.compile(r"(?:\b(?!and\b|plus\b|then\b|within\b)[a-z]{3,}|\d)\s$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s(?!(?:and|or|onwards?|ongoing|on-going|then|thereafter|to|until|by|subject|depend|if|when|with|as|at|in|for|tbc"
    r"|financial|fiscal|academic|school|council|calendar|year|but|revised|original|now|quarter|end)\b)[a-z]{3,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Timescale:
    """What a timescale cell says. `warnings` are short sentences; none where the print forces the reading."""

    due: tuple[Due, ...]  # in printed order
    ongoing: bool
    warnings: tuple[str, ...]
    inferred_years: bool  # a year was taken from another date or from the plan


def read_timescale(paragraphs: Sequence[str], hints: YearHints = _NO_HINTS) -> Timescale:
    """The dates of a cell, whose line breaks are undone already, by the rules for `due` of the action record.

    A date that cannot be read is left out with a warning; nothing is raised.

    >>> reading = read_timescale(["Feb \u2013 May 09", "then quarterly"])
    >>> [(due.raw, str(due.start), str(due.end)) for due in reading.due], reading.ongoing
    ([('Feb \u2013 May 09', '2009-02-01', '2009-05-31')], True)
    >>> read_timescale(["within six months of approval"]).warnings
    ("timescale states no date: 'within six months of approval'",)
    """
    read = [_passage(text) for text in _within_bound(paragraphs)]
    passages = tuple(passage for passage, _ in read)
    groups = settle([found for _, found in read], hints)
    kept = _without_repeats(passages, [_kept(*pair) for pair in zip(passages, groups, strict=True)])
    due = tuple(one for group in kept for date in group for one in _due(date))
    ongoing = any(_is_ongoing(*pair) for pair in zip(passages, kept, strict=True))
    warnings = [*_bound_warning(paragraphs)]
    for passage, group, all_found in zip(passages, kept, groups, strict=True):
        warnings += passage.doubts
        warnings += _passage_warnings(passage, group, all_found, hints)
        warnings += _open_warnings(passage, group)
    if not due and not ongoing and not any(groups) and not all(is_blank(text) for text in paragraphs):
        warnings = [
            *_bound_warning(paragraphs),
            f"timescale states no date: {quoted(' '.join(one.printed for one in passages))}",
        ]
    inferred = any(date.inferred for group in kept for date in group)
    return Timescale(due, ongoing, tuple(dict.fromkeys(warnings)), inferred)


def read_achieved(paragraphs: Sequence[str], hints: YearHints = _NO_HINTS) -> Due | None:
    """The date that a column "date achieved" states, the latest if several; None if the cell has no date.

    >>> read_achieved(["Completed Sept 2014"]).end
    datetime.date(2014, 9, 30)
    """
    return max(read_timescale(paragraphs, hints).due, key=lambda due: due.end, default=None)


@lru_cache(maxsize=512)  # the same dates stand beside many actions, and are read again to be paired with targets
def _passage(text: str) -> tuple[Mended, tuple[Mention, ...]]:
    """One paragraph made plain, and the dates that it mentions."""
    passage = mend(text)
    return passage, mentions(passage)


def _within_bound(paragraphs: Sequence[str]) -> Iterator[str]:
    """The paragraphs, cut where the cell is longer than any timescale."""
    left = _MOST_CHARACTERS
    for text in paragraphs:
        yield text[:left]
        left -= min(left, len(text))


def _bound_warning(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The warning that a cell was cut."""
    if sum(map(len, paragraphs)) <= _MOST_CHARACTERS:
        return ()
    return (f"timescale is longer than {_MOST_CHARACTERS} characters: the rest was not read",)


def _kept(passage: Mended, group: Sequence[Dated]) -> list[Dated]:
    """The dates of one passage that say when the action is due.

    Left out are years that qualify another thing, what a bracket says again, and days of every year ("each May").
    """
    kept: list[Dated] = []
    finer = any(date.span and date.mention.first.unit not in _YEARS for date in group)
    for date in group:
        days = date.span
        if days is None or (date.inferred and _YEARLY.search(passage.plain)):
            continue
        if _is_of_a_meeting(passage, group, date) and is_undecided(passage.plain[: date.mention.begin]):
            continue
        if _qualifies(passage.plain, date.mention):
            if finer:
                continue
            date = replace(date, doubts=(*date.doubts, f"{date.mention.raw!r} may not be when the action is due"))
        if kept and date.mention.bracketed and (before := kept[-1].span) is not None:
            if days == before:
                kept[-1] = replace(kept[-1], doubts=date.doubts, inferred=date.inferred)
                continue
            if days.start <= before.start and before.end <= days.end:
                continue
        kept.append(date)
    return kept


def _is_of_a_meeting(passage: Mended, group: Sequence[Dated], date: Dated) -> bool:
    """Whether a date is the day of a meeting that the timescale waits for: "following Cabinet in May"."""
    begin = max((other.mention.end for other in group if other.mention.end <= date.mention.begin), default=0)
    return is_meeting(passage.plain, begin, date.mention.core)


def _qualifies(text: str, mention: Mention) -> bool:
    """Whether a year tells which cycle, budget or strategy is meant, not when: "for 2016/17 cycle", "Vision 2020"."""
    if mention.first.unit not in _YEARS or mention.last is not None:
        return False
    lead = text[mention.begin : mention.core].casefold().split()
    if set(lead) - {"of", "the"}:
        return False
    before = text[max(0, mention.core - 20) : mention.core]
    named = mention.first.unit is Unit.YEAR and not lead and _NAME.search(before) is not None
    return named or _FOR.search(before) is not None or _NOUN.match(text, mention.end) is not None


def _without_repeats(passages: Sequence[Mended], groups: Sequence[list[Dated]]) -> list[list[Dated]]:
    """The groups without dates that prose states again; stacked dates of several parts stay, equal or not."""
    seen: set[tuple[Span | None, Precision]] = set()
    result = []
    for passage, group in zip(passages, groups, strict=True):
        prose = _is_prose(passage.plain, group)
        fresh = []
        for date in group:
            key = (date.span, precision(date.mention.first))
            if not (prose and key in seen):
                fresh.append(date)
            seen.add(key)
        result.append(fresh)
    return result


def _is_prose(text: str, group: Sequence[Dated]) -> bool:
    """Whether words stand beside the dates."""
    place = 0
    for date in group:
        if not is_blank(text[place : date.mention.begin]):
            return True
        place = date.mention.end
    return not is_blank(text[place:])


def _due(date: Dated) -> tuple[Due, ...]:
    """The date as the record holds it; both ends on their own where a range ends before it begins."""
    mention, days = date.mention, date.span
    if days is None:
        return ()
    exactness = precision(mention.first)
    if mention.last is None:
        return (Due(mention.raw, days.start, days.end, exactness),)
    if _is_backwards(date):
        ends = ((period, span(period)) for period in (mention.first, mention.last))
        return tuple(Due(mention.raw, end.start, end.end, precision(period)) for period, end in ends)
    coarsest = max(exactness, precision(mention.last), key=_COARSENESS.index)
    return (Due(mention.raw, days.start, days.end, coarsest),)


def _is_backwards(date: Dated) -> bool:
    """Whether a range ends before it begins."""
    last = date.mention.last
    return last is not None and span(last).end < span(date.mention.first).start


def _is_ongoing(passage: Mended, group: Sequence[Dated]) -> bool:
    """Whether a passage says that the work goes on: in words, or by a start with no end after it."""
    if says_ongoing(passage.plain):
        return True
    last = group[-1].mention if group else None
    return last is not None and last.starts and not last.revised and not is_relative(passage.plain)


def _passage_warnings(
    passage: Mended, group: Sequence[Dated], all_found: Sequence[Dated], hints: YearHints
) -> Iterator[str]:
    """What a person should look at in the dates of one passage."""
    for date in all_found:
        if date.span is None:
            yield from date.doubts
        elif date not in group and _is_of_a_meeting(passage, all_found, date):
            yield f"{date.mention.raw!r} is the day of a meeting, not when it is due: {quoted(passage.printed)}"
    for date in group:
        yield from date.doubts
        yield from _day_warnings(date, hints)
        if _is_of_a_meeting(passage, group, date):
            yield f"{date.mention.raw!r} may be the day of a meeting: {quoted(passage.printed)}"
        if is_after(passage.plain, date.mention.core):
            yield f"timescale says after {passage.printed[date.mention.core : date.mention.end]!r}"
    for number in _NUMERIC.finditer(passage.plain):
        if not any(date.mention.begin <= number.start() < date.mention.end for date in all_found):
            yield f"no date can be read in {number[0]!r}"


def _day_warnings(date: Dated, hints: YearHints) -> Iterator[str]:
    """What is odd in one date: a day that no calendar has, a wrong weekday, a range upside down, a far year."""
    mention, days = date.mention, date.span
    if days is None:
        return
    for period in (mention.first, mention.last or mention.first):
        if not exists(period):
            month = MONTHS[period.number - 1].capitalize()
            yield f"{month} has no day {period.day}: {mention.raw!r} read as its last day"
    if not weekday_fits(mention, span(mention.first).start):
        yield f"{mention.raw!r} names the wrong day of the week"
    if _is_backwards(date):
        yield f"{mention.raw!r} ends before it begins"
    near = hints.plan_start.year if hints.plan_start else hints.year
    if near is not None and abs(days.end.year - near) > _FAR:
        yield f"{mention.raw!r} is more than {_FAR} years from the plan's own date"


def _open_warnings(passage: Mended, group: Sequence[Dated]) -> Iterator[str]:
    """What makes the dates of a passage less than firm: a condition, a change of date, a part that is no date."""
    text = passage.plain
    conditional = condition(text)
    if group and conditional:
        yield f"due date is conditional: {quoted(conditional)}"
    elif (is_undecided(text) and not group) or (
        is_relative(text) and not says_ongoing(text) and not any(date.mention.last for date in group)
    ):
        yield f"part of the timescale is no date: {quoted(passage.printed)}"
    if any(date.mention.revised for date in group):
        yield f"date was revised: {quoted(passage.printed)}"
