"""Whose plan a document is: the boards, councils, police and trusts that its pages name, and their departments."""

import re
from collections.abc import Iterable, Iterator

from extractors.plan.boroughs import COUNCIL, JOIN, JOINS, LONGEST, without
from extractors.plan.council_words import NO_NAME
from extractors.plan.front import Front

_BODY = re.compile(
    rf"(?<![\w'’-])(?:(?:[A-Z][\w'’.-]{{0,24}}|{JOIN}|for) ){{0,9}}(?:{COUNCIL}|(?i:l?s[ac]b|l?scp|csp|ccg|"
    r"icb|police|constabulary|corporation)\b|(?i:(?:(?:safeguarding|adults?|children['’]?s?|wellbeing|trust|partnership|improvement|"
    r"recovery) )+board\b|(?:safeguarding|safety|children['’]?s?|strategic|resilience|justice) partnership\b|(?:park|"
    r"combined|fire|rescue|police|broads) authority\b|(?:nhs|foundation|children['’]s) (?:foundation )?trust\b|"
    r"crime panel\b|crime commissioner\b|fire (?:and|&) rescue service\b))"
)
_OWNER = re.compile(r"((?:[A-Z][\w'’&-]{1,24} |and |of ){1,6}?)(?i:action|improvement|business|delivery|recovery)\b")
_DIRECTOR = re.compile(
    r"(?i:report (?:of|by|from):? (?:the )?)?(?:(?:Corporate|Strategic|Executive|Interim|Assistant) ){0,3}Director "
    r"(?:of|for) (?:the )?([A-Z][\w'’,& -]{3,60})$"
)
_OFFICE = re.compile(r"(?:Corporate|Strategic|Executive|Service) Director")
_DEPARTMENT = re.compile(
    r"(?:Directorate|Department|Service area):? ([A-Z][\w'’,& -]{3,60})|(.{3,60}) (?:Directorate|Department)"
)
_REPORTED_TO = re.compile(r"(?:report to|to|meeting|presented to|c\.?c)\b", re.IGNORECASE)
_NOBODY = frozenset(
    ("the council", "full council", "county council", "city council", "the board", "the police", "trust board")
)
_OFFICER = re.compile(  # a person's name or post runs into the body's
    r"\b(?:Leader|Members?|Director|Chair|Officer|Councillor|Cllr|Mayor|Head|Manager|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Rev"
    r"|Sir|Dame|DC?I|DS|PC|Sgt|Insp|Inspector|Supt|Superintendent|Detective|ACC|DCC|Commander)\b"
)
_MARKINGS = ("official", "sensitive", "restricted", "confidential", "protect", "public", "exempt", "draft", "final")


def bodies(text: str) -> Iterator[str]:
    """The public bodies named in `text`, in printed order: boards, councils, police, parks, trusts.

    >>> list(bodies("Northmere Safeguarding Adults Board – Business Plan"))
    ['Northmere Safeguarding Adults Board']
    """
    for match in _BODY.finditer(text[:LONGEST]):
        words = without(match[0].split(), (*JOINS, *_MARKINGS, "for", "report", "a"))
        name = " ".join(words)
        if len(words) > 1 and name.casefold() not in _NOBODY and not _OFFICER.search(name):
            yield name


def body_of_plan(council: str | None, prominent: Iterable[str], front: Front, rest: Iterable[str]) -> str | None:
    """Whose plan it is: a body named in `prominent` (title, running heads), else one on a line of `front` to itself.

    A council is given with the department that the front names; it must be printed there, or twice in the `rest` of
    the document, where partners are named too. None where no body is printed.
    """
    heads, texts = tuple(prominent), tuple(rest)
    for text in heads:
        whole = re.fullmatch(r"([^,]{3,60}), [A-Z][^\d:.;]{3,70}", text)
        if whole is not None and whole[1] in bodies(whole[1]):
            return text
    lines = (" ".join(without(line.split(), _MARKINGS)) for line in front.alone)
    alone = (line for line in lines if not _REPORTED_TO.match(line) and line in bodies(line))
    named = [name for text in heads for name in bodies(text)] + list(alone)
    named += [owner for text in heads[:1] for owner in _owners(text, council)]
    chosen = next((name for name in named if "council" not in name.casefold().split()), None)
    if chosen is not None:
        return _with_council(chosen, council)
    department = _department(front.fields)
    printed = next((_own(name, council) for name in named), None)
    printed = printed or _printed_council(council, (*heads, *front.alone), texts)
    if printed is None and council is not None and department is not None:
        printed = f"{council} Council"
    return f"{printed}, {department}" if printed and department else printed


def _owners(title: str, council: str | None) -> Iterator[str]:
    """Who a title says the plan is of: "Harrow Chief Executives' Action Plan"."""
    match = _OWNER.match(title)
    owner = match[1].strip() if match is not None else ""
    if council is not None and owner.endswith(("’", "'", "'s", "’s")) and owner.startswith(council):
        yield re.sub(r"['’]s?$", "", owner)


def _with_council(name: str, council: str | None) -> str:
    """`name` with the council before it where it is printed bare: "Safeguarding Adults Board"."""
    if council is None or NO_NAME.fullmatch(name.split()[0]) is None or council.casefold() in name.casefold():
        return name
    return f"{council} {name}"


def _department(lines: Iterable[str]) -> str | None:
    """The department that the pages name last before the plan: a director's, or a directorate."""
    above, found = "", None
    for line in lines:
        for match in (_DIRECTOR.match(line), _DEPARTMENT.fullmatch(line)):
            if match is not None:
                found = next(group for group in match.groups() if group).strip(" ,-")
        if _OFFICE.fullmatch(above) and re.fullmatch(r"[A-Z][A-Za-z'’,& -]{3,60}", line):
            found = line
        above = line
    return found


def _printed_council(council: str | None, front: Iterable[str], rest: Iterable[str]) -> str | None:
    """The council as its documents print it ("London Borough of Harrow", "Harrow Council"); None where they do not.

    What stands once in the `rest` may be a partner: not every plan that names a council is the council's.
    """
    if council is None:
        return None
    form = _forms(council)
    found = next((match[0] for text in front if (match := form.search(text[:LONGEST])) is not None), None)
    more = [match[0] for text in rest if (match := form.search(text[:LONGEST])) is not None]
    return found or (more[0] if len(more) > 1 else None)


def _own(name: str, council: str | None) -> str:
    """A council's `name` without the person's before it."""
    match = None if council is None else _forms(council).search(name)
    return match[0] if match is not None and name.endswith(match[0]) else name


def _forms(council: str) -> re.Pattern[str]:
    """How the council of that short name is printed."""
    name = re.escape(council).replace(r"\ and\ ", r"\ (?:and|&)\ ")
    return re.compile(
        rf"(?:(?:London|Royal|Metropolitan) Borough of {name}\b|(?:Borough|City) of {name}(?: Council)?\b|"
        rf"{name}(?: (?:(?:City|County|District|Borough|Metropolitan) ){{0,2}}Co(?:uncil|rporation)| [MC]?[BDC]C)\b)",
        re.IGNORECASE,
    )
