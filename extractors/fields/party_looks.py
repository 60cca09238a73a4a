"""What a piece of a lead cell looks like: a role, a body, a person or a code."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from extractors.fields.party_words import (
    AGENCIES,
    BODY_CODES,
    BODY_NOUNS,
    DEPARTMENT_CODES,
    GIVEN_NAMES,
    LIMITS,
    MEETINGS,
    ROLE_CODES,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
    STRONG_MODIFIERS,
    TITLES,
    TOPICS,
    WEAK_NOUNS,
)


class Code(Enum):
    """What a short code stands for, as far as codes are the same everywhere."""

    NONE = 0
    ROLE = 1
    BODY = 2
    DEPARTMENT = 3
    UNKNOWN = 4


class Role(Enum):
    """How a piece names a role: `OPEN` lets its field follow (Head of Housing), `ENDED` ends with the noun."""

    NONE = 0
    OPEN = 1
    ENDED = 2


@dataclass(frozen=True, slots=True)
class Look:
    """What a piece of a lead cell looks like; `words` are its words outside brackets, in lower case without dots."""

    text: str
    words: tuple[str, ...]
    lower: bool  # begins with a lower-case letter
    role: Role
    starts_role: bool
    person: bool
    code: Code
    body: bool  # ends like a body's name
    agency: bool  # one word that is a body by itself: Police, Schools

    @property
    def stands(self) -> bool:
        """Whether this may be a party by itself."""
        return self.role is not Role.NONE or self.person or self.code is not Code.NONE or self.body or self.agency

    @property
    def last(self) -> str:
        """The last word, "" where there is none."""
        return self.words[-1] if self.words else ""

    @property
    def first(self) -> str:
        """The first word, "" where there is none."""
        return self.words[0] if self.words else ""


BRACKETS = re.compile(r"[(\[][^()\[\]]{0,200}[)\]]?")
WORD = re.compile(r"[A-Za-z0-9À-ÿ][\w&'’./-]*")
CAPITALS = re.compile(r"[A-Z][A-Z0-9&/'’-]{0,8}s?|[A-Z]\.|[A-Z][a-z][A-Z][A-Za-z]{0,3}|[A-Z]{2,4}[a-z]{1,2}[A-Z]{0,2}")
SHORTENED = re.compile(r"[A-Z][A-Za-z]{0,8}\.")
ACTING = re.compile(r"^[ADT]/(?=[A-Z])")  # acting, detective, temporary: T/DCI, D/Supt
HEAD_OF = re.compile(r"(?:Ho|Do|AD)[A-Z]{1,3}s?")  # HoS, DoF: Head of Service, Director of Finance
NAME = re.compile(r"(?:[A-Z]['’])?[A-Z][A-Za-zÀ-ÿ]*[a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)?")
INITIALS = re.compile(r"[A-Z]{1,2}|(?:[A-Z]\.){1,3}")


@lru_cache(maxsize=4096)
def look(text: str) -> Look:
    """What `text`, a piece between separators, looks like. Text all in capitals is read as if it were not.

    >>> look("Head of Housing").role, look("Jane Smith").person, look("QA Subgroup").body, look("LADO").code
    (<Role.OPEN: 1>, True, True, <Code.ROLE: 1>)
    """
    plain = BRACKETS.sub(" ", text).strip()
    printed = WORD.findall(plain)
    if plain.isupper() and any(_spelled_out(word.lower()) for word in printed):
        printed = [word.title() for word in printed]
    if printed and printed[0].lower() == "the" and len(printed) > 1:
        printed = printed[1:]
    words = tuple(ACTING.sub("", word).lower().replace("’", "'").strip(".'-") for word in printed)
    code = _code(tuple(printed), words)
    return Look(
        text=text,
        words=words,
        lower=bool(printed) and printed[0][0].islower(),
        role=_role(words, tuple(printed)),
        starts_role=_starts_role(words),
        person=_person(tuple(printed), words),
        code=code,
        body=_body(words),
        agency=len(words) == 1 and words[0] in AGENCIES,
    )


def _known(word: str) -> bool:
    """Whether the word belongs to the names of roles, bodies and fields of work."""
    return any(word in table for table in (ROLE_NOUNS, ROLE_MODIFIERS, BODY_NOUNS, TOPICS, LIMITS, AGENCIES))


def _spelled_out(word: str) -> bool:
    """Whether a word printed in capitals is a word and no code."""
    return len(word) > 3 and _known(word) and word not in BODY_CODES and word not in ROLE_CODES


def _noun(words: tuple[str, ...], place: int) -> bool:
    """Whether the word at `place` names a role: "executive" does so after "chief" alone, and "dr" not as a title."""
    word = words[place]
    before = words[place - 1] if place else ""
    if word in ("executive", "executives"):
        return before == "chief"
    if word == "chief":
        return place + 1 < len(words) and words[place + 1] in ("executive", "executives", "officer", "constable")
    if word in ("partner", "partners"):
        return before == "business"
    if word in ("dr", "cllr", "councillor"):
        return place > 0
    return _one_of(word, ROLE_NOUNS)


def _one_of(word: str, table: frozenset[str]) -> bool:
    """Whether the table holds the word, or the one that it is the plural of."""
    return word in table or (word.endswith("s") and word[:-1] in table)


def _role(words: tuple[str, ...], printed: tuple[str, ...]) -> Role:
    """How the words name a role; whose it is may follow as a code (Chair LSCB)."""
    if not words:
        return Role.NONE
    end = len(words)
    while end > 1 and len(printed[end - 1]) > 2 and CAPITALS.fullmatch(printed[end - 1]):
        end -= 1
    if _noun(words, end - 1):
        return Role.ENDED
    if words[0] in ROLE_CODES and len(words) > 1:
        return Role.OPEN
    for place in range(min(len(words), 6)):
        if words[place] in LIMITS:
            break
        if _noun(words, place) and (words[place] not in WEAK_NOUNS or words[place + 1] in ("for", "of", "with")):
            return Role.NONE if words[place].endswith("s") and words[-1] in MEETINGS else Role.OPEN
    return Role.NONE


def _starts_role(words: tuple[str, ...]) -> bool:
    """Whether a role begins with the first word."""
    if not words:
        return False
    if _noun(words, 0) and words[0] not in WEAK_NOUNS:
        return True
    reach = 4 if words[0] in STRONG_MODIFIERS else 2 if words[0] in ROLE_MODIFIERS else 0
    return any(_noun(words, place) for place in range(1, min(len(words), reach)))


def _person(printed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words are a personal name, with its title if there is one."""
    while len(words) > 2 and words[0] in TITLES and words[1] in TITLES:
        printed, words = printed[1:], words[1:]
    if len(words) > 1 and words[0] in TITLES:
        named = all(_like_name(word) for word in printed[1:])
        return named and len(words) < 6 and not any(len(word) > 1 and _known(word) for word in words[1:])
    if not 2 <= len(words) <= 3 or not all(_like_name(word) for word in printed) or INITIALS.fullmatch(printed[-1]):
        return False
    if words[0] in GIVEN_NAMES:
        return words[-1] not in ROLE_NOUNS | BODY_NOUNS
    return not any(_known(word) or word in BODY_CODES or word in DEPARTMENT_CODES for word in words)


