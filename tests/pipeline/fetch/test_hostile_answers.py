"""Whatever a server answers: a reason in words or a good answer, within seconds, and nothing written elsewhere."""

import re
import time
from pathlib import Path

import pytest

from models.errors import FetchError
from tests.pipeline.fetch.hostile import HOSTILE, SLOW_ONES
from tests.pipeline.fetch.servers import HASTY, QUICK, quick_client, serving


def test_there_are_a_hundred() -> None:
    assert len(HOSTILE) >= 100


@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_is_good_or_refused_in_words(name: str, tmp_path: Path) -> None:
    answer, reason = HOSTILE[name]
    folder = tmp_path / "held"
    began = time.monotonic()
    with serving({"/paper": answer, **({f"/paper?{n}": answer for n in range(30)})}) as server:
        address = f"{server.address}/paper"
        for fetch in (lambda client: client.read(address), lambda client: client.download(address, folder / "a.pdf")):
            try:
                fetch(quick_client(HASTY if name in SLOW_ONES else QUICK))
            except FetchError as error:
                assert reason is not None
                assert re.search(reason, error.reason)
                assert error.reason.isprintable()
                assert len(error.reason) < 600
            else:
                assert reason is None
    assert time.monotonic() - began < 10
    assert list(tmp_path.iterdir()) == [folder]
    assert all(file.name.endswith(".part") for file in folder.iterdir())
    assert len(list(folder.iterdir())) == (reason is None)
