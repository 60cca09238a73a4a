"""The councils that a text names: BOROUGHS, the one place for the names of London's, and how any other is printed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# The 32 London boroughs (London Government Act 1963, Schedule 1) and the City, each with the short forms in use.
# fmt: off
BOROUGHS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Barking and Dagenham", ("LBBD",)), ("Barnet", ()), ("Bexley", ()), ("Brent", ()), ("Bromley", ()),
    ("Camden", ()), ("City of London", ("City of London Corporation", "Corporation of London")),
    ("Croydon", ()), ("Ealing", ()), ("Enfield", ()), ("Greenwich", ()), ("Hackney", ()),
    ("Hammersmith and Fulham", ("LBHF",)), ("Haringey", ()), ("Harrow", ()), ("Havering", ()),
    ("Hillingdon", ()), ("Hounslow", ()), ("Islington", ()), ("Kensington and Chelsea", ("RBKC",)),
    ("Kingston upon Thames", ("Kingston-upon-Thames", "RBK", "Kingston")), ("Lambeth", ()), ("Lewisham", ()),
    ("Merton", ()), ("Newham", ()), ("Redbridge", ()),
    ("Richmond upon Thames", ("Richmond-upon-Thames", "LBRuT", "Richmond")), ("Southwark", ()),
    ("Sutton", ()), ("Tower Hamlets", ("LBTH",)), ("Waltham Forest", ("LBWF",)), ("Wandsworth", ()),
    ("Westminster", ("City of Westminster",)),
)
# fmt: on

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
    re.compile(rf"({_NAME})(?:['’]s?)? (?:{COUNCIL}|(?i:L?S[AC]B|L?SCP|CSP)\b|MBC\b|M?DC\b|CC\b|LB[C]?\b)"),
    re.compile(rf"({_NAME}) (?i:(?:local )?safeguarding (?:adults?|children['’]?s?|board|partnership)\b)"),
    re.compile(rf"({_NAME}) (?i:community safety partnership|health (?:and|&) wellbeing board|children['’]?s trust)\b"),
)
_AFTER = (  # what it is, then the name
    re.compile(rf"(?i:\b(?:london|royal|metropolitan|county) borough of) ({_NAME})"),
    re.compile(rf"\bLB ({_NAME})"),
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
)
# Words of offices, services and papers: what stands before them is no part of a council's name.
NO_NAME = re.compile(
    r"""a|action|adults?|after|agency|air|agencies|agenda|all|an|annual|any|appendix|area|arts|as|at|audit|before|boards?|both
    |borough|business|cabinet|care|chair|chief|child|children['’]?s?|city|civic|climate|commissioning|committee|communities
    |community|conference|corporate|councillors?|councils?|county|crime|cross|current|delivery|democratic|department
    |deputy|development|director|directorate|district|draft|each|early|education|elected|environment|every|executive
    |famil(?:y|ies)|finance|fire|food|for|following|forum|from|full|general|governance|head|health|help|his|homelessness|housing|human|if
    |improvement|in|independent|integrated|item|joint|law|lead|leader|legal|local|managers?|mayor|medical|meeting|members
    |metropolitan|monitoring|multi-agency|national|nhs|officers?|office|other|our|overview|parish|partners?|partnership
    |people['’]?s?|performance|place|plan|planning|police|policy|portfolio|principal|probation|professions|programme
    |project|public|recommendations?|regeneration|regional|report|resources|review|royal|safeguarding|safer|safety|schools?
    |scrutiny|section|senior|services?|shadow|social|staff|standards|statutory|strategic|strategy|students?|teams?|that
    |the|their|theme|these|this|to|town|training|transformation|trust|unitary|update|voluntary|waste|welfare|what|when|where
    |while|whole|within|work|working|young|your|youth""",
    re.IGNORECASE | re.VERBOSE,
)
# A partner that bears the place's name: "NHS Harrow", "Ealing Hospital", "Barnet and Harrow legal practice".
_PARTNER_BEFORE = re.compile(r"(?:\bNHS|\bMr|\bMrs|\bMs|\bDr|\band|&|/)\s?$|\b(?!The )[A-Z][a-z]+ $")
_PARTNER_AFTER = re.compile(
    r"\s(?:(?i:and|&)\s[A-Z]|(?i:(?:\w+ )?(?:hospitals?|university|college|ccg|pct|nhs|icb|integrated care|road|street|"
    r"primary care|police|coldfield|court|school|station|park|house|homes|mind|citizens|football)\b)|[uU]pon\b|-)"
)  # fmt: skip
_ELSEWHERE = re.compile(r"[ -](?:upon|on|in)[ -](?!Thames)[A-Z]|[ -]Coldfield")  # "Kingston upon Hull"
_LEARNED = 40  # how many names a document may teach: a bound for hostile ones
_SITE = re.compile(r"[@.]([a-z-]{3,40})\.gov\.(?:uk|wales|scot)\b", re.I)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text of a document and how much it says about whose the document is: 1 for a sentence, more for a heading."""

    text: str
    weight: float


def canonical(name: str) -> str:
    """The council's short name for any printed form of it, capitals undone.

    >>> canonical("KINGSTON UPON THAMES"), canonical("Hammersmith & Fulham"), canonical("ASHBY VALE")
    ('Kingston upon Thames', 'Hammersmith and Fulham', 'Ashby Vale')
    """
    known = _CANON.get(name.casefold())
    if known is not None:
        return known
    words = name.replace(" & ", " and ").split()
    if name.isupper() and len(name) > 4:
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
    for first, patterns in ((False, _BEFORE), (True, _AFTER)):
        for match in (match for pattern in patterns for match in pattern.finditer(text)):
            name = _trim(match[1], first)
            if name is not None:
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
    """The council whose document this is. None where none is named or two are named about as often.

    A text in `prominent` (title, running heads; the strongest first) decides alone if it names one council only.
    """
    texts, evidence = tuple(prominent), tuple(rest)
    printed = Counter(name for text in (*texts, *(one.text for one in evidence)) for name in councils(text))
    local = [name for name, _ in printed.most_common(_LEARNED) if name.casefold() not in _CANON]
    learned = _any_of(local) if local else None
    for text in texts:
        named = set(_named(text, learned, strict=False))
        if len(named) == 1:
            return named.pop()
    score: Counter[str] = Counter()
    for one in evidence:
        for name in _named(one.text, learned, strict=True):
            score[name] += round(10 * one.weight)
        for site in _SITE.findall(one.text):
            score.update({name: 30 for name in (*local, *dict(BOROUGHS)) if _squash(name) == _squash(site)})
    ranked = score.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    return ranked[0][0]


def _squash(name: str) -> str:
    """The letters alone, as web addresses run them together."""
    return re.sub(r"[^a-z]", "", name.casefold())
