"""The environment decides, and says so when it cannot."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from extractors.bounds import Bounds
from pipeline import settings
from pipeline.child import Limits
from pipeline.settings import Settings, cores, from_environment

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_an_empty_environment_gives_the_usual() -> None:
    assert from_environment({}) == from_environment({"ACTIONPLANS_DB": "", "ACTIONPLANS_SECONDS": ""}) == Settings()


def test_every_variable_counts() -> None:
    environ = {"ACTIONPLANS_DB": "team.db", "ACTIONPLANS_MEMORY_MB": "900", "ACTIONPLANS_SECONDS": " 5 "}
    assert from_environment(environ) == Settings("team.db", Limits(memory_mb=900, seconds=5))


LIMITS = (
    "memory_mb",
    "seconds",
    "cpu_seconds",
    "scan_seconds",
    "most_seconds",
    "open_files",
    "written_mb",
    "answer_mb",
)


@pytest.mark.parametrize("limit", LIMITS)
def test_every_limit_is_a_setting(limit: str) -> None:
    read = from_environment({f"ACTIONPLANS_{limit.upper()}": "777"})
    assert read == Settings(limits=replace(Limits(), **{limit: 777}))  # type: ignore[arg-type]


@pytest.mark.parametrize("bound", [field.name for field in fields(Bounds)])
def test_every_bound_is_a_setting(bound: str) -> None:
    read = from_environment({f"ACTIONPLANS_{bound.upper()}": "77"})
    assert read.bounds == replace(Bounds(), **{bound: 77})


@pytest.mark.parametrize("name", [*LIMITS, "page_seconds", *(field.name for field in fields(Bounds))])
def test_every_setting_is_in_the_readme_with_its_default(name: str) -> None:
    usual = getattr(Limits(), name, None) or getattr(Bounds(), name)
    (row,) = (line for line in README.splitlines() if f"`ACTIONPLANS_{name.upper()}`" in line)
    assert f"{usual:,}" in row


def test_every_variable_is_named_in_the_readme() -> None:
    names = (text for text in vars(settings).values() if isinstance(text, str) and text.startswith("ACTIONPLANS_"))
    assert [name for name in names if f"`{name}`" not in README] == []


def test_less_memory_than_the_readers_need_is_refused() -> None:
    with pytest.raises(ValueError, match="ACTIONPLANS_MEMORY_MB must be a whole number from 512 to 1000000, not '511'"):
        from_environment({"ACTIONPLANS_MEMORY_MB": "511"})


@pytest.mark.parametrize("text", ["0", "-5", "1.5", "ten", "²", "9999999999"])
@pytest.mark.parametrize("name", ["ACTIONPLANS_MEMORY_MB", "ACTIONPLANS_SECONDS"])
def test_a_number_that_is_none_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be a whole number"):
        from_environment({name: text})


def test_there_is_a_processor() -> None:
    assert cores() >= 1


def test_who_fetches_and_how_fast_is_a_setting() -> None:
    environ = {
        "ACTIONPLANS_CONTACT": " papers@wexbridge.example ",
        "ACTIONPLANS_PROXY": "http://proxy.wexbridge.example:8080",
        "ACTIONPLANS_PER_SECOND": "0.5",
    }
    read = from_environment(environ)
    assert (read.contact, read.proxy, read.per_second) == (
        "papers@wexbridge.example",
        "http://proxy.wexbridge.example:8080",
        0.5,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ACTIONPLANS_CONTACT", "me"),
        ("ACTIONPLANS_CONTACT", "me@wexbridge.example\r\nX-Other: 1"),
        ("ACTIONPLANS_PROXY", "proxy.wexbridge.example:8080"),
        ("ACTIONPLANS_PROXY", "http://:8080"),
        ("ACTIONPLANS_PER_SECOND", "0"),
        ("ACTIONPLANS_PER_SECOND", "50"),
    ],
)
def test_what_could_not_be_sent_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=name):
        from_environment({name: text})
