"""What is kept beside a paper that was fetched: where it came from and how, as JSON in a file of its own."""

import datetime
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

MOST = 100_000  # characters: more is none of ours
SUFFIX = ".json"  # after the paper's whole name: plan.pdf.json


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Where a paper came from. `file` is the paper's place, relative to the folder that the sidecar lies in: another
    than the sidecar's own name where the same bytes were held already.
    """

    address: str
    final_address: str  # after redirects
    file: str
    sha256: str
    bytes: int
    fetched_at: datetime.datetime  # the last time that the server was asked for it
    title: str | None = None
    committee: str | None = None
    meeting: str | None = None
    item: str | None = None  # of the agenda
    published: datetime.date | None = None
    meeting_date: datetime.date | None = None
    borough: str | None = None  # as the sources file or the user named it
    status: int | None = None  # of HTTP; None where it came another way
    etag: str | None = None
    last_modified: str | None = None
    content_type: str | None = None  # as the server said; what the file is, its bytes say


def beside(paper: Path) -> Path:
    """Where the sidecar of a paper lies.

    >>> beside(Path("raw/plan.pdf")).name
    'plan.pdf.json'
    """
    return paper.with_name(paper.name + SUFFIX)


def dumps(sidecar: Sidecar) -> str:
    """The sidecar as JSON, a line a field; dates as YYYY-MM-DD."""
    return json.dumps(asdict(sidecar), ensure_ascii=False, indent=1, default=str) + "\n"


def loads(text: str) -> Sidecar:
    """The sidecar that `dumps` wrote. Raises ValueError if `text` is none."""
    told = json.loads(text)
    names = {field.name for field in fields(Sidecar)}
    if not isinstance(told, dict) or not {"address", "file", "sha256"} <= told.keys() <= names:
        raise ValueError("no sidecar of a fetched paper")
    wrong = [name for name, kind in _KINDS.items() if type(told.get(name)) is not kind]
    wrong += [name for name in told.keys() - _KINDS.keys() if not isinstance(told[name], str | int | None)]
    if wrong or "\0" in told["file"]:
        raise ValueError(f"no sidecar of a fetched paper: {', '.join(wrong) or 'file'}")
    for name, read in _READ.items():
        if told.get(name) is not None:
            told[name] = read(str(told[name]))
    if told["fetched_at"].tzinfo is None:
        raise ValueError("no sidecar of a fetched paper: fetched_at is of no time zone")
    return Sidecar(**told)


def read(paper: Path) -> Sidecar | None:
    """What is kept beside the paper; None where there is nothing, or nothing of ours."""
    try:
        with beside(paper).open(encoding="utf-8") as file:
            return loads(file.read(MOST))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


_KINDS = {"address": str, "final_address": str, "file": str, "sha256": str, "bytes": int, "fetched_at": str}
_READ = {
    "fetched_at": datetime.datetime.fromisoformat,
    "published": datetime.date.fromisoformat,
    "meeting_date": datetime.date.fromisoformat,
}
