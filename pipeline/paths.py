"""What the PATHs of a command stand for: files, whole folders, patterns."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# A folder holds all sorts of things; what a file is, its content says once it is opened (extractors.registry).
SUFFIXES = (
    *(".pdf", ".docx", ".docm", ".xlsx", ".xlsm"),
    *(".txt", ".tsv", ".csv", ".html", ".htm"),
    *(".doc", ".rtf", ".odt", ".xls", ".ods"),  # where LibreOffice is installed
)


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, each once, and the PATHs that stand for none, each with the reason."""

    paths: tuple[Path, ...]
    missing: tuple[tuple[str, str], ...]  # (PATH as typed, reason)


def find(arguments: Iterable[str]) -> Found:
    """The files that `arguments` stand for: in their order, those of a folder or pattern by name.

    A file that is named counts whatever its name ends in. A folder is searched to the bottom for SUFFIXES, hidden
    files and folders and the lock files of Office (`~$plan.docx`) left out. A pattern is read as the shell reads it,
    with `**` for any depth, unless a file of that very name exists.
    """
    paths: dict[str, Path] = {}  # by where it lies; each as it was found first
    missing: list[tuple[str, str]] = []
    for argument in arguments:
        found = tuple(_files(argument))
        for path in found:
            paths.setdefault(_place(path), path)
        if not found:
            missing.append((argument, _why(argument)))
    return Found(tuple(paths.values()), tuple(missing))


def _place(path: Path) -> str:
    """The same for `plan.pdf` and `../papers/plan.pdf`; a link is a file of its own, with its own name."""
    return os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118 (Path.resolve fails on rings)


def _files(argument: str) -> Iterator[Path]:
    """Folders that a pattern matches are searched, as if they had been named."""
    path = Path(argument)
    if path.is_dir():
        yield from _search(path)
    elif os.path.lexists(path):
        yield path
    elif glob.has_magic(argument):
        for match in sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207 (Path.glob takes no absolute pattern)
            yield from _search(Path(match)) if Path(match).is_dir() else (Path(match),)


def _search(folder: Path) -> Iterator[Path]:
    """A folder that cannot be listed stands in its own place: reading it fails, with the reason."""
    closed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where, name) for name in sorted(names) if is_document(name))
    yield from (Path(error.filename) for error in closed)


def is_document(name: str) -> bool:
    """Whether a file of this name is read where a folder is searched: not hidden, no lock file of Office."""
    return name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$"))


def _why(argument: str) -> str:
    if Path(argument).is_dir():
        return f"no documents in this folder ({', '.join(SUFFIXES)})"
    return "no file matches this pattern" if glob.has_magic(argument) else "no such file or folder"
