"""What a source offers -> what is held: chosen by its title, fetched where it is new, told one by one."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from models.candidate import Candidate
from models.errors import FetchError
from models.sidecar import Sidecar
from pipeline.fetch.answer import Download, Held
from pipeline.fetch.client import PART, Client
from pipeline.holding import Holding
from pipeline.sources.folder import chunks, is_kept, stamp
from pipeline.sources.source import Event, Searched, Trouble

MATCH: Final = r"\b(?:(?:action|improvement|delivery|implementation) plans?|trackers?|progress|recommendations?)\b"
RECHECK: Final = timedelta(days=7)  # after which a paper that is held is asked for again: it may have been replaced


class Result(StrEnum):
    """What became of a paper that a source offers."""

    FETCHED = "fetched"  # for the first time
    REPLACED = "replaced"  # at an address whose paper was held: a new version beside the old one
    SAME = "same"  # the same bytes are held from another address
    UNCHANGED = "unchanged"  # held, and as it was
    OFFERED = "offered"  # in a dry run: it would be fetched
    FAILED = "failed"
    RESTRICTED = "restricted"  # not for the public: never asked for
    OTHER = "other"  # neither its title nor its agenda item is one that was asked for


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper: `path` is where it is held, `reason` why it failed."""

    candidate: Candidate
    result: Result
    path: Path | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of what a source offers."""

    match: re.Pattern[str] = re.compile(MATCH, re.IGNORECASE)  # over titles and agenda items
    borough: str | None = None  # whose papers they are, where the source does not say
    dry_run: bool = False  # nothing is fetched
    recheck: timedelta = RECHECK
    most_mb: int = 200  # of a paper


def outcomes(
    client: Client, events: Iterable[Event], holding: Holding, wish: Wish
) -> Iterator[Outcome | Searched | Trouble]:
    """What becomes of each paper, as it comes; what the source tells beside them is passed on.

    A paper that a source offers twice is fetched once. What fails is told; the others go on.
    """
    done: set[str] = set()
    for event in events:
        if not isinstance(event, Candidate):
            yield event
        elif event.address not in done:
            outcome = _outcome(client, event, holding, wish)
            if outcome.result is not Result.OTHER or event.restricted:  # else it may stand under another item too
                done.add(event.address)
            yield outcome


def _outcome(client: Client, paper: Candidate, holding: Holding, wish: Wish) -> Outcome:
    if not any(text and wish.match.search(text) for text in (paper.title, paper.item)):
        return Outcome(paper, Result.OTHER)
    if paper.restricted:
        return Outcome(paper, Result.RESTRICTED)
    known = holding.known(paper.address)
    now = datetime.now(UTC)
    borough = paper.borough or wish.borough
    try:
        if known and _is_fresh(paper, known, now - wish.recheck):
            return Outcome(paper, Result.UNCHANGED)
        if wish.dry_run:
            return Outcome(paper, Result.OFFERED)
        download = _download(client, paper, holding.place(paper, borough), known, wish)
        if download is None or (known and download.sha256 == known.sha256):
            holding.seen(paper, now, download)
            return Outcome(paper, Result.UNCHANGED)
        kept = holding.keep(paper, borough, download)
    except FetchError as error:
        return Outcome(paper, Result.FAILED, reason=error.reason)
    if kept.was_there:
        return Outcome(paper, Result.SAME, kept.path)
    return Outcome(paper, Result.REPLACED if known else Result.FETCHED, kept.path)


def _is_fresh(paper: Candidate, known: Sidecar, since: datetime) -> bool:
    """Whether what is held need not be asked for: a file in a folder tells, a server is believed for some days.

    Raises FetchError if the file is not there.
    """
    if is_kept(paper.address):
        return stamp(paper.address) == known.etag
    return paper.published in (None, known.published) and known.fetched_at > since


def _download(client: Client, paper: Candidate, into: Path, known: Sidecar | None, wish: Wish) -> Download | None:
    if is_kept(paper.address):
        return _copied(paper.address, into, stamp(paper.address), wish.most_mb)
    return client.download(paper.address, into, Held(known.etag, known.last_modified) if known else None)


def _copied(address: str, into: Path, mark: str, most_mb: int) -> Download:
    """The file at `address`, of a folder, as a download; its `mark` stands for the ETag."""
    into.parent.mkdir(parents=True, exist_ok=True)
    part = into.with_name(f".{into.name}.{secrets.token_hex(4)}{PART}")
    digest, size = hashlib.sha256(), 0
    with ExitStack() as undo:
        undo.callback(part.unlink, missing_ok=True)
        with part.open("wb") as file:
            for piece in chunks(address, most_mb * 1_000_000):
                digest.update(piece)
                size += file.write(piece)
        undo.pop_all()
    return Download(address, address, part, 200, mark, None, None, size, digest.hexdigest(), datetime.now(UTC))
