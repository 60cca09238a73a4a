"""A text cut at its separators, and put together again where a separator belongs to a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.fields.party_joins import Between, Joint, judge
from extractors.fields.party_looks import Code, Look, Role, look

GAP = "\x1f"  # stands where a telephone number or an address stood
SEPARATOR = re.compile(
    r" ?[;|•·] ?"
    rf"| ?,(?: ?(?:and|&) | ?)|(?: ?{GAP})+ ?"
    r"| (?:and|And|AND) | ?& ?| ?/ ?| ?\+ ?"
    r"|(?<=[)\]]) (?=[A-Z])"
    r"|(?<=[\w.])(?<!\b[Tt]he) (?=(?:Heads? of|Directors? of|Portfolio Holder|Cabinet Member|Chair of|Leader of)\b)"
)
FIRST = re.compile(r" [-–—] ?|: |[,(\[]|" + GAP)
REACH = 4  # pieces that tighter separators may tie to the one on the right


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two separators, with the separator before it."""

    joint: Joint
    printed: str  # the separator
    look: Look


@dataclass(frozen=True, slots=True)
class Parted:
    """The names in a text, and whether another reader could have parted them differently."""

    names: tuple[str, ...]
    doubtful: bool


def part(text: str) -> Parted:
    """The names in `text`, in printed order; blanks must be single, separators at either end gone.

    >>> part("Head of Legal & Democratic Services / Jane Smith").names
    ('Head of Legal & Democratic Services', 'Jane Smith')
    """
    pieces = tuple(_pieces(text))
    if not pieces:
        return Parted((), doubtful=False)
    names = [pieces[0].look.text]
    opened = 0  # where the list that a semicolon or bullet opened begins, in `names`
    doubtful = False
    for place in range(1, len(pieces)):
        piece = pieces[place]
        verdict = judge(_between(pieces, place, tuple(names[opened:])))
        doubtful = doubtful or verdict.doubtful
        if verdict.parts:
            names.append(piece.look.text)
            opened = len(names) - 1 if piece.joint is Joint.HARD else opened
        else:
            names[-1] += piece.printed + piece.look.text
    return Parted(tuple(name.replace(GAP, " ") for name in names), doubtful)


def _between(pieces: tuple[Piece, ...], place: int, names: tuple[str, ...]) -> Between:
    """The separator before the piece at `place`, with its neighbours."""
    piece, left = pieces[place], look(names[-1])
    done = [look(name) for name in names[:-1]]
    return Between(
        joint=piece.joint,
        left=left,
        right=piece.look,
        far=_far(pieces, place),
        first=look(FIRST.split(names[-1])[0]),
        listed=bool(done) and any(_lists(later) for later in pieces[place + 1 : place + REACH]),
        bodies_before=any(_alone(one) for one in done),
        run=_run(pieces, place),
    )


def _lists(piece: Piece) -> bool:
    """Whether a comma brings the next of a list."""
    return piece.joint is Joint.COMMA and (piece.look.starts_role or piece.look.person)


def _alone(name: Look) -> bool:
    """Whether a name in a list is a body or a code, so that no role before it may claim it."""
    bare = name.role is Role.NONE and not name.person and "," not in name.text
    return bare and (name.body or name.agency or name.code is not Code.NONE)


def _far(pieces: tuple[Piece, ...], place: int) -> Look:
    """The piece at `place` with those that tighter separators tie to it."""
    text, joint = pieces[place].look.text, pieces[place].joint
    for piece in pieces[place + 1 : place + REACH]:
        if piece.joint.value >= min(joint.value, Joint.TIGHT.value) or piece.look.starts_role:
            break
        text += piece.printed + piece.look.text
    return look(text) if text != pieces[place].look.text else pieces[place].look


def _run(pieces: tuple[Piece, ...], place: int) -> int:
    """How many bodies or codes follow each other from `place` on, parted by commas; counted to three."""
    count = 0
    for piece in pieces[place : place + 3]:
        seen = piece.look
        body = seen.body or seen.agency or seen.code not in (Code.NONE, Code.ROLE)
        if piece.joint is not Joint.COMMA or not body or seen.role is not Role.NONE:
            break
        count += 1
    return count


def _pieces(text: str) -> Iterator[Piece]:
    """The text cut at every separator outside brackets; empty pieces left out."""
    inside = _bracketed(text)
    joint, begin, ended = Joint.HARD, 0, 0  # `ended`: where the last piece did
    for match in SEPARATOR.finditer(text):
        if inside[match.start()] or _part_of_word(text, match):
            continue
        if text[begin : match.start()].strip():
            yield Piece(joint, text[ended:begin], look(text[begin : match.start()]))
            joint, ended = _joint(match[0]), match.start()
        else:
            joint = max(joint, _joint(match[0]), key=lambda each: each.value)
        begin = match.end()
    if text[begin:].strip():
        yield Piece(joint, text[ended:begin], look(text[begin:]))


def _joint(printed: str) -> Joint:
    """Which separator `printed` is."""
    sign = printed.strip(" ")
    if sign in (";", "|", "•", "·"):
        return Joint.HARD
    if sign.startswith(","):
        return Joint.COMMA
    if sign == "/":
        return Joint.TIGHT if printed == "/" else Joint.SLASH
    if sign == "+":
        return Joint.SLASH
    if sign.lower() == "and":
        return Joint.AND
    return Joint.AMPERSAND if sign == "&" else Joint.GAP


def _part_of_word(text: str, match: re.Match[str]) -> bool:
    """Whether the sign belongs to a word: C&YPS, T & D, n/a, A/Director, and/or, 24/7."""
    sign = match[0].strip()
    if sign not in ("&", "/"):
        return False
    before = re.search(r"[^ /&,;(]{0,3}$", text[max(0, match.start() - 3) : match.start()])
    after = re.match(r"[^ /&,;)]{0,3}", text[match.end() : match.end() + 3])
    left, right = before[0] if before else "", after[0] if after else ""
    if sign == "&":
        return match[0] == "&" or (len(left) == 1 and len(right) == 1)
    if match[0] != "/":
        return False
    return len(left) == 1 or (left[-1:].isdigit() and right[:1].isdigit()) or (left.islower() and right.islower())


def _bracketed(text: str) -> list[bool]:
    """For each character, whether it stands within a pair of brackets; a bracket never closed counts for nothing."""
    inside = [False] * (len(text) + 1)
    begins: list[int] = []
    for place, sign in enumerate(text):
        if sign in "([":
            begins.append(place)
        elif sign in ")]" and begins:
            begin = begins.pop()
            if not begins or len(begins) < 3:
                inside[begin:place] = [True] * (place - begin)
    return inside
