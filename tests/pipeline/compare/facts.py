"""Facts for tests: written by hand, an action a line, or made in bulk."""

import datetime
import random
from dataclasses import dataclass

from models.status import Status
from pipeline.compare.facts import ACTIONS, LEADS, SLIPS, Facts, LeftOut, table

Day = datetime.date | None


def day(text: str | None) -> Day:
    """A date written as 2015-03-31."""
    return datetime.date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Told:
    """An action in short; dates as text. `leads` are name and kind, `slips` days."""

    borough: str | None = "Wexbridge"
    status: Status = Status.IN_PROGRESS
    due: str | None = None
    leads: tuple[tuple[str, str], ...] = ()
    slips: tuple[int, ...] = ()
    completed_on: str | None = None
    completed_by: str | None = None
    first: str | None = None
    plan_date: str | None = "2015-06-30"
    plan: int = 1
    body: str | None = None
    title: str | None = "Plan"
    theme: str | None = None
    ongoing: bool = False
    update: bool = True
    warnings: int = 0


def facts_of(*told: Told, left_out: tuple[LeftOut, ...] = ()) -> Facts:
    """The facts of these actions, whose ids are a-1, a-2 and so on."""
    numbered = [(f"a-{number}", each) for number, each in enumerate(told, start=1)]
    actions = [
        (
            *(key, each.plan, each.borough, each.body, each.title, each.theme, day(each.plan_date), each.status.value),
            *(day(each.due), day(each.completed_on), each.ongoing, each.update, each.warnings),
            *(day(each.first), day(each.completed_by)),
        )
        for key, each in numbered
    ]
    leads = [(key, *lead) for key, each in numbered for lead in each.leads]
    slips = [(key, days) for key, each in numbered for days in each.slips]
    return Facts(table(actions, ACTIONS), table(leads, LEADS), table(slips, SLIPS), left_out)


def many(actions: int, seed: int = 5) -> Facts:
    """As many actions as asked of 33 boroughs, two plans a borough and year, by seeded chance."""
    chance = random.Random(seed)
    statuses = [status.value for status in Status]
    start = datetime.date(2012, 1, 1).toordinal()
    rows, leads, slips = [], [], []
    for number in range(actions):
        key, borough, year = f"{number % 997:08x}-{number}", number % 33, number % 11
        first, due = start + 365 * year, start + 365 * year + chance.randrange(900)
        found = chance.random
        rows.append(
            (
                *(key, borough * 22 + year * 2 + number % 2, f"Borough {borough:02}" if found() < 0.95 else None),
                *(f"Body {borough:02}", "Improvement plan", f"Theme {chance.randrange(8)}"),
                *(datetime.date.fromordinal(first + 180) if found() < 0.97 else None, chance.choice(statuses)),
                *(datetime.date.fromordinal(due) if found() < 0.8 else None, None, found() < 0.1, found() < 0.7),
                *(int(found() < 0.2), datetime.date.fromordinal(first), None),
            )
        )
        leads += [(key, f"Lead {chance.randrange(40)}", "role") for _ in range(chance.randrange(3))]
        slips += [(key, chance.choice((0, 0, 0, 30, 91, -14))) for _ in range(chance.randrange(3))]
    return Facts(table(rows, ACTIONS), table(leads, LEADS), table(slips, SLIPS))
