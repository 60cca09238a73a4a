"""A folder, here or in any store that fsspec knows: s3://, az://, gs://, sftp://.

Such a paper is not asked for by HTTP: its address' scheme says so (`is_kept`), `stamp` tells whether it has changed and
`chunks` gives its bytes. Who may read is for the environment to say, as each kind of store has it (AWS_PROFILE,
AZURE_STORAGE_CONNECTION_STRING, GOOGLE_APPLICATION_CREDENTIALS, FSSPEC_SFTP_USERNAME …), never for the address.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import fsspec

from models.candidate import Candidate
from models.errors import FetchError
from pipeline.paths import SUFFIXES, is_document
from pipeline.sources.printed import clean, day_of
from pipeline.sources.source import Event, Reader, Searched, Source, Trouble

PACKAGES: Final = {  # a scheme, and what it needs besides fsspec: all in the extra `remote`
    "file": None,
    "memory": None,  # of this very process, for tests
    "s3": "s3fs",
    "az": "adlfs",
    "abfs": "adlfs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "sftp": "paramiko",
}
DEEPEST: Final = 20  # folders within each other
MOST: Final = 100_000  # papers of one folder
_MOMENTS: Final = ("LastModified", "last_modified", "mtime", "updated", "modified", "created")
_CHUNK: Final = 1 << 20  # bytes
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def candidates(client: Reader, source: Source) -> Iterator[Event]:
    """The documents in the folder at `source.address`, to the bottom and by name, none of them opened.

    Hidden files and lock files of Office are left out. `since` and `until` go by the day that a file was last changed,
    where the store tells it. What cannot be listed is told as Trouble. Raises ValueError, in words, if the address is
    none of a folder.
    """
    del client  # a folder answers no HTTP
    address = _checked(source.address)
    yield Searched(address)
    count = 0
    closed: list[OSError] = []
    try:
        with _in_words(address) as system:
            for path, info in _files(system, _path(system, address), closed):
                count += 1
                if count > MOST:
                    yield Trouble(address, address, f"more than {MOST:,} documents: name the folders in it one by one")
                    return
                if source.covers(_changed(info)):
                    yield _candidate(address, path)
    except FetchError as error:
        yield Trouble(address, address, error.reason)
        return
    for shut in closed:
        yield Trouble(str(shut.filename or address), address, f"this folder cannot be listed: {shut.strerror or shut}")
    if not count and not closed:
        yield Trouble(address, address, f"no documents in this folder ({', '.join(SUFFIXES)})")


def _files(
    system: fsspec.AbstractFileSystem, folder: str, closed: list[OSError]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The documents in a folder with what its system tells of each; folders that cannot be listed go to `closed`."""
    system.invalidate_cache()
    system.ls(folder, detail=True)  # the folder itself must be there
    for _, folders, files in system.walk(folder, DEEPEST, detail=True, on_error=closed.append):
        for name in sorted(folders):
            if name.startswith(".") or folders[name].get("islink"):
                del folders[name]
        for name in sorted(files):
            if is_document(name):
                yield files[name]["name"], files[name]


def _candidate(folder: str, path: str) -> Candidate:
    scheme = folder.partition("://")[0]
    host = urlsplit(folder).netloc if scheme == "sftp" else ""
    name = path.rpartition("/")[2]
    return Candidate(f"{scheme}://{host}{path}", clean(name) or "untitled", None, None, None, None, None)


def _changed(info: Mapping[str, object]) -> date | None:
    """The day that a file was last changed, in UTC, under whichever name the kind of store tells it."""
    told = next((info[name] for name in _MOMENTS if info.get(name) is not None), None)
    if isinstance(told, datetime):
        return told.astimezone(UTC).date()
    if isinstance(told, int | float):
        return datetime.fromtimestamp(told, UTC).date()
    return day_of(told) if isinstance(told, str) else None


def _path(system: fsspec.AbstractFileSystem, address: str) -> str:
    """The path of an address within its system."""
    return str(system._strip_protocol(address))


def is_kept(address: str) -> bool:
    """Whether a candidate's address is of a file in a folder, to be read by `chunks`, rather than asked for by HTTP."""
    scheme = _SCHEME.match(address)
    return scheme is not None and scheme[1].lower() in PACKAGES


def stamp(address: str) -> str:
    """What is the same as long as the file at `address` is: made of its size, its day or its ETag. Opens nothing.

    Raises FetchError, in words.
    """
    with _in_words(_checked(address)) as system:
        return str(system.ukey(_path(system, address)))


def chunks(address: str, most: int) -> Iterator[bytes]:
    """The bytes of the file at `address`, in pieces. Raises FetchError, in words, once it is more than `most` bytes."""
    with _in_words(_checked(address)) as system, system.open(_path(system, address), "rb") as file:
        size = 0
        while piece := file.read(_CHUNK):
            size += len(piece)
            if size > most:
                raise FetchError(address, f"larger than {most / 1_000_000:.0f} MB")
            yield piece


def _checked(address: str) -> str:
    """The address whole, a local path made one of `file://`. Raises ValueError, in words, where it is none."""
    scheme = _SCHEME.match(address)
    if scheme is None and "://" not in address:
        return f"file://{Path(address).expanduser().absolute().as_posix()}"
    if scheme is None or scheme[1].lower() not in PACKAGES:
        known = ", ".join(f"{name}://" for name in PACKAGES if name != "memory")
        raise ValueError(f"{address.partition('://')[0]}:// is no folder that can be listed: {known} or a path can")
    parts = urlsplit(address)
    if parts.password is not None or (parts.username and parts.scheme != "sftp" and parts.scheme not in ("az", "abfs")):
        raise ValueError(
            f"{scheme[1]}:// with a password in it, which would be seen in logs: give it in the environment "
            "(FSSPEC_SFTP_PASSWORD, AWS_SECRET_ACCESS_KEY …)"
        )
    return scheme[1].lower() + address[scheme.end(1) :].rstrip("/")


@contextmanager
def _in_words(address: str) -> Iterator[fsspec.AbstractFileSystem]:
    """The file system of `address`; what fails in it as FetchError."""
    scheme = address.partition("://")[0]
    try:
        kind = fsspec.get_filesystem_class(
            scheme
        )  # not url_to_fs: `a::http://b` in a file's name would be a chain to it
        yield kind(**kind._get_kwargs_from_urls(address))
    except ImportError as error:
        needs = f"{scheme}:// needs {PACKAGES[scheme]}: pip install 'actionplans[remote]'"
        raise FetchError(address, needs) from error
    except FileNotFoundError as error:
        raise FetchError(address, "no such file or folder") from error
    except PermissionError as error:
        raise FetchError(address, "access is refused: see the rights, or the credentials in the environment") from error
    except _faults(scheme) as error:
        raise FetchError(address, f"cannot be read ({type(error).__name__}: {clean(str(error), 200)})") from error


def _faults(scheme: str) -> tuple[type[Exception], ...]:
    """What the library behind a scheme raises: OSError, and what has a base of its own."""
    if scheme == "s3":
        from botocore.exceptions import BotoCoreError, ClientError

        return OSError, BotoCoreError, ClientError
    if scheme in ("az", "abfs"):
        from azure.core.exceptions import AzureError

        return OSError, AzureError, ValueError
    if scheme in ("gs", "gcs"):
        from gcsfs.retry import HttpError
        from google.auth.exceptions import GoogleAuthError

        return OSError, HttpError, GoogleAuthError
    if scheme == "sftp":
        from paramiko import SSHException

        return OSError, SSHException
    return (OSError,)
