"""Print recognised by Tesseract, where it is installed (Debian and Ubuntu: tesseract-ocr): one process a page."""

import io
import os
import shutil
import subprocess
from collections.abc import Sequence

import numpy as np
from PIL import Image

from extractors.bounds import time_left
from extractors.scan.engines import Read, ScanError
from extractors.scan.pixels import Grey

DOUBTFUL = 0.6
MARGIN = 6  # pixels of white around a line: Tesseract reads no letters at an edge
ONE_LINE = "7"  # Tesseract's page segmentation mode for a picture of a single line
WORD, COLUMNS = "5", 12  # the level and the number of columns of a word in Tesseract's table


def available() -> bool:
    """Whether the command is there."""
    return shutil.which("tesseract") is not None


def recognise(strips: Sequence[Grey]) -> list[tuple[Read, ...]]:
    """The words of each strip; Tesseract is given all strips at once, as the pages of a TIFF, and one thread.

    Raises ScanError if it fails, or takes longer than the document may.
    """
    found: list[list[Read]] = [[] for _ in strips]
    if not strips:
        return []
    frames = [Image.fromarray(np.pad(strip, MARGIN, constant_values=255)) for strip in strips]
    tiff = io.BytesIO()
    frames[0].save(tiff, "TIFF", save_all=True, append_images=frames[1:], dpi=(200, 200))
    command = ["tesseract", "stdin", "stdout", "--psm", ONE_LINE, "-l", "eng", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        answer = subprocess.run(
            command, input=tiff.getvalue(), capture_output=True, env=environment, timeout=time_left(), check=True
        )
    except subprocess.TimeoutExpired as error:
        raise ScanError("Tesseract took longer on a page than the file may (ACTIONPLANS_SCAN_SECONDS)") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit status {error.returncode}"]
        raise ScanError(f"Tesseract could not recognise a page: {said[-1][:200]}") from error
    for row in answer.stdout.decode("utf-8", "replace").splitlines():
        values = row.split("\t")
        if len(values) == COLUMNS and values[0] == WORD and values[11].strip():
            left, sure = float(values[6]) - MARGIN, float(values[10]) / 100
            if sure > 0:  # 0: it makes something up where there is nothing
                found[int(values[1]) - 1].append(Read(values[11].strip(), left, left + float(values[8]), sure))
    return [tuple(words) for words in found]
