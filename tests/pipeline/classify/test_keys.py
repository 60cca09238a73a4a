"""The document's own key, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Document
from models.status import Status
from pipeline.classify.codes import is_code, percentages, plain
from pipeline.classify.keys import StatusKey, read_key
from tests.pipeline.classify.plans import document, table

DONE, TRACK, GOING = (Status.COMPLETED,), (Status.ON_TRACK,), (Status.IN_PROGRESS,)
LATE, IDLE = (Status.DELAYED,), (Status.NOT_STARTED,)
PLAN = table(
    ("Ref", "Action", "RAG", "Update"), ("1", "Write a policy", "Green", "Completed"), ("2", "Train", "Red", "-")
)

KEYS = {
    "legend": document(PLAN, "Key: Red – not started; Amber – in progress; Green – complete"),
    "letters": document("RAG: R = not started, A = in progress, G = complete", PLAN),
    "one a paragraph": document("RAG rating", "Red Not started", "Amber In progress", "Green Completed", PLAN),
    "letter and colour": document("Red (R) - action not started; Amber (A) - in progress; Green (G) - action complete"),
    "spelled": document("R (Red) = not started, A (Amber) = underway, G (Green) = done"),
    "sentence": document("Colours: green means the action is complete, amber means underway, red means not started."),
    "foot": document(PLAN, running=("Key: Green = done | Amber = underway | Red = not started",)),
    "table": document(
        table(("Colour", "Meaning"), ("Red", "Not yet started"), ("Amber", "Under way"), ("Green", "Done"))
    ),
    "three columns": document(
        table(("R", "Red", "Not started"), ("A", "Amber", "Started"), ("G", "Green", "Complete"))
    ),
    "row": document(table(("Red", "Not started", "Amber", "In progress", "Green", "Complete"), *[("1",) * 6] * 20)),
    "across": document(table(("Red", "Amber", "Green"), ("Not started", "Started", "Complete"))),
    "heading": document(table(("Ref", "RAG (R = not started, A = in progress, G = complete)"), ("1", "G"))),
    "fills": document(
        table((("", "#ff0000"), "Not started"), (("", "#ffc000"), "Going on: in progress"), (("", "#00b050"), "Done"))
    ),
    "words on fills": document(
        table((("Not started", "#ff0000"), ("In progress", "#ffc000"), ("Complete", "#00b050")))
    ),
}


@pytest.mark.parametrize("printed", KEYS)
def test_a_key_is_read_wherever_it_stands(printed: str) -> None:
    key = read_key(KEYS[printed])
    for codes, statuses in ((("Red", "R", "red (fill)"), IDLE), (("Amber", "A"), GOING), (("GREEN", "g"), DONE)):
        assert {key.statuses(code) for code in codes} == {statuses}, key.entries


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (
            "Blue = completed and checked, Green = completed, Amber = on target, Red = overdue",
            (DONE, DONE, TRACK, LATE),
        ),
        (
            "Blue: not started. Green: on track. Amber: at risk of missing its date. Red: late",
            (IDLE, TRACK, LATE, LATE),
        ),
        (
            "Blue – complete; Green – will be completed on time; Amber – some concerns; Red – major problems",
            (DONE, TRACK, LATE, LATE),
        ),
        (
            "Blue = no longer required; Green = done; Amber = not yet started; Red = will not be done",
            ((Status.CANCELLED,), DONE, IDLE, LATE),
        ),
    ],
)
def test_councils_contradict_one_another(printed: str, meant: tuple[tuple[Status, ...], ...]) -> None:
    key = read_key(document(f"Key: {printed}"))
    assert tuple(key.statuses(code) for code in ("Blue", "Green", "Amber", "Red")) == meant


def test_numbers_and_percentages_have_keys_too() -> None:
    key = read_key(
        document("Status: 1 = complete, 2 = on track, 3 = behind schedule", "0% = not started, 1-99% = underway")
    )
    assert (key.statuses("1"), key.statuses("3"), key.statuses("4")) == (DONE, LATE, ())
    assert (key.statuses("0%"), key.statuses("75 %"), key.statuses("100%")) == (IDLE, GOING, ())


def test_words_have_keys_too() -> None:
    rows = (
        ("Status", "Description"),
        ("Sailing", "Will be delivered by the due date"),
        ("Becalmed", "No progress made"),
    )
    key = read_key(document(table(*rows)))
    assert (key.statuses("Sailing"), key.statuses("becalmed")) == (TRACK, LATE)


def test_a_meaning_with_two_statuses_and_two_keys_that_differ_allow_both() -> None:
    assert read_key(document("Key: Green = on track or completed; Red = late")).statuses("G") == TRACK + DONE
    both = document("Key: Green = done; Red = late", PLAN, "Key: Green = on target; Red = late")
    assert read_key(both).statuses("green") == DONE + TRACK


def test_shades_of_a_fill_that_the_key_calls_otherwise() -> None:
    key = read_key(document("Key: Amber = underway; Green = done"))
    assert key.statuses("yellow (fill)") == GOING
    assert key.statuses("Yellow") == ()


@pytest.mark.parametrize(
    "other",
    [
        document("Risk: Red – high; Amber – medium; Green – low"),
        document("Abbreviations: A = Assistant Director, R = Registrar"),
        document("Green – complete."),
        document("The Green Room is closed; Red Lion Street was completed."),
        document("1. Policy completed", "2. Training not started"),
        document(PLAN),
        document(),
    ],
)
def test_what_is_no_key(other: Document) -> None:
    assert read_key(other) == StatusKey()


@given(st.lists(st.text(st.sampled_from("RedAmberGn=:–-; 1%\ncompleteonstarted"), max_size=60), max_size=4))
def test_any_paragraphs_give_a_key(texts: list[str]) -> None:
    key = read_key(document(*texts))
    for code, meaning, status in key.entries:
        assert status in key.statuses(code)
        assert code and any(code in text and meaning in text for text in texts)


@pytest.mark.parametrize("code", ["G", "green", "Amber (fill)", "3", "75%", "1-25 %", "✓", "(R)"])
def test_codes(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize("word", ["Complete", "On track", "Green – complete", "AB", "", "2014"])
def test_words_are_no_codes(word: str) -> None:
    assert not is_code(word)


def test_codes_are_compared_without_their_dress() -> None:
    assert plain(" (A) ") == plain("AMBER") == plain("amber (fill)") == plain("Amber rated") == "amber"
    assert percentages("25% - 50%") == (25, 50)


@pytest.mark.parametrize(
    ("line", "code", "status"),
    [
        ("Key: 1 Not started; 2 Started; 3 Delayed; 4 Completed", "4", Status.COMPLETED),
        ("Key: * planned, ** started, *** completed", "***", Status.COMPLETED),
        ("Key: * planned, ** started, *** completed", "**", Status.IN_PROGRESS),
        ("Legend: P1 = on track. P2 = slipped. P4 = finished.", "P2", Status.DELAYED),
    ],
)
def test_a_code_is_looked_up_in_a_line_that_names_itself_a_key(line: str, code: str, status: Status) -> None:
    assert read_key(document(line)).statuses(code) == (status,)


def test_a_line_that_is_no_key_gives_a_code_no_meaning() -> None:
    assert read_key(document("In ward 4 completed works were inspected")).statuses("4") == ()
