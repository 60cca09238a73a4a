"""The elements of a page -> its headings, paragraphs and tables, as they follow each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from extractors.grids import Printed, bounded, checked_size, paragraphs, to_table
from extractors.web.looks import Element, fill_of, is_hidden, is_struck
from models.document import Paragraph
from models.table import Table

_SILENT = frozenset(("script", "style", "noscript", "template", "head", "nav", "iframe", "object", "svg", "select"))
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figure", "footer", "form", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_HEADING = re.compile(r"h([1-6])")
_WIDEST = 1000  # columns or rows of one cell, as browsers have it
_BOLD = ("b", "strong")
_FEW = 4  # cells of a table that only frames another one
_BLANKS = re.compile(r"\s+")


class Page:
    """Reads one page, whose tables count on from one to the next."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._numbers = count(1)

    def blocks(self, element: Element) -> Iterator[Paragraph | Table]:
        """What `element` shows. Raises DocumentError if a cell or a table is larger than any plan's."""
        texts: list[str] = []
        for token in _tokens(element, whole=False):
            if isinstance(token, str):
                texts.append(token)
                continue
            yield from paragraphs("".join(texts))
            texts = []
            heading = _HEADING.fullmatch(token.tag)
            if heading is not None:
                text = _BLANKS.sub(" ", _text(token)).strip()
                yield from [Paragraph(text, int(heading[1]))] if text else []
            else:
                yield from self._table(token)
        yield from paragraphs("".join(texts))

    def _table(self, table: Element) -> Iterator[Paragraph | Table]:
        """The table with its caption above it; what it only frames where it is there to lay the page out."""
        caption = next(table.iterchildren("caption"), None)
        if caption is not None:
            yield from paragraphs(_text(caption), 3)
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and not is_hidden(row)]
        cells = [[cell for cell in row.iterchildren("td", "th") if not is_hidden(cell)] for row in rows]
        if _is_frame(cells):
            for cell in (cell for row in cells for cell in row):
                yield from self.blocks(cell)
            return
        printed = tuple(self._placed(rows, cells))
        if any(cell.text for cell in printed):
            heads = sum(row.getparent() is not None and row.getparent().tag == "thead" for row in rows)
            yield to_table(printed, next(self._numbers), header_rows=heads)

    def _placed(self, rows: Sequence[Element], cells: Sequence[Sequence[Element]]) -> Iterator[Printed]:
        """The cells where a browser puts them: each in the first column that is free in its row."""
        busy: list[int] = []  # for each column the last row that a cell above covers
        for at, row in enumerate(cells, start=1):
            column = 0
            for cell in row:
                while column < len(busy) and busy[column] >= at:
                    column += 1
                free = next((other for other in range(column, len(busy)) if busy[other] >= at), None)
                columns = _span(cell, "colspan", _WIDEST if free is None else free - column)
                down = _span(cell, "rowspan", len(rows) - at + 1)
                busy += [0] * (column + columns - len(busy))
                checked_size(len(rows), len(busy), self._name)
                busy[column : column + columns] = [at + down - 1] * columns
                fill = fill_of(cell) or fill_of(rows[at - 1])
                gone = is_struck(rows[at - 1]) or is_struck(cell)
                text = "" if gone else bounded(_text(cell), self._name)
                looks = fill, _is_bold(cell, text), False, gone or _has_struck(cell)
                yield Printed(text, at, column + 1, down, columns, *looks)
                column += columns


def _tokens(element: Element, whole: bool) -> Iterator[str | Element]:
    """The element's texts, line feeds where they are parted; its headings and tables as they are unless `whole`."""
    if element.text:
        yield _BLANKS.sub(" ", element.text)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            yield "\n"
        elif tag and tag not in _SILENT and not is_hidden(child) and not is_struck(child):
            if not whole and (tag == "table" or _HEADING.fullmatch(tag)):
                yield child
            elif tag in _BLOCKS or _HEADING.fullmatch(tag):
                yield "\n• " if tag == "li" else "\n"
                yield from _tokens(child, whole)
                yield "\n"
            else:
                yield from _tokens(child, whole)
        if child.tail:
            yield _BLANKS.sub(" ", child.tail)


def _text(element: Element) -> str:
    """All that the element shows, a paragraph a line."""
    text = "".join(token for token in _tokens(element, whole=True) if isinstance(token, str))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.replace("\n• \n", "\n• ").split("\n"))
    return "\n".join(line for line in lines if line not in ("", "•"))


def _has_struck(cell: Element) -> bool:
    """Whether words that the cell would show are struck out."""
    struck = (part for part in cell.iterdescendants() if isinstance(part.tag, str) and is_struck(part))
    return any("".join(part.itertext()).strip() and not is_hidden(part) for part in struck)


def _is_frame(cells: Sequence[Sequence[Element]]) -> bool:
    """Whether a table is there to lay out the page: it holds others, and is one column or has few cells itself."""
    inner = any(next(cell.iter("table"), None) is not None for row in cells for cell in row)
    return inner and (all(len(row) <= 1 for row in cells) or sum(map(len, cells)) <= _FEW)


def _span(cell: Element, attribute: str, most: int) -> int:
    """How many columns or rows the cell says that it covers; 0 stands for all that there are."""
    stated = (cell.get(attribute) or "1").strip()
    if not (stated.isascii() and stated.isdigit() and len(stated) <= 6):
        return 1
    return max(1, min(int(stated) or most, most, _WIDEST))


def _is_bold(cell: Element, text: str) -> bool:
    if cell.tag == "th":
        return True
    bold = sum(len("".join(part.itertext()).strip()) for part in cell.iter(*_BOLD))
    return bool(text) and bold >= len(text)
