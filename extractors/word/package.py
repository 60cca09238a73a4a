"""The bytes of a Word file -> its parts as XML; the one place that refuses a file, and that imports python-docx.

Only the parts that say what is printed are inflated: pictures, fonts and embedded files stay packed.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree

from extractors.archive import FAULTS, NO_MEMORY, Archive, check_depth, declares_type
from extractors.word.markup import VAL, Element, W
from models.errors import DocumentError

DAMAGED = "damaged or not a Word file: fetch it again or save it anew"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream's name, MS-OFFCRYPTO 2.1
_MAIN = re.compile(r"word/document\d{0,3}\.xml", re.IGNORECASE)  # document2.xml: saved by Office on the web
_TABLE_STYLE = b'<w:style w:type="table"'
_STYLE_ID = re.compile(rb' w:styleId="([\w .-]+)"')
_BASE = re.compile(rb'<w:basedOn w:val="([^"]*)"')
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)

# Not python-docx's parser: that gives each element a class of its own, which makes walking them twice as slow.
_PARSER = etree.XMLParser(
    resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that say what it prints; None for one that the file lacks."""

    document: Element
    styles: Element | None
    numbering: Element | None
    theme: Element | None
    margins: tuple[Element, ...]  # the heads and feet of its pages
    title: str | None  # as the file's properties say


def is_word(content: bytes) -> bool:
    """Whether `content` is a Word file (.docx, .docm), a locked or a truncated one included; never raises."""
    if content.startswith(_OLE):
        return _LOCKED in content
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(_MAIN.fullmatch(member) for member in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return (
            b"word/document" in content
        )  # the list at the end of the file is gone, the names before each member stand


def open_package(content: bytes, name: str) -> Package:
    """The parts of the Word file `content`. Raises DocumentError if it is locked, damaged or a bomb."""
    if content.startswith(_OLE):
        raise DocumentError(name, "protected by a password: open it in Word, remove the password and save it again")
    try:
        return _Parts(Archive(content, name), name).package()
    except etree.XMLSyntaxError as error:
        if error.code == NO_MEMORY:
            raise MemoryError from error
        raise DocumentError(name, DAMAGED) from error
    except (KeyError, *FAULTS) as error:
        raise DocumentError(name, DAMAGED) from error


class _Parts:
    """An open package; the relationships of its parts followed by the last word of their type."""

    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._name = name

    def package(self) -> Package:
        """The parts wanted, each parsed."""
        top = self._targets(PACKAGE_URI)
        if not top.get("officeDocument"):
            raise DocumentError(self._name, DAMAGED)
        main = PackURI(top["officeDocument"][0])
        parts = self._targets(main)
        core = self._optional(top.get("core-properties", []))
        title = None if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title")
        margins = (self._optional([target]) for target in (*parts.get("header", []), *parts.get("footer", [])))
        document = self._parse(self._archive.read(main.membername))
        named = {(style.get(VAL) or "").encode() for style in document.iter(W + "tblStyle")}
        return Package(
            document=document,
            styles=self._optional(parts.get("styles", []), lambda styles: _slimmed(styles, named)),
            numbering=self._optional(parts.get("numbering", [])),
            theme=self._optional(parts.get("theme", [])),
            margins=tuple(margin for margin in margins if margin is not None),
            title=" ".join(title.split()) or None if title else None,
        )

    def _targets(self, source: PackURI) -> dict[str, list[str]]:
        """The parts that `source` refers to, by the last word of the relationship's type; outside ones left out."""
        found: dict[str, list[str]] = {}
        try:
            relations = self._parse(self._archive.read(source.rels_uri.membername))
        except KeyError:  # a part that refers to none
            return found
        for relation in relations:
            target = relation.get("Target")
            if target and relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
                full = posixpath.normpath(posixpath.join(source.baseURI, target))
                found.setdefault(kind, []).append(full if full.startswith("/") else f"/{full}")
        return found

    def _optional(self, targets: list[str], prepared: Callable[[bytes], bytes] = bytes) -> Element | None:
        """The first of `targets`, parsed; None where there is none, or where the file lacks what it refers to."""
        try:
            return self._parse(prepared(self._archive.read(PackURI(targets[0]).membername))) if targets else None
        except KeyError:  # a reference to "NULL": Word opens such files without a word
            return None

    def _parse(self, blob: bytes) -> Element:
        """The root of one part. Raises DocumentError if it declares a document type or is too deep."""
        if b"http://purl.oclc.org/ooxml" in blob[:8192]:
            for strict, usual in _STRICT:
                blob = blob.replace(strict, usual)
        if declares_type(blob):
            raise DocumentError(self._name, "not safe to open: its XML declares a document type")
        root: Element = etree.fromstring(blob, _PARSER)
        check_depth(root, self._name)
        return root


def _slimmed(styles: bytes, named: set[bytes]) -> bytes:
    """The styles without those of tables that none is `named` after, often most of the bytes, and without menus."""
    pieces = styles.split(b"</w:style>")
    before, _, rest = pieces[0].partition(b"<w:latentStyles ")
    _, end, after = rest.partition(b"</w:latentStyles>")
    if end:
        pieces[0] = before + after
    idle = [_idle(piece) for piece in pieces]
    bases = dict(pair for pair in idle if pair)
    wanted: set[bytes] = set()
    for name in named:
        while name not in wanted:
            wanted.add(name)
            name = bases.get(name, name)
    return b"</w:style>".join(piece for piece, pair in zip(pieces, idle, strict=True) if not pair or pair[0] in wanted)


def _idle(style: bytes) -> tuple[bytes, bytes] | None:
    """The name and the base of a style that counts only for tables that name it; None for any other.

    One whose parts are not closed is left for the parser to complain of.
    """
    if not style.startswith(_TABLE_STYLE) or style.count(b"w:tblStylePr") % 2:
        return None
    head = style[: style.find(b">") + 1]
    name = _STYLE_ID.search(head)
    if name is None or b"w:default=" in head or head.endswith(b"/>"):
        return None
    base = _BASE.search(style)
    return name[1], base[1] if base else name[1]
