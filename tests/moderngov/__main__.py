"""The site by hand: `python -m tests.moderngov --port 8000 --path /moderngov --faults first`.

Then, elsewhere: `actionplans fetch moderngov http://127.0.0.1:8000/moderngov --allow-private --since 2026-01-01`.
Each request is printed as it comes; Ctrl-C ends it.
"""

import argparse
import time

from tests.moderngov.council import council
from tests.moderngov.faults import When, seeded
from tests.moderngov.server import serving


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--path", default="", help="the path that the site lives under, such as /moderngov")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=When, choices=list(When), default=When.NONE)
    arguments = parser.parse_args()
    published = council(arguments.seed)
    faults = seeded(published, arguments.faults, arguments.seed)
    with serving(published, faults, port=arguments.port, path=arguments.path) as site:
        print(f"{site.root}: {len(site.council.meetings)} meetings, {len(site.council.papers)} papers", flush=True)
        shown = 0
        while True:
            time.sleep(0.2)
            for one in site.requests[shown:]:
                print(one.status, one.name, one.path, flush=True)
                shown += 1


if __name__ == "__main__":
    main()
