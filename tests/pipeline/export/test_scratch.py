"""What is written aside goes on whole, or not at all; a full disk is told in words."""

import errno
import io
import tempfile
from pathlib import Path

import pytest

from models.errors import ExportError
from pipeline.export.scratch import aside


def test_nothing_is_written_before_all_is_there() -> None:
    sink = io.BytesIO()
    with aside(sink) as file:
        file.write(b"whole")
        assert sink.getvalue() == b""
    assert sink.getvalue() == b"whole"


def test_nothing_is_written_where_the_block_fails() -> None:
    sink = io.BytesIO()

    def fail() -> None:
        with aside(sink) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert sink.getvalue() == b""


def raising(number: int) -> None:
    with aside(io.BytesIO()):
        raise OSError(number, "the reason")


def test_a_full_disk_is_told_with_what_to_do() -> None:
    with pytest.raises(ExportError, match=r"no temporary file can be written \(the reason\): TMPDIR names another"):
        raising(errno.ENOSPC)


def test_any_other_error_goes_through() -> None:
    with pytest.raises(OSError, match="the reason"):
        raising(errno.EIO)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(ExportError, match="TMPDIR"), aside(io.BytesIO()):
        pass
