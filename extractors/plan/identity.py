"""Which plan a document is: its title, borough, body and date, from what its first pages and running heads print."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.plan import boroughs
from models.document import Document, Identity, Paragraph
from models.table import Table


def _blind(*parts: str) -> re.Pattern[str]:
    """The pattern that `parts` make together, blind to case."""
    return re.compile("".join(parts), re.IGNORECASE)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"((?:19|20)\d\d|['‘’]?\d\d)\b(?![./-]?\d)"
_DATES = (  # the groups of each in printed order: d day, m month, y year
    ("dmy", rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]?({_MONTH})(?:,? |-){_YEAR}"),
    ("mdy", rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b"),
    ("dmy", rf"(?<![\d./-])(\d{{1,2}})[./-](\d{{1,2}})[./-]{_YEAR}"),
    ("ymd", r"(?<![\d./-])(20\d\d)-(\d\d)-(\d\d)\b"),
    ("my", rf"(?<![\d-])\b({_MONTH})[ -]{{0,2}}{_YEAR}"),
)
_DATE = _blind("|".join(pattern for _, pattern in _DATES))
_ORDER = "".join(order for order, _ in _DATES)  # which part each group of _DATE is
_YEARLESS = _blind(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})(?!,? ?\d)")
_RANGE = _blind(r"\s*(?:-|–|—|to|until|/|&|and)\s*")
_FROM = _blind(_MONTH, _RANGE.pattern, "$")
_CLOCK = _blind(r"\b\w{3,6}day\b|\b\d{1,2}[.:]\d\d|\b[ap]m\b|\W")
_AS_OF = _blind(
    r"\b(?:as (?:at|of|on)|position|progress|status|update[ds]?|correct|accurate|revised|refreshed|amended|version|",
    r"draft|v ?\d[\d.]{0,6})\b[^.;]{0,24}$",
)
_NOT_NOW = _blind(r"\b(?:next|due|by|target|inspect\w+|review (?:of|in)|visit|following|published|since|from)\b")
_MEETING = _blind(
    r"\b(?:cabinet|committee|board|panel|council|meeting|forum|executive|scrutiny|assembly|partnership|agenda|lscb|",
    r"date)\b|^on ",
)

_KINDS = "action|improvement|delivery|business|implementation|development|recovery|transformation"
_STRONG = _blind(rf"\b(?:{_KINDS})[ -]plans?\b|\btracker\b|\bstatement of action\b")
_WEAK = _blind(r"\b(?:plan|strategy|work programme|recommendations|actions)\b")
_COMMON = _blind(  # words that tell no plan from another
    rf"\b(?:{_KINDS}|strategic|annual|the|our|draft|final|updated?|detailed|summary|plans?|tracker|strategy|and|of|for|",
    r"recommendations?|progress|report|key|actions|multi-agency|monitoring|year|table|template|work|programme|version|",
    rf"log|v\d+|\d+(?:st|nd|rd|th)|{_MONTH})\b",
)
_LEADING = _blind(
    r"(?:(?:appendix|annexe?|enclosure|agenda item|item|attachment)\s*(?:no\.?)?\s*[\dA-Z]{0,3}\b\s*[-–—:.]?\s*|",
    r"(?:report )?(?:title|subject)(?: of (?:the )?report)?\s*:?\s+|addendum to\s+|official[ -]+sensitive\s*[-–:]\s*)",
)
_TRAILING = _blind(r"\s*(?:[:–-]\s*covering report|\bpage\b.{0,12})$")
_NUMBER = _blind(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|\([a-z\d]{1,3}\))\s+(?=\D)")
_SECTION = _blind(
    r"(?:part|theme|priority|objective|section|chapter|area for|key|terms of|governance|contents?|monitoring|purpose|",
    r"developing|delivering|how|what|why|who|next steps|introduction|background|aims?|foreword|context|overview|this|",
    r"these|it|table of|resource|appendi\w+|structure|status|index|report (?:to|of)|to:|background papers)\b",
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|should|shall|must|attach\w*|describes?|sets? out|agree[ds]?|noted?|"
    r"approved?|be|been|that|we|which|provides?|includes?|contains?|I)\b|\.{3,}|[:?;]$"
)
_REPORT = _blind(
    r"(?:agenda item|report (?:to|of|title|by|from)|wards? affected|purpose of (?:the |this )?report|dear |contact |",
    r"key decision|lead officer:|cabinet|to: )",
)
_ON = _blind(r"(?:for|of|in|to|and|on|following|arising|from|with|\(|[-–—]|(?:19|20)\d\d\b)")
_OPEN = _blind(r"(?:\b(?:for|of|in|to|and|on|the|following|with)|[-–—:,&])$")
_ASKED = _blind(r"\b(?:action|recommendation|objective|task|activit|milestone|issue|improvement|what )")
_ANSWERED = _blind(
    r"\b(?:lead|responsib|owner|officer|who\b|when\b|timescale|deadline|due|target|date|progress|status|rag\b|update|",
    r"complet|outcome|accountab)",
)
_COVER, _NEAR = 40, 90  # lines of a cover, with a letter; lines above the plan that may be its own cover report
_FORM_ROWS = 15  # a table before the plan with no more rows may be a report's form: "Date: | 12 March 2019"


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before the plan: `lines` in printed order, the plan's `heads`, and the `running` heads and feet."""

    lines: tuple[Paragraph, ...]
    heads: tuple[str, ...]
    running: tuple[str, ...]
    report: bool  # a committee's covering report or letter comes first

    @property
    def edges(self) -> tuple[str, ...]:
        """The lines of the cover and those close above the plan."""
        texts = tuple(line.text for line in self.lines)
        return texts if len(texts) <= _COVER + _NEAR else texts[:_COVER] + texts[-_NEAR:]


