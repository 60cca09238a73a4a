"""Whether a separator stands between two parties or inside the name of one.

The test that mostly works: what follows a separator starts a new role, name or body. Each rule below is a table of one
kind of separator: what stands on its left, what on its right, and the verdict.
"""

from dataclasses import dataclass
from enum import Enum

from extractors.fields.party_looks import Code, Look, Role, look
from extractors.fields.party_words import LIMITS, MEETINGS, ORGANISATIONS, ROLE_MODIFIERS, STRONG_MODIFIERS, TOPICS

NAMED_FIRST = frozenset(("nhs", "healthwatch", "citizens", "jobcentre"))  # bodies whose place follows: NHS Borsetshire
MOST_LISTED = 4  # words of a party in lower case in a list


class Joint(Enum):
    """The kinds of separator, from the loosest to the tightest."""

    HARD = 7  # semicolon, bullet
    GAP = 6  # nothing printed: after a bracket, where a telephone number stood, before a second "Head of"
    SLASH = 5  # with blanks around it, and "+"
    COMMA = 4
    TIGHT = 3  # a slash without blanks
    AND = 2
    AMPERSAND = 1


class Verdict(Enum):
    """Whether a separator parts two parties; the doubtful verdicts deserve a warning."""

    PART = (True, False)
    KEEP = (False, False)
    PART_DOUBT = (True, True)
    KEEP_DOUBT = (False, True)

    @property
    def parts(self) -> bool:
        """Whether two parties stand here."""
        return self.value[0]

    @property
    def doubtful(self) -> bool:
        """Whether another careful reader could say otherwise."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Between:
    """A separator and its neighbours. `far` is `right` with what tighter separators tie to it."""

    joint: Joint
    left: Look  # the party as read so far
    right: Look  # up to the next separator
    far: Look
    first: Look  # the left party up to its first comma
    listed: bool  # a comma has parted parties before, and another list comma follows
    bodies_before: bool  # the list already holds a body or a code that stands by itself
    run: int  # how many bodies follow each other from `right` on, parted by commas


def judge(between: Between) -> Verdict:
    """The verdict on one separator.

    >>> ended, head = look("Board Manager"), look("Head of Housing")
    >>> judge(Between(Joint.AND, ended, head, head, ended, False, False, 0))
    <Verdict.PART: (True, False)>
    """
    if between.joint is Joint.HARD:
        return Verdict.PART
    if not complete(between.left):
        return Verdict.KEEP
    if between.right.lower:
        return _lower(between)
    if between.joint is Joint.COMMA:
        return _comma(between)
    if between.joint is Joint.GAP:
        return _gap(between)
    if between.joint in (Joint.SLASH, Joint.TIGHT):
        return _slash(between)
    return _and(between)


def complete(left: Look) -> bool:
    """Whether `left` may end here: "Head of" and "Assistant" may not."""
    if not left.words or left.last in LIMITS:
        return False
    return not set(left.words) <= STRONG_MODIFIERS - {"head", "cabinet", "group", "executive", "portfolio"}


def bare_role(left: Look) -> bool:
    """Whether a role still lacks its field: Chair, Director, Assistant Director, Head of Service."""
    words = left.words
    if words[-2:] == ("of", "service") and words[0] != "chief":
        return True
    if left.last not in ("chair", "director", "head", "manager", "chairman", "directors"):
        return False
    return all(word in ROLE_MODIFIERS or word == left.last for word in words)


def _lower(between: Between) -> Verdict:
    """What begins with a lower-case letter goes on, unless it is a party by itself: all partners, sub group."""
    left, right = between.left, between.right
    if right.first in ("all", "each", "every"):
        return Verdict.PART
    if right.first in ("their", "its", "his", "her", "other", "others", "associated", "including", "relevant", "or"):
        return Verdict.KEEP
    if between.joint is Joint.COMMA and left.stands and len(right.words) <= MOST_LISTED:
        return Verdict.PART  # a list: "Rivers Trust, insurers"
    closed = left.role is Role.ENDED or left.person or left.code is not Code.NONE or left.body or left.agency
    if closed and between.joint is not Joint.TIGHT and (right.body or right.agency or right.role is Role.ENDED):
        return Verdict.PART
    return Verdict.KEEP


def _and(between: Between) -> Verdict:
    """ "and" and "&": most stand inside names, so the right side must show a new party."""
    left, right, far = between.left, between.right, between.far
    if left.words[:2] == ("partners", "to"):
        return Verdict.KEEP
    if right.first == "lead" and right.words[1:2] in (("for",), ("on",), ("of",)) and left.role is not Role.NONE:
        return Verdict.KEEP_DOUBT  # a second duty of the same person
    if right.starts_role:
        if not left.stands:
            return Verdict.KEEP
        return Verdict.KEEP_DOUBT if between.listed else Verdict.PART
    if right.person:
        return Verdict.PART if between.first.person else _and_person(left)
    if right.first in ("crime", "fire", "rescue", "learning") and (left.agency or left.last in ("fire", "police")):
        return Verdict.KEEP
    if right.code is not Code.NONE:
        return _and_code(left, right)
    if far.role is Role.ENDED or right.role is Role.OPEN:
        return _and_role(left, right, far)
    if between.bodies_before and far.body and _own_name(left):
        return Verdict.PART_DOUBT
    if far.body or right.agency or right.first in NAMED_FIRST:
        return _and_body(left, right, far)
    return Verdict.KEEP_DOUBT if _own_name(left) and _own_name(right) else Verdict.KEEP


def _own_name(piece: Look) -> bool:
    """Whether a piece is neither a party by its words nor a field of work: Natural England."""
    return (
        not piece.stands and len(piece.words) > 1 and not all(word in TOPICS or word in LIMITS for word in piece.words)
    )


def _and_person(left: Look) -> Verdict:
    """A personal name after "and"."""
    if left.person or left.code in (Code.ROLE, Code.UNKNOWN, Code.BODY) or left.role is Role.ENDED or left.body:
        return Verdict.PART
    return Verdict.PART_DOUBT if left.role is Role.OPEN or left.agency else Verdict.KEEP


def _and_code(left: Look, right: Look) -> Verdict:
    """A code after "and": HR and ICT belong to a role's field, LADO and CCG do not."""
    if left.role is Role.OPEN and not left.person:
        if right.code in (Code.ROLE, Code.BODY):
            return Verdict.PART_DOUBT
        return Verdict.KEEP if right.code is Code.DEPARTMENT else Verdict.KEEP_DOUBT
    if left.stands:
        return Verdict.PART
    return Verdict.PART_DOUBT if right.code in (Code.ROLE, Code.BODY) else Verdict.KEEP


