import os
import socket
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.bounds import timed
from extractors.pdf import document as pdf
from extractors.scan import find_engine, rapid, tesseract
from extractors.scan.pixels import Grey
from models.errors import DocumentError
from tests.extractors.scan.scanning import scanned
from tests.pipeline import hostile

ENGINES = [
    pytest.param(engine, marks=pytest.mark.skipif(not engine.available(), reason="not installed"))
    for engine in (rapid, tesseract)
]


def strip(text: str) -> Grey:
    image = Image.new("L", (30 + 15 * len(text), 44), 255)
    ImageDraw.Draw(image).text((12, 8), text, fill=20, font=ImageFont.load_default(26))
    return np.asarray(image)


@pytest.mark.parametrize("engine", ENGINES)
def test_lines_become_words_with_their_places(engine: ModuleType) -> None:
    strips = [strip("Report to the Board"), np.full((40, 300), 255, dtype=np.uint8), strip("31.10.12")]
    sentence, nothing, date = engine.recognise(strips)
    assert [word.text for word in sentence] == ["Report", "to", "the", "Board"]
    assert all(before.right <= word.left for before, word in pairwise(sentence))
    assert sentence[0].left < 40
    assert all(engine.DOUBTFUL < word.sure <= 1 for word in sentence)
    assert not nothing
    assert [word.text for word in date] == ["31.10.12"]
    assert engine.recognise([]) == []


def test_the_tests_have_an_engine() -> None:
    assert rapid.available()
    assert find_engine() is rapid


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo Error opening data file >&2; exit 1", "Tesseract could not recognise a page: Error opening data file"),
        ("exit 3", "Tesseract could not recognise a page: exit status 3"),
        ("exec sleep 60", "Tesseract took longer on a page than the file may"),
    ],
)
def test_a_tesseract_that_fails_or_hangs_is_the_file_s_reason(
    script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(rapid, "available", lambda: False)
    with timed(lambda: 1.0), pytest.raises(DocumentError, match=reason):
        pdf.extract(scanned(hostile.plain_pdf()), "scan.pdf")


@pytest.mark.parametrize(
    ("installed", "expected"), [((True, True), rapid), ((False, True), tesseract), ((False, False), None)]
)
def test_the_best_of_those_installed_is_taken(
    installed: tuple[bool, bool], expected: ModuleType | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for engine, there in zip((rapid, tesseract), installed, strict=True):
        monkeypatch.setattr(engine, "available", lambda there=there: there)
    assert find_engine() is expected


def test_nothing_is_fetched_and_opencv_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)  # whoever opens a connection fails
    assert [word.text for word in rapid.recognise([strip("Board")])[0]] == ["Board"]
    command = "import sys; from extractors.scan import rapid; rapid._model(); print('cv2' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"
