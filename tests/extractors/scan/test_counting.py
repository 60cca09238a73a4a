import pytest

from extractors.scan.counting import out_of_count
from models.geometry import Box


def broken(*texts: str, left: float = 40.0) -> list[str]:
    words = [(text, Box(left + at % 2, 20.0 * at, left + 10, 20.0 * at + 9)) for at, text in enumerate(texts)]
    return [texts[at] for at in sorted(out_of_count(words))]


@pytest.mark.parametrize(
    ("column", "misread"),
    [
        (("4", "2", "3", "4"), ["4"]),  # a lone 1
        (("1", "2", "8", "4", "5", "6"), ["8"]),
        (("1.1", "1.2", "13", "1.4", "2.1", "2.2"), ["13"]),
        (("la", "1b", "1c", "2a", "2b"), ["la"]),
        (("R1", "R2", "RB", "R4", "R5", "R6"), ["RB"]),
        (("A1.3", "A1.4", "ALS", "A1.6", "A1.7"), []),  # no number, and too long to be taken for one
        (("1.", "2.", "3.", "4.", "S", "6.", "7."), ["S"]),
    ],
)
def test_what_breaks_the_count_of_its_column_is_named(column: tuple[str, ...], misread: list[str]) -> None:
    assert broken(*column) == misread


@pytest.mark.parametrize(
    "column",
    [
        ("1", "2", "3"),
        ("1", "2", "4", "5", "6"),  # one left out
        ("1.1", "1.2", "2.1", "2.2", "3.1"),
        ("1.", "2.", "1.", "2.", "3."),
        ("1a", "1b", "2a", "2b", "2c"),
        ("(1)", "(2)", "(3)", "(1)", "(2)"),
        ("4", "3", "4", "1", "2", "2", "4", "1"),  # ratings
        ("31.10.12", "2013", "May"),
        ("3", "1"),
        (),
    ],
)
def test_a_count_that_goes_on_or_begins_again_and_numbers_that_do_not_count_are_not_doubted(
    column: tuple[str, ...],
) -> None:
    assert broken(*column) == []


def test_columns_count_by_themselves() -> None:
    words = [(str(at + 1), Box(40, 20.0 * at, 50, 20.0 * at + 9)) for at in range(4)]
    words += [(text, Box(300, 20.0 * at, 310, 20.0 * at + 9)) for at, text in enumerate("7231")]
    assert out_of_count(words) == frozenset()
