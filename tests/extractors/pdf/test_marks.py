"""What a page says of the paper that it begins."""

import pytest

from extractors.pdf.marks import read_mark


@pytest.mark.parametrize("stamp", ["Agenda Item 7", "AGENDA ITEM No. 7", "Item 7", "Minute Item 7", "Agenda Item: 7"])
def test_a_stamp_names_the_agenda_item_wherever_it_is_drawn(stamp: str) -> None:
    lines = [f"{number} words of a report" for number in range(30)]
    assert read_mark([stamp, *lines]).item == "7"
    assert read_mark([*lines, stamp, "Page 12"]).item == "7"


@pytest.mark.parametrize(
    ("line", "annex", "title"),
    [
        ("Appendix 2", "appendix 2", "Child K Action Plan"),
        ("APPENDIX B", "appendix b", "Child K Action Plan"),
        ("Annex 1 - Improvement Plan", "annex 1", "Improvement Plan"),
        ("Enclosure 3a: Tracker of actions", "enclosure 3a", "Tracker of actions"),
    ],
)
def test_an_appendix_is_named_with_its_title(line: str, annex: str, title: str) -> None:
    mark = read_mark([line, "Child K Action Plan", *["A line of it"] * 40])
    assert (mark.annex, mark.title) == (annex, title)


@pytest.mark.parametrize(
    "line", ["Appendix 2 (continued)", "See appendix 2 for the plan", "Appendix 2's figures", "Item 7 was deferred"]
)
def test_mentions_are_no_marks(line: str) -> None:
    mark = read_mark([line, *["A line of it"] * 40])
    assert (mark.item, mark.annex) == (None, None)


def test_a_sheet_with_little_else_is_a_cover() -> None:
    assert read_mark(["Aldmere Council", "Homes Improvement Plan", "2019"]).cover == "Homes Improvement Plan"
    assert read_mark(["Homes Improvement Plan", *["A line of many words of text"] * 40]).cover is None
    assert read_mark(["This page is intentionally left blank", "Report 3"]).cover is None


@pytest.mark.parametrize("line", ["AGENDA", "Public Document Pack", "Items of business", "Agenda Item 4"])
def test_an_agenda_is_known(line: str) -> None:
    assert read_mark(["Aldmere Council", line, "Town Hall"]).agenda
