"""The bytes of a workbook -> openpyxl's; the one place that refuses a workbook, and that opens openpyxl.

openpyxl is handed no more than says what the sheets show: drawings, charts, links, pivots, comments, filters and
macros are never parsed. Much of what keeps it from opening real files is among them, and so is what could do harm.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from extractors.archive import FAULTS, NO_MEMORY, Archive, check_depth, declares_type
from extractors.excel.marks import MarkReader, Marks
from models.errors import DocumentError

DAMAGED = "damaged or not a workbook: fetch it again or save it anew"
MOST_CELLS = 1_000_000  # of a sheet, blank ones that are only formatted included; and of all its merged cells together

_WANTED = re.compile(  # the parts that say what is shown
    r"(?i)\[content_types\]\.xml|_rels/\.rels|xl/(?:_rels/)?workbook\.xml(?:\.rels)?|xl/sharedstrings\.xml|xl/styles\.xml"
    r"|xl/theme/[^/]+\.xml|xl/worksheets/[^/]+\.xml"
)
_SHEET = re.compile(r"(?i)xl/worksheets/[^/]+\.xml")
_END = re.compile(rb"<(?:\w+:)?sheetData\s*/>|</(?:\w+:)?sheetData\s*>")
_ROOT = re.compile(rb"<((?:\w+:)?worksheet)[\s>]")
_MERGES = re.compile(rb"<((?:\w+:)?mergeCells)\b[^>]*>.*?</\1\s*>", re.DOTALL)
_MERGED = re.compile(rb"""\bref=["']([A-Za-z]{1,3}\d{1,7}:[A-Za-z]{1,3}\d{1,7})["']""")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_NAMES = re.compile(rb"<((?:\w+:)?definedNames)\b[^>]*>.*?</\1\s*>", re.DOTALL)
_VIEWS = re.compile(rb"<((?:\w+:)?(?:sheetViews|sheetPr|bookViews))\b[^>]*(?:/>|>.*?</\1\s*>)", re.DOTALL)
_PARSER = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
_FORGIVING = etree.XMLParser(recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
_FAULTS = (  # openpyxl checks little before it reads: what a damaged file makes of it is any of these
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    RuntimeError,
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    ParseError,
    etree.LxmlError,
    InvalidFileException,
)


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook that was opened, and its title as the file's properties say."""

    workbook: Workbook
    theme: bytes | None
    title: str | None
    marks: Mapping[str, Marks]  # by sheet title, of those that have any


def is_workbook(content: bytes) -> bool:
    """Whether `content` is a workbook (.xlsx, .xlsm), a truncated one included; never raises."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name.lower() == "xl/workbook.xml" for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return b"xl/workbook.xml" in content


def open_package(content: bytes, name: str) -> Package:
    """The workbook in `content`, what its formulas gave when it was last saved in the place of the formulas.

    Raises DocumentError if it is damaged, a bomb or larger than any plan.
    """
    try:
        archive = Archive(content, name)
        marks = MarkReader()
        slim, title = _slimmed(archive, name, marks), _title(archive)
    except FAULTS as error:
        raise DocumentError(name, DAMAGED) from error
    try:
        workbook = openpyxl.load_workbook(slim, data_only=True, keep_links=False, rich_text=True)
    except _FAULTS as error:
        raise DocumentError(name, DAMAGED) from error
    return Package(workbook, workbook.loaded_theme, title, marks.by_title())


def _slimmed(archive: Archive, name: str, marks: MarkReader) -> io.BytesIO:
    """The archive with nothing in it but what says what the sheets show; `marks` takes what openpyxl leaves out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as slim:
        for member in archive.names():
            wanted = _WANTED.fullmatch(member) is not None
            if not wanted and not marks.wants(member):
                continue
            blob = archive.read(member)
            if declares_type(blob):
                raise DocumentError(name, "not safe to open: its XML declares a document type")
            if not wanted:
                marks.take(member, etree.fromstring(blob, _FORGIVING))
                continue
            root = _checked(blob, member, name)
            if root is not None:
                marks.take(member, root)
            if _SHEET.fullmatch(member):
                blob = _bare_sheet(blob, name)
            elif member.lower() == "xl/workbook.xml":
                blob = _VIEWS.sub(b"", _NAMES.sub(b"", blob))
            slim.writestr(member, blob)
    stream.seek(0)
    return stream


def _checked(blob: bytes, member: str, name: str) -> etree._Element | None:
    """The part's XML, not nested as deep as openpyxl's parser would follow it. A theme is only searched for colours."""
    if "/theme/" in member.lower():
        return None
    try:
        root = etree.fromstring(blob, _PARSER)
    except etree.XMLSyntaxError as error:
        if error.code == NO_MEMORY:
            raise MemoryError from error
        raise DocumentError(name, DAMAGED) from error
    check_depth(root, name)
    return root


def _bare_sheet(blob: bytes, name: str) -> bytes:
    """A sheet's columns, cells and merges; charts and other kinds of sheet as they are."""
    root, end = _ROOT.search(blob), _END.search(blob)
    if root is None or end is None:
        return blob
    merges = _MERGES.search(blob, end.end())
    covered = 0
    for match in _MERGED.finditer(merges[0] if merges else b""):
        left, top, right, bottom = range_boundaries(match[1].decode())
        covered += abs(right - left + 1) * abs(bottom - top + 1)
    filled = sum(1 for _ in _CELL.finditer(blob, 0, end.end()))
    if max(covered, filled) > MOST_CELLS:
        raise DocumentError(name, f"not safe to open: a sheet of {max(covered, filled):,} cells")
    return _VIEWS.sub(b"", blob[: end.end()]) + (merges[0] if merges else b"") + b"</" + root[1] + b">"


def _title(archive: Archive) -> str | None:
    """The title that the file's properties say; None for none."""
    try:
        blob = archive.read("docProps/core.xml")
        title = etree.fromstring(blob, _PARSER).findtext("{http://purl.org/dc/elements/1.1/}title")
    except (KeyError, etree.XMLSyntaxError):
        return None
    return " ".join(title.split()) or None if title else None
