"""Answers of a web service -> XML elements that are safe to walk; whatever else came instead, in words."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from lxml import etree

from extractors.archive import declares_type
from models.errors import FetchError
from pipeline.sources.printed import LONGEST, clean
from pipeline.sources.source import Page

TYPED: Final = "not safe to read: its XML declares a document type, as no council's service does"
_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TITLE = re.compile(rb"<title[^>]*>([^<]{1,200})", re.IGNORECASE)
_UNPRINTABLE = re.compile(  # control characters, raw or by number, which XML knows none of; officers paste them
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#0*(?:[0-8]|1[124-9]|2[0-9]|3[01]);|&#[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]);"
)


def content_of(page: Page, address: str, wanted: str) -> bytes:
    """The bytes of an answer that may be `wanted`, "XML" or "a feed". Raises FetchError where they cannot be."""
    if page.status != HTTPStatus.OK:
        raise FetchError(address, f"answered {told(page.status)}")
    content = page.content
    if not content.strip():
        raise FetchError(address, "the answer is empty")
    if _PAGE.match(content.removeprefix(b"\xef\xbb\xbf")):
        title = _TITLE.search(content[:10_000])
        words = clean(title[1].decode("utf-8", "replace")) if title else None
        raise FetchError(address, f"a web page came where {wanted} was expected{f' ({words!r})' if words else ''}")
    if declares_type(content):
        raise FetchError(address, TYPED)
    return content


def root_of(page: Page, address: str, name: str) -> etree._Element:
    """The element `name` that the answer is. Entities are not resolved and nothing else is opened or asked.

    Raises FetchError, of `address`, where the answer is no such XML: an error, a web page, cut, damaged, unsafe.
    """
    content = content_of(page, address, "XML")
    root = _parsed(content, address)
    if root.getroottree().docinfo.doctype:  # in an encoding that `declares_type` does not know
        raise FetchError(address, TYPED)
    if tag(root) != name:
        raise FetchError(address, f"an unexpected answer: <{clean(tag(root))}> instead of <{name}>")
    return root


def _parsed(content: bytes, address: str) -> etree._Element:
    try:
        return etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError):
        mended = _UNPRINTABLE.sub(b" ", content) if content[:2] not in (b"\xff\xfe", b"\xfe\xff") else content
    try:
        return etree.fromstring(mended, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(address, f"its XML is cut off or damaged ({clean(str(error))})") from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def told(status: int) -> str:
    """A status in words.

    >>> told(404)
    '404 Not Found'
    """
    known = status in {one.value for one in HTTPStatus}
    return f"{status} {HTTPStatus(status).phrase}" if known else str(status)


def tag(element: etree._Element) -> str:
    """The element's name without namespace, in small letters; "" for an entity that was not resolved."""
    return str(etree.QName(element).localname).lower() if isinstance(element.tag, str) else ""


def under(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """All elements `name` within `element`, however deep, in the document's order."""
    return (one for one in element.iter() if tag(one) == name)


def value(element: etree._Element, name: str, most: int = LONGEST) -> str | None:
    """The text of the first child `name`, in one line of at most `most` characters; None where it is empty or none."""
    child = next((one for one in element if tag(one) == name), None)
    return None if child is None else clean(child.text, most)


def has(element: etree._Element, name: str) -> bool:
    """Whether there is a child `name`, empty or not."""
    return any(tag(one) == name for one in element)
