"""What every test may ask for: whether golden files are to be written anew, and databases."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.databases import postgres_database, postgres_server


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --regold` writes the golden records anew: the diff is what you review."""
    parser.addoption("--regold", action="store_true", help="write the golden records anew; review the diff")


@pytest.fixture
def regold(request: pytest.FixtureRequest) -> bool:
    """Whether golden records are to be written anew."""
    return bool(request.config.getoption("--regold"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """What gives the URL of a real PostgreSQL server that runs."""
    with postgres_server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database: a test that asks for it runs on each kind."""
    if request.param == "sqlite":
        yield str(tmp_path / "plans.db")
    else:
        with postgres_database(request.getfixturevalue("postgres")()) as url:
            yield url
