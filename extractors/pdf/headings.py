"""The header of a plan among lines of print: headings beside each other that name the columns of an action plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.fields.headings import field_of
from extractors.pdf.lines import Print, part
from models.geometry import Box, union
from models.row import Field

MOST_LINES = 5  # of a header
FEWEST_COLUMNS = 3
GAP = 0.5  # of the type's height: headings nearer than this are one
STEP = 1.75  # of the type's height, from line to line of one heading
SECOND = 3.2  # of the type's height, down to a second row of headings
LONGEST, MOST_WORDS = 90, 14  # of one heading
FEW_WORDS = 3  # a heading so short may end with a full stop: "Rec. no."
SHARE_NAMED = 0.6  # of the headings name a field
SHARE_PLAIN = 0.75  # where they are not bold
DONE = frozenset((Field.ACTION, Field.RECOMMENDATION, Field.OUTCOME, Field.THEME))
SAID = frozenset((Field.ACTION, Field.RECOMMENDATION))  # what a header that is not bold must say
TELLING = frozenset((Field.LEAD, Field.START, Field.DUE, Field.PROGRESS, Field.RAG, Field.COMPLETED_ON))


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading, its lines made one."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """A header: lines `first` to `last` (both included, from 0) of the page, and its headings from left to right.

    `headings` are those of the columns; `groups` stand above several of them, down to `split` (points from the top).
    """

    first: int
    last: int
    headings: tuple[Heading, ...]
    box: Box
    bold: bool  # all of it: no row of the table reads like it
    groups: tuple[Heading, ...] = ()
    split: float = 0.0

    @property
    def texts(self) -> tuple[str, ...]:
        """The headings' words, to be compared with those of another header."""
        return tuple(heading.text.lower() for heading in self.headings)


def find_headers(lines: Sequence[Print], rules: Sequence[float]) -> tuple[HeaderLines, ...]:
    """The headers of plans among `lines` (from top to bottom); `rules`: heights at which a line crosses the page.

    A header names in at least FEWEST_COLUMNS columns what is done and at least one of who, by when and how far it is.
    """
    found: list[HeaderLines] = []
    at = 0
    wide = [len(part(line, GAP)) > 1 for line in lines]
    while at < len(lines):
        header = _best(lines, at, rules) if any(wide[at : at + MOST_LINES]) else None
        if header is None:
            at += 1
            continue
        within = (_best(lines, first, rules) for first in range(at + 1, header.last + 1))
        better = [other for other in within if other is not None and _named(other) > _named(header)]
        header = max(better, key=_named, default=header)
        header = _with_second_level(header, lines, rules)
        found.append(header)
        at = header.last + 1
    return tuple(found)


def _best(lines: Sequence[Print], first: int, rules: Sequence[float]) -> HeaderLines | None:
    """The header that begins with line `first`; of several that name as much, the shortest, but whole if it is bold."""
    best: HeaderLines | None = None
    most = 0
    for last in range(first, min(first + MOST_LINES, len(lines))):
        if last > first and not _one_block(lines[last - 1], lines[last], rules):
            break
        header = _header(lines, first, last)
        if best is not None and header is not None and _is_lower(best, header, lines[last]):
            break
        named = 0 if header is None else _named(header)
        whole = best is not None and lines[last].bold and header is not None
        whole = whole and header is not None and best is not None and len(header.headings) == len(best.headings)
        if header is not None and (named > most or (whole and named >= most)):
            best, most = header, named
    return best


def _is_lower(upper: HeaderLines, both: HeaderLines, line: Print) -> bool:
    """Whether a line is a row of headings by itself: it opens columns, and has nothing below some that stand above."""
    below = [any(each.box.shared_width(piece.box) > 0 for piece in part(line, GAP)) for each in upper.headings]
    return len(both.headings) > len(upper.headings) and not all(below)


def _one_block(above: Print, below: Print, rules: Sequence[float]) -> bool:
    """Whether two lines can be of one header: near, set alike, nothing drawn between them."""
    near = below.base - above.base <= STEP * max(above.size, below.size)
    parted = any(above.base + 0.5 < y < below.base - 0.5 * below.size for y in rules)
    return near and not parted and above.bold == below.bold and abs(above.size - below.size) < 2.0


