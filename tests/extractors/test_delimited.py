"""CSV and its kin: the delimiter is found, quoted cells are whole, prose is left to the text reader."""

import time

import pytest

from extractors.delimited import accepts, extract
from extractors.plan import read_plan
from extractors.registry import read
from models.document import Paragraph
from models.errors import DocumentError
from models.table import Table

PLAN = [
    ["Ref", "Action", "Lead", "By when"],
    ["1", "Plant a hedge, and\nwater it", "Ranger", "May 2019"],
    ["2", 'Mow the "wild" verge', "Ranger", "June 2019"],
    ["3", "Mend the gate", "Ranger", "July 2019"],
]


def written(delimiter: str, encoding: str = "utf-8") -> bytes:
    quoted = (['"' + cell.replace('"', '""') + '"' for cell in row] for row in PLAN)
    return "\r\n".join(delimiter.join(row) for row in quoted).encode(encoding)


def rows(content: bytes) -> list[list[str]]:
    (table,) = [block for block in read(content, "plan.csv").blocks if isinstance(block, Table)]
    return [[cell.text for cell in table.row(row)] for row in range(1, table.rows + 1)]


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str) -> None:
    content = written(delimiter, encoding)
    assert accepts(content)
    assert rows(content) == PLAN


def test_titles_and_blank_records_around_the_table() -> None:
    content = b"Parks plan,,,\r\n,,,\r\n" + written(",") + b"\r\n,,,\r\nAgreed by the Board,,,"
    titles = [block.text for block in extract(content, "plan.csv").blocks if isinstance(block, Paragraph)]
    assert titles == ["Parks plan", "Agreed by the Board"]
    assert rows(content)[:4] == PLAN


@pytest.mark.parametrize(
    "content",
    [
        b"Dear all, thank you, once more.\nWe met, spoke, and left.\nNothing, sadly, was agreed, here.",
        b"Action\tLead, Chair, Board\tBy when\n1\ta, b, c\td\n2\ta, b, c\td\n3\ta, b, c\td",
        b"a,b\nc,d\n",
        b"",
        b"\0,\0,\0\n" * 9,
    ],
)
def test_what_is_no_table(content: bytes) -> None:
    assert not accepts(content)


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(DocumentError):
        extract(written(",") + b'\r\n4,"' + b"x " * 200_000 + b'",Ranger,May', "plan.csv")


@pytest.mark.parametrize("cells", [2_000, 60_000])
def test_a_row_of_very_many_cells_costs_little(cells: int) -> None:
    """The row of a damaged file: the others are read, or the whole is no plan; neither takes long."""
    rows_of_plan = [["Ref", "Action", "Lead", "By when"], *([str(n), "Inspect", "Board", "May 2014"] for n in range(9))]
    rows_of_plan[4][1] = "a," * cells
    before = time.process_time()
    for delimiter in ("\t", ","):
        content = "\n".join(delimiter.join(row) for row in rows_of_plan).encode()
        try:
            read_plan(read(content, "plan.csv"), None)
        except DocumentError as error:
            assert error.reason
    assert time.process_time() - before < 10


def test_rows_and_cells_stay_where_the_file_has_them() -> None:
    rows = [["Action", "Lead", "By when", "Progress"]]
    rows += [[f"Review protocol {at} with all partners", "LSCB Chair", "May 2019", "Begun"] for at in range(6)]
    rows += [["Tell parents", "", "LSCB Chair", "June 2019"], ["write to schools", "Ann Bell", "", "Done"]]
    document = extract("\n".join(map(",".join, rows)).encode(), "plan.csv")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    found = {(cell.row, cell.column): cell.text for cell in table.cells if cell.text}
    wanted = {(at, to): text for at, row in enumerate(rows, 1) for to, text in enumerate(row, 1) if text}
    assert found == wanted
