"""A block that holds several actions split, so that each gets its own lead, date and progress.

By printed numbers where the cells carry them, by height on the page where texts stand beside each other, by order
where the counts agree; where none decides, the rows say so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.fields.refs import Numbered, read_bare, read_number, read_ref
from extractors.fields.text import Item, items
from extractors.plan.bands import Band, Strip
from extractors.plan.heights import APART, Span, align, groups, line_height, runs, stretch
from models.row import Field
from models.table import Line

WHOLE = (Field.RECOMMENDATION, Field.THEME)  # never split: they stand for the block
OWN = (Field.LEAD, Field.DUE, Field.PROGRESS, Field.COMPLETED_ON, Field.RAG)  # each action has its own
SHORT = (Field.LEAD, Field.DUE, Field.COMPLETED_ON, Field.RAG)  # no text of theirs runs on beside the next action
LONGEST_LABEL = 40  # characters: "MUST DO"
BESIDE = 1.0  # lines: how far from an action's first line a text may stand to count as beside it


@dataclass(frozen=True, slots=True)
class Part:
    """One action of a block: its paragraphs, the numbers printed before it, and where it begins."""

    paragraphs: tuple[Item, ...]
    numbers: tuple[int, ...]

    @property
    def top(self) -> float:
        """Where its first line stands, in points down the cell."""
        return stretch(self.paragraphs[0]).top


def split_block(band: Band) -> tuple[Band, ...]:
    """The bands of the single actions in printed order; the band itself where it holds only one."""
    action = next((strip for strip in band.of(Field.ACTION) if strip.lines), None)
    if action is None:
        return (band,)
    paragraphs = items(action.lines)
    height = line_height([item for strip in band.strips for item in items(strip.lines)])
    parts = (
        _by_own_refs(band, paragraphs, height)
        or _by_number(band, paragraphs)
        or _by_gap(band, action, paragraphs, height)
    )
    if len(parts) < 2:
        return (band,)
    columns = [_divide(strip, action, parts, height) for strip in band.strips]
    doubts = tuple(dict.fromkeys(doubt for column in columns for doubt in column.doubts))
    return tuple(
        replace(band, strips=tuple(column.strips[index] for column in columns), doubts=(*band.doubts, *doubts))
        for index in range(len(parts))
    )


def is_label(text: str) -> bool:
    """Whether a paragraph only labels what follows: "MUST DO".

    >>> is_label("MUST DO"), is_label("NHS"), is_label("Review the protocol")
    (True, False, False)
    """
    words = text.split()
    return text.isupper() and 2 <= len(words) <= 5 and len(text) <= LONGEST_LABEL or text in LABELS


LABELS = frozenset(
    {"EMBEDDING", "ESSENTIAL", "DESIRABLE", "URGENT", "IMMEDIATE", "ONGOING", "PRIORITY", "MUST", "SHOULD"}
)


def _by_own_refs(band: Band, paragraphs: Sequence[Item], height: float) -> tuple[Part, ...]:
    """Parts by the numbers that a column of its own prints beside the actions."""
    for strip in band.of(Field.REF):
        refs = [item for item in items(strip.lines) if read_ref(item.text) is not None]
        if len(refs) < 2 or len(refs) != len(items(strip.lines)):
            continue
        return _under(refs, paragraphs, height)
    return ()


def _under(refs: Sequence[Item], paragraphs: Sequence[Item], height: float) -> tuple[Part, ...]:
    """The paragraphs that stand beside each number: by blank lines where they make as many groups, else by height."""
    stacks = groups(paragraphs, height)
    if len(stacks) == len(refs):
        return tuple(Part(stack, ()) for stack in stacks)
    owners = runs([stretch(item).top for item in paragraphs], [stretch(item).top for item in refs], height)
    if owners is None:
        return ()
    return tuple(
        Part(tuple(item for item, owner in zip(paragraphs, owners, strict=True) if owner == index), ())
        for index in range(len(refs))
    )


def _by_number(band: Band, paragraphs: Sequence[Item]) -> tuple[Part, ...]:
    """Parts by the numbers that the action cell prints; none where the numbers count the steps of one action."""
    if any(read_ref(item.text) is not None for strip in band.of(Field.REF) for item in items(strip.lines)):
        return ()
    starts: list[int] = []
    kind = ""
    for index, item in enumerate(paragraphs):
        mark = number_of(item.text)
        if not mark.numbers:
            if not starts and not is_label(item.text):
                return ()
            continue
        if not starts or (mark.numbers[0] > _last_number(paragraphs[starts[-1]]) and kind == _kind(item.text)):
            kind = kind or _kind(item.text)
            starts.append(index)
    if len(starts) < 2:
        return ()
    edges = [_with_label(paragraphs, start) for start in starts] + [len(paragraphs)]
    edges[0] = 0
    return tuple(
        Part(tuple(paragraphs[begin:end]), number_of(paragraphs[start].text).numbers)
        for start, begin, end in zip(starts, edges, edges[1:], strict=False)
    )


def number_of(text: str) -> Numbered:
    """The number that a paragraph of a block begins with, a bare one too: others in the block must count on from it."""
    mark = read_number(text)
    return mark if mark.ref is not None else read_bare(text)


def _kind(text: str) -> str:
    """How a number is printed: "(2)" and "2)" are alike, "2." is another kind."""
    if re.match(r"\s*\(?\s*\d+\s*\)", text):
        return ")"
    return "." if read_number(text).ref is not None else " "


def _last_number(item: Item) -> int:
    return number_of(item.text).numbers[-1]


def _with_label(paragraphs: Sequence[Item], start: int) -> int:
    return start - 1 if start and is_label(paragraphs[start - 1].text) else start


def _by_gap(band: Band, action: Strip, paragraphs: Sequence[Item], height: float) -> tuple[Part, ...]:
    """Parts by blank lines, where a lead, date or update stands beside the beginning of several of them."""
    if action.spans or len(paragraphs) < 2 or read_number(paragraphs[0].text).numbers:
        return ()
    stacks = _parted_by_pages(groups(paragraphs, height), band, height)
    if len(stacks) < 2:
        return ()
    tops = [stretch(stack[0]).top for stack in stacks]
    for kind in (Field.DUE, Field.LEAD, Field.PROGRESS, Field.COMPLETED_ON, Field.RAG):
        for strip in band.of(kind):
            beside = [stretch(group[0]).top for group in groups(items(strip.lines), height)]
            met = sum(any(abs(top - other) <= BESIDE * height for other in tops) for top in beside)
            in_step = met >= 0.75 * len(beside) or len(beside) == len(stacks)
            if len(beside) >= 2 and in_step and not strip.spans:
                return tuple(Part(stack, ()) for stack in stacks)
    return ()


def _parted_by_pages(stacks: Sequence[tuple[Item, ...]], band: Band, height: float) -> tuple[tuple[Item, ...], ...]:
    """The stacks, cut also where a page begins with a new action: a date or lead begins right beside it."""
    beginnings = [
        stretch(item).top
        for kind in (Field.DUE, Field.LEAD)
        for strip in band.of(kind)
        if not strip.spans
        for item in items(strip.lines)
    ]
    parted: list[tuple[Item, ...]] = []
    for stack in stacks:
        begin = 0
        for index in range(1, len(stack)):
            top = stretch(stack[index]).top
            new_page = stack[index].lines[0].page != stack[index - 1].lines[-1].page
            if new_page and any(abs(top - other) <= 0.35 * height for other in beginnings):
                parted.append(stack[begin:index])
                begin = index
        parted.append(stack[begin:])
    return tuple(parted)


@dataclass(frozen=True, slots=True)
class _Divided:
    """One column's strips, a strip an action, and the doubts about them."""

    strips: tuple[Strip, ...]
    doubts: tuple[str, ...] = ()


