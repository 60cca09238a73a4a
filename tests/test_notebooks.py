"""The notebooks run on the sample plans, and are committed as they are written: without output."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|tmp|usr|var|work|mnt|Users)\b|[A-Z]:\\|https?://localhost|%pip|!\w")
LONGEST = 300  # seconds for one cell


def cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook as they are stored."""
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return found


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_there_are_four() -> None:
    assert [path.name.partition("-")[0] for path in NOTEBOOKS] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_committed(path: Path) -> None:
    written = [cell for cell in cells(path) if cell["cell_type"] == "code"]
    assert written
    assert [cell for cell in written if cell["outputs"] or cell["execution_count"] is not None] == []
    assert [cell["metadata"] for cell in cells(path) if cell["metadata"]] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_of_a_machine_is_named(path: Path) -> None:
    assert [found for cell in cells(path) for found in OF_A_MACHINE.findall(source(cell))] == []
    links = [link for cell in cells(path) for link in re.findall(r"\]\(([^)#]+)\)", source(cell))]
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_is_defined(path: Path) -> None:
    code = "\n".join(source(cell) for cell in cells(path) if cell["cell_type"] == "code")
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert [node for node in ast.walk(ast.parse(code)) if isinstance(node, defined)] == []


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_leaves_nothing_behind(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nbclient import execute
    from nbformat import NO_CONVERT, read

    for folder in ("TMPDIR", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR"):  # beside what the machine has
        (tmp_path / folder).mkdir()
        monkeypatch.setenv(folder, str(tmp_path / folder))
    before = _files()
    executed = execute(read(path, NO_CONVERT), cwd=path.parent, timeout=LONGEST, kernel_name="python3")
    printed = [output for cell in executed.cells for output in cell.get("outputs", ())]
    assert [output for output in printed if output.output_type == "stream" and output.name == "stderr"] == []
    assert any("image/png" in output.get("data", ()) for output in printed) or path.stem.startswith("1")
    assert _files() == before
    assert [each for each in (tmp_path / "TMPDIR").iterdir() if each.name.startswith("tmp")] == []


def _files() -> dict[Path, float]:
    """What a notebook could change, and when it was changed."""
    return {path: path.stat().st_mtime for name in ("notebooks", "data") for path in (ROOT / name).rglob("*")}
