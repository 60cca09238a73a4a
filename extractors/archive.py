"""Archives of XML, as .docx and .xlsx are: what is safe to inflate and to parse, and nothing more.

Members are inflated in memory, one by one as they are asked for, and counted while they are: nothing is written, so
that a member's name (`../../x`) leads nowhere, and what a header declares is not what is trusted.
"""

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from extractors.bounds import in_force
from models.errors import DocumentError

MEGABYTE: Final = 1_000_000
FAULTS: Final = (  # what zipfile makes of damaged bytes, besides DocumentError
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,  # a locked member; NotImplementedError, a way of packing that nobody uses, is one
    ValueError,
    OSError,
)
NO_MEMORY: Final = etree.ErrorTypes.ERR_NO_MEMORY  # the code of the XMLSyntaxError that is none
_CHUNK = 1 << 20  # bytes
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


class Archive:
    """The members of a ZIP file, inflated as they are read, never beyond the bounds in force.

    Raises DocumentError if it declares more than they allow; one of FAULTS if it is no archive or damaged.
    """

    def __init__(self, content: bytes, name: str) -> None:
        """The archive in `content`; `name` is for messages."""
        self._name = name
        self._bounds = in_force()
        self._inflated = 0  # bytes, of all that was read
        self._file = zipfile.ZipFile(io.BytesIO(content))
        fault = bomb(self._file.infolist())
        if fault:
            raise DocumentError(name, fault)

    def names(self) -> list[str]:
        """The names of its members, in the archive's order."""
        return self._file.namelist()

    def read(self, member: str) -> bytes:
        """The bytes of `member`; KeyError if there is none. Raises DocumentError where they exceed the bounds."""
        info = self._file.getinfo(member)
        most = max(MEGABYTE, self._bounds.unpacked_ratio * info.compress_size)
        stream = io.BytesIO()
        with self._file.open(info) as packed:
            while chunk := packed.read(_CHUNK):
                self._inflated += len(chunk)
                stream.write(chunk)
                if stream.tell() > most:
                    raise DocumentError(self._name, _too_tight(member, self._bounds.unpacked_ratio))
                if self._inflated > self._bounds.unpacked_mb * MEGABYTE:
                    raise DocumentError(self._name, _too_large(self._bounds.unpacked_mb))
        return stream.getvalue()


def bomb(members: list[zipfile.ZipInfo]) -> str | None:
    """Why the archive is not safe to inflate, by what it declares; None if it is. Quick: nothing is inflated."""
    bounds = in_force()
    if len(members) > bounds.members:
        return f"not safe to open: {len(members)} files inside, the most is {bounds.members}"
    if sum(member.file_size for member in members) > bounds.unpacked_mb * MEGABYTE:
        return _too_large(bounds.unpacked_mb)
    for member in members:
        if member.file_size > max(MEGABYTE, bounds.unpacked_ratio * member.compress_size):
            return _too_tight(member.filename, bounds.unpacked_ratio)
    return None


def declares_type(xml: bytes) -> bool:
    """Whether the XML has a DOCTYPE, in whatever encoding: office programs never write one, entities need one."""
    return any(mark in xml for mark in _DOCTYPES)


def check_depth(root: etree._Element, name: str) -> None:
    """Raise DocumentError if elements stand deeper within each other than the bounds allow."""
    depth = in_force().xml_depth
    if root.xpath("boolean(" + "/*" * (depth + 1) + ")"):  # by libxml2, level by level
        raise DocumentError(name, f"not safe to open: its XML is nested more than {depth} deep")


def _too_large(megabytes: int) -> str:
    return f"not safe to open: more than {megabytes} MB when unpacked"


def _too_tight(member: str, ratio: int) -> str:
    return f"not safe to open: {member[:80]!r} is packed more than {ratio} times"
