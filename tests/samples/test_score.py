"""The samples are read as well as the floors ask, and in records that the contract allows."""

import json
from pathlib import Path

import pytest

from models.record import dumps
from pipeline.stages import extract
from tests.samples.make import GOLD, RAW, SAMPLES
from tests.scoring import JUDGED, Record, Score, score, total

FLOORS: dict[str, dict[str, float]] = json.loads(
    (Path(__file__).parents[1] / "floors.json").read_text(encoding="utf-8")
)["samples"]


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    """Each sample's score, by file name, from the JSON lines that a user would see."""
    folder, found = tmp_path_factory.mktemp("extracted"), {}
    for sample in SAMPLES:
        lines = folder / f"{sample.file}.jsonl"
        records = "".join(f"{dumps(action)}\n" for action in extract(RAW / sample.file).actions)
        lines.write_text(records, encoding="utf-8")
        gots: list[Record] = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
        golds: list[Record] = json.loads((GOLD / f"{sample.plan.name}.gold.json").read_text(encoding="utf-8"))[
            "actions"
        ]
        found[sample.file] = score(golds, gots)
    return found


def complaint(scored: Score) -> str:
    return "\n".join(f"{miss.fault}: want {miss.want!r}, got {miss.got!r}" for miss in scored.misses)


@pytest.mark.parametrize("group", sorted(FLOORS))
def test_samples_are_read_as_well_as_the_floors_ask(scores: dict[str, Score], group: str) -> None:
    """`all` bounds the samples together; a file's name bounds that file."""
    scored = total(scores.values()) if group == "all" else scores[group]
    figures = scored.figures()
    low = {name: figures[name] for name, floor in FLOORS[group].items() if figures[name] < floor}
    assert not low, complaint(scored)


def test_every_floor_names_a_file_and_a_figure(scores: dict[str, Score]) -> None:
    assert set(FLOORS) <= {"all", *scores}
    named = {name for floors in FLOORS.values() for name in floors}
    assert named <= {"found", "clean", "placed", *JUDGED}
