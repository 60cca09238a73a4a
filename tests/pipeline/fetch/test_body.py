"""Bodies are inflated in bounded pieces, counted, and whole."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetch.arrival import retry_after
from pipeline.fetch.body import counted
from pipeline.fetch.failures import Failed
from tests.pipeline.fetch.hostile import bomb

MB = 1_000_000


def split(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


@given(st.binary(max_size=500), st.integers(1, 50))
def test_however_it_is_split_the_content_is_the_same(content: bytes, size: int) -> None:
    assert b"".join(counted(split(content, size), "", 500)) == content
    assert b"".join(counted(split(gzip.compress(content), size), "gzip", 500)) == content


@given(st.binary(min_size=1, max_size=500), st.integers(1, 50), st.data())
def test_gzip_that_is_cut_anywhere_is_never_whole(content: bytes, size: int, data: st.DataObject) -> None:
    packed = gzip.compress(content)
    packed = packed[: data.draw(st.integers(0, len(packed) - 1))]
    with pytest.raises(Failed, match="cut off") as caught:
        list(counted(split(packed, size), "gzip", 500))
    assert caught.value.again


@given(st.binary(min_size=1, max_size=50), st.integers(1, 50))
def test_what_follows_gzip_is_not_dropped_silently(more: bytes, size: int) -> None:
    with pytest.raises(Failed, match="more follows"):
        list(counted(split(gzip.compress(b"a paper") + more, size), "gzip", 500))


def test_pieces_of_a_bomb_are_small() -> None:
    pieces = list(counted([bomb(50)], "gzip", 50 * MB))
    assert sum(map(len, pieces)) == 50 * MB
    assert max(map(len, pieces)) <= 256 * 1024


def test_no_more_is_given_than_is_taken() -> None:
    taken = []
    with pytest.raises(Failed, match="larger than 1 MB"):
        taken.extend(counted([bytes(MB), b"x"], "", MB))
    assert sum(map(len, taken)) in (0, MB)


@given(
    st.text(max_size=40) | st.integers().map(str) | st.datetimes().map(lambda day: f"{day:%a, %d %b %Y %H:%M:%S} GMT")
)
def test_any_retry_after_is_some_wait(text: str) -> None:
    assert retry_after(text) >= 0


@pytest.mark.parametrize(
    "text", ["9" * 5_000, "Mon, 99 Foo 2026", "-5", "1e9", "²", "Fri, 31 Dec 99999 23:59:59 GMT", ","]
)
def test_a_hostile_retry_after_is_some_wait(text: str) -> None:
    assert 0 <= retry_after(text) < 10_000_000_000
