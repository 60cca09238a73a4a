"""The title of a plan, as its cover, its running heads or its file's name print it."""

import re
from collections import Counter

from extractors.fields.text import clean
from extractors.plan.bodies import bodies
from extractors.plan.days import DATE, MONTH
from extractors.plan.front import REPORT, Front, FrontLine

_KINDS = "action|improvement|delivery|business|implementation|development|recovery|transformation"
_STRONG = re.compile(rf"(?i)\b(?:{_KINDS})[ -]plans?\b|\btracker\b|\bstatement of action\b")
_WEAK = re.compile(r"(?i)\b(?:plan|strategy|work programme|recommendations|actions)\b")
_COMMON = re.compile(  # words that tell no plan from another
    rf"(?i)\b(?:{_KINDS}|strategic|annual|the|our|draft|final|updated?|detailed|summary|plans?|tracker|strategy|and|of|for|"
    r"recommendations?|progress|report|key|actions|multi-agency|monitoring|year|table|template|work|programme|version|"
    rf"log|v\d+|\d+(?:st|nd|rd|th)|{MONTH})\b"
)
_LEADING = re.compile(
    r"(?i)(?:(?:appendix|annexe?|enclosure|agenda item|item|attachment)\s*(?:no\.?)?\s*[\dA-Z]{0,3}\b\s*[-–—:.]?\s*|"
    r"(?:report )?(?:title|subject)(?: of (?:the )?report)?\s*:?\s+|addendum to\s+|official[ -]+sensitive\s*[-–:]\s*)"
)
_TRAILING = re.compile(r"(?i)\s*(?:[:–-]\s*covering report|\bpage\b.{0,12})$")
_NUMBER = re.compile(r"(?i)(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|\([a-z\d]{1,3}\))\s+(?=\D)")
_SECTION = re.compile(
    r"(?i)(?:part|theme|priority|objective|section|chapter|area for|key|terms of|governance|contents?|monitoring|"
    r"purpose|developing|delivering|how|what|why|who|next steps|introduction|background|aims?|foreword|context|"
    r"overview|this|these|it|table of|resource|appendi\w+|structure|status|index|report (?:to|of)|to:|"
    r"background papers)\b"
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|should|shall|must|attach\w*|describes?|sets? out|agree[ds]?|noted?|"
    r"approved?|be|been|that|we|which|provides?|includes?|contains?|I)\b|\.{3,}|[:?;]$"
)
_ON = re.compile(r"(?i)(?:for|of|in|to|and|on|following|arising|from|with|\(|[-–—]|(?:19|20)\d\d\b)")
_OPEN = re.compile(r"(?i)(?:\b(?:for|of|in|to|and|on|the|following|with)|[-–—:,&])$")


def read_title(front: Front, named: str | None) -> str | None:
    """The plan's title as printed; None where no line names a plan and no highest heading can stand in."""
    others = (*front.running, *((named,) if named else ()))
    prints = Counter(_norm(_strip(text)) for text in (*(line.text for line in front.lines), *others))
    best: tuple[float, str] | None = None
    for at, line in enumerate(front.lines):
        text = _strip(line.text)
        worth = _worth(text, line.level)
        if worth is None:
            continue
        near = len(front.lines) - at <= 12 if front.report else at < 15
        score = worth + 3 * near + 2 * min(2, prints[_norm(text)] - 1) - 4 * (_norm(text) != _norm(line.text))
        if best is None or score > best[0] or (front.report and score == best[0]):
            best = (score, _joined(front.lines, at))
    for text in others:
        worth = _worth(_strip(text), None)
        if worth is not None and (best is None or worth - 1 > best[0]):
            best = (worth - 1, _strip(text))
    if best is not None:
        return best[1]
    high = (_strip(line.text) for line in front.lines if line.level in (1, 2) and not REPORT.match(line.text))
    return next((text for text in high if text and not _SECTION.match(text) and text not in bodies(text)), None)


def title_of_file(name: str) -> str | None:
    """The title that a file's name tells, where nothing printed does: weak, since councils rename files."""
    text = _strip(clean(re.sub(r"[_+]|(?<=\w)-(?=\w)", " ", name.rsplit(".", 1)[0])))
    return text if _STRONG.search(text) and not DATE.fullmatch(text) else None


def _strip(text: str) -> str:
    """A title without what leads it ("Appendix 2 -", "Report title") and trails it (": covering report", ".")."""
    for _ in range(3):
        text = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    return _TRAILING.sub("", text).strip(" .:–—-|")


def _worth(text: str, level: int | None) -> int | None:
    """How much `text` looks like a plan's title; None where it cannot be one."""
    strong, bare = _STRONG.search(text), _NUMBER.sub("", text, count=1)
    named = strong or _WEAK.search(text)
    if named is None or len(text) > 220 or len(bare.split()) > 28 or _SECTION.match(bare):
        return None
    sentence = _SENTENCE.search(text) is not None
    if level is None and (sentence or bare[:1].islower() or (named[0].islower() and len(bare.split()) > 8)):
        return None
    generic = _is_generic(bare)
    return (8 if strong else 4) - 14 * generic - 6 * sentence - 4 * (bare != text) + max(0, 8 - 2 * (level or 4))


def _is_generic(text: str) -> bool:
    """Whether every word of `text` could stand on any plan: "Draft Action Plan 2019"."""
    return re.search(r"[^\W\d_]", _COMMON.sub("", text)) is None


def _joined(lines: tuple[FrontLine, ...], at: int) -> str:
    """The title of which line `at` (from 0) is a part: the lines above and below that belong to it joined."""
    text, level = _strip(lines[at].text), lines[at].level
    above = lines[at - 1] if at else None
    if above is not None and _fits(above, level):
        generic = _is_generic(text) and not REPORT.match(above.text)
        if _OPEN.search(above.text) or text[:1].islower() or generic:
            text = f"{_strip(above.text) if generic else above.text} {text}"
    for below in lines[at + 1 : at + 3]:
        follows = _ON.match(below.text) or below.text[:1].islower() or _OPEN.search(lines[at].text)
        if not follows or not _fits(below, level) or DATE.fullmatch(below.text):
            break
        text = f"{text} {below.text}"
    return _strip(text)


def _fits(line: FrontLine, level: int | None) -> bool:
    """Whether `line` may be a part of a title whose other line is of `level`."""
    speaks = _SENTENCE.search(line.text) or _SECTION.match(line.text)
    return line.level == level and len(line.text) < 110 and not speaks


def _norm(text: str) -> str:
    """Letters and digits alone, for telling whether two lines print the same."""
    return re.sub(r"\W+", "", text).casefold()
