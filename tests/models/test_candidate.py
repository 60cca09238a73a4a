import dataclasses
import pickle
from datetime import date

import pytest

from models.candidate import Candidate
from models.errors import FetchError


def test_a_candidate_is_for_the_public_unless_its_source_says_otherwise() -> None:
    offered = Candidate(
        "https://democracy.wexbridge.example/documents/s1/Plan.pdf",
        "Improvement plan",
        meeting="Scrutiny Panel, 14 July 2026",
        committee="Scrutiny Panel",
        item="7. Improvement plan",
        published=date(2026, 7, 6),
        meeting_date=date(2026, 7, 14),
    )
    assert not offered.restricted
    with pytest.raises(dataclasses.FrozenInstanceError):
        offered.restricted = True  # type: ignore[misc]


def test_a_fetch_error_is_one_line_and_survives_a_process() -> None:
    error = pickle.loads(pickle.dumps(FetchError("https://wexbridge.example/a.pdf", "it is not there (404)")))
    assert str(error) == "https://wexbridge.example/a.pdf: it is not there (404)"
    assert (error.address, error.reason) == ("https://wexbridge.example/a.pdf", "it is not there (404)")
