"""Documents made from their number alone, and a process that loads them until it is told to stop, or killed."""

import datetime
import os
from dataclasses import replace
from functools import cache
from pathlib import Path

from models.action import Action
from models.document import Identity
from models.record import loads
from pipeline.store import open_store

GOLDEN = Path(__file__).parents[2] / "extractors" / "plan" / "golden"
BOROUGHS, TITLES = 4, ("Homes Improvement Plan", "Neglect Strategy", "Audit Response")


@cache
def samples() -> tuple[Action, ...]:
    """The golden records of all sample plans."""
    return tuple(
        loads(line) for path in sorted(GOLDEN.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    )


def digest(number: int) -> str:
    """The hash of document `number`."""
    return f"{number:08x}".ljust(64, "0")


def document(number: int) -> tuple[Action, ...]:
    """Six to ten actions: a version of one of twelve plans, a little changed each time; the higher the later."""
    version, plan = divmod(number, BOROUGHS * len(TITLES))
    date = datetime.date(2014, 3, 31) + datetime.timedelta(days=7 * version)
    title, borough = TITLES[plan % len(TITLES)], f"Borough {plan // len(TITLES)}"
    identity = Identity(digest(number), title, borough, None, date)
    first = 12 * plan + version % 3
    return tuple(
        replace(action, document=identity, file=f"{number}.pdf", action=f"{action.action} ({(place + version) // 5})")
        for place, action in enumerate(samples()[first : first + 6 + number % 5], start=1)
    )


def load(address: str, reports: Path, worker: int, stop: Path) -> None:
    """Store the documents of two workers of three, in order, and report each once `save` has returned.

    Begins with the last that it reported before, so that what was reported is stored once more.
    """
    before = reports.read_text("utf-8").split() if reports.exists() else []
    number = int(before[-1]) if before else 0
    with open_store(address) as store, reports.open("ab", buffering=0) as report:
        while not stop.exists():
            if number % 3 != worker:
                store.save(document(number))
                os.write(report.fileno(), b"%d\n" % number)
            number += 1
