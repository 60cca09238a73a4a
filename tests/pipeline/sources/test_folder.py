"""Folders: here, in memory, and on a real S3 server."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import fsspec
import pytest

from models.errors import FetchError
from pipeline.sources import folder
from pipeline.sources.folder import candidates, chunks, is_kept, stamp
from pipeline.sources.source import Source
from tests.pipeline.sources.asking import Asking, Sorted, sort

PAPERS = {
    "plan.pdf": b"%PDF-1.7 a plan",
    "2026/Action plan #2.docx": b"PK a second",
    "2026/deep/tracker.xlsx": b"PK a third",
}
OTHERS = {"notes.zip": b"PK", ".hidden/plan.pdf": b"%PDF", "2026/~$plan.docx": b"x", "2026/.plan.pdf": b"x"}
NAMES = ["Action plan #2.docx", "plan.pdf", "tracker.xlsx"]


def told(address: str, **asked: object) -> Sorted:
    with Asking() as client:
        return sort(candidates(client, Source(address, **asked)))


def fill(address: str) -> None:
    system, root = fsspec.url_to_fs(address)
    for name, content in (PAPERS | OTHERS).items():
        path = f"{root}/{name}"
        if not address.startswith("s3"):
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(path, content)


@pytest.fixture(scope="module")
def s3() -> Iterator[None]:
    """An S3 server on loopback, told to botocore by the environment, as a user would."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    told = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "kept-to-itself",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        _wait(port)
        fsspec.filesystem("s3").mkdir("papers")
        yield
    finally:
        server.terminate()
        server.wait()
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the S3 server did not start")


@pytest.fixture(params=["path", "file", "memory", "s3"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A folder of each kind with PAPERS and OTHERS in it."""
    if request.param == "s3":
        request.getfixturevalue("s3")
    where = {
        "path": str(tmp_path),
        "file": tmp_path.as_uri(),
        "memory": f"memory://{tmp_path}",
        "s3": f"s3://papers{tmp_path}",
    }[request.param]
    fill(where)
    return where


def test_the_documents_of_a_folder_are_told_and_nothing_else(address: str) -> None:
    found = told(address)
    assert sorted(one.title for one in found.papers) == NAMES
    assert not found.troubles
    assert all(one.meeting is one.committee is one.published is None for one in found.papers)


def test_the_address_of_each_leads_to_its_bytes(address: str) -> None:
    read = {one.title: b"".join(chunks(one.address, 1_000)) for one in told(address).papers}
    assert read == {name.rpartition("/")[2]: content for name, content in PAPERS.items()}
    assert all(is_kept(one.address) for one in told(address).papers)


def test_a_stamp_lasts_as_long_as_the_file_does(address: str) -> None:
    paper = next(one for one in told(address).papers if one.title == "plan.pdf")
    first = stamp(paper.address)
    assert stamp(next(one for one in told(address).papers if one.title == "plan.pdf").address) == first
    system, path = fsspec.url_to_fs(address)
    system.pipe_file(f"{path}/plan.pdf", b"%PDF-1.7 another plan")
    told(address)
    assert stamp(paper.address) != first
    assert b"".join(chunks(paper.address, 1_000)) == b"%PDF-1.7 another plan"


def test_a_file_that_is_too_large_is_left(address: str) -> None:
    paper = next(one for one in told(address).papers if one.title == "plan.pdf")
    with pytest.raises(FetchError, match="larger than 0 MB"):
        list(chunks(paper.address, 5))


def test_what_is_not_there_is_told(address: str) -> None:
    found = told(f"{address}/nowhere")
    assert len(found.troubles) == 1
    assert "no such file or folder" in found.told or "no documents in this folder" in found.told
    missing = next(one for one in told(address).papers if one.title == "plan.pdf").address.replace("plan.", "none.")
    with pytest.raises(FetchError, match="no such file"):
        list(chunks(missing, 1_000))


def test_days_go_by_when_a_file_was_changed(tmp_path: Path) -> None:
    for name, day in (("old.pdf", "2020-05-05"), ("new.pdf", "2026-05-05")):
        path = tmp_path / name
        path.write_bytes(b"x")
        moment = time.mktime(time.strptime(day, "%Y-%m-%d")) + 43_200
        os.utime(path, (moment, moment))
    found = told(str(tmp_path), since=date(2026, 1, 1))
    assert [one.title for one in found.papers] == ["new.pdf"]
    assert not told(str(tmp_path), since=date(2027, 1, 1)).troubles  # they are there, and old


def test_a_name_that_fsspec_would_take_for_a_chain_of_stores_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "zip::memory:plan.pdf").write_bytes(b"its own bytes")
    (paper,) = told(str(tmp_path)).papers
    assert b"".join(chunks(paper.address, 1_000)) == b"its own bytes"


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"x")
    (tmp_path / "round").symlink_to(tmp_path)
    assert [one.title for one in told(str(tmp_path)).papers] == ["plan.pdf"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://10.0.0.1/papers", "http:// is no folder that can be listed"),
        ("https://x.example/papers", "https:// is no folder"),
        ("github://me:x@main/", "github:// is no folder"),
        ("simplecache::http://10.0.0.1/", "no folder that can be listed"),
        ("s3://key:secret@papers/2026", "with a password in it"),
        ("s3://secret@papers/2026", "with a password in it"),
        ("sftp://me:secret@host/papers", "with a password in it"),
    ],
)
def test_only_folders_are_listed_and_no_password_is_taken_or_shown(address: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as error:
        told(address)
    assert "secret" not in str(error.value)


def test_a_missing_package_is_named_with_what_to_install() -> None:
    hidden = "import sys; sys.modules['s3fs'] = None\n"
    script = f"""{hidden}
from pipeline.sources.folder import candidates
from pipeline.sources.source import Source
print(*candidates(None, Source("s3://papers/2026")), sep="\\n")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ("s3://papers/2026: s3:// needs s3fs: pip install 'actionplans[remote]'")


def test_a_store_that_does_not_answer_is_told_without_its_credentials(
    s3: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = told("s3://no-such-bucket/2026")
    assert len(found.troubles) == 1
    assert "kept-to-itself" not in found.told


def test_addresses_of_the_web_are_not_kept() -> None:
    assert not is_kept("https://x.example/plan.pdf")
    assert not is_kept("plan.pdf")
    assert is_kept("sftp://host/plan.pdf")
    assert folder.PACKAGES["sftp"] == "paramiko"
