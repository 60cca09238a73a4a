"""Words -> lines of print, and which of them open a paragraph."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.pdf.words import Word
from models.geometry import Box, union
from models.table import Line

BULLETS = frozenset("•●○▪■□◦‣·∙⁃➢➤►▶❖◆◇✓✔*-–—§")
TICKS = {"\uf0fc": "✓", "\uf0fe": "☑", "\uf0fb": "✗", "\uf0a8": "☐"}  # Wingdings, in the private use area
SAME_LINE = 0.45  # of the type's height: raised and lowered letters stay in their line
BLANK = 0.12  # of the type's height: a gap that separates words
FAR_APART = 4.0  # times the type's height: two texts on one line
USUAL_LEADING = 1.2  # of the type's height, where a page shows too few lines to measure it
WIDER = 1.08  # of the usual leading, and half a point: more than that sets a paragraph off
FEWEST_TO_MEASURE = 5
NUMBERED = re.compile(r"\([A-Z]{0,4}\d{1,2}\) [A-Z]")
LEADS_UP = re.compile(r"(?i)\b(?:of|to|and|or|with|see|at|in|action|actions|also|item|point|section|under|by)$|[,&(]$")


@dataclass(frozen=True, slots=True)
class Print:
    """A line of print: words from left to right (as the text runs), where it stands and how high the type is."""

    words: tuple[Word, ...]
    base: float
    size: float
    box: Box
    text: str  # the words with a blank where they stand apart

    @property
    def bold(self) -> bool:
        """Whether most of the letters are bold."""
        return sum(len(word.text) if word.bold else -len(word.text) for word in self.words) > 0


def _text(words: Sequence[Word]) -> str:
    parts = [words[0].text]
    for before, word in pairwise(words):
        parts.append(" " if _apart(before, word) else "")
        parts.append(word.text)
    return "".join(parts)


def _apart(before: Word, word: Word) -> bool:
    if word.turned in (90, 270):
        gap = max(word.box.top - before.box.bottom, before.box.top - word.box.bottom)
    else:
        gap = word.box.x0 - before.box.x1
    return gap > BLANK * max(before.size, word.size)


def set_lines(words: Iterable[Word]) -> list[Print]:
    """The lines of print that upright `words` make, from top to bottom."""
    lines: list[list[Word]] = []
    bases: list[float] = []
    for word in sorted((word for word in words if word.turned in (0, 180)), key=lambda word: word.base):
        if lines and word.base - bases[-1] <= SAME_LINE * max(word.size, lines[-1][-1].size):
            lines[-1].append(word)
        else:
            lines.append([word])
            bases.append(word.base)
    return [set_print(sorted(line, key=lambda word: word.box.x0)) for line in lines]


def set_turned(words: Iterable[Word]) -> list[Print]:
    """The lines of print that words turned by a quarter make, in reading order."""
    turned = [word for word in words if word.turned in (90, 270)]
    if not turned:
        return []
    upwards = Counter(word.turned for word in turned).most_common(1)[0][0] == 270
    lines: list[list[Word]] = []
    for word in sorted(turned, key=lambda word: word.base if upwards else -word.base):
        if lines and abs(word.base - lines[-1][0].base) <= SAME_LINE * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [set_print(sorted(line, key=lambda word: -word.box.bottom if upwards else word.box.top)) for line in lines]


def set_print(words: Sequence[Word]) -> Print:
    """The line that `words` make, given in reading order. Raises ValueError for none."""
    if len(words) == 1:
        word = words[0]
        return Print((word,), word.base, word.size, word.box, word.text)
    largest = max(words, key=lambda word: (word.size, len(word.text)))
    box = union(word.box for word in words)
    if box is None:  # a line is made of words
        raise ValueError("no words")
    return Print(tuple(words), largest.base, largest.size, box, _text(words))


def split_wide(line: Print) -> list[Print]:
    """The parts of a line that stand far apart, as the left and the right of a running foot do."""
    return part(line, FAR_APART)


def part(line: Print, gap: float) -> list[Print]:
    """The parts of a line that stand apart by more than `gap` times the type's height, from left to right."""
    parts: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.box.x0 - before.box.x1 > gap * line.size:
            parts.append([])
        parts[-1].append(word)
    return [set_print(words) for words in parts] if len(parts) > 1 else [line]


