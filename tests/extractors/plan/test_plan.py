"""Whole documents -> actions: the samples give their golden records, and no document of any texts stops the reading."""

import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.plan import read_plan
from extractors.registry import read
from models.document import Document
from models.record import dumps, loads
from models.table import Table
from tests.extractors.plan.building import C, Printed, Row, actions_of, document, table
from tests.samples.make import RAW, SAMPLES

GOLDEN = Path(__file__).parent / "golden"
MISREAD = {  # what is wrong in a sample: it has no golden records until that is mended
    "kelderdale-public-health-2019.two-headers.pdf": "two parties below each other are read as one",
}
HELD = [sample.file for sample in SAMPLES if sample.file not in MISREAD]
HEADINGS = ("No", "Action", "Recommendation", "Lead", "By when", "Outcome", "Progress", "RAG", "Date completed", "")


@pytest.mark.parametrize("name", HELD)
def test_a_sample_gives_its_golden_records(name: str, regold: bool) -> None:
    """What `read_plan` gives, one record a line; `pytest --regold` writes it anew, and the diff is to be reviewed."""
    golden = GOLDEN / f"{name}.jsonl"
    records = [dumps(action) for action in read_plan(read((RAW / name).read_bytes(), name))[1]]
    if regold:
        golden.write_text("".join(f"{record}\n" for record in records), encoding="utf-8")
    kept = golden.read_text(encoding="utf-8").splitlines()
    assert records == kept, "\n".join(difflib.unified_diff(kept, records, lineterm="", n=0))


def test_every_sample_has_its_golden_file_or_a_reason() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.jsonl" for name in HELD}
    assert set(MISREAD) < {sample.file for sample in SAMPLES}


def test_a_borough_given_is_that_of_every_action() -> None:
    plan = table(("Action", "Lead"), ("Plant a hedge", "Ranger"))
    identity, actions = read_plan(document("# Wexbridge Council Action Plan", plan), "Northmere")
    assert identity.borough == "Northmere"
    assert [action.document for action in actions] == [identity]


def test_a_document_without_a_plan_has_no_actions() -> None:
    assert actions_of("# Minutes", "The Chair thanked officers.", table(("Item", "Page"), ("Hedges", "4"))) == ()


# fmt: off
PHRASES = (
    "1) ", "2) Mow", "Plant a hedge", "+by June 2019", "May 09", "31.9.12", "---", "", "MUST DO", "• oak", "Ranger",
    "Ongoing", "Green", "AB / CD", "2.4.3", "was done in May 2019", "Recommendation 4:", "Update:",
)
# fmt: on
TEXTS = st.one_of(st.text(max_size=20), st.lists(st.sampled_from(PHRASES), max_size=6).map("\n".join))
SPANS = st.integers(1, 3)
FILLS = st.sampled_from((None, "#00b050"))
CELLS = st.one_of(
    TEXTS, st.builds(C, TEXTS, columns=SPANS, rows=SPANS, fill=FILLS, bold=st.booleans(), rotated=st.booleans())
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with two to five columns, most often under headings of a plan; merged cells hide what they cover."""
    width, height = draw(st.integers(2, 5)), draw(st.integers(0, 4))
    head: Row = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
    body: list[list[Printed]] = [[draw(CELLS) for _ in range(width)] for _ in range(height)]
    for row in range(height):
        for column in range(width):
            cell = body[row][column]
            if isinstance(cell, C):
                rows, columns = min(cell.rows, height - row), min(cell.columns, width - column)
                covered = [(row + down, column + along) for down in range(rows) for along in range(columns)]
                if any(body[at][beside] is None for at, beside in covered):
                    rows, columns, covered = 1, 1, []
                for at, beside in covered:
                    body[at][beside] = None
                body[row][column] = replace(cell, rows=rows, columns=columns)
    return table(head, *body)


DOCUMENTS = st.lists(st.one_of(TEXTS.map(lambda text: f"# {text}"), tables()), max_size=3).map(
    lambda blocks: document(*blocks)
)


@given(DOCUMENTS)
def test_any_document_is_read(made: Document) -> None:
    """No table of any texts raises; every action says something, and its record is read back as it was."""
    for action in read_plan(made)[1]:
        assert action.action.strip()
        assert all(warning.strip() for warning in action.warnings)
        assert "" not in (action.ref, action.progress, action.outcome, action.rag, action.evidence)
        assert loads(dumps(action)) == action
