"""Commands that read documents: `extract` prints their actions, `ingest` stores them."""

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.shared import (
    SOME_FAILED,
    Db,
    FormatOption,
    Output,
    Tidy,
    opened_store,
    settings,
    stop,
    wanted,
    write_out,
)
from pipeline.export import Format
from pipeline.output import OutputEnded, printing, refusals_told

if TYPE_CHECKING:
    from pipeline.isolation import Limits
    from pipeline.paths import Found
    from pipeline.runs import Tally
    from pipeline.stages import Extraction, Failure, Options
    from pipeline.store import Origin

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders (searched for what can be read) or patterns.")
]
Borough = Annotated[str | None, typer.Option(help="The borough, where it is known better than the document says.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read at once.", show_default="the cores")]


def extract(
    paths: Paths,
    form: FormatOption = Format.JSONL,
    tidy: Tidy = False,
    borough: Borough = None,
    workers: Workers = None,
    output: Output = None,
) -> None:
    """Print the actions of documents, one record a line, or write them in another format.

    \b
    Examples:
      actionplans extract plan.pdf > plan.jsonl
      actionplans extract papers/ "more/2024-*.docx" --format csv --output plans.csv
      actionplans extract papers/ --format xlsx --output plans.xlsx
      actionplans extract plan.docx --borough Wexbridge
    """
    from pipeline.runs import Tally, counted, outcomes, with_ids

    chosen = wanted(form, tidy)
    found = _found(paths)
    tally = Tally(len(found.paths) + len(found.missing))
    bar = (
        output is not None or sys.stdout is None or not sys.stdout.isatty()
    )  # records on the terminal would run through it
    ended = outcomes(found, _limits(workers, found), _options(borough), bar)
    with _telling(tally), contextlib.closing(ended):
        write_out(with_ids(counted(ended, tally)), chosen, output, found.paths)


def ingest(paths: Paths, db: Db = None, borough: Borough = None, workers: Workers = None) -> None:
    """Store the actions of documents, each document once.

    \b
    Examples:
      actionplans ingest papers/
      actionplans ingest plan.pdf --db wexbridge.db --borough Wexbridge
    """
    from dataclasses import replace

    from pipeline.runs import Tally, is_stored, outcomes
    from pipeline.stages import Extraction
    from pipeline.store import Origin

    found = _found(paths)
    tally = Tally(len(found.paths) + len(found.missing), borough)
    limits, options = _limits(workers, found), _options(borough)
    with opened_store(db, create=True) as store, _telling(tally):
        unknown = tuple(path for path in found.paths if not is_stored(path, store))
        tally.known = len(found.paths) - len(unknown)
        lying = (*(None for _ in found.missing), *(path.absolute() for path in unknown))
        with contextlib.closing(outcomes(replace(found, paths=unknown), limits, options, bar=True)) as ended:
            for path, outcome in zip(lying, ended, strict=True):
                if isinstance(outcome, Extraction) and not store.save(outcome.actions, Origin(path, borough)):
                    tally.known += 1  # the same bytes twice, or another run was quicker
                else:
                    tally.count(outcome)


def read_papers(paths: "tuple[Path, ...]", db: str | None) -> "Iterator[tuple[Path, Extraction | Failure]]":
    """Each paper that the store does not hold with what became of it: stored, where it has a plan.

    The summary is told at the end.
    """
    from pipeline.paths import Found
    from pipeline.runs import Tally, is_stored, outcomes
    from pipeline.stages import Extraction
    from pipeline.store import Origin

    with opened_store(db, create=True) as store:
        unknown = tuple(path for path in paths if not is_stored(path, store))
        found, tally = Found(unknown, ()), Tally(len(unknown))
        with contextlib.closing(outcomes(found, _limits(None, found), _options(None), bar=True)) as ended:
            for path, outcome in zip(unknown, ended, strict=True):
                if isinstance(outcome, Extraction):
                    tally.count(outcome)
                    store.save(outcome.actions, Origin(path.absolute()))
                yield path, outcome
        _tell(tally, interrupted=False)


