"""What a timescale says beside its dates: goes on, depends on something, is relative to something, states nothing."""

import re

_PERIODS = r"(?:days?|weeks?|months?|quarters?|terms?|years?|meetings?|cycles?)"
_ONGOING = re.compile(
    r"\b(?:on-?\s?going|continuous(?:ly)?|continual(?:ly)?|continuing|continues?|continued|rolling|daily|weekly"
    r"|fortnightly|(?:bi-?|\w{2,6}[\s-])?monthly|quarterly|termly|yearly|half[\s-]yearly|bi-?annually|bi-?ennially"
    r"|annually|regularly|routinely|business\s+as\s+usual|bau|as\s+and\s+when|throughout|recurring|recurrent"
    rf"|(?:every|each)\s+(?:\w{{1,8}}\s)?{_PERIODS}|per\s+(?:month|quarter|term|year|annum)|(?:twice|once)\s+(?:a|per)\s"
    r"|thereafter|onwards?|standing\s+item|permanent(?:ly)?|until\s+further\s+notice)\b",
    re.IGNORECASE,
)
_NOT_ONGOING = re.compile(r"\b(?:not|no\s+longer)\s+(?:on-?going|continuing|recurring)\b", re.IGNORECASE)
# "Annual" and "regular" say how often where they stand alone; "annual report" is the name of a thing.
_ALONE = re.compile(
    r"(?:^|[,;/(&]|\band)\s?(?:bi-?)?(?:annual|regular|periodic|permanent)\s?(?=$|[,;/.)&]|and\b)", re.IGNORECASE
)
_CONDITIONAL = re.compile(
    r"\b(?:subject\s+to|depend(?:ent|ant|ing|s)\s+(?:up)?on|pending|contingent\s+(?:up)?on|provided\s+(?:that\s)?|provisional(?:ly)?"
    r"|conditional|if\s+\w|unless\b|provisionally|permitting|tentative(?:ly)?|to\s+be\s+(?:confirmed|agreed)|tbc)\b[^,.;)]{0,60}",
    re.IGNORECASE,
)
_NUMBERS = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|several|a\s+few|an?)"
_UNITS = r"(?:(?:working|school|calendar)\s)?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?)"
_RELATIVE = re.compile(
    rf"\b(?:within\s+{_NUMBERS}\s|{_NUMBERS}[\s-]{_UNITS}\b|\d{{1,3}}\s?-\s?\d{{1,3}}\s{_UNITS}\b"
    rf"|{_UNITS}\s(?:after|from|following)\b|(?:days|weeks|months)\sof\b|to\s+be\s+(?:confirmed|agreed|advised)|t\.?b\.?[cad]\b|asap\b"
    r"|as\s+soon\s+as|immediate(?:ly)?\b)",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"\b(?:to\s+be\s+(?:confirmed|agreed|advised|determined|decided|set|scheduled|arranged|announced)"
    r"|t\.?b\.?[cads]\b|not\s+(?:yet\s+)?(?:known|agreed|confirmed|set|decided))",
    re.IGNORECASE,
)
_MEETING = re.compile(  # a body whose day it is, and what waits for it
    r"\b(?:after|following|post|pending|awaiting|await|until|once|subject\s+to|depend(?:ent|ing|s)\s+(?:up)?on|to\s+be\s+"
    r"(?:confirmed|agreed|advised|determined|decided|set|scheduled)|t\.?b\.?[cads]\b\.?)"
    r"[^.;\n]{0,50}\b(?:cabinet|committee|board|panel|executive|meeting|scrutiny|full\s+council|approval|decision|agm|forum|"
    r"assembly|summit|conference)\b[^.;\n]{0,25}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:after|following|post|not\s+before|no\s+earlier\s+than)\s(?:the\s)?(?:(?:end|beginning|start)\s(?:of\s)?)?$",
    re.IGNORECASE,
)
_QUOTED = 60  # characters of a cell that a warning quotes


def says_ongoing(text: str) -> bool:
    """Whether `text` says that the work goes on or comes again and again.

    >>> says_ongoing("Quarterly, first report May 2014"), says_ongoing("Annual report"), says_ongoing("On-going")
    (True, False, True)
    """
    return (_ONGOING.search(text) or _ALONE.search(text)) is not None and _NOT_ONGOING.search(text) is None


def condition(text: str) -> str | None:
    """The words that make a date conditional ("subject to budget"), None where there are none."""
    found = _CONDITIONAL.search(text)
    return found[0].strip() if found else None


def is_relative(text: str) -> bool:
    """Whether `text` counts from an event, states a duration or leaves the date open.

    >>> is_relative("within six months of approval"), is_relative("ASAP"), is_relative("May 2014")
    (True, True, False)
    """
    return _RELATIVE.search(text) is not None


def is_after(text: str, place: int) -> bool:
    """Whether the words right before `place` say that only what comes after it counts.

    >>> is_after("after May 2014", 6)
    True
    """
    return _AFTER.search(text, max(0, place - 40), place) is not None


def is_undecided(text: str) -> bool:
    """Whether `text` says that the date is still to be set.

    >>> is_undecided("TBC"), is_undecided("Ongoing, review to be agreed"), is_undecided("May 2014")
    (True, True, False)
    """
    return _UNDECIDED.search(text) is not None


def is_meeting(text: str, begin: int, place: int) -> bool:
    """Whether the words from `begin` up to `place` make the date there the day of what the timescale waits for.

    >>> is_meeting("tbc following Cabinet 4/5/24", 0, 22), is_meeting("report to Cabinet 4/5/24", 0, 18)
    (True, False)
    """
    return _MEETING.search(text, max(begin, place - 120), place) is not None


def is_blank(text: str) -> bool:
    """Whether `text` is empty or a dash.

    >>> is_blank(" \u2013 "), is_blank("TBC")
    (True, False)
    """
    return not any(character.isalnum() for character in text)


def quoted(text: str) -> str:
    """`text` as a warning quotes it: in quotes, cut to 60 characters."""
    return repr(text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…")
