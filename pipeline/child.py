"""The inside of a child process: limits first, then one task after the other, until the parent closes the pipe."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

if sys.platform != "win32":
    import resource

Task = TypeVar("Task")
Result = TypeVar("Result")

OUT_OF_MEMORY = 77  # exit status of a child that met its memory limit; no other code of ours or Python's


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use, and how many there are."""

    workers: int  # processes, at least 1
    memory_mb: int  # address space of each, in MiB; all that the readers map counts
    seconds: float  # for one task, by the clock
    preload: tuple[str, ...] = ()  # modules that are loaded once and shared by all children


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that came to nothing, and why; `reason` ends the sentence that the task's name begins."""

    reason: str


@dataclass(frozen=True, slots=True)
class Bug:
    """What `work` raised, as Python prints it."""

    traceback: str


def serve(work: Callable[[Task], Result], pipe: Connection, memory_mb: int) -> None:
    """Answer every task that comes through `pipe` with `work(task)`, in a process that this function takes over."""
    _confine(memory_mb)
    while True:
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        with _Answering(pipe):
            pipe.send(work(task))


@dataclass(frozen=True, slots=True)
class _Answering:
    """What the parent hears where a task ends in an exception; a bug ends the process."""

    pipe: Connection

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Memory and depth of nesting are limits, which files can exceed; whatever else is raised is a bug."""
        if isinstance(error, MemoryError):
            os._exit(OUT_OF_MEMORY)  # what is left of this process could not be trusted with the next task
        if isinstance(error, RecursionError):
            self.pipe.send(Lost("nested too deeply to be read"))
            return True
        if error is not None:
            self.pipe.send(Bug("".join(traceback.format_exception(error))))
        return False


def _confine(memory_mb: int) -> None:
    """Before the child sees a document. Ctrl-C is the parent's to answer: it ends the children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")  # each thread would map some 40 MB, by the core
    nowhere = os.open(os.devnull, os.O_WRONLY)  # standard output is the records' alone, and C++ dies with many words
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = memory_mb * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
