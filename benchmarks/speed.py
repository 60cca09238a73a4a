"""Extraction against the libraries that one would use instead, both sides in one process, in turns.

    python -m benchmarks.speed [FOLDER] [--rounds N]

PDF: the whole way from bytes to actions with their status, against pdfplumber's `extract_tables()` alone over the same
pages. Word: the whole way, and the reading of the document alone, against a loop over python-docx's
`table.rows[i].cells`. CPU seconds of the fastest round, since the machines are shared; the last column is the ratio.
"""

import argparse
import gc
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pdfplumber

from extractors import word
from extractors.plan import read_plan
from extractors.registry import read
from pipeline.classify import classify

HERE = Path(__file__).resolve().parent.parent
DEFAULT = Path(os.environ.get("ACTIONPLANS_CORPUS", HERE.parent / "shared" / "corpus"))
FILES = {"pdf": "*.word-pdf.pdf", "docx": "*.word*.docx"}


def extract_whole(path: Path) -> int:
    """The number of actions of one file, read from bytes to status."""
    document = read(path.read_bytes(), path.name)
    _, actions = read_plan(document)
    return sum(1 for _ in classify(actions, document))


def read_word(path: Path) -> int:
    """The number of blocks of a Word document, read without looking for actions."""
    return len(word.extract(path.read_bytes(), path.name).blocks)


def pdfplumber_tables(path: Path) -> int:
    """The number of tables that pdfplumber finds."""
    with pdfplumber.open(path) as pdf:
        return sum(len(page.extract_tables()) for page in pdf.pages)


def python_docx_cells(path: Path) -> int:
    """The number of letters in the cells of all tables, read as python-docx's documentation shows."""
    document = docx.Document(io.BytesIO(path.read_bytes()))
    return sum(
        len(cell.text) for table in document.tables for i in range(len(table.rows)) for cell in table.rows[i].cells
    )


def fastest(work: Callable[[Path], int], paths: Sequence[Path], rounds: int) -> float:
    """CPU seconds of the fastest round over all paths."""
    seconds = []
    for _ in range(rounds):
        begin = time.process_time()
        for path in paths:
            work(path)
        seconds.append(time.process_time() - begin)
    return min(seconds)


def peak_memory(paths: Sequence[Path]) -> int:
    """The largest resident size in MB of a process that extracts one of the files and nothing else; Linux only.

    The kernel's own high-water mark: getrusage would give the larger of it and that of the process that started it.
    """
    code = (
        "import pathlib, re, sys; from pipeline.stages import extract; extract(pathlib.Path(sys.argv[1]));"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1]) // 1024)"
    )
    commands = ([sys.executable, "-c", code, str(path)] for path in paths)
    return max(int(subprocess.run(command, capture_output=True, check=True, cwd=HERE).stdout) for command in commands)


def main() -> int:
    """Prints a line for each comparison; 2 where there is nothing to measure on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    pdfs, words = (sorted(arguments.folder.glob(pattern)) for pattern in FILES.values())
    if not pdfs and not words:
        pdfs, words = (sorted((HERE / "data" / "raw").glob(pattern)) for pattern in ("*.pdf", "*.docx"))
    if not pdfs and not words:
        print(f"nothing to measure in {arguments.folder}", file=sys.stderr)
        return 2
    for path in (*pdfs, *words):  # everything is imported and built once before the clock runs
        extract_whole(path)
    gc.collect()
    gc.freeze()  # what was imported is left alone from here, as in the processes that read documents (pipeline/nursery)
    compare = (
        ("PDF to actions / pdfplumber.extract_tables", extract_whole, pdfplumber_tables, pdfs),
        ("Word to actions / python-docx rows[i].cells", extract_whole, python_docx_cells, words),
        ("Word to document / python-docx rows[i].cells", read_word, python_docx_cells, words),
    )
    for name, ours, theirs, paths in compare:
        mine, other = fastest(ours, paths, arguments.rounds), fastest(theirs, paths, arguments.rounds)
        print(f"{name:46} {len(paths):3} files {mine:7.2f} s {other:7.2f} s  {other / mine:5.1f} times as fast")
    print(f"peak memory of one extraction, the largest of {len(pdfs)} PDF files: {peak_memory(pdfs)} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
