"""Web pages (.html), saved or exported: bytes -> the headings, paragraphs and tables of their body.

Nothing is fetched and nothing in the page is run.
"""

import codecs
import hashlib
import re
from dataclasses import replace

from lxml import etree, html

from extractors.decoding import decode, is_text
from extractors.web.flow import Page
from models.document import Document, Paragraph
from models.errors import DocumentError
from models.table import Table

CUT = "the page ends within its row"
_TABLE = re.compile(rb"(?i)<(/?)table(?=[\s>])")
_UNSEEN = re.compile(rb"(?is)<!--.*?(?:-->|\Z)|<script\b.*?(?:</script|\Z)")
_UTF8_MARK = b"\xef\xbb\xbf"
_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset=["']?\s*([\w-]{3,20})""")
_KNOWN = re.compile(r"utf-(?:8|16|16-le|16-be)|iso8859-\d{1,2}|cp125\d|ascii|mac-roman")


def accepts(content: bytes) -> bool:
    """Whether `content` is a web page; never raises."""
    start = content.removeprefix(_UTF8_MARK).lstrip()[:2000].lower()
    if start.startswith(b"<?xml"):
        start = start.partition(b"?>")[2].lstrip()
    while start.startswith(b"<!--"):
        start = start.partition(b"-->")[2].lstrip()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<table")) and is_text(content)


def extract(content: bytes, name: str) -> Document:
    """What the page shows, without menus. There are no pages and no places in it.

    Raises DocumentError if it holds nothing or is nested too deeply, or if a table is larger than any plan.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_text(content).encode(), parser=parser)
        blocks = tuple(Page(name).blocks(root))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise DocumentError(name, "damaged: nothing in this web page can be read") from error
    except RecursionError as error:
        raise DocumentError(name, "damaged: its parts are nested too deeply") from error
    title = root.findtext(".//title")
    notices: tuple[str, ...] = ()
    if _is_cut(content):
        blocks, notices = _doubted(blocks), ("it ends within a table, and may be cut off",)
    digest = hashlib.sha256(content).hexdigest()
    return Document(name, digest, blocks, (), " ".join(title.split()) if title else None, notices=notices)


def _is_cut(content: bytes) -> bool:
    """Whether the page ends within a table: what begins one must be ended too, unlike rows and cells."""
    tags = [match[1] for match in _TABLE.finditer(_UNSEEN.sub(b"", content))]
    return tags.count(b"") > tags.count(b"/")


def _doubted(blocks: tuple[Paragraph | Table, ...]) -> tuple[Paragraph | Table, ...]:
    """The blocks, the last row of the last table marked as doubtful."""
    at = max((at for at, block in enumerate(blocks) if isinstance(block, Table)), default=None)
    table = None if at is None else blocks[at]
    if at is None or not isinstance(table, Table):
        return blocks
    cells = tuple(replace(cell, doubts=(CUT,)) if cell.row == table.rows else cell for cell in table.cells)
    return (*blocks[:at], replace(table, cells=cells), *blocks[at + 1 :])


def _text(content: bytes) -> str:
    """The page's source, in the encoding that it states, if Python knows it."""
    stated = _CHARSET.search(content[:5000])
    if stated is not None and not content.startswith(_UTF8_MARK):
        try:
            codec = codecs.lookup(stated[1].decode()).name
            return content.decode(codec) if _KNOWN.fullmatch(codec) else decode(content)
        except (LookupError, UnicodeDecodeError):  # an unknown name, or one that is not true
            return decode(content)
    return decode(content)
