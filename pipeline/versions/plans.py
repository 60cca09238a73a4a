"""Whether two papers are versions of one plan, by what they print of themselves."""

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from models.document import Identity
from pipeline.versions.titles import Title, Years, named, read_title, spelt_by

BESIDE = datetime.timedelta(days=92)  # a plan is drafted in the quarter before its year and closed in the one after
APART = datetime.timedelta(days=3 * 366)  # plans that print no year and lie further apart may share a title only
_COUNCIL = re.compile(
    r"\b(?:london|royal|metropolitan|city|county|borough|district|unitary|council|authority|corporation|of|the)\b"
)
_WORN = frozenset({"plan", "action"})  # nothing is told apart by these
_REVIEW = re.compile(r"serious|case|review|scr|safeguarding|adult|sar")  # of a named case: its label says enough
_CASE = re.compile(r"child(?:ren)?|adult|family|baby|infant|mrs?|ms|person|patient|resident|sibling")


def same_plan(one: Identity, other: Identity) -> bool:
    """Whether two printed identities name versions of one plan. Careful: a wrong yes would hide a plan.

    Boroughs must be equal (both unknown only together), bodies alike where both are printed, and the years that a title
    prints belong to the plan. A month or day is its version's; where one title alone prints years, the other paper's
    date must lie in them or within three months. Without years, dates more than three years apart are two plans'.
    A plan without a title is never the same as another by its identity alone.

    >>> harrow = Identity("", "2014-15 Business Plan v3", "Harrow")
    >>> same_plan(harrow, Identity("", "Business Plan 2014-15 (final)", "Harrow"))
    True
    >>> same_plan(harrow, Identity("", "Business Plan 2015-16", "Harrow"))
    False
    """
    if not one.title or not other.title or name_key(one) != name_key(other):
        return False
    if one.body and other.body and not _bodies_alike(one, other):
        return False
    first, second = read_title(one.title), read_title(other.title)
    days = (one.date or first.day, other.date or second.day)
    return _years_agree((first.years, second.years), days) and _names_agree((one, other), (first, second))


def name_key(identity: Identity) -> str:
    """What all versions of a plan share: the borough, folded; "" where it is not known.

    >>> name_key(Identity("", borough="London Borough of Barking & Dagenham"))
    'barking and dagenham'
    """
    return _short(identity.borough or "")


@lru_cache(maxsize=1024)
def _short(borough: str) -> str:
    folded = borough.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    words = re.findall(r"\w+", folded)
    short = " ".join(_COUNCIL.sub(" ", " ".join(words)).split())
    return short or " ".join(words)


def _bodies_alike(one: Identity, other: Identity) -> bool:
    """Whether both bodies are one: the same words but for the council's own, or the initials of the other's."""
    first, second = _body(one), _body(other)
    if sorted(first) == sorted(second):
        return True
    borough = named(name_key(one))
    return _abbreviates(first, second, borough) or _abbreviates(second, first, borough)


def _abbreviates(short: Sequence[str], long: Sequence[str], borough: Sequence[str]) -> bool:
    if len(short) != 1 or len(long) < 2:
        return False
    initials = "".join(word[0] for word in long)
    prefix = "".join(word[0] for word in borough)
    return short[0] in (initials, f"l{initials}", f"{prefix}{initials}")


def _body(identity: Identity) -> tuple[str, ...]:
    """What the body's name adds to its borough's; () for the council itself."""
    borough = named(name_key(identity))
    words = named(_COUNCIL.sub(" ", (identity.body or "").casefold()))
    return tuple(word for word in words if word not in borough and word != "local")


def _years_agree(
    years: tuple[frozenset[Years], frozenset[Years]], days: tuple[datetime.date | None, datetime.date | None]
) -> bool:
    if all(years):
        return years[0] == years[1]
    if not any(years):
        return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= APART
    printed, day = (years[0], days[1]) if years[0] else (years[1], days[0])
    return day is not None and all(_spans(span, day) for span in printed)


def _spans(years: Years, day: datetime.date) -> bool:
    """Whether `day` lies in or beside `years`: 2014-15 is a council's year, from April."""
    first, last = years
    council = last == first + 1
    start = datetime.date(first, 4 if council else 1, 1)
    end = datetime.date(last, 3, 31) if council else datetime.date(last, 12, 31)
    return start - BESIDE <= day <= end + BESIDE


def _names_agree(identities: tuple[Identity, Identity], titles: tuple[Title, Title]) -> bool:
    one, other = identities
    first, second = titles[0].words, titles[1].words
    known = {word for word in named(name_key(one)) if len(word) > 2}
    if one.body and other.body:
        known.update(word for each in (_body(one), _body(other)) for word in each if len(word) > 2)
    for words in (first, second):  # "Harrow Council Improvement Plan"
        known.update(
            words[at + 1] for at, word in enumerate(words[:-1]) if word in known and words[at + 1] == "council"
        )
    shared, left, right = _compared(first, second)
    if set(shared) <= _WORN | known:  # "Action Plan" names nothing: whose it is must
        return not left and not right and bool(one.body and other.body and _body(one) and shared)
    extra = [word for word in left if word not in known | _WORN], [word for word in right if word not in known | _WORN]
    return not any(extra) or _one_misprint(*extra) or _one_case(shared, *extra)


def _compared(first: Sequence[str], second: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """What both have, what `first` alone and what `second` alone; an abbreviation is what the other spells out."""
    left, right = Counter(first) - Counter(second), Counter(second) - Counter(first)
    shared = Counter(first) & Counter(second)
    for mine, yours, words in ((left, right, second), (right, left, first)):
        for word in tuple(mine):
            spelt = spelt_by(word, words)
            if spelt is not None and all(yours[each] for each in words[spelt]):
                yours.subtract(words[spelt])
                shared[word] = mine.pop(word)
    return list(shared.elements()), list((+left).elements()), list((+right).elements())


def _one_misprint(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the two differ by a space or by one letter of one long word; figures are never misprints."""
    one, other = ("".join(words).replace("rn", "m") for words in (left, right))  # scans confuse them
    if not (one.isalpha() and other.isalpha() and one[0] == other[0] and min(len(one), len(other)) >= 8):
        return False
    return sorted(one) == sorted(other) if len(left) != len(right) else len(left) == 1 and OSA.distance(one, other) <= 1


def _one_case(shared: Sequence[str], left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both name the same case ("Child K"), one of them with the kind of review and the other without."""
    named_case = any(map(_CASE.fullmatch, shared)) and any(len(word) <= 2 for word in shared)
    return named_case and not (left and right) and all(map(_REVIEW.fullmatch, (*left, *right)))
