"""Damage of every kind, drawn from a seeded source of chance: to bytes of any format, and to what they are made of."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]

NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"99",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"1e308",
    b"0.0000001",
    b"NaN",
)
LONGEST = 300_000  # characters of a cell that is blown up
DOCTYPE = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY f SYSTEM "file:///etc/passwd">]>'
)
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_NAME = re.compile(rb"/[A-Z][A-Za-z]+")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TAG = re.compile(rb"<[^<>]+>")
_VALUE = re.compile(rb'="[^"<>]*"')
_TEXT = re.compile(rb">[^<>]+<")


def mutated(content: bytes, chance: Random) -> bytes:
    """`content` with one to four things wrong."""
    kinds = BYTES
    if content.startswith(b"PK"):
        kinds = (*BYTES, *(ARCHIVE * 6))
    elif b"%PDF-" in content[:1024]:
        kinds = (*BYTES, *(PDF * 3))
    elif not content.startswith(b"\xd0\xcf"):
        kinds = (*BYTES, *(TEXT * 2))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = chance.choice(kinds)(content, chance)
    return content


def _range(content: bytes, chance: Random, most: int = 4_000) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((1, 4, 40, chance.randint(1, most))))


def flipped(content: bytes, chance: Random) -> bytes:
    """A few bytes changed."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 30)) if content else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def overwritten(content: bytes, chance: Random) -> bytes:
    """A stretch made all the same, or noise."""
    start, end = _range(content, chance)
    filling = chance.choice((bytes(end - start), b"\xff" * (end - start), chance.randbytes(end - start)))
    return content[:start] + filling + content[end:]


def cut(content: bytes, chance: Random) -> bytes:
    """A stretch left out."""
    start, end = _range(content, chance)
    return content[:start] + content[end:]


def truncated(content: bytes, chance: Random) -> bytes:
    """The end missing, or the beginning."""
    at = chance.randrange(len(content) + 1)
    return content[:at] if chance.random() < 0.8 else content[at:]


def repeated(content: bytes, chance: Random) -> bytes:
    """A stretch many times over."""
    start, end = _range(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 5, 50)) + content[end:]


