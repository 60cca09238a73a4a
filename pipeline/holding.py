"""Papers held in a folder, as published, each with its sidecar: what is there, and where what comes is put."""

import contextlib
import hashlib
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from models import sidecar
from models.candidate import Candidate
from models.errors import FetchError
from models.sidecar import Sidecar
from pipeline.fetch.answer import Download
from pipeline.fetch.client import PART

LOCK: Final = ".actionplans.lock"
LONGEST: Final = 80  # characters of a name that come from a title: file systems take 255 bytes
UNDATED: Final = "undated"
NO_DOCUMENT: Final = "what came is no document that is read: neither PDF, Word, workbook, page nor text"
_HEAD: Final = 4096  # bytes by which most kinds are told
_PAGE = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL
)
_SAID: Final = {".html": "a web page", ".txt": "plain text", ".csv": "plain text"}  # instead of what was asked for
_IN_ZIP: Final = (("word/document.xml", ".docx"), ("xl/workbook.xml", ".xlsx"), ("content.xml", ".odt"))
_IN_OLE: Final = (("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that was put in its place: `path` is that of the bytes, which may have been there under another name."""

    path: Path
    sidecar: Sidecar
    was_there: bool  # the same bytes were held already


class Holding:
    """The papers under a folder. Reads every sidecar once; what is kept through it is known to it at once."""

    def __init__(self, folder: Path) -> None:
        """The papers under `folder`, which need not be there yet."""
        self.folder = folder
        self._newest: dict[str, tuple[Path, Sidecar]] = {}  # by address; where the sidecar's paper would lie
        self._versions: dict[str, int] = {}
        self._bytes: dict[str, Path] = {}  # by sha256
        whole = folder.resolve()
        for path in sorted(folder.rglob(f"*{sidecar.SUFFIX}")) if folder.is_dir() else ():
            paper = path.with_name(path.name.removesuffix(sidecar.SUFFIX))
            told = sidecar.read(paper)
            if told is not None and (paper.parent / told.file).resolve().is_relative_to(whole):  # else it is not ours
                self._know(paper, told)

    def __iter__(self) -> Iterator[tuple[Path, Sidecar]]:
        """Each paper that is held, once: the place of its bytes, and what is known of it."""
        for sha256, path in sorted(self._bytes.items(), key=lambda each: str(each[1])):
            told = sidecar.read(path)
            if told is not None and told.sha256 == sha256:
                yield path, told

    def known(self, address: str) -> Sidecar | None:
        """What is known of the newest version of the paper at `address`; None if it is not held."""
        held = self._newest.get(address)
        return held and held[1]

    def place(self, candidate: Candidate, borough: str | None) -> Path:
        """Where a new version of the paper goes, without the ending that its content decides.

        Nothing of the name comes from the server but letters and digits of the paper's title.
        """
        host = re.sub(r"\W+", "-", candidate.address.partition("://")[2].partition("/")[0])
        where = self.folder / (_slug(borough or "") or _slug(host) or "elsewhere")
        day = candidate.meeting_date or candidate.published
        code = hashlib.sha256(candidate.address.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        first = where / (day.isoformat() if day else UNDATED) / f"{_slug(candidate.title) or 'paper'}-{code}"
        numbers = count(self._versions.get(candidate.address, 0) + 1)
        places = (first if number == 1 else first.with_name(f"{first.name}-v{number}") for number in numbers)
        return next(place for place in places if not _is_taken(place))  # older versions may have been moved away

    def keep(self, candidate: Candidate, borough: str | None, download: Download) -> Kept:
        """Put a download in its place, as it came, and write its sidecar; where its bytes are held, that alone.

        Raises FetchError if it is no document, or an error page in the place of one; then nothing is kept.
        """
        try:
            suffix = _suffix(candidate, download.part)
            place = self.place(candidate, borough)
            paper = place.with_name(place.name + suffix)
            held = self._lying(download.sha256)
            told = _told(candidate, borough, download, _relative(held or paper, paper.parent))
            if held is None:
                download.part.replace(paper)
            else:
                paper.unlink(missing_ok=True)  # a killed run may have left it here without its sidecar
        finally:
            download.part.unlink(missing_ok=True)
        self._write(paper, told)
        return Kept(held or paper, told, held is not None)

    def seen(self, candidate: Candidate, at: datetime, again: Download | None = None) -> None:
        """Note that the paper was asked for again and has not changed, and what its source now says of it.

        `again`: the same bytes came once more, under another ETag perhaps; they are removed.
        """
        paper, told = self._newest[candidate.address]
        if again is not None:
            again.part.unlink(missing_ok=True)
            told = replace(told, etag=again.etag, last_modified=again.last_modified)
        self._write(paper, replace(told, fetched_at=at, published=candidate.published or told.published))

    def _know(self, paper: Path, told: Sidecar) -> None:
        path = paper.parent / told.file
        if not path.is_file() or path.stat().st_size != told.bytes:  # removed, or another file
            return
        before = self._newest.get(told.address)
        self._versions[told.address] = self._versions.get(told.address, 0) + (before is None or before[0] != paper)
        if before is None or before[1].fetched_at <= told.fetched_at:
            self._newest[told.address] = (paper, told)
        self._bytes.setdefault(told.sha256, path)

    def _lying(self, sha256: str) -> Path | None:
        """Where these very bytes lie; None if nowhere, or no longer as they came."""
        held = self._bytes.get(sha256)
        if held is not None:
            with contextlib.suppress(OSError), held.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == sha256:
                    return held
            del self._bytes[sha256]
        return None

    def _write(self, paper: Path, told: Sidecar) -> None:
        """Write the sidecar whole or not at all; after the paper, so that it never speaks of one that is not there."""
        paper.parent.mkdir(parents=True, exist_ok=True)
        place = sidecar.beside(paper)
        part = place.with_name(f".{place.name}{PART}")
        part.write_text(sidecar.dumps(told), encoding="utf-8")
        part.replace(place)
        self._know(paper, told)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """A block in which no other process fetches into the folder; what a killed one left half is gone.

    Raises FetchError if one does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=0):
            for part in folder.rglob(f".*{PART}"):
                part.unlink(missing_ok=True)
            yield
    except Timeout as error:
        raise FetchError(str(folder), "another run fetches into this folder: wait until it ends") from error


def _is_taken(place: Path) -> bool:
    """Whether a paper with its sidecar lies there, whatever its ending."""
    return any(sidecar.beside(paper).is_file() for paper in place.parent.glob(f"{place.name}.*"))


def _slug(text: str) -> str:
    """Letters, digits and single hyphens, in ASCII, of the beginning of `text`; never a name that a system keeps.

    >>> _slug("Appendix 2 – Children’s Plan: ../../etc/passwd (v3).pdf")
    'appendix-2-childrens-plan-etc-passwd-v3-pdf'
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:LONGEST].strip("-")


def _suffix(candidate: Candidate, part: Path) -> str:
    """The ending that the content asks for. Raises FetchError where it is nothing that is read."""
    with part.open("rb") as file:
        head = file.read(_HEAD)
    found = _kind(head, part)
    if found is None:
        raise FetchError(candidate.address, NO_DOCUMENT)
    if found in _SAID and _is_paper(candidate.address):
        raise FetchError(
            candidate.address, f"{_SAID[found]} came in the place of the paper: an error or a log-in, perhaps"
        )
    return found


def _kind(head: bytes, part: Path) -> str | None:
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return next((suffix for name, suffix in _IN_ZIP if name in _members(part)), None)
    if head.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):
        whole = part.read_bytes()
        return next((suffix for name, suffix in _IN_OLE if name.encode("utf-16-le") in whole), None)
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if _PAGE.match(head):
        return ".html"
    plain = head.strip() and b"\0" not in head.replace(b"\xff\xfe", b"", 1)
    return (".csv" if head.count(b",") > head.count(b"\n") > 0 else ".txt") if plain else None


def _members(part: Path) -> frozenset[str]:
    try:
        with zipfile.ZipFile(part) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def _is_paper(address: str) -> bool:
    """Whether the address itself promises a document."""
    path = address.lower().partition("?")[0].partition("#")[0]
    return path.endswith((".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".rtf")) or "mgconvert2pdf" in path


def _told(candidate: Candidate, borough: str | None, download: Download, file: str) -> Sidecar:
    return Sidecar(
        address=candidate.address,
        final_address=download.final,
        file=file,
        sha256=download.sha256,
        bytes=download.size,
        fetched_at=download.fetched,
        title=candidate.title,
        committee=candidate.committee,
        meeting=candidate.meeting,
        item=candidate.item,
        published=candidate.published,
        meeting_date=candidate.meeting_date,
        borough=borough,
        status=download.status,
        etag=download.etag,
        last_modified=download.last_modified,
        content_type=download.content_type,
    )


def _relative(path: Path, folder: Path) -> str:
    """The way from `folder` to `path`, with slashes."""
    return Path(os.path.relpath(path, folder)).as_posix()
