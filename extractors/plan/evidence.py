"""What the cells of a column look like, whatever its heading says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.refs import read_ref

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DATE = re.compile(
    rf"(?i)\b(?:{MONTH}\.?[\s-]*['‘’]?\d{{2,4}}|\d{{1,2}}\s*[./-]\s*\d{{1,2}}\s*[./-]\s*\d{{2,4}}|{MONTH}\s*[-–/]\s*{MONTH}|20\d\d"
    rf"|q[1-4]\b|quarter|(?:spring|summer|autumn|winter)\b|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}$|\d\d/\d\d\b)"
)
TIMELESS = re.compile(
    r"(?i)^\W*(?:on-?\s?going|tbc|tba|immediate(?:ly)?|continuous|monthly|quarterly|annual(?:ly)?|weekly|n/?a)\b"
)
CODE = re.compile(
    r"(?i)^\W*(?:[ragby]|red|amber|green|blue|yellow|grey|white|purple|black|[✓✗☑☐√x]|\d{1,3}\s?%|[1-5]|[a-e]|complete[d]?|done|closed|open"
    r"|not started|in progress|on track|on target|overdue|ongoing|achieved|implemented|delayed|yes|no|partial(?:ly)?"
    r"|underway|on hold|outstanding|superseded|(?:red|amber|green|blue)\s*[/–-]\s*(?:red|amber|green|blue))\W*$"
)
LEVEL = re.compile(r"(?i)^\W*(?:high|medium|low|h|m|l|essential|desirable|must|should|could|critical|urgent)\W*$")
PARTY = re.compile(
    r"(?i)\b(?:director|head|manager|officer|lead|chair|team|board|council|service|group|committee|partnership|police|nhs|ccg|trust"
    r"|cllr|councillor|executive|all\b|cabinet|agency|unit)\b"
)
LONGEST_REFS = 200  # characters
FEW = 4  # cells: too few to tell a rank from a number
PROSE_LENGTH = 45  # characters: codes, dates and most leads are shorter


@dataclass(frozen=True, slots=True)
class Evidence:
    """Shares, 0 to 1, of a column's filled cells; `filled` is how many there are."""

    filled: int
    refs: float
    dates: float
    codes: float
    levels: float
    parties: float
    prose: float


def weigh(texts: Sequence[str]) -> Evidence:
    """What the cells of a column look like; all shares are 0 for a column without text."""
    filled = [text.strip() for text in texts if text.strip()]
    if not filled:
        return Evidence(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    def share(count: int) -> float:
        return count / len(filled)

    return Evidence(
        len(filled),
        share(sum(_is_refs(text) for text in filled)) if _differ(filled) else 0.0,
        share(sum(len(text) < 150 and bool(DATE.search(text) or TIMELESS.match(text)) for text in filled)),
        share(sum(CODE.match(text) is not None for text in filled)),
        share(sum(LEVEL.match(text) is not None for text in filled)),
        share(sum(len(text) < 120 and _is_party(text) for text in filled)),
        share(sum(len(text) > PROSE_LENGTH for text in filled)),
    )


def _is_refs(text: str) -> bool:
    """Whether the text is one number or several below each other, and no date."""
    parts = text.split() if len(text) < LONGEST_REFS else []
    numbered = read_ref(text) is not None or (bool(parts) and all(read_ref(part) is not None for part in parts))
    return numbered and not DATE.search(text)


def _differ(texts: Sequence[str]) -> bool:
    """Whether most texts occur once: numbers that rank (1, 2, 3, 2, 1) number nothing."""
    return len(texts) < FEW or len(set(texts)) >= 0.5 * len(texts)


def _is_party(text: str) -> bool:
    return PARTY.search(text) is not None or re.fullmatch(r"(?:[A-Z][\w.&'’-]*[\s/,]*){1,6}", text) is not None
