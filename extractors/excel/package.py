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
from xml.parsers import expat

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from extractors.archive import FAULTS, NO_MEMORY, Archive, check_depth, declares_type
from extractors.excel.marks import MarkReader, Marks
from extractors.excel.outline import TYPED, Wanted, cut_down
from models.errors import DocumentError

NO_MEMORY_OF_EXPAT = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
DAMAGED = "damaged or not a workbook: fetch it again or save it anew"
MOST_CELLS = 1_000_000  # of a sheet, blank ones that are only formatted included; rows, and merged cells, by themselves

_WANTED = re.compile(  # the parts that say what is shown
    r"(?i)\[content_types\]\.xml|_rels/\.rels|xl/(?:_rels/)?workbook\.xml(?:\.rels)?|xl/sharedstrings\.xml|xl/styles\.xml"
    r"|xl/theme/[^/]+\.xml|xl/worksheets/[^/]+\.xml"
)
_SHEET = re.compile(r"(?i)xl/worksheets/[^/]+\.xml")
_RANGE = re.compile(r"([A-Za-z]{1,3}\d{1,7}):([A-Za-z]{1,3}\d{1,7})")
_WIDEST = 16_384  # columns of a sheet
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
                raise DocumentError(name, TYPED)
            if wanted:
                slim.writestr(member, _safe(blob, member, name))
            if marks.wants(member):
                marks.take(member, etree.fromstring(blob, _FORGIVING))
    stream.seek(0)
    return stream


def _safe(blob: bytes, member: str, name: str) -> bytes:
    """The part, cut down if it is a sheet or the workbook's own; refused where openpyxl would come to harm by it."""
    wanted = _WANTED_OF_SHEET if _SHEET.fullmatch(member) else _WANTED_OF_BOOK
    try:
        if wanted is _WANTED_OF_SHEET or member.lower() == "xl/workbook.xml":
            return cut_down(blob, wanted, name)
        if "/theme/" not in member.lower():  # which is only searched for its colours
            check_depth(etree.fromstring(blob, _PARSER), name)
    except expat.ExpatError as error:  # its codes are not libxml2's
        if error.code == NO_MEMORY_OF_EXPAT:
            raise MemoryError from error
        raise DocumentError(name, DAMAGED) from error
    except LookupError as error:  # an encoding that Python does not know
        raise DocumentError(name, DAMAGED) from error
    except etree.XMLSyntaxError as error:
        if error.code == NO_MEMORY:
            raise MemoryError from error
        raise DocumentError(name, DAMAGED) from error
    return blob


def _covered(attributes: dict[str, str]) -> int:
    """How many cells are merged."""
    found = _RANGE.fullmatch(attributes.get("ref", ""))
    if found is None:
        return 1
    left, top, right, bottom = range_boundaries(found[0])
    covered: int = (abs(right - left) + 1) * (abs(bottom - top) + 1)
    return covered


def _columns(attributes: dict[str, str]) -> int:
    """How many columns are spoken of."""
    first, last = (attributes.get(name, "") for name in ("min", "max"))
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit()):
        return 1
    return max(1, min(int(last[:9]), _WIDEST) - int(first[:9]) + 1)


_WANTED_OF_SHEET = Wanted(
    "worksheet",
    frozenset(("sheetFormatPr", "cols", "sheetData", "mergeCells")),
    {"c": lambda _: 1, "row": lambda _: 1, "mergeCell": _covered, "col": _columns},
    MOST_CELLS,
)
_WANTED_OF_BOOK = Wanted("workbook", frozenset(("workbookPr", "sheets", "calcPr")))


def _title(archive: Archive) -> str | None:
    """The title that the file's properties say; None for none."""
    try:
        blob = archive.read("docProps/core.xml")
        title = etree.fromstring(blob, _PARSER).findtext("{http://purl.org/dc/elements/1.1/}title")
    except (KeyError, etree.XMLSyntaxError):
        return None
    return " ".join(title.split()) or None if title else None
