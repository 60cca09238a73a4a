"""What has changed from one version of a plan to the next, and what became of an action through all of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from models.action import Action
from models.listed import Listed
from models.status import Status
from pipeline.versions.links import Link

_PRINTED_ALIKE = str.maketrans("‘’“”‐‑‒–—−\u00a0", "''\"\"------ ")


class Kind(StrEnum):
    """What may change in an action."""

    NEW = "new"
    DROPPED = "dropped"
    REWORDED = "reworded"
    REASSIGNED = "reassigned"
    MOVED = "moved"  # in date; a date set or removed too
    RETARGETED = "retargeted"  # another outcome or success measure is intended
    STATUS = "status"  # but for what was completed
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one action. `earlier` is None where it is new, `later` where it was dropped.

    `before` and `after` are what changed, as text: the action's words, its leads joined by "; ", its due date as
    YYYY-MM-DD, its status; None where there is none.
    """

    kind: Kind
    earlier: Listed | None
    later: Listed | None
    before: str | None = None
    after: str | None = None
    days: int | None = None  # later than before; less than 0 where brought forward; None but for a moved date
    doubtful: bool = False  # whether the two are one action is for a person to say


@dataclass(frozen=True, slots=True)
class Step:
    """An action in one version of its plan, with what changed since the version before; () in the first."""

    listed: Listed
    changes: tuple[Change, ...] = ()


def changes(earlier: Sequence[Listed], later: Sequence[Listed], linked: Sequence[Link]) -> tuple[Change, ...]:
    """What changed between two versions of a plan, in the order of the later one.

    A dropped action stands behind the one that it stood behind; an action that stays may have several changes, in the
    order of Kind. `linked` are the links from `earlier` to `later`, none of them two to one.
    """
    came = {link.later: link for link in linked}
    gone = _dropped(earlier, linked)
    found = [Change(Kind.DROPPED, earlier[at], None, earlier[at].action.action) for at in gone.get(None, ())]
    for at, listed in enumerate(later):
        link = came.get(at)
        if link is None:
            found.append(Change(Kind.NEW, None, listed, after=listed.action.action))
            continue
        found.extend(between(earlier[link.earlier], listed, doubtful=link.doubtful))
        dropped = gone.get(link.earlier, ())
        found.extend(Change(Kind.DROPPED, earlier[each], None, earlier[each].action.action) for each in dropped)
    return tuple(found)


def between(earlier: Listed, later: Listed, *, doubtful: bool = False) -> tuple[Change, ...]:
    """What changed in one action from a version to a later one, in the order of Kind; () where nothing did.

    Case, spaces, the form of quotes and dashes and a full stop at the end are no change of words; the order of leads is
    none of leads. A due date is the latest day that the timescale states.
    """
    one, other = earlier.action, later.action
    found: list[tuple[Kind, str | None, str | None]] = []
    if _worded(one.action) != _worded(other.action):
        found.append((Kind.REWORDED, one.action, other.action))
    if {_worded(party.name) for party in one.leads} != {_worded(party.name) for party in other.leads}:
        found.append((Kind.REASSIGNED, _leads(one), _leads(other)))
    if one.due_date != other.due_date:
        found.append((Kind.MOVED, _day(one), _day(other)))
    if _worded(one.outcome or "") != _worded(other.outcome or ""):
        found.append((Kind.RETARGETED, one.outcome, other.outcome))
    if one.status is not other.status:
        kind = Kind.COMPLETED if other.status is Status.COMPLETED else Kind.STATUS
        found.append((kind, one.status.value, other.status.value))
    days = (other.due_date - one.due_date).days if one.due_date and other.due_date else None
    return tuple(
        Change(kind, earlier, later, before, after, days if kind is Kind.MOVED else None, doubtful)
        for kind, before, after in found
    )


def history(chain: Sequence[Listed]) -> tuple[Step, ...]:
    """An action through the versions of its plan, from the first, each with what changed since the one before.

    `chain` is the same action in one version after another, the earliest first.
    """
    first = tuple(Step(listed) for listed in chain[:1])
    return first + tuple(Step(later, between(one, later)) for one, later in pairwise(chain))


def counts(found: Iterable[Change]) -> dict[Kind, int]:
    """How many changes there are of each kind, in the order of Kind, 0 included.

    >>> counts(())[Kind.NEW]
    0
    """
    counted = Counter(change.kind for change in found)
    return {kind: counted[kind] for kind in Kind}


def describe(change: Change) -> str:
    """The change in one line, for a person: which action, what was and what is."""
    listed = change.later or change.earlier
    name = "" if listed is None else _name(listed.action)
    doubt = " (perhaps another action)" if change.doubtful else ""
    return f"{name}: {_told(change)}{doubt}"


def _told(change: Change) -> str:
    match change.kind:
        case Kind.NEW:
            return "new"
        case Kind.DROPPED:
            return "dropped" if change.earlier is None else f"dropped, was {_status(change.earlier.action.status)}"
        case Kind.REWORDED:
            return f'reworded from "{_line(change.before or "")}" to "{_line(change.after or "")}"'
        case Kind.REASSIGNED:
            return f"reassigned from {_line(change.before or 'nobody')} to {_line(change.after or 'nobody')}"
        case Kind.MOVED:
            return _told_date(change)
        case Kind.RETARGETED:
            return f"outcome {_quoted(change.before)}, now {_quoted(change.after)}"
        case Kind.STATUS:
            return f"status {_status(change.before)}, now {_status(change.after)}"
        case Kind.COMPLETED:
            return f"completed, was {_status(change.before)}"


def _told_date(change: Change) -> str:
    if change.days is None:
        return f"due date set to {change.after}" if change.before is None else f"due date {change.before} removed"
    size = abs(change.days)
    way = "put back" if change.days > 0 else "brought forward"
    return f"{way} {size} {'day' if size == 1 else 'days'}, from {change.before} to {change.after}"


def _quoted(text: str | None) -> str:
    return f'"{_line(text)}"' if text else "not stated"


def _status(value: str | None) -> str:
    return (value or "").replace("_", " ")


def _name(action: Action) -> str:
    return _line(f"{action.ref} {action.action}" if action.ref else action.action, 60)


def _line(text: str, most: int = 200) -> str:
    """`text` without line breaks, cut at a word before `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def _day(action: Action) -> str | None:
    return action.due_date.isoformat() if action.due_date else None


def _leads(action: Action) -> str | None:
    return "; ".join(party.name for party in action.leads) or None


def _worded(text: str) -> str:
    return " ".join(text.translate(_PRINTED_ALIKE).casefold().split()).rstrip(".;, ")


def _dropped(earlier: Sequence[Listed], linked: Sequence[Link]) -> dict[int | None, list[int]]:
    """The positions of dropped actions, under that of the last one before them that stays; None where none does."""
    stays = {link.earlier for link in linked}
    gone: dict[int | None, list[int]] = {}
    behind: int | None = None
    for at in range(len(earlier)):
        if at in stays:
            behind = at
        else:
            gone.setdefault(behind, []).append(at)
    return gone
