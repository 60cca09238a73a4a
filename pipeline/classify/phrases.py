"""What the words of one update say of its action: the readings weighed against each other."""

import functools
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from models.status import Status
from pipeline.classify.cues import Guard
from pipeline.classify.guards import Turn
from pipeline.classify.readings import Reading, told
from pipeline.classify.words import RECENT, Words


class Basis(StrEnum):
    """What a judgement rests on, the surest first."""

    KEY = "key"  # the plan's own code, by its own key
    WORD = "word"  # the plan's own code, which is a word that needs no key: "Complete"
    DATE = "date"  # a date achieved
    OPENING = "opening"  # "Completed: …": a status word set apart before all else
    HEADLINE = "headline"  # "This action is now complete."
    SAID = "said"  # "the policy has been signed off"
    TURNED = "turned"  # "not yet signed off", "to be completed by May"
    MIXED = "mixed"  # some parts done, others still to do
    EVENT = "event"  # something happened: "Meeting held 3 May"
    NOTHING = "nothing"  # words, but none that tells a status
    AIM = "aim"  # "To improve …": a target in the place of an update
    BLANK = "blank"  # no words: "-", "N/A", "no update provided"
    SILENT = "silent"  # the plan gives nothing at all


@dataclass(frozen=True, slots=True)
class Judgement:
    """The status that a text tells, and `phrase`, the words in it that say so (None where none do)."""

    status: Status
    phrase: str | None
    basis: Basis

    @property
    def firm(self) -> bool:
        """Whether words tell the status, rather than the mere fact that something was written."""
        return self.basis in (Basis.OPENING, Basis.HEADLINE, Basis.SAID, Basis.TURNED, Basis.MIXED)


BLANK = re.compile(
    r"[\W_]*(?:n ?/ ?a|na|none|nil|nothing|unreported|nothing to report|not (?:reported|provided|applicable)|"
    r"no (?:further )?(?:updates?|information|response|comments?|return)(?: (?:has been |was )?"
    r"(?:provided|received|available|given|submitted|supplied|reported|this (?:quarter|period|time)|at this time|"
    r"to report|yet)(?: (?:by|from|since) [\w '’-]{1,60})?)?|"
    r"update (?:required|requested|awaited|not (?:received|provided)|outstanding))?[\W_]*",
    re.IGNORECASE,
)
AIM = re.compile(
    r"\W{0,9}to (?!be\b|commence|start|begin|follow|date\b|take place|happen|note\b|do\b|go\b)[a-z]{2,}", re.IGNORECASE
)
NOTHING_BEFORE = re.compile(r"[^a-z]*", re.IGNORECASE)
APART = re.compile(r"\s{0,2}(?:[:;.!–—-]|\n|$)")
SENTENCE = re.compile(r"[.;\n]")
SOFT = (Status.IN_PROGRESS, Status.NOT_STARTED)  # a headline that says no more than this gives way to a surer word
AT_ONCE = 12  # characters between "completed" and "on time" where both say one thing
WEAK = (Guard.EVENT, Guard.USUAL)


@functools.lru_cache(RECENT)
def judge(text: str) -> Judgement:
    """What `text`, one update, says of its action. Never raises; `phrase` is a part of `text`.

    >>> judge("Drafting underway. Outstanding – to be completed by end of Nov.").phrase
    'Outstanding'
    """
    if BLANK.fullmatch(text):
        return Judgement(Status.UNREPORTED, None, Basis.BLANK)
    words, said = told(text)
    opening = _opening(text, said)
    if opening is not None:
        return _judgement(text, opening, Basis.OPENING)
    headline = _headline(said)
    if headline is not None:
        return _judgement(text, headline, Basis.HEADLINE)
    if _states_aims(text, said):
        return Judgement(Status.UNREPORTED, None, Basis.AIM)
    return _told(text, said) or _started(text, words, said)


def _opening(text: str, said: tuple[Reading, ...]) -> Reading | None:
    """The status word that opens `text` and is set apart from the rest: what the officer filled in; else None.

    What follows tells of it ("Completed: circulated. Review to follow.", "Not started. Added in May."); "Closed – no
    longer required" is cancelled, "Ongoing – on track" on track.
    """
    if not said or not said[0].headline:
        return None
    first, *later = said
    if not NOTHING_BEFORE.fullmatch(text[: first.start]) or not APART.match(text, first.end):
        return None
    if not later:
        return first
    dropped = first.status is Status.COMPLETED and later[0].status is Status.CANCELLED
    beside = NOTHING_BEFORE.fullmatch(text[first.end : later[0].start]) is not None
    surer = first.status in SOFT and beside and later[0].guard not in WEAK
    return later[0] if dropped or surer else first


