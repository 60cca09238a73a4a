"""The cues of a text that count where they stand, each with the status that it tells there."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.status import Status
from pipeline.classify.cues import Guard, words_in
from pipeline.classify.guards import Turn, turn, turned, turned_from
from pipeline.classify.words import RECENT, Found, Words, find

LEAD_IN_WORDS = 12  # that may stand before a headline
# What they may be: "Update May 2014: this action is now complete."
LEAD_IN = words_in(
    """status update updates action actions this is are has have been now currently all fully work task tasks item
    items recommendation recommendations the progress not yet partially partly nearly mostly largely still also rag
    objective milestone target targets was were outcome position comment comments both these it project scheme
    formally successfully january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec q1 q2 q3 q4 quarter of to date as at and spring summer autumn
    winter red amber green blue yellow brag r a g b y"""
)
# May follow a headline without a stop: "Completed in May".
FOLLOWS = words_in(
    """in on at by and with as for to via through during see january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter
    due until from since this last within now following awaiting pending because subject except apart ahead
    early late mid"""
)
STATIVE = frozenset(
    ("is", "are", "was", "were", "remain", "remains", "still", "currently", "now", "remaining", "being")
)
ATTRIBUTIVE = words_in("the a an of any each newly our their all with for these")
SUBJECT_FOLLOWS = frozenset(
    ("in", "on", "at", "with", "by", "for", "a", "the", "an", "to", "every", "weekly", "monthly")
)
WHOLE = (("have", "been"), ("has", "been"))
DATE_WORD = re.compile(r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|q[1-4]|end|new")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cue says; `start`, `end` and `quoted` count characters, `clause` and `sentence` those of the text."""

    status: Status
    guard: Guard
    turn: Turn
    headline: bool  # it stands for the whole: "Completed: …"
    start: int
    end: int
    quoted: int  # where a quotation begins: at the "not" or the "to be" before the cue, else at `start`
    clause: int
    sentence: int


@functools.lru_cache(RECENT)
def told(text: str) -> tuple[Words, tuple[Reading, ...]]:
    """The words of `text` and the cues in it that count, in printed order."""
    words, found = find(text)
    return words, tuple(readings(words, found))


def readings(words: Words, found: tuple[Found, ...]) -> Iterator[Reading]:
    """The cues that count, in printed order."""
    opening = next((at for at, word in enumerate(words.words) if _tells(word)), len(words.words))
    told = -1  # the clause that something was last told of: what "to do" follows there is its purpose
    for cue in found:
        clause = words.clauses[cue.first]
        if cue.cue.status is None or (cue.cue.guard is Guard.PURPOSE and told == clause):
            continue
        headline = _is_headline(words, cue, opening)
        if not _counts(words, cue, headline):
            continue
        by = turn(words.words, clause, cue.first)
        status = turned(cue.cue.status, cue.cue.guard, by)
        if status is None:
            continue
        guard = cue.cue.guard
        if by is Turn.PLAIN and words.words[clause] == "all" and words.words[cue.first : cue.last] in WHOLE:
            status, guard = Status.COMPLETED, Guard.DONE  # "All homes have been visited"
        told = clause
        yield Reading(
            status=status,
            guard=guard,
            turn=by,
            headline=headline and guard not in (Guard.EVENT, Guard.USUAL, Guard.PURPOSE),
            start=words.starts[cue.first],
            end=words.ends[cue.last - 1],
            quoted=_quoted(words, clause, turned_from(words.words, clause, cue.first, by)),
            clause=clause,
            sentence=words.sentences[cue.first],
        )


def _quoted(words: Words, clause: int, first: int) -> int:
    """Where the word `first` begins as printed: "n't" is quoted with the word that it hangs on."""
    hangs = first > clause and words.ends[first - 1] == words.starts[first] and words.words[first - 1].isalpha()
    return words.starts[first - hangs]


def _is_headline(words: Words, found: Found, opening: int) -> bool:
    """Whether the cue opens its clause and stands by itself there: "Completed: …", "(6) Completed; …".

    `opening` is the first word of the text that tells anything.
    """
    start = words.clauses[found.first]
    opens_text = found.first <= opening
    if found.first - start > LEAD_IN_WORDS or any(_tells(word) for word in words.words[start : found.first]):
        return False
    if start and words.words[start - 1] in ("(", "[", "/") and not opens_text:
        return False
    if opens_text and found.cue.guard is Guard.OPENS:
        return True
    if found.last == len(words.words):
        return True
    after = words.words[found.last]
    return not after.isalpha() or (opens_text and (after in FOLLOWS or words.capital[found.last]))


def _tells(word: str) -> bool:
    """Whether `word` is more than a lead-in, a number or a mark."""
    return word.isalpha() and word not in LEAD_IN


def _counts(words: Words, found: Found, headline: bool) -> bool:
    """Whether a cue counts where it stands, for the guards that ask for a place."""
    after = words.words[found.last] if found.last < len(words.words) else "."
    before = words.words[found.first - 1] if found.first > words.clauses[found.first] else ""
    match found.cue.guard:
        case Guard.HEAD:
            speaks_of_else = after in SUBJECT_FOLLOWS or after[:1].isdigit()  # "Held in May" is an event
            return headline and (found.cue.status is Status.CANCELLED or not speaks_of_else)
        case Guard.STANDS:
            ends = not after.isalpha() and after not in ("-", ",", "/")
            headline = headline or (not before and after in FOLLOWS)
            return headline or (before in STATIVE and after not in ("of", "by")) or (ends and before not in ATTRIBUTIVE)
        case Guard.DATED:
            return any(DATE_WORD.match(word) for word in words.words[found.last : found.last + 3])
        case Guard.EVENT:
            return not (before in ATTRIBUTIVE and after.isalpha())
        case Guard.DONE | Guard.FINISH:
            imperative = words.words[found.first] == "complete" and after.isalpha() and after not in FOLLOWS
            return not (before in ATTRIBUTIVE and after.isalpha()) and not (imperative and not headline)
        case _:
            return True
