"""Old office formats (.doc, .odt, .rtf; .xls, .ods): converted by LibreOffice, then read as .docx or .xlsx."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors import excel, word
from extractors.base import Extractor
from extractors.office.libreoffice import ConversionError, convert, installed
from models.document import Document
from models.errors import DocumentError

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Format:
    """An old format: what it is called, how its files end, and what it is converted to and read by."""

    called: str
    suffix: str
    target: str
    reader: Extractor
    looks: Callable[[bytes], bool]


def accepts(content: bytes) -> bool:
    """Whether `content` is of an old office format; never raises."""
    return any(old.looks(content) for old in FORMATS)


def extract(content: bytes, name: str) -> Document:
    """The document, `sha256` being that of the file as it is given.

    Raises DocumentError if LibreOffice is not installed or cannot convert it, or if what it gives cannot be read.
    """
    old = next(old for old in FORMATS if old.looks(content))
    program = installed()
    if program is None:
        save_as = f"open it and save it as .{old.target}" + (" or PDF" if old.target == "docx" else "")
        raise DocumentError(name, f"{old.called}: install LibreOffice to have it read, or {save_as}")
    try:
        converted = convert(program, content, old.suffix, old.target)
    except ConversionError as error:
        raise DocumentError(name, f"{old.called}: {error}") from error
    return replace(old.reader.extract(converted, name), sha256=hashlib.sha256(content).hexdigest())


def _ole(*streams: str) -> Callable[[bytes], bool]:
    """An OLE container (Office 97 to 2003, MS-CFB) with one of those streams, which its directory has in UTF-16."""
    marks = [stream.encode("utf-16-le") for stream in streams]
    return lambda content: (
        content.startswith(_OLE) and _LOCKED not in content and any(mark in content for mark in marks)
    )


def _open_document(kind: bytes) -> Callable[[bytes], bool]:
    """An OpenDocument archive: its first member, stored as it stands, names the kind."""
    mark = b"mimetypeapplication/vnd.oasis.opendocument." + kind
    return lambda content: content.startswith(_ZIP) and mark in content[:200]


FORMATS: tuple[Format, ...] = (
    Format("an old Word file (.doc)", "doc", "docx", word, _ole("WordDocument")),
    Format("an old Excel workbook (.xls)", "xls", "xlsx", excel, _ole("Workbook")),
    Format("an RTF file", "rtf", "docx", word, lambda content: content.startswith(b"{\\rtf")),
    Format("an OpenDocument text (.odt)", "odt", "docx", word, _open_document(b"text")),
    Format("an OpenDocument spreadsheet (.ods)", "ods", "xlsx", excel, _open_document(b"spreadsheet")),
)
