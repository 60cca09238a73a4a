"""An open store that answers in pandas frames."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Unpack

import pandas as pd

from models.record import Record, to_record
from pipeline.compare import arithmetic, facts
from pipeline.compare.by import By
from pipeline.frames import layout
from pipeline.frames.filters import Filters, PlanFilters, WordFilters, one_of, wanted
from pipeline.frames.reading import READ, read_into
from pipeline.store import PlanVersion, Store
from pipeline.store import open_store as opened
from pipeline.versions.changes import Change, changes, history


def open_store(address: str | Path, create: bool = False) -> "Frames":
    """The store at `address`, a file or a database URL; with `create` an empty place becomes one.

    Raises StoreError, saying what to do, if there is none, if it cannot be used or if another version made it.
    """
    return Frames(opened(str(address), create))


class Frames:
    """An open store that answers in pandas frames; to be closed, or used as `with open_store(...) as store`.

    A frame has the same columns and dtypes whatever is in the store (pipeline.frames.layout). Filters are those of the
    commands; dates are given as such or as text. Any use may raise StoreError, and ValueError that names a filter.
    """

    def __init__(self, store: Store) -> None:
        """See `open_store`."""
        self._store = store

    def __enter__(self) -> "Frames":
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def ingest(self, *paths: str | Path, borough: str | None = None) -> pd.DataFrame:
        """Store the actions of documents, each document once; one row a file: file, outcome, actions, warnings, told.

        A path is a file, a folder or a pattern. `outcome` is stored, known (stored before) or failed; `told` says why,
        or what was passed over. `borough` goes before what the documents say of themselves.
        """
        return facts.table(read_into(self._store, [str(path) for path in paths], borough), READ)

    def actions(self, **filters: Unpack[WordFilters]) -> pd.DataFrame:
        """One row an action, in the order of the documents; lists joined in a cell by "; " as in a spreadsheet."""
        return layout.actions(self._store.find(wanted(filters, WordFilters)))

    def themes(self, **filters: Unpack[WordFilters]) -> pd.DataFrame:
        """One row a heading that an action stands under, by `action_id` and `position`, the outermost first."""
        return self._tidy("themes", filters)

    def leads(self, **filters: Unpack[WordFilters]) -> pd.DataFrame:
        """One row for each lead of an action, by `action_id` and `position`: name, kind, expanded."""
        return self._tidy("leads", filters)

    def involved(self, **filters: Unpack[WordFilters]) -> pd.DataFrame:
        """One row for each other party that takes part in an action; the columns of `leads`."""
        return self._tidy("involved", filters)

    def dates(self, **filters: Unpack[WordFilters]) -> pd.DataFrame:
        """One row for each date of an action's timescale, by `action_id` and `position`: raw, start, end, precision."""
        return self._tidy("dates", filters)

    def updates(self, **filters: Unpack[WordFilters]) -> pd.DataFrame:
        """One row for each of several dated updates of an action, by `action_id` and `position`: text, start, end."""
        return self._tidy("updates", filters)

    def milestones(self, **filters: Unpack[WordFilters]) -> pd.DataFrame:
        """One row for each target with a date of its own, by `action_id` and `position`: text, due."""
        return self._tidy("milestones", filters)

    def warnings(self, **filters: Unpack[WordFilters]) -> pd.DataFrame:
        """One row for each doubt about an action, by `action_id` and `position`: warning."""
        return self._tidy("warnings", filters)

    def plans(self, **filters: Unpack[PlanFilters]) -> pd.DataFrame:
        """One row a version of a plan, plan by plan, the earliest first."""
        return layout.plans(self._store.plans(wanted(filters, PlanFilters)))

    def compare(self, by: str | Sequence[str] = "borough", **filters: Unpack[Filters]) -> pd.DataFrame:
        """One row a group of one or two dimensions, the measures of docs/comparing.md; `by=()` gives one row of all.

        Of each plan the latest version counts, or with `as_of` the one of that day, judged on that day. Raises
        ValueError if `by` names no dimension, one twice, or more than two.
        """
        query = wanted(filters, Filters)
        return arithmetic.compare(self._store.facts(query), _dimensions(by), query.as_of)

    def search(self, words: str, limit: int = 50, **filters: Unpack[Filters]) -> pd.DataFrame:
        """The actions that hold all the words in any form, `"in quotes"` together: at most `limit`, the best first."""
        query = wanted({**filters, "words": words}, WordFilters)
        return layout.actions(self._store.search(query, limit))

    def changes(self, plan: str | int) -> pd.DataFrame:
        """One row a change from each version of a plan to the next; none where it has one version.

        Raises LookupError if there is no such plan.
        """
        found = self._store.plans(wanted({"plan": plan}, PlanFilters))
        if not found:
            raise LookupError(f"no plan {plan} in the store: plans() lists them")
        return layout.changes(self._steps(found))

    def history(self, identifier: str) -> pd.DataFrame:
        """An action in all versions of its plan, the earliest first: the columns of `actions`, and `changes`.

        `changes` are the kinds of what changed since the version before. Raises LookupError if there is no such action.
        """
        chain = self._store.chain(identifier)
        if not chain:
            raise LookupError(f"no action {identifier!r} in the store: actions() has the ids")
        return layout.history(history(chain))

    def record(self, identifier: str) -> Record:
        """The exact record of an action, as JSON lines have it (docs/record.md).

        Raises LookupError if there is no such action.
        """
        listed = self._store.get(identifier)
        if listed is None:
            raise LookupError(f"no action {identifier!r} in the store: actions() has the ids")
        return to_record(listed.action)

    def _tidy(self, name: str, filters: WordFilters) -> pd.DataFrame:
        return layout.tidy(self._store.find(wanted(filters, WordFilters)), name)

    def _steps(self, found: Sequence[PlanVersion]) -> Iterator[tuple[PlanVersion, PlanVersion, tuple[Change, ...]]]:
        for earlier, later in pairwise(found):
            yield earlier, later, changes(*self._store.pair(earlier, later))


def _dimensions(by: str | Sequence[str]) -> list[By]:
    try:
        return [one_of(By, name) for name in ((by,) if isinstance(by, str) else by)]
    except ValueError as error:
        raise ValueError(f"by: {error}") from error
