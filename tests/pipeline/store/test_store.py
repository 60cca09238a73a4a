"""What is stored comes back equal, once, whole; what is no store is refused with what to do."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from models.action import Action, Recommendation
from models.document import Identity
from models.errors import StoreError
from models.status import Status
from models.table import Place
from pipeline.store import Query, Said, Store, open_store, upgrade_store
from pipeline.store.schema import METADATA
from tests.pipeline.store.plans import actions, plan
from tests.strategies import plans

ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, create=True) as store:
        yield store


def got(store: Store, identifier: str) -> Action | None:
    listed = store.get(identifier)
    return listed and listed.action


@given(actions=plans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_and_read_again_is_equal(store: Store, actions: tuple[Action, ...]) -> None:
    store.delete(actions[0].document.sha256)  # what an example that failed has left
    assert store.save(actions)
    assert tuple(stored.action for stored in store.find()) == actions
    assert store.delete(actions[0].document.sha256)
    assert list(store.find()) == []


def test_the_same_bytes_are_stored_once(store: Store) -> None:
    first = plan("a", "Train staff", "Write a policy")
    assert store.save(first)
    renamed = tuple(replace(action, file="copy.pdf") for action in first[:1])
    assert not store.save(renamed)
    assert actions(store.find()) == list(first)


def test_a_pack_is_one_document_whose_plans_are_found_by_their_own_borough(store: Store) -> None:
    homes = plan("a", "Visit every home", "Write to tenants")
    child = replace(homes[0].document, title="Child M Action Plan", borough="Northmere", pages=(12, 14))
    of_child = tuple(replace(action, document=child) for action in plan("a", "Train staff"))
    assert store.save((*homes, *of_child))
    assert actions(store.find()) == [*homes, *of_child]
    assert actions(store.find(Query(borough="northmere"))) == list(of_child)
    assert actions(store.find(Query(borough="Wexbridge"))) == list(homes)
    assert got(store, next(store.find(Query(borough="Northmere"))).id) == of_child[0]
    assert store.delete("a" * 64)
    assert actions(store.find()) == []


def test_documents_come_in_the_order_in_which_they_were_stored(store: Store) -> None:
    for digit in "cab":
        store.save(plan(digit, "one", "two"))
    assert [stored.action.file for stored in store.find()] == ["c.pdf", "c.pdf", "a.pdf", "a.pdf", "b.pdf", "b.pdf"]


def test_an_id_is_short_and_leads_to_its_action(store: Store) -> None:
    written = plan("a", *(f"action {number}" for number in range(1, 12)))
    store.save(written)
    assert [stored.id for stored in store.find()][9:] == ["aaaaaaaa-10", "aaaaaaaa-11"]
    assert got(store, "aaaaaaaa-10") == written[9]
    for none in ("aaaaaaaa-12", "aaaaaaaa", "", "-", "aaaaaaaa-0", "aaaaaaaa-x", "aaaaaaaa-99999999999", "bbbbbbbb-1"):
        assert store.get(none) is None


def test_documents_whose_hashes_begin_alike_have_ids_of_their_own(store: Store) -> None:
    alike = [replace(plan("a", "x")[0], document=Identity("a" * 9 + digit * 55)) for digit in "bcd"]
    for action in alike:
        assert store.save([action])
    ids = [stored.id for stored in store.find()]
    assert ids == ["aaaaaaaa-1", "aaaaaaaaa-1", "aaaaaaaaad-1"]
    assert [got(store, identifier) for identifier in ids] == alike


def test_find_by_borough_in_any_case_and_by_status(store: Store) -> None:
    done, open_ = plan("a", "done", "open")
    store.save([replace(done, status=Status.COMPLETED), open_])
    store.save(plan("b", "elsewhere", borough="Northmere"))
    assert [action.action for action in actions(store.find(Query(borough="WEXBRIDGE")))] == ["done", "open"]
    assert [action.action for action in actions(store.find(Query(status=Status.COMPLETED)))] == ["done"]
    assert actions(store.find(Query("Northmere", Status.COMPLETED))) == []


def test_a_recommendation_without_words_is_not_lost(store: Store) -> None:
    action = replace(plan("a", "x")[0], recommendation=Recommendation("", "R1"))
    store.save([action])
    assert actions(store.find()) == [action]


def test_delete_leaves_nothing_behind(store: Store) -> None:
    one = replace(plan("a", "x")[0], theme=("Theme",), warnings=("look",))
    store.save([one])
    store.save(plan("b", "x"))
    store.correct("aaaaaaaa-1", "action", '"y"', Said("A. Clerk"))
    assert store.delete("a" * 64)
    assert not store.delete("a" * 64)
    assert store.delete("b" * 64)
    with store.reading() as connection:
        left = [
            connection.execute(select(func.count()).select_from(table)).scalar() for table in METADATA.sorted_tables
        ]
    assert left == [0] * len(METADATA.sorted_tables)
    assert not store.search(Query(words="x"), 10)


def test_unstorable_characters_are_marked_and_do_not_stop_the_plan(store: Store) -> None:
    dirty = replace(plan("a", "a\0b")[0], file="\udce9.pdf", theme=("\ud800",), outcome="\0")
    store.save([dirty])
    (stored,) = actions(store.find())
    assert (stored.action, stored.file, stored.theme, stored.outcome) == (
        "a\ufffdb",
        "\ufffd.pdf",
        ("\ufffd",),
        "\ufffd",
    )


@pytest.mark.parametrize("wrong", [(), (*plan("a", "x"), *plan("b", "y"))])
def test_only_one_document_is_saved_at_a_time(store: Store, wrong: tuple[Action, ...]) -> None:
    with pytest.raises(ValueError, match="exactly one document"):
        store.save(wrong)


def test_a_document_is_stored_whole_or_not_at_all(store: Store) -> None:
    good, bad = plan("a", "good", "bad")
    with pytest.raises(Exception, match="Place"):
        store.save([good, replace(bad, ref=Place(1, None, 1, 1))])  # type: ignore[arg-type]
    assert not store.holds("a" * 64)
    assert list(store.find()) == []


SAVER = """
import sys
from models.action import Action
from models.document import Identity
from models.table import Place
from pipeline.store import open_store

