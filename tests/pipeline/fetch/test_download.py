"""Papers come whole or not at all, and only when they have changed."""

import gzip
import hashlib
import stat
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.errors import FetchError
from pipeline.fetch.answer import Held
from tests.pipeline.fetch.hostile import bomb
from tests.pipeline.fetch.servers import QUICK, quick_client, redirect, reply, serving
from tests.pipeline.fetch.test_manners import in_turn

PAPER = b"%PDF-1.7 not much of a paper" * 1_000
HEADERS = 'ETag: "v1"\r\nLast-Modified: Mon, 06 Jul 2026 09:00:00 GMT\r\nContent-Type: application/pdf\r\n'
HELD = Held('"v1"', "Mon, 06 Jul 2026 09:00:00 GMT")


def test_a_paper_comes_with_all_that_its_sidecar_needs(tmp_path: Path) -> None:
    with serving({"/old": redirect("/a.pdf"), "/a.pdf": reply(PAPER, headers=HEADERS)}) as server:
        got = quick_client().download(f"{server.address}/old", tmp_path / "wexbridge" / "2026-07-14" / "plan.pdf")
        assert got is not None
        assert (got.address, got.final) == (f"{server.address}/old", f"{server.address}/a.pdf")
    assert (got.status, got.etag, got.last_modified) == (200, HELD.etag, HELD.last_modified)
    assert (got.content_type, got.size) == ("application/pdf", len(PAPER))
    assert got.sha256 == hashlib.sha256(PAPER).hexdigest()
    assert datetime.now(UTC) - got.fetched < timedelta(seconds=10)
    assert got.part.read_bytes() == PAPER
    assert got.part.parent == tmp_path / "wexbridge" / "2026-07-14"
    assert got.part.name.startswith(".")
    assert got.part.name.endswith(".part")


def test_a_part_has_the_rights_that_files_usually_have(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with serving({"/a": reply(PAPER)}) as server:
        got = quick_client().download(f"{server.address}/a", tmp_path / "a.pdf")
    assert got is not None
    assert stat.S_IMODE(got.part.stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


def test_what_is_known_is_not_sent_again(tmp_path: Path) -> None:
    with serving({"/a": reply(status="304 Not Modified")}) as server:
        assert quick_client().download(f"{server.address}/a", tmp_path / "a.pdf", HELD) is None
        headers = server.asked[0].headers
    assert (headers["if-none-match"], headers["if-modified-since"]) == (HELD.etag, HELD.last_modified)
    assert list(tmp_path.iterdir()) == []


def test_what_has_changed_is(tmp_path: Path) -> None:
    with serving({"/a": reply(PAPER, headers='ETag: "v2"\r\n')}) as server:
        got = quick_client().download(f"{server.address}/a", tmp_path / "a.pdf", HELD)
    assert got is not None
    assert (got.etag, got.last_modified, got.content_type) == ('"v2"', None, None)


@pytest.mark.parametrize("known", [None, Held(), Held("", ""), Held('"a"\r\nX-Other: 1'), Held('"ä"')])
def test_nothing_is_claimed_to_be_known_that_could_not_be_said(known: Held | None, tmp_path: Path) -> None:
    with serving({"/a": reply(PAPER)}) as server:
        assert quick_client().download(f"{server.address}/a", tmp_path / "a.pdf", known) is not None
        assert not {"if-none-match", "if-modified-since", "x-other"} & set(server.asked[0].headers)


def test_an_unasked_304_is_no_paper(tmp_path: Path) -> None:
    with serving({"/a": reply(status="304 Not Modified")}) as server, pytest.raises(FetchError, match="304"):
        quick_client().download(f"{server.address}/a", tmp_path / "a.pdf")


def test_the_server_chooses_no_name(tmp_path: Path) -> None:
    header = 'Content-Disposition: attachment; filename="../../../../tmp/owned.pdf"\r\n'
    with serving({"/a": reply(PAPER, headers=header)}) as server:
        got = quick_client().download(f"{server.address}/a", tmp_path / "in" / "a.pdf")
    assert got is not None
    assert [path.name for path in tmp_path.rglob("*")] == ["in", got.part.name]


def test_a_cut_paper_is_asked_for_again_and_never_held(tmp_path: Path) -> None:
    whole, cut = reply(PAPER), reply(PAPER)[:-1]
    with serving({"/a": in_turn(cut, cut, whole), "/b": cut}) as server:
        client = quick_client(replace(QUICK, tries=3))
        got = client.download(f"{server.address}/a", tmp_path / "a.pdf")
        assert got is not None
        assert got.part.read_bytes() == PAPER
        got.part.rename(tmp_path / "a.pdf")
        with pytest.raises(FetchError, match="cut off before its end"):
            client.download(f"{server.address}/b", tmp_path / "b.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_paper_that_is_sent_packed_is_held_as_published(tmp_path: Path) -> None:
    with serving({"/a": reply(gzip.compress(PAPER), headers="Content-Encoding: gzip\r\n")}) as server:
        got = quick_client().download(f"{server.address}/a", tmp_path / "a.pdf")
        assert server.asked[0].headers["accept-encoding"] == "identity"
    assert got is not None
    assert got.part.read_bytes() == PAPER


def test_papers_may_be_larger_than_pages(tmp_path: Path) -> None:
    with serving({"/a": reply(bytes(1_500_000))}) as server:
        client = quick_client(replace(QUICK, most_mb=2))
        assert client.download(f"{server.address}/a", tmp_path / "a.pdf") is not None
        with pytest.raises(FetchError, match="is larger than 1 MB"):
            client.read(f"{server.address}/a")


def test_a_full_disk_is_not_the_address_s_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with serving({"/a": reply(PAPER)}) as server, pytest.raises(OSError, match="file"):
        quick_client().download(f"{server.address}/a", tmp_path / "file" / "a.pdf")


def test_a_bomb_takes_little_memory(tmp_path: Path) -> None:
    packed = reply(bomb(300), headers="Content-Encoding: gzip\r\n")
    with serving({"/a": packed}) as server:
        client = quick_client()
        tracemalloc.start()
        try:
            with pytest.raises(FetchError, match="larger than 1 MB"):
                client.read(f"{server.address}/a")
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert most < 8_000_000


def test_a_page_comes_inflated_with_its_headers() -> None:
    headers = "Content-Encoding: gzip\r\nContent-Type: text/xml; charset=klingon\r\n"
    with serving({"/a": reply(gzip.compress(b"<committees/>"), headers=headers)}) as server:
        answer = quick_client().read(f"{server.address}/a")
        assert server.asked[0].headers["accept-encoding"] == "gzip"
    assert (answer.status, answer.content) == (200, b"<committees/>")
    assert answer.header("content-TYPE") == "text/xml; charset=klingon"
    assert answer.header("etag") is None
