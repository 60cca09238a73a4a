"""The process that children are forked from: it has loaded the readers, and never sees a document.

It is started by the parent with nothing of its own: no open file but one socket, and of the environment what KEPT
names. For each child it holds a socket to the parent, too: the parent closes its end to have the child's process group
killed, and so does the end of the parent, however it comes; the child's exit status comes back the other way.
"""

import gc
import importlib
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from pipeline.child import serve

KEPT: Final = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR", "TESSDATA_PREFIX", "LANG", "LC_ALL", "TZ")
ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # each would map some 40 MB, by the core
PATIENCE: Final = 5.0  # seconds for what takes milliseconds
LOADING: Final = 120.0  # seconds until the first child is there, for what takes some three: readers are loaded first
FORKING: Final = 30.0  # seconds until each further one is there, for what takes milliseconds; the machine may be busy
DEAD: Final = "the process that readers are started from has died, or stands still"
_NUMBER = struct.Struct("!i")  # a process id, then its exit status as subprocess gives them
_CODE = "import sys; sys.path[:] = {path!r}; from pipeline.nursery import tend; tend({number}, {preload!r})"


class NurseryError(Exception):
    """The nursery has died, as it may where the machine runs out of memory."""


@dataclass(frozen=True, slots=True)
class Hatched:
    """A child: `pipe` leads to it; `death` can be read once it is dead."""

    pipe: socket.socket
    pid: int
    death: socket.socket

    def end(self, patience: float) -> int:
        """The exit status, by signal negative; what is not dead after `patience` seconds is killed with its group."""
        try:
            return self._code(patience) if patience else self._killed()
        except TimeoutError:
            return self._killed()
        finally:
            self.death.close()
            self.pipe.close()

    def _killed(self) -> int:
        with suppress(OSError):
            self.death.shutdown(socket.SHUT_WR)
        try:
            return self._code(PATIENCE)
        except TimeoutError:  # it hangs in the kernel, where no signal reaches it
            return -signal.SIGKILL

    def _code(self, patience: float) -> int:
        self.death.settimeout(patience)
        told = self.death.recv(_NUMBER.size)
        if told:
            code: int = _NUMBER.unpack(told)[0]
            return code
        with suppress(ProcessLookupError):  # the nursery is gone: nobody else ends its children
            os.killpg(self.pid, signal.SIGKILL)
        return -signal.SIGKILL


class Nursery:
    """The parent's side."""

    def __init__(self, preload: Sequence[str]) -> None:
        """Starts the process; it loads `preload` meanwhile."""
        self._control, its = socket.socketpair()
        self._control.settimeout(PATIENCE)
        self._patience = LOADING
        with its:
            code = _CODE.format(path=sys.path, number=its.fileno(), preload=list(preload))
            utf8 = ["-X", "utf8"] if sys.flags.utf8_mode else []
            self._process = subprocess.Popen(
                [sys.executable, "-I", *utf8, "-c", code],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # the records' alone; and C++ dies with many words
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in KEPT if name in os.environ} | ONE_THREAD,
                pass_fds=[its.fileno()],
                start_new_session=True,  # out of reach of Ctrl-C, which the parent answers
            )

    def hatch(self) -> Hatched:
        """A new child. Raises NurseryError if the process it would come from is dead, or stands still."""
        pipe, its = socket.socketpair()
        status, told = socket.socketpair()
        pipe.settimeout(PATIENCE)
        status.settimeout(self._patience)
        try:
            with its, told:
                socket.send_fds(self._control, [b"+"], [its.fileno(), told.fileno()])
            pid = status.recv(_NUMBER.size)
        except OSError:
            pid = b""
        if not pid:
            pipe.close()
            status.close()
            raise NurseryError(DEAD)
        self._patience = FORKING
        return Hatched(pipe, _NUMBER.unpack(pid)[0], status)

    def close(self) -> None:
        """End the process, and what children there are, at once."""
        self._control.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def tend(number: int, preload: Sequence[str]) -> None:
    """The nursery's side: fork whenever the parent asks, until its end of the socket `number` is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for module in preload:
        with suppress(ImportError):  # the child that needs it meets the same error, and tells
            importlib.import_module(module)
    gc.collect()
    gc.freeze()  # what all share is never looked at again: looking at it would copy it
    _Brood(socket.socket(fileno=number)).tend()


class _Brood:
    """The children alive, by process id, each with its socket to the parent."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._alive: dict[int, socket.socket] = {}
        self._woken, self._waker = socket.socketpair()
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        self._selector = selectors.DefaultSelector()

    def tend(self) -> None:
        """Until the parent is gone."""
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.set_wakeup_fd(self._waker.fileno())
        self._selector.register(self._control, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._woken:
                    self._reap()
                elif key.fileobj is not self._control:
                    self._end(key.data)
                elif not self._hatch():
                    for pid in self._alive:
                        _kill(pid)
                    return

    def _hatch(self) -> bool:
        """Fork, if the parent asks for it; whether it is still there."""
        message, numbers, _, _ = socket.recv_fds(self._control, 1, 2)
        if not message:
            return False
        pipe, status = (socket.socket(fileno=number) for number in numbers)
        pid = os.fork()
        if not pid:
            status.close()
            self._become_child(pipe)
        pipe.close()
        with suppress(OSError):  # it did so itself, or is dead
            os.setpgid(pid, pid)
        self._alive[pid] = status
        self._selector.register(status, selectors.EVENT_READ, pid)
        status.sendall(_NUMBER.pack(pid))
        return True

    def _become_child(self, pipe: socket.socket) -> None:
        """Never returns. Of the nursery's files nothing stays open."""
        code = 1
        try:
            os.setpgid(0, 0)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._selector.close()
            for held in (self._control, self._woken, self._waker, *self._alive.values()):
                held.close()
            serve(pipe)
            code = 0
        finally:
            os._exit(code)

    def _end(self, pid: int) -> None:
        """Kill a child that the parent wants no more: it has closed its end of the socket."""
        status = self._alive.get(pid)
        if status is not None:  # else it died in the same moment, and was reaped
            self._selector.unregister(status)
            _kill(pid)

    def _reap(self) -> None:
        """Tell the parent of all that have died, and end what they have left behind."""
        with suppress(BlockingIOError):
            while self._woken.recv(4096):
                pass
        while self._alive:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            _kill(pid)
            told = self._alive.pop(pid)
            with suppress(KeyError):  # ended by the parent
                self._selector.unregister(told)
            with suppress(OSError), told:
                told.sendall(_NUMBER.pack(os.waitstatus_to_exitcode(status)))


def _kill(pid: int) -> None:
    """The process and the group that it leads, whatever of them is left."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
