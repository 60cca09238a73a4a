"""The one place for a file format: what is read, and what a file is told that is not."""

from collections.abc import Callable
from dataclasses import dataclass

from extractors import delimited, excel, office, pdf, text, web, word
from extractors.base import Extractor
from models.document import Document
from models.errors import DocumentError

EXTRACTORS: tuple[Extractor, ...] = (pdf, word, excel, office, web, delimited, text)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file that no extractor reads: how it `looks`, and the `reason` that ends "NAME: ..."."""

    reason: str
    looks: Callable[[bytes], bool]


def read(content: bytes, name: str) -> Document:
    """The document in a file's bytes, read by the first extractor that knows them; `name` is for messages and records.

    Raises DocumentError if none does, with what the file is instead and what to do, or if it is damaged or locked.
    """
    for extractor in EXTRACTORS:
        if extractor.accepts(content):
            return extractor.extract(content, name)
    raise DocumentError(name, next(foreign.reason for foreign in FOREIGN if foreign.looks(content)))


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def _ole(stream: str) -> Callable[[bytes], bool]:
    """An OLE container (Office 97 to 2003, MS-CFB) with a stream of that name, which its directory has in UTF-16."""
    mark = stream.encode("utf-16-le")
    return lambda content: content.startswith(OLE) and mark in content


def _zip(member: bytes) -> Callable[[bytes], bool]:
    """A ZIP archive that names or holds `member` as it stands: names are never compressed."""
    return lambda content: content.startswith(ZIP) and member in content


def _markup(content: bytes) -> bool:
    return content.removeprefix(UTF8_MARK).lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))


def _text(content: bytes) -> bool:
    """Text in any encoding that has ASCII as its base: no control characters but those of lines."""
    return not content[:100_000].translate(None, PRINTABLE)


UTF8_MARK = b"\xef\xbb\xbf"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK\x03\x04"
PRINTABLE = bytes({*b"\t\n\f\r", *range(0x20, 0x7F), *range(0x80, 0x100)})
SAVE_AS = "not read yet: open it and save it as PDF or .docx"

FOREIGN: tuple[Foreign, ...] = (  # the first that looks like the file gives the reason
    Foreign("empty file", lambda content: not content.strip(b"\0\t\n\f\r ")),
    Foreign(
        "a picture, not a document: ask for the PDF or Word file that it was made from",
        _starts(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"),
    ),
    Foreign("protected by a password: open it, remove the password and save it again", _ole("EncryptedPackage")),
    Foreign(f"an old Word file (.doc), {SAVE_AS}", _ole("WordDocument")),
    Foreign("an old Excel workbook (.xls), not read yet", _ole("Workbook")),
    Foreign("an old PowerPoint file (.ppt), not read yet: save it as PDF", _ole("PowerPoint Document")),
    Foreign(f"a file of an old Office program, {SAVE_AS}", _starts(OLE)),
    Foreign(f"an RTF file, {SAVE_AS}", _starts(b"{\\rtf")),
    Foreign(f"an OpenDocument text (.odt), {SAVE_AS}", _zip(b"application/vnd.oasis.opendocument.text")),
    Foreign("an Excel workbook (.xlsx), not read yet", _zip(b"xl/workbook")),
    Foreign("a PowerPoint file (.pptx), not read yet: save it as PDF", _zip(b"ppt/presentation")),
    Foreign("a ZIP archive or a damaged Word file: unpack it, or fetch it again", _starts(b"PK")),
    Foreign("a web page, not read yet: fetch the document that it shows", _markup),
    Foreign("plain text, not read yet", _text),
    Foreign("of no known kind: PDF and Word (.docx) are read", lambda content: True),
)
