"""Slides: one table each, with a title of its own, are one plan."""

from collections.abc import Callable

import pytest

from extractors.pdf.document import extract
from extractors.plan import read_plan
from models.action import Action
from tests.extractors.pdf.drawing import Draw, Ruled, pdf, text

SLIDE = (960.0, 540.0)
HEAD = ("Ref", "Action", "Lead", "By when", "Progress")
WIDTHS = (60, 300, 160, 120, 220)
FIRST = ("1", "Write to every tenant", "Ann Bell", "March 2019", "Letters drafted")
SECOND = ("2", "Inspect the lifts", "Tom Reed", "May 2019", "Begun")
FOURTH = ("4", "Test the alarms", "Ann Bell", "July 2019", "Not begun")
THIRD = ("3", "Train the wardens", "Ann Bell", "June 2019", "Not begun")


def slide(title: str, *rows: tuple[str, ...], head: bool = True) -> list[Draw]:
    table = Ruled((HEAD, *rows) if head else rows, widths=WIDTHS, top=120, head=int(head))
    return [text(50, 70, title, size=24, font="Helvetica-Bold"), table]


def unruled(title: str, *rows: tuple[str, ...], head: bool = True) -> list[Draw]:
    """The same slide without a line."""
    table = Ruled((HEAD, *rows) if head else rows, widths=WIDTHS, top=120, head=int(head))
    drawn = [text(50, 70, title, size=24, font="Helvetica-Bold")]
    for row, texts in enumerate(table.rows):
        font = "Helvetica-Bold" if row < table.head else "Helvetica"
        places = zip(table.xs, texts, strict=False)
        drawn += [text(x + 4, table.ys[row] + 12, cell, font=font) for x, cell in places]
    return drawn


def actions(*pages: list[Draw]) -> tuple[Action, ...]:
    return read_plan(extract(pdf(*pages, size=SLIDE), "slides.pdf"))[1]


@pytest.mark.parametrize("make", [slide, unruled])
@pytest.mark.parametrize("head", [True, False])
def test_the_tables_of_slides_are_one_plan(make: Callable[..., list[Draw]], head: bool) -> None:
    pages = [
        make("Estates plan: safety", FIRST, SECOND),
        make("Estates plan: people (continued)", THIRD, FOURTH, head=head),
    ]
    found = actions(*pages)
    assert [action.ref for action in found] == ["1", "2", "3", "4"]
    assert [action.leads[0].name for action in found] == ["Ann Bell", "Tom Reed", "Ann Bell", "Ann Bell"]
    assert [action.source.page for action in found] == [1, 1, 2, 2]
