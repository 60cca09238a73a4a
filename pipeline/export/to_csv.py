"""CSV for spreadsheets: one row an action, lists in one cell. For reading; the exact record is JSON lines."""

import csv
from collections.abc import Iterable

from models.listed import Listed
from pipeline.export.cells import cell
from pipeline.export.columns import SHEET, sheet_row
from pipeline.export.sink import Sink, Utf8


def write(actions: Iterable[Listed], sink: Sink[bytes]) -> int:
    """Write a heading and one row an action; gives how many actions.

    What is absent is an empty cell; lists are joined by "; ", a lead followed by its meaning in brackets, a milestone
    by its date. A cell that a spreadsheet would run as a formula gets an apostrophe before it. Rows end in CR LF
    (RFC 4180).
    """
    writer = csv.writer(Utf8(sink))  # its usual line end: with a bare LF, Python 3.11 leaves a cell with CR unquoted
    writer.writerow(single.column.name for single in SHEET)
    count = 0
    for listed in actions:
        writer.writerow(map(cell, sheet_row(listed)))
        count += 1
    return count
