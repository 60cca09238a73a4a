"""The table of measures in the docs is the one that counts."""

from pathlib import Path

from pipeline.compare.by import By
from pipeline.compare.measures import BY_NAME, MEASURES

PAGE = (Path(__file__).parents[3] / "docs" / "comparing.md").read_text("utf-8")


def test_every_measure_is_explained_in_order() -> None:
    rows = [
        f"| {each.heading} | `{each.name}` | {each.meaning} | {BY_NAME[each.of].heading if each.of else ''} |"
        for each in MEASURES
    ]
    assert [line for line in PAGE.splitlines() if line.startswith("| ")][1:] == rows


def test_every_dimension_is_named() -> None:
    assert [each for each in By if f"`{each}`" not in PAGE] == []
