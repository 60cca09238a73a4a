"""docs/python.md: its session is run and prints what is shown, its tables name what there is."""

import doctest
import inspect
import re
from pathlib import Path

import pandas as pd
import pytest

from pipeline.frames import Frames, layout
from pipeline.frames.filters import PlanFilters, WordFilters
from pipeline.frames.reading import READ
from tests.test_docs import BLOCK, ROOT

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")


def rows(heading: str) -> list[tuple[str, str]]:
    """The first two cells of each row of the table with this heading."""
    lines = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [tuple(cell.strip() for cell in line.strip("|").split(" | ", 1)) for line in lines]  # type: ignore[misc]


def named(cell: str) -> list[str]:
    return re.findall(r"`(\w+)", cell)


def test_the_session_prints_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    session = "\n".join(text for kind, text in BLOCK.findall(PAGE) if kind == "pycon")
    test = doctest.DocTestParser().get_doctest(session, {}, "docs/python.md", None, 0)
    assert len(test.examples) >= 15
    told: list[str] = []
    with pd.option_context("display.width", 120):
        runner = doctest.DocTestRunner(optionflags=doctest.FAIL_FAST)
        runner.run(test, out=told.append, clear_globs=False)
    test.globs["store"].close()
    assert "".join(told) == ""


def test_every_question_is_explained() -> None:
    asked = [name for cell, _ in rows("ask | rows") for name in re.findall(r"`(\w+)\(", cell)]
    methods = [name for name, _ in inspect.getmembers(Frames, inspect.isfunction) if not name.startswith("_")]
    assert sorted([*asked, "close"]) == sorted(methods)


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("plans", layout.PLANS),
        ("changes", layout.CHANGES),
        ("ingest", READ),
        *((name, layout.TIDY[name]) for name in ("leads", "dates", "milestones", "updates")),
    ],
)
def test_columns_are_named_in_order(question: str, columns: dict[str, str]) -> None:
    (told,) = (text for cell, text in rows("ask | rows") if f"`{question}(" in cell)
    assert named(told.partition(":")[2]) == list(columns)


def test_every_filter_is_explained_those_of_plans_first() -> None:
    explained = [name for cell, _ in rows("filter | wanted") for name in named(cell)]
    assert sorted(explained) == sorted(WordFilters.__annotations__)
    assert set(explained[: len(PlanFilters.__annotations__)]) == set(PlanFilters.__annotations__)


def test_every_dtype_is_explained() -> None:
    assert {kind: dtype.partition("`")[2].partition("`")[0] for kind, dtype in rows("kind | dtype | missing")} == {
        str(kind): dtype for kind, dtype in layout.DTYPES.items()
    }
