"""Bytes of a text file -> its text, whatever program wrote it."""

import codecs
import re

_MARKS = (  # the longer first: a mark of UTF-32 begins with one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PRINTED = bytes({*b"\t\n\f\r\x0b\x1a", *range(0x20, 0x7F), *range(0x80, 0x100)})
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")  # which may hold no control character for a while
_SAMPLE = 100_000  # bytes that tell whether a file is text
_NEW_LINE = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")


def is_text(content: bytes) -> bool:
    """Whether `content` is text: with the mark of an encoding, or without control characters but those of lines."""
    if content.startswith(_PICTURES):
        return False
    return content.startswith(tuple(mark for mark, _ in _MARKS)) or not content[:_SAMPLE].translate(None, _PRINTED)


def decode(content: bytes) -> str:
    """The text, each line ended by a line feed; a form feed, which ends a page, counts as a blank line.

    UTF-8 or what the file's mark says; failing that Windows-1252, which Office in Britain writes: any byte has a
    meaning in one of them, so this never fails.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = (
            content.decode("cp1252", errors="replace")
            if encoding.startswith("utf-8")
            else content.decode(encoding, errors="replace")
        )
    return _NEW_LINE.sub("\n", text.replace("\f", "\n\n").replace("\x1a", "")).removeprefix("\ufeff")