def _header(lines: Sequence[Print], first: int, last: int) -> HeaderLines | None:
    """The lines as a header; None where they are none."""
    headings = _headings(lines[first : last + 1])
    if len(headings) < FEWEST_COLUMNS:
        return None
    box = union(heading.box for heading in headings)
    if box is None or any(_is_sentence(heading.text) for heading in headings):
        return None
    header = HeaderLines(first, last, headings, box, all(line.bold for line in lines[first : last + 1]))
    return header if _named(header) and _is_plan(header) else None


def _headings(lines: Sequence[Print]) -> tuple[Heading, ...]:
    """What the lines print above each other; none where two texts of one line stand below the same one."""
    pieces = sorted(
        ((number, piece) for number, line in enumerate(lines) for piece in part(line, GAP)),
        key=lambda each: each[1].box.x0,
    )
    columns: list[list[tuple[int, Print]]] = []
    right = float("-inf")
    for number, piece in pieces:
        if piece.box.x0 > right:
            columns.append([])
        columns[-1].append((number, piece))
        right = max(right, piece.box.x1)
    if any(len({number for number, _ in column}) < len(column) for column in columns):
        return ()
    return tuple(_heading([piece for _, piece in column]) for column in columns)


def _with_second_level(header: HeaderLines, lines: Sequence[Print], rules: Sequence[float]) -> HeaderLines:
    """The header, with the row of headings below it where some of its headings stand over several columns."""
    first = header.last + 1
    if not header.bold or first >= len(lines) or not lines[first].bold:
        return header
    if lines[first].base - lines[header.last].base > SECOND * lines[first].size:
        return header
    last = first
    inside = header.headings[0].box.x1
    while last + 1 < len(lines) and _one_block(lines[last], lines[last + 1], rules) and lines[last + 1].box.x0 > inside:
        last += 1
    below = _headings(lines[first : last + 1])
    groups = tuple(each for each in header.headings if any(each.box.shared_width(one.box) > 0 for one in below))
    alone = tuple(each for each in header.headings if each not in groups)
    over = [sum(each.box.shared_width(one.box) > 0 for each in groups) for one in below]
    if len(below) < 2 or header.headings[0] not in alone or max(over) > 1 or any(_is_sentence(b.text) for b in below):
        return header
    leaves = tuple(sorted((*alone, *below), key=lambda each: each.box.x0))
    box = union([header.box, *(each.box for each in below)]) or header.box
    split = (max(each.box.bottom for each in groups) + min(each.box.top for each in below)) / 2 if groups else 0.0
    return replace(header, last=last, headings=leaves, box=box, groups=groups, split=split) if groups else header


def _heading(pieces: Sequence[Print]) -> Heading:
    ordered = sorted(pieces, key=lambda piece: piece.base)
    box = union(piece.box for piece in ordered)
    if box is None:  # a column is made of pieces
        raise ValueError("no heading")
    return Heading(" ".join(piece.text for piece in ordered), box)


def _is_sentence(text: str) -> bool:
    """Whether the text is longer than a heading, or begins or ends as none does."""
    ended = text.endswith((".", ";", ",")) and len(text.split()) > FEW_WORDS
    return len(text) > LONGEST or len(text.split()) > MOST_WORDS or ended or text[:1].islower()


def _fields(header: HeaderLines) -> list[Field]:
    named = (field_of(heading.text.lower()) for heading in header.headings)
    return [field for field in named if field is not None]


def _named(header: HeaderLines) -> int:
    """How many headings name a field; 0 where fewer do than a header's."""
    fields = _fields(header)
    return len(fields) if len(fields) >= (SHARE_NAMED if header.bold else SHARE_PLAIN) * len(header.headings) else 0


def _is_plan(header: HeaderLines) -> bool:
    fields = set(_fields(header))
    done = bool(fields & (DONE if header.bold else SAID))
    return done and bool(fields & TELLING) and len(fields) >= FEWEST_COLUMNS - 1 and _set_apart(header)


def _set_apart(header: HeaderLines) -> bool:
    """Whether no two headings overlap: they stand beside each other."""
    return all(after.box.x0 > before.box.x1 for before, after in pairwise(header.headings))
