"""The councils that a text names, London's and any other, and which of them a document is of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.plan.council_words import BOROUGHS, NO_NAME, NO_PLACE, PARTS

_CANON = {form.casefold(): name for name, forms in BOROUGHS for form in (name, *forms)}
_CANON |= {form.replace(" and ", " & "): name for form, name in tuple(_CANON.items()) if " and " in form}


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of `names` as whole words, the longest first, blind to case."""
    choices = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)


_LONDON = _any_of(_CANON)
_WORD = r"(?!(?i:councils?)\b)[A-Z][\w'’.-]{1,24}"
JOINS = ("and", "of", "the", "upon", "on", "with", "in", "by", "under", "le", "&")
JOIN = rf"(?:{'|'.join(JOINS)})"
_NAME = rf"(?<![\w'’-]){_WORD}(?: (?:{JOIN} ){{0,2}}{_WORD}){{0,5}}"
COUNCIL = r"(?:Councils?|COUNCILS?)\b(?! (?i:tax|hous|home|own|run))"  # in capitals: "Reduced council tax" is none
_BEFORE = (  # a name, then what it is
    re.compile(
        rf"({_NAME})(?:['’]s?)? (?:{COUNCIL}|(?i:L?S[AC]B|L?SCP|CSP)\b|[MC]?\.?B\.?C\b|M?\.?D\.?C\b|C\.?C\b|LB[C]?\b|"
        r"(?i:unitary authority|(?:metropolitan|county) borough)\b)"
    ),
    re.compile(rf"({_NAME}) (?i:(?:local )?safeguarding (?:adults?|children['’]?s?|board|partnership)\b)"),
    re.compile(rf"({_NAME}) (?i:community safety partnership|health (?:and|&) wellbeing board|children['’]?s trust)\b"),
)
_AFTER = (  # what it is, then the name
    re.compile(rf"(?i:\b(?:london|royal|metropolitan|county) borough of) ({_NAME})"),
    re.compile(
        rf"\b(?:B(?:orough|OROUGH)|C(?:ity|ITY)) (?:(?:Council|COUNCIL) )?(?:of|OF) (?:the )?(?!(?i:london)\b)({_NAME})"
    ),
    re.compile(rf"\b(?:County|District) Council of (?:the )?({_NAME})"),
    re.compile(rf"\b[LR]B ({_NAME})"),
)
_HINTS = (
    "council",
    "borough",
    "safeguard",
    "partnership",
    "board",
    "trust",
    "sab",
    "scb",
    "scp",
    "csp",
    "mbc",
    "dc",
    "cc",
    "lb",
    "rb",
    "bc",
    "b.c",
    "c.c",
    "city of",
    "unitary authority",
)
# A partner that bears the place's name: "NHS Harrow", "Ealing Hospital", "Barnet and Harrow legal practice".
_PARTNER_BEFORE = re.compile(r"(?:\bNHS|\bMr|\bMrs|\bMs|\bDr|\band|&|/)\s?$|\b(?!The )[A-Z][a-z]+ $")
_PARTNER_AFTER = re.compile(
    r"\s(?:(?i:and|&)\s[A-Z]|(?i:(?:\w+ )?(?:hospitals?|university|college|ccg|pct|nhs|icb|integrated care|road|street|"
    r"primary care|police|coldfield|court|school|station|park|house|homes|mind|citizens|football)\b)|[uU]pon\b|-)"
)  # fmt: skip
_ELSEWHERE = re.compile(r"[ -](?:upon|on|in)[ -](?!Thames)[A-Z]|[ -]Coldfield")  # "Kingston upon Hull"
FEWEST = 3  # texts that name a council in passing, for the document to be its own
LONGEST = 4_000  # characters: no longer text says whose the document is
_LEARNED = 40  # how many names a document may teach: a bound for hostile ones
_SITE = re.compile(r"[@.]([a-z-]{3,40})\.gov\.(?:uk|wales|scot)\b", re.I)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text of a document and how much it says about whose the document is: 1 for a sentence, more for a heading."""

    text: str
    weight: float
    front: bool = False  # the document speaks of itself: it stands before the plan, in no table


def canonical(name: str) -> str:
    """The council's short name for any printed form of it, capitals undone.

    >>> canonical("KINGSTON UPON THAMES"), canonical("Hammersmith & Fulham"), canonical("ASHBY VALE")
    ('Kingston upon Thames', 'Hammersmith and Fulham', 'Ashby Vale')
    """
    known = _CANON.get(name.casefold())
    if known is not None:
        return known
    words = name.replace(" & ", " and ").split()
    if name.isupper() and (len(name) > 4 or (len(name) == 4 and re.search(r"[AEIOU]", name))):  # "YORK", not "BCP"
        words = [word.capitalize() for word in words]
    return " ".join(word.casefold() if word.casefold() in JOINS and at else word for at, word in enumerate(words))


def _trim(name: str, first: bool) -> str | None:
    """The council's name within a run of capitalised words; None where nothing of a name is left.

    Words of offices and services part the run: `first` takes what stands before them, else what stands after.
    """
    if name.casefold() in _CANON:
        return canonical(name)
    known = _LONDON.match(name) if first else None
    if known is not None:
        return canonical(known[0])
    words = name.split()
    if any(map(NO_PLACE.fullmatch, words)):
        return None
    marks = [NO_NAME.fullmatch(word.rstrip(".,")) is not None for word in words]
    while words and (marks[-1] or words[-1].casefold() in JOINS):
        words, marks = words[:-1], marks[:-1]
    if True in marks:
        words = words[: marks.index(True)] if first else words[len(marks) - marks[::-1].index(True) :]
    found = re.sub(r"['’]s?$", "", " ".join(without(words, JOINS)).strip(".,"))
    return canonical(found) if len(found) > 2 and found.casefold() != "london" else None


def without(words: Sequence[str], lead: Sequence[str]) -> Sequence[str]:
    """`words` from the first on that is none of `lead`."""
    return words[next((at for at, word in enumerate(words) if word.casefold() not in lead), len(words)) :]


def councils(text: str) -> Iterator[str]:
    """The short name of every council that `text` names as one, in no order; a name printed twice comes twice.

    >>> sorted(councils("Leader of Wexbridge City Council; the Council; London Borough of Northmere"))
    ['Northmere', 'Wexbridge']
    """
    folded = text.casefold()
    if not any(hint in folded for hint in _HINTS):  # no council is named without one: most texts are put aside
        return
    spans: list[tuple[int, int]] = []
    for first, patterns in ((False, _BEFORE), (True, _AFTER)):
        for match in (match for pattern in patterns for match in pattern.finditer(text)):
            again = any(match.start() < end and begin < match.end() for begin, end in spans)
            name = None if first and again else _trim(match[1], first)  # "City of York Council" is named once
            if name is not None:
                spans.append(match.span())
                yield name


def _bare(names: re.Pattern[str], text: str, strict: bool) -> Iterator[str]:
    """The short name wherever one of `names` stands; `strict`: not where a partner or a person bears it."""
    for match in names.finditer(text):
        before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 40]
        elsewhere = not match[0][0].isupper() or _ELSEWHERE.match(after) is not None
        if not elsewhere and not (strict and (_PARTNER_BEFORE.search(before) or _PARTNER_AFTER.match(after))):
            yield canonical(match[0])


def londoners(text: str, strict: bool = True) -> Iterator[str]:
    """London's boroughs named in `text` by the bare name; `strict`: not where a partner or a person bears the name.

    >>> list(londoners("Children in Harrow, NHS Haringey, the Barnet and Ealing practice, Kingston upon Hull"))
    ['Harrow']
    """
    yield from _bare(_LONDON, text, strict)


def _named(text: str, learned: re.Pattern[str] | None, strict: bool) -> Iterator[str]:
    """Every council named in `text`: as one (which counts twice), by London's names, by the names `learned`."""
    for name in councils(text):
        yield from (name, name)
    for pattern in (*_BEFORE, *_AFTER):
        text = pattern.sub(";", text)
    yield from londoners(text, strict)
    if learned is not None:
        yield from _bare(learned, text, strict)