def _like_name(word: str) -> bool:
    """Whether the word is printed like a given name, a surname or initials."""
    return bool(NAME.fullmatch(word) or INITIALS.fullmatch(word))


def _code(printed: tuple[str, ...], words: tuple[str, ...]) -> Code:
    """Which code the words are: each a run of capitals or cut short by a dot."""
    if not 1 <= len(words) <= 4:
        return Code.NONE
    capitals = [bool(CAPITALS.fullmatch(word.strip("."))) for word in printed]
    short = [flag or bool(SHORTENED.fullmatch(word)) for flag, word in zip(capitals, printed, strict=True)]
    if not all(short) or not any(capitals):
        return Code.NONE
    if _one_of(words[0], ROLE_CODES) or HEAD_OF.fullmatch(printed[0]):
        return Code.ROLE
    if words[-1] in BODY_CODES:
        return Code.BODY
    return Code.DEPARTMENT if words[0] in DEPARTMENT_CODES else Code.UNKNOWN


def _body(words: tuple[str, ...]) -> bool:
    """Whether the words end, or in the health service begin, like the name of a body."""
    if not words:
        return False
    if _one_of(words[-1], BODY_NOUNS) or words[0] in ("nhs", "all") or words[:2] == ("partners", "to"):
        return True
    return any(word in BODY_NOUNS and after in ("on", "for", "of") for word, after in pairwise(words))
