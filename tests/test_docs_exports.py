"""docs/exports.md: its tables are those of the code, its Python runs on what its commands write."""

import re
import subprocess
import sys
from pathlib import Path

from pipeline.export import Format
from pipeline.export.column import Several
from pipeline.export.columns import COLUMNS
from pipeline.export.tidy import TABLES
from tests.test_docs import BLOCK, ROOT, commands, run

PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")


def table(heading: str) -> list[str]:
    """The lines of the table with this heading, without it and the line under it."""
    after = PAGE.partition(f"{heading}\n")[2]
    return after.partition("\n\n")[0].splitlines()[1:]


def test_every_column_is_explained_in_order() -> None:
    """To write it anew, paste the lines that the failure shows."""
    kinds = ["list" if isinstance(each, Several) else str(each.column.kind) for each in COLUMNS]
    expected = [
        f"| `{each.column.name}` | {kind} | {each.where} | {each.column.meaning} |"
        for each, kind in zip(COLUMNS, kinds, strict=True)
    ]
    assert table("| column | kind | in | meaning |") == expected


def test_every_tidy_file_is_explained_in_order() -> None:
    expected = []
    for each in TABLES:
        names = ", ".join(f"`{column.name}`" for column in each.columns) if each.several else "one value each"
        expected.append(f"| `{each.name}.csv` | {names} | {each.meaning} |")
    assert table("| file | columns | what |") == expected


def test_every_format_is_named() -> None:
    named = {re.findall(r"`(\w+)", line)[0] for line in table("| `--format` | for | what |")}
    assert named == set(Format)


def test_the_python_shown_runs_on_what_the_commands_write(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    blocks = BLOCK.findall(PAGE)
    for kind, text in blocks:
        if kind == "console":
            for command, _ in commands(text):
                run(command, tmp_path)
    printed = [
        subprocess.run([sys.executable, "-c", text], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        for kind, text in blocks
        if kind == "python"
    ]
    assert len(printed) == 2
    for shown in printed:
        assert "AD CSC" in shown
