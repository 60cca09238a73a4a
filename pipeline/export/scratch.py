"""Bytes that go to a sink together: formats whose libraries go back in what they write are written aside first."""

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from models.errors import ExportError
from pipeline.export.sink import Sink

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_AT_ONCE = 1 << 20


@contextmanager
def aside(sink: Sink[bytes]) -> Iterator[IO[bytes]]:
    """A temporary file whose bytes are written to `sink` once the block ends well; gone in any case.

    Raises ExportError where the folder for temporary files takes no more.
    """
    with temporary() as file:
        yield file
        file.seek(0)
        shutil.copyfileobj(file, sink, _AT_ONCE)


@contextmanager
def temporary() -> Iterator[IO[bytes]]:
    """A temporary file, gone after the block. Raises ExportError as `aside` does."""
    try:
        opened = tempfile.TemporaryFile()  # noqa: SIM115 (closed below)
    except OSError as error:
        raise _refused(error) from error
    try:
        with opened as file:
            yield file
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise _refused(error) from error


def _refused(error: OSError) -> ExportError:
    return ExportError(f"no temporary file can be written ({error.strerror}): TMPDIR names another folder for them")
