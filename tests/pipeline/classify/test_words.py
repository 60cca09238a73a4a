"""Texts that no officer writes: they take no longer than others, and what stands before still counts."""

import time

import pytest

from models.status import Status
from pipeline.classify.phrases import judge
from pipeline.classify.words import LONGEST_TEXT, find


@pytest.mark.parametrize("filling", ["(" * 50_000, "x" * 50_000, "1." * 25_000, "-" * 50_000, "a/" * 25_000])
def test_a_word_without_end_costs_little(filling: str) -> None:
    before = time.process_time()
    assert judge(f"Completed: the report went to Cabinet. {filling}").status is Status.COMPLETED
    assert time.process_time() - before < 5


def test_a_text_longer_than_spacy_takes_is_read_at_its_beginning() -> None:
    words, found = find("Completed. " + "The report went to Cabinet. " * 50_000)
    assert found[0].first == 0
    assert words.ends[-1] <= LONGEST_TEXT


def test_words_after_an_endless_one_stand_where_they_are_printed() -> None:
    text = "y" * 1_000 + " completed"
    words, _ = find(text)
    assert text[words.starts[-1] : words.ends[-1]] == "completed"
