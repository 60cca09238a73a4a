"""Work done in child processes: one that dies, hangs or grows without end costs its own task and nothing else.

PDFium is C++: on a hostile file it can take its process with it, which no `try` catches. So the parent loads no reader
and opens no document; children do, under limits, and the parent turns signal, exit status and limit into a reason.
Each child has a pipe of its own and shares no lock with anyone: however it ends, nobody else waits for it. A document
may take its child over: what a child answers is plain bytes, of bounded size and read strictly, never unpickled.
"""

import pickle
import signal
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from pipeline.child import MEBIBYTE, OUT_OF_MEMORY, Job, Limits
from pipeline.messages import ORDER, Answer, Inbox, Lost, Pages, send

if sys.platform != "win32":  # a fork, but never of this process: a child inherits nothing of the parent
    from pipeline.nursery import Hatched, Nursery, NurseryError
else:
    from pipeline.spawning import Hatched, Nursery, NurseryError

__all__ = ["Job", "Limits", "Lost", "each"]

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 16  # tasks a child, begun before the one whose turn it is has ended: what a slow one may hold up
ONE_PIECE = Pages(0)
NO_ANSWER = "its reader gave no proper answer: the file is damaged or hostile"
PATIENCE = 5.0  # seconds between the end of a child's pipe and its own


def each(job: Job[Task, Result], tasks: Iterable[Task], limits: Limits) -> Generator[Result | Lost, None, None]:
    """What `job.work` makes of every task, in the order of `tasks`, though several run at once.

    The functions of `job` are top-level ones of a module that can be imported (ValueError if it is the program itself);
    `work`, `pages` and `write` run in a child. Tasks must be picklable. They are taken as they are needed, so that a
    hundred thousand cost no more memory than a hundred. A task whose `work` raises, dies, exceeds a limit or answers
    what `read` refuses gives a Lost, and the others go on. Closing the iterator, or Ctrl-C, ends the children.
    """
    if job.work.__module__ == "__main__":
        raise ValueError("`work` must be a function of a module: the program itself is not imported by children")
    waiting = _Waiting[Result]()
    most = limits.answer_mb * MEBIBYTE
    with closing(_Crew(job, limits)) as crew:
        for number, task in enumerate(tasks):
            while (
                crew.is_busy()
                or number - waiting.turn >= AHEAD * limits.workers
                or (waiting.size > most and crew.works())
            ):
                waiting.add(crew.ended())
                yield from waiting.due()
            crew.give(number, task)
        while crew.works():
            waiting.add(crew.ended())
            yield from waiting.due()


@dataclass(slots=True)
class _Waiting(Generic[Result]):
    """Outcomes that wait for their turn, and how many bytes their answers had."""

    turn: int = 0
    size: int = 0
    _ended: "dict[int, _Ended[Result]]" = field(default_factory=dict)

    def add(self, ended: "Iterable[_Ended[Result]]") -> None:
        """Take what has ended."""
        for one in ended:
            self._ended[one.number] = one
            self.size += one.size

    def due(self) -> Iterator[Result | Lost]:
        """Those whose turn has come."""
        while self.turn in self._ended:
            one = self._ended.pop(self.turn)
            self.turn += 1
            self.size -= one.size
            yield one.outcome


@dataclass(frozen=True, slots=True)
class _Ended(Generic[Result]):
    """What has become of the task `number`; `size` is that of its answer, in bytes."""

    number: int
    outcome: Result | Lost
    size: int = 0


@dataclass(slots=True)
class _Child(Generic[Task]):
    """A process and the task that it is at."""

    process: Hatched
    inbox: Inbox
    number: int
    began: float  # by time.monotonic
    seconds: float  # allowed, from then
    pages: Pages = ONE_PIECE

    def deadline(self) -> float:
        """Until when it may go on, by time.monotonic; an answer that has begun to come may come to its end."""
        answering = self.inbox.answering
        return max(self.began + self.seconds, 0 if answering is None else answering + PATIENCE)


