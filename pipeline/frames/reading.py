"""Documents into a store, from Python: what `actionplans ingest` does, with a row for each file."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from pipeline.answers import Extraction, Failure
from pipeline.paths import find
from pipeline.runs import is_stored, outcomes
from pipeline.settings import cores, from_environment
from pipeline.stages import READERS, Options
from pipeline.store import Origin, Store

READ: Mapping[str, str] = MappingProxyType(
    {
        "file": "string",  # with its folder
        "outcome": "string",  # stored; known: its bytes were stored before; failed
        "actions": "Int64",
        "warnings": "Int64",  # of these actions
        "told": "string",  # why it failed, or what was passed over in it
    }
)
Row = tuple[str, str, int, int, str | None]


def read_into(store: Store, paths: Sequence[str], borough: str | None) -> Iterator[Row]:
    """Store the actions of documents, each document once; a row of READ for each file, those stored before first.

    Raises ValueError where a setting in the environment makes no sense.
    """
    settings, found = from_environment(os.environ), find(paths)
    known = tuple(path for path in found.paths if is_stored(path, store))
    yield from ((str(path), "known", 0, 0, None) for path in known)
    new = tuple(path for path in found.paths if path not in known)
    limits = replace(settings.limits, workers=min(cores(), len(new) or 1), preload=READERS)
    options = Options(borough, settings.status_threshold, settings.bounds)
    lying = (*(Path(name) for name, _ in found.missing), *new)
    with closing(outcomes(replace(found, paths=new), limits, options, bar=False)) as ended:
        for path, outcome in zip(lying, ended, strict=True):
            yield _row(store, path, outcome, borough)


def _row(store: Store, path: Path, outcome: Extraction | Failure, borough: str | None) -> Row:
    if isinstance(outcome, Failure):
        return str(path), "failed", 0, 0, outcome.reason
    if not store.save(outcome.actions, Origin(path.absolute(), borough)):
        return str(path), "known", 0, 0, None  # the same bytes twice, or another run was quicker
    warnings = sum(len(action.warnings) for action in outcome.actions)
    return str(path), "stored", len(outcome.actions), warnings, "; ".join(outcome.notices) or None