def moved(content: bytes, chance: Random) -> bytes:
    """A stretch somewhere else."""
    start, end = _range(content, chance)
    rest = content[:start] + content[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + content[start:end] + rest[at:]


def _replaced(content: bytes, pattern: "re.Pattern[bytes]", chance: Random, new: Callable[[bytes], bytes]) -> bytes:
    """Some of what matches `pattern` replaced: one, or many."""
    found = list(pattern.finditer(content))
    if not found:
        return content
    count = chance.choice((1, 1, 3, max(1, len(found) // 20)))
    for match in sorted(chance.sample(found, min(count, len(found))), key=lambda each: -each.start()):
        content = content[: match.start()] + new(match[0]) + content[match.end() :]
    return content


def numbers(content: bytes, chance: Random) -> bytes:
    """Numbers as they should not be."""
    return _replaced(content, _NUMBER, chance, lambda _: chance.choice(NUMBERS))


def references(content: bytes, chance: Random) -> bytes:
    """Objects of a PDF that refer to others: rings, trees that are none."""
    known = _REFERENCE.findall(content) or [b"1 0 R"]
    return _replaced(content, _REFERENCE, chance, lambda _: chance.choice(known))


def names(content: bytes, chance: Random) -> bytes:
    """Keys and values of a PDF's dictionaries exchanged."""
    known = _NAME.findall(content) or [b"/X"]
    return _replaced(content, _NAME, chance, lambda _: chance.choice(known))


def streams(content: bytes, chance: Random) -> bytes:
    """What a page draws, unpacked, damaged and packed again."""
    return _replaced(content, _STREAM, chance, lambda found: _redrawn(found, chance))


def _redrawn(stream: bytes, chance: Random) -> bytes:
    match = _STREAM.fullmatch(stream)
    try:
        drawn = zlib.decompress(match[1]) if match else b""
    except zlib.error:
        return flipped(stream, chance)
    kind: Mutation = chance.choice((numbers, cut, repeated, moved, flipped, _stacked))
    return b"stream\n" + zlib.compress(kind(drawn, chance)) + b"\nendstream"


def _stacked(content: bytes, chance: Random) -> bytes:
    """States of drawing saved and never restored, and a matrix many times over."""
    return b"q 1.5 0 0 1.5 1 1 cm " * chance.choice((10, 1_000, 20_000)) + content


def lines(content: bytes, chance: Random) -> bytes:
    """Lines out of order, missing, doubled."""
    found = content.split(b"\n")
    for _ in range(chance.randint(1, 10)):
        at, other = chance.randrange(len(found)), chance.randrange(len(found))
        found[at : at + chance.randint(0, 2)] = [found[other]]
    return b"\n".join(found)


def separators(content: bytes, chance: Random) -> bytes:
    """What parts cells put where it parts nothing."""
    marks = [b"\t", b",", b'"', b"\n", b"\0", b"<td>", b"</table>", b"<table>" * 300, b"\xff\xfe", b"&#0;", b"\x0c"]
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(content) + 1)
        content = content[:at] + chance.choice(marks) + content[at:]
    return content


def blown_up(content: bytes, chance: Random) -> bytes:
    """A word, a line or a number that goes on and on."""
    at = chance.randrange(len(content) + 1)
    unit = chance.choice((b"x", b"long ", b"1.", b"a,", b" - ", b"1/2/", b"(", b"and ", b"Sept 2014 "))
    return content[:at] + unit * (chance.randint(1, LONGEST) // len(unit)) + content[at:]


def _xml(content: bytes, chance: Random) -> bytes:
    """A part of an archive, changed as markup."""
    well_formed: tuple[Mutation, ...] = (
        lambda xml, chance: _replaced(xml, _VALUE, chance, lambda _: b'="' + chance.choice(NUMBERS) + b'"'),
        lambda xml, chance: _replaced(xml, _VALUE, chance, lambda _: chance.choice(_VALUE.findall(xml))),
        lambda xml, chance: _replaced(xml, _TEXT, chance, lambda _: b">" + chance.choice(NUMBERS) + b"<"),
        lambda xml, chance: _replaced(xml, _TEXT, chance, lambda text: text[:-1] * chance.choice((2, 3_000)) + b"<"),
        lambda xml, chance: _replaced(xml, _TEXT, chance, lambda _: chance.choice(_TEXT.findall(xml))),
        _elements,
        _elements,
    )
    broken: tuple[Mutation, ...] = (
        lambda xml, chance: _replaced(xml, _TAG, chance, lambda _: b""),
        lambda xml, chance: _replaced(xml, _TAG, chance, lambda tag: tag * chance.choice((2, 50))),
        lambda xml, chance: _replaced(xml, _TAG, chance, lambda tag: chance.choice(_TAG.findall(xml))),
        lambda xml, chance: xml.replace(b"?>", b"?>" + DOCTYPE, 1),
        blown_up,
        flipped,
        truncated,
    )
    kinds = broken if chance.random() < 0.2 else well_formed
    return chance.choice(kinds)(content, chance)


def _elements(xml: bytes, chance: Random) -> bytes:
    """A whole element left out, many times over, or within itself."""
    opening = list(re.finditer(rb"<([\w:]+)(?: [^<>]*)?(?<!/)>", xml))
    if not opening:
        return xml
    first = chance.choice(opening)
    closing = b"</" + first[1] + b">"
    end = xml.find(closing, first.end())
    if end < 0:
        return xml
    whole = xml[first.start() : end + len(closing)]
    depth = chance.choice((2, 60, 300))
    new = chance.choice((b"", whole * 2, whole * 200, first[0] * depth + whole + closing * depth))
    return xml[: first.start()] + new + xml[end + len(closing) :]


def parts(content: bytes, chance: Random) -> bytes:
    """An archive of which a part or several are changed, renamed or missing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        return flipped(content, chance)
    weights = [1 + 8 * bool(re.search(r"document\.xml$|sheet\d+\.xml$|content\.xml$", name)) for name, _ in found]
    (chosen,) = chance.choices(range(len(found)), weights)
    name, blob = found[chosen]
    found[chosen] = (name, _xml(blob, chance))
    if chance.random() < 0.1:
        found[chosen] = (
            chance.choice(("../../../tmp/x", "/etc/x", "word\\x", "", "[Content_Types].xml", name * 50)),
            blob,
        )
    if chance.random() < 0.05:
        del found[chance.randrange(len(found))]
    return packed(found, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def packed(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members, in this order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, blob in dict(members).items():
            archive.writestr(zipfile.ZipInfo(name), blob, method)
    return stream.getvalue()


BYTES: tuple[Mutation, ...] = (flipped, overwritten, cut, truncated, repeated, moved)
PDF: tuple[Mutation, ...] = (numbers, references, names, streams, streams)
ARCHIVE: tuple[Mutation, ...] = (parts,)
TEXT: tuple[Mutation, ...] = (numbers, lines, separators, blown_up)
