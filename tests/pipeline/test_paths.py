"""What PATHs stand for."""

import os
from pathlib import Path

import pytest

from pipeline.paths import SUFFIXES, find

NOBODY = 65534  # the user without rights of its own, on Debian and most others


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.pdf",
        "A.PDF",
        "plan.docx",
        "macro.docm",
        "~$plan.docx",
        ".hidden.pdf",
        "photo.jpg",
        "2024/june/c.pdf",
        "2024/april/d.docx",
        ".cache/e.pdf",
        "odd [1].pdf",
    ):
        path = tmp_path / "papers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "papers" / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("papers")


def names(*arguments: str) -> list[str]:
    found = find(arguments)
    assert not found.missing
    return [path.relative_to("papers").as_posix() for path in found.paths]


def test_a_folder_is_searched_to_the_bottom_without_hidden_and_lock_files(papers: Path) -> None:
    top = ["A.PDF", "b.pdf", "macro.docm", "odd [1].pdf", "plan.docx"]
    assert names("papers") == [*top, "2024/april/d.docx", "2024/june/c.pdf"]


def test_a_file_that_is_named_counts_whatever_it_is_called(papers: Path) -> None:
    assert names("papers/photo.jpg", "papers/b.pdf") == ["photo.jpg", "b.pdf"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("papers/*.pdf", ["b.pdf", "odd [1].pdf"]),
        ("papers/**/*.docx", ["2024/april/d.docx", "plan.docx", "~$plan.docx"]),
        ("papers/20*", ["2024/april/d.docx", "2024/june/c.pdf"]),
        ("papers/odd [1].pdf", ["odd [1].pdf"]),
    ],
)
def test_a_pattern(papers: Path, pattern: str, expected: list[str]) -> None:
    assert names(pattern) == expected


def test_a_file_that_is_meant_twice_is_read_once(papers: Path) -> None:
    assert names("papers/b.pdf", "papers/*.pdf", "papers/b.pdf") == ["b.pdf", "odd [1].pdf"]
    assert names("papers/b.pdf", "papers/2024/../b.pdf", "./papers/b.pdf") == ["b.pdf"]


def test_what_stands_for_nothing_is_told(papers: Path) -> None:
    found = find(["papers/none.pdf", "papers/*.xyz", "papers/empty", "papers/b.pdf"])
    assert found.missing == (
        ("papers/none.pdf", "no such file or folder"),
        ("papers/*.xyz", "no file matches this pattern"),
        ("papers/empty", f"no documents in this folder ({', '.join(SUFFIXES)})"),
    )
    assert [path.name for path in found.paths] == ["b.pdf"]


def test_links_that_lead_in_circles_end(papers: Path) -> None:
    (papers / "2024" / "again").symlink_to(papers.resolve(), target_is_directory=True)
    assert len(names("papers")) == 7


def test_a_broken_link_is_found_so_that_reading_it_can_fail(papers: Path) -> None:
    (papers / "gone.pdf").symlink_to("nowhere")
    assert names("papers/gone.pdf") == ["gone.pdf"]


def test_a_closed_folder_is_found_so_that_reading_it_can_fail(papers: Path) -> None:
    (papers / "2024").chmod(0)
    papers.parent.chmod(0o755)
    user = os.geteuid()
    if user == 0:  # root may list any folder: for this test we are nobody
        os.seteuid(NOBODY)
    try:
        assert "2024" in names("papers")
    finally:
        os.seteuid(user)
        (papers / "2024").chmod(0o755)
