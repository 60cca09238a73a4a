"""A block that holds several actions split, so that each gets its own lead, date and progress.

By printed numbers where the cells carry them, by height on the page where texts stand beside each other, by order
where the counts agree; where none decides, the rows say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.fields.refs import Numbered
from extractors.fields.text import Item, items
from extractors.plan.bands import Band, Strip
from extractors.plan.heights import APART, EXACTLY, PAGE, Span, align, groups, line_height, line_top, stretch
from extractors.plan.parts import BESIDE, Part, find_parts, number_of
from models.row import Field
from models.table import Line

WHOLE = (Field.RECOMMENDATION, Field.THEME)  # never split: they stand for the block
OWN = (Field.LEAD, Field.START, Field.DUE, Field.PROGRESS, Field.COMPLETED_ON, Field.RAG)  # each action has its own
FAR_ON_A_PAGE, FAR_IN_WORD = 2.0, 6.0  # lines: so far off its action a text is out of step
LINED_UP = 0.75  # share of a column's paragraphs that begin beside an action
SHORT = (
    Field.LEAD,
    Field.START,
    Field.DUE,
    Field.COMPLETED_ON,
    Field.RAG,
)  # no text of theirs runs on beside the next action


def split_block(band: Band) -> tuple[Band, ...]:
    """The bands of the single actions in printed order; the band itself where it holds only one."""
    action = next((strip for strip in band.of(Field.ACTION) if strip.lines), None)
    if action is None:
        return (band,)
    height = line_height([line for strip in band.strips for line in strip.lines])
    parts = find_parts(band, action, height)
    if len(parts) < 2:
        return (band,)
    whole = band.numbering_recommendations()
    columns = [
        _Divided((replace(strip, spans=True),) * len(parts))
        if strip in whole
        else _divide(strip, action, parts, height)
        for strip in band.strips
    ]
    doubts = tuple(dict.fromkeys(doubt for column in columns for doubt in column.doubts))
    return tuple(
        replace(band, strips=tuple(column.strips[index] for column in columns), doubts=(*band.doubts, *doubts))
        for index in range(len(parts))
    )


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
    paragraphs = items(strip.lines)
    if not paragraphs or strip.spans or any(kind in WHOLE for kind in kinds):
        return _Divided((replace(strip, spans=bool(paragraphs)),) * len(parts))
    if Field.REF in kinds:
        owners = tuple(min(index, len(parts) - 1) for index in range(len(paragraphs)))
        doubts = (
            () if len(paragraphs) == len(parts) else (f"{len(paragraphs)} numbers stand beside {len(parts)} actions",)
        )
        return _Divided(_dealt(strip, paragraphs, owners, len(parts)), doubts)
    numbered = _numbered(paragraphs, parts, height)
    if numbered is not None:
        return _Divided(_gathered(strip, numbered))
    strip = replace(strip, lines=_cut(strip.lines, parts, height, short=any(kind in SHORT for kind in kinds)))
    paragraphs = items(strip.lines)
    return _beside(strip, paragraphs, parts, height)


def _cut(lines: Sequence[Line], parts: Sequence[Part], height: float, short: bool) -> tuple[Line, ...]:
    """The lines, a paragraph opening wherever an action begins beside one: on a new page, and in `short` columns.

    Only where the column is lined up with the actions at all: in a list of its own a line may stand anywhere.
    """
    tops = [part.top for part in parts]
    beside = [any(abs(top - line_top(line)) <= EXACTLY * height for top in tops) for line in lines]
    opening = [at for line, at in zip(lines, beside, strict=True) if line.opens]
    lined_up = short and len(opening) > 1 and sum(opening) >= LINED_UP * len(opening)
    return tuple(
        replace(line, opens=line.opens or (index > 0 and at and (lined_up or lines[index - 1].page != line.page)))
        for index, (line, at) in enumerate(zip(lines, beside, strict=True))
    )


def _numbered(paragraphs: Sequence[Item], parts: Sequence[Part], height: float) -> tuple[tuple[Item, ...], ...] | None:
    """The paragraphs of each part by printed numbers; None where the column does not carry them."""
    wanted = {ref: index for index, part in enumerate(parts) for ref in part.refs}
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


def _owners(mark: Numbered, wanted: dict[str, int]) -> tuple[int, ...]:
    return tuple(wanted[ref] for ref in mark.refs if ref in wanted)


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
    counted = len(paragraphs) == len(parts)
    if len(stacks) == 1 and not counted and (not own or _stands_for_all(spans, tops, height)):
        shared = (replace(strip, spans=True),) * len(parts)
        return _Divided(shared, (f"'{name}' is printed once for {len(parts)} actions",) if own else ())
    if len(stacks) == len(parts):
        owners = [index for index, stack in enumerate(stacks) for _ in stack]
    elif counted and len(stacks) == 1:
        owners = list(range(len(parts)))
    else:
        owners = list(align(spans, tops, height))
    doubtful = _out_of_step(spans, tops, owners, height) or (own and _shared(stacks, owners))
    doubts = (f"which '{name}' belongs to which action is not certain: they stand out of step",) if doubtful else ()
    return _Divided(_dealt(strip, paragraphs, owners, len(parts)), doubts)


def _out_of_step(texts: Sequence[Span], tops: Sequence[float], owners: Sequence[int], height: float) -> bool:
    """Whether a text begins far from the action that it was given to; Word's heights are estimates, so it may there."""
    on_a_page = tops[0] >= PAGE
    off = (
        abs(text.top - tops[owner]) / height
        for index, (text, owner) in enumerate(zip(texts, owners, strict=True))
        if index == 0 or owners[index - 1] != owner
    )
    return max(off, default=0.0) > (FAR_ON_A_PAGE if on_a_page else FAR_IN_WORD)


def _shared(stacks: Sequence[Sequence[Item]], owners: Sequence[int]) -> bool:
    """Whether texts that blank lines set apart were given to one action."""
    first = 0
    heads = []
    for stack in stacks:
        heads.append(owners[first])
        first += len(stack)
    return len(set(heads)) < len(heads)


def _stands_for_all(texts: Sequence[Span], tops: Sequence[float], height: float) -> bool:
    """Whether a text printed once counts for every action: at the top of the block, or beside none of its actions."""
    first = texts[0].top
    if any(text.top - tops[1] > -0.5 * height for text in texts[1:]):
        return False
    nearest = min(range(len(tops)), key=lambda index: abs(tops[index] - first))
    return nearest == 0 or abs(tops[nearest] - first) > BESIDE * height


def _lines(paragraphs: Sequence[Item]) -> tuple[Line, ...]:
    return tuple(line for item in paragraphs for line in item.lines)
