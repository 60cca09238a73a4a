"""What stands before a cue and turns its meaning: the future, a "not", a "partly", a condition."""

from collections.abc import Sequence
from enum import StrEnum

from models.status import Status
from pipeline.classify.cues import Guard, words_in


class Turn(StrEnum):
    """How the words before a cue, in its own clause, turn it."""

    PLAIN = "plain"  # nothing turns it
    FUTURE = "future"  # "to be completed", "will be signed off"
    BEING = "being"  # "is being rolled out"
    PARTLY = "partly"  # "partly implemented", "phase 1 completed"
    NOT = "not"  # "has not been implemented"
    NOT_YET = "not yet"  # "not yet signed off"
    NEVER = "never"  # "will not be completed"
    UNREAL = "unreal"  # "once approved", "if delayed", "despite earlier delays"


REACH = 8  # how many words before a cue can turn it
NEAR = 3  # how many words before a cue can limit it: "phase 1", "draft policy"

NUMBERS = words_in("one two three four five six seven eight nine ten eleven twelve")
MODALS = words_in("will shall would should must may might could can")
NOTS = words_in("not never cannot no neither nor without unable none nobody nothing n't failed")
NO_SUBJECTS = words_in("none nothing nobody")  # deny the whole clause that they open: "None of the actions has been …"
PAST = words_in("is are was were been has have had now already")
LIMITS = words_in(
    """partly partially part half some most mostly nearly almost largely substantially phase stage first draft
    majority interim initial several"""
)
# Within how many words these make what follows a condition, a time, or no more than a name for something.
CONDITIONS = (
    dict.fromkeys(
        words_in("once when until after following if unless before prior upon whether whenever despite"), REACH
    )
    | dict.fromkeys(words_in("previously earlier previous initially original originally avoid prevent reduce"), 2)
    | dict.fromkeys(words_in("number where which any"), 1)
)
NOMINAL = words_in("following after upon prior despite")  # take a noun: the "was" after them is the main verb's
AIMS = words_in(
    """awaiting await awaits pending expected anticipated due scheduled planned ensure ensuring get getting aim aims
    aiming hope hoping plan plans intend intended intends require required requires need needs towards proposed
    proposal want"""
)


def turn(words: Sequence[str], start: int, cue: int) -> Turn:
    """How the words from `start` (where the clause begins) turn the cue at `cue`.

    Words are lower case, "n't" read as "not". Nearest first: what lies behind a finite past ("has been") or a comma
    no longer makes it future, and behind a comma no longer denies or limits it.

    >>> turn("will be reviewed , updated and published".split(), 0, 6)
    <Turn.FUTURE: 'future'>
    >>> turn("the group which will lead has been established".split(), 0, 7)
    <Turn.PLAIN: 'plain'>
    """
    past = comma = False
    limited = Turn.PLAIN
    for at in range(cue - 1, max(start, cue - REACH) - 1, -1):
        word, distance = words[at], cue - at
        if word == ",":
            comma = True
        elif word in MODALS or word == "be" or (word == "to" and distance == 1):
            if not past or words[at + 1] == "have":
                return _future(words, start, at)
        elif word == "being" and not past:
            limited = Turn.BEING
        elif word in PAST:
            past = True
        elif not comma:
            found = _turns_at(words, at, distance, past)
            if found is Turn.PARTLY:
                limited = found  # a condition further off still counts: "when phase 1 is complete"
            elif found is not None:
                return found
    return Turn.NOT if past and words[start] in NO_SUBJECTS else limited


def turned_from(words: Sequence[str], start: int, cue: int, by: Turn) -> int:
    """The word from which the cue at `cue` is to be quoted, so that what denies it or makes it future is not left out.

    >>> turned_from("the policy has not been published".split(), 0, 5, Turn.NOT)
    3
    """
    if by is Turn.FUTURE:
        turning = MODALS | {"to"}
    elif by in (Turn.NOT, Turn.NOT_YET, Turn.NEVER):
        turning = NOTS
    else:
        return cue
    if by is not Turn.FUTURE and words[start] in NO_SUBJECTS:
        return start
    return next((at for at in range(cue - 1, max(start, cue - REACH) - 1, -1) if words[at] in turning), cue)


