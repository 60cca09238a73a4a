"""Archives: what is inflated, what is refused, and that nothing is believed that a header says."""

import io
import zipfile

import pytest
from lxml import etree

from extractors.archive import FAULTS, Archive, bomb, check_depth, declares_type
from extractors.bounds import Bounds, bounded, in_force
from models.errors import DocumentError


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, blob in members.items():
            archive.writestr(zipfile.ZipInfo(name), blob, method)
    return stream.getvalue()


def reason(content: bytes, member: str | None = None) -> str:
    with pytest.raises(DocumentError) as caught:
        archive = Archive(content, "plan.docx")
        if member:
            archive.read(member)
    assert caught.value.name == "plan.docx"
    return caught.value.reason


def declared(content: bytes, size: int) -> bytes:
    """The archive of one member with another size declared, in its list of contents and before the member."""
    at = content.index(b"PK\x01\x02")
    content = content[: at + 24] + size.to_bytes(4, "little") + content[at + 28 :]
    return content[:22] + size.to_bytes(4, "little") + content[26:]


def test_a_member_is_read_by_its_name_however_strange() -> None:
    archive = Archive(packed({"../../etc/x": b"one", "a/b": b"two"}), "plan.docx")
    assert archive.names() == ["../../etc/x", "a/b"]
    assert archive.read("../../etc/x") == b"one"
    with pytest.raises(KeyError):
        archive.read("c")


@pytest.mark.parametrize("content", [b"", b"PK", packed({"a": b"x" * 99})[:60]])
def test_what_is_no_archive_is_a_fault(content: bytes) -> None:
    with pytest.raises(FAULTS):
        Archive(content, "plan.docx")


def test_bytes_that_were_changed_are_a_fault() -> None:
    content = packed({"a": b"x" * 99}, zipfile.ZIP_STORED).replace(b"xxx", b"xyx", 1)
    with pytest.raises(FAULTS):
        Archive(content, "plan.docx").read("a")


def test_what_is_declared_too_large_or_too_tight_is_refused_before_it_is_inflated() -> None:
    content = packed({"a": bytes(1_500_000)})
    assert reason(content) == "not safe to open: 'a' is packed more than 100 times"
    assert reason(declared(packed({"a": b"x"}), 300_000_000)) == "not safe to open: more than 200 MB when unpacked"
    with bounded(Bounds(unpacked_ratio=2_000)):
        assert len(Archive(content, "plan.docx").read("a")) == 1_500_000


def test_members_are_counted_while_they_are_inflated() -> None:
    content = packed({"a": bytes(700_000), "b": bytes(700_000)})
    with bounded(Bounds(unpacked_mb=2)):
        archive = Archive(content, "plan.docx")
        archive.read("a")
        archive.read("b")
        with pytest.raises(DocumentError, match="more than 2 MB when unpacked"):
            archive.read("a")  # as often as it is read


def test_a_size_declared_too_small_lets_nothing_more_through() -> None:
    small = declared(packed({"a": bytes(50_000_000)}), 10)
    with pytest.raises(FAULTS):
        Archive(small, "plan.docx").read("a")


def test_too_many_members_are_refused_with_their_number() -> None:
    content = packed({str(number): b"" for number in range(12)})
    with bounded(Bounds(members=11)):
        assert reason(content) == "not safe to open: 12 files inside, the most is 11"
    assert bomb(zipfile.ZipFile(io.BytesIO(content)).infolist()) is None


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "utf-16-be"])
def test_a_document_type_is_found_in_any_encoding(code: str) -> None:
    assert declares_type("<?xml version='1.0'?><!DOCTYPE x><x/>".encode(code))
    assert not declares_type("<?xml version='1.0'?><x>doctype</x>".encode(code))


def test_elements_may_stand_as_deep_as_the_bounds_say() -> None:
    root = etree.fromstring("<a>" * 100 + "</a>" * 100)
    check_depth(root, "plan.docx")
    with bounded(Bounds(xml_depth=99)), pytest.raises(DocumentError, match="nested more than 99 deep"):
        check_depth(root, "plan.docx")


def test_bounds_hold_in_their_block_alone() -> None:
    usual = in_force()
    with bounded(Bounds(pages=3)):
        assert in_force().pages == 3
    assert in_force() == usual == Bounds()
