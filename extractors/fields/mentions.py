"""Dates joined as the words between them say: "Feb – May" is one range, "June/July" a list, "by" part of its date."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.fields.dates import Found, find
from extractors.fields.mending import Mended
from extractors.fields.periods import Edge, Period, Unit
from extractors.fields.readings import Reading
from extractors.fields.tokens import REVISED_WORDS, Token, tokenise

# What stands before a date and between two, as token kinds.
_LEAD = re.compile(r"[lstfbepkK-]*$")
_END_AFTER = re.compile(r"e(?:\.?$|[,)])")
_EDGES = {"e": Edge.END, "p": Edge.PART, "k": Edge.WEEK_FROM, "K": Edge.WEEK_TO}
_LIST_SIGN = re.compile(r"f?[,/a]{1,2}[lfep]{0,3}")
_RANGE_SIGN = re.compile(r"f?(?:-|t{1,2})[lfepkK]{0,4}")
_REVISED = re.compile(
    rf"\b(?:{REVISED_WORDS}|now)(?:\s+(?:to|from|until|till|date|deadline|target|timescale|completion|end|due|by|for|now|is|of"
    r"|the|in|early|mid|late))*[\s:=(-]*$",
    re.IGNORECASE,
)
_REVISED_AFTER = re.compile(
    rf"\s?[(\[,-]?\s?(?:{REVISED_WORDS})\s?(?:(?:date|deadline|target)\b|to\b|until\b|from\b|[)\].,;:]|$)",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Mention:
    """A date or range in a text, its years still as printed; `begin` and `end` are places in the text.

    `core` is where the date itself begins, after "by", "from" and the like. `starts`: "from", "commenced" stand before.
    `listed`: a list sign alone joins it to the next mention. `bracketed`: an opening bracket stands before.
    """

    raw: str
    begin: int
    core: int
    end: int
    first: Period
    last: Period | None = None
    starts: bool = False
    listed: bool = False
    bracketed: bool = False
    revised: bool = False
    doubts: tuple[str, ...] = ()
    weekday: int | None = None  # 0 is Monday


def mentions(text: Mended) -> tuple[Mention, ...]:
    """The dates of one paragraph in printed order.

    >>> from extractors.fields.mending import mend
    >>> [mention.raw for mention in mentions(mend("June 09 \u2013 March 10, then by May 2011"))]
    ['June 09 \u2013 March 10', 'by May 2011']
    """
    tokens = tokenise(text.plain)
    kinds = "".join(token.kind for token in tokens)
    found = find(tokens)
    result: list[Mention] = []
    for place, here in enumerate(found):
        before = found[place - 1].end if place else 0
        zone = kinds[before : here.begin]
        single = _made(text, tokens, here, before)
        if result and not result[-1].last and len(single) == 1 and _is_range(result[-1], zone):
            result[-1] = _ranged(text, result[-1], single[0])
            continue
        if result and _LIST_SIGN.fullmatch(zone):
            result[-1] = replace(result[-1], listed=True)
            single = [_same_in(result[-1], mention) for mention in single]
        result.extend(single)
    result = _without_dash(text, result)
    return tuple(_unread(text, mention, result) for mention in result)


def _made(text: Mended, tokens: Sequence[Token], found: Found, before: int) -> list[Mention]:
    """The mentions of one find; `before` is where the one before it ended, as a token."""
    kinds = "".join(token.kind for token in tokens[before : found.begin])
    lead = _LEAD.search(kinds)
    begin = before + (lead.start() if lead else len(kinds))
    while begin < found.begin and tokens[begin].kind in "-f":  # a dash joins, it does not lead
        begin += 1
    words = tokens[begin : found.begin]
    core, end = tokens[found.begin].begin, _end(tokens, found, text.plain)
    edge = next((_EDGES[token.kind] for token in words if token.kind in _EDGES), Edge.WHOLE)
    after = "".join(token.kind for token in tokens[found.end : found.end + 3])
    if edge is Edge.WHOLE and _END_AFTER.match(after):
        edge, end = Edge.END, tokens[found.end].end  # "March end", "financial year end"
    mention = Mention(
        raw=text.printed[tokens[begin].begin : end],
        begin=tokens[begin].begin,
        core=core,
        end=end,
        first=found.readings[0].first,
        starts={token.kind for token in words} & set("sl") == {"s"},  # "begun by" is an end
        bracketed=begin > 0 and tokens[begin - 1].kind == "(",
        revised=bool(_REVISED.search(text.plain, max(0, core - 80), core) or _REVISED_AFTER.match(text.plain, end)),
        weekday=_weekday(tokens[found.begin]),
    )
    made = [_read(mention, reading, edge) for reading in found.readings]
    return [replace(mention, listed=True) for mention in made[:-1]] + made[-1:]


def _end(tokens: Sequence[Token], found: Found, text: str) -> int:
    """Where `found` ends: with the bracket that closes one in it, without the full stop that ends a sentence."""
    begin, end = tokens[found.begin].begin, tokens[found.end - 1].end
    if "(" in text[begin:end] and text[end : end + 1] == ")":
        return end + 1
    return end - 1 if text[end - 1] == "." and tokens[found.end - 1].kind == "M" and end == len(text) else end


def _read(mention: Mention, reading: Reading, edge: Edge) -> Mention:
    """`mention` with one of its readings; the edge goes to the period that it stands beside."""
    doubts = (f"{mention.raw!r} read as {reading.doubt}",) if reading.doubt else ()
    if edge in (Edge.WEEK_FROM, Edge.WEEK_TO) and reading.first.unit is not Unit.DAY:
        edge = Edge.PART  # "first week of June"
    if edge is Edge.PART and reading.first.unit in (Unit.YEAR, Unit.COUNCIL_YEAR):
        doubts = (*doubts, f"{mention.raw!r} read as the whole year")
    return replace(mention, first=replace(reading.first, edge=edge), last=reading.last, doubts=doubts)


def _weekday(token: Token) -> int | None:
    """The day of the week that a token names, 0 for Monday."""
    return _WEEKDAYS.index(token.text[:3].casefold()) if token.kind == "w" else None


def _is_range(first: Mention, zone: str) -> bool:
    """Whether the tokens between two dates make one range of them; "slipped from May to June" does not."""
    if re.fullmatch(r"f?a[lfepkK]{0,3}", zone):
        return first.raw.casefold().startswith("between")
    return _RANGE_SIGN.fullmatch(zone) is not None and not (first.revised and first.starts)


def _same_in(before: Mention, mention: Mention) -> Mention:
    """The month, day or season of `before` in another year, where a bare year follows it: "March 2014 and 2015"."""
    period = mention.first
    if period.unit is not Unit.YEAR or mention.last or before.last or mention.begin != mention.core:
        return mention
    if before.first.unit not in (Unit.MONTH, Unit.DAY, Unit.SEASON) or before.first.year is None:
        return mention
    doubt = f"{mention.raw!r} read as that of {before.raw!r} in {period.year}"
    return replace(mention, first=replace(before.first, year=period.year), doubts=(*mention.doubts, doubt))


def _ranged(text: Mended, first: Mention, last: Mention) -> Mention:
    """Both as one range."""
    return replace(
        first,
        raw=text.printed[first.begin : last.end],
        end=last.end,
        last=last.last or last.first,
        starts=False,
        listed=last.listed,
        doubts=(*first.doubts, *last.doubts),
    )


def _without_dash(text: Mended, found: list[Mention]) -> list[Mention]:
    """Two months that fill the paragraph with nothing between them are a range that lost its dash."""
    if len(found) != 2 or any(one.last or one.first.unit is not Unit.MONTH for one in found):
        return found
    first, last = found
    alone = not text.plain[: first.begin].strip() and not text.plain[last.end :].strip(" .")
    if not alone or text.plain[first.end : last.begin].strip() or last.begin != last.core:
        return found
    ranged = _ranged(text, first, last)
    return [replace(ranged, doubts=(*ranged.doubts, f"{ranged.raw!r} read as a range"))]


_REST_AFTER = re.compile(r"\s?[-/]\s?\d")
_REST_BEFORE = re.compile(r"(?<![A-Za-z\d] )(?<![A-Za-z\d])\d{1,2}\s?[-/]\s?$")
_OPEN_END = re.compile(r"\s?-\s?$")


def _unread(text: Mended, mention: Mention, found: Sequence[Mention]) -> Mention:
    """`mention` with a doubt if a number that is tied to it was not read, or a range has no end."""
    doubts = mention.doubts
    after = _REST_AFTER.match(text.plain, mention.end)
    before = _REST_BEFORE.search(text.plain, max(0, mention.begin - 8), mention.begin)
    places = ([after.end() - 1] if after else []) + ([before.start()] if before else [])
    if any(not any(other.begin <= place < other.end for other in found) for place in places):
        doubts = (*doubts, f"a number beside {mention.raw!r} was not read")
    if _OPEN_END.match(text.plain, mention.end):
        doubts = (*doubts, f"nothing follows the dash after {mention.raw!r}")
    return replace(mention, doubts=doubts)


def weekday_fits(mention: Mention, day: datetime.date) -> bool:
    """Whether the printed day of the week, if any, is that of `day`."""
    return mention.weekday is None or mention.weekday == day.weekday()
