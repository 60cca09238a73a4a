"""What is read is told by content; what is not gets one clear reason and what to do."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.registry import EXTRACTORS, FOREIGN, read
from models.errors import DocumentError

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def archive(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (b"\0" * 4096, "empty file"),
        (b" \r\n", "empty file"),
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"\xff\xd8\xff\xe0..JFIF", "a picture"),
        (b"GIF89a....", "a picture"),
        (b"II*\0....", "a picture"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE, "an old Office program"),
        (archive(xl__workbook_bin="x"), "a binary workbook (.xlsb)"),
        (archive(ppt__presentation_xml="<p/>"), "a PowerPoint file"),
        (archive(notes_txt="minutes"), "a ZIP archive"),
        (bytes(range(256)), "of no known kind"),
    ],
)
def test_what_is_not_read_says_what_it_is(content: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(content, "plan.pdf")
    assert reason in caught.value.reason
    assert caught.value.name == "plan.pdf"


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf\n<!DOCTYPE html><p>Plan", "Plan £5".encode("cp1252"), b"Action\tLead"]
)
def test_text_of_any_kind_is_read(content: bytes) -> None:
    assert read(content, "plan.pdf").blocks


@pytest.mark.parametrize("foreign", FOREIGN, ids=lambda foreign: foreign.reason[:20])
def test_every_reason_ends_a_sentence_in_one_line(foreign: object) -> None:
    reason = str(getattr(foreign, "reason", ""))
    assert reason == reason.strip()
    assert len(reason.splitlines()) == 1
    assert not reason.endswith(".")


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_accepted_or_named(content: bytes) -> None:
    if not any(extractor.accepts(content) for extractor in EXTRACTORS):
        with pytest.raises(DocumentError):
            read(content, "x")
