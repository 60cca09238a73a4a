"""What can go wrong with an answer, how often, and which addresses it befalls."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import cycle
from typing import Final

from tests.moderngov.council import Council


class Fault(StrEnum):
    """What a server may do instead of answering; all but the last two keep a reader from what it asked for."""

    ERROR_PAGE = "error page with status 200"
    NOT_FOUND = "404"
    SERVER_ERROR = "500"
    CUT = "cut connection"
    EMPTY = "empty answer"
    TOO_MANY = "429 with Retry-After"
    UNAVAILABLE = "503 with Retry-After"
    LOOP = "redirects to itself"
    PRIVATE = "redirect to a private address"
    SLOW = "slow answer"
    ELSEWHERE = "redirect to another host, which answers"


class When(StrEnum):
    """How often."""

    NONE = "none"
    FIRST = "first"  # the first time that an address is asked for
    ALWAYS = "always"


HARMLESS: Final = (Fault.SLOW, Fault.ELSEWHERE)
SHARE: Final = 0.25  # of the addresses meet a fault


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults by the name of what is asked for: `GetCommittees`, `meetings/101`, `meeting/4007`, `paper/60012`."""

    planned: Mapping[str, Fault]
    when: When = When.ALWAYS

    def met(self, name: str, times: Counter[str]) -> Fault | None:
        """The fault for this request for `name`, which has come `times` before."""
        if self.when is When.NONE or (self.when is When.FIRST and times[name]):
            return None
        return self.planned.get(name)

    def bars(self, name: str) -> bool:
        """Whether what `name` stands for can never be had."""
        fault = self.planned.get(name)
        return self.when is When.ALWAYS and fault is not None and fault not in HARMLESS


NO_FAULTS: Final = Faults({}, When.NONE)


def seeded(council: Council, when: When, seed: int = 1, kinds: Sequence[Fault] = tuple(Fault)) -> Faults:
    """Faults of all `kinds` over a quarter of the meetings and a quarter of the papers, and one for a committee."""
    chance = random.Random(seed)
    meetings = [f"meeting/{one.number}" for one in council.meetings]
    papers = [f"paper/{one.number}" for one in council.papers]
    planned: dict[str, Fault] = {}
    for names in (meetings, papers):
        unlucky = chance.sample(names, round(SHARE * len(names)))
        planned |= zip(unlucky, cycle(kinds), strict=False)
    planned[f"meetings/{chance.choice(council.committees).number}"] = Fault.ERROR_PAGE
    return Faults(planned, when)
