"""The document's own key: what it says that its colours, words, numbers and percentages mean, wherever it says so."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.fields.colours import colour_name
from models.document import Document, Paragraph
from models.status import Status
from models.table import Cell, Table
from pipeline.classify.codes import COLOURS, FILL, KIN, PERCENT, is_code, percentages, plain
from pipeline.classify.phrases import judge

LONGEST = 800  # characters: a longer cell or paragraph is prose, no key
MEANING = 160  # characters that a meaning may take
LONGEST_WORD = 3  # words that a code may have
SMALL = (14, 4)  # rows and columns that a table may have that is a key and nothing else
TITLE = re.compile(r"\b(?:key|legend|rag|brag|rating|ratings|status|colour|code|codes|symbol)\b", re.IGNORECASE)
EXPLAINS = re.compile(r"\b(?:meaning|description|definition|explanation|criteria|what|denotes)\b", re.IGNORECASE)
# A code inside running text and the sign that parts it from its meaning; a colour may do without the sign.
INLINE = re.compile(
    rf"(?<![\w%])(?:(?P<colour>{COLOURS})(?: ?\([a-z]\))?(?: rat(?:ed|ing)| status)?|[a-z] ?\((?P<spelled>{COLOURS})\)|"
    rf"(?P<percent>{PERCENT.pattern})|(?P<short>[a-z]|\d{{1,2}}|[✓✔☑✗✘★▲▼►↑↓→]))"
    r"(?:[ \t]{0,3}(?P<sign>[:=–—]|-(?=\s))|[ \t]{1,3}(?P<verb>means|is|indicates|denotes|equals)(?=\s))?(?=\s|\w|$)",
    re.IGNORECASE,
)
LONGEST_CODE = 12  # characters of a code that is looked for word by word
TITLED = re.compile(r"\W{0,5}(?:status )?(?:key|legend)\b", re.IGNORECASE)
# Where a meaning ends: at a stop, or before what looks like the next code.
PART_END = re.compile(r"[;.|\n]|,(?=\s*\S{1,3}\s)|\s(?=[✓✔☑✗✘●▲■◐○☺☹★*~]+\s)|\s(?=[–—-]?\s?\d{1,2}\s)")
# Meanings that say how it goes, in words that in an update would be about something else.
MANNERS: tuple[tuple[re.Pattern[str], Status], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), status)
    for pattern, status in (
        (r"\bno (?:issues|concerns|problems|significant issues|major issues)\b", Status.ON_TRACK),
        (r"\b(?:at or above|meet(?:s|ing)?|exceed(?:s|ing)?|achieving) (?:the )?targets?\b", Status.ON_TRACK),
        (r"\b(?:some|minor|significant|major|serious|critical) (?:issues?|concerns?|problems?)\b", Status.DELAYED),
        (
            r"\b(?:cause for concern|needs? attention|intervention|caution|remedial|jeopardy|off.?track)\b",
            Status.DELAYED,
        ),
        (r"\b(?:below|missed|failed|failing|late|danger|behind)\b|\bat risk\b|\bnot (?:be )?met\b", Status.DELAYED),
        (r"\b(?:of the way|some (?:progress|actions?)|in part|begun|active)\b", Status.IN_PROGRESS),
        (r"\b(?:no action|not (?:yet )?(?:begun|due|commenced)|future)\b", Status.NOT_STARTED),
    )
)
Entry = tuple[str, str, Status]


@dataclass(frozen=True, slots=True)
class StatusKey:
    """What the document says that its codes mean: `entries` are (code as printed, meaning as printed, status).

    A code stands twice where its meaning allows two statuses ("on track or done"), or where two keys differ.
    """

    entries: tuple[Entry, ...] = ()
    lines: tuple[str, ...] = ()  # short paragraphs that name themselves a key, for codes that `entries` lack

    def statuses(self, code: str) -> tuple[Status, ...]:
        """The statuses that `code` can mean, in printed order; () where the key does not cover it."""
        wanted = {plain(code)}
        if (
            not any(plain(known) in wanted for known, _, _ in self.entries)
            and wanted & set(KIN)
            and code.endswith(FILL)
        ):
            wanted = set(KIN)
        found = [status for known, _, status in self.entries if plain(known) in wanted or _within(code, known)]
        return tuple(dict.fromkeys(found or self._beside(code)))

    def _beside(self, code: str) -> Iterator[Status]:
        """What stands behind `code` in a line of the key, up to the next part: "** started, *** completed"."""
        bare = code.strip().removesuffix(FILL)
        if not 0 < len(bare) <= LONGEST_CODE or (bare.isdigit() and len(bare) > 1):
            return
        start = re.compile(
            rf"(?:^|[\s;,.|/–—:-]){re.escape(bare)}(?![\w*%])[ ]{{0,2}}(?:[:=–—,-]|means)?[ ]{{0,2}}", re.I
        )
        for line in self.lines:
            match = start.search(line)
            if match is not None:
                yield from _meant(
                    PART_END.split(line[match.end() : match.end() + MEANING], maxsplit=1)[0].strip(" ,-–")
                )


def _within(code: str, known: str) -> bool:
    """Whether `code` is a percentage in the range that the key's `known` names."""
    value, bounds = percentages(code), percentages(known)
    return value is not None and bounds is not None and bounds[0] <= value[0] and value[1] <= bounds[1]


