"""A run over many files: what becomes of each, counted as it passes, and told at the end."""

import hashlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from models.listed import Listed
from pipeline.answers import Extraction, Failure
from pipeline.isolation import Limits
from pipeline.paths import Found
from pipeline.report import one_line
from pipeline.stages import Options, run

if TYPE_CHECKING:
    from pipeline.store import Store  # SQLAlchemy is not loaded to extract

SHORTEST_CODE = 8  # digits of a document's sha256 in the ids of its actions


class Tally:
    """Counts what passes by, for the summary at the end; the only thing here that changes."""

    def __init__(self, files: int, borough: str | None = None) -> None:
        """Nothing seen of `files` files, the clock runs from now; `borough` is what they are to be stored under."""
        self._all = files
        self._borough = borough
        self._names: Counter[str] = Counter()
        self.files = 0
        self.actions = 0
        self.warnings = 0
        self.known = 0  # documents that the store held already
        self.failures: list[Failure] = []
        self._notices: list[Failure] = []  # of files that were read, but for a part
        self._began = time.monotonic()

    def count(self, outcome: Extraction | Failure) -> None:
        """Take one file into account."""
        if isinstance(outcome, Failure):
            self.failures.append(outcome)
            return
        self.files += 1
        self._names[outcome.file] += 1
        self._notices += [Failure(outcome.file, notice) for notice in outcome.notices]
        self.actions += len(outcome.actions)
        self.warnings += sum(len(action.warnings) for action in outcome.actions)

    def tell(self, stream: TextIO, interrupted: bool = False) -> None:
        """Write a line for each file that failed, each notice and each name that several share, then the figures.

        The traceback of a bug stands below the first file that met it: a bug is loud, though it costs its file alone.
        """
        told: set[str] = set()
        for failure in (*self.failures, *self._notices):
            stream.write(f"{one_line(failure.name)}: {one_line(failure.reason)}\n")
            if failure.trace is not None and failure.trace not in told:
                told.add(failure.trace)
                stream.writelines(f"    {one_line(line)}\n" for line in failure.trace.splitlines())
        for name, count in self._names.items():
            if count > 1:
                stream.write(f"{one_line(name)}: {count} files share this name; sha256 tells their records apart\n")
        figures = [_number(self.files, "file"), _number(self.actions, "action"), _number(self.warnings, "warning")]
        if self.known:
            figures.append(self._kept())
        if self.failures:
            figures.append(f"{len(self.failures)} failed")
        unread = self._all - self.files - self.known - len(self.failures)
        before = f"interrupted: {_number(unread, 'file')} not read; " if interrupted else ""
        stream.write(f"{before}{', '.join(figures)}, {time.monotonic() - self._began:.1f} s\n")

    def _kept(self) -> str:
        """What is said of documents that were stored before; a borough given now does not reach them."""
        left = f"{self.known} already stored and left as {'it was' if self.known == 1 else 'they were'}"
        return left if self._borough is None else f"{left} (borough not changed to {one_line(self._borough)})"


def outcomes(found: Found, limits: Limits, options: Options, bar: bool) -> Generator[Extraction | Failure, None, None]:
    """What becomes of each file, those that are missing first; with `bar`, progress is shown on a terminal."""
    yield from (Failure(name, reason) for name, reason in found.missing)
    shown = bar and sys.stderr.isatty()
    with _progress(len(found.paths), shown) as advance, closing(run(found.paths, limits, options)) as ended:
        for outcome in ended:
            advance()
            yield outcome


def counted(ended: Iterable[Extraction | Failure], tally: Tally) -> Iterator[Extraction]:
    """The extractions in `ended`; failures too are counted in `tally`."""
    for outcome in ended:
        tally.count(outcome)
        if isinstance(outcome, Extraction):
            yield outcome


def with_ids(read: Iterable[Extraction]) -> Iterator[Listed]:
    """The actions with the ids that a new store would give them, were the files ingested in this order.

    A store takes the same bytes once: the actions of a second copy go on counting, so that no id comes twice.
    """
    codes: dict[str, str] = {}  # by sha256
    counts: Counter[str] = Counter()
    for extraction in read:
        sha256 = extraction.identity.sha256
        code = codes.setdefault(sha256, _free_code(sha256, set(codes.values())))
        for action in extraction.actions:
            counts[code] += 1
            yield Listed(f"{code}-{counts[code]}", action)


def _free_code(sha256: str, taken: set[str]) -> str:
    """The fewest first digits of `sha256`, eight at least, that no other document is called by; all, if need be."""
    lengths = range(SHORTEST_CODE, len(sha256))
    return next((sha256[:length] for length in lengths if sha256[:length] not in taken), sha256)


def is_stored(path: Path, store: "Store") -> bool:
    """Whether the file's bytes are in the store; one that cannot be opened is not: reading it tells why."""
    sha256 = hash_of(path)
    return sha256 is not None and store.holds(sha256)


def hash_of(path: Path) -> str | None:
    """The SHA-256 of the file's bytes, in hexadecimal; None if it cannot be opened."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@contextmanager
def _progress(total: int, shown: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error where it is `shown`; call what is given back once a file."""
    if not shown:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
