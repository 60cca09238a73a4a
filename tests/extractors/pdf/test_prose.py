"""What stands between tables: headings, paragraphs, bullets; running heads and feet left out."""

from models.document import Document, Paragraph
from tests.extractors.pdf.drawing import Draw, Ruled, prose, read, tables, text

BODY = "The plan says what the council of Northmere will do about its housing, by when, and who will see to it."
MORE = "It was agreed by the cabinet and will be looked at again before the end of the council's own year."
BOLD = "Helvetica-Bold"


def page(number: int, *drawn: Draw, of: int = 3) -> list[Draw]:
    """A page with a running head, a foot in two parts, and what else is drawn."""
    return [
        text(50, 30, "Northmere Council – Housing plan"),
        text(50, 820, f"Page {number} of {of}"),
        text(400, 820, "Published in May"),
        *drawn,
    ]


def levels(document: Document) -> list[tuple[str, int | None]]:
    return [(block.text, block.level) for block in document.blocks if isinstance(block, Paragraph)]


def test_what_every_page_repeats_is_running_and_no_prose() -> None:
    wordings = ["Homes come first.", "Rents are next.", "Parks are last."]
    document = read(*(page(number, text(50, 300, words)) for number, words in enumerate(wordings, start=1)))
    assert prose(document) == wordings
    assert document.running == ("Northmere Council – Housing plan", "Published in May")


def test_a_head_that_counts_its_pages_is_running_once() -> None:
    pages = [[text(50, 30, f"Housing plan, sheet {n}"), text(50, 300, words)] for n, words in ((1, BODY), (2, MORE))]
    document = read(*pages)
    assert prose(document) == [BODY, MORE]
    assert document.running == ("Housing plan, sheet 1",)


def test_page_numbers_are_neither_prose_nor_running() -> None:
    for foot in ("7", "Page 7", "Page 7 of 9", "- 7 -", "7/9"):
        document = read([text(50, 300, BODY), text(290, 825, foot)])
        assert prose(document) == [BODY]
        assert document.running == ()


def test_a_number_in_the_middle_of_the_page_is_text() -> None:
    assert prose(read([text(50, 300, "7")])) == ["7"]


def test_what_is_repeated_in_the_middle_of_pages_is_text() -> None:
    assert (
        prose(read([text(50, 300, "Reviewed in May.")], [text(50, 300, "Reviewed in May.")]))
        == ["Reviewed in May."] * 2
    )


def test_what_stands_at_the_edge_of_one_page_alone_is_text() -> None:
    document = read([text(50, 40, "Housing plan of Northmere"), text(50, 300, BODY)], [text(50, 300, MORE)])
    assert prose(document) == ["Housing plan of Northmere", BODY, MORE]
    assert document.running == ()


def test_heads_of_the_pages_do_not_keep_a_table_in_two() -> None:
    upper = Ruled((("Action", "Lead"), ("Inspect", "Board")), top=760)
    lower = Ruled((("Report", "Cabinet"), ("Write", "Board")), top=50)
    document = read(page(1, upper, of=2), page(2, lower, of=2))
    assert [found.rows for found in tables(document)] == [4]
    assert prose(document) == []


def test_larger_type_makes_headings_by_size() -> None:
    drawn = [
        text(50, 150, "Housing plan", size=20),
        text(50, 200, "Safer homes", size=14),
        text(50, 240, BODY),
        text(50, 290, "Fair rents", size=14),
        text(50, 330, MORE),
    ]
    assert levels(read(drawn)) == [
        ("Housing plan", 1),
        ("Safer homes", 2),
        (BODY, None),
        ("Fair rents", 2),
        (MORE, None),
    ]


def test_a_bold_line_by_itself_is_a_heading_below_the_larger_ones() -> None:
    drawn = [
        text(50, 150, "Housing plan", size=20),
        text(50, 200, "Safer homes", font=BOLD),
        text(50, 240, BODY),
    ]
    assert levels(read(drawn)) == [("Housing plan", 1), ("Safer homes", 2), (BODY, None)]


def test_a_heading_of_two_lines_is_one() -> None:
    drawn = [text(50, 150, "Housing and", "regeneration plan", size=20), text(50, 260, BODY)]
    assert levels(read(drawn)) == [("Housing and regeneration plan", 1), (BODY, None)]


def test_a_heading_set_close_to_its_text_stays_apart_from_it() -> None:
    drawn = [text(50, 150, "Safer homes", font=BOLD), text(50, 162, BODY)]
    assert levels(read(drawn)) == [("Safer homes", 1), (BODY, None)]


def test_a_long_text_in_large_type_is_no_heading() -> None:
    large = text(50, 150, *[BODY[:60]] * 4, size=14)
    document = read([large, *(text(50, 300 + 30 * number, MORE) for number in range(6))])
    assert levels(document)[0] == (" ".join([BODY[:60]] * 4), None)


def test_wrapped_lines_are_one_paragraph_and_a_gap_parts_two() -> None:
    upper = ("The plan says what the council of Northmere will do", "about its housing, and who will see to all of it.")
    lower = ("It was agreed by the cabinet and will be looked at,", "once more, before the end of the council's year.")
    document = read([text(50, 150, *upper), text(50, 190, *lower)])
    assert prose(document) == [" ".join(upper), " ".join(lower)]


def test_bullets_are_paragraphs_of_their_own() -> None:
    document = read([text(50, 150, "The plan wants", "• safer homes", "• fair rents")])
    assert [(block.text, block.bullet) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("The plan wants", False),
        ("safer homes", True),
        ("fair rents", True),
    ]


def test_blocks_stand_in_printed_order_with_page_and_box() -> None:
    grid = Ruled((("Action", "Lead"), ("Inspect", "Board")), top=200)
    document = read([text(50, 400, MORE), grid, text(50, 150, BODY)], [text(50, 150, "Reviewed in May.")])
    assert [getattr(block, "text", "a table") for block in document.blocks] == [
        BODY,
        "a table",
        MORE,
        "Reviewed in May.",
    ]
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.box is not None
    assert last.page == 2
    assert last.box.x0 == 50
    assert last.box.top < 150 < last.box.bottom
