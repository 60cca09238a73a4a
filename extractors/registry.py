"""The one place for a file format: what is read, and what a file is told that is not."""

from collections.abc import Callable
from dataclasses import dataclass

from extractors import delimited, excel, office, text, web, word
from extractors.base import Extractor
from extractors.pdf import document as pdf
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


def page_count(content: bytes) -> int:
    """How many pages the file has, told quickly; 0 where its kind has none or they cannot be counted."""
    return pdf.page_count(content) if pdf.accepts(content) else 0


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def _ole(stream: str) -> Callable[[bytes], bool]:
    """An OLE container (Office 97 to 2003, MS-CFB) with a stream of that name, which its directory has in UTF-16."""
    mark = stream.encode("utf-16-le")
    return lambda content: content.startswith(OLE) and mark in content


def _zip(member: bytes) -> Callable[[bytes], bool]:
    """A ZIP archive that names or holds `member` as it stands: names are never compressed."""
    return lambda content: content.startswith(ZIP) and member in content


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK\x03\x04"
SAVE_AS = "not read yet: open it and save it as PDF or .docx"

FOREIGN: tuple[Foreign, ...] = (  # the first that looks like the file gives the reason
    Foreign("empty file", lambda content: not content.strip(b"\0\t\n\f\r ")),
    Foreign(
        "a picture, not a document: ask for the PDF or Word file that it was made from",
        _starts(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"),
    ),
    Foreign("protected by a password: open it, remove the password and save it again", _ole("EncryptedPackage")),
    Foreign("an old PowerPoint file (.ppt), not read yet: save it as PDF", _ole("PowerPoint Document")),
    Foreign(f"a file of an old Office program, {SAVE_AS}", _starts(OLE)),
    Foreign("a binary workbook (.xlsb), not read yet: open it and save it as .xlsx", _zip(b"xl/workbook.bin")),
    Foreign("a PowerPoint file (.pptx), not read yet: save it as PDF", _zip(b"ppt/presentation")),
    Foreign("a ZIP archive or a damaged Office file: unpack it, or fetch it again", _starts(b"PK")),
    Foreign(
        "of no known kind: PDF, Word, workbooks (.xlsx), web pages and text with tabs or commas are read",
        lambda content: True,
    ),
)
