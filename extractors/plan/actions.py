"""A plan row -> an action: text made values, every doubt a warning."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.abbreviations import Abbreviations
from extractors.fields.colours import colour_name
from extractors.fields.parties import Parties, read_parties
from extractors.fields.party_wraps import listed, unwrapped
from extractors.fields.refs import read_bare
from extractors.fields.text import Item, clean, items, run_on, whole_text
from extractors.fields.timescale import Timescale, YearHints, read_achieved, read_timescale
from extractors.plan.milestones import Dated, Pairing, pair
from extractors.plan.numbers import numbered, paragraphs_of, recommendation_of, without_number
from models.action import Action, Due, Party, Precision
from models.document import Identity
from models.row import Entry, Field, PlanRow

MORE_THAN_A_DATE = 3  # words beside the date in a date-achieved cell that make it an update
MOST_NAMED = 5  # doubtful words that a warning names
GOES_ON = re.compile(r"[(&]|and\b|- ?\w")  # a body that began on the line before
HANGS = re.compile(r"(?:\b(?:and|of|for|the|to|with|including)|[&,/-])\s*$")  # and one that has not ended
PERIOD = re.compile(  # a heading of a column that speaks for a period
    r"(?i)\bq(?:uarter)? ?[1-4]\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b20\d\d\b"
    r"|\b(?:first|second|third|fourth|last)\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b|(?<=[./'’-])\d\d\b")


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known of the whole document while its rows are read."""

    file: str
    identity: Identity
    key: Abbreviations
    hints: YearHints
    bare_numbers: bool = False  # the plan numbers its actions by a number and a blank: "1 Hold a weekly meeting"


def read_action(row: PlanRow, reader: Reader) -> Action | None:
    """The action that the row prints; None where the row names nothing to be done."""
    body = paragraphs_of(row, Field.ACTION)
    doubts = list(row.doubts)
    recommendation = recommendation_of(row)
    ref, body = numbered(row, body, reader.bare_numbers)
    text = whole_text(body)
    if text is None:
        if recommendation is None or _borrowed(row, Field.RECOMMENDATION):
            return None
        text, ref = recommendation.text, ref or recommendation.ref
        doubts.append("no action is printed beside this recommendation")
    timescale = read_timescale(_texts(_beside(row, Field.DUE, ref)), reader.hints)
    leads, involved, party_doubts = _parties(row, ref, reader.key)
    achieved, progress = _achieved(row, reader.hints)
    outcomes = _beside(row, Field.OUTCOME, ref)
    pairing = _milestones(outcomes, paragraphs_of(row, Field.DUE), reader.hints)
    doubts += [
        *timescale.warnings,
        *party_doubts,
        *_pairing_doubts(pairing, timescale),
        *_start_alone(row),
        *_unsure(row),
    ]
    return Action(
        file=reader.file,
        document=reader.identity,
        action=text,
        source=row.place,
        ref=ref,
        theme=row.themes,
        recommendation=recommendation,
        leads=leads,
        involved=involved,
        due=_spanned(row, timescale.due, reader.hints),
        ongoing=timescale.ongoing,
        outcome=whole_text(outcomes),
        milestones=pairing.milestones,
        evidence=whole_text(_beside(row, Field.EVIDENCE, ref)),
        progress=whole_text(_update(row, ref)) or progress,
        completed_on=achieved.end if achieved is not None else None,
        rag=_rag(row),
        warnings=tuple(dict.fromkeys(doubts)),
    )


def _beside(row: PlanRow, field: Field, ref: str | None) -> tuple[Item, ...]:
    """The paragraphs of `field`, those of each column without the number of the action that they stand beside."""
    return tuple(item for entry in row.of(field) for item in _said(entry, ref))


def _said(entry: Entry, ref: str | None) -> tuple[Item, ...]:
    """The paragraphs of an entry without the action's number; dashes that stand for nothing are nothing."""
    said = without_number(items(entry.lines), ref)
    return tuple(item for item in said if re.search(r"[^\W_]|[✓✗☑☐√]", item.text))


