"""CSV: the figures of each group, counts beside shares; a share of fewer than ten is an empty cell. No total row."""

import pandas as pd

from pipeline.compare.comparison import Comparison

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # OWASP, CSV injection: a spreadsheet runs a cell that begins so
DECIMALS = 4  # of a share


def text(told: Comparison) -> str:
    """A heading and one row a group; rows end in CR LF (RFC 4180), text that would be run gets an apostrophe."""
    table = rounded(told.groups)
    for each in told.by:
        table[each.value] = table[each.value].map(lambda name: f"'{name}" if name.startswith(FORMULA) else name)
    return str(table.to_csv(index=False, lineterminator="\r\n"))


def rounded(table: pd.DataFrame) -> pd.DataFrame:
    """A copy of `table` with its shares to DECIMALS."""
    return table.round({name: DECIMALS for name in table.columns if name.endswith("_share")})
