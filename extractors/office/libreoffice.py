"""LibreOffice as a converter: started anew for each file, with nothing of the user's, and ended whole."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from extractors.bounds import in_force, time_left

SHARE = 5 / 6  # of a document's time: the rest is for reading what comes out; an empty profile takes some five seconds
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_SUPERVISOR = Path(__file__).with_name("supervisor.py")
_QUIET = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"]
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = (  # no macros, no links followed, nothing fetched
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)
_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    + "</oor:items>\n"
)


class ConversionError(Exception):
    """LibreOffice gave nothing; the message ends the sentence that the file's name begins."""


def installed() -> str | None:
    """The path of LibreOffice's program; None where it is not installed, and on Windows."""
    if sys.platform == "win32":
        return None
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or (_MAC if Path(_MAC).is_file() else None)


def convert(program: str, content: bytes, suffix: str, target: str) -> bytes:
    """`content`, a file whose name would end in `suffix`, as LibreOffice saves it in the format `target` ("docx").

    Raises ConversionError if it takes longer than its share of the time left, or saves nothing, or more than a document
    may have.
    """
    seconds, most = SHARE * time_left(), in_force().file_mb
    with tempfile.TemporaryDirectory(prefix="actionplans-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        user = room / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_REGISTRY, encoding="utf-8")
        source = room / f"document.{suffix}"
        source.write_bytes(content)
        command = [program, f"-env:UserInstallation={(room / 'profile').as_uri()}", *_QUIET]
        command += ["--convert-to", target, "--outdir", str(room / "converted"), str(source)]
        if not _run(command, room, seconds):
            raise ConversionError(
                f"LibreOffice could not convert it within {seconds:.0f} seconds (ACTIONPLANS_SECONDS raises the limit)"
            )
        result = room / "converted" / f"document.{target}"
        if not result.is_file():
            raise ConversionError("damaged, protected, or too much for a reader: LibreOffice could not convert it")
        if result.stat().st_size > most * 1_000_000:
            raise ConversionError(f"converted it has more than {most} MB (ACTIONPLANS_FILE_MB)")
        return result.read_bytes()


def _run(command: list[str], room: Path, seconds: float) -> bool:
    """Whether the command ended in time. However this process ends, the command does not outlive it."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(room),
        "TMPDIR": str(room),
        "LC_ALL": "C.UTF-8",
    }
    with subprocess.Popen(
        [sys.executable, "-I", "-S", str(_SUPERVISOR), str(seconds), *command],
        stdin=subprocess.PIPE,  # held open till the end: the supervisor ends all when it is closed
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=room,
        env=environment,
        start_new_session=True,
    ) as process:
        return process.stdout is not None and process.stdout.read().strip() == b"ended"