def _texts(paragraphs: Sequence[Item]) -> tuple[str, ...]:
    return tuple(item.text for item in paragraphs)


def _borrowed(row: PlanRow, field: Field) -> bool:
    return any(entry.spans for entry in row.of(field))


def _parties(
    row: PlanRow, ref: str | None, key: Abbreviations
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[str, ...]]:
    """Leads, involved and the doubts about them."""
    leads = _read_all(row.of(Field.LEAD), ref, key)
    others = _read_all(row.of(Field.INVOLVED), ref, key, lists=True)
    involved = [party for each in leads for party in each.involved]
    involved += [party for each in others for party in (*each.leads, *each.involved)]
    doubts = tuple(doubt for each in (*leads, *others) for doubt in each.warnings)
    return _once(party for each in leads for party in each.leads), _once(involved), doubts


def _read_all(entries: Sequence[Entry], ref: str | None, key: Abbreviations, lists: bool = False) -> list[Parties]:
    """The parties of each entry; `lists`: the column lists bodies, which commas part."""
    found: list[Parties] = []
    for entry in entries:
        texts = _party_texts(_said(entry, ref))
        found.extend(read_parties(one, key) for one in (_each_listed(texts) if lists else (texts,)))
    return found


def _each_listed(texts: Sequence[str]) -> list[list[str]]:
    """The bodies of a list, each by itself with what belongs to it: "Learning Trust" and "(Northmere)" below it."""
    bodies: list[list[str]] = []
    for piece in (piece for text in texts for piece in listed(text)):
        if bodies and (GOES_ON.match(piece) or HANGS.search(bodies[-1][-1])):
            bodies[-1].append(piece)
        else:
            bodies.append([piece])
    return bodies


def _party_texts(paragraphs: Sequence[Item]) -> list[str]:
    """The texts of a cell of parties, parted also where a line break can be nothing else."""
    texts: list[str] = []
    for item in paragraphs:
        first, *rest = [clean(line.text) for line in item.lines]
        number = len(run_on((first, *rest))) - len(item.text)  # letters of a number that was taken off
        texts.extend(unwrapped([first[number:], *rest]) if rest else [item.text])
    return texts


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(re.sub(r"\W", "", party.name.lower()), party)
    return tuple(found.values())


def _achieved(row: PlanRow, hints: YearHints) -> tuple[Due | None, str | None]:
    """The date achieved, and the words beside it where they make an update."""
    paragraphs = paragraphs_of(row, Field.COMPLETED_ON)
    achieved = read_achieved(_texts(paragraphs), hints) if paragraphs else None
    text = whole_text(paragraphs)
    if text is None:
        return achieved, None
    spare = len(text.split()) - (len(achieved.raw.split()) if achieved is not None and achieved.raw != text else 0)
    words = re.sub(
        r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d",
        "",
        text,
    )
    return achieved, text if spare > 0 and len(words.split()) >= MORE_THAN_A_DATE else None


def _milestones(outcomes: Sequence[Item], timescale: Sequence[Item], hints: YearHints) -> Pairing:
    if len(outcomes) < 2 or len(timescale) < 2:
        return Pairing(())
    dates = []
    for item in timescale:
        ends = [due.end for due in read_timescale((item.text,), hints).due]
        if ends:
            dates.append(Dated(item, max(ends)))
    return pair(outcomes, dates)


def _pairing_doubts(pairing: Pairing, timescale: Timescale) -> tuple[str, ...]:
    if not pairing.doubtful:
        return ()
    if pairing.milestones:
        return ("not every target has a date of its own",)
    return (f"{len(timescale.due)} dates stand beside the targets: which is whose is not certain",)


