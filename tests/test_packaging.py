"""What an installed copy needs beside its modules is named in pyproject.toml: a test in the source tree misses it."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.test_layers import imported

ROOT = Path(__file__).parents[1]
PACKAGES = ("models", "extractors", "pipeline")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OTHERWISE = {  # a module, and who brings it where its name is another, or it comes with another
    "PIL": "pillow",
    "azure": "adlfs",
    "botocore": "s3fs",
    "docx": "python-docx",
    "google": "gcsfs",
    "pdfminer": "pdfminer.six",
    "sklearn": "scikit-learn",
    "thinc": "spacy",
}


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


def names(requirements: list[str]) -> set[str]:
    """The names of what is required, without versions."""
    return {re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_library_that_is_imported_is_required(package: str) -> None:
    """By the program itself, or by an extra that users install: `test` is for us."""
    extras = {name: wanted for name, wanted in PROJECT["optional-dependencies"].items() if name != "test"}
    required = names([*PROJECT["dependencies"], *(each for wanted in extras.values() for each in wanted)])
    tops = {name.partition(".")[0] for path in (ROOT / package).rglob("*.py") for name in imported(path)}
    libraries = tops - set(PACKAGES) - sys.stdlib_module_names
    assert {name for name in libraries if OTHERWISE.get(name, name).lower() not in required} == set()


def test_every_library_that_is_required_has_its_version_in_the_constraints() -> None:
    pinned = names((ROOT / "constraints.txt").read_text(encoding="utf-8").split())
    extras = PROJECT["optional-dependencies"].values()
    assert names([*PROJECT["dependencies"], *(each for wanted in extras for each in wanted)]) - pinned == set()
