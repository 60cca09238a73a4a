"""The environment decides, and says so when it cannot."""

import pytest

from pipeline.settings import Settings, cores, from_environment


def test_an_empty_environment_gives_the_usual() -> None:
    assert from_environment({}) == from_environment({"ACTIONPLANS_DB": "", "ACTIONPLANS_SECONDS": ""}) == Settings()


def test_every_variable_counts() -> None:
    environ = {"ACTIONPLANS_DB": "team.db", "ACTIONPLANS_MEMORY_MB": "900", "ACTIONPLANS_SECONDS": " 5 "}
    assert from_environment(environ) == Settings("team.db", 900, 5)


def test_less_memory_than_the_readers_need_is_refused() -> None:
    with pytest.raises(ValueError, match="ACTIONPLANS_MEMORY_MB must be a whole number from 512, not '511'"):
        from_environment({"ACTIONPLANS_MEMORY_MB": "511"})


@pytest.mark.parametrize("text", ["0", "-5", "1.5", "ten", "²"])
@pytest.mark.parametrize("name", ["ACTIONPLANS_MEMORY_MB", "ACTIONPLANS_SECONDS"])
def test_a_number_that_is_none_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be a whole number"):
        from_environment({name: text})


def test_there_is_a_processor() -> None:
    assert cores() >= 1