def _spanned(row: PlanRow, due: tuple[Due, ...], hints: YearHints) -> tuple[Due, ...]:
    """The period from the date in a start column to that in the column of the end: one timescale printed in two cells.

    Where either holds several dates or none, or the start is not the earlier, `due` as it is.
    """
    starts = read_timescale(_texts(paragraphs_of(row, Field.START)), hints).due
    if len(starts) != 1 or len(due) != 1 or starts[0].start > due[0].start:
        return due
    (start,), (end,) = starts, due
    coarser = max(start.precision, end.precision, key=list(Precision).index)
    return (Due(f"{start.raw} \u2013 {end.raw}", start.start, end.end, coarser),)


def _start_alone(row: PlanRow) -> tuple[str, ...]:
    """A sentence where the plan prints when the work begins and has no column for when it ends."""
    if row.of(Field.DUE):
        return ()
    told = ((entry.heading, whole_text(items(entry.lines))) for entry in row.of(Field.START))
    return tuple(
        f"{heading!r} says when the work begins, not when it is due: {text!r}" for heading, text in told if text
    )


def _unsure(row: PlanRow) -> tuple[str, ...]:
    """A sentence that names the words of the row's cells that were recognised in a picture and are doubtful."""
    read = (entry for entry in row.entries if entry.field is not Field.OTHER)
    words = tuple(dict.fromkeys(word for entry in read for line in entry.lines for word in line.doubtful))
    if not words:
        return ()
    more = f" and {len(words) - MOST_NAMED} more" if len(words) > MOST_NAMED else ""
    return (f"recognised in a picture and doubtful: {', '.join(map(repr, words[:MOST_NAMED]))}{more}",)


def _update(row: PlanRow, ref: str | None) -> tuple[Item, ...]:
    """The update in force: where a plan has a column for each period, the latest that says something."""
    entries = [(entry, _said(entry, ref)) for entry in row.of(Field.PROGRESS)]
    filled = [(entry, paragraphs) for entry, paragraphs in entries if paragraphs]
    periods = [read_achieved((entry.heading,)) for entry, _ in entries]
    if sum(PERIOD.search(entry.heading) is not None for entry, _ in entries) < 2 or not filled:
        return tuple(item for _, paragraphs in filled for item in paragraphs)
    if all(period is not None for period in periods):
        ends = {entry.heading: period.end for (entry, _), period in zip(entries, periods, strict=True) if period}
        return max(filled, key=lambda each: ends[each[0].heading])[1]
    return filled[-1][1]


def _rag(row: PlanRow) -> str | None:
    """The status code in force: the last one printed, or the fill of its cell."""
    for entry in reversed(row.of(Field.RAG)):
        text = whole_text(items(entry.lines))
        if text is not None:
            return text
        name = colour_name(entry.fill) if entry.fill is not None else None
        if name is not None:
            return f"{name} (fill)"
    return None


def year_hints(rows: Sequence[PlanRow], identity: Identity) -> YearHints:
    """The year that most of the plan's timescales state, and the plan's own date."""
    years: Counter[int] = Counter()
    for row in rows:
        for item in (*paragraphs_of(row, Field.START), *paragraphs_of(row, Field.DUE)):
            years.update(_full(year) for year in YEAR.findall(item.text))
    usual = years.most_common(1)[0][0] if years else None
    start = identity.date or (datetime.date(usual, 1, 1) if usual is not None else None)
    return YearHints(year=usual, plan_start=start)


def has_bare_numbers(rows: Sequence[PlanRow]) -> bool:
    """Whether the actions are numbered by bare numbers: most begin with one, and they count up."""
    first = [body[0].text for row in rows if (body := paragraphs_of(row, Field.ACTION))]
    numbers = [int(mark.numbers[0]) for text in first if (mark := read_bare(text)).numbers]
    rising = sum(after == before + 1 for before, after in pairwise(numbers))
    return len(numbers) >= max(2, 0.7 * len(first)) and rising >= 0.6 * (len(numbers) - 1)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
