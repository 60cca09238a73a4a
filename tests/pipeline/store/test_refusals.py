"""What a database says becomes what a user can act on."""

import sqlite3

import pytest
from sqlalchemy import URL
from sqlalchemy.exc import OperationalError

from models.errors import StoreError
from pipeline.store.refusals import refusals_told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "another run is using it: try again once that has ended"),
        ("disk I/O error", "disk I/O error"),
    ],
)
def test_a_refusal_names_the_store_and_the_reason(said: str, told: str) -> None:
    with pytest.raises(StoreError) as caught, refusals_told(URL.create("sqlite", database="plans.db")):
        raise OperationalError("INSERT", None, sqlite3.OperationalError(said))
    assert str(caught.value) == f"the store plans.db cannot be used: {told}"
