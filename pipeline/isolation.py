"""Work done in child processes: one that dies, hangs or grows without end costs its own task and nothing else.

PDFium is C++: on a hostile file it can take its process with it, which no `try` catches. So the parent loads no reader
and opens no document; children do, under limits, and the parent turns signal, exit status and limit into a reason.
Each child has a pipe of its own and shares no lock with anyone: however it ends, nobody else waits for it.
"""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from pipeline.child import OUT_OF_MEMORY, Bug, Limits, Lost, serve

if sys.platform != "win32":  # never a plain fork: a child inherits nothing of the parent
    from multiprocessing import forkserver, resource_tracker
    from multiprocessing.context import ForkServerContext as Context
    from multiprocessing.context import ForkServerProcess as Process
else:
    from multiprocessing.context import SpawnContext as Context
    from multiprocessing.context import SpawnProcess as Process

__all__ = ["Limits", "Lost", "each"]

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 16  # tasks a child, begun before the one whose turn it is has ended: what a slow one may hold up
LONGEST_FOLDER = 60  # bytes; sun_path has 108 on Linux, 104 elsewhere
PATIENCE = 5.0  # seconds between the end of a child's pipe and its own


def each(work: Callable[[Task], Result], tasks: Iterable[Task], limits: Limits) -> Generator[Result | Lost, None, None]:
    """What `work` makes of every task, in the order of `tasks`, though several run at once.

    `work` is a top-level function; tasks and results must be picklable. Tasks are taken as they are needed, so that a
    hundred thousand of them cost no more memory than a hundred. An exception in `work` is a bug: RuntimeError is raised
    here, with the child's traceback and the task it was at. Closing the iterator, or Ctrl-C, ends the children.
    """
    ended: dict[int, Result | Lost] = {}  # those that wait for their turn
    turn = 0
    with closing(_Crew(work, limits)) as crew:
        for number, task in enumerate(tasks):
            while crew.is_busy() or number - turn >= AHEAD * limits.workers:
                ended.update(crew.ended())
                while turn in ended:
                    yield ended.pop(turn)
                    turn += 1
            crew.give(number, task)
        while turn in ended or crew.works():
            if turn not in ended:
                ended.update(crew.ended())
                continue
            yield ended.pop(turn)
            turn += 1


@dataclass(slots=True)
class _Child(Generic[Task]):
    """A process, the parent's end of its pipe, and the task that it is at."""

    process: Process
    pipe: Connection
    number: int
    task: Task
    deadline: float  # by time.monotonic


class _Crew(Generic[Task, Result]):
    """Up to `limits.workers` children, started as they are needed and again where one has died."""

    def __init__(self, work: Callable[[Task], Result], limits: Limits) -> None:
        self._work = work
        self._limits = limits
        self._context = Context()
        self._context.set_forkserver_preload(list(limits.preload))
        _start_server()
        self._working: list[_Child[Task]] = []
        self._idle: list[_Child[Task]] = []

    def is_busy(self) -> bool:
        """Whether no further task can be given."""
        return len(self._working) >= self._limits.workers

    def works(self) -> bool:
        """Whether any task is being worked on."""
        return bool(self._working)

    def give(self, number: int, task: Task) -> None:
        """Have a child work on `task`."""
        child = self._free_child(number, task)
        child.number, child.task, child.deadline = number, task, time.monotonic() + self._limits.seconds
        self._working.append(child)
        with suppress(BrokenPipeError):  # it has died since it was looked at, and will be found dead
            child.pipe.send(task)

    def ended(self) -> Iterator[tuple[int, Result | Lost]]:
        """Wait until a task has ended, well or not; then all that have."""
        next_stop = min(child.deadline for child in self._working)
        pipes = [child.pipe for child in self._working]  # a dead child's pipe is at its end: ready too
        wait(pipes, max(0.0, next_stop - time.monotonic()))
        for child in tuple(self._working):
            if child.pipe.poll():
                yield child.number, self._answer(child)
            elif time.monotonic() >= child.deadline:
                self._end(child, patience=0)
                yield (
                    child.number,
                    Lost(f"stopped after {self._limits.seconds:g} seconds: ACTIONPLANS_SECONDS raises the limit"),
                )

    def close(self) -> None:
        """End all children at once."""
        for child in (*self._working, *self._idle):
            self._end(child, patience=0)

    def _free_child(self, number: int, task: Task) -> _Child[Task]:
        while self._idle:
            child = self._idle.pop()
            if child.process.is_alive():
                return child
            self._end(child, patience=0)
        ours, its = self._context.Pipe()
        process = self._context.Process(target=serve, args=(self._work, its, self._limits.memory_mb), daemon=True)
        process.start()
        its.close()  # the child alone holds it now, and its death ends the pipe
        return _Child(process, ours, number, task, 0.0)

    def _answer(self, child: _Child[Task]) -> Result | Lost:
        """What the child says of its task, or how it died. Raises RuntimeError if it met a bug."""
        try:
            answer: Result | Lost | Bug = child.pipe.recv()
        except (EOFError, OSError):
            return Lost(_death(self._end(child, PATIENCE), self._limits.memory_mb))
        self._working.remove(child)
        self._idle.append(child)
        if not isinstance(answer, Bug):
            return answer
        raise RuntimeError(f"a bug, met while working on {child.task}; in the child:\n{answer.traceback}")

    def _end(self, child: _Child[Task], patience: float) -> int:
        """The exit status of a child that is dying, or must; killed where it is not dead after `patience` seconds."""
        child.process.join(patience)
        child.process.kill()
        child.process.join()
        code = child.process.exitcode
        child.pipe.close()
        child.process.close()
        self._working = [other for other in self._working if other is not child]
        self._idle = [other for other in self._idle if other is not child]
        return 0 if code is None else code


def _start_server() -> None:
    """Start the process that children are forked from, deaf to Ctrl-C from its first moment, as they will be.

    Its socket's path may have some 100 bytes: where the folder for temporary files has a long one, /tmp serves.
    """
    if sys.platform == "win32":
        return
    resource_tracker.ensure_running()  # before: it would open our ears again
    usual = tempfile.tempdir
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # what comes meanwhile is heard afterwards
    try:
        if len(os.fsencode(tempfile.gettempdir())) > LONGEST_FOLDER:
            tempfile.tempdir = "/tmp"
        forkserver.ensure_running()
    finally:
        tempfile.tempdir = usual
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _death(code: int, memory_mb: int) -> str:
    if code == OUT_OF_MEMORY:
        return f"stopped: needed more than {memory_mb} MB memory (ACTIONPLANS_MEMORY_MB raises the limit)"
    if code == -signal.SIGKILL:
        return "the reader was killed (SIGKILL): by hand, or because the machine ran out of memory"
    if code < 0:  # C++ that is refused memory aborts: the two cannot be told apart from outside
        name = signal.Signals(-code).name
        short = f"needs more than {memory_mb} MB memory (ACTIONPLANS_MEMORY_MB)"
        return f"the reader crashed ({name}): the file is damaged, hostile, or {short}"
    return f"the reader ended itself with exit status {code}"
