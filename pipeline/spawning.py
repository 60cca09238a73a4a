"""Children where nothing can be forked (Windows): each starts anew, and has a limit of time alone."""

import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.context import SpawnContext, SpawnProcess

from pipeline.child import serve

PATIENCE = 5.0  # seconds for what takes milliseconds


class NurseryError(Exception):
    """Never raised here."""


@dataclass(frozen=True, slots=True)
class Hatched:
    """A child: `pipe` leads to it; `death` can be waited for."""

    pipe: socket.socket
    process: SpawnProcess
    death: int

    def end(self, patience: float) -> int:
        """The exit status; what is not dead after `patience` seconds is killed."""
        self.process.join(patience)
        self.process.kill()
        self.process.join()
        code = self.process.exitcode
        self.pipe.close()
        self.process.close()
        return -signal.SIGTERM if code is None else code


class Nursery:
    """The same as pipeline.nursery's, without the process in between."""

    def __init__(self, preload: Sequence[str]) -> None:
        """Nothing is loaded ahead: no child could share it."""
        self._context = SpawnContext()

    def hatch(self) -> Hatched:
        """A new child."""
        ours, its = socket.socketpair()
        ours.settimeout(PATIENCE)
        process = self._context.Process(target=_serve, args=(its,), daemon=True)
        process.start()
        its.close()  # the child alone holds it now, and its death ends the pipe
        return Hatched(ours, process, process.sentinel)

    def close(self) -> None:
        """Nothing to end: each child is ended by itself."""


def _serve(pipe: socket.socket) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)  # standard output is the records' alone
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    serve(pipe)
