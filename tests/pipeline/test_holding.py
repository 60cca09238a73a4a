"""Papers in a folder: where each goes, what is believed of it, and what a killed run leaves."""

import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given

from models import sidecar
from models.candidate import Candidate
from models.errors import FetchError
from pipeline.fetch.answer import Download
from pipeline.fetch.client import PART
from pipeline.holding import Holding, _slug, alone
from tests.pipeline.fetched import files, paper
from tests.strategies import texts

ADDRESS = "https://democracy.wexbridge.example:8443/documents/s1/plan.pdf"
PLAN = paper(ADDRESS, "Action plan", date(2026, 5, 12))
PDF = b"%PDF-1.7 a paper"


def come(folder: Path, content: bytes, one: Candidate = PLAN) -> Download:
    """A download of these bytes, as the client leaves it."""
    there = Holding(folder).place(one, None).parent
    there.mkdir(parents=True, exist_ok=True)
    part = there / f".download{PART}"
    part.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    now = datetime.now(UTC)
    return Download(one.address, one.address, part, 200, '"e"', None, None, len(content), sha256, now)


def kept(folder: Path, content: bytes, one: Candidate = PLAN) -> Path:
    """Where the bytes are held."""
    return Holding(folder).keep(one, None, come(folder, content, one)).path


def zipped(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "")
    return stream.getvalue()


def told(path: Path, **changed: object) -> None:
    """Change what the sidecar of a paper says."""
    beside = sidecar.beside(path)
    beside.write_text(json.dumps({**json.loads(beside.read_text(encoding="utf-8")), **changed}), encoding="utf-8")


def test_a_paper_goes_to_its_council_and_day(tmp_path: Path) -> None:
    holding = Holding(tmp_path)
    host = holding.place(PLAN, None)
    assert host.parent == tmp_path / "democracy-wexbridge-example-8443" / "2026-05-12"
    assert host.name.startswith("action-plan-")
    assert holding.place(PLAN, "Kingston upon Thames").parent.parent == tmp_path / "kingston-upon-thames"
    assert holding.place(paper("file:///plan.pdf"), None).parent == tmp_path / "elsewhere" / "undated"
    other = holding.place(paper(ADDRESS + "?v=2", "Action plan", PLAN.meeting_date), None)
    assert (other.parent, other != host) == (host.parent, True)  # of the same title


@given(texts)
def test_no_title_makes_a_path(title: str) -> None:
    slug = _slug(title)
    assert len(slug) <= 80
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in slug)
    assert slug == slug.strip("-").lower()


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (PDF, ".pdf"),
        (b"\xef\xbb\xbf junk first \n%PDF-1.4", ".pdf"),
        (zipped("word/document.xml"), ".docx"),
        (zipped("xl/workbook.xml"), ".xlsx"),
        (zipped("content.xml"), ".odt"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "WordDocument".encode("utf-16-le"), ".doc"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "Workbook".encode("utf-16-le"), ".xls"),
        (b"{\\rtf1 plan}", ".rtf"),
        (b" <!-- made by hand --><!DOCTYPE html><p>Plan", ".html"),
        (b"\xef\xbb\xbf<html><p>Plan", ".html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', ".html"),
        (b"Ref,Action,Lead,By when\n1,Visit,Head,May\n", ".csv"),
        (b"Ref\tAction\n1\tVisit\n", ".txt"),
    ],
)
def test_the_content_decides_the_ending(content: bytes, suffix: str, tmp_path: Path) -> None:
    path = kept(tmp_path, content, paper("https://x.example/download?id=1"))
    assert (path.suffix, path.read_bytes()) == (suffix, content)
    assert Holding(tmp_path).known("https://x.example/download?id=1") == sidecar.read(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no document"),
        (b" \n", "no document"),
        (b"\x89PNG\r\n\0\0", "no document"),
        (zipped("photo.jpg"), "no document"),
        (b"PK\x03\x04 cut off", "no document"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "no document"),
        (b"<html>Log in", "a web page came in the place of the paper"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>Runtime Error", "a web page came"),
        (b"Server busy", "plain text came"),
    ],
)
@pytest.mark.parametrize("address", [ADDRESS, "https://x.example/mgConvert2PDF.aspx?ID=7"])
def test_what_is_no_paper_is_refused_and_leaves_nothing(
    content: bytes, words: str, address: str, tmp_path: Path
) -> None:
    with pytest.raises(FetchError, match=words):
        kept(tmp_path, content, paper(address))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_page_may_be_a_paper_where_its_address_promises_nothing_else(tmp_path: Path) -> None:
    assert kept(tmp_path, b"<html><table>", paper("https://x.example/plan.html")).suffix == ".html"