def _headline(said: tuple[Reading, ...]) -> Reading | None:
    """The reading that stands for the whole update; None where no word does."""
    heads = [reading for reading in said if reading.headline]
    if not heads:
        return None
    first = heads[0]
    later = [reading for reading in said if reading.start > first.start]
    if first.status in SOFT:
        surer = (reading for reading in later if reading.status not in SOFT)
        begun = _done_since(first, said) if first.guard is Guard.BEGUN else None
        return begun or next((r for r in surer if r.headline or r.status in (Status.DELAYED, Status.ON_TRACK)), first)
    if first.status is Status.DELAYED:
        caught_up = next((reading for reading in later if reading.status is Status.ON_TRACK), None)
        return _done_since(first, said) or caught_up or first
    if later and later[0].status is Status.CANCELLED and first.status is Status.COMPLETED:
        return later[0]  # "Closed – no longer required"
    return first


def _done_since(earlier: Reading, said: tuple[Reading, ...]) -> Reading | None:
    """What is said to be done after `earlier`, with nothing left to do; None where that is not so."""
    after = [reading for reading in said if reading.start > earlier.start and reading.guard not in WEAK]
    if not after or any(reading.status is not Status.COMPLETED for reading in after):
        return None
    ended = after[-1].guard is Guard.FINISH  # "is now complete"; "appointed" may be of a part
    return after[-1] if ended or (earlier.guard is not Guard.BEGUN and after[-1].sentence > earlier.sentence) else None


def _states_aims(text: str, said: tuple[Reading, ...]) -> bool:
    """Whether `text` consists of targets: "To improve …; To continue to …"."""
    if any(reading.status not in SOFT for reading in said):
        return False
    return all(AIM.match(sentence) for sentence in SENTENCE.split(text) if any(map(str.isalpha, sentence)))


def _told(text: str, said: tuple[Reading, ...]) -> Judgement | None:
    """What firm words tell; None where there are none, or only words of what is still to come."""
    firm = [reading for reading in said if reading.guard not in WEAK and reading.status is not Status.NOT_STARTED]
    by_status = {reading.status: reading for reading in reversed(firm)}  # the first of each
    done = by_status.get(Status.COMPLETED)
    if Status.CANCELLED in by_status and done is None:
        return _judgement(text, by_status[Status.CANCELLED])
    late = next((reading for reading in reversed(firm) if reading.status is Status.DELAYED), None)
    if late is not None:
        since = [reading for reading in firm if reading.start > late.start and reading.status is Status.ON_TRACK]
        return _judgement(text, _done_since(late, said) or (since[0] if since else late))
    if Status.ON_TRACK in by_status:
        on_track = by_status[Status.ON_TRACK]
        in_time = done is not None and 0 < on_track.start - done.end <= AT_ONCE and done.clause == on_track.clause
        return _judgement(text, done if done is not None and in_time else on_track)
    if done is not None:
        return _judgement(text, *_part_or_whole(done, said))
    return _judgement(text, by_status[Status.IN_PROGRESS]) if Status.IN_PROGRESS in by_status else None


def _part_or_whole(done: Reading, said: tuple[Reading, ...]) -> tuple[Reading, Basis | None]:
    """`done`, or what shows that only a part is: something is still under way, or still to come."""
    last = max(reading.start for reading in said if reading.status is Status.COMPLETED)
    for reading in said:
        begun = reading.guard is Guard.BEGUN and reading.start < last  # "started in May and completed in June"
        if reading.status in SOFT and reading.guard not in WEAK and not begun and reading.guard is not Guard.PURPOSE:
            return (reading if reading.status is Status.IN_PROGRESS else done), Basis.MIXED
    return done, None


def _started(text: str, words: Words, said: tuple[Reading, ...]) -> Judgement:
    """What an update says that only tells of events, of plans, or of neither."""
    plans = [reading for reading in said if reading.status is Status.NOT_STARTED]
    events = [r for r in said if r.status is Status.IN_PROGRESS and (r.guard is Guard.EVENT or not plans)]
    if events:
        return _judgement(text, events[0], Basis.MIXED if plans else Basis.EVENT)
    planned = {reading.sentence for reading in plans}
    if not plans or _tells_more(words, planned):
        return Judgement(Status.IN_PROGRESS, None, Basis.NOTHING)
    return _judgement(text, plans[0])


def _tells_more(words: Words, planned: set[int]) -> bool:
    """Whether a sentence of three words or more stands beside the `planned` ones."""
    told = Counter(
        s for word, s in zip(words.words, words.sentences, strict=True) if word.isalpha() and s not in planned
    )
    return any(count > 2 for count in told.values())


def _judgement(text: str, reading: Reading, basis: Basis | None = None) -> Judgement:
    said = Basis.SAID if reading.turn is Turn.PLAIN else Basis.TURNED
    status = Status.IN_PROGRESS if basis is Basis.MIXED else reading.status
    return Judgement(status, text[reading.quoted : reading.end], basis or said)
