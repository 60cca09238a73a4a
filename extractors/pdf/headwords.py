"""Words that head the columns of a plan, found in a page's plain text: a hint, quick and generous.

What a column means is decided elsewhere, of the table's own header. Here a page is only chosen for reading, so that a
word too many costs milliseconds and a word too few costs a plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WITHIN = 260  # characters of plain text: headings of one table stand so close together
MOST_HEADINGS = 24  # words that head columns, in one header
DENSE = 0.25  # of the words of a header: a sentence has fewer of them
STACKED = 4  # lines that begin with one: headings below each other, as on cards
_WHAT, _WHO, _WHEN, _STATE = range(4)
_STEMS = {  # the first four letters of a word; shorter words whole
    _WHAT: "acti reco task what how step inte init proj obje impr deli meas issu find work mile aim goal outc requ",
    _WHO: "lead resp owne offi acco who whom spon assi allo dele pers hold name cham post body",
    _WHEN: "when by date time dead due targ comp star sche peri timi fini end dura",
    _STATE: "prog upda stat rag brag rati posi achi scor curr evid succ done comm note impa",
}
_KIND = {stem: kind for kind, stems in _STEMS.items() for stem in stems.split()}
_OTHERS = re.compile(r"account(?!ab)|comm(?!ent)|compa|compl(?:ai|ime)|inter(?:im|na)|postc|stat(?:ut|io)|works\b")
_BEFORE = (
    "Key",
    "Main",
    "Agreed",
    "Proposed",
    "Planned",
    "Required",
    "Specific",
    "Management",
    "Next",
    "Our",
    "Further",
)
_WORD = re.compile(  # headings begin with a capital, or their line; a pair is "Key activity" or "Lead & timescale"
    r"\b([A-Z][A-Za-z]+)(?:(?: [&/] ?|(?:" + "|".join(rf"(?<=\b{word})" for word in _BEFORE) + r") )([a-z]{4,}))?"
    r"|^([a-z]{2,})",
    re.MULTILINE,
)
_FIRST, _SECOND, _LOWER = range(1, 4)  # the groups of it
_LABEL = re.compile(r"[ \w/]{0,24}:")  # "Lead officer:" names what is printed beside it
_COUNTED = re.compile(r"\d[.)]? {1,3}$")  # "2. Recommendations" heads a part of a report
_SENTENCE = re.compile(r"[a-z]{2}[.;]\s")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A word that can head a column: where it stands in the text, and of which kind it is."""

    start: int
    end: int
    kind: int
    opens: bool  # its line


def kinds_together(text: str) -> int:
    """How many kinds of column (what, who, when, how far) words close to each other name; 0 unless `what` is one.

    >>> kinds_together("Action Lead officer By when Progress")
    4
    >>> kinds_together("2. Recommendations. The Board is asked to note the report of the Director.")
    0
    """
    words = (match for match in _WORD.finditer(text) if match[_SECOND] or match[0][:4].lower() in _KIND)
    hits = [hit for match in words for hit in _hits(text, match)]
    return max((_kinds_from(text, hits[at : at + MOST_HEADINGS]) for at in range(len(hits))), default=0)


def _hits(text: str, match: re.Match[str]) -> Iterator[_Hit]:
    """The words of `match` that can head a column."""
    for group in filter(match.group, (_FIRST, _SECOND, _LOWER)):
        word = match[group].lower()
        kind = _KIND.get(word[:4])
        if kind is None or _OTHERS.match(word):
            continue
        start, end = match.span(group)
        counted = kind == _WHAT and _COUNTED.search(text, max(0, start - 5), start)
        if not counted and not _LABEL.match(text, end):
            yield _Hit(start, end, kind, start == 0 or text[start - 1] == "\n")


def _kinds_from(text: str, hits: Sequence[_Hit]) -> int:
    """The most kinds that the words from the first of `hits` on name, close together and in no sentence."""
    first, most, opening = hits[0], 0, 0
    kinds: set[int] = set()
    for count, hit in enumerate(hits, start=1):
        if hit.start - first.start > WITHIN or _SENTENCE.search(text, first.start, hit.start):
            break
        kinds.add(hit.kind)
        opening += hit.opens
        if len(kinds) > max(most, 1) and _WHAT in kinds:
            words = text.count(" ", first.start, hit.end) + text.count("\n", first.start, hit.end) + 1
            if count >= DENSE * words or opening >= STACKED:
                most = len(kinds)
    return most
