"""Old office files: converted where LibreOffice is installed, else told what to do; nothing outlives its limit."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors import office
from extractors.bounds import Bounds, bounded, timed
from extractors.office.libreoffice import ConversionError, convert, installed
from extractors.plan import read_plan
from extractors.registry import read
from models.errors import DocumentError

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
CELLS = (
    ("Action", "Lead", "By when"),
    ("Plant a hedge", "Ranger", "May 2019"),
    ("Mow the verge", "Ranger", "June 2019"),
)
needs_libreoffice = pytest.mark.skipif(installed() is None, reason="LibreOffice is not installed")


def rtf() -> bytes:
    """A table of CELLS as RTF."""
    edges = "".join(rf"\cellx{3000 * number}" for number in (1, 2, 3))
    rows = (rf"\trowd{edges}" + "".join(rf"\intbl {cell}\cell" for cell in row) + r"\row" for row in CELLS)
    return ("{\\rtf1\\ansi\n" + "\n".join(rows) + "\\pard\\par}").encode()


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "an old Word file (.doc)"),
        (OLE + "Workbook".encode("utf-16-le"), "an old Excel workbook (.xls)"),
        (rtf(), "an RTF file"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    ],
)
def test_without_libreoffice_one_line_says_what_to_install(
    content: bytes, called: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "installed", lambda: None)
    assert office.accepts(content)
    with pytest.raises(DocumentError) as caught:
        read(content, "plan.doc")
    assert caught.value.reason.startswith(f"{called}: install LibreOffice to have it read, or open it and save it as .")


def test_locked_and_other_files_are_not_taken() -> None:
    assert not office.accepts(OLE + "WordDocument".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le"))
    assert not office.accepts(b"PK\x03\x04word/document.xml")


@needs_libreoffice
@pytest.mark.slow
def test_an_rtf_file_is_read_as_the_word_file_that_it_could_be() -> None:
    document = read(rtf(), "plan.rtf")
    assert [action.action for action in read_plan(document)[1]] == ["Plant a hedge", "Mow the verge"]
    assert document.name == "plan.rtf"


def program(folder: Path, script: str) -> str:
    """A stand-in for LibreOffice's program."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.is_file() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def gone(pid: int) -> bool:
    until = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_alive(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_a_conversion_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    hanging = program(tmp_path, f"sleep 60 & echo $! > {tmp_path}/pid; wait")
    began = time.monotonic()
    limit = r"within 1 seconds \(ACTIONPLANS_SECONDS raises the limit\)"
    with timed(lambda: 1.2), pytest.raises(ConversionError, match=limit):  # five sixths of what is left
        convert(hanging, b"x", "doc", "docx")
    assert time.monotonic() - began < 10
    assert gone(int((tmp_path / "pid").read_text()))


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_a_conversion_does_not_outlive_the_reader(tmp_path: Path) -> None:
    hanging = program(tmp_path, f"pwd > {tmp_path}/room; sleep 60 & echo $! > {tmp_path}/pid; wait")
    code = f"from extractors.office.libreoffice import convert; convert({hanging!r}, b'x', 'doc', 'docx')"
    with subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[3]) as reader:
        until = time.monotonic() + 20
        while not (tmp_path / "pid").exists() and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.1)
        reader.kill()
    assert gone(int((tmp_path / "pid").read_text()))
    room = Path((tmp_path / "room").read_text().strip())
    until = time.monotonic() + 10
    while room.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert room != Path.cwd()
    assert not room.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_what_libreoffice_does_not_convert_has_a_reason(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match="damaged, protected, or too much"):
        convert(program(tmp_path, "exit 1"), b"x", "doc", "docx")


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_it_is_started_with_a_profile_of_its_own_and_macros_off(tmp_path: Path) -> None:
    kept = program(tmp_path, f'cp "$HOME/profile/user/registrymodifications.xcu" {tmp_path}/xcu; env > {tmp_path}/env')
    with pytest.raises(ConversionError):
        convert(kept, b"x", "doc", "docx")
    assert "DisableMacrosExecution" in (tmp_path / "xcu").read_text()
    assert "ACTIONPLANS" not in (tmp_path / "env").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_what_comes_out_may_be_no_larger_than_a_document(tmp_path: Path) -> None:
    large = program(tmp_path, "mkdir converted && truncate -s 2000001 converted/document.docx")
    with bounded(Bounds(file_mb=2)), pytest.raises(ConversionError, match=r"more than 2 MB \(ACTIONPLANS_FILE_MB\)"):
        convert(large, b"x", "doc", "docx")