def _divide(strip: Strip, action: Strip, parts: Sequence[Part], height: float) -> _Divided:
    """The column's text given to the actions that it belongs to."""
    if strip is action:
        return _Divided(tuple(replace(strip, lines=_lines(part.paragraphs)) for part in parts))
    kinds = strip.column.fields
    strip = replace(strip, lines=_cut(strip.lines, parts, height, short=any(kind in SHORT for kind in kinds)))
    paragraphs = items(strip.lines)
    if not paragraphs or strip.spans or any(kind in WHOLE for kind in kinds):
        return _Divided((replace(strip, spans=bool(paragraphs)),) * len(parts))
    if Field.REF in kinds:
        return _Divided(_dealt(strip, paragraphs, tuple(range(len(paragraphs))), len(parts)))
    numbered = _numbered(paragraphs, parts, height)
    if numbered is not None:
        return _Divided(_gathered(strip, numbered))
    return _beside(strip, paragraphs, parts, height)


def _cut(lines: Sequence[Line], parts: Sequence[Part], height: float, short: bool) -> tuple[Line, ...]:
    """The lines, a paragraph opening wherever an action begins beside one: on a new page, and in `short` columns."""
    cut: list[Line] = []
    for index, line in enumerate(lines):
        new_page = index > 0 and lines[index - 1].page != line.page
        if index and not line.opens and (new_page or short):
            top = stretch(Item(line.text, (line,))).top
            line = replace(line, opens=any(abs(part.top - top) <= 0.35 * height for part in parts[1:]))
        cut.append(line)
    return tuple(cut)


