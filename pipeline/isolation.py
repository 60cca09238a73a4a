"""Work done in child processes: one that dies, hangs or grows without end costs its own task and nothing else.

PDFium is C++: on a hostile file it can take its process with it, which no `try` catches. So the parent loads no reader
and opens no document; children do, under limits, and the parent turns signal, exit status and limit into a reason.
Each child has a pipe of its own and shares no lock with anyone: however it ends, nobody else waits for it.
"""

import pickle
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from pipeline.child import MEBIBYTE, OUT_OF_MEMORY, Job, Limits, Lost, Pages

if sys.platform != "win32":  # a fork, but never of this process: a child inherits nothing of the parent
    from pipeline.nursery import Hatched, Nursery, NurseryError
else:
    from pipeline.spawning import Hatched, Nursery, NurseryError

__all__ = ["Job", "Limits", "Lost", "each"]

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 16  # tasks a child, begun before the one whose turn it is has ended: what a slow one may hold up
PATIENCE = 5.0  # seconds between the end of a child's pipe and its own


def each(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    limits: Limits,
    pages: Callable[[Task], int] | None = None,
) -> Generator[Result | Lost, None, None]:
    """What `work` makes of every task, in the order of `tasks`, though several run at once.

    `work` and `pages`, which counts a task's pages for its limits of time, are top-level functions of a module that can
    be imported (ValueError if it is the program itself); both run in a child. Tasks and results must be picklable.
    Tasks are taken as they are needed, so that a hundred thousand cost no more memory than a hundred. A task whose
    `work` raises, dies or exceeds a limit gives a Lost, and the others go on. Closing the iterator, or Ctrl-C, ends
    the children.
    """
    if work.__module__ == "__main__":
        raise ValueError("`work` must be a function of a module: the program itself is not imported by children")
    ended: dict[int, Result | Lost] = {}  # those that wait for their turn
    turn = 0
    with closing(_Crew(Job(work, pages), limits)) as crew:
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
    """A process and the task that it is at."""

    process: Hatched
    number: int
    began: float  # by time.monotonic
    seconds: float  # allowed, from then


class _Crew(Generic[Task, Result]):
    """Up to `limits.workers` children, started as they are needed and again where one has died."""

    def __init__(self, job: Job[Task, Result], limits: Limits) -> None:
        self._orders = pickle.dumps(limits), pickle.dumps(job)
        self._limits = limits
        self._nursery = Nursery(limits.preload)
        self._working: list[_Child[Task]] = []
        self._idle: list[Hatched] = []

    def is_busy(self) -> bool:
        """Whether no further task can be given."""
        return len(self._working) >= self._limits.workers

    def works(self) -> bool:
        """Whether any task is being worked on."""
        return bool(self._working)

    def give(self, number: int, task: Task) -> None:
        """Have a child work on `task`."""
        process = self._free()
        self._working.append(_Child(process, number, time.monotonic(), self._limits.seconds))
        with suppress(BrokenPipeError, ConnectionResetError):  # it has died meanwhile, and will be found dead
            process.pipe.send_bytes(pickle.dumps(task))

    def ended(self) -> Iterator[tuple[int, Result | Lost]]:
        """Wait until something has happened; then all tasks that have ended, well or not."""
        next_stop = min(child.began + child.seconds for child in self._working)
        watched = [end for child in self._working for end in (child.process.pipe, child.process.death)]
        wait(watched, max(0.0, next_stop - time.monotonic()))
        for child in tuple(self._working):
            outcome = self._outcome(child)
            if outcome is not None:
                yield child.number, outcome

    def close(self) -> None:
        """End all children at once."""
        self._nursery.close()
        for process in (*(child.process for child in self._working), *self._idle):
            process.end(patience=0)
        self._working, self._idle = [], []

    def _free(self) -> Hatched:
        """A child that waits for a task: one that has done others, or a new one."""
        while self._idle:
            process = self._idle.pop()
            if not wait([process.death], 0):
                return process
            process.end(patience=0)
        try:
            process = self._nursery.hatch()
        except NurseryError:
            self._nursery.close()
            self._nursery = Nursery(self._limits.preload)
            process = self._nursery.hatch()
        with suppress(BrokenPipeError, ConnectionResetError):
            for order in self._orders:
                process.pipe.send_bytes(order)
        return process

    def _outcome(self, child: _Child[Task]) -> Result | Lost | None:
        """What has become of the child's task; None if it is still at it."""
        dead = bool(wait([child.process.death], 0))  # looked at first: what it has answered before is there by now
        if child.process.pipe.poll():
            try:
                answer = pickle.loads(child.process.pipe.recv_bytes((self._limits.answer_mb + 1) * MEBIBYTE))
            except (EOFError, OSError):  # at its end: the child is dead, or dying
                return Lost(_death(self._end(child, PATIENCE), self._limits))
            if isinstance(answer, Pages):
                child.seconds = self._limits.allowed(self._limits.seconds, answer)
                return None
            self._working.remove(child)
            self._idle.append(child.process)
            outcome: Result | Lost = answer
            return outcome
        if dead:
            return Lost(_death(self._end(child, PATIENCE), self._limits))
        if time.monotonic() < child.began + child.seconds:
            return None
        self._end(child, patience=0)
        return Lost(f"stopped after {child.seconds:g} seconds (ACTIONPLANS_SECONDS raises the limit)")

    def _end(self, child: _Child[Task], patience: float) -> int:
        """The exit status of a child that is dying, or must; killed where it is not dead after `patience` seconds."""
        self._working = [other for other in self._working if other is not child]
        return child.process.end(patience)


def _death(code: int, limits: Limits) -> str:
    """Why a child has died, by its exit status."""
    memory = f"{limits.memory_mb} MB memory (ACTIONPLANS_MEMORY_MB raises the limit)"
    if code == OUT_OF_MEMORY:
        return f"stopped: needed more than {memory}"
    if code >= 0:
        return f"the reader ended itself with exit status {code}"
    name = signal.Signals(-code).name
    known = {
        "SIGKILL": "the reader was killed (SIGKILL): by hand, or because the machine ran out of memory",
        "SIGXCPU": "stopped: needed too much processor time (ACTIONPLANS_CPU_SECONDS raises the limit)",
        "SIGXFSZ": f"stopped: wrote more than {limits.written_mb} MB (ACTIONPLANS_WRITTEN_MB raises the limit)",
    }  # C++ that is refused memory aborts: damage and too little memory cannot be told apart from outside
    return known.get(name, f"the reader crashed ({name}): the file is damaged, hostile, or needs more than {memory}")
