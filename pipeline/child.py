"""The inside of a child process: limits first, then one task after the other, until the parent closes the pipe."""

import errno
import math
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from extractors.bounds import told_of_scans

if sys.platform != "win32":
    import resource

Task = TypeVar("Task")
Result = TypeVar("Result")

OUT_OF_MEMORY = 77  # exit status of a child that met its memory limit; no other code of ours or Python's
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use, and how many there are; times are seconds, for one task."""

    workers: int = 1  # processes, at least 1
    memory_mb: int = 1536  # address space of each, in MiB; all that the readers map counts
    seconds: float = 60  # by the clock
    cpu_seconds: float = 60  # of processor time: it holds, too, where nobody looks at the clock any more
    page_seconds: float = 0.5  # more of both, for each page
    scan_seconds: float = 15  # more of both, for each page that is recognised (OCR)
    most_seconds: float = 600  # of either, however many pages
    open_files: int = 256
    written_mb: int = 200  # a file that it writes, in MiB
    answer_mb: int = 32  # what it may answer, in MiB: the parent holds some of it in memory
    preload: tuple[str, ...] = ()  # modules that are loaded once and shared by all children

    def allowed(self, seconds: float, pages: "Pages") -> float:
        """What `seconds` become for a document of so many pages."""
        more = pages.count * self.page_seconds + pages.scans * self.scan_seconds
        return min(seconds + more, max(seconds, self.most_seconds))


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that came to nothing, and why; `reason` ends the sentence that the task's name begins."""

    reason: str


@dataclass(frozen=True, slots=True)
class Pages:
    """How many pages the task has, and how many had to be recognised so far: they allow it more time."""

    count: int
    scans: int = 0


@dataclass(frozen=True, slots=True)
class Job(Generic[Task, Result]):
    """What is done with each task, by top-level functions; `pages`, if given, counts those of a task."""

    work: Callable[[Task], Result]
    pages: Callable[[Task], int] | None = None


def serve(pipe: Connection) -> None:
    """Answer every task that comes through `pipe`, in a process that this function takes over.

    First come the limits, then a Job, pickled each; answers go back pickled, a Pages before one where pages count.
    """
    limits: Limits = pickle.loads(pipe.recv_bytes())
    _confine(limits)
    with _FailuresTold(pipe):
        job: Job[object, object] = pickle.loads(pipe.recv_bytes())
        while True:
            try:
                task = pickle.loads(pipe.recv_bytes())
            except EOFError:
                return
            with _FailuresTold(pipe):
                _answer(pipe, job, task, limits)


def _answer(pipe: Connection, job: Job[Task, Result], task: Task, limits: Limits) -> None:
    began = _processor_used()
    pages = Pages(0)

    def allow() -> None:
        _limit_processor(began + limits.allowed(limits.cpu_seconds, pages))
        pipe.send_bytes(pickle.dumps(pages))

    def allow_scan() -> None:
        nonlocal pages
        pages = Pages(pages.count, pages.scans + 1)
        allow()

    allow()
    if job.pages is not None:
        pages = Pages(job.pages(task))
        allow()
    with told_of_scans(allow_scan):
        answer = pickle.dumps(job.work(task))
    if len(answer) > limits.answer_mb * MEBIBYTE:
        answer = pickle.dumps(Lost(f"what it says takes more than {limits.answer_mb} MB: no plan is as long"))
    pipe.send_bytes(answer)


@dataclass(frozen=True, slots=True)
class _FailuresTold:
    """What the parent hears where a block ends in an exception: one file must not stop the others."""

    pipe: Connection

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Memory, open files and depth of nesting are limits, which files can exceed; whatever else is a fault."""
        if error is None:
            return False
        if isinstance(error, MemoryError):
            os._exit(OUT_OF_MEMORY)  # what is left of this process could not be trusted with the next task
        self.pipe.send_bytes(pickle.dumps(Lost(_failure(error))))
        return True


def _failure(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply to be read"
    if isinstance(error, OSError) and error.errno == errno.EMFILE:
        return "stopped: opened too many files (ACTIONPLANS_OPEN_FILES raises the limit)"
    return _fault(error)


def _fault(error: BaseException) -> str:
    """A fault of ours in one line: what was raised, and where."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(str(error).split())[:200]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return f"a fault in actionplans, please report it with the file: {type(error).__name__} at {where}: {said}"


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