def read_identity(document: Document, borough: str | None = None) -> Identity:
    """Which plan `document` is. A field is None where nothing is printed that decides it; `borough` given overrides.

    `date` is the day that the plan speaks for: the latest "as at", then a version's, the title's, the meeting's, the
    cover's; a month stands for its last day.
    """
    front = _read_front(document)
    title = _title(front, document.title) or _from_file_name(document.name)
    cover = tuple(line.text for line in front.lines if line.level is not None or len(line.text) < 60)[:_COVER]
    prominent = (*((title,) if title else ()), *front.running)
    evidence = [boroughs.Evidence(text, 4.0) for text in cover]
    evidence += [boroughs.Evidence(text, 1.0) for text in _texts(document)]
    council = borough or boroughs.choose(prominent, evidence)
    body = boroughs.body(council, prominent, front.edges, _texts(document))
    return Identity(document.sha256, title, council, body, _date(title, front, document))


def _clean(text: str) -> str:
    """`text` with every run of blanks made one."""
    return " ".join(text.split())


def _texts(document: Document) -> Iterator[str]:
    """Every text of the document, paragraphs and cells alike."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield _clean(block.text)
        else:
            yield from (_clean(cell.text) for cell in block.cells)


def _head_row(table: Table) -> int | None:
    """The row (from 1) that heads a plan: one cell asks for actions or the like, another for who, when or how far."""
    for row in range(1, min(table.rows, 8) + 1):
        texts = [cell.text[:80] for cell in table.row(row) if cell.row == row]
        asked = [at for at, text in enumerate(texts) if _ASKED.search(text) and len(text) < 80]
        answered = [at for at, text in enumerate(texts) if _ANSWERED.search(text) and len(text) < 80]
        if asked and any(at != asked[0] for at in answered):
            return row
    return None


def _rows(table: Table, last: int) -> Iterator[str]:
    """Each row's text up to row `last`, its cells joined by a blank."""
    for row in range(1, last + 1):
        yield _clean(" ".join(cell.text for cell in table.row(row) if cell.row == row))


def _read_front(document: Document) -> _Front:
    """What stands before the first plan-like table; the whole document where it has none."""
    lines: list[Paragraph] = []
    heads: tuple[str, ...] = ()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(Paragraph(_clean(block.text), block.level))
            continue
        head = _head_row(block)
        if head is not None:
            lines += (Paragraph(text, 2) for text in _rows(block, head - 1))
            heads = tuple(_clean(cell.text) for cell in block.row(head))
            break
        if block.rows <= _FORM_ROWS:
            lines += (Paragraph(text) for text in _rows(block, block.rows))
    lines = [line for line in lines if line.text]
    running = tuple(_clean(part) for text in document.running for part in text.split("\t") if part.strip())
    report = any(_REPORT.match(line.text) for line in lines)
    return _Front(tuple(lines), heads, running, report)


def _norm(text: str) -> str:
    """Letters and digits alone, for telling whether two lines print the same."""
    return re.sub(r"\W+", "", text).casefold()


def _strip(text: str) -> str:
    """A title without what leads it ("Appendix 2 -", "Report title") and trails it (": covering report", ".")."""
    for _ in range(3):
        text = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    return _TRAILING.sub("", text).strip(" .:–—-|")


def _is_generic(text: str) -> bool:
    """Whether every word of `text` could stand on any plan: "Draft Action Plan 2019"."""
    return re.search(r"[^\W\d_]", _COMMON.sub("", text)) is None


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


def _title(front: _Front, named: str | None) -> str | None:
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
    high = (_strip(line.text) for line in front.lines if line.level in (1, 2) and not _REPORT.match(line.text))
    return next(
        (text for text in high if text and not _SECTION.match(text) and text not in boroughs.bodies(text)), None
    )


