"""What an installed copy needs beside its modules is named in pyproject.toml: a test in the source tree misses it."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("models", "extractors", "pipeline")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_that_is_no_module_is_packaged(package: str) -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    packaged = {
        path
        for name, patterns in told.items()
        for pattern in patterns
        for path in (ROOT / name.replace(".", "/")).glob(pattern)
    }
    files = {path for path in (ROOT / package).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path for path in files if path.suffix not in (".py", ".pyc")} <= packaged
