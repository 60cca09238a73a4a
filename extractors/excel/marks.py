"""What a sheet's XML tells and openpyxl does not: rows that a filter hides, formulas without a stored value."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?[A-Za-z]{1,3}\$?(\d{1,7}))?")
_SHEET = re.compile(r"(?i)xl/worksheets/[^/]+\.xml")
_TABLE = re.compile(r"(?i)xl/tables/[^/]+\.xml")
_RELATIONS = re.compile(r"(?i)xl/(?:worksheets/)?_rels/[^/]+\.rels")
_BOOK = "xl/workbook.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one sheet: `filtered` are the first and last rows that a filter in force chooses from, from 1."""

    filtered: tuple[tuple[int, int], ...] = ()
    filters_all: bool = False  # a filter is in force and does not say over which rows
    uncounted: frozenset[tuple[int, int]] = frozenset()  # row and column, from 1, of formulas without a stored value

    def hides(self, row: int) -> bool:
        """Whether it is a filter that hides `row`, if it is hidden."""
        return self.filters_all or any(first <= row <= last for first, last in self.filtered)


@dataclass(slots=True)
class MarkReader:
    """Takes the parts of a workbook one by one, in any order, and tells the marks of its sheets."""

    _sheets: dict[str, Marks] = field(default_factory=dict)  # by the part's name, in lower case
    _tables: dict[str, tuple[int, int]] = field(default_factory=dict)  # the rows of those whose filter is in force
    _relations: dict[str, dict[str, str]] = field(default_factory=dict)  # part -> id -> part
    _titles: dict[str, str] = field(default_factory=dict)  # title -> id of its part

    @staticmethod
    def wants(member: str) -> bool:
        """Whether the part is one of those that tell marks."""
        told_by = (_SHEET, _TABLE, _RELATIONS)
        return member.lower() == _BOOK or any(pattern.fullmatch(member) for pattern in told_by)

    def take(self, member: str, root: etree._Element | None) -> None:
        """Note what the part says; `root` is its XML, None where it has none that could be read."""
        name = member.lower()
        if root is None:
            return
        if _SHEET.fullmatch(name):
            self._sheets[name] = _marks(root)
        elif _TABLE.fullmatch(name):
            rows = next(_active(root), None)
            if rows is not None:
                self._tables[name] = rows
        elif _RELATIONS.fullmatch(name):
            folder, _, own = name.partition("_rels/")
            self._relations[folder + own.removesuffix(".rels")] = dict(_targets(root, folder))
        elif name == _BOOK:
            self._titles = {each.get("name") or "": each.get(_ID) or "" for each in root.iterfind(".//{*}sheet")}

    def by_title(self) -> Mapping[str, Marks]:
        """The marks of the sheets that have any, by their titles."""
        parts = self._relations.get(_BOOK, {})
        found = {title: self._of(parts.get(key, "")) for title, key in self._titles.items()}
        return {title: marks for title, marks in found.items() if marks != Marks()}

    def _of(self, part: str) -> Marks:
        own = self._sheets.get(part, Marks())
        tables = (self._tables[each] for each in self._relations.get(part, {}).values() if each in self._tables)
        filtered = (*own.filtered, *tables)
        return Marks(filtered, own.filters_all and not filtered, own.uncounted)


def _targets(root: etree._Element, folder: str) -> Iterator[tuple[str, str]]:
    """The id of each part that is named, and the part, in lower case."""
    for each in root.iterfind("{*}Relationship"):
        target = (each.get("Target") or "").lower()
        path = target[1:] if target.startswith("/") else posixpath.normpath(folder + target)
        yield each.get("Id") or "", path


def _marks(sheet: etree._Element) -> Marks:
    properties = sheet.find("{*}sheetPr")
    filters = properties is not None and properties.get("filterMode") in ("1", "true")
    return Marks(tuple(_active(sheet)), filters, frozenset(_uncounted(sheet)))


def _active(parent: etree._Element) -> Iterator[tuple[int, int]]:
    """The rows under each filter that has something chosen in some column."""
    for each in parent.iterfind("{*}autoFilter"):
        match = _REFERENCE.fullmatch(each.get("ref") or "")
        if match is not None and match[3] and any(len(column) for column in each.iterfind("{*}filterColumn")):
            yield int(match[2]) + 1, int(match[3])


def _uncounted(sheet: etree._Element) -> Iterator[tuple[int, int]]:
    """Where formulas stand whose result is not there: the program that saved the file does not calculate.

    The empty text is a result; an empty number is none.
    """
    for formula in sheet.iterfind("{*}sheetData/{*}row/{*}c/{*}f"):
        cell = formula.getparent()
        match = _REFERENCE.fullmatch(cell.get("r") or "") if cell is not None else None
        if cell is None or match is None:
            continue
        result = cell.find("{*}v")
        stored = result is not None and (bool(result.text) or cell.get("t") == "str")
        if not stored and cell.find("{*}is") is None:
            yield int(match[2]), _column(match[1])


def _column(letters: str) -> int:
    """The number of a column, from 1: "AA" is 27."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
