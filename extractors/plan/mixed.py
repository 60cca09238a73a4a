"""A column that holds two fields: which of its paragraphs is which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.fields.refs import read_number
from extractors.fields.text import Item, clean, items
from extractors.plan.evidence import CODE, DATE, TIMELESS
from models.row import Field
from models.table import Line

TOLD = re.compile(  # a verb with a time in it; "Plan agreed" alone may as well be what is to come about
    r"(?i)\b(?:was|were|has|have|had|is being|are being|underway|under way|ongoing|on track"
    r"|currently|now|continues|not yet"
    r"|awaiting"
    r"|delayed|postponed|overdue|outstanding|in progress|to date|so far|still)\b"
)
RELATIVE = re.compile(r"(?i)\b(?:within|months?|weeks?|days|years?|a\.?s\.?a\.?p|term|as required|each|every)\b")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
DATE_ALONE = re.compile(
    rf"(?i)(?:by |end |end of |from |until )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: (?:19|20)?\d\d)?"
    rf"|\d{{1,2}}[./ -]{_MONTH}[./ -]\d{{2,4}}|{_MONTH}-\d\d"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d(?:[/-]\d\d)?|q[1-4](?: \d{4}[/-]\d\d)?|ongoing|tbc)"
)
GOES_ON = re.compile(r"(?i)(?:\b(?:and|to|by|of|from|until|between|in|end|or)|[-–,/&])\s*$")
LONGEST_DATE = 80  # characters
MOST_WORDS_BESIDE = 3
PAST = re.compile(r"(?i)\b(?:\w{3,}ed|held|met|begun|took|sent|given|undertaken|written|set up|went|made)\b")
DATED = re.compile(
    r"(?i)\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:19|20)?\d\d|(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b"
)
AIMED = re.compile(
    r"(?i)\b(?:to be|will be|will|should|from|by (?:the )?(?:end|\d|[jfmasond][a-z]{2,8} (?:19|20)?\d\d))"
)
REPORTED = re.compile(
    r"(?i)\W*(?:update\W+)?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W{1,3}\d{2,4} ?[:–-]"
)


@dataclass(frozen=True, slots=True)
class Share:
    """The lines of a mixed cell that belong to `field`."""

    field: Field
    lines: tuple[Line, ...]


def share_out(fields: Sequence[Field], lines: Sequence[Line]) -> tuple[Share, ...]:
    """The lines of a cell under the fields that its column holds; every line goes to exactly one."""
    if len(fields) < 2:
        return (Share(fields[0], tuple(lines)),) if fields else ()
    given: dict[Field, list[Line]] = {field: [] for field in fields}
    for item in items(_dates_apart(lines) if Field.DUE in fields else lines):
        given[_field_of(item, fields)].extend(item.lines)
    return tuple(Share(field, tuple(lines)) for field, lines in given.items())


def _dates_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each that is a date by itself opening a paragraph, and each after one."""
    dated = [
        DATE_ALONE.fullmatch(clean(line.text)) is not None and not (index and GOES_ON.search(lines[index - 1].text))
        for index, line in enumerate(lines)
    ]
    return tuple(
        replace(line, opens=line.opens or alone or (index > 0 and dated[index - 1]))
        for index, (line, alone) in enumerate(zip(lines, dated, strict=True))
    )


def _field_of(item: Item, fields: Sequence[Field]) -> Field:
    """The field of one paragraph: the first that its words speak for, else the column's first."""
    text = item.text
    if Field.DUE in fields and len(text) < LONGEST_DATE and _tells_when(text, alone=Field.LEAD not in fields):
        return Field.DUE
    if Field.RAG in fields and CODE.match(text):
        return Field.RAG
    if Field.PROGRESS in fields and Field.OUTCOME in fields:
        return Field.PROGRESS if is_update(text) else Field.OUTCOME
    if Field.ACTION in fields:
        return Field.ACTION
    plain = [field for field in fields if field not in (Field.DUE, Field.RAG)]
    return plain[0] if plain else fields[0]


def _tells_when(text: str, alone: bool) -> bool:
    """Whether the text is a time; where it must be `alone`, with hardly a word beside the time."""
    if not alone:
        return bool(DATE.search(text) or TIMELESS.match(text) or RELATIVE.search(text))
    if TIMELESS.match(text) and len(text.split()) <= MOST_WORDS_BESIDE:
        return True
    rest = DATE.sub(" ", text)
    return rest != text and len(rest.split()) <= MOST_WORDS_BESIDE


def is_update(text: str) -> bool:
    """Whether a paragraph tells what has happened, as against what is meant to come about.

    >>> is_update("The policy was agreed in January 2014"), is_update("Young people are identified and protected")
    (True, False)
    >>> is_update("Workshop held")
    False
    """
    text = read_number(text).text
    if TOLD.search(text) or REPORTED.match(text):
        return True
    return bool(PAST.search(text) and DATED.search(text)) and not AIMED.search(text)
