"""The bytes of a body, inflated and counted as they come."""

import zlib
from collections.abc import Iterable, Iterator

from pipeline.fetch.failures import Failed

_AT_ONCE = 1 << 18
_GZIP = 31  # zlib's word for gzip's header and checksum


def counted(chunks: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The content of a body whose Content-Encoding is `encoding`, up to `most` bytes, never more than 256 KB at once.

    Raises Failed when there is more, when gzip is damaged or cut off, or the encoding is another.

    >>> b"".join(counted([zlib.compress(b"a paper", wbits=31)], "gzip", 10))
    b'a paper'
    """
    names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
    if names in (["gzip"], ["x-gzip"]):
        chunks = _inflated(chunks)
    elif names:
        raise Failed(f"is sent packed as {encoding[:40]!r}, which was not asked for")
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise too_large(most)
        yield chunk


def too_large(most: int) -> Failed:
    """The failure of what has more than `most` bytes."""
    return Failed(f"is larger than {most / 1_000_000:g} MB")


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """In pieces of bounded size: one chunk of a bomb inflates to a thousand times itself."""
    inflater = zlib.decompressobj(_GZIP)
    for chunk in chunks:
        waiting, piece = chunk, b"more"
        while piece and not inflater.eof:
            try:
                piece = inflater.decompress(waiting, _AT_ONCE)
            except zlib.error as error:
                raise Failed("is damaged: its gzip cannot be read") from error
            waiting = inflater.unconsumed_tail
            yield piece
        if inflater.unused_data or (waiting and inflater.eof):
            raise Failed("is damaged: more follows the end of its gzip")
    if not inflater.eof:
        raise Failed("the answer was cut off before its end", again=True)
