"""What earlier runs saw and read, kept beside the papers: has a source changed, and which papers hold no plan."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from pipeline.fetch.client import PART

FILE: Final = ".actionplans-looks.json"
FORGOTTEN: Final = timedelta(days=30)  # after which what a source once listed is no measure any more


@dataclass(frozen=True, slots=True)
class Look:
    """What a source listed when it was looked through to the end."""

    committees: int
    meetings: int
    on: date


@dataclass(slots=True)
class Looks:
    """The last good look at each source, by what was asked of it, and the software that read each paper in vain."""

    sources: dict[str, Look] = field(default_factory=dict)
    without_plan: dict[str, str] = field(default_factory=dict)  # sha256 -> version of actionplans

    def change(self, source: str, now: Look) -> str | None:
        """What is wrong with a look that lists far less than the last good one; None, and it is the last good one.

        Nothing at all, or fewer than half the meetings: a site that has moved looks like one that has nothing new.
        """
        before = self.sources.get(source)
        if before is not None and now.on - before.on <= FORGOTTEN and _is_far_less(now, before):
            return (
                f"the source has changed: it lists {now.committees} committees and {now.meetings} meetings where it "
                f"listed {before.committees} and {before.meetings} on {before.on}; look whether the site has moved"
            )
        self.sources[source] = now
        return None


def _is_far_less(now: Look, before: Look) -> bool:
    return now.committees == 0 < before.committees or now.meetings * 2 < before.meetings


_READER = TypeAdapter(Looks)


def read(folder: Path) -> Looks:
    """What was kept in `folder`; nothing where there is nothing, or nothing that can be read."""
    try:
        return _READER.validate_json((folder / FILE).read_bytes())
    except (OSError, ValidationError):
        return Looks()


def write(folder: Path, looks: Looks) -> None:
    """Keep `looks`, whole or not at all."""
    part = folder / f"{FILE}{PART}"
    part.write_text(json.dumps(asdict(looks), default=str, indent=1), encoding="utf-8")
    part.replace(folder / FILE)
