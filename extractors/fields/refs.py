"""Numbers of actions and recommendations: "(2.4.3.)" -> "2.4.3"."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,4}\.?[a-z]?"
_CODE = r"(?:[A-Z]{1,5}|[A-Z][a-z]?[A-Z][a-z]?)[ .-]?\d{1,3}(?:[./-](?:\d{1,3}|[a-z]\b)){0,3}[a-z]?"
_NO_CODE = (
    r"(?:S(?:11|17|20|31|42|47|75|106|114|117|151)|[QY]\d|KS\d|NI\s?\d+|PM\s?\d+|NHS\s?\d+|COVID.?\d+|[A-Z]\s\d+)"
)
_WORD = r"(?:actions?|recommendations?|recs?|ref|no|number|objective|priority|item|point)"
MARK = re.compile(
    rf"""\s*(?:(?P<word>{_WORD})\b\.?\s*(?:no\.?\s*)?)?
    (?: \( \s*(?P<round>{_NUMBER}|{_CODE}|[a-zA-Z]|{_ROMAN}) (?:\s*[-–&,]\s*(?P<round_to>\d{{1,3}}))? \s*\.?\s* \) [.:]?
      | (?P<closed>{_NUMBER}|{_CODE}|[a-zA-Z]|{_ROMAN}) (?:\s*[-–&]\s*(?P<closed_to>\d{{1,3}}))? \s? \) [.:]?
      | (?P<dotted>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}[a-z]?) \.? (?=\s|$|[A-Z(:–-])
      | (?P<stopped>\d{{1,3}}[a-z]?|[A-Z]{{1,5}}[ .-]?\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}) (?:[.:](?!\d)|\s+[–-](?=\s))
      | (?P<code>(?!{_NO_CODE}\s) (?:[A-Z]{{1,5}}|[A-Z][a-z]?[A-Z][a-z]?) \s?
            \d{{1,3}} (?:[./](?:\d{{1,3}}|[a-z])\b){{0,3}}) (?=\s[A-Z])
    )\s*""",
    re.VERBOSE,
)
WORDED = re.compile(rf"(?i)\s*{_WORD}\b\.?\s*(?:no\.?\s*)?(?P<ref>{_NUMBER}|{_CODE})\s*[.:)–-]*\s*")
BARE = re.compile(
    r"\s*(?P<ref>\d{1,3}[a-z]?)\s+(?=[A-Z(“‘'\"])(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
ALONE = re.compile(
    rf"(?i)\s*(?:{_WORD}\b\.?\s*(?:no\.?\s*)?)?[(\[]?\s*(?P<ref>{_NUMBER}|{_CODE}|[A-Z]{{1,3}}|{_ROMAN})\s*[.)\]:]*\s*"
)
FULL_DATE = re.compile(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{4}")
DATE_LIKE = re.compile(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


LONGEST_REF = 60  # characters, with words such as "Recommendation no."


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text and the number printed before it. `last` differs from `ref` where one text answers several ("2-3)")."""

    ref: str | None
    text: str
    last: str | None = None
    worded: bool = False  # a word such as "Recommendation" stood before the number

    @property
    def numbers(self) -> tuple[int, ...]:
        """The whole numbers that it stands for; empty where the number has parts or letters."""
        if self.ref is None or not self.ref.isdigit():
            return ()
        first = int(self.ref)
        last = int(self.last) if self.last is not None and self.last.isdigit() else first
        return tuple(range(first, last + 1)) if first <= last <= first + 20 else (first,)

    @property
    def refs(self) -> tuple[str, ...]:
        """Each number that it stands for, as refs: "2-3)" for "2" and "3"; empty where there is none."""
        return tuple(map(str, self.numbers)) or ((self.ref,) if self.ref is not None else ())


@lru_cache(maxsize=4096)
def read_number(text: str, dated: bool = True) -> Numbered:
    """The number that `text` begins with, and the rest; `ref` is None where it begins with none.

    A bare whole number before words ("3 courses were held") is none: it may count something. "1.1.10" is a date where
    the text may be `dated`, as updates are, and a number where it is not.

    >>> read_number("(6) Completed; to be circulated").ref
    '6'
    >>> read_number("2.4.3 Extend the system")
    Numbered(ref='2.4.3', text='Extend the system', last=None, worded=False)
    >>> read_number("12.3.15 meeting held").ref is None
    True
    """
    if (DATE_LIKE if dated else FULL_DATE).match(text):
        return Numbered(None, text)
    worded = WORDED.match(text)
    if worded is not None and worded["ref"]:
        return Numbered(_tidy(worded["ref"]), text[worded.end() :], worded=True)
    mark = MARK.match(text)
    if mark is None:
        return Numbered(None, text)
    ref = next(mark[name] for name in ("round", "closed", "dotted", "stopped", "code") if mark[name] is not None)
    return Numbered(_tidy(ref), text[mark.end() :], mark["round_to"] or mark["closed_to"])


def read_bare(text: str) -> Numbered:
    """The bare whole number before capitalised words; only where other texts beside it count on ("1 Hold", "2 Train").

    >>> read_bare("12 Hold a weekly meeting").ref, read_bare("16 days of action").ref
    ('12', None)
    """
    match = BARE.match(text)
    return Numbered(match["ref"], text[match.end() :]) if match is not None else Numbered(None, text)


def read_ref(text: str) -> str | None:
    """The number that is all that a cell prints; None where it prints more or nothing.

    >>> read_ref("(2.4.3.)"), read_ref("Action 7"), read_ref("14 days")
    ('2.4.3', '7', None)
    """
    match = ALONE.fullmatch(text) if len(text) < LONGEST_REF else None
    return _tidy(match["ref"]) if match is not None else None


def _tidy(ref: str) -> str:
    return re.sub(r"\s+", " ", ref).strip(" .")
