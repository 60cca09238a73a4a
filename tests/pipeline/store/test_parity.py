"""The same documents in SQLite and PostgreSQL: every measure, list, link and change is the same."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.action import Action
from models.document import Identity
from models.query import Query
from pipeline.compare.by import MOST, By
from pipeline.compare.comparison import Comparison, comparison
from pipeline.store import Store, open_store
from pipeline.versions.changes import changes
from tests.databases import postgres_database
from tests.pipeline.store.loading import document
from tests.strategies import actions

GROUPINGS = [by for size in range(MOST + 1) for by in combinations(By, size)]
DAYS = (None, datetime.date(2014, 3, 30), datetime.date(2014, 4, 10))
Both = tuple[Store, Store]


@contextmanager
def both(folder: Path, postgres: Callable[[], str]) -> Iterator[Both]:
    """An empty store of each kind."""
    path = folder / "plans.db"
    path.unlink(missing_ok=True)
    with (
        postgres_database(postgres()) as url,
        open_store(str(path), create=True) as sqlite,
        open_store(url, create=True) as server,
    ):
        yield sqlite, server


def save(stores: Both, documents: Sequence[Sequence[Action]]) -> None:
    for store in stores:
        for each in documents:
            store.save(each)


def compared(store: Store, by: Sequence[By], day: datetime.date | None) -> Comparison:
    return comparison(store.facts(Query(as_of=day)), by, day, most=1000)


def assert_same_figures(stores: Both, by: Sequence[By], day: datetime.date | None) -> None:
    one, other = (compared(store, by, day) for store in stores)
    for name in ("groups", "total", "leaders", "versions"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), check_exact=True, obj=name)
    assert (one.left_out, one.unstated) == (other.left_out, other.unstated)


def assert_same_lists(stores: Both) -> None:
    sqlite, server = stores
    assert list(sqlite.find()) == list(server.find())
    versions = sqlite.plans()
    assert versions == server.plans()
    for earlier, later in pairwise(versions):
        if earlier.plan == later.plan:
            pair = sqlite.pair(earlier, later)
            assert pair == server.pair(earlier, later)
            assert list(changes(*pair)) == list(changes(*server.pair(earlier, later)))


@pytest.fixture(scope="module")
def samples(postgres: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The sample records as four versions of twelve plans, the later ones stored first."""
    with both(tmp_path_factory.mktemp("parity"), postgres) as stores:
        save(stores, [document(number) for number in reversed(range(48))])
        yield stores


@pytest.mark.parametrize("by", GROUPINGS, ids="-".join)
def test_every_measure_is_the_same(samples: Both, by: tuple[By, ...]) -> None:
    for day in DAYS:
        assert_same_figures(samples, by, day)


def test_lists_links_and_changes_are_the_same(samples: Both) -> None:
    assert_same_lists(samples)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_plans_of_any_shape_are_told_the_same(tmp_path: Path, postgres: Callable[[], str], data: st.DataObject) -> None:
    dates = data.draw(st.lists(st.none() | st.dates(datetime.date(2014, 1, 1), datetime.date(2016, 1, 1)), max_size=4))
    documents = []
    for number, date in enumerate(dates):
        identity = Identity(f"{number}" * 64, "Homes Improvement Plan", data.draw(st.sampled_from(["Lowfell", None])))
        made = data.draw(st.lists(actions(replace(identity, date=date), f"{number}.pdf"), min_size=1, max_size=3))
        known = [
            replace(one, document=made[0].document, file=made[0].file) for one in (documents[0] if documents else ())
        ]
        documents.append([*known, *made])
    with both(tmp_path, postgres) as stores:
        save(stores, documents)
        assert_same_lists(stores)
        for by in ((), *((one,) for one in By)):
            assert_same_figures(stores, by, None)
