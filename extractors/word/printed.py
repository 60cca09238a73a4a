"""Markup as an author edits it -> as it is printed: changes accepted, wrappers taken off, placeholders emptied.

What is left in the body is paragraphs of runs, and tables of rows of cells.
"""

import re

from lxml.etree import strip_elements, strip_tags

from extractors.word.markup import MC, W14, Element, W

TICKED, UNTICKED = "☑", "☐"
PAGE_FIELD = re.compile(r"\s{0,20}(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)

_FORMER = tuple(W + name for name in ("pPrChange", "rPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"))
_FORMER += tuple(W + name for name in ("trPrChange", "tcPrChange", "sectPrChange", "numberingChange"))
_SETTINGS = tuple(W + name for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rt", "rubyPr"))
_WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
_UNWRAPPED = tuple(W + name for name in (*_WRAPPERS, "ruby", "rubyBase"))
_UNWRAPPED += tuple(MC + name for name in ("AlternateContent", "Choice", "Fallback"))
_DELETED = (W + "del", W + "moveFrom", W + "cellDel")
_CONTROLS = (W + "showingPlcHdr", W14 + "checkbox")
_EDITED = (*_FORMER, *_SETTINGS, *_UNWRAPPED, *_DELETED)  # the controls stand in settings


def as_printed(root: Element) -> Element:
    """`root`, changed in place. Inserted text counts, deleted does not; a box drawn twice for old programs is one."""
    if next(root.iter(*_EDITED), None) is None:
        return root
    strip_elements(root, *_FORMER)
    for choice in list(root.iter(MC + "AlternateContent")):
        for other in choice[1:]:  # the first is what a current Word draws
            choice.remove(other)
    for mark in list(root.iter(*_DELETED)):
        _delete(mark)
    for control in list(root.iter(*_CONTROLS)):
        _settle(control)
    for field in list(root.iter(W + "fldSimple")):
        if PAGE_FIELD.match(field.get(W + "instr") or ""):
            del field[:]
    strip_elements(root, *_SETTINGS, with_tail=False)
    strip_tags(root, *_UNWRAPPED)
    return root


def _delete(mark: Element) -> None:
    """What `mark` says is deleted, taken out: text, a row, a cell, or the end of a paragraph."""
    parent = mark.getparent()
    if parent is None:
        return
    if parent.tag in (W + "trPr", W + "tcPr"):
        _remove(parent.getparent())
    elif parent.tag != W + "rPr":
        _remove(mark)
    else:
        properties = parent.getparent()
        if properties is not None and properties.tag == W + "pPr":
            _join(properties.getparent())


def _join(paragraph: Element) -> None:
    """A paragraph whose end is deleted becomes the beginning of the next one, where a paragraph follows."""
    following = paragraph.getnext()
    if following is None or following.tag != W + "p":
        return
    at = 1 if len(following) and following[0].tag == W + "pPr" else 0
    following[at:at] = [child for child in paragraph if child.tag != W + "pPr"]
    _remove(paragraph)


def _settle(control: Element) -> None:
    """The content of a control as it counts: none for a placeholder, one sign for a tick box."""
    properties = control.getparent()
    whole = None if properties is None else properties.getparent()
    content = None if whole is None else whole.find(W + "sdtContent")
    if content is None:
        return
    signs = list(content.iter(W + "t", W + "sym"))
    for sign in signs:
        sign.tag, sign.text = W + "t", ""
    if control.tag == W14 + "checkbox" and signs:
        checked = control.find(W14 + "checked")
        ticked = checked is not None and checked.get(W14 + "val") in ("1", "true", "on")
        signs[0].text = TICKED if ticked else UNTICKED


def _remove(element: Element | None) -> None:
    """`element` taken out of its parent; nothing where it has none."""
    parent = None if element is None else element.getparent()
    if parent is not None:
        parent.remove(element)
