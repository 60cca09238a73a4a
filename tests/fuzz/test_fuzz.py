"""A short run of the fuzz script; the whole is `python -m tests.fuzz`."""

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutations import mutated
from tests.fuzz.run import fuzz, samples

MUTANTS = 150


@pytest.mark.slow
def test_mutants_are_read_or_refused_in_words_and_nothing_is_left() -> None:
    tally = fuzz(MUTANTS, seed=2)
    assert tally.bad == ()
    assert tally.left == ()
    assert sum(tally.counts.values()) == MUTANTS
    assert {kind for _, kind in tally.counts} == {"read", "refused"}


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.name)
def test_a_seed_makes_the_same_mutant_again(sample: Path) -> None:
    content = sample.read_bytes()
    mutants = [mutated(content, Random(seed)) for seed in (1, 1, 2, 3, 4)]
    assert mutants[0] == mutants[1]
    assert any(mutant != content for mutant in mutants)
    assert len(set(mutants)) > 1
