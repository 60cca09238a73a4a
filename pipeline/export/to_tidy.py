"""Tidy CSV: a ZIP archive with one file each for actions, leads, dates and the like, joined by the actions' ids."""

import zipfile
from collections.abc import Iterable

from models.listed import Listed
from pipeline.export.scratch import aside
from pipeline.export.sink import Sink
from pipeline.export.tidy import write_tables


def write(actions: Iterable[Listed], sink: Sink[bytes]) -> int:
    """Write the archive; gives how many actions. Text that could be run as a formula gets an apostrophe before it."""
    with aside(sink) as file, zipfile.ZipFile(file, "w") as archive:
        count, _ = write_tables(actions, archive)
    return count