def _numbered(paragraphs: Sequence[Item], parts: Sequence[Part], height: float) -> tuple[tuple[Item, ...], ...] | None:
    """The paragraphs of each part by printed numbers; None where the column does not carry them."""
    wanted = {number: index for index, part in enumerate(parts) for number in part.numbers}
    given: list[list[Item]] = [[] for _ in parts]
    current: tuple[int, ...] = ()
    found, last = 0, -1
    for index, item in enumerate(paragraphs):
        owners = _owners(number_of(item.text), wanted)
        if owners and max(owners) > last:
            current, last, found = owners, max(owners), found + 1
        elif index and (moved := _moved_down(item, paragraphs[index - 1], parts, current, height)) is not None:
            current, last = (moved,), moved
        for owner in current or (0,):
            given[owner].append(item)
    return tuple(map(tuple, given)) if found >= 2 or (found and len(paragraphs) == 1) else None


def _owners(mark: Numbered, wanted: dict[int, int]) -> tuple[int, ...]:
    return tuple(wanted[number] for number in mark.numbers if number in wanted)


def _moved_down(item: Item, before: Item, parts: Sequence[Part], current: tuple[int, ...], height: float) -> int | None:
    """The next action, where a paragraph without a number stands apart and right beside its beginning."""
    following = max(current, default=-1) + 1
    apart = stretch(item).top - stretch(before).bottom > APART * height
    if following >= len(parts) or not apart:
        return None
    return following if abs(stretch(item).top - parts[following].top) <= 0.5 * height else None


def _gathered(strip: Strip, given: Sequence[tuple[Item, ...]]) -> tuple[Strip, ...]:
    return tuple(replace(strip, lines=_lines(paragraphs)) for paragraphs in given)


def _dealt(strip: Strip, paragraphs: Sequence[Item], owners: Sequence[int], count: int) -> tuple[Strip, ...]:
    return _gathered(
        strip,
        [
            tuple(item for item, owner in zip(paragraphs, owners, strict=True) if owner == index)
            for index in range(count)
        ],
    )


def _beside(strip: Strip, paragraphs: Sequence[Item], parts: Sequence[Part], height: float) -> _Divided:
    """The column's paragraphs given out by height or order."""
    name = strip.column.heading or "a column"
    own = any(kind in OWN for kind in strip.column.fields)
    stacks = groups(paragraphs, height)
    tops = [part.top for part in parts]
    spans = [stretch(item) for item in paragraphs]
    if len(stacks) == 1 and (not own or _stands_for_all(spans, tops, height)):
        shared = (replace(strip, spans=True),) * len(parts)
        return _Divided(shared, (f"'{name}' is printed once for {len(parts)} actions",) if own else ())
    if len(stacks) == len(parts):
        owners = [index for index, stack in enumerate(stacks) for _ in stack]
        return _Divided(_dealt(strip, paragraphs, owners, len(parts)))
    if len(paragraphs) == len(parts) and len(stacks) == 1:
        return _Divided(_dealt(strip, paragraphs, tuple(range(len(parts))), len(parts)))
    owners = list(align(spans, tops, height))
    off = [
        abs(span.top - tops[owner]) / height
        for index, (span, owner) in enumerate(zip(spans, owners, strict=True))
        if index == 0 or owners[index - 1] != owner
    ]
    doubtful = max(off, default=0.0) > 2 * BESIDE
    doubts = (f"which '{name}' belongs to which action is not certain: they stand out of step",) if doubtful else ()
    return _Divided(_dealt(strip, paragraphs, owners, len(parts)), doubts)


def _stands_for_all(texts: Sequence[Span], tops: Sequence[float], height: float) -> bool:
    """Whether a text printed once counts for every action: at the top of the block, or beside none of its actions."""
    first = texts[0].top
    if any(text.top - tops[1] > -0.5 * height for text in texts[1:]):
        return False
    nearest = min(range(len(tops)), key=lambda index: abs(tops[index] - first))
    return nearest == 0 or abs(tops[nearest] - first) > BESIDE * height


def _lines(paragraphs: Sequence[Item]) -> tuple[Line, ...]:
    return tuple(line for item in paragraphs for line in item.lines)
