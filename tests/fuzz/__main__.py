"""Mutants of all samples through the whole pipeline: `python -m tests.fuzz --mutants 5000 --seed 1`.

For each: a result, or a DocumentError that says why, within the limits; and at the end no process left behind. Exit
status 1 if a mutant met a bug of ours, crashed its reader or exceeded a limit; it is kept in --keep, with the reason.
"""

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.run import ROOT, fuzz


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=ROOT / "data" / "processed" / "fuzz")
    arguments = parser.parse_args()
    began = time.monotonic()
    tally = fuzz(arguments.mutants, arguments.seed, arguments.keep)
    for (suffix, kind), count in sorted(tally.counts.items()):
        print(f"{suffix:<8}{kind:<10}{count:>6}")
    for name, reason in tally.bad:
        print(f"{name}: {reason}")
    total, seconds = sum(tally.counts.values()), time.monotonic() - began
    print(f"{total} mutants, {len(tally.bad)} bad, {seconds:.0f} s; processes left: {len(tally.left)}")
    sys.exit(bool(tally.bad or tally.left))


if __name__ == "__main__":
    main()