def read_key(document: Document) -> StatusKey:
    """The key of `document`, empty where it has none: from its paragraphs, headings, page feet and tables.

    Two codes at the least must be given a meaning side by side: a lone "Green – complete" is an update.
    """
    found: list[Entry] = []
    for is_table, blocks in itertools.groupby(document.blocks, lambda block: isinstance(block, Table)):
        if is_table:
            for table in blocks:
                found.extend(_in_table(table) if isinstance(table, Table) else ())
        else:
            found.extend(_in_paragraphs([block.text for block in blocks if isinstance(block, Paragraph)]))
    for text in document.running:
        found.extend(_in_paragraphs([text]))
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    lines = tuple(text for text in (*texts, *document.running) if len(text) <= LONGEST and TITLED.match(text))
    return StatusKey(tuple(dict.fromkeys(found)), lines)


def _in_paragraphs(texts: Iterable[str]) -> Iterator[Entry]:
    """The keys in successive paragraphs: in one of them, or a code in each."""
    run: list[Entry] = []
    titled = False
    for text in (*texts, ""):
        entries = tuple(_in_text(text, titled))
        if not entries:
            yield from _accepted(run)
            run = []
        run.extend(entries)
        titled = TITLE.search(text) is not None or bool(entries)


def _accepted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """`entries` if they tell two codes or more apart, else nothing."""
    kept = tuple(entries)
    return kept if len({plain(code) for code, _, _ in kept}) > 1 else ()


def _in_text(text: str, titled: bool = False) -> Iterator[Entry]:
    """The codes that `text` gives a meaning: "Red – not started; Amber – in progress"."""
    if not text or len(text) > LONGEST:
        return
    titled = titled or TITLE.search(text) is not None
    matches = [match for match in INLINE.finditer(text) if _parts(match, titled)]
    for match, after in itertools.zip_longest(matches, matches[1:]):
        code = match["colour"] or match["spelled"] or match["percent"] or match["short"]
        meaning = text[match.end() : after.start() if after else len(text)].strip(" \t\n;,.|/()[]-–—:=")
        if (match["colour"] or match["spelled"]) is None and not titled and match["sign"] != "=":
            continue
        for status in _meant(meaning):
            yield code, meaning, status


def _parts(match: re.Match[str], titled: bool) -> bool:
    """Whether what matched is a code: a sign parts it from its meaning, or it is a colour in a key."""
    if match["sign"]:
        return True
    if match["colour"]:
        return match["verb"] is not None or (titled and match["colour"][0].isupper())
    return titled and match["percent"] is not None


