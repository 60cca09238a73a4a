"""A value as text in a CSV file, which a spreadsheet does not run."""

import re

from pipeline.export.column import Value

# OWASP, CSV injection: a spreadsheet runs a cell that begins so, some of them with the wide signs too. Text that has
# apostrophes before such a sign gets one more, so that taking one away gives back every text as it was.
_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_MARKED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def runs(text: str) -> bool:
    """Whether a spreadsheet that opens a CSV file could run `text` as a formula.

    >>> runs("=1+1"), runs("1+1")
    (True, False)
    """
    return _RUNS.match(text) is not None


def harmless(text: str) -> str:
    """`text`, with an apostrophe before it where it could be run.

    >>> harmless("- a bullet")
    "'- a bullet"
    """
    return f"'{text}" if runs(text) else text


def as_printed(cell: str) -> str:
    """The text that `harmless` made `cell` of.

    >>> as_printed("'- a bullet"), as_printed("'tis")
    ('- a bullet', "'tis")
    """
    return cell[1:] if _MARKED.match(cell) else cell


def cell(value: Value) -> str:
    """`value` in a CSV file: nothing for None, dates as YYYY-MM-DD, true or false, text made harmless.

    >>> cell(True), cell(None), cell(-1.5)
    ('true', '', '-1.5')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return harmless(value)
        case _:
            return str(value)
