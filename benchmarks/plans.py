"""Many actions for benchmarks, made from the sample plans' golden records: what is measured is what plans look like."""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from models.action import Action, Due
from models.document import Identity
from models.listed import Listed
from models.record import loads
from models.status import Status

HERE = Path(__file__).parents[1]
GOLDEN = HERE / "tests" / "extractors" / "plan" / "golden"
PLAN = 20  # actions of one document of `many`

BOROUGHS = 33
VERSIONS = 4  # of each plan, a quarter apart
LEAST, MOST = 40, 80  # actions of a version when it is first published
SEED = 5
SUBJECTS = ("Fostering", "Adoption", "Early Help", "Youth Justice", "Care Leavers", "Neglect", "Missing Children")
KINDS = ("Improvement Plan", "Audit Response", "Workforce Strategy", "Commissioning Review")
QUARTER = datetime.timedelta(days=91)


def samples() -> list[Action]:
    """The golden records of all sample plans."""
    return [loads(line) for path in sorted(GOLDEN.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def many(number: int) -> Iterator[Listed]:
    """So many actions, over and over under new ids, each PLAN of them in a document of its own."""
    for index, action in enumerate(islice(cycle(samples()), number)):
        document, position = divmod(index, PLAN)
        code = f"{document:08x}"
        identity = replace(action.document, sha256=code.ljust(64, "0"))
        plan = Listed(f"{code}-{position + 1}", replace(action, document=identity))
        yield replace(plan, plan=f"plan-{document % 97}", corrected=("leads",) if index % 50 == 0 else ())


def documents(number: int) -> Iterator[tuple[Action, ...]]:
    """So many actions in documents: versions of several plans of each borough, published in turns, seldom alike."""
    chance, known = random.Random(SEED), samples()
    plans: dict[int, Sequence[Action]] = {}
    document, left = 0, number
    while left > 0:
        series, place = divmod(document, BOROUGHS * VERSIONS)
        version, borough = divmod(place, BOROUGHS)
        plan = series * BOROUGHS + borough
        size = chance.randint(LEAST, MOST)
        before = plans.get(plan) or chance.sample(known, size)
        actions = before if version == 0 else _next(before, known, chance)
        plans[plan] = actions
        title = f"{SUBJECTS[series % len(SUBJECTS)]} {KINDS[series // len(SUBJECTS) % len(KINDS)]}"
        date = datetime.date(2014, 3, 31) + version * QUARTER
        identity = Identity(f"{document:08x}".ljust(64, "0"), title, f"Borough {borough + 1:02}", None, date)
        yield tuple(replace(action, document=identity, file=f"{document}.pdf") for action in actions[:left])
        left -= len(actions)
        document += 1


def _next(before: Sequence[Action], known: Sequence[Action], chance: random.Random) -> Sequence[Action]:
    """A version later: some actions dropped, new, reworded, moved in date, or done."""
    kept = [_changed(action, chance) for action in before if chance.random() < 0.96]
    new = [action for action in chance.sample(known, 3) if action.action not in {one.action for one in kept}]
    return (*kept, *new)


def _changed(action: Action, chance: random.Random) -> Action:
    if chance.random() < 0.05:
        words = action.action.split()
        words.insert(chance.randrange(len(words) + 1), "promptly")
        action = replace(action, action=" ".join(words))
    if chance.random() < 0.15 and action.due:
        action = replace(action, due=tuple(_moved(due) for due in action.due))
    if chance.random() < 0.15:
        action = replace(action, status=chance.choice(tuple(Status)), status_confidence=0.9)
    return action


def _moved(due: Due) -> Due:
    return replace(due, start=due.start + QUARTER, end=due.end + QUARTER)