def _meant(meaning: str) -> tuple[Status, ...]:
    """The statuses that a meaning allows, "completed or on track" two of them; () where it speaks of no status."""
    if not meaning or len(meaning) > MEANING:
        return ()
    parts = [_status(part) for part in re.split(r" or | ?/ ?", meaning)]
    known = [status for status in parts if status is not None]
    if len(known) == len(parts):
        return tuple(dict.fromkeys(known))
    whole = _status(meaning)
    return () if whole is None else (whole,)


def _status(meaning: str) -> Status | None:
    judgement = judge(meaning)
    if judgement.firm:
        return judgement.status
    return next((status for pattern, status in MANNERS if pattern.search(meaning)), None)


def _in_table(table: Table) -> Iterator[Entry]:
    """The keys in a table: a table that is a key, a legend row of a plan, or a cell that holds a whole key."""
    rows = [table.row(row) for row in range(1, table.rows + 1)]
    titles = [_text(cell) for cell in rows[0]] if rows else []
    words = len(titles) in (2, 3) and TITLE.search(titles[0]) is not None and EXPLAINS.search(titles[-1]) is not None
    pooled: list[Entry] = []
    for row in rows:
        entries = [*_pairs(row, words), *(entry for cell in row for entry in _in_text(_text(cell)))]
        entries = entries or list(_fills(row))
        yield from _accepted(entries)
        pooled.extend(entries)
    if len(rows) <= SMALL[0] and table.columns <= SMALL[1]:
        yield from _accepted(_each_once(pooled or [entry for row in rows for entry in _fills(row)], rows))
    for codes, meanings in itertools.pairwise(rows):
        yield from _accepted(_columns(codes, meanings))


def _each_once(entries: list[Entry], rows: list[tuple[Cell, ...]]) -> list[Entry]:
    """`entries` if no code is given two meanings and most rows give one: a key, not a plan of few rows."""
    meanings: dict[str, set[str]] = {}
    for code, meaning, _ in entries:
        meanings.setdefault(plain(code), set()).add(meaning)
    once = all(len(of_code) == 1 for of_code in meanings.values())
    return entries if once and len({meaning for _, meaning, _ in entries}) >= len(rows) - 2 else []


def _pairs(row: tuple[Cell, ...], words: bool = False) -> Iterator[Entry]:
    """Codes of a row with the meaning in a cell to their right; an empty filled cell is a code, and so are `words`."""
    code: str | None = None
    for at, cell in enumerate(row):
        text = _text(cell)
        if text and (is_code(text) or (words and at == 0 and len(text.split()) <= LONGEST_WORD)):
            code = text
        elif not text and cell.fill and colour_name(cell.fill):
            code = colour_name(cell.fill)
        elif code is not None and text:
            statuses = _meant(text)
            yield from ((code, text, status) for status in statuses)
            code = None if statuses or code.isdigit() else code  # a row's number is no code for what stands far off


def _fills(row: tuple[Cell, ...]) -> Iterator[Entry]:
    """Meanings printed on their colour."""
    for cell in row:
        name = colour_name(cell.fill) if cell.fill else None
        if name is not None:
            yield from ((name, _text(cell), status) for status in _meant(_text(cell)))


def _columns(codes: tuple[Cell, ...], meanings: tuple[Cell, ...]) -> Iterator[Entry]:
    """A row of codes above a row of their meanings."""
    if len([cell for cell in codes if is_code(_text(cell))]) < len([cell for cell in codes if _text(cell)]):
        return
    below = {cell.column: _text(cell) for cell in meanings}
    for cell in codes:
        code, meaning = _text(cell), below.get(cell.column, "")
        if code and not is_code(meaning):
            yield from ((code, meaning, status) for status in _meant(meaning))


def _text(cell: Cell) -> str:
    return " ".join(line.text.strip() for line in cell.lines).strip()