def _and_role(left: Look, right: Look, far: Look) -> Verdict:
    """What ends with a role's noun after "and": the noun may serve both sides (HR and Payroll Manager)."""
    if left.role is Role.ENDED or left.person or left.code is Code.ROLE:
        return Verdict.PART if far.text == right.text else Verdict.PART_DOUBT
    if left.role is Role.OPEN:
        return Verdict.PART_DOUBT
    if left.code is Code.DEPARTMENT:
        return Verdict.KEEP
    if left.code is not Code.NONE:
        return Verdict.KEEP_DOUBT if look(right.text.split(" ")[0]).code is not Code.NONE else Verdict.PART_DOUBT
    return Verdict.PART_DOUBT if left.body and left.last not in ("service", "services", "party") else Verdict.KEEP


def _and_body(left: Look, right: Look, far: Look) -> Verdict:
    """What ends like a body after "and": Head of Legal & Democratic Services is one, KT and MCA subgroup two."""
    own_name = right.first in NAMED_FIRST or look(right.text.split(" ")[0]).code is Code.BODY
    if left.role is Role.OPEN and not left.person:
        if own_name or far.last in ORGANISATIONS:
            return Verdict.PART_DOUBT
        return Verdict.KEEP_DOUBT if left.last in MEETINGS or right.agency else Verdict.KEEP
    if left.role is Role.ENDED or left.person or left.code in (Code.ROLE, Code.UNKNOWN, Code.BODY):
        return Verdict.PART
    if left.code is Code.DEPARTMENT:
        return Verdict.PART if right.agency or own_name else Verdict.KEEP
    if left.agency or left.body:
        return Verdict.PART
    return Verdict.PART_DOUBT if right.agency or own_name else Verdict.KEEP


