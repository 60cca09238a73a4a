"""Bytes of a text file -> text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.decoding import decode, is_text

TEXT = "Action\t£5 – “café”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_in_any_usual_encoding(encoding: str) -> None:
    content = TEXT.encode(encoding)
    assert is_text(content)
    assert decode(content) == TEXT


def test_ends_of_lines_and_pages() -> None:
    assert decode(b"a\r\nb\rc\x0cd\x1a") == "a\nb\nc\n\nd"


def test_what_is_no_text() -> None:
    assert not is_text(b"%PDF\0\1")


@given(st.binary(max_size=100))
def test_any_bytes_are_decoded(content: bytes) -> None:
    assert isinstance(decode(content), str)
