"""What every test may ask for: whether golden files are to be written anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --regold` writes the golden records anew: the diff is what you review."""
    parser.addoption("--regold", action="store_true", help="write the golden records anew; review the diff")


@pytest.fixture
def regold(request: pytest.FixtureRequest) -> bool:
    """Whether golden records are to be written anew."""
    return bool(request.config.getoption("--regold"))