digits, address = sys.argv[1:]
with open_store(address, create=True) as store:
    for digit in digits:
        place = Place(1, None, 1, 1)
        action = Action(file="p", document=Identity(digit * 64), action="Train staff", source=place)
        store.save([action] * 29)
"""


def test_several_processes_store_at_once(address: str) -> None:
    turns = ("0123456789abcdef", "fedcba9876543210", "02468ace13579bdf")
    commands = [[sys.executable, "-c", SAVER, digits, address] for digits in turns]
    running = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    with open_store(address) as store:
        found = [stored.id for stored in store.find()]
    assert len(found) == len(set(found)) == 16 * 29


def test_there_is_no_store_until_one_is_made(tmp_path: Path) -> None:
    address = tmp_path / "none.db"
    with pytest.raises(StoreError, match=r"no store at .*none\.db: `actionplans ingest"):
        open_store(str(address))
    assert not address.exists()


def test_a_url_is_an_address_too(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'url.db'}"
    with open_store(url, create=True) as store:
        store.save(plan("a", "x"))
    with open_store(str(tmp_path / "url.db")) as store:
        assert store.holds("a" * 64)


def make(path: Path, *statements: str) -> str:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return str(path)


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    address = make(tmp_path / "other.db", "CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(StoreError, match="a database of something else"):
        open_store(address, create=True)


def test_a_newer_version_s_store_is_refused(tmp_path: Path) -> None:
    address = str(tmp_path / "new.db")
    open_store(address, create=True).close()
    make(Path(address), "UPDATE actionplans_revision SET version_num = '9999'")
    for use in (open_store, upgrade_store):
        with pytest.raises(StoreError, match="newer version of actionplans"):
            use(address)


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Minutes of the meeting, which are no database\n" * 20, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.txt is no SQLite database"):
        open_store(str(path), create=True)
    assert path.read_bytes() == before


def test_a_place_without_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(str(tmp_path / "missing" / "plans.db"), create=True)
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path), create=True)


@pytest.mark.parametrize("address", ["nosuchthing://user:secret@host/db", "://", "oracle://user:secret@host/db"])
def test_an_address_that_leads_nowhere_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(address, create=True)
    assert "secret" not in str(caught.value)


def test_a_store_that_has_gone_is_told(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "plans.db"), create=True) as store:
        store.save(plan("a", "x"))
        make(tmp_path / "plans.db", "DROP TABLE warning")
        with pytest.raises(StoreError, match=r"plans\.db cannot be used: no such table"):
            list(store.find())
