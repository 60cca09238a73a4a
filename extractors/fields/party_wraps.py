"""Parties that stand below each other in one paragraph: a line break where nobody can tell it from a wrapped line."""

from collections.abc import Sequence

from extractors.fields.party_joins import complete
from extractors.fields.party_looks import Look, Role, look
from extractors.fields.text import run_on


def unwrapped(lines: Sequence[str]) -> tuple[str, ...]:
    """The paragraph's text, parted where a line ends a party and the next begins another by itself.

    A role that is open ("Head of Housing") may always go on, and a body after a role may be the role's own.

    >>> unwrapped(["Designated Nurse", "Named GP"]), unwrapped(["Head of Service Quality", "Assurance Manager"])
    (('Designated Nurse', 'Named GP'), ('Head of Service Quality Assurance Manager',))
    """
    parts: list[list[str]] = []
    for line in lines:
        if parts and not _parted(look(run_on(parts[-1])), look(line)):
            parts[-1].append(line)
        else:
            parts.append([line])
    return tuple(run_on(part) for part in parts)


def _parted(left: Look, right: Look) -> bool:
    if right.lower or not complete(left) or len(right.words) < 2:
        return False
    if left.person and left.role is Role.NONE:
        return right.person and right.role is Role.NONE
    if left.role is not Role.ENDED or (left.starts_role and left.words[0] in ("chair", "director", "head", "lead")):
        return False
    return right.starts_role or right.role is Role.ENDED or right.person