def _turns_at(words: Sequence[str], at: int, distance: int, past: bool) -> Turn | None:
    """How the word at `at`, `distance` words before the cue in the same clause, turns it; None where it does not."""
    word, after = words[at], words[at + 1]
    if word in NOTS and after != "only" and distance <= NEAR + past:
        return Turn.NOT_YET if after == "yet" else Turn.NOT
    if word == "yet" and after == "to":
        return Turn.NOT_YET
    if (word in LIMITS and distance <= NEAR + past) or (
        word in ("of", "%") and at and _is_share(words[at - 1 : at + 3])
    ):
        return Turn.PARTLY
    if word in AIMS and not past:
        return Turn.FUTURE
    if word in CONDITIONS and not (past and word in NOMINAL) and distance <= CONDITIONS[word]:
        return Turn.UNREAL
    return None


def _is_share(words: Sequence[str]) -> bool:
    """Whether `words` name less than all: "3 of 5", "one of the three", "75 %"."""
    part, sign, *whole = words
    if sign == "%":
        return part != "100"
    whole = [word for word in whole if word in NUMBERS or word.isdigit()]
    return (part in NUMBERS or part.isdigit()) and bool(whole) and whole[0] != part


def _future(words: Sequence[str], start: int, at: int) -> Turn:
    """The future that the modal, "be" or "to" at `at` makes: denied, conditional or plain."""
    before = words[max(start, at - NEAR) : at + 2]
    if any(word in NOTS for word in before):
        return Turn.NOT_YET if "yet" in before else Turn.NEVER
    return Turn.FUTURE


# What a turned cue says; what is not listed keeps its own status, None says nothing.
_DONE: dict[Turn, Status | None] = {
    Turn.FUTURE: Status.NOT_STARTED,
    Turn.BEING: Status.IN_PROGRESS,
    Turn.PARTLY: Status.IN_PROGRESS,
    Turn.NOT: Status.DELAYED,
    Turn.NOT_YET: Status.NOT_STARTED,
    Turn.NEVER: Status.DELAYED,
    Turn.UNREAL: None,
}
_BEGUN: dict[Turn, Status | None] = {
    Turn.FUTURE: Status.NOT_STARTED,
    Turn.NOT: Status.NOT_STARTED,
    Turn.NOT_YET: Status.NOT_STARTED,
    Turn.NEVER: Status.NOT_STARTED,
    Turn.UNREAL: None,
}
_SILENCED: dict[Turn, Status | None] = dict.fromkeys((Turn.NOT, Turn.NOT_YET, Turn.NEVER, Turn.UNREAL), None)
TURNED: dict[Guard, dict[Turn, Status | None]] = {
    Guard.DONE: _DONE,
    Guard.FINISH: _DONE | {Turn.NOT_YET: Status.IN_PROGRESS},
    Guard.BEGUN: _BEGUN,
    Guard.EVENT: _BEGUN,
    Guard.STATE: {Turn.UNREAL: None},
    Guard.USUAL: {Turn.UNREAL: None},
    Guard.LATE: _SILENCED,
    Guard.STANDS: _SILENCED,
    Guard.DATED: _SILENCED,
    Guard.DROPPED: dict.fromkeys((Turn.NOT, Turn.NOT_YET, Turn.NEVER), None),
    Guard.HEAD: _SILENCED,
    Guard.WAITS: {},
    Guard.OPENS: {},
    Guard.PURPOSE: {},
}


def turned(status: Status, guard: Guard, by: Turn) -> Status | None:
    """The status that a cue for `status` tells once turned `by` what stands before it; None where it tells none.

    >>> turned(Status.COMPLETED, Guard.DONE, Turn.FUTURE)
    <Status.NOT_STARTED: 'not_started'>
    """
    if guard is Guard.STATE and by in (Turn.NOT, Turn.NEVER, Turn.NOT_YET):
        return Status.DELAYED if status is Status.ON_TRACK else Status.NOT_STARTED
    if guard is Guard.STATE and by is Turn.FUTURE and status is Status.IN_PROGRESS:
        return Status.NOT_STARTED
    return TURNED[guard].get(by, status)
