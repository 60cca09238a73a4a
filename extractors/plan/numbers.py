"""Numbers of actions and recommendations in a row: whose they are, and the texts without them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.refs import Numbered, read_bare, read_number, read_ref
from extractors.fields.text import Item, items, whole_text
from extractors.plan.parts import is_label
from models.action import Recommendation
from models.row import Entry, Field, PlanRow

SHORT_LABEL = 5  # words: "Within 3 months" before a numbered recommendation


def paragraphs_of(row: PlanRow, field: Field) -> tuple[Item, ...]:
    """The paragraphs of a row's field, column by column."""
    return tuple(item for entry in row.of(field) for item in items(entry.lines))


def numbered(row: PlanRow, body: tuple[Item, ...], bare: bool) -> tuple[str | None, tuple[Item, ...]]:
    """The action's number and its paragraphs without number and labels; `bare`: a number and a blank count as one."""
    while len(body) > 1 and is_label(body[0].text):
        body = body[1:]
    printed = [read_ref(item.text) for entry in _own_refs(row) for item in items(entry.lines)]
    ref = next((each for each in printed if each is not None), None)
    if ref is None and len(body) > 1 and (ref := read_ref(body[0].text)) is not None:
        return ref, body[1:]
    if not body:
        return ref, body
    mark = read_number(body[0].text, dated=False)
    if mark.ref is None and bare and ref is None:
        mark = read_bare(body[0].text)
    if mark.ref is None or not mark.text or (ref is not None and not _same(mark.ref, ref)):
        return ref, body
    if ref is None and _counts_steps(body, mark):
        return None, body
    return ref or mark.ref, (replace(body[0], text=mark.text), *body[1:])


def _counts_steps(body: Sequence[Item], mark: Numbered) -> bool:
    """Whether the number counts the steps within one action: the next paragraphs go on counting."""
    following = [read_number(item.text).ref for item in body[1:]]
    return bool(following) and not mark.worded and any(ref is not None and _next(mark.ref, ref) for ref in following)


def _next(ref: str | None, other: str) -> bool:
    if ref is None:
        return False
    if ref.isdigit() and other.isdigit():
        return int(other) == int(ref) + 1
    return len(ref) == len(other) == 1 and ord(other) == ord(ref) + 1


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one.lower()) == re.sub(r"\W", "", other.lower())


def _own_refs(row: PlanRow) -> tuple[Entry, ...]:
    """The entries that number the action, not its recommendation."""
    refs = row.of(Field.REF)
    own = tuple(entry for entry in refs if not _of_recommendation(entry, row))
    return own if row.of(Field.ACTION) else refs


def _of_recommendation(entry: Entry, row: PlanRow) -> bool:
    """Whether a number belongs to the recommendation: by its heading, or as it stands before it and counts as long."""
    if not row.of(Field.RECOMMENDATION):
        return False
    if re.search(r"(?i)\brec", entry.heading):
        return True
    order = [each.field for each in row.entries]
    at = row.entries.index(entry)
    following = order[at + 1] if at + 1 < len(order) else None
    return following is Field.RECOMMENDATION and (entry.spans or len(row.of(Field.REF)) > 1)


def recommendation_of(row: PlanRow) -> Recommendation | None:
    """What the row answers, with its own number: from its column, else from the section above; None for neither."""
    body = paragraphs_of(row, Field.RECOMMENDATION)
    if not body:
        if row.recommendation is None:
            return None
        mark = read_number(row.recommendation)
        return Recommendation(mark.text or row.recommendation, mark.ref)
    alone = read_ref(body[0].text) if len(body) > 1 else None
    if alone is not None:
        text = whole_text(body[1:])
        return None if text is None else Recommendation(text, alone)
    start = next((at for at, item in enumerate(body) if read_number(item.text, dated=False).ref is not None), 0)
    if any(len(item.text.split()) > SHORT_LABEL for item in body[:start]):
        start = 0
    mark = read_number(body[start].text, dated=False)
    printed = [
        read_ref(item.text)
        for entry in row.of(Field.REF)
        if _of_recommendation(entry, row)
        for item in items(entry.lines)
    ]
    ref = next((each for each in printed if each is not None), None) or mark.ref
    rest = body[start:]
    if mark.ref is not None and mark.text and not _counts_steps(rest, mark):
        rest = (replace(rest[0], text=mark.text), *rest[1:])
    elif mark.ref is not None and printed == []:
        ref = None
    text = whole_text(rest)
    return None if text is None else Recommendation(text, ref)


def without_number(paragraphs: tuple[Item, ...], ref: str | None) -> tuple[Item, ...]:
    """An update without the number of its action."""
    if not paragraphs or ref is None:
        return paragraphs
    mark = read_number(paragraphs[0].text)
    if mark.ref is None or not mark.text:
        return paragraphs
    own = _same(mark.ref, ref) or (ref.isdigit() and int(ref) in mark.numbers)
    return (replace(paragraphs[0], text=mark.text), *paragraphs[1:]) if own else paragraphs
