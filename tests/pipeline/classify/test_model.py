"""The packaged classifier: how well it reads the test texts, and that it loads anywhere."""

import hashlib
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.status import Status
from pipeline.classify.clusters import GRAINS, clusters_of
from pipeline.classify.confidence import PATH, Calibration, read_calibration, write_calibration
from pipeline.classify.decision import decide
from pipeline.classify.evaluation import Answer, Figures, answer, calibration_error, figures, macro_f1, misses, rule
from pipeline.classify.examples import Labelled, read_labelled
from pipeline.classify.features import features
from pipeline.classify.model import reader
from pipeline.classify.train import plain, read_folder, train

ROOT = Path(__file__).parents[3]
TEXTS = ROOT / "data" / "status"
FLOORS: dict[str, float] = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))["status"]
OFFLINE = """
import socket
def refused(*given, **named): raise OSError("no network here")
socket.socket.connect = refused
from pipeline.classify.decision import decide
print(decide(["Partners were asked what they think of the draft."])[0].status)
"""
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def answers() -> tuple[Answer, ...]:
    return answer(read_labelled(TEXTS / "test.jsonl"))


@pytest.fixture(scope="module")
def measured(answers: tuple[Answer, ...]) -> Figures:
    return figures(answers)


def test_the_test_texts_are_read_as_well_as_the_floors_ask(measured: Figures) -> None:
    assert measured.macro_f1 >= FLOORS["macro_f1"]
    assert measured.accuracy >= FLOORS["accuracy"]
    assert {label.status: label.f1 for label in measured.labels if label.f1 < FLOORS[label.status]} == {}


def test_plain_updates_are_read_as_well_as_the_floors_ask() -> None:
    told = figures(answer(read_labelled(TEXTS / "fresh.jsonl")))
    assert told.macro_f1 >= FLOORS["fresh_macro_f1"]
    assert min(label.f1 for label in told.labels) >= FLOORS["fresh_least"]
    assert told.calibration_error <= FLOORS["calibration_error_at_most"]


def test_confidence_means_what_it_says(measured: Figures) -> None:
    assert measured.calibration_error <= FLOORS["calibration_error_at_most"] <= 0.05


def test_the_stage_is_far_above_the_key_word_rule(measured: Figures) -> None:
    assert measured.macro_f1 >= measured.rule_macro_f1 + 0.10


