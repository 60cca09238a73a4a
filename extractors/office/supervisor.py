"""Runs a program for at most so many seconds, and ends it with all that it has started; a script of its own.

`python supervisor.py SECONDS COMMAND...`, begun as the leader of a process group. It prints "ended" or "late". It
stops too when its standard input is closed: that happens however the process ends that started it, killed included.
"""

import os
import select
import signal
import subprocess
import sys
import time


def main() -> None:
    """Never returns: at the end the whole group is killed, this process with it."""
    deadline = time.monotonic() + float(sys.argv[1])
    with subprocess.Popen(
        sys.argv[2:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        closed = False
        while process.poll() is None and not closed and time.monotonic() < deadline:
            closed = bool(select.select([sys.stdin], [], [], 0.05)[0])
        try:
            print("late" if process.poll() is None else "ended", flush=True)
        finally:  # nobody may be there any more to hear it
            os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
