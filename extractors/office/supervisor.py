"""Runs a program for at most so many seconds, and ends it with all that it has started; a script of its own.

`python supervisor.py SECONDS COMMAND...`, begun as the leader of a process group. It prints "ended" or "late". It
stops too when its standard input is closed: that happens however the process ends that started it, killed included.
Then nobody else empties the folder that it runs in, made for this program alone: it is removed here.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path


def main() -> None:
    """At the end the program is killed with its whole group, which this process is not in."""
    deadline = time.monotonic() + float(sys.argv[1])
    with subprocess.Popen(
        sys.argv[2:],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        closed = False
        while process.poll() is None and not closed and time.monotonic() < deadline:
            closed = bool(select.select([sys.stdin], [], [], 0.05)[0])
        try:
            print("late" if process.poll() is None else "ended", flush=True)
        finally:  # nobody may be there any more to hear it
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            if closed:
                process.wait()
                shutil.rmtree(Path.cwd(), ignore_errors=True)


if __name__ == "__main__":
    main()
