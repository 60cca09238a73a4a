"""Stray HTML and Markdown in a text -> the text that was meant, a paragraph a line."""

import html
import re

from extractors.struck import without_struck

_OPENS_LINE = re.compile(  # tags that begin or end a paragraph; those of a list's entries are bullets
    r"(?i)</?(?:p|div|br|ul|ol|h[1-6]|tr|table|tbody|thead|blockquote|section|article|hr|dd|dt|dl)\b[^<>]{0,500}>"
)
_ENTRY = re.compile(r"(?i)<li\b[^<>]{0,500}>")
_OTHER = re.compile(
    r"(?i)</?(?:a|abbr|b|big|code|del|em|font|i|ins|label|li|mark|o:p|s|small|span|st1:\w+|strong|strike|sub|sup|td|th|tt|u)"
    r"(?:\s[^<>]{0,500})?/?>"
)
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_RAISED = re.compile(r"(?i)\s?<sup>\s*(st|nd|rd|th)\s*</sup>")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|__)(?=\S)(.{1,2000}?)(?<=\S)\1(?![\w*])")
_BULLET = re.compile(r" (?=[•▪●◦‣\uf0b7\uf0a7] ?\S)")
_BLANKS = re.compile(r"[^\S\n]+")
_BOLD = re.compile(r"(?:\s*(?:\*\*|__).+(?:\*\*|__)\s*|(?i:\s*<(b|strong)>.+</\1>\s*))")


def plain(text: str) -> str:
    """The text without tags, marks of emphasis and what they strike out; `<` and `&` that are no markup stay.

    >>> plain('<p>Chair &amp; Board</p> <ul class="a"> • one • two')
    'Chair & Board\\n• one\\n• two'
    >>> plain("aged <5, by the 1 <sup>st</sup> of **May**<br>2015")
    'aged <5, by the 1st of May\\n2015'
    """
    text, _ = without_struck(text)
    if "<" in text:
        text = _RAISED.sub(r"\1", _COMMENT.sub("", text))
        text = _OTHER.sub("", _ENTRY.sub("\n• ", _OPENS_LINE.sub("\n", text)))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if "*" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    text = _BULLET.sub("\n", _BLANKS.sub(" ", text))  # blanks first: a bullet looked for from each of many takes long
    lines = map(str.strip, text.split("\n"))
    return "\n".join(line for line in lines if line)


def is_bold(text: str) -> bool:
    """Whether all of the text is marked as bold, as Markdown or HTML."""
    return _BOLD.fullmatch(text) is not None
