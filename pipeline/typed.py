"""What a person types for a field of the record -> the JSON of its value, by the same readers as a plan's cells."""

import json
from collections.abc import Callable
from types import MappingProxyType

from extractors.fields.parties import read_parties
from extractors.fields.timescale import read_achieved, read_timescale
from models.action import Party, PartyKind

LISTS = frozenset({"theme", "leads", "involved", "due", "milestones", "updates"})  # fields of which none is []
YES = MappingProxyType({"yes": True, "true": True, "no": False, "false": False})


def typed(field: str, text: str) -> str:
    """The JSON that `text` means for `field`: JSON itself, or as a plan would print it. `null` is no value.

    Raises ValueError where it cannot be read without doubt.

    >>> typed("due", "Sept 2026")
    '[{"raw": "Sept 2026", "start": "2026-09-01", "end": "2026-09-30", "precision": "month"}]'
    >>> typed("leads", "Head of Legal & Democratic Services; QA subgroup")
    '[{"name": "Head of Legal & Democratic Services", "expanded": null, "kind": "role"}, {"name": "QA subgroup", \
"expanded": null, "kind": "body"}]'
    """
    if text.strip() == "null":
        return "[]" if field in LISTS else "null"
    if text.lstrip().startswith(("[{", '["', "[]", '{"')):
        return text
    return json.dumps(READERS.get(field, str)(text), ensure_ascii=False)


def _due(text: str) -> list[dict[str, str]]:
    read = read_timescale([text])
    if read.warnings or not read.due:
        raise ValueError("; ".join(read.warnings) or f"{text!r} states no date: 31/3/2026, Sept 2026, Q1 2026/27")
    return [
        {
            "raw": due.raw,
            "start": due.start.isoformat(),
            "end": due.end.isoformat(),
            "precision": due.precision.value,
        }
        for due in read.due
    ]


def _day(text: str) -> str:
    read = read_achieved([text])
    if read is None or read_timescale([text]).warnings:
        raise ValueError(f"{text!r} is no date: 31/3/2026, Sept 2026")
    return read.end.isoformat()


def _parties(text: str) -> list[dict[str, str | None]]:
    names = [name.strip() for name in text.split(";") if name.strip()]
    if not names:
        raise ValueError("no name is given: `null` says that there is none")
    return [{"name": name, "expanded": None, "kind": _kind(name).value} for name in names]


def _kind(name: str) -> PartyKind:
    """What the name is taken for in a plan; unknown where it would be read as several."""
    read = read_parties([name])
    alone: tuple[Party, ...] = read.leads + read.involved
    return alone[0].kind if len(alone) == 1 else PartyKind.UNKNOWN


def _status(text: str) -> str:
    """As the record has it; `on track` and `Completed` are taken for it too."""
    return "_".join(text.lower().split())


def _truth(text: str) -> bool:
    try:
        return YES[text.strip().lower()]
    except KeyError:
        raise ValueError(f"{text!r} is neither yes nor no") from None


def _themes(text: str) -> list[str]:
    return [theme.strip() for theme in text.split(" > ")]


def _recommendation(text: str) -> dict[str, str | None]:
    return {"ref": None, "text": text}


READERS: MappingProxyType[str, Callable[[str], object]] = MappingProxyType(
    {
        "due": _due,
        "status": _status,
        "completed_on": _day,
        "document.date": _day,
        "leads": _parties,
        "involved": _parties,
        "ongoing": _truth,
        "theme": _themes,
        "recommendation": _recommendation,
    }
)
