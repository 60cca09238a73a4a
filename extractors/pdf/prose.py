"""What stands between tables: headings, paragraphs, and the running heads and feet that belong to no plan."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.pdf.lines import Print, paragraphs
from extractors.pdf.words import ABOVE_BASE, BELOW_BASE
from models.document import Paragraph
from models.geometry import Box, union
from models.table import Line, Table

HEAD_AND_FOOT = 0.13  # of the page's height, at either end: where running heads and feet stand
TYPE_IN_BOX = ABOVE_BASE + BELOW_BASE  # the height of a line's box for type of one point
FEWEST_REPEATS = 2
LONGEST_HEADING = 200  # characters
LARGER = 1.12  # than body text: type that makes a heading by its size


Mark = tuple[str, int]  # a running head's text and height on the page
Levels = dict[tuple[float, float], int | None]  # where a line begins and ends -> its level


@dataclass(frozen=True, slots=True)
class PageProse:
    """The lines of print outside a page's tables."""

    page: int
    width: float
    height: float
    lines: tuple[Print, ...]


def split_running(pages: Sequence[PageProse], body: float) -> tuple[tuple[PageProse, ...], tuple[str, ...]]:
    """The pages without their running heads and feet, and the texts of these, each once, as first printed.

    Running is what stands near the top or bottom edge and is repeated on another page at the same height with the
    same words; numbers may differ in print no larger than `body`, the usual height of type.
    """
    seen: Counter[Mark] = Counter()
    for page in pages:
        seen.update({_mark(line, body) for line in page.lines if _at_edge(line, page)})
    needed = FEWEST_REPEATS if len(pages) < 8 else 3
    running: dict[str, str] = {}
    kept = []
    for page in pages:
        rest = []
        for line in page.lines:
            mark = _mark(line, body)
            if _at_edge(line, page) and (seen[mark] >= needed or is_page_number(line.text)):
                running.setdefault(mark[0], line.text)
            else:
                rest.append(line)
        kept.append(PageProse(page.page, page.width, page.height, tuple(rest)))
    return tuple(kept), tuple(text for text in running.values() if not is_page_number(text))


def _at_edge(line: Print, page: PageProse) -> bool:
    edge = HEAD_AND_FOOT * page.height
    return line.box.bottom < edge or line.box.top > page.height - edge


def running_on(page: PageProse, neighbours: Sequence[PageProse]) -> tuple[Box, ...]:
    """Where the heads and feet of one page stand, judged by the pages beside it alone: a table ends at them.

    They are page numbers, and lines at the edge that a neighbour repeats word for word, or with other numbers, with
    all that stands beside them: the cells of a row seldom do.
    """
    marks = {_exact(line) for other in neighbours for line in other.lines if _at_edge(line, other)}
    levels: dict[int, list[Print]] = {}
    for line in page.lines:
        if _at_edge(line, page):
            levels.setdefault(round(line.base), []).append(line)
    whole = (
        level for level in levels.values() if all(is_page_number(line.text) or _exact(line) in marks for line in level)
    )
    return tuple(line.box for level in whole for line in level)


def _exact(line: Print) -> Mark:
    """What a line shares with its likes on the next page: its words, and its numbers too where it has few words."""
    words = re.findall(r"[^\W\d]{2,}", line.text)
    return re.sub(r"\d+", "#", line.text) if len(words) > 1 else line.text, round(line.base / 4)


def _mark(line: Print, body: float) -> Mark:
    """What a line shares with its likes on other pages; only small print may differ in its numbers."""
    text = line.text if line.size > LARGER * body else re.sub(r"\d+", "#", line.text)
    return text, round(line.base / 4)


def is_page_number(text: str) -> bool:
    """Whether the text only numbers a page: "Page 62 of 141"."""
    return re.fullmatch(r"(?i)[\W_]{0,3}(page\s?)?\d{1,4}(\s?(of|/)\s?\d{1,4})?[\W_]{0,3}", text) is not None


def body_size(pages: Iterable[PageProse], tables: Iterable[Sequence[Table]]) -> float:
    """The height of type that most of the letters have, in points, those in tables counted; 0 where none."""
    sizes: Counter[float] = Counter()
    cells = (cell for on_page in tables for table in on_page for cell in table.cells if not cell.rotated)
    for printed in (printed for cell in cells for printed in cell.lines):
        sizes[round(printed.box.height / TYPE_IN_BOX * 2) / 2] += len(printed.text)
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def heading_sizes(pages: Iterable[PageProse], body: float) -> tuple[float, ...]:
    """The heights of type that make headings, from the largest: level 1, 2, …"""
    sizes = {round(line.size * 2) / 2 for page in pages for line in page.lines if line.size > LARGER * body}
    return tuple(sorted(sizes, reverse=True))


def read_prose(page: PageProse, leading: dict[int, float], sizes: tuple[float, ...]) -> tuple[Paragraph, ...]:
    """The headings and paragraphs of a page from top to bottom. Bold lines by themselves are headings below `sizes`."""
    if not page.lines:
        return ()
    frame = union(line.box for line in page.lines) or Box(0.0, 0.0, page.width, page.height)
    lines = paragraphs(page.lines, frame, leading, page.page)
    levels = {_key(line.box): _level(line, sizes) for line in page.lines}
    found: list[Paragraph] = []
    group: list[Line] = []
    for line in lines:
        if (
            group
            and (line.opens or levels[_key(line.box)] != levels[_key(group[-1].box)])
            and not _goes_on(group, line, levels)
        ):
            found.append(_paragraph(group, levels, page.page))
            group = []
        group.append(line)
    if group:
        found.append(_paragraph(group, levels, page.page))
    return tuple(found)


def _key(box: Box) -> tuple[float, float]:
    """A line by its top and right edge: its left edge moves where a bullet is taken off."""
    return box.top, box.x1


def _goes_on(group: Sequence[Line], line: Line, levels: Levels) -> bool:
    """Whether a heading of several lines goes on: headings are broken where their author liked."""
    level = levels[_key(line.box)]
    near = line.box.top - group[-1].box.bottom < 0.6 * line.box.height
    return level is not None and level == levels[_key(group[-1].box)] and near and not line.bullet


def _level(line: Print, sizes: tuple[float, ...]) -> int | None:
    size = round(line.size * 2) / 2
    if len(line.text) > LONGEST_HEADING:
        return None
    if size in sizes:
        return sizes.index(size) + 1
    return len(sizes) + 1 if line.bold and not line.text.endswith((",", ";")) else None


def _paragraph(group: Sequence[Line], levels: Levels, page: int) -> Paragraph:
    text = " ".join(line.text for line in group)
    level = levels[_key(group[0].box)] if len(text) <= LONGEST_HEADING else None
    return Paragraph(text, level, page, union(line.box for line in group), group[0].bullet)