class _Crew(Generic[Task, Result]):
    """Up to `limits.workers` children, started as they are needed and again where one has died."""

    def __init__(self, job: Job[Task, Result], limits: Limits) -> None:
        self._orders = pickle.dumps(limits), pickle.dumps(job)
        self._read = job.read
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
        inbox = Inbox(process.pipe, self._limits.answer_mb * MEBIBYTE)
        self._working.append(_Child(process, inbox, number, time.monotonic(), self._limits.seconds))
        with suppress(OSError):  # it has died meanwhile and will be found dead, or takes nothing and will be late
            send(process.pipe, ORDER, pickle.dumps(task))

    def ended(self) -> Iterator[_Ended[Result]]:
        """Wait until something has happened; then all tasks that have ended, well or not."""
        next_stop = min(child.deadline() for child in self._working)
        watched = [end for child in self._working for end in (child.process.pipe, child.process.death)]
        wait(watched, max(0.0, next_stop - time.monotonic()))
        for child in tuple(self._working):
            ended = self._outcome(child)
            if ended is not None:
                yield ended

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
            if not wait([process.death, process.pipe], 0):  # it is alive, and says nothing unasked
                return process
            process.end(patience=0)
        try:
            process = self._nursery.hatch()
        except NurseryError:
            self._nursery.close()
            self._nursery = Nursery(self._limits.preload)
            process = self._nursery.hatch()
        with suppress(OSError):
            for order in self._orders:
                send(process.pipe, ORDER, order)
        return process

    def _outcome(self, child: _Child[Task]) -> _Ended[Result] | None:
        """What has become of the child's task; None if it is still at it."""
        dead = bool(wait([child.process.death], 0))  # looked at first: what it has answered before is there by now
        try:
            for message in child.inbox.take():
                if not isinstance(message, Pages):
                    return self._answered(child, message)
                child.pages = message
                child.seconds = self._limits.allowed(self._limits.seconds, message)
        except EOFError:  # the child is dead, or dying
            return self._died(child)
        except ValueError:
            return self._ended(child, Lost(NO_ANSWER))
        if dead and not wait([child.process.pipe], 0):
            return self._died(child)
        if time.monotonic() < child.deadline():
            return None
        setting = self._limits.setting("ACTIONPLANS_SECONDS", self._limits.seconds, child.pages)
        return self._ended(child, Lost(f"stopped after {child.seconds:g} seconds ({setting} raises the limit)"))

    def _answered(self, child: _Child[Task], message: Answer | Lost) -> _Ended[Result]:
        """The outcome that the child tells. Raises ValueError if it is none."""
        if not child.inbox.is_empty():
            raise ValueError("more than was asked for")
        size = len(message.content) if isinstance(message, Answer) else 0
        outcome = self._read(message.content) if isinstance(message, Answer) else message
        self._working = [other for other in self._working if other is not child]
        self._idle.append(child.process)
        return _Ended(child.number, outcome, size)

    def _died(self, child: _Child[Task]) -> _Ended[Result]:
        self._working = [other for other in self._working if other is not child]
        code = child.process.end(PATIENCE)
        return _Ended(child.number, Lost(_death(code, self._limits, child.pages)))

    def _ended(self, child: _Child[Task], lost: Lost) -> _Ended[Result]:
        """A child that must end at once."""
        self._working = [other for other in self._working if other is not child]
        child.process.end(patience=0)
        return _Ended(child.number, lost)


def _death(code: int, limits: Limits, pages: Pages) -> str:
    """Why a child has died, by its exit status."""
    memory = f"{limits.memory_mb} MB memory (ACTIONPLANS_MEMORY_MB raises the limit)"
    if code == OUT_OF_MEMORY:
        return f"stopped: needed more than {memory}"
    if code >= 0:
        return f"the reader ended itself with exit status {code}"
    name = signal.Signals(-code).name
    setting = limits.setting("ACTIONPLANS_CPU_SECONDS", limits.cpu_seconds, pages)
    known = {
        "SIGKILL": "the reader was killed (SIGKILL): by hand, or because the machine ran out of memory",
        "SIGXCPU": f"stopped: needed too much processor time ({setting} raises the limit)",
        "SIGXFSZ": f"stopped: wrote more than {limits.written_mb} MB (ACTIONPLANS_WRITTEN_MB raises the limit)",
    }  # C++ that is refused memory aborts: damage and too little memory cannot be told apart from outside
    return known.get(name, f"the reader crashed ({name}): the file is damaged, hostile, or needs more than {memory}")
