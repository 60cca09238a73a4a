"""What a page says of the paper that it begins: an agenda item, an appendix, a cover sheet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TOP = 8  # lines in which a paper says what it is
COVER = 400  # letters and blanks that a cover sheet has at the most
LONGEST_TITLE = 160  # characters
_AGENDA = re.compile(
    r"(?i)(?:agenda|public document pack|(?:supplementary|public) (?:agenda|pack)\b.{0,40}|(?:items|order) of business)"
)
_STAMP = re.compile(r"(?i)(?:agenda|minute) item ?(?:no\.? ?)?:? ?(\d{1,3}[a-z]?)")
_ITEM = re.compile(r"(?i)item (?:no\.? ?)?(\d{1,3}[a-z]?)")
_ANNEX = re.compile(
    r"((?i:appendix|annexe?|enclosure|attachment)(?i: no\.?)? ?(?:\d{1,2}[A-Za-z]?|[A-Z]{1,2}\d{0,2}|[ivx]{1,4}))\b"
    r"(?![\w'’])(?: ?[-–—:.] ?(.{3,140}))?"
)
_CONTINUED = re.compile(r"(?i)\b(?:cont(?:inued|['’]?d)?|page \d+)\b")
_PAPER = re.compile(
    r"(?i)\b(?:(?:action|improvement|delivery|business|implementation|development|recovery) plan|plan 20\d\d|report|"
    r"strategy|register|minutes|tracker|action log|programme)\b"
)
_NUMBER = re.compile(r"(?i)(?:^|.*\b(?=page))(?:page )?\W{0,2}(\d{1,4})(?: ?(?:of|/) ?(\d{1,4}))?\W{0,2}$")
_BLANK = re.compile(r"(?i)page (?:is|has been|was) (?:left )?intentionally (?:left )?blank")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page is marked with; None where it says nothing of the kind."""

    agenda: bool = False  # it lists the items of a meeting, or is stamped with one
    item: str | None = None  # "7": the agenda item
    annex: str | None = None  # "appendix 2", in lower case
    title: str | None = None  # what stands beside or below that mark
    cover: str | None = None  # what a sheet with little else names
    numbers: tuple[tuple[int, int | None], ...] = ()  # page numbers at its edges: "Page 2 of 9" is (2, 9)


def read_mark(lines: Sequence[str]) -> Mark:
    """The mark of a page whose plain text has these lines. Stamps are drawn last, so that the last lines count too."""
    edges = (*lines[:TOP], *lines[max(TOP, len(lines) - 3) :])
    agenda = any(_AGENDA.fullmatch(line) or _STAMP.fullmatch(line) for line in edges)
    item = annex = title = None
    for at, line in enumerate(edges):
        stamp = _STAMP.fullmatch(line) or _ITEM.fullmatch(line)
        found = _ANNEX.fullmatch(line)
        if stamp is not None and item is None:
            item = stamp[1].lower()
        elif found is not None and annex is None and not _CONTINUED.search(line):
            annex, title = " ".join(found[1].lower().split()), found[2] or _below(edges, at)
    return Mark(agenda, item, annex, title, _cover(lines), tuple(_numbers((*lines[:2], *lines[-3:]))))


def _numbers(lines: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """The page numbers that lines at a page's edges print, with how many pages there are where they say so."""
    for line in lines:
        found = _NUMBER.match(line) if len(line) < LONGEST_TITLE else None
        if found is not None:
            yield int(found[1]), int(found[2]) if found[2] else None


def _below(lines: Sequence[str], at: int) -> str | None:
    """The line below `at` if it can be a title."""
    line = lines[at + 1] if at + 1 < len(lines) else ""
    return line if 3 < len(line) < LONGEST_TITLE and re.match(r"[A-Z]", line) else None


def _cover(lines: Sequence[str]) -> str | None:
    """The line of a cover sheet that names a paper; None where the page is no cover sheet."""
    if sum(map(len, lines)) > COVER or any(_BLANK.search(line) for line in lines):
        return None
    return next((line for line in lines[:TOP] if len(line) < LONGEST_TITLE and _PAPER.search(line)), None)