def _joined(lines: tuple[Paragraph, ...], at: int) -> str:
    """The title of which line `at` (from 0) is a part: the lines above and below that belong to it joined."""
    text, level = _strip(lines[at].text), lines[at].level
    above = lines[at - 1] if at else None
    if above is not None and _fits(above, level):
        generic = _is_generic(text) and not _REPORT.match(above.text)
        if _OPEN.search(above.text) or text[:1].islower() or generic:
            text = f"{_strip(above.text) if generic else above.text} {text}"
    for below in lines[at + 1 : at + 3]:
        follows = _ON.match(below.text) or below.text[:1].islower() or _OPEN.search(lines[at].text)
        if not follows or not _fits(below, level) or _DATE.fullmatch(below.text):
            break
        text = f"{text} {below.text}"
    return _strip(text)


def _fits(line: Paragraph, level: int | None) -> bool:
    """Whether `line` may be a part of a title whose other line is of `level`."""
    speaks = _SENTENCE.search(line.text) or _SECTION.match(line.text)
    return line.level == level and len(line.text) < 110 and not speaks


def _from_file_name(name: str) -> str | None:
    """The title that a file's name tells, where nothing printed does: weak, since councils rename files."""
    text = _strip(_clean(re.sub(r"[_+]|(?<=\w)-(?=\w)", " ", name.rsplit(".", 1)[0])))
    return text if _STRONG.search(text) and not _DATE.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that a text prints, with the text before it; a month stands for its last day."""

    day: date
    before: str
    whole: bool  # the text consists of the date, with a weekday or an hour


def _day(year: str, month: str, day: str | None) -> date | None:
    """The day that is printed so, the month's last where none is; None if the calendar has none such."""
    digits = int(year.strip("'‘’"))
    number = int(month) if month.isdigit() else _MONTHS.index(month.casefold()[:3]) + 1
    whole = digits + 2000 if digits < 100 else digits
    if not (1 <= number <= 12 and 1990 <= whole <= 2100):
        return None
    last = date(whole + number // 12, number % 12 + 1, 1) - timedelta(days=1)
    return last.replace(day=int(day or last.day)) if 1 <= int(day or last.day) <= last.day else None


def _days(text: str) -> Iterator[_Day]:
    """Every day and month that `text` prints, in order; a period's two ends and impossible days are left out.

    >>> [found.day.isoformat() for found in _days("5.10.12, May 20th 2013, March 2014, 31.9.12")]
    ['2012-10-05', '2013-05-20', '2014-03-31']
    """
    found = list(_DATE.finditer(text))
    for at, match in enumerate(found):
        after = text[match.end() : found[at + 1].start()] if at + 1 < len(found) else "none"
        gap = text[found[at - 1].end() : match.start()] if at else "none"
        before = text[max(0, match.start() - 45) : match.start()]
        if _RANGE.fullmatch(after) or _RANGE.fullmatch(gap) or _FROM.search(before):
            continue
        parts = {part: group for part, group in zip(_ORDER, match.groups(), strict=True) if group}
        day = _day(parts["y"], parts["m"], parts.get("d"))
        if day is not None:
            rest = _CLOCK.sub("", text[: match.start()] + text[match.end() :])
            yield _Day(day, before, not rest)


def _date(title: str | None, front: _Front, document: Document) -> date | None:
    """The day that the plan speaks for, from what says so most plainly; None where nothing does."""
    short = tuple(text for text in front.edges if len(text) < 160)
    stated = [day for text in (*front.heads, *front.running, title or "", *short) for day in _days(text)]
    stated = [day for day in stated if _AS_OF.search(day.before) and not _NOT_NOW.search(day.before)]
    if stated:
        return max(day.day for day in stated)
    versions = [day for text in front.running if (day := _version(text, document)) is not None]
    named = [day.day for day in _days(title or "") if not _NOT_NOW.search(day.before)]
    met = list(_meetings(short))
    bare = [day.day for text in short for day in _days(text) if day.whole]
    for days in (versions, named, met, bare):
        if days:
            return Counter(days).most_common(1)[0][0]
    return None


def _version(text: str, document: Document) -> date | None:
    """The day of a running head; one without a year takes the commonest year of the document's tables."""
    printed = next((day.day for day in _days(text)), None)
    match = _YEARLESS.search(text)
    if printed is not None or match is None:
        return printed
    cells = (cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells)
    years = Counter(day.day.year for cell in cells for day in _days(_clean(cell))).most_common(2)
    if not years or (len(years) == 2 and years[0][1] == years[1][1]):
        return None
    return _day(str(years[0][0]), match[2], match[1])


def _meetings(texts: Iterable[str]) -> Iterator[date]:
    """The days of the meetings that short lines name, in the line itself or in the one before."""
    above = ""
    for text in texts:
        for day in _days(text):
            if not _NOT_NOW.search(day.before) and (_MEETING.search(text) or (day.whole and _MEETING.search(above))):
                yield day.day
        above = text
