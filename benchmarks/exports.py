"""Exports of many actions: CPU seconds, size and peak memory of a fresh process for each format.

    python -m benchmarks.exports [--actions N] [--form NAME]

The actions are the sample plans' golden records, over and over under new ids, made one after the other: what is
measured holds none of them but the exporter. The first line, `none`, is what making them costs.
Memory is the kernel's own high-water mark (Linux only): getrusage would count that of the process that started it.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.plans import many
from pipeline.export import Format, Wanted
from pipeline.output import opened

HERE = Path(__file__).parents[1]
MANY = 100_000
NONE, TIDY = "none", "tidy"
FORMS = (NONE, *Format, TIDY)


def export(form: str, number: int, output: Path) -> tuple[float, float, float]:
    """Write so many actions; gives CPU seconds, MB of the file, and MB of memory that this process had at its peak."""
    began = time.process_time()
    if form == NONE:
        output.write_bytes(b"")
        for _ in many(number):
            pass
    else:
        wanted = Wanted(Format.CSV, tidy=True) if form == TIDY else Wanted(Format(form))
        with opened(output) as sink:
            wanted.write(many(number), sink)
    seconds = time.process_time() - began
    return seconds, output.stat().st_size / 1e6, peak_memory()


def peak_memory() -> float:
    """The largest resident size that this process has had, in MB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    if found is None:
        raise RuntimeError("this kernel does not tell the peak memory of a process")
    return int(found[1]) * 1024 / 1e6


def main() -> None:
    """Prints a line a format; with --form that one alone, in this process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actions", type=int, default=MANY)
    parser.add_argument("--form", choices=FORMS)
    asked = parser.parse_args()
    if asked.form is None:
        print(f"{asked.actions:,} actions\n{'form':<12}{'CPU s':>9}{'file MB':>9}{'peak MB':>9}", flush=True)
        for form in FORMS:
            command = [sys.executable, "-m", "benchmarks.exports", "--form", form, "--actions", str(asked.actions)]
            subprocess.run(command, cwd=HERE, check=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        seconds, size, peak = export(asked.form, asked.actions, Path(folder) / "out")
    print(f"{asked.form:<12}{seconds:>9.1f}{size:>9.1f}{peak:>9.0f}")


if __name__ == "__main__":
    main()