def _slash(between: Between) -> Verdict:
    """A slash: with blanks it parts more readily than without."""
    left, right, far = between.left, between.right, between.far
    wide = between.joint is Joint.SLASH
    if left.words[:2] == ("partners", "to"):
        return Verdict.KEEP
    if right.starts_role or right.person:
        return Verdict.PART if left.stands or wide else Verdict.KEEP_DOUBT
    if right.code is not Code.NONE:
        inside = left.role is Role.OPEN and right.code is Code.DEPARTMENT
        return Verdict.KEEP_DOUBT if inside and not wide else Verdict.PART
    if far.role is Role.ENDED or right.role is Role.OPEN:
        if left.role is not Role.NONE or left.person or left.code is Code.ROLE or (wide and left.stands):
            return Verdict.PART
        return Verdict.KEEP_DOUBT if wide or left.stands else Verdict.KEEP
    if far.body or right.agency:
        if left.role is Role.OPEN and not left.person:
            return Verdict.PART_DOUBT if wide or right.agency else Verdict.KEEP_DOUBT
        if left.stands:
            return Verdict.PART
        return Verdict.PART_DOUBT if wide or right.agency else Verdict.KEEP
    inside = left.role is Role.OPEN or (left.role is Role.ENDED and not wide)
    return Verdict.KEEP_DOUBT if inside and not left.person else Verdict.PART_DOUBT


def _gap(between: Between) -> Verdict:
    """Nothing printed between two: only a clear beginning parts, and a person's role is the person's."""
    left, right = between.left, between.right
    if right.starts_role:
        if left.person and left.role is Role.NONE:
            return Verdict.KEEP_DOUBT
        closed = left.text.endswith((")", "]")) or (left.role is not Role.NONE and left.last not in ROLE_MODIFIERS)
        return Verdict.PART if closed else Verdict.KEEP
    if right.person or right.code is not Code.NONE or right.role is Role.ENDED:
        return Verdict.PART
    return Verdict.PART_DOUBT if right.body or right.agency else Verdict.KEEP


def _comma(between: Between) -> Verdict:
    """A comma: in a list it parts; between a person, the role and the body it does not."""
    left, right, far = between.left, between.right, between.far
    named = between.first.person and left.text == between.first.text  # a person whose role is not told yet
    if right.starts_role:
        return Verdict.KEEP if named and not between.bodies_before else Verdict.PART
    if right.person:
        if left.role is not Role.NONE and not between.first.person and not between.bodies_before:
            return Verdict.KEEP_DOUBT
        return Verdict.PART
    if right.code is not Code.NONE or right.body or right.agency:
        return _comma_body(between, named)
    if far.role is not Role.NONE:
        if named:
            return Verdict.KEEP
        return Verdict.PART if left.stands else Verdict.KEEP
    if left.role is not Role.NONE or left.person:
        return Verdict.KEEP  # the field of a role goes on: Head of Planning, Housing and Leisure
    if left.stands:
        return Verdict.PART
    return Verdict.KEEP_DOUBT if far.body and far.text != right.text else Verdict.PART_DOUBT


def _comma_body(between: Between, named: bool) -> Verdict:
    """A body after a comma: it may be whose role it is (Chair, LSCB), or the next of a list."""
    left, right = between.left, between.right
    if not named and left.role is Role.NONE:
        if left.stands or right.code is not Code.NONE or right.agency:
            return Verdict.PART
        return Verdict.KEEP_DOUBT if between.far.body else Verdict.PART_DOUBT
    if between.bodies_before:
        return Verdict.PART
    if right.agency and right.code is Code.NONE:
        return Verdict.KEEP if named and between.run == 1 else Verdict.PART_DOUBT
    if right.code is Code.ROLE:
        return Verdict.KEEP if named else Verdict.PART
    if right.code is Code.UNKNOWN and len(right.text) < 3:
        return Verdict.PART_DOUBT
    if between.run > 1:
        unit = right.code is Code.UNKNOWN and between.run == 2
        return Verdict.KEEP if unit else Verdict.PART
    if right.last in MEETINGS and not set(left.words) & {"chair", "member", "members", "chairman", "secretary"}:
        return Verdict.PART_DOUBT
    return Verdict.KEEP
