"""The themes that an action stands under: full-width rows, rotated labels and document headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.refs import read_number
from models.table import Cell

RECOMMENDATION = re.compile(
    r"(?i)^\W*(?:recommendation|rec\.?|learning point|finding|issue)s?\s*(?:no\.?\s*)?(?:\d|[:–-])"
)
UPDATE = re.compile(
    r"(?i)^\W*(?:progress|update|comment(?:s|ary)?|position|status|narrative|summary of progress)\b[^:]{0,60}:"
)
TITLE = re.compile(
    r"(?i)\b(?:action|improvement|delivery|implementation|business|work|development|recovery)s?\s+(?:plan|log|tracker|programme)\b"
)
NAMED = re.compile(
    r"(?i)^\W*(?:improvement\s+)?(?:themes?|priorit(?:y|ies)|areas?|strands?|objectives?|goals?|aims?|outcomes?|standards?|sections?|parts?|domains?"
    r"|work\s?streams?|pillars?|chapters?|strategic|key|commitments?|ambitions?|criteri(?:on|a)|categor(?:y|ies)|recommendations?|\d{1,2}[.):\s]|[A-Z][.):])"
)
BODY = re.compile(
    r"(?i)\b(?:board|council|committee|partnership|trust|authority|service|lead|chair|owner|sponsor|responsible|team|agency|lscb|lsab|ccg|nhs|police)\b"
)
NAMED_IN_WORDS = re.compile(  # a document heading that names a theme: numbers alone only count chapters
    r"(?i)^\W*(?:\d{1,2}(?:\.\d{1,2})?[.):\s]\s*)?(?:improvement\s+)?(?:themes?|priorit(?:y|ies)|areas?|strands?|objectives?|goals?|aims?|outcomes?"
    r"|standards?|domains?|work\s?streams?|pillars?|ambitions?|commitments?|recommendations?)\b"
)
LEGEND = re.compile(
    r"(?i)^\W*(?:b?rag\b|key\b|legend\b)|(?:\b(?:red|amber|green|blue|complete|overdue|on track)\b[^.]{0,60}){3}"
)
LONGEST = 300  # characters: a longer full-width row is a narrative


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that rows stand under. `style` tells its level: headings that look alike are of one level."""

    text: str
    style: tuple[str, ...]


def section(text: str, cell: Cell | None = None, level: int | None = None) -> Section:
    """The section that a full-width row or a document heading opens."""
    number = read_number(text)
    word = re.match(r"\W*([A-Za-z]+(?:\s+[a-z]+){0,3}?)(?:\s*\d|\s+[A-Z]\b)", text)
    bare = re.match(r"\d{1,2}(?:\.\d{1,2}){0,3}\b", text)
    if word is not None:
        kind = word[1].lower()
    elif bare is not None or number.ref is not None:
        kind = re.sub(r"\d+", "#", bare[0] if bare is not None else number.ref or "")
    else:
        kind = "CAPITALS" if text.isupper() else "words"
    shade = "" if cell is None else str(cell.fill)
    return Section(text, (kind, shade, "" if level is None else str(level)))


def opened(stack: Sequence[Section], new: Section, directly: bool) -> tuple[Section, ...]:
    """The sections in force after `new`, outermost first.

    A heading that looks like one in force replaces it and all within it. A new kind of heading stands within those
    in force where it follows them `directly`, without an action between; otherwise it takes the innermost one's place.
    """
    for depth, old in enumerate(stack):
        if old.style == new.style:
            return (*stack[:depth], new)
    kinds = [old.style[0] for old in stack]
    if new.style[0] in kinds and new.style[0] != "words":
        return (*stack[: kinds.index(new.style[0])], new)
    return (*stack, new) if directly or len(stack) > 1 else (new,)


def names_theme(text: str) -> bool:
    """Whether a row above the header names a theme, rather than the plan's title or whose plan it is."""
    if NAMED.match(text):
        return True
    return not TITLE.search(text) and not BODY.search(text)
