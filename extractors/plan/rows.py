"""Plan tables -> rows: one an action, with the themes that it stands under."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.fields.refs import read_number, read_ref
from extractors.fields.text import items, whole_text
from extractors.plan.bands import STRUCK_WHOLE, Band, Narrative, bands
from extractors.plan.blocks import split_block
from extractors.plan.headers import Header, cell_text, is_full_width
from extractors.plan.mixed import share_out
from extractors.plan.plans import PlanTable
from extractors.plan.sections import NAMED_IN_WORDS, RECOMMENDATION, TITLE, Section, names_theme, opened, section
from models.row import Entry, Field, PlanRow


def plan_rows(tables: Sequence[PlanTable]) -> tuple[PlanRow, ...]:
    """One row an action of the plan tables of a document, in printed order."""
    themes = _heading_themes(tables)
    stack: tuple[Section, ...] = ()
    rows: list[PlanRow] = []
    before: Header | None = None
    for plan, theme in zip(tables, themes, strict=True):
        if theme is not None:
            stack = (theme,)
        elif before is not None and _headings_of(before) != _headings_of(plan.header):
            stack = ()
        stack = append_rows(plan, stack, rows)
        before = plan.header
    return tuple(_with_shared_updates(rows))


def _with_shared_updates(rows: Sequence[PlanRow]) -> Iterator[PlanRow]:
    """The rows, an update for several actions ("2-3) Begun") given to each of them that has none of its own."""
    shared: tuple[Entry, ...] = ()
    numbers: tuple[int, ...] = ()
    before: int | None = None
    for row in rows:
        own = row.of(Field.PROGRESS)
        text = next((item.text for entry in own for item in items(entry.lines)), None)
        number = _number_of(row)
        if text is not None:
            shared, numbers = own, read_number(text).numbers
        elif number in numbers[1:] and before == number - 1:
            row = replace(row, entries=(*row.entries, *(replace(entry, spans=True) for entry in shared)))
        before = number
        yield row


def _number_of(row: PlanRow) -> int | None:
    """The whole number of the row's action; None where it has none."""
    for field in (Field.REF, Field.ACTION):
        for item in (item for entry in row.of(field) for item in items(entry.lines)):
            mark = read_ref(item.text) if field is Field.REF else read_number(item.text).ref
            if mark is not None:
                return int(mark) if mark.isdigit() else None
    return None


def _headings_of(header: Header) -> tuple[str, ...]:
    return tuple(column.heading for column in header.columns)


def _heading_themes(tables: Sequence[PlanTable]) -> tuple[Section | None, ...]:
    """For each table the theme that a document heading above it names.

    A heading names one by its words ("Priority 2: …"), or where the tables of a plan stand each under its own.
    """
    nearest = [plan.headings[-1] if plan.headings else None for plan in tables]
    levels = Counter(heading.level for heading in nearest if heading is not None)
    divided = len(tables) > 1 and sum(levels.values()) >= 0.6 * len(tables)
    usual = levels.most_common(1)[0][0] if levels else None
    found: list[Section | None] = []
    for heading in nearest:
        named = heading is not None and bool(NAMED_IN_WORDS.match(heading.text)) and not TITLE.search(heading.text)
        one_of_many = heading is not None and divided and heading.level == usual and not TITLE.search(heading.text)
        found.append(
            section(heading.text, level=heading.level) if heading is not None and (named or one_of_many) else None
        )
    return tuple(found)


def append_rows(plan: PlanTable, stack: tuple[Section, ...], rows: list[PlanRow]) -> tuple[Section, ...]:
    """Adds the table's rows to `rows`; gives back the sections in force at its end."""
    directly, before, struck = True, len(rows), False  # struck: an action that is to be told of, in the next row
    for above in _above_header(plan):
        stack = opened(stack, above, directly)
    for block in bands(plan.table, plan.header):
        if isinstance(block, Section):
            stack = opened(stack, block, directly)
            directly = True
        elif isinstance(block, Narrative):
            if rows:
                rows[-1] = _with_update(rows[-1], block)
        elif block.struck:
            if len(rows) > before:
                rows[-1] = _with_doubt(rows[-1], STRUCK_WHOLE.format("below"))
            struck = len(rows) == before
        elif rows and not directly and _names_nothing(block):
            rows[-1] = _with_rest(rows[-1], _row(block, stack))
        else:
            rows.extend(_row(band, stack) for band in split_block(block))
            directly = False
            if struck and len(rows) > before:
                rows[before] = _with_doubt(rows[before], STRUCK_WHOLE.format("above"))
                struck = False
    if struck and rows:
        rows[-1] = _with_doubt(rows[-1], STRUCK_WHOLE.format("below"))
    return stack


def _above_header(plan: PlanTable) -> Iterator[Section]:
    """The full-width rows above the header that name a theme."""
    for cell in plan.table.cells:
        if cell.row < plan.header.first and cell.lines and is_full_width(cell, plan.table):
            text = cell_text(cell)
            if names_theme(text):
                yield section(text, cell)


def _row(band: Band, stack: Sequence[Section]) -> PlanRow:
    entries: list[Entry] = []
    themes = [each.text for each in stack if not RECOMMENDATION.match(each.text)]
    asked = next((each.text for each in reversed(stack) if RECOMMENDATION.match(each.text)), None)
    for strip in band.strips:
        for share in share_out(strip.column.fields, strip.lines):
            if share.field is Field.THEME:
                text = whole_text(items(share.lines))
                themes.extend([] if text is None else [" ".join(text.split())])
            elif share.lines or strip.fill is not None:
                entries.append(
                    Entry(share.field, share.lines, strip.column.heading, strip.place, strip.fill, strip.spans)
                )
    return PlanRow(tuple(entries), tuple(themes), band.place, asked, band.doubts)


def _with_update(row: PlanRow, narrative: Narrative) -> PlanRow:
    entry = Entry(Field.PROGRESS, narrative.lines, "", row.place)
    return replace(row, entries=(*row.entries, entry))


def _names_nothing(band: Band) -> bool:
    """Whether the band has neither an action nor a recommendation of its own: the rest of the row above."""
    naming = (*band.of(Field.ACTION), *band.of(Field.RECOMMENDATION))
    return not any(strip.lines and not strip.spans for strip in naming)


def _with_doubt(row: PlanRow, doubt: str) -> PlanRow:
    return replace(row, doubts=tuple(dict.fromkeys((*row.doubts, doubt))))


def _with_rest(row: PlanRow, rest: PlanRow) -> PlanRow:
    entries = tuple(entry for entry in rest.entries if not entry.spans)
    doubt = "a row below it names no action and was read as part of this one"
    doubts = tuple(dict.fromkeys((*row.doubts, *rest.doubts, doubt)))
    return replace(row, entries=(*row.entries, *entries), doubts=doubts)
