"""Parties that only their place tells apart: below each other in one paragraph, or in a list of bodies."""

import re
from collections.abc import Sequence

from extractors.fields.party_joins import complete
from extractors.fields.party_looks import Look, Role, look
from extractors.fields.text import run_on

SEPARATOR = re.compile(r"[/,;+&]|\band\b")
COMMA = re.compile(r",\s*(?![^()]{0,80}\))")  # none within brackets
OPEN_ROLES = ("chair", "director", "head", "lead")  # what follows them may be their field


def unwrapped(lines: Sequence[str]) -> tuple[str, ...]:
    """The paragraph's text, parted where a line ends a party and the next begins another by itself.

    A role that is open ("Head of Housing") may always go on, and a body after a role may be the role's own.

    >>> unwrapped(["Designated Nurse", "Named GP"]), unwrapped(["Head of Service Quality", "Assurance Manager"])
    (('Designated Nurse', 'Named GP'), ('Head of Service Quality Assurance Manager',))
    """
    parts: list[list[str]] = []
    for line in lines:
        if parts and _parted(run_on(parts[-1]), look(SEPARATOR.split(line)[0].strip())):
            parts.append([line])
        elif parts:
            parts[-1].append(line)
        else:
            parts.append([line])
    return tuple(run_on(part) for part in parts)


def _parted(before: str, right: Look) -> bool:
    left = look(SEPARATOR.split(before)[-1].strip())
    if right.lower or not complete(left) or len(right.words) < 2:
        return False
    if left.person and left.role is Role.NONE:
        return right.person and right.role is Role.NONE
    if left.role is Role.OPEN and left.last == "council":  # "Leader of the Council"
        return right.starts_role
    if left.role is not Role.ENDED or (left.starts_role and left.words[0] in OPEN_ROLES):
        return False
    return right.starts_role or right.role is Role.ENDED or right.person


def listed(text: str) -> tuple[str, ...]:
    """The bodies of a list parted at its commas; the text whole where a piece names a role, which may own its comma.

    >>> listed("Emmaus, Public Health, county CCG"), listed("Borough Commander, Met Police")
    (('Emmaus', 'Public Health', 'county CCG'), ('Borough Commander, Met Police',))
    """
    pieces = [piece for piece in COMMA.split(text) if piece.strip()]
    if len(pieces) < 2 or any(look(piece).role is not Role.NONE for piece in pieces):
        return (text,)
    return tuple(pieces)
