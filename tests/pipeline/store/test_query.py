"""Every filter finds what it names, in any case, and nothing else; words are found in every form."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.action import Due, Party, PartyKind, Precision
from models.query import Query
from models.status import Status
from pipeline.store import Store, open_store
from tests.pipeline.store.plans import plan

OPERATORS = ('"', '""', 'a" OR "b', "NEAR(a b)", "a*", "-a", "col:a", "a & !b", "''", "a AND NOT b")
MAY = datetime.date(2026, 5, 31)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    first, second, third = plan("a", "Train staff", "Visit children's homes", "Write to schools", date="2026-03-31")
    homes = replace(first.document, title="Homes Plan", body="Wexbridge LSCB")
    due = Due("May 2026", datetime.date(2026, 5, 1), MAY, Precision.MONTH)
    actions = (
        replace(first, leads=(Party("HoS", PartyKind.ROLE, "Head of Service"),), theme=("Workforce", "Training")),
        replace(second, document=homes, due=(due,), outcome="50% fewer children go missing"),
        replace(third, document=homes, involved=(Party("Head of Service", PartyKind.ROLE),), status=Status.DELAYED),
    )
    with open_store(address, create=True) as store:
        store.save(actions)
        yield store


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (Query(), [1, 2, 3]),
        (Query(borough="WEXBRIDGE"), [1, 2, 3]),
        (Query(borough="wex"), []),
        (Query(title="homes"), [2, 3]),
        (Query(body="lscb"), [2, 3]),
        (Query(theme="training"), [1]),
        (Query(lead="head of"), [1]),
        (Query(lead="hos"), [1]),
        (Query(lead="%"), []),
        (Query(kind=PartyKind.ROLE), [1]),
        (Query(kind=PartyKind.PERSON), []),
        (Query(lead="hos", kind=PartyKind.BODY), []),
        (Query(status=Status.DELAYED), [3]),
        (Query(due_from=MAY), [2]),
        (Query(due_from=MAY + datetime.timedelta(days=1)), []),
        (Query(due_to=MAY), [2]),
        (Query(plan=1), [1]),
        (Query(words="home"), [2]),
        (Query(words="HOMES train"), []),
        (Query(words="missing visits"), [2]),
        (Query(words='"go missing"'), [2]),
        (Query(words='"missing go"'), []),
        (Query(words="child schools"), []),
        (Query(words="door"), [1, 2, 3]),
        (Query(words="?!"), []),
    ],
)
def test_filters(store: Store, query: Query, numbers: list[int]) -> None:
    assert [one.id for one in store.find(query)] == [f"aaaaaaaa-{number}" for number in numbers]
    if query.words is not None:
        assert {one.id for one in store.search(query, 10)} == {f"aaaaaaaa-{number}" for number in numbers}


def test_a_search_gives_no_more_than_asked(store: Store) -> None:
    assert len(store.search(Query(words="door"), 2)) == 2
    assert len(store.search(Query(words="door", status=Status.DELAYED), 2)) == 1


@given(
    words=st.text(max_size=30)
    | st.sampled_from(['"', '""', 'a" OR "b', "NEAR(a b)", "a*", "-a", "col:a", "a & !b", "''"])
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_searched_for_is_words_and_no_command(store: Store, words: str) -> None:
    assert len(store.search(Query(words=words), 10)) <= 3
