"""Imports go one way: models <- extractors <- pipeline; and rooms that must not know each other do not."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_NOT_KNOW = {  # a package, and what it may import nothing of
    "models": ("extractors", "pipeline", "tests"),
    "extractors": ("pipeline", "tests"),
    "pipeline": ("tests",),
    "extractors/pdf": ("extractors.plan", "extractors.word"),
    "extractors/scan": ("extractors.plan", "extractors.word", "extractors.pdf.document", "extractors.registry"),
    "extractors/word": ("extractors.plan", "extractors.pdf"),
    "extractors/excel": ("extractors.plan", "extractors.pdf", "extractors.text", "extractors.web"),
    "extractors/text": ("extractors.plan", "extractors.pdf", "extractors.word", "extractors.excel"),
    "extractors/web": ("extractors.plan", "extractors.pdf", "extractors.word", "extractors.excel"),
    "extractors/office": ("extractors.plan", "extractors.pdf"),
    "extractors/plan": ("extractors.pdf", "extractors.word", "extractors.registry"),
    "extractors/fields": ("extractors.pdf", "extractors.word", "extractors.plan", "extractors.registry"),
    "pipeline/classify": ("pipeline.store", "pipeline.export", "pipeline.stages", "pipeline.cli", "pipeline.commands"),
    "pipeline/store": ("pipeline.classify", "pipeline.export", "pipeline.stages", "pipeline.cli", "pipeline.commands"),
    "pipeline/compare": (
        "pipeline.classify",
        "pipeline.store",
        "pipeline.export",
        "pipeline.stages",
        "pipeline.cli",
        "pipeline.commands",
    ),
    "pipeline/frames": ("pipeline.cli", "pipeline.commands"),
    "pipeline/sources": (
        "pipeline.fetch",
        "pipeline.classify",
        "pipeline.store",
        "pipeline.export",
        "pipeline.settings",
        "pipeline.stages",
        "pipeline.cli",
        "pipeline.commands",
    ),
    "pipeline/export": ("pipeline.classify", "pipeline.store", "pipeline.stages", "pipeline.cli", "pipeline.commands"),
    "pipeline/fetch": (
        "extractors",
        "pipeline.classify",
        "pipeline.store",
        "pipeline.export",
        "pipeline.settings",
        "pipeline.stages",
        "pipeline.sources",
        "pipeline.cli",
        "pipeline.commands",
    ),
    "pipeline/versions": (
        "extractors",
        "pipeline.classify",
        "pipeline.store",
        "pipeline.export",
        "pipeline.stages",
        "pipeline.cli",
        "pipeline.commands",
    ),
}


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it; a relative import counts as one that is not allowed."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("package", MAY_NOT_KNOW)
def test_a_package_imports_nothing_that_it_may_not_know(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    barred = tuple(f"{name}." for name in MAY_NOT_KNOW[package])
    wrong = [(path.name, name) for path in files for name in imported(path) if f"{name}.".startswith((".", *barred))]
    assert not wrong