def test_every_phrase_is_a_part_of_its_text(answers: tuple[Answer, ...]) -> None:
    without = [one for one in answers if one.read.status_phrase is None and one.read.status is not Status.UNREPORTED]
    assert all(one.read.status_by == "key" for one in without)
    assert all((one.read.status_phrase or "") in one.given.text for one in answers)


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of four words of `text`; of shorter texts, all the words."""
    words = re.findall(r"[a-z]+", text.lower())
    return frozenset(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def test_no_text_stands_nearly_alike_in_two_parts() -> None:
    parts = {
        name: [one for one in read_folder(TEXTS, f"{name}*.jsonl") if one.key is None and len(one.text.split()) > 5]
        for name in ("train", "tune", "test", "fresh")
    }
    holders: dict[tuple[str, ...], list[tuple[str, frozenset[tuple[str, ...]], str]]] = {}
    alike = []
    for name, texts in parts.items():
        for one in texts:
            own = shingles(one.text)
            near = {id(other): other for run in own for other in holders.get(run, ()) if other[0] != name}
            alike += [(one.text, other[2]) for other in near.values() if len(own & other[1]) * 2 > len(own | other[1])]
            for run in own:
                holders.setdefault(run, []).append((name, own, one.text))
    assert alike == []


def weights(texts: tuple[Labelled, ...]) -> str:
    """A fingerprint of what training on `texts` gives."""
    return hashlib.sha256(train(texts).get_pipe("textcat").model.to_bytes()).hexdigest()  # type: ignore[attr-defined]


@pytest.mark.slow
def test_the_same_texts_give_the_same_classifier() -> None:
    texts = plain(read_folder(TEXTS, "tune.jsonl"))[:150]
    first = weights(texts)
    assert first == weights(texts)
    assert first != weights(texts[:-1])


def test_the_package_stays_small() -> None:
    assert sum(path.stat().st_size for path in PATH.parent.rglob("*") if path.is_file()) < 12 * MEGABYTE


def test_the_classifier_loads_without_network() -> None:
    ran = subprocess.run([sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.strip() in set(Status)


def test_the_classifier_loads_quickly() -> None:
    reader.cache_clear()
    begun = time.perf_counter()
    reader()
    assert time.perf_counter() - begun < 1


def test_reading_alone_or_together_is_the_same() -> None:
    texts = [one.text for one in read_labelled(TEXTS / "tune.jsonl")][:130]
    together = decide(texts)
    assert [decide([text])[0].status for text in texts] == [one.status for one in together]
    assert decide([]) == ()


def test_features_see_numbers_months_and_years_alike() -> None:
    seen = features(["Draft sent to 14 homes in May 2014", "Draft sent to 23 homes in June 2019"])
    first, second = (seen.keys[seen.texts == text].tolist() for text in (0, 1))
    assert sorted(first) == sorted(second)


def test_features_of_many_texts_are_those_of_each() -> None:
    texts = ["Draft sent. Awaiting reply.", "", "Completed", "Not yet signed off: to be completed by May"]
    together = features(texts)
    for number, text in enumerate(texts):
        alone = features([text])
        own = together.texts == number
        assert together.keys[own].tolist() == alone.keys.tolist()
        assert together.weights[own].tolist() == alone.weights.tolist()
    assert len(features([""]).keys) == len(features([]).keys) == 0


def test_words_of_like_meaning_share_a_cluster() -> None:
    middle = GRAINS.index("middle")
    assert clusters_of("shelved")[middle] == clusters_of("postponed")[middle] != clusters_of("monday")[middle]
    assert clusters_of("monday") == clusters_of("tuesday")
    assert clusters_of("qqzx") == ()


def test_the_rule_reads_key_words_alone() -> None:
    read = {text: rule(text) for text in ("To be completed", "not on track", "n/a", "Delayed", "Met in May")}
    assert [status.value for status in read.values()] == [
        "completed",
        "on_track",
        "unreported",
        "delayed",
        "in_progress",
    ]


def test_figures_count_by_label() -> None:
    done, late = Status.COMPLETED, Status.DELAYED
    assert macro_f1([(done, done), (late, late)]) == 1
    assert macro_f1([(done, done), (late, done)]) == pytest.approx((2 / 3 + 0) / 2)
    with pytest.raises(ValueError, match="no texts"):
        figures(())


def test_misses_come_surest_first_and_the_error_is_the_gap() -> None:
    read = answer([Labelled("-", Status.UNREPORTED), Labelled("-", Status.DELAYED)])
    assert [one.given.label for one in misses(read)] == [Status.DELAYED]
    sure = read[0].read.status_confidence
    assert calibration_error(read) == pytest.approx(abs(sure - 0.5))


def test_a_code_is_read_by_the_key_beside_it() -> None:
    key = "Amber = at risk of slipping; Green = on target"
    (one,) = answer([Labelled("Visits to homes", Status.DELAYED, "Amber", key)])
    assert (one.read.status, one.read.status_by, one.right) == (Status.DELAYED, "key", True)


def test_calibration_written_and_read_is_the_same(tmp_path: Path) -> None:
    known = Calibration(1.5, {"headline completed": 0.9}, {"key": 0.97})
    write_calibration(known, tmp_path / "calibration.json")
    assert read_calibration(tmp_path / "calibration.json") == known


@pytest.mark.parametrize(
    "line", ["[]", "{", '{"text": "Done"}', '{"text": "Done", "label": "ready"}', '{"label": "delayed"}']
)
def test_a_line_that_cannot_be_read_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "updates.jsonl"
    path.write_text(f'{{"text": "Done", "label": "completed"}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 3: "):
        list(read_labelled(path))
