"""The paragraphs of a lead cell -> what names the leads and what names their support."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.party_joins import bare_role
from extractors.fields.party_looks import Code, Role, look
from extractors.fields.party_pieces import GAP
from extractors.fields.party_words import NOT_AFTER_WITH, NOT_BEFORE_WITH

LEAD_LABEL = (
    r"(?:(?:joint|overall|project|action|strategic|operational|executive|exec|senior|accountable|responsible|council"
    r"|named|lead) ){0,2}"
    r"(?:leads?|owners?|sponsors?|sro|responsible|accountable|officers?|agency|member|responsibility|led by)"
)
SUPPORT_LABEL = (
    r"(?:(?:key|other) )?(?:support(?:ed by|ing)?(?: officers?| from)?|partners?|involved|involving|contributors?"
    r"|consulted|consultees|assisted by|stakeholders?|in partnership with|with)"
)
LABEL = re.compile(
    rf"(?:(?<=[\s;,.)])|^)(?:(?P<lead>{LEAD_LABEL})|(?P<support>{SUPPORT_LABEL})) ?:"
    r"|^(?:(?P<lead_dash>leads?|owner|sponsor|led by)|(?P<support_dash>support)) [-–—] "
    r"|(?:^|(?<=[;,] ))(?P<led>led by) ",
    re.IGNORECASE,
)
LONGEST = 2000  # characters that paragraphs are joined to; what is longer is no list of names
HELP = "(?:support|input|assistance|help|advice|contributions?)"
CUE = re.compile(
    r"(?:(?<=[\s,(;])|^)(?:"
    rf"(?:fully )?supported by|(?:with )?(?:the )?{HELP} (?:from|of)|assisted by|aided by"
    r"|in (?:conjunction|partnership|consultation|collaboration|liaison|association|co-?operation) with"
    r"|(?:working|together|along|liaising|jointly) with|alongside|as part of(?: the)?|with"
    r")(?= )",
    re.IGNORECASE,
)
BRACKET_CUE = re.compile(r" ?\((?=[a-z]{2,12} )([^()]{3,200})\)")
CONTACT = re.compile(
    r"(?:(?:tel|telephone|phone|mob|mobile|ext|extn|extension|email|e-mail)\b[.:]{0,2} ?)?"
    r"(?:[\w.+'-]{1,64}@[\w.-]{1,80}|(?:\+44 ?|\(?0)\d[\d ()-]{6,14}\d)(?!\w)|\b(?:ext|extn|x)\.? ?\d{3,6}\b",
    re.IGNORECASE,
)
OPENS = re.compile(r"[(&,/)+]|(?:and|or|of|for) |[-–—] ?(?=[a-z(])", re.IGNORECASE)
GOES_ON = re.compile(r"(?:(?:^| )(?:and|&|of|for|the|to|with|by|in|on)|[-–—/,&+])$", re.IGNORECASE)
INSTEAD = re.compile(r"(?:ditto|(?:as|see) (?:above|before|previous)|t\.?b\.?[cad]\b|n/?a\b|none\b|vacan|to be )")
BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff\u00ad]+")


@dataclass(frozen=True, slots=True)
class Sides:
    """The texts that name leads and those that name support, each in printed order."""

    leads: tuple[str, ...]
    involved: tuple[str, ...]


def sides(paragraphs: Sequence[str]) -> Sides:
    """What names leads and what names support, by labels ("Support: …") and cues ("X with Y").

    >>> sides(["Head of Housing, supported by the", "Tenancy Team"])
    Sides(leads=('Head of Housing,',), involved=('the Tenancy Team',))
    """
    leads: list[str] = []
    involved: list[str] = []
    supporting = False
    for paragraph in joined(paragraphs):
        for label, text in _labelled(paragraph):
            supporting = supporting if label is None else label
            before, after = ("", (text,)) if supporting else _cued(text)
            leads.append(before)
            involved.extend(after)
    return Sides(_filled(leads), _filled(involved))


def _filled(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without blanks at their ends, empty ones left out."""
    return tuple(text.strip() for text in texts if text.strip())


def joined(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs, those that go on after a break made one; blanks single, telephone numbers and addresses gone."""
    whole: list[str] = []
    for paragraph in paragraphs:
        text = CONTACT.sub(GAP, BLANKS.sub(" ", paragraph.replace(GAP, " ")))
        text = text.replace(f"({GAP})", GAP).strip()
        if not text:
            continue
        if whole and _continues(whole[-1], text):
            whole[-1] += " " + text
        else:
            whole.append(text)
    return _titled(tuple(whole))


def _titled(whole: tuple[str, ...]) -> tuple[str, ...]:
    """Where each name stands over a role, the two made one with a gap between them."""
    looks = [look(text) for text in whole]
    names, roles = looks[::2], looks[1::2]
    if len(whole) % 2 or not all(name.person and name.role is Role.NONE for name in names):
        return whole
    if not all(role.starts_role or role.role is not Role.NONE for role in roles):
        return whole
    return tuple(f"{name}{GAP}{role}" for name, role in zip(whole[::2], whole[1::2], strict=True))


def _continues(before: str, text: str) -> bool:
    """Whether the paragraph `text` goes on with `before`."""
    if before.endswith((":", ";")) or len(before) > LONGEST:
        return False
    if OPENS.match(text) or GOES_ON.search(before) or before.count("(") > before.count(")"):
        return True
    left, right = look(before), look(text)
    if right.lower:
        alone = right.agency or right.first == "all" or INSTEAD.match(text)
        return not (alone or CUE.match(text) or LABEL.match(text))
    own = right.starts_role or right.person or right.role is not Role.NONE or right.code is Code.ROLE
    return bare_role(left) and not own and not LABEL.match(text) and not CUE.match(text)


def _labelled(text: str) -> Iterator[tuple[bool | None, str]]:
    """The text cut at its labels: whether support follows (None: no label), and what follows."""
    label, begin = None, 0
    for match in LABEL.finditer(text):
        if text[begin : match.start()].strip(" ;,") or label is not None:
            yield label, text[begin : match.start()].strip(" ;,")
        label = bool(match["support"] or match["support_dash"])
        begin = match.end()
    yield label, text[begin:]


def _cued(text: str) -> tuple[str, tuple[str, ...]]:
    """What stands before the first cue of support, and what each cue names."""
    if len(text) > LONGEST:
        return text, ()
    involved: list[str] = []
    for match in BRACKET_CUE.finditer(text):
        cue = CUE.match(match[1])
        if cue:
            involved.append(match[1][cue.end() :])
            text = text.replace(match[0], GAP, 1)
    cues = [match for match in CUE.finditer(text) if _cues(text, match)]
    ends = [match.start() for match in cues[1:]] + [len(text)]
    after = [text[match.end() : end].strip(" ,;") for match, end in zip(cues, ends, strict=False)]
    return (text[: cues[0].start()] if cues else text), (*after, *involved)


def _cues(text: str, match: re.Match[str]) -> bool:
    """Whether the cue names support; "with" alone may describe children or services."""
    if text.count("(", 0, match.start()) > text.count(")", 0, match.start()):
        return False
    if match[0].lower() != "with":
        return True
    before = text[: match.start()].lower().split()[-1:]
    after = text[match.end() :].lower().split()[:1]
    return not (before and before[0] in NOT_BEFORE_WITH) and not (after and after[0] in NOT_AFTER_WITH)
