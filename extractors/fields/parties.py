"""A lead cell -> its parties, one by one: persons, roles and bodies; and those that it names as support."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.fields.abbreviations import NO_KEY, Abbreviations
from extractors.fields.party_looks import Code, Role, look
from extractors.fields.party_pieces import FIRST, part
from extractors.fields.party_sides import LONGEST, sides
from extractors.fields.party_words import LIMITS, TOPICS
from models.action import Party, PartyKind

SHOWN = 80  # characters of a cell that a warning repeats
PARTICIPLE = "(?:confirmed|agreed|advised|decided|determined|identified|appointed|named|allocated|recruited|assigned)"
NOBODY = re.compile(r"(?:n ?/ ?a|n\.a|na|none|nil|not applicable|[-–—.?*]+)\.?", re.IGNORECASE)
UNNAMED = re.compile(
    rf"(?:lead |officer |owner ){{0,2}}(?:\(?t\.?b\.?[cad]\.?\)?|to be {PARTICIPLE}|vacant|vacancy|vacant post|\?+"
    r"|not (?:yet )?(?:known|identified|allocated|confirmed|agreed))\.?",
    re.IGNORECASE,
)
UNSURE = re.compile(
    rf"[ ,(\[–-]{{1,3}}(?:t\.?b\.?[cad]|to be {PARTICIPLE}|vacant)\.?[)\]]?$|[ (\[]*\?[)\]]?$", re.IGNORECASE
)
DITTO = re.compile(
    r"(?:the )?(?:same )?(?:as|see) (?:the )?(?:above|before|previous)\.?|ditto\.?|[\"”“'’]+|same|“ ”", re.IGNORECASE
)
TAG = re.compile(r" ?[(\[](?:joint |overall )?(?:lead|leads|lead officer|owner|sponsor)[)\]]$", re.IGNORECASE)
SUPPORTS = re.compile(r" ?[(\[](?:in )?support(?:ing)?[)\]]$", re.IGNORECASE)
PASSIVE = re.compile(rf" to be (?!{PARTICIPLE})[a-z]")
TASK = re.compile(
    rf" (?:to be (?!{PARTICIPLE})|to (?:address|agree|arrange|assist|attend|brief|circulate|co-ordinate|collate|"
    r"commission|complete|confirm|consider|consult|contact|continue|coordinate|create|deliver|design|"
    r"develop|discuss|draft|engage|ensure|establish|explore|facilitate|feed|feedback|find|"
    r"follow|have|hold|identify|implement|inform|initiate|investigate|issue|launch|lead|liaise|"
    r"link|look|maintain|make|manage|meet|monitor|obtain|organise|oversee|pick|plan|prepare|"
    r"present|produce|progress|promote|propose|provide|pursue|raise|receive|recruit|report|"
    r"request|research|review|revise|scope|seek|send|set|share|speak|submit|support|take|"
    r"train|undertake|update|work|write"
    r")\b"
    r"|to (?!be )[a-z]+ (?:[\w'’-]+ ){2,}|will (?:be|[a-z]+)\b|who (?:will|is|are)\b).*$",
    re.DOTALL,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|should|must|shall|would|can|(?<!to )be|been|needs?|agreed|completed)\b"
)
EDGES = " ,;:/&+|•·*–—-"


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a cell in printed order, each once, and what a person should look at."""

    leads: tuple[Party, ...]
    involved: tuple[Party, ...]
    warnings: tuple[str, ...]


def read_parties(paragraphs: Sequence[str], key: Abbreviations = NO_KEY) -> Parties:
    """The parties that a cell names; `paragraphs` are its own, line breaks undone and bullets gone.

    `key` is the document's own key of abbreviations. Never raises: what cannot be read is told in `warnings`.

    >>> [party.name for party in read_parties(["Head of Legal & Democratic Services / QA subgroup"]).leads]
    ['Head of Legal & Democratic Services', 'QA subgroup']
    >>> read_parties(["Housing Manager with Tenancy Team"]).involved
    (Party(name='Tenancy Team', kind=<PartyKind.BODY: 'body'>, expanded=None),)
    """
    return _read(tuple(paragraphs), key)


