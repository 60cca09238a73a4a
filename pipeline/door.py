"""The entry point of `actionplans`: what must hold before anything else is imported."""

import os
import signal
import sys


def main() -> None:
    """Run the command. Ctrl-C while it is still being loaded ends it without a word; exit 130 as the shell sees it."""
    if sys.platform != "win32":
        _occupy_standard_streams()
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:  # not where it is ignored (nohup): that stays so
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from pipeline.cli import main as run

    signal.signal(signal.SIGINT, usual)
    run()


def _occupy_standard_streams() -> None:
    """Where a standard stream is closed (`>&-`), the next file opened, a store say, would take its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one


if __name__ == "__main__":
    main()