@pytest.mark.parametrize(
    "lie",
    [
        {"file": "../../../outside.pdf"},
        {"file": "/etc/hostname"},
        {"file": "none.pdf"},
        {"file": "."},
        {"bytes": 1},
        {"file": 7},
        {"address": ["x"]},
        {"fetched_at": "2026-05-12T10:00:00"},
        {"fetched_at": "soon"},
    ],
)
def test_a_sidecar_that_lies_is_not_believed(lie: dict[str, object], tmp_path: Path) -> None:
    (tmp_path / "outside.pdf").write_bytes(PDF)
    raw = tmp_path / "raw"
    path = kept(raw, PDF)
    told(path, **lie)
    holding = Holding(raw)
    assert (holding.known(ADDRESS), list(holding)) == (None, [])
    again = kept(raw, PDF)
    assert again.read_bytes() == PDF
    assert again.is_relative_to(raw)
    assert Holding(raw).known(ADDRESS) is not None


def test_a_sidecar_that_tells_another_hash_hides_no_paper(tmp_path: Path) -> None:
    path = kept(tmp_path, PDF)
    other = b"%PDF-1.7 b paper"
    told(path, sha256=hashlib.sha256(other).hexdigest())
    came = kept(tmp_path, other, paper("https://x.example/b.pdf"))
    assert (came != path, came.read_bytes()) == (True, other)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    path = kept(raw, PDF)
    path.rename(tmp_path / "outside.pdf")
    path.symlink_to(tmp_path / "outside.pdf")
    assert Holding(raw).known(ADDRESS) is None


def test_a_paper_that_a_killed_run_left_without_its_sidecar_is_put_right(tmp_path: Path) -> None:
    path = kept(tmp_path, PDF)
    sidecar.beside(path).unlink()  # killed just before
    assert kept(tmp_path, PDF) == path
    sidecar.beside(path).unlink()
    elsewhere = kept(tmp_path, PDF, paper("https://x.example/b.pdf"))  # another address came first this time
    assert kept(tmp_path, PDF) == elsewhere
    assert list(files(tmp_path).values()) == [elsewhere]
    assert Holding(tmp_path).known(ADDRESS) is not None


def test_alone_removes_what_a_killed_run_left_half_and_nothing_else(tmp_path: Path) -> None:
    path = kept(tmp_path, PDF)
    download = come(tmp_path, b"%PDF half")
    mine = tmp_path / "notes.part"
    mine.write_text("mine", encoding="utf-8")
    with alone(tmp_path):
        assert not download.part.exists()
    assert path.exists()
    assert mine.exists()


def test_files_of_others_in_the_folder_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{}", encoding="utf-8")
    (tmp_path / "own.pdf").write_bytes(PDF)
    (tmp_path / "own.pdf.json").write_text("not json", encoding="utf-8")
    (tmp_path / "folder.json").mkdir()
    assert list(Holding(tmp_path)) == []


def test_a_paper_that_is_as_it_was_is_noted(tmp_path: Path) -> None:
    kept(tmp_path, PDF)
    holding = Holding(tmp_path)
    at = datetime(2099, 1, 1, tzinfo=UTC)
    holding.seen(PLAN, at)
    again = Holding(tmp_path).known(ADDRESS)
    assert again is not None
    assert (again.fetched_at, again.etag) == (at, '"e"')
    assert holding.known(ADDRESS) == again
