"""Text that is struck out is left out with a warning, in whatever format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plan import read_plan
from extractors.plan.bands import STRUCK
from extractors.registry import read
from extractors.struck import is_styled, without_struck
from models.action import Action

HEADER = ("Action", "Lead", "By when")
OTHERS = [(f"Mend the gate of park {at} before the winter storms come", "Ranger", "May 2019") for at in range(4)]


def web(first: str) -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}" for cell in row) for row in (HEADER, (first, *OTHERS[0][1:]), *OTHERS)
    )
    return f"<html><table>{rows}</table></html>".encode()


def text(first: str) -> bytes:
    return "\n".join("\t".join(row) for row in (HEADER, (first, *OTHERS[0][1:]), *OTHERS)).encode()


def values(first: str) -> bytes:
    return text(first).replace(b"\t", b",")


def actions(content: bytes) -> tuple[Action, ...]:
    return read_plan(read(content, "plan"))[1]


@pytest.mark.parametrize("written", [web, text, values])
@pytest.mark.parametrize("tag", ["s", "del", "strike"])
def test_words_between_tags(written: object, tag: str) -> None:
    assert callable(written)
    first, *others = actions(written(f"Tell <{tag}>the Board</{tag}> parents"))
    assert first.action == "Tell parents"
    assert STRUCK in first.warnings
    assert not any(STRUCK in other.warnings for other in others)


@pytest.mark.parametrize("written", [text, values])
def test_words_between_the_signs_of_markdown(written: object) -> None:
    assert callable(written)
    first = actions(written("Tell ~~the Board~~ parents, about ~5 of them"))[0]
    assert first.action.startswith("Tell parents")
    assert STRUCK in first.warnings


def test_words_that_a_style_strikes_out() -> None:
    struck = '<span style="color:red;text-decoration: line-through">the Board</span>'
    first = actions(web(f"<p>Tell {struck} parents</p>"))[0]
    assert (first.action, first.warnings) == ("Tell parents", (STRUCK,))


def test_a_cell_and_a_row_that_are_struck_out() -> None:
    content = web("Tell parents").replace(b"<td>Ranger", b'<td style="text-decoration:line-through">Ranger', 1)
    assert (actions(content)[0].leads, actions(content)[0].warnings) == ((), (STRUCK,))


def test_tags_that_run_over_cells() -> None:
    row = "Tell parents of the change\t<del>Ranger\tMay 2019</del>"
    lines = text("Tell parents").decode().split("\n")
    first = actions("\n".join((lines[0], row, *lines[2:])).encode())[0]
    assert (first.action, first.leads, first.due) == ("Tell parents of the change", (), ())
    assert STRUCK in first.warnings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a <del>b <s>c</s> d</del> e", "a  e"),
        ("a <del>b <s>c</s> d", "a <del>b  d"),
        ("a</del> b", "a</del> b"),
        ("<section>a</section> <street>", "<section>a</section> <street>"),
        ("~~a ~ b", "~~a ~ b"),
        ("1 < 2 ~~~~", "1 < 2 ~~~~"),
    ],
)
def test_pairs(before: str, after: str) -> None:
    assert without_struck(before) == (after, before != after)


def test_styles() -> None:
    assert is_styled("TEXT-DECORATION-LINE: underline line-through")
    assert not is_styled("text-decoration: underline; x: line-through")


def test_many_open_tags_take_no_time() -> None:
    assert without_struck("<s>" * 50_000)[1] is False
    assert without_struck("<s>" * 50_000 + "</s>" * 50_000) == ("", True)
    assert without_struck("~~" * 50_000)[1] is False


@given(st.lists(st.sampled_from(["<s>", "</s>", "<del x>", "</del>", "a", "\t", "~~"]), max_size=12).map("".join))
def test_tabs_and_letters_outside_stay(given_text: str) -> None:
    kept, struck = without_struck(given_text)
    assert kept.count("\t") == given_text.count("\t") or "~~" in given_text
    assert struck or kept == given_text
