"""What a run counts, and what it tells at its end."""

import io
from pathlib import Path

from models.action import Action
from models.document import Identity
from models.table import Place
from pipeline.isolation import Limits
from pipeline.paths import find
from pipeline.runs import Tally, counted, outcomes, with_ids
from pipeline.stages import READERS, Extraction, Failure, Options

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
IDENTITY = Identity("a" * 64)
PLACE = Place(1, None, 1, 2)
ACTION = Action(file="plan.pdf", document=IDENTITY, action="Train staff", source=PLACE, warnings=("no date",))


def told(tally: Tally) -> list[str]:
    stream = io.StringIO()
    tally.tell(stream)
    return stream.getvalue().splitlines()


def test_the_summary_names_each_failed_file_in_one_line_and_counts_the_rest() -> None:
    tally = Tally(9)
    tally.count(Extraction("plan.pdf", IDENTITY, (ACTION, ACTION)))
    tally.count(Failure("papers/empty.pdf", "empty file"))
    tally.count(Failure("papers/odd\nname\x1b[2J.pdf", "no action plan found"))
    *failed, figures = told(tally)
    assert failed == ["papers/empty.pdf: empty file", "papers/odd name\\x1b[2J.pdf: no action plan found"]
    assert figures.startswith("1 file, 2 actions, 2 warnings, 2 failed, ")
    assert figures.endswith(" s")


def test_a_bug_is_told_with_its_traceback_once_and_nothing_in_it_steers_the_terminal() -> None:
    tally = Tally(3)
    trace = "Traceback (most recent call last):\n  line of ours\nValueError: \x1b[2J"
    for name in ("one.pdf", "two.pdf"):
        tally.count(Failure(name, "a bug in actionplans", trace))
    first, *lines, second, figures = told(tally)
    assert (first, second) == ("one.pdf: a bug in actionplans", "two.pdf: a bug in actionplans")
    assert lines == ["    Traceback (most recent call last):", "      line of ours", "    ValueError: \\x1b[2J"]
    assert "2 failed" in figures


def test_a_summary_of_nothing() -> None:
    (figures,) = told(Tally(0))
    assert figures.startswith("0 files, 0 actions, 0 warnings, ")


def test_missing_files_and_bad_ones_are_counted_and_the_good_come_out(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    found = find([str(tmp_path), str(tmp_path / "none.pdf"), str(SAMPLES / "*ruled.pdf")])
    tally = Tally(9)
    ended = outcomes(found, Limits(workers=2, memory_mb=1024, preload=READERS), Options("Northmere"), bar=False)
    extractions = list(counted(ended, tally))
    assert [extraction.file for extraction in extractions] == sorted(path.name for path in SAMPLES.glob("*ruled.pdf"))
    assert {extraction.identity.borough for extraction in extractions} == {"Northmere"}
    assert [failure.reason for failure in tally.failures] == ["no such file or folder", "empty file"]
    assert tally.files == len(extractions)
    assert tally.actions == sum(len(extraction.actions) for extraction in extractions)


def test_files_of_one_name_are_named_and_an_interrupted_run_counts_what_is_left() -> None:
    tally = Tally(5)
    for _ in range(2):
        tally.count(Extraction("plan.pdf", IDENTITY, (ACTION,)))
    stream = io.StringIO()
    tally.tell(stream, interrupted=True)
    shared, figures = stream.getvalue().splitlines()
    assert shared == "plan.pdf: 2 files share this name; sha256 tells their records apart"
    assert figures.startswith("interrupted: 3 files not read; 2 files, ")


def test_what_of_a_file_is_missing_is_told_with_its_name() -> None:
    tally = Tally(1)
    tally.count(Extraction("plan.csv", IDENTITY, (ACTION,), ("it ends within a row, and may be cut off",)))
    assert told(tally)[0] == "plan.csv: it ends within a row, and may be cut off"
    assert tally.failures == []


def test_ids_are_those_that_a_new_store_would_give() -> None:
    alike, another = Identity("a" * 8 + "b" * 56), Identity("c" * 64)
    read = [Extraction("plan.pdf", identity, (ACTION, ACTION)) for identity in (IDENTITY, alike, another)]
    ids = [listed.id for listed in with_ids(read)]
    assert ids == ["aaaaaaaa-1", "aaaaaaaa-2", "aaaaaaaab-1", "aaaaaaaab-2", "cccccccc-1", "cccccccc-2"]


def test_a_second_copy_goes_on_counting() -> None:
    read = [Extraction(name, IDENTITY, (ACTION, ACTION)) for name in ("plan.pdf", "copy.pdf")]
    assert [listed.id for listed in with_ids(read)] == [f"aaaaaaaa-{number}" for number in (1, 2, 3, 4)]
