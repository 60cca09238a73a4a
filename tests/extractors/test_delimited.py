"""CSV and its kin: the delimiter is found, quoted cells are whole, prose is left to the text reader."""

import time

import pytest

from extractors.delimited import BROKEN, CUT, accepts, extract
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


def unclosed(at: int, count: int = 40) -> bytes:
    """A CSV whose row `at` opens a quotation mark and never closes it."""
    lines = ["Ref,Action,Lead,By when", *(f"{n},Mend gate {n} of the park,Ranger,May 2019" for n in range(1, count))]
    lines[at] = lines[at].replace("Mend", '"Mend')
    return "\n".join(lines).encode()


@pytest.mark.parametrize("at", [1, 20, 39])
def test_a_quotation_mark_that_is_never_closed_costs_its_own_row(at: int) -> None:
    document = read(unclosed(at), "plan.csv")
    actions = read_plan(document)[1]
    assert [action.action for action in actions] == [f"Mend gate {n} of the park" for n in range(1, 40)]
    assert [n for n, action in enumerate(actions, start=1) if BROKEN in action.warnings] == [at]
    assert any("a quotation mark that is not closed" in notice for notice in document.notices)
    assert any("cut off" in notice for notice in document.notices) == (at == 39)


def test_a_mark_closed_by_a_later_one_swallows_no_rows() -> None:
    content = unclosed(3).replace(b"9,Mend gate 9 of the park", b'9,"Mend, and paint, gate 9"')
    actions = read_plan(read(content, "plan.csv"))[1]
    assert len(actions) == 39
    assert actions[8].action == "Mend, and paint, gate 9"


def test_a_file_cut_within_a_cell_of_several_lines_keeps_them_together() -> None:
    content = unclosed(39).removesuffix(b" of the park,Ranger,May 2019") + b"\nand paint it, too"
    last = read_plan(read(content, "plan.csv"))[1][-1]
    assert last.action == "Mend gate 39\nand paint it, too"
    assert BROKEN in last.warnings


def test_a_file_cut_between_the_cells_of_a_row() -> None:
    content = unclosed(1).replace(b'"', b"").removesuffix(b",Ranger,May 2019")
    document = read(content, "plan.csv")
    assert document.notices == ("it ends within a row, and may be cut off",)
    assert [CUT in action.warnings for action in read_plan(document)[1]] == [False] * 38 + [True]
    assert read(content + b"\n", "plan.csv").notices == ()


def test_a_file_of_many_megabytes_with_an_open_mark_is_bounded() -> None:
    before = time.process_time()
    with pytest.raises(DocumentError, match="too large"):
        read(b'Ref,Action,Lead,By when\n1,"' + b"Inspect,Board,May 2014,x\n" * 300_000, "plan.csv")
    assert time.process_time() - before < 15