def reextract(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Where the papers lie now.", show_default="where they lay at first"),
    ] = None,
    db: Db = None,
    workers: Workers = None,
) -> None:
    """Read stored documents again, by this version of the software, and tell what changed.

    What was extracted is replaced; corrections and what was said of links are kept. Where the reading under a
    correction changed, the correction is reopened: still followed, and named in the record until a person looks.
    A document that cannot be read now stays as it is.

    \b
    Examples:
      actionplans reextract
      actionplans reextract papers/ --db autumn.db
    """
    from pipeline.report import rereading_lines
    from pipeline.runs import Tally, hash_of
    from pipeline.stages import Extraction

    with opened_store(db) as store:
        origins = store.origins()
        found = _found(paths) if paths else _lying(origins.values())
        hashed = {sha256: path for path in found.paths if (sha256 := hash_of(path)) in origins}
        lying = _by_borough(hashed, origins)
        tally = Tally(len(hashed) + len(found.missing))
        with _telling(tally), printing() as sink:
            for outcome in _read_again(found, lying, workers):
                tally.count(outcome)
                if isinstance(outcome, Extraction) and (reread := store.reread(outcome.actions)):
                    for line in rereading_lines(outcome.file, reread):
                        sink.write(f"{line}\n")
        _tell_missing([origin for sha256, origin in origins.items() if sha256 not in hashed], len(origins))


def _tell_missing(missing: "list[Origin]", stored: int) -> None:
    """Name the stored documents that were not read again: gone from where they lay, or changed since."""
    for path in (origin.path for origin in missing if origin.path is not None):
        what = "has changed since it was stored" if path.is_file() else "is not there any more"
        typer.echo(f"{path}: {what}", err=True)
    if missing:
        typer.echo(f"{len(missing):,} of {stored:,} stored documents were not found: give their folder", err=True)


def _read_again(
    found: "Found", lying: "dict[str | None, list[Path]]", workers: int | None
) -> "Iterator[Extraction | Failure]":
    """What becomes of each file, read under the borough that was given when it was stored."""
    from dataclasses import replace

    from pipeline.runs import outcomes

    missing = found.missing
    for borough, chosen in lying.items():
        part = replace(found, paths=tuple(chosen), missing=missing)
        with contextlib.closing(outcomes(part, _limits(workers, part), _options(borough), bar=True)) as ended:
            yield from ended
        missing = ()


def _by_borough(hashed: "dict[str, Path]", origins: "dict[str, Origin]") -> "dict[str | None, list[Path]]":
    """The files, each under the hash of its bytes, in the order of storing; by the borough that the user gave."""
    grouped: dict[str | None, list[Path]] = {None: []}
    for sha256, origin in origins.items():
        if sha256 in hashed:
            grouped.setdefault(origin.borough, []).append(hashed[sha256])
    return grouped


def _lying(origins: "Iterable[Origin]") -> "Found":
    """The documents that still lie where they lay when they were stored."""
    from pipeline.paths import Found

    paths = (origin.path for origin in origins)
    return Found(tuple(path for path in paths if path is not None and path.is_file()), ())


def _limits(workers: int | None, found: "Found") -> "Limits":
    from dataclasses import replace

    from pipeline.settings import cores
    from pipeline.stages import READERS

    return replace(settings().limits, workers=min(workers or cores(), len(found.paths) or 1), preload=READERS)


def _options(borough: str | None) -> "Options":
    from pipeline.stages import Options

    decided = settings()
    return Options(borough, decided.status_threshold, decided.bounds)


@contextlib.contextmanager
def _telling(tally: "Tally") -> Iterator[None]:
    """The summary comes at the end, of an interrupted block too; then the exit status says if files failed."""
    interrupted, told = True, False
    try:
        yield
        interrupted = False
    except OutputEnded:  # told already, or nobody wants to hear more
        told = True
        raise
    finally:
        if not told:
            _tell(tally, interrupted)
    if tally.failures:
        raise typer.Exit(SOME_FAILED)


def _tell(tally: "Tally", interrupted: bool) -> None:
    with refusals_told("standard error"):
        tally.tell(sys.stderr, interrupted)


def _found(paths: list[str]) -> "Found":
    from pipeline.paths import find

    if not all(path.strip() for path in paths):
        stop("a PATH is empty: name a file, a folder or a pattern")
    found = find(paths)
    if not found.paths:
        stop("nothing to read: " + "; ".join(f"{name}: {reason}" for name, reason in found.missing))
    return found
