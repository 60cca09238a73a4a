"""Which action of each version of a plan is which of the version before, as the author knows it."""

import json
from collections.abc import Sequence
from itertools import pairwise

from tests.samples.values import Plan


def links(versions: Sequence[Plan]) -> str:
    """The gold file of the links between `versions`, the earliest first; actions are told by their printed refs.

    Raises ValueError where an action has no key or no ref, or shares one with another of its version.
    """
    steps = [_step(earlier, later) for earlier, later in pairwise(versions)]
    return json.dumps(steps, indent=1, ensure_ascii=False) + "\n"


def _step(earlier: Plan, later: Plan) -> dict[str, object]:
    before, after = _refs(earlier), _refs(later)
    return {
        "earlier": earlier.name,
        "later": later.name,
        "same": [f"{before[key]} -> {ref}" for key, ref in after.items() if key in before],
        "new": [ref for key, ref in after.items() if key not in before],
        "dropped": [ref for key, ref in before.items() if key not in after],
    }


def _refs(plan: Plan) -> dict[str, str]:
    """The refs of the plan's actions by their keys."""
    refs = {action.key: action.ref for action in plan.actions if action.key and action.ref}
    if not len(plan.actions) == len(refs) == len(set(refs.values())):
        raise ValueError(f"{plan.name}: each action needs a key and a ref of its own")
    return {key: ref for key, ref in refs.items() if ref}
