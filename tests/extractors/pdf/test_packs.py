"""Packs: which papers they bind together, and which of their pages are read."""

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from extractors.pdf.document import extract
from extractors.pdf.glimpse import Glimpse, is_ruled
from extractors.pdf.page import read_page
from extractors.pdf.papers import find_papers, plain_title
from extractors.pdf.triage import MOST_HELD, SHORT, choose_pages, look_through
from extractors.plan import read_plan
from models.document import Paper, Paragraph
from models.errors import DocumentError
from tests.extractors.pdf.drawing import Draw, Sheet, read, tables, text

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"
PROSE = tuple(
    f"{number} The service has been reviewed and the review was noted by all who came" for number in range(20)
)
PLAN = ("Action", "Lead officer", "By when", "Progress", "Visit every home", "Head of Homes", "May 2019", "Begun")
XS = (50.0, 290.0, 390.0)
Lines = Iterable[str]


def pdf(
    *pages: Lines,
    bookmarks: Iterable[tuple[str, int, int]] = (),
    ruled: Iterable[int] = (),
    wide: Iterable[int] = (),
) -> bytes:
    """Pages of lines; bookmarks as title, page from 1 and level; `ruled` pages have a grid, `wide` are landscape."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for number, lines in enumerate(pages, start=1):
        canvas.setPageSize((1000, 842) if number in wide else (595, 842))
        for at, line in enumerate(lines):
            canvas.drawString(50, 800 - 14 * at, line)
        if number in ruled:
            canvas.grid([40, 200, 400, 550], [100, 300, 500, 810])
        for title, page, level in bookmarks:
            if page == number:
                canvas.bookmarkPage(title)
                canvas.addOutlineEntry(title, title, level)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def looked(content: bytes) -> tuple[PdfDocument, tuple[Glimpse, ...]]:
    opened = PdfDocument(content)
    return opened, look_through(opened)[0]


def papers(content: bytes) -> list[tuple[int, int, int, str | None]]:
    return [(paper.first, paper.last, paper.item, paper.title) for paper in find_papers(*looked(content))]


def chosen(content: bytes) -> tuple[list[int], list[int]]:
    """The pages, from 1, that are read with their rules, and those that are read for words alone."""
    opened, glimpses = looked(content)
    pages = choose_pages(opened, glimpses, find_papers(opened, glimpses))
    return [index + 1 for index, drawn in pages if drawn], [index + 1 for index, drawn in pages if not drawn]


def test_bookmarks_of_a_pack_name_its_papers() -> None:
    marks = (
        ("Agenda", 1, 0),
        ("7 Homes: covering report", 2, 0),
        ("Appendix 1 - Homes Plan.pdf", 3, 1),
        ("8 Rents", 5, 0),
    )
    assert papers(pdf(*[PROSE] * 5, bookmarks=marks)) == [
        (1, 1, 1, "Agenda"),
        (2, 2, 2, "Homes"),
        (3, 4, 2, "Homes Plan"),
        (5, 5, 3, "Rents"),
    ]


def test_headings_of_a_plan_that_are_bookmarks_part_nothing() -> None:
    marks = (("1 Introduction", 1, 0), ("2 Homes", 2, 0), ("3 Action plan", 3, 0))
    assert papers(pdf(*[PROSE] * 4, bookmarks=marks)) == []


def test_stamps_part_a_pack_without_bookmarks() -> None:
    pages = (("AGENDA", "1. Minutes"), ("Agenda Item 1", *PROSE), ("Agenda Item 1", *PROSE), ("Agenda Item 2", *PROSE))
    assert [paper[:3] for paper in papers(pdf(*pages))] == [(1, 1, 0), (2, 3, 1), (4, 4, 2)]


def test_a_plan_on_landscape_pages_is_bound_behind_its_report_without_a_word() -> None:
    content = pdf(
        ("AGENDA", "1. Minutes"), ("Agenda Item 1", *PROSE), PLAN, PLAN, ("Agenda Item 2", *PROSE), wide=(3, 4)
    )
    assert [paper[:3] for paper in papers(content)] == [(1, 1, 0), (2, 2, 1), (3, 4, 1), (5, 5, 2)]


def test_one_appendix_of_a_plan_makes_no_pack() -> None:
    assert papers(pdf(PROSE, PLAN, ("Appendix A", *PROSE))) == []


def test_a_blank_page_and_one_cut_off_bookmark_do_no_harm() -> None:
    assert papers(pdf(PROSE, (), bookmarks=(("Agenda", 1, 0),))) == []


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Item 7 - Supplementary Appendix B - EqIA", "Supplementary Appendix B - EqIA"),
        ("Agenda item 4. Minutes", "Minutes"),
        ("2019 Plan", "2019 Plan"),
        ("Appendix A", None),
    ],
)
def test_what_numbers_a_bookmark_is_no_title(title: str, plain: str | None) -> None:
    assert plain_title(title) == plain


def test_a_short_file_is_read_in_full() -> None:
    assert chosen(pdf(*[PROSE] * SHORT)) == (list(range(1, SHORT + 1)), [])


def test_only_the_plan_and_what_stands_around_it_is_read() -> None:
    pages = [("AGENDA", *PROSE), *[("Agenda Item 1", *PROSE)] * 20, *[("Agenda Item 2", *PROSE)] * 2, PLAN, PROSE]
    pages += [("Agenda Item 3", *PROSE)] * 20
    drawn, words = chosen(pdf(*pages))
    assert drawn == [24]
    assert {22, 23, 25} <= set(words)
    assert len(words) < 8


def test_a_table_goes_on_without_any_heading_until_its_paper_ends() -> None:
    pages = [("AGENDA", *PROSE), *[("Agenda Item 1", *PROSE)] * 20, ("Agenda Item 2", *PLAN), PROSE, PROSE]
    pages += [("Agenda Item 3", *PROSE)] * 2
    drawn, _ = chosen(pdf(*pages, ruled=(22, 23, 24, 25)))
    assert drawn == [22, 23, 24]


def test_pages_without_text_are_read_where_something_is_drawn() -> None:
    pages: list[Lines] = [PROSE] * 20
    pages[6], pages[9] = (), ()
    drawn, _ = chosen(pdf(*pages, ruled=(7,)))
    assert 7 in drawn
    assert 10 not in drawn


def test_rules_are_counted() -> None:
    opened = PdfDocument(pdf(PROSE, PLAN, ruled=(2,)))
    assert not is_ruled(opened, 0)
    assert is_ruled(opened, 1)


def test_a_long_file_without_a_plan_is_no_scan() -> None:
    blank: list[Lines] = [()] * (SHORT + 2)
    assert extract(pdf(*blank, PROSE), "long.pdf").pages == SHORT + 3
    with pytest.raises(DocumentError, match="no text on any page"):
        extract(pdf(*blank), "blank.pdf")


def test_a_pack_tells_the_running_heads_of_each_of_its_papers() -> None:
    document = extract((RAW / "aldmere-board-pack-2019.bookmarks.pdf").read_bytes(), "pack.pdf")
    assert document.papers[0] == Paper(1, 1, 1, "Agenda")
    assert all(not text.startswith("Page") for paper in document.papers for text in paper.running)
    assert document.papers[-1].last == document.pages


def test_what_is_not_read_of_a_pack_is_no_part_of_it() -> None:
    document = extract((RAW / "aldmere-board-pack-2019.bookmarks.pdf").read_bytes(), "pack.pdf")
    lettings = next(paper for paper in document.papers if paper.title == "Lettings")
    assert document.part(lettings.first, lettings.last).blocks == ()


def test_a_table_without_lines_does_not_go_on_in_the_next_paper() -> None:
    def page(title: str, *table: tuple[str, ...]) -> list[Draw]:
        drawn = [text(x, 60 + 20 * at, cell) for at, row in enumerate(table) for x, cell in zip(XS, row, strict=False)]
        return [text(50, 30, title), *drawn]

    plan = page("Agenda Item 1", ("Action", "Lead", "By when"), ("Visit homes", "Ann Bell", "May 2019"))
    other = page("Agenda Item 2", ("Rents of flats", "Leeds", "2018"), ("Rents of houses", "York", "2019"))
    found = tables(read([text(50, 30, "AGENDA")], plan, other))
    assert [table.place.page for table in found] == [2]


LONG = ("Visit every home of the northern estates", "Head of Homes", "May 2019")


def printed(top: float, numbers: Iterable[int]) -> list[Draw]:
    """Rows of a table without lines, numbered."""
    rows = [(top + 24 * at, number) for at, number in enumerate(numbers)]
    return [text(x, y, f"{words} {number}") for y, number in rows for x, words in zip(XS, LONG, strict=True)]


@pytest.mark.parametrize("boxes", [0, 4])
def test_the_rest_of_a_table_is_read_however_long_its_lines_and_few_its_rules(boxes: int) -> None:
    def drawn(sheet: Sheet) -> None:
        for at in range(boxes):
            sheet.canvas.rect(45 + 120 * at, 100, 120, 10, stroke=1, fill=0)

    head = [text(x, 80, words, font="Helvetica-Bold") for x, words in zip(XS, PLAN, strict=False)]
    prose = [text(50, 60 + 24 * at, f"{line}, and by all who asked") for at, line in enumerate(PROSE)]
    found = read(*[prose] * SHORT, [*head, *printed(100, range(28))], [*printed(60, range(28, 31)), drawn])
    (table,) = tables(found)
    assert (table.number_of_pages, table.rows) == (2, 32)
    assert table.row(32)[0].text == "Visit every home of the northern estates 30"


def test_prose_behind_a_table_stays_prose() -> None:
    head = [text(x, 80, words, font="Helvetica-Bold") for x, words in zip(XS, PLAN, strict=False)]
    prose = [text(50, 60 + 24 * at, f"{line}, and by all who asked") for at, line in enumerate(PROSE)]
    found = read(*[prose] * SHORT, [*head, *printed(100, range(28))], prose)
    (table,) = tables(found)
    assert (table.number_of_pages, table.rows) == (1, 29)


def test_page_numbers_that_begin_again_part_a_pack_without_bookmarks_and_stamps() -> None:
    pages = [(*PROSE, f"Page {number} of {total}") for total in (3, 4) for number in range(1, total + 1)]
    plan = [("Homes Action Plan", *PLAN, str(number)) for number in (1, 2)]
    found = papers(pdf(*pages, *plan, *pages[:3], wide=(8, 9)))
    assert [paper[:3] for paper in found] == [(1, 3, 1), (4, 7, 2), (8, 9, 2), (10, 12, 3)]


@pytest.mark.parametrize(
    "numbers",
    [
        ["", *(f"Page {number}" for number in range(1, 9))],  # a cover, then the plan
        [f"{number} | Homes Action Plan" for number in range(1, 9)],
        ["1", "1", "1", "1", "1"],  # no page number
        [""] * 8,
    ],
)
def test_one_run_of_page_numbers_makes_no_pack(numbers: list[str]) -> None:
    assert papers(pdf(*[(*PROSE, number) for number in numbers])) == []


def test_a_plan_in_a_pack_has_the_pages_of_its_own_paper() -> None:
    reports = [[text(50, 60, *PROSE), text(280, 820, f"Page {number} of 7")] for number in range(1, 8)]
    head = [text(x, 80, words, font="Helvetica-Bold") for x, words in zip(XS, PLAN, strict=False)]
    title = text(50, 60, "Homes Action Plan", size=16)
    first = [title, *head, *printed(100, range(20)), text(280, 820, "Page 1 of 2")]
    last = [text(50, 60, *PROSE[:3]), text(280, 820, "Page 2 of 2")]
    identity, actions = read_plan(read(*reports, first, last, *reports))
    assert (identity.title, identity.pages, len(actions)) == ("Homes Action Plan", (8, 9), 20)


def test_where_nothing_tells_papers_apart_the_tables_tell_the_pages() -> None:
    prose = [text(50, 60, *PROSE)]
    head = [text(x, 80, words, font="Helvetica-Bold") for x, words in zip(XS, PLAN, strict=False)]
    plan = [*head, *printed(100, range(20))]
    assert read_plan(read(*[prose] * 8, plan, *[prose] * 8))[0].pages == (9, 9)
    assert read_plan(read(*[prose] * 3, plan, *[prose] * 3))[0].pages == (1, 7)  # one paper, as short files are
    assert read_plan(read(*[prose] * 3, *[plan] * 12, prose))[0].pages == (1, 16)  # a plan with its introduction


def test_pages_that_are_read_in_any_case_are_read_at_the_first_look_and_alike() -> None:
    opened = PdfDocument(pdf(*[PROSE] * SHORT, PLAN, PROSE, ruled=[SHORT + 1]))
    _, held = look_through(opened)
    assert held == {SHORT: read_page(opened, SHORT)}
    assert len(held[SHORT].rules) == 8
    opened.close()


def test_all_pages_of_a_short_file_are_read_at_the_first_look() -> None:
    opened = PdfDocument(pdf(*[PROSE] * SHORT))
    assert sorted(look_through(opened)[1]) == list(range(SHORT))
    opened.close()


def test_a_very_long_plan_is_not_held_whole_and_loses_no_page() -> None:
    content = pdf(*[(*[""] * 12, *PLAN)] * (MOST_HELD + 3))  # below the head of the page
    opened = PdfDocument(content)
    assert sorted(look_through(opened)[1]) == list(range(MOST_HELD))
    opened.close()
    blocks = extract(content, "plan.pdf").blocks
    printed = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert printed.count("Visit every home") == MOST_HELD + 3
