"""Several dated updates in one cell: "Update (July 2013): … Update (Nov 2013): …"; the latest is in force."""

import itertools
import re
from dataclasses import dataclass

from extractors.fields.timescale import YearHints, read_timescale
from models.action import Update

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
YEAR = 12 * 31  # days, for telling which way dates without years run
QUARTERS = {"1": 4, "2": 7, "3": 10, "4": 13}  # first month of a council year's quarter; Q4 lies in the next year

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter)"
)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ]{{0,2}})?{_MONTH}\.?[ ,-]{{0,2}}[’‘'`]?(?P<year>(?:20)?\d\d)?(?!\d)"
    r"|(?P<numbers>\d{1,2}[./]\d{1,2}[./](?:20)?\d\d)(?!\d)"
    r"|(?:q|quarter )[ ]?(?P<quarter>[1-4])[ ,]{0,2}\(?(?P<council>(?:20)?\d\d(?:\s?[/-]\s?(?:20)?\d\d)?)?\)?"
)
LABEL = re.compile(
    r"(?:^|(?<=[\n.;!?)])|(?<=[.;!?)] ))[ \t•*-]{0,4}"  # opens the text, a line or a sentence
    r"(?P<word>(?:progress |further |latest )?update\b[ ]?(?:at|as at|on|as of|for|from)?[ ]{0,2}[(\[]?|"
    r"as at |position at )?"
    rf"(?:{_DATE})[)\]]?(?: (?:update|progress|position))?[ ]{{0,2}}(?P<mark>:|[-–—](?=\s)|(?<=[)\]]))",
    re.IGNORECASE,
)
# A date that opens a text, a line or a sentence, or follows a comma, without a mark behind it.
BARE = re.compile(
    r"(?:^|(?<=[\n.;!?)])|(?<=[.;,!?)] ))[ \t•*-]{0,4}(?:\([ivx]{1,4}\)[ ]?)?\(?"
    rf"(?P<word>)(?:{_DATE}|(?P<slashed>\d{{1,2}}/\d{{1,2}}))(?![\w/.%-])\)?[ ]{{0,2}}(?P<mark>:|[-–—](?=\s)|(?=\s))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A dated update of a cell: characters `start` to `end`, without its date `label`. `when` sorts; None: no year."""

    start: int
    end: int
    label: str  # as printed
    when: tuple[int, int, int] | None  # year, month, day; 0 where not printed
    month: int
    day: int  # 0 where not printed


def updates(text: str) -> tuple[Part, ...]:
    """The dated updates of `text` in printed order; () where it holds fewer than two.

    >>> [text[u.start : u.end] for text in ["May 14: scoping. July 14: adopted."] for u in updates(text)]
    ['scoping.', 'adopted.']
    """
    labels = [match for match in LABEL.finditer(text) if match["mark"] or match["word"]]
    if len(labels) < 2:
        labels = _opening(text)
    if len(labels) < 2:
        return ()
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return tuple(_update(text, label, end) for label, end in zip(labels, ends, strict=True))


def dated_updates(text: str) -> tuple[Update, ...]:
    """The dated updates of `text` with the period of each, in printed order; () where it holds fewer than two.

    A year that one lacks is taken from its neighbours; all are left out where one's period stays unknown.

    >>> [str(update.end) for update in dated_updates("May 14: scoping. July 14: adopted.")]
    ['2014-05-31', '2014-07-31']
    """
    parts = tuple(part for part in updates(text) if text[part.start : part.end].strip())
    stated = [part.when[0] for part in parts if part.when is not None]
    told = []
    for part in parts:
        due = read_timescale([part.label], YearHints(min(stated, default=None))).due
        if not due:
            return ()
        told.append(Update(text[part.start : part.end], due[0].start, due[-1].end))
    return tuple(told) if len(told) > 1 else ()


def latest(text: str) -> str:
    """The update of `text` that is in force, a part of `text`: the latest dated one, or all of it where none is dated.

    Where years are missing, the order in which the months run tells whether the newest stands first or last.

    >>> latest("Oct: adopted. July: out to consultation. May: scoping.")
    'adopted.'
    """
    found = tuple(update for update in updates(text) if text[update.start : update.end].strip())
    if len(found) < 2:
        return text
    dated = [(update.when, at) for at, update in enumerate(found) if update.when is not None]
    if len(dated) == len(found):
        chosen = found[max(dated)[1]]
    else:
        steps = [_step(one, other) for one, other in itertools.pairwise(found)]
        backwards = sum(step > YEAR // 2 for step in steps)
        forwards = sum(0 < step <= YEAR // 2 for step in steps)
        chosen = found[0] if backwards > forwards else found[-1]
    return text[chosen.start : chosen.end]


def _step(one: Part, other: Part) -> int:
    """The days, in years of twelve times 31, from one part to the `other`, wherever in the year both stand."""
    days = other.day - one.day if one.day and other.day else 0
    return ((other.month - one.month) * 31 + days) % YEAR


def _opening(text: str) -> list[re.Match[str]]:
    """The dates that open parts of a text whose first words are a date: "Q1 drafted. Q2 adopted."."""
    found = list(BARE.finditer(text))
    return found if found and not text[: found[0].start()].strip() else []


def _update(text: str, label: re.Match[str], end: int) -> Part:
    """The update that follows `label`, up to `end`, without blanks around it."""
    body = text[label.end() : end]
    start = label.end() + len(body) - len(body.lstrip())
    year, month, day = _when(label)
    return Part(
        start,
        max(start, label.end() + len(body.rstrip())),
        label[0].strip(" \t\n•*-–—:"),
        (year, month, day) if year else None,
        month,
        day,
    )


def _when(label: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of a label, for sorting; 0 where not printed."""
    if label["numbers"]:
        day, month, year = (int(part) for part in re.split(r"[./]", label["numbers"]))
        return year % 100 + 2000, month, day
    if label["quarter"]:
        months = QUARTERS[label["quarter"]]
        first = re.match(r"20\d\d|\d\d", label["council"] or "")
        year = int(first[0]) % 100 + 2000 + (months > 12) if first else 0
        return year, (months - 1) % 12 + 1, 0
    if label.re is BARE and label["slashed"]:
        one, two = (int(part) for part in str(label["slashed"]).split("/"))
        return (two + 2000, one, 0) if two > 12 else (0, two, one)  # 10/19 is a month, 16/9 a day
    name = label["month"].lower()
    month = SEASONS.get(name) or MONTHS.index(name[:3]) + 1
    return (int(label["year"]) % 100 + 2000 if label["year"] else 0), month, int(label["day"] or 0)
