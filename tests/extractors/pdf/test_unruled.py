"""Tables that draw few lines or none: where a plan's header stands above aligned columns, and nowhere else."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.extractors.pdf.drawing import LEADING, Draw, area, prose, read, rows, rule, shape, table, tables, text

BOLD = "Helvetica-Bold"
XS = (50.0, 90.0, 290.0, 390.0, 480.0, 560.0)
HEAD = ("Ref", "Action", "Lead", "By when")
FIRST = ("1", "Write to every tenant in the\nthree tower blocks", "Ann Bell", "March 2019")
SECOND = ("2", "Inspect the lifts", "Tom Reed\nand Jo Hart", "May 2019")
THIRD = ("3", "Train the wardens", "Ann Bell", "June 2019")
FOURTH = ("4", "Test the alarms", "Jo Hart", "July 2019")
Row = Sequence[str]


def height(row: Row) -> float:
    return LEADING * max(cell.count("\n") + 1 for cell in row)


def printed(
    *below: Row, top: float = 120.0, gap: float = 8.0, head: Row | None = HEAD
) -> tuple[list[Draw], list[float]]:
    """Rows of words, `gap` points apart, and the heights between them."""
    drawn: list[Draw] = []
    between = [top - 10 - gap / 2]
    for number, row in enumerate([head, *below] if head else below):
        font = BOLD if head and number == 0 else "Helvetica"
        for x, cell in zip(XS, row, strict=False):
            lines = cell.split("\n")
            drawn.append(text(x, top, *lines, font=font))
        top += height(row) + gap
        between.append(top - 10 - gap / 2)
    return drawn, between


def plan(*below: Row, top: float = 120.0, gap: float = 8.0, head: Row | None = HEAD) -> list[Draw]:
    return printed(*below, top=top, gap=gap, head=head)[0]


def wanted(*below: Row) -> list[list[str]]:
    return [list(row) for row in (HEAD, *below)]


def test_words_alone_make_columns_and_rows() -> None:
    assert rows(table(plan(FIRST, SECOND, THIRD))) == wanted(FIRST, SECOND, THIRD)


def test_rows_that_stand_as_near_as_lines_are_told_by_their_numbers() -> None:
    assert rows(table(plan(FIRST, SECOND, THIRD, gap=0))) == wanted(FIRST, SECOND, THIRD)


def test_rows_that_stand_as_near_as_lines_are_told_by_where_most_columns_begin() -> None:
    below = [("Homes", *row[1:]) for row in (FIRST, SECOND, THIRD)]
    head = ("Area", *HEAD[1:])
    found = rows(table(plan(*below, gap=0, head=head)))
    assert found == [list(row) for row in (head, *below)]


def test_light_lines_part_the_rows() -> None:
    drawn, between = printed(FIRST, SECOND, THIRD, gap=2)
    lines = [rule(46, y, 560, y) for y in between[1:]]
    assert rows(table(drawn + lines)) == wanted(FIRST, SECOND, THIRD)


def test_shades_part_the_rows_and_are_kept() -> None:
    drawn, between = printed(FIRST, SECOND, THIRD, gap=2)
    shade = area(46, between[2], 560, between[3], "#e2efda")
    found = table([shade, *drawn])
    assert rows(found) == wanted(FIRST, SECOND, THIRD)
    assert [cell.fill for cell in found.cells if cell.row == 3] == ["#e2efda"] * 4


def test_a_line_over_some_columns_leaves_the_other_cells_whole() -> None:
    issue = ("Homes\nare\ncold", *FIRST[1:])
    drawn, between = printed(issue, ("", *SECOND[1:]), gap=12, head=("Issue", *HEAD[1:]))
    y = between[2]
    lines = [rule(a, at, b, at) for a, b in pairwise(XS[:-1]) for at in (between[1], between[3])]
    found = table([*drawn, *lines, *(rule(a, y, b, y) for a, b in pairwise(XS[1:-1]))])
    assert shape(found.row(2)[0])[1:] == (2, 1, 2, 1)
    assert rows(found)[2] == list(SECOND[1:])


def test_only_the_header_is_ruled() -> None:
    drawn, between = printed(FIRST, SECOND)
    across = [rule(46, y, 560, y) for y in between[:2]]
    down = [rule(x - 4, between[0], x - 4, between[1]) for x in (*XS[:4], 564)]
    assert rows(table(drawn + across + down)) == wanted(FIRST, SECOND)


def test_a_cell_that_runs_on_beside_two_rows_is_one_cell() -> None:
    drawn = plan(("", *FIRST[1:]), ("", *SECOND[1:]), gap=10, head=("Issue", *HEAD[1:]))
    issue = text(50, 142, "Homes", "are not", "safe at", "night")
    assert shape(table([*drawn, issue]).row(3)[0])[1:] == (2, 1, 2, 1)


def test_a_section_is_a_row_over_all_columns() -> None:
    drawn = plan(FIRST, ("", "", "", ""), SECOND)
    section = text(50, 172, "Priority 2: what the fire service has asked of us", font=BOLD)
    found = table([*drawn, section])
    assert shape(found.row(3)[0]) == ("Priority 2: what the fire service has asked of us", 3, 1, 1, 4)
    assert rows(found)[-1] == list(SECOND)


def test_running_text_ends_the_table() -> None:
    words = "The plan is reviewed by the board at each of its meetings, and by the council once a year in public."
    document = read([*plan(FIRST, SECOND), text(50, 240, *[words] * 5)])
    assert [rows(found) for found in tables(document)] == [wanted(FIRST, SECOND)]
    assert len(prose(document)) == 1


def test_a_table_without_a_header_goes_on_from_the_page_before() -> None:
    first, second = plan(FIRST, SECOND), plan(THIRD, FOURTH, top=80, head=None)
    found = table(first, second)
    assert rows(found) == wanted(FIRST, SECOND, THIRD, FOURTH)
    assert found.number_of_pages == 2


def test_a_header_that_each_page_repeats_is_read_once() -> None:
    pages = [plan(FIRST, SECOND, top=60), plan(THIRD, top=60), plan(FOURTH, top=60)]
    found = table(*pages)
    assert rows(found) == wanted(FIRST, SECOND, THIRD, FOURTH)
    assert found.header_rows == 1


def test_the_foot_of_the_page_is_no_row() -> None:
    def foot(number: int) -> list[Draw]:
        return [text(50, 800, "Homes board"), text(480, 800, f"Page {number} of 2")]

    found = table([*plan(FIRST, SECOND), *foot(1)], [*plan(THIRD, top=80, head=None), *foot(2)])
    assert rows(found) == wanted(FIRST, SECOND, THIRD)


def test_headings_over_several_columns_are_a_row_of_their_own() -> None:
    upper = [text(x, 106, words, font=BOLD) for x, words in ((50, "Ref"), (90, "Action"), (290, "Timescale and lead"))]
    drawn = plan(FIRST, SECOND, head=("", "", "Lead", "By when"))
    found = table(upper + drawn)
    assert [shape(cell) for cell in found.cells if cell.row < 3] == [
        ("Ref", 1, 1, 2, 1),
        ("Action", 1, 2, 2, 1),
        ("Timescale and lead", 1, 3, 1, 2),
        ("Lead", 2, 3, 1, 1),
        ("By when", 2, 4, 1, 1),
    ]


CONTENTS = [
    text(50, 100, "Contents", size=16),
    *(text(50, 130 + 20 * at, f"Action plan part {at}") for at in range(9)),
    *(text(500, 130 + 20 * at, str(3 * at)) for at in range(9)),
]
AGENDA = [
    text(50, 100, "Item", font=BOLD),
    text(150, 100, "Subject", font=BOLD),
    text(450, 100, "Page", font=BOLD),
    *(text(50, 130 + 20 * at, str(at)) for at in range(5)),
    *(text(150, 130 + 20 * at, "Progress on the action plan") for at in range(5)),
    *(text(450, 130 + 20 * at, str(9 * at)) for at in range(5)),
]
LETTER = [
    text(50, 100, "Our ref: HB/12"),
    text(300, 100, "Lead officer: Ann Bell"),
    text(450, 100, "Date: 4 May 2019"),
    text(50, 140, *["Thank you for your letter about the action plan and its progress, which we have read."] * 9),
]
TWO_COLUMNS = [
    text(50, 100, "Actions taken so far", font=BOLD),
    text(320, 100, "Who leads on them", font=BOLD),
    text(50, 120, *["the board has met and agreed its actions"] * 20),
    text(320, 120, *["officers lead on them until next spring"] * 20),
]


NO_PLANS = {"contents": CONTENTS, "agenda": AGENDA, "letter": LETTER, "columns": TWO_COLUMNS}


@pytest.mark.parametrize("page", NO_PLANS.values(), ids=NO_PLANS)
def test_what_is_no_plan_is_no_table(page: list[Draw]) -> None:
    document = read(page)
    assert tables(document) == []
    assert prose(document)


def test_a_row_of_ordinary_words_is_no_header() -> None:
    within = ("4", "Review the action plan", "Lead officer", "Due by May")
    found = table(plan(FIRST, within, SECOND))
    assert rows(found) == wanted(FIRST, within, SECOND)
