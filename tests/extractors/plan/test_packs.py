"""A pack's actions name the plan that they stand in; what is no plan gives none."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.plan import read_plan
from extractors.plan.packs import bound_plans
from extractors.registry import read
from models.action import Action
from models.document import Document, Paper, Paragraph
from models.table import Table
from pipeline.classify import classify
from tests.extractors.plan.building import table

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"
PLAN_HEAD = ("Action", "Lead", "By when", "RAG")


def at(page: int, *rows: tuple[str, ...]) -> Table:
    made = table(*rows)
    cells = tuple(replace(cell, place=replace(cell.place, page=page)) for cell in made.cells)
    return replace(made, cells=cells, place=replace(made.place, page=page))


def pack(*papers: Paper, blocks: tuple[Paragraph | Table, ...]) -> Document:
    return Document("pack.pdf", "0" * 64, blocks, pages=papers[-1].last, papers=papers)


def plan(page: int, text: str = "Visit every home in the ward", rag: str = "G") -> Table:
    return at(page, PLAN_HEAD, (text, "Head of Homes", "May 2019", rag), (f"{text} again", "Clerk", "June 2019", rag))


@pytest.mark.parametrize("form", ["bookmarks", "stamps"])
def test_each_action_names_the_plan_that_it_stands_in(form: str) -> None:
    name = f"aldmere-board-pack-2019.{form}.pdf"
    _, actions = read_plan(read((RAW / name).read_bytes(), name))
    named = dict.fromkeys((each.document.title, each.document.body, each.document.pages) for each in actions)
    assert list(named) == [
        ("Homes Improvement Plan 2019", "Aldmere Borough Council", (5, 6)),
        ("Child M Action Plan", "Aldmere Safeguarding Children Board", (12, 13)),
        ("Action log", "Aldmere Borough Council", (15, 15)),
    ]
    assert {each.document.borough for each in actions} == {"Aldmere"}
    assert {str(each.document.date) for each in actions} == {"2019-03-04"}


@pytest.mark.parametrize("form", ["bookmarks", "stamps"])
def test_registers_budgets_minutes_and_forward_plans_give_no_action(form: str) -> None:
    name = f"aldmere-board-pack-2019.{form}.pdf"
    _, actions = read_plan(read((RAW / name).read_bytes(), name))
    assert {each.source.page for each in actions} == {6, 13, 15}


def test_a_file_that_is_no_pack_is_one_plan_of_all_its_pages() -> None:
    document = Document("a.pdf", "0" * 64, (plan(3),), pages=9)
    assert read_plan(document)[0].pages == (1, 9)
    assert read_plan(replace(document, pages=None))[0].pages is None


def test_a_plan_in_two_papers_of_an_item_is_one_where_only_a_part_of_it_is_named() -> None:
    papers = (Paper(1, 2, 1, "Improvement Plan"), Paper(3, 4, 1, "Priority 2"), Paper(5, 6, 2, "Rents"))
    found = bound_plans(pack(*papers, blocks=(plan(1), plan(3))))
    assert [each.pages for each in found] == [(1, 4)]


def test_two_plans_of_an_item_are_two_though_their_columns_are_the_same() -> None:
    papers = (Paper(1, 2, 1, "Homes Plan"), Paper(3, 4, 1, "Schools Improvement Plan"))
    found = bound_plans(pack(*papers, blocks=(plan(1), plan(3))))
    assert [each.pages for each in found] == [(1, 2), (3, 4)]


def test_what_the_plan_does_not_say_its_covering_report_tells() -> None:
    papers = (Paper(1, 1, 1, "Homes: report"), Paper(2, 3, 1, "Plan"))
    report = Paragraph("Northmere Council", 1, 1)
    identity, _ = read_plan(pack(*papers, blocks=(report, Paragraph("Homes Plan", 1, 2), plan(2))))
    assert (identity.borough, identity.body, identity.pages) == ("Northmere", "Northmere Council", (2, 3))


def test_the_title_of_a_plan_without_one_is_its_bookmark() -> None:
    papers = (Paper(1, 1, 1, "Agenda"), Paper(2, 3, 2, "Child K"))
    assert read_plan(pack(*papers, blocks=(plan(2),)))[0].title == "Child K"


def test_a_pack_without_a_plan_gives_no_action() -> None:
    papers = (Paper(1, 1, 1, "Agenda"), Paper(2, 3, 2, "Rents"))
    identity, actions = read_plan(pack(*papers, blocks=(Paragraph("Northmere Council", 1, 1),)))
    assert (identity.borough, identity.pages, actions) == ("Northmere", None, ())


def statuses(actions: tuple[Action, ...], document: Document) -> list[str]:
    return [each.status.value for each in classify(actions, document)]


def test_colours_count_by_the_key_of_their_own_plan() -> None:
    papers = (Paper(1, 2, 1, "Homes Plan"), Paper(3, 4, 2, "Schools Plan"))
    keys = (at(1, ("G", "Completed"), ("R", "Delayed")), at(3, ("G", "Not started"), ("R", "Completed")))
    document = pack(*papers, blocks=(keys[0], plan(2), keys[1], plan(4)))
    _, actions = read_plan(document)
    assert statuses(actions, document) == ["completed", "completed", "not_started", "not_started"]


def test_a_risk_register_with_owners_and_dates_is_no_plan() -> None:
    head = ("Risk", "Likelihood", "Impact", "Controls", "Mitigating action", "Owner", "Due date")
    row = ("Homes decay", "3", "4", "Surveys", "Survey the oldest homes first", "Head of Assets", "June 2019")
    document = Document("a.pdf", "0" * 64, (at(1, head, row, row),), pages=1)
    assert read_plan(document)[1] == ()