def choose(prominent: Iterable[str], rest: Iterable[Evidence]) -> str | None:
    """The council whose document this is. None where none is named for certain or two are named about as often.

    A text in `prominent` (title, running heads; the strongest first) decides alone if it names one council only. Of
    the rest, a council counts that the document itself names as one, or that several texts name: a partner stands in
    one cell, or in the same words in many.
    """
    texts, evidence = tuple(prominent), tuple(one for one in rest if len(one.text) <= LONGEST)
    printed = Counter(
        name for text in dict.fromkeys((*texts, *(one.text for one in evidence))) for name in councils(text)
    )
    local = [name for name, _ in printed.most_common(_LEARNED) if name.casefold() not in _CANON]
    whole = {name: _whole(name, printed) for name in printed}
    learned = _any_of(local) if local else None
    for text in texts:
        named = {whole.get(name, name) for name in _named(text[:LONGEST], learned, strict=False)}
        if len(named) == 1:
            return named.pop()
    score: Counter[str] = Counter()
    told: dict[str, int] = {}
    for one, times in Counter(evidence).items():
        found = Counter(whole.get(name, name) for name in _named(one.text, learned, strict=True))
        sites = {_squash(site) for site in _SITE.findall(one.text)}
        named_by_site = [name for name in dict.fromkeys((*local, *dict(BOROUGHS))) if _squash(name) in sites]
        for name, count in found.items():
            score[name] += round(10 * one.weight * times * count)
            told[name] = told.get(name, 0) + (FEWEST if one.front and count > 1 else 1)
        for name in named_by_site:
            score[name] += 30 * times
            told[name] = FEWEST
    ranked = score.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 1.5 * ranked[1][1]) or told[ranked[0][0]] < FEWEST:
        return None
    return ranked[0][0]


def _whole(name: str, printed: Iterable[str]) -> str:
    """`name` without the person's before it, where the rest is printed as a council's too: "Ann Ash Wexbridge"."""
    words = name.split()
    names = {*printed, *dict(BOROUGHS)}
    for at in range(1, len(words)):
        if (
            not PARTS.fullmatch(words[at - 1])
            and words[at - 1].casefold() not in JOINS
            and " ".join(words[at:]) in names
        ):
            return " ".join(words[at:])
    return name


def _squash(name: str) -> str:
    """The letters alone, as web addresses run them together."""
    return re.sub(r"[^a-z]", "", name.casefold())
