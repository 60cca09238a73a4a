"""Columns that hold two fields: each paragraph goes to the one that it speaks for."""

import pytest

from extractors.plan.mixed import is_update, share_out
from models.row import Field
from tests.extractors.plan.building import lines

LEAD_DUE = (Field.LEAD, Field.DUE)


def shared(fields: tuple[Field, ...], text: str) -> dict[str, str]:
    """What each field gets, a line a printed one."""
    return {share.field.value: "\n".join(line.text for line in share.lines) for share in share_out(fields, lines(text))}


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        (LEAD_DUE, "Head Ranger\nMay 2019", {"lead": "Head Ranger", "due": "May 2019"}),
        (LEAD_DUE, "Head Ranger\n+30/06/2019", {"lead": "Head Ranger", "due": "30/06/2019"}),
        (LEAD_DUE, "Head Ranger\nOngoing", {"lead": "Head Ranger", "due": "Ongoing"}),
        (LEAD_DUE, "Head Ranger", {"lead": "Head Ranger", "due": ""}),
        (
            (Field.DUE, Field.OUTCOME),
            "By June 2019\nForty paths open",
            {"due": "By June 2019", "outcome": "Forty paths open"},
        ),
        (
            (Field.PROGRESS, Field.RAG),
            "The path was mended\nGreen",
            {"progress": "The path was mended", "rag": "Green"},
        ),
        (
            (Field.OUTCOME, Field.PROGRESS),
            "Walkers know their way\nThe signs were put up in May 2019",
            {"outcome": "Walkers know their way", "progress": "The signs were put up in May 2019"},
        ),
        ((Field.ACTION,), "Plant a hedge\nMay 2019", {"action": "Plant a hedge\nMay 2019"}),
        ((), "Plant a hedge", {}),
    ],
)
def test_paragraphs_go_to_the_field_that_they_speak_for(
    fields: tuple[Field, ...], text: str, expected: dict[str, str]
) -> None:
    assert shared(fields, text) == expected


@pytest.mark.parametrize(
    ("text", "update"),
    [
        ("The policy was agreed in January", True),
        ("Work is underway with the two trusts", True),
        ("Signs put up and walkers counted in May 2019", True),
        ("Delayed until the new contract starts", True),
        ("Walkers know their way and feel safe", False),
        ("Policy agreed", False),
        ("Forty signs to be put up by May 2019", False),
        ("Officers trained by March 2020", False),
    ],
)
def test_an_update_tells_what_has_happened(text: str, update: bool) -> None:
    assert is_update(text) is update


@pytest.mark.parametrize("fields", [LEAD_DUE, (Field.ACTION, Field.DUE), (Field.RAG, Field.PROGRESS, Field.OUTCOME)])
def test_every_line_goes_to_exactly_one_field(fields: tuple[Field, ...]) -> None:
    printed = lines("Head Ranger\n+and Warden\n\nMay 2019\nGreen\n• The path was mended\n---\nOngoing")
    given = [line for share in share_out(fields, printed) for line in share.lines]
    assert sorted(line.text for line in given) == sorted(line.text for line in printed)
