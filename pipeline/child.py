"""The inside of a child process: limits first, then one task after the other, until the parent closes the pipe."""

import errno
import math
import os
import pickle
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from extractors.bounds import SECONDS, timed, told_of_scans
from pipeline.messages import ANSWER, Lost, Pages, receive, send, tell

if sys.platform != "win32":
    import resource

Task = TypeVar("Task")
Result = TypeVar("Result")

OUT_OF_MEMORY = 77  # exit status of a child that met its memory limit; no other code of ours or Python's
MEBIBYTE = 1024 * 1024
BUG = "a bug in actionplans, not a fault of the file; please report it with the traceback (README, Reporting a bug)"
DEEPEST_TRACE, LONGEST_TRACE = 30, 20_000  # calls, characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use, and how many there are; times are seconds, for one task."""

    workers: int = 1  # processes, at least 1
    memory_mb: int = 1536  # address space of each, in MiB; all that the readers map counts
    seconds: float = SECONDS  # by the clock
    cpu_seconds: float = 60  # of processor time: it holds, too, where nobody looks at the clock any more
    page_seconds: float = 0.5  # more of both, for each page
    scan_seconds: float = 15  # more of both, for each page that is recognised (OCR)
    most_seconds: float = 600  # of either, however many pages
    open_files: int = 256
    written_mb: int = 200  # a file that it writes, in MiB
    answer_mb: int = 32  # what it may answer, in MiB: the parent holds some of it in memory
    preload: tuple[str, ...] = ()  # modules that are loaded once and shared by all children

    def allowed(self, seconds: float, pages: Pages) -> float:
        """What `seconds` become for a document of so many pages."""
        return min(seconds + self._more(pages), max(seconds, self.most_seconds))

    def setting(self, name: str, seconds: float, pages: Pages) -> str:
        """The setting that must be raised to allow such a document more than `seconds`, itself the setting `name`."""
        if seconds < self.most_seconds <= seconds + self._more(pages):
            return "ACTIONPLANS_MOST_SECONDS"
        return "ACTIONPLANS_SCAN_SECONDS" if pages.scans else name

    def _more(self, pages: Pages) -> float:
        return pages.count * self.page_seconds + pages.scans * self.scan_seconds


@dataclass(frozen=True, slots=True)
class Job(Generic[Task, Result]):
    """What is done with each task, by top-level functions; `pages`, if given, counts those of a task.

    `write` makes bytes of what `work` gives, in the child. `read` makes it of them again, in the parent, and raises
    ValueError for any others: a document may have taken the child over.
    """

    work: Callable[[Task], Result]
    write: Callable[[Result], bytes]
    read: Callable[[bytes], Result]
    pages: Callable[[Task], int] | None = None


def serve(pipe: socket.socket) -> None:
    """Answer every task that comes through `pipe`, in a process that this function takes over.

    First come the limits, then a Job, then the tasks, pickled each; what goes back is never pickled.
    """
    limits: Limits = pickle.loads(receive(pipe))
    _confine(limits)
    with _FailuresTold(pipe):
        job: Job[object, object] = pickle.loads(receive(pipe))
        while True:
            try:
                task = pickle.loads(receive(pipe))
            except EOFError:
                return
            with _FailuresTold(pipe):
                _answer(pipe, job, task, limits)


def _answer(pipe: socket.socket, job: Job[Task, Result], task: Task, limits: Limits) -> None:
    began, began_at = _processor_used(), time.monotonic()
    pages = Pages(0)

    def allow() -> None:
        _limit_processor(began + limits.allowed(limits.cpu_seconds, pages))
        tell(pipe, pages)

    def left() -> float:
        return began_at + limits.allowed(limits.seconds, pages) - time.monotonic()

    def allow_scan() -> None:
        nonlocal pages
        pages = Pages(pages.count, pages.scans + 1)
        allow()

    allow()
    if job.pages is not None:
        pages = Pages(job.pages(task))
        allow()
    with told_of_scans(allow_scan), timed(left):
        answer = job.write(job.work(task))
    if len(answer) > limits.answer_mb * MEBIBYTE:
        most = f"{limits.answer_mb} MB (ACTIONPLANS_ANSWER_MB raises the limit)"
        tell(pipe, Lost(f"what it says takes more than {most}: no plan is as long"))
        return
    send(pipe, ANSWER, answer)


@dataclass(frozen=True, slots=True)
class _FailuresTold:
    """What the parent hears where a block ends in an exception: one file must not stop the others."""

    pipe: socket.socket

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Memory, open files and depth of nesting are limits, which files can exceed; whatever else is a fault."""
        if error is None:
            return False
        if isinstance(error, MemoryError):
            os._exit(OUT_OF_MEMORY)  # what is left of this process could not be trusted with the next task
        tell(self.pipe, _failure(error))
        return True


def _failure(error: BaseException) -> Lost:
    if isinstance(error, RecursionError):
        return Lost("nested too deeply to be read")
    if isinstance(error, OSError) and error.errno == errno.EMFILE:
        return Lost("stopped: opened too many files (ACTIONPLANS_OPEN_FILES raises the limit)")
    return _bug(error)


def _bug(error: BaseException) -> Lost:
    """A bug of ours: in one line what was raised and where, and the whole traceback, its end where it is long."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(str(error).split())[:200]
    what = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {said}"
    trace = "".join(traceback.format_exception(error, limit=-DEEPEST_TRACE))[-LONGEST_TRACE:]
    return Lost(f"{BUG}: {what}", trace)


def _confine(limits: Limits) -> None:
    """Before the child sees a document. Ctrl-C is the parent's to answer: it ends the children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it; its death says more than an OSError
    with suppress(OSError):  # Linux: where the machine runs out of memory, this process goes, not the parent
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_mb * MEBIBYTE),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_FSIZE, limits.written_mb * MEBIBYTE),
    ):
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, least))  # hard: what it starts itself cannot raise it again


def _processor_used() -> float:
    """Seconds, since this process began."""
    times = os.times()
    return times.user + times.system


def _limit_processor(seconds: float) -> None:
    """In all, since this process began; the hard limit stays, so that the next task can have as much again."""
    if sys.platform == "win32":
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.ceil(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
