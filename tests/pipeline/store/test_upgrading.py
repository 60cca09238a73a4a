"""An older store is refused with the command to run, which brings it up to date with all that it held."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from models.errors import StoreError
from models.query import Query
from pipeline.store import Store, open_store, upgrade_store
from pipeline.store.schema import METADATA, REVISION
from pipeline.store.upgrading import TABLE

HERE = Path(__file__).parent


@pytest.fixture
def old(tmp_path: Path) -> str:
    """A store as it was before migrations: a pack with two plans, and a Word file."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript((HERE / "store_0001.sql").read_text(encoding="utf-8"))
    connection.close()
    return str(path)


def test_an_older_store_is_refused_with_the_command_to_run(old: str) -> None:
    for create in (False, True):
        with pytest.raises(StoreError, match=r"older version of actionplans \(tables 0001.*`actionplans db upgrade`"):
            open_store(old, create)


def test_an_upgrade_keeps_every_action_and_its_id(old: str) -> None:
    connection = sqlite3.connect(old)
    before = connection.execute(
        "SELECT id, action, due_date, status FROM action ORDER BY document_id, position"
    ).fetchall()
    leads = connection.execute("SELECT name FROM party WHERE side = 'lead' ORDER BY name").fetchall()
    connection.close()
    assert upgrade_store(old) == ("0001", REVISION)
    assert upgrade_store(old) == (REVISION, REVISION)
    with open_store(old) as store:
        found = list(store.find())
        plans = store.plans()
        assert store.search(Query(words="foster carers"), 10)
    told = [(one.id, one.action.action, one.action.due_date, one.action.status) for one in found]
    assert [(*row[:2], row[2] and str(row[2]), row[3].value) for row in told] == before
    assert sorted((party.name,) for one in found for party in one.action.leads) == leads
    assert len({version.plan for version in plans}) == len(plans) == 4
    assert all(one.plan for one in found)


def test_an_upgrade_that_fails_changes_nothing(old: str) -> None:
    connection = sqlite3.connect(old)
    with connection:
        connection.execute("CREATE TABLE link (in_the_way TEXT)")
    before = "\n".join(connection.iterdump())
    with pytest.raises(StoreError):
        upgrade_store(old)
    assert "\n".join(connection.iterdump()) == before
    connection.close()


def test_the_tables_are_as_the_code_takes_them(address: str) -> None:
    with open_store(address, create=True) as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "version_table": TABLE})
        differences = compare_metadata(context, METADATA)
    ours = [difference for difference in differences if not _of_search(difference)]
    assert ours == []


def _of_search(difference: object) -> bool:
    """The index over words is the database's own affair: it differs between the two."""
    return "words" in str(difference)


def test_the_newest_step_is_the_one_that_the_code_knows() -> None:
    scripts = ScriptDirectory("pipeline/store/migrations")
    assert scripts.get_heads() == [REVISION]


def test_a_new_store_has_no_plan(address: str) -> None:
    with open_store(address, create=True) as store:
        assert isinstance(store, Store)
        assert store.plans() == []
