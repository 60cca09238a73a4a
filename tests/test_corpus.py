"""Real plans, where they are at hand: each style is read as well as the floors ask.

They are no part of the project. ACTIONPLANS_CORPUS names their folder, with score.py in the folder above;
without it ../shared/corpus is tried, and without that too the test is skipped.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import DocumentError
from models.record import dumps
from pipeline.stages import extract

HERE = Path(__file__).parent
CORPUS = Path(os.environ.get("ACTIONPLANS_CORPUS") or HERE.parents[1] / "shared" / "corpus")
SCORER = CORPUS.parent / "score.py"
BOUNDS: dict[str, dict[str, dict[str, float]]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))[
    "corpus"
]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SCORER.is_file(), reason=f"no real plans at {CORPUS}; set ACTIONPLANS_CORPUS"),
]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of every document whose style has a floor, as JSON lines."""
    path = tmp_path_factory.mktemp("corpus") / "extracted.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for style in BOUNDS["floors"]:
            for document in sorted(CORPUS.glob(f"*.{style}.*")):
                stream.writelines(f"{line}\n" for line in records(document))
    return path


def records(document: Path) -> list[str]:
    try:
        return [dumps(action) for action in extract(document).actions]
    except DocumentError as error:
        pytest.fail(str(error))


@pytest.mark.parametrize("style", sorted(BOUNDS["floors"]))
def test_real_plans_are_read_as_well_as_the_floors_ask(extracted: Path, style: str) -> None:
    floors = [f"--floor={style}:{name}={value}" for name, value in BOUNDS["floors"][style].items()]
    ceilings = [f"--ceiling={style}:{name}={value}" for name, value in BOUNDS["ceilings"].get(style, {}).items()]
    command = [sys.executable, str(SCORER), str(CORPUS), str(extracted), f"--only=.{style}.", *floors, *ceilings]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
