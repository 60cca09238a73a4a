"""Commands that read documents: `extract` prints their actions, `ingest` stores them."""

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.shared import SOME_FAILED, Db, FormatOption, Output, opened_store, settings, stop
from pipeline.export import EXPORTERS, Format
from pipeline.output import OutputEnded, opened, refusals_told

if TYPE_CHECKING:
    from pipeline.isolation import Limits
    from pipeline.paths import Found
    from pipeline.runs import Tally
    from pipeline.stages import Options

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders (searched for what can be read) or patterns.")
]
Borough = Annotated[str | None, typer.Option(help="The borough, where it is known better than the document says.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read at once.", show_default="the cores")]


def extract(
    paths: Paths,
    form: FormatOption = Format.JSONL,
    borough: Borough = None,
    workers: Workers = None,
    output: Output = None,
) -> None:
    """Print the actions of documents, one record a line.

    \b
    Examples:
      actionplans extract plan.pdf > plan.jsonl
      actionplans extract papers/ "more/2024-*.docx" --format csv --output plans.csv
      actionplans extract plan.docx --borough Wexbridge
    """
    from pipeline.runs import Tally, counted, outcomes

    found = _found(paths)
    tally = Tally(len(found.paths) + len(found.missing))
    bar = (
        output is not None or sys.stdout is None or not sys.stdout.isatty()
    )  # records on the terminal would run through it
    ended = outcomes(found, _limits(workers, found), _options(borough), bar)
    with _telling(tally), contextlib.closing(ended), opened(output, found.paths) as sink:
        EXPORTERS[form].write((action for read in counted(ended, tally) for action in read.actions), sink)


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

    found = _found(paths)
    tally = Tally(len(found.paths) + len(found.missing), borough)
    limits, options = _limits(workers, found), _options(borough)
    with _telling(tally), opened_store(db, create=True) as store:
        unknown = tuple(path for path in found.paths if not is_stored(path, store))
        tally.known = len(found.paths) - len(unknown)
        with contextlib.closing(outcomes(replace(found, paths=unknown), limits, options, bar=True)) as ended:
            for outcome in ended:
                if isinstance(outcome, Extraction) and not store.save(outcome.actions):
                    tally.known += 1  # the same bytes twice, or another run was quicker
                else:
                    tally.count(outcome)


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
