"""Which actions a block holds: by printed numbers, by numbers beside it, or by blank lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.fields.refs import Numbered, read_bare, read_number, read_ref
from extractors.fields.text import Item, items
from extractors.plan.bands import Band, Strip
from extractors.plan.heights import EXACTLY, groups, line_top, runs, stretch
from models.row import Field
from models.table import Line

LONGEST_LABEL = 40  # characters: "MUST DO"
BESIDE = 1.0  # lines: how far from an action's first line a text may stand to count as beside it
LABELS = frozenset(
    {"EMBEDDING", "ESSENTIAL", "DESIRABLE", "URGENT", "IMMEDIATE", "ONGOING", "PRIORITY", "MUST", "SHOULD"}
)


@dataclass(frozen=True, slots=True)
class Part:
    """One action of a block: its paragraphs, the numbers printed before or beside it, and where it begins."""

    paragraphs: tuple[Item, ...]
    refs: tuple[str, ...]

    @property
    def top(self) -> float:
        """Where its first line stands, in points down the cell."""
        return stretch(self.paragraphs[0]).top


def find_parts(band: Band, action: Strip, height: float) -> tuple[Part, ...]:
    """The actions of a block from top to bottom; less than two where nothing tells them apart."""
    paragraphs = items(action.lines)
    return (
        _by_own_refs(band, action, height)
        or _by_number(band, paragraphs)
        or _by_gap(band, action, paragraphs, height)
        or _by_count(band, action, paragraphs)
    )


def is_label(text: str) -> bool:
    """Whether a paragraph only labels what follows: "MUST DO".

    >>> is_label("MUST DO"), is_label("NHS"), is_label("Review the protocol")
    (True, False, False)
    """
    words = text.split()
    return (text.isupper() and 2 <= len(words) <= 5 and len(text) <= LONGEST_LABEL) or text in LABELS


def _by_own_refs(band: Band, action: Strip, height: float) -> tuple[Part, ...]:
    """Parts by the numbers of a column of its own; beside one, a page begins with an action."""
    for strip in band.of(Field.REF):
        refs = [item for item in items(strip.lines) if read_ref(item.text) is not None]
        if len(refs) < 2 or len(refs) != len(items(strip.lines)):
            continue
        tops = [stretch(ref).top for ref in refs]
        opened = [
            replace(line, opens=line.opens or (line.page != before.page and _stands_at(line, tops, height)))
            for before, line in zip(action.lines, action.lines[1:], strict=False)
        ]
        return _under(refs, items([*action.lines[:1], *opened]), height)
    return ()


def _stands_at(line: Line, tops: Iterable[float], height: float) -> bool:
    return any(abs(top - line_top(line)) <= EXACTLY * height for top in tops)


def _under(refs: Sequence[Item], paragraphs: Sequence[Item], height: float) -> tuple[Part, ...]:
    """The paragraphs that stand beside each number: by blank lines where they make as many groups, else by height."""
    stacks = groups(paragraphs, height)
    if len(stacks) == len(refs):
        return tuple(Part(stack, _printed(ref)) for stack, ref in zip(stacks, refs, strict=True))
    owners = runs([stretch(item).top for item in paragraphs], [stretch(item).top for item in refs], height)
    if owners is None:
        return ()
    return tuple(
        Part(tuple(item for item, owner in zip(paragraphs, owners, strict=True) if owner == index), _printed(ref))
        for index, ref in enumerate(refs)
    )


def _printed(item: Item) -> tuple[str, ...]:
    ref = read_ref(item.text)
    return (ref,) if ref is not None else ()


def _by_number(band: Band, paragraphs: Sequence[Item]) -> tuple[Part, ...]:
    """Parts by the numbers that the action cell prints; none where the numbers count the steps of one action."""
    own = [strip for strip in band.of(Field.REF) if strip not in band.numbering_recommendations()]
    if any(read_ref(item.text) is not None for strip in own for item in items(strip.lines)):
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
        Part(tuple(paragraphs[begin:end]), number_of(paragraphs[start].text).refs)
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
                return tuple(Part(stack, number_of(stack[0].text).refs) for stack in stacks)
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


def _by_count(band: Band, action: Strip, paragraphs: Sequence[Item]) -> tuple[Part, ...]:
    """Parts by order, where two other columns hold as many paragraphs, and bullets where the action has bullets."""
    bulleted = [item.bullet for item in paragraphs]
    if action.spans or len(paragraphs) < 2 or any(bulleted) != all(bulleted):
        return ()
    agreeing = 0
    for kind in (Field.LEAD, Field.DUE, Field.PROGRESS):
        beside = [items(strip.lines) for strip in band.of(kind) if not strip.spans]
        agreeing += any([item.bullet for item in each] == bulleted for each in beside)
    return tuple(Part((item,), number_of(item.text).refs) for item in paragraphs) if agreeing >= 2 else ()