@lru_cache(maxsize=512)  # the same leads stand beside many actions
def _read(paragraphs: tuple[str, ...], key: Abbreviations) -> Parties:
    found = sides(paragraphs)
    warnings: list[str] = []
    names = [name for text in found.leads for name in _names(text, key, warnings)]
    helping = [SUPPORTS.sub("", name) for name in names if SUPPORTS.search(name)]
    helping += [name for text in found.involved for name in _names(text, key, warnings)]
    leads = _once((name for name in names if not SUPPORTS.search(name)), key)
    return Parties(leads, _once(helping, key), tuple(dict.fromkeys(warnings)))


def _once(names: Iterable[str], key: Abbreviations) -> tuple[Party, ...]:
    """A party for each name, the same name once."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(_squashed(name), name)
    return tuple(Party(name, _kind(name, key), key.expand(name)) for name in first.values())


def _squashed(name: str) -> str:
    """The name blind to case, blanks and punctuation; a name of signs alone as it is."""
    return re.sub(r"[\W_]+", "", name.lower()) or name


def _names(text: str, key: Abbreviations, warnings: list[str]) -> Iterable[str]:
    """The names in one text."""
    if NOBODY.fullmatch(text):
        return
    task = _named(text, warnings)
    parted = part(task.strip(EDGES)) if task else None
    if parted is None:
        return
    if parted.doubtful:
        warnings.append(f"one lead or two: '{_short(task)}'")
    for name in parted.names:
        yield from (one for each in _coded(name, key) if (one := _clean(each, warnings)))


def _named(text: str, warnings: list[str]) -> str:
    """The part of a text that names somebody: tasks are cut, sentences give "" and a warning."""
    if len(text) > LONGEST or PASSIVE.search(text):
        warnings.append(f"no lead in the sentence '{_short(text)}'")
        return ""
    named = TASK.sub("", text)
    if len(named.split()) > 5 and VERB.search(named):
        warnings.append(f"no lead in the sentence '{_short(text)}'")
        return ""
    return named


def _coded(name: str, key: Abbreviations) -> tuple[str, ...]:
    """The name, or two codes of the key that stand side by side without a separator: DD HS SM EH."""
    words = name.split(" ")
    if key.entries and key.expand(name) is None and len(words) <= 8:
        for place in range(1, len(words)):
            pair = " ".join(words[:place]), " ".join(words[place:])
            if key.expand(pair[0]) is not None and key.expand(pair[1]) is not None:
                return pair
    return (name,)


def _clean(name: str, warnings: list[str]) -> str:
    """The name without article, tags and loose ends; "" with a warning where it only stands for one."""
    name = TAG.sub("", name).strip(EDGES)
    if UNNAMED.fullmatch(name) or UNSURE.search(name):
        warnings.append("lead still to be named")
        name = "" if UNNAMED.fullmatch(name) else UNSURE.sub("", name).strip(EDGES)
    if DITTO.fullmatch(name):
        warnings.append(f"lead cell says '{name}'")
        return ""
    if name[:4].lower() == "the ":
        name = name[4:].lstrip()
    if name.endswith(".") and len(name.split()[-1]) > 5 and len(name.split()) > 2:
        name = name.rstrip(".")
    if name.endswith(")") and "(" not in name:
        name = name.rstrip(")").rstrip()
    return "" if NOBODY.fullmatch(name) or not any(sign.isalnum() for sign in name) else name


def _short(text: str) -> str:
    """The text as a warning repeats it."""
    plain = text.replace("\x1f", " ").strip()
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1].rstrip() + "…"


def _kind(name: str, key: Abbreviations) -> PartyKind:
    """What the party is; a code that the key expands is what its expansion is."""
    text = key.expand(name) or name
    seen, first = look(text), look(FIRST.split(text)[0])
    if seen.person or first.person or _titled(text):
        return PartyKind.PERSON
    if seen.role is not Role.NONE or seen.code is Code.ROLE:
        return PartyKind.ROLE
    if seen.code is Code.UNKNOWN and not seen.agency:
        return PartyKind.UNKNOWN
    field = bool(first.words) and all(word in TOPICS or word in LIMITS for word in first.words)
    known = seen.body or seen.agency or seen.code is not Code.NONE or field
    return PartyKind.BODY if known else PartyKind.UNKNOWN


def _titled(text: str) -> bool:
    """Whether a role follows a personal name without a sign between them: Jane Smith Head of Audit."""
    words = text.split(" ")
    pairs = ((look(" ".join(words[:place])), look(" ".join(words[place:]))) for place in (2, 3) if len(words) > place)
    return any(name.person and role.starts_role for name, role in pairs)
