"""A column that holds two fields: which of its paragraphs is which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.text import Item, items
from extractors.plan.evidence import CODE, DATE, TIMELESS
from models.row import Field
from models.table import Line

DONE = re.compile(
    r"(?i)\b(?:was|were|has|have|had|been|held|agreed|undertaken|attended|completed|updated|established|issued|met|took place|approved|begun"
    r"|underway|under way|ongoing|commenced|started|delivered|circulated|appointed|launched|published|reported|presented|drafted|received"
    r"|on track|in place since|currently|now|continues|not yet|awaiting|delayed|postponed|overdue|outstanding|in progress|to date)\b"
)
PAST_DATE = re.compile(
    r"(?i)\b(?:in|on|since|during|between|by|at)\b.{0,40}\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
STATE = re.compile(
    r"(?i)\b(?:are|is|be|will|should|can|results? in|improve[sd]?|increase[sd]?|reduce[sd]?|aware|able)\b"
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
    for item in items(lines):
        given[_field_of(item, fields)].extend(item.lines)
    return tuple(Share(field, tuple(lines)) for field, lines in given.items())


def _field_of(item: Item, fields: Sequence[Field]) -> Field:
    """The field of one paragraph: the first that its words speak for, else the column's first."""
    text = item.text
    if Field.DUE in fields and len(text) < 80 and (DATE.search(text) or TIMELESS.match(text)):
        return Field.DUE
    if Field.RAG in fields and CODE.match(text):
        return Field.RAG
    if Field.PROGRESS in fields and Field.OUTCOME in fields:
        return Field.PROGRESS if is_update(text) else Field.OUTCOME
    plain = [field for field in fields if field not in (Field.DUE, Field.RAG)]
    return plain[0] if plain else fields[0]


def is_update(text: str) -> bool:
    """Whether a paragraph tells what has happened, as against what is meant to come about.

    >>> is_update("The policy was agreed in January 2014"), is_update("Young people are identified and protected")
    (True, False)
    """
    if not DONE.search(text):
        return False
    return bool(PAST_DATE.search(text)) or not STATE.search(text)
