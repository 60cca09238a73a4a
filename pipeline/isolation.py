"""Work done in child processes: one that dies, hangs or grows without end costs its own task and nothing else.

PDFium is C++: on a hostile file it can take its process with it, which no `try` catches. So the parent loads no reader
and opens no document; children do, under limits, and the parent turns signal, exit code and limit into a reason.
"""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

if sys.platform != "win32":
    import resource

Task = TypeVar("Task")
Result = TypeVar("Result")

OUT_OF_MEMORY = 77  # exit status of a child that met its memory limit; no other code of ours or Python's
AHEAD = 16  # tasks a worker, handed out before the one whose turn it is has ended: what a slow one may hold up


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use, and how many there are."""

    workers: int  # processes, at least 1
    memory_mb: int  # address space of each, in MiB; all that the readers map counts
    seconds: float  # for one task, by the clock
    preload: tuple[str, ...] = ()  # modules that are loaded once and shared by all children


@dataclass(frozen=True, slots=True)
class Lost:
    """A task whose child did not come back, and why; `reason` ends the sentence that the task's name begins."""

    reason: str


def each(work: Callable[[Task], Result], tasks: Iterable[Task], limits: Limits) -> Generator[Result | Lost, None, None]:
    """What `work` makes of every task, in the order of `tasks`, though several run at once.

    `work` is a top-level function; tasks and results must be picklable. Tasks are taken as they are needed, so that a
    hundred thousand of them cost no more memory than a hundred. An exception in `work` is a bug: it is raised here,
    with the child's traceback and the task it was at. Closing the iterator, or Ctrl-C, ends the children.
    """
    with _pool(limits) as pool:
        running: deque[_Running[Task, Result]] = deque()
        for task in tasks:
            running.append(_Running(task, pool.schedule(_guarded, (work, task), timeout=limits.seconds)))
            while running and (len(running) >= AHEAD * limits.workers or running[0].future.done()):
                outcome = _outcome(running.popleft(), limits)
                yield outcome
        while running:
            outcome = _outcome(running.popleft(), limits)
            yield outcome


@dataclass(frozen=True, slots=True)
class _Running(Generic[Task, Result]):
    """A task with what will come of it."""

    task: Task
    future: "Future[Result]"


@contextmanager
def _pool(limits: Limits) -> Iterator[ProcessPool]:
    """A pool whose processes are gone when the block is left, however it is left."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    context.set_forkserver_preload(list(limits.preload))
    pool = ProcessPool(limits.workers, initializer=_confine, initargs=(limits.memory_mb,), context=context)
    try:
        yield pool
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _confine(memory_mb: int) -> None:
    """Once in each child, before it sees a document."""
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")  # each thread would map some 40 MB, by the core
    nowhere = os.open(os.devnull, os.O_WRONLY)  # standard output is the records' alone, and C++ dies with many words
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = memory_mb * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _guarded(work: Callable[[Task], Result], task: Task) -> Result:
    """`work(task)`; a child without memory ends itself: what is left of it could not be trusted with the next task."""
    try:
        return work(task)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _outcome(running: _Running[Task, Result], limits: Limits) -> Result | Lost:
    """Waits for the result. A task beyond its time and a child that died are values; what `work` raised is raised."""
    error = running.future.exception()
    if error is None:
        return running.future.result()
    if isinstance(error, TimeoutError):
        return Lost(f"stopped after {limits.seconds:g} seconds")
    if isinstance(error, ProcessExpired):
        return Lost(_death(error.exitcode, limits.memory_mb))
    error.add_note(f"while working on {running.task}")
    raise error


def _death(code: int, memory_mb: int) -> str:
    if code == OUT_OF_MEMORY:
        return f"stopped: needed more than {memory_mb} MB memory"
    if code == -signal.SIGKILL:
        return "the reader was killed (SIGKILL): by hand, or because the machine ran out of memory"
    if code < 0:  # C++ that is refused memory aborts: the two cannot be told apart from outside
        name = signal.Signals(-code).name
        return f"the reader crashed ({name}): the file is damaged, hostile, or needs more than {memory_mb} MB memory"
    return f"the reader ended itself with exit status {code}"