def leadings(blocks: Iterable[Sequence[Print]]) -> dict[int, float]:
    """The usual distance from line to line in points, for each height of type in whole points."""
    seen: dict[int, Counter[float]] = {}
    for block in blocks:
        for above, line in pairwise(block):
            step = line.base - above.base
            if round(line.size) == round(above.size) and 0.8 * line.size < step < 2.0 * line.size:
                seen.setdefault(round(line.size), Counter())[round(4 * step) / 4] += 1
    return {
        size: min(step for step, times in steps.items() if 3 * times >= max(steps.values()))
        for size, steps in seen.items()
        if sum(steps.values()) >= FEWEST_TO_MEASURE
    }


def paragraphs(block: Sequence[Print], frame: Box, leading: dict[int, float], page: int) -> tuple[Line, ...]:
    """The lines of one cell or column of text, each knowing whether it opens a paragraph.

    A paragraph begins at a bullet, below a gap wider than the usual leading, or where the line before ends although
    its first word would have had room: `frame` says how wide the text could run.
    """
    lines: list[Line] = []
    margin = min((line.box.x0 for line in block), default=frame.x0) - frame.x0
    right = frame.x1 - max(0.0, min(margin, 8.0))
    before: Print | None = None
    for line in block:
        bullet, text = _bullet(line)
        opens = before is None or bullet or _is_apart(before, line, leading) or _had_room(before, line, right)
        if text:
            box = _text_box(line) if bullet else line.box
            doubtful = tuple(word.text for word in line.words if word.doubtful)
            lines.append(Line(text, box, page, opens, bullet, line.bold, doubtful))
            before = line
    return tuple(lines)


def _text_box(line: Print) -> Box:
    """Where the text stands without its bullet: lists within lists are told by how far they are set in."""
    box = line.box
    left = line.words[1].box.x0 if len(line.words) > 1 and len(line.words[0].text) == 1 else box.x0
    return Box(left, box.top, box.x1, box.bottom)


def _bullet(line: Print) -> tuple[bool, str]:
    """Whether a bullet is printed first, and the text without it."""
    first = line.words[0].text
    if first in TICKS:
        return False, TICKS[first] + line.text[len(first) :]
    alone = len(line.words) > 1 and _apart(line.words[0], line.words[1])
    if len(first) == 1 and (first in BULLETS or "\ue000" <= first <= "\uf8ff") and (alone or first in "•●▪■\uf0b7"):
        return True, line.text[1:].strip()
    if first == "o" and alone and line.words[1].text[:1].isupper():
        return True, line.text[1:].strip()
    if first[0] in "•●▪■\uf0b7\uf0a7" and len(first) > 1:
        return True, line.text[1:].strip()
    return False, line.text


def _is_apart(before: Print, line: Print, leading: dict[int, float]) -> bool:
    """Whether the line stands off from the one before, or begins with a number in brackets that nothing leads up to."""
    usual = leading.get(round(line.size), USUAL_LEADING * line.size)
    numbered = NUMBERED.match(line.text) is not None and not LEADS_UP.search(before.text)
    return numbered or line.base - before.base > WIDER * usual + 0.5


def _had_room(before: Print, line: Print, right: float) -> bool:
    """Whether the first word of `line` would have fitted behind `before`: then somebody ended the line there."""
    blank = 0.28 * line.size
    ends = (word.box.x1 for word, after in pairwise(line.words) if _apart(word, after))
    first = next(ends, line.box.x1) - line.box.x0  # a word may come in pieces, which touch
    return before.box.x1 + blank + first + 0.35 * line.size < right
