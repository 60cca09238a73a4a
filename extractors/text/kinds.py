"""What kind of thing a cell of a converted table holds, by its looks alone; and where one text goes on in another."""

import re
from enum import IntEnum

_NUMBER = re.compile(r"(?i)\(?(?:[a-z]{0,3}\W?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?[.)]{0,2}|\(?[a-z]\)")
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}\W{{1,3}}(?:(?:19|20)?\d\d)\b|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    r"|\bq[1-4]\b(?:\W{1,2}\d{2,4}(?:/\d\d)?)?|\b20\d\d(?:[/-]\d\d)?\b|(?:spring|summer|autumn|winter)\s+(?:20)?\d\d"
)
_DAY = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}\.?")  # "5.10.12", though parts of a plan may be counted so too
DATED = re.compile(rf"(?i)\b(?:{_DATE})")
_TIMELESS = re.compile(r"(?i)\W*(?:on-?\s?going|tbc|tba|immediate(?:ly)?|monthly|quarterly|annual(?:ly)?|continuous)\b")
_LEAD_IN = r"(?:\b(?:by|end|from|until|early|late|mid|on-?going to)\s+(?:of\s+)?){0,3}"
_SPAN = re.compile(rf"(?i){_LEAD_IN}(?:\b{MONTH}\s*(?:-|–|to|and|/|&)\s*)?(?:{_DATE})")
_ENDED = (".", "?", "!", ":", ";")
_GOES_ON = re.compile(
    r"(?i)(?:\b(?:and|or|the|a|an|of|to|for|in|on|at|by|with|from|that|which|as|is|are|be|this|their)|[,/&(–-])$"
)
_ENTRY = re.compile(r"[•▪●◦‣\uf0b7\uf0a7]|[-–*] |\(?\d{1,3}[.)]|\(?[a-z]\) |\([ivx]{1,5}\) ")
SHORT, DATE_LENGTH, HALF = 60, 60, 25  # characters


class Kind(IntEnum):
    """What a cell holds."""

    BLANK = 0
    NUMBER = 1
    DATE = 2
    SHORT = 3
    LONG = 4


def kind(text: str) -> Kind:
    """What the cell's text is, by its looks.

    >>> [kind(text).name for text in ("", "2.4.3", "Sept 2014", "LSCB Chair", "Review the protocol. " * 5)]
    ['BLANK', 'NUMBER', 'DATE', 'SHORT', 'LONG']
    """
    if not text:
        return Kind.BLANK
    if _NUMBER.fullmatch(text) and not _DAY.fullmatch(text):
        return Kind.NUMBER
    if len(text) <= DATE_LENGTH and (DATED.search(text) or _TIMELESS.match(text)):
        return Kind.DATE
    return Kind.SHORT if len(text) <= SHORT else Kind.LONG


def date_at(text: str) -> int | None:
    """Where the times begin with which the text ends; None where it does not end with one, or is nothing else."""
    first = _SPAN.search(text)
    if first is None or not first.start():
        return None
    rest = _SPAN.sub("", text[first.start() :])
    return first.start() if len(rest.split()) <= 1 else None


def date_until(text: str) -> int | None:
    """Where the times end with which the text begins, before a sentence; None where it begins with none."""
    end = 0
    while (match := _SPAN.match(text, end)) is not None:
        end = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    return end if end and text[end : end + 1].isupper() else None


def is_time(text: str) -> bool:
    """Whether the text is a time and nothing else.

    >>> is_time("Feb - June 09"), is_time("Progress at June 2009")
    (True, False)
    """
    return not _SPAN.sub("", text).strip(" .,") or (len(text) <= HALF and _TIMELESS.match(text) is not None)


def is_entry(text: str) -> bool:
    """Whether the text begins as an entry of a list does: with a bullet or a number."""
    return _ENTRY.match(text) is not None


def is_open(text: str) -> bool:
    """Whether the text has no end yet: no stop, and words enough to have been a sentence."""
    return len(text) >= HALF and not text.endswith(_ENDED)


def runs_on(above: str, below: str) -> bool:
    """Whether `below` goes on with the sentence that `above` breaks off.

    >>> runs_on("Other agencies such as the Border Force and", "UKBA to be brought into training")
    True
    >>> runs_on("Agree a new referral pathway.", "to be agreed")
    False
    """
    if not above or not below or is_entry(below) or above.endswith(_ENDED):
        return False
    if _GOES_ON.search(above):
        return True
    return len(above) >= HALF and below[0].islower()


def times(text: str) -> list[str]:
    """The times of which the text consists, one after the other; the text itself where it holds anything else.

    >>> times("May - July 09 Aug - Dec 09 27.9.12")
    ['May - July 09', 'Aug - Dec 09', '27.9.12']
    >>> times("Feb & Oct 2012"), times("March 2016 for the cycle of 2016/17")
    (['Feb & Oct 2012'], ['March 2016 for the cycle of 2016/17'])
    """
    spans = list(_SPAN.finditer(text))
    rest = _SPAN.sub("", text)
    return [match[0].strip() for match in spans] if len(spans) > 1 and not rest.strip(" .") else [text]
