"""Board packs: from bytes to actions, against PDFium's plain text and pdfplumber's tables; and a very long one.

    python -m benchmarks.packs [FOLDER] [--rounds N]

Both sides in one process, in turns; CPU seconds of the fastest round, since the machines are shared. The long pack is
made of the pages of the folder's packs, its memory is that of a process that reads it and nothing else.
"""

import argparse
import gc
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.speed import DEFAULT, HERE, extract_whole, fastest, pdfplumber_tables, peak_memory

PATTERN = "*.pack-pdf.pdf"
SHORT, LONG = 100, 1_000  # pages
FROM = 60  # pages of a pack that stand before its plan


def plain_text(path: Path) -> int:
    """The number of letters that PDFium's plain text of the pages has."""
    pdf, letters = pdfium.PdfDocument(path.read_bytes()), 0
    for index in range(len(pdf)):
        page = pdf[index]
        text_page = page.get_textpage()
        letters += len(text_page.get_text_range())
        text_page.close()
        page.close()
    pdf.close()
    return letters


def bind(packs: list[Path], pages: int, target: Path) -> None:
    """A pack of so many pages: as many of each of `packs`, from before its plan on, over and over to `pages`."""
    bound, share = pdfium.PdfDocument.new(), SHORT // len(packs)
    sources = [pdfium.PdfDocument(path) for path in packs]
    for source in islice(cycle(sources), pages // share):
        first = min(FROM, len(source) - share)
        bound.import_pages(source, list(range(first, first + share)))
    bound.save(target)
    for pdf in (*sources, bound):
        pdf.close()


def pages_of(path: Path) -> int:
    """How many pages a PDF has."""
    pdf = pdfium.PdfDocument(path)
    try:
        return len(pdf)
    finally:
        pdf.close()


def main() -> int:
    """Prints a line for each pack, one for all of them, and what a page of a long one costs; 2 without any pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    packs = sorted(arguments.folder.glob(PATTERN)) or sorted((HERE / "data" / "raw").glob("*pack*.pdf"))
    if not packs:
        print(f"no pack in {arguments.folder}", file=sys.stderr)
        return 2
    for path in packs:  # everything is imported and built once before the clock runs
        extract_whole(path)
    gc.collect()
    gc.freeze()  # what was imported is left alone from here, as in the processes that read documents (pipeline/nursery)
    rows = []
    for path in packs:
        mine, text = fastest(extract_whole, [path], arguments.rounds), fastest(plain_text, [path], arguments.rounds)
        rows.append((path.name, pages_of(path), mine, text, fastest(pdfplumber_tables, [path], 1)))
    rows.append(("all packs", *(sum(row[column] for row in rows) for column in range(1, 5))))
    for name, pages, mine, text, tables in rows:
        print(
            f"{name:46} {pages:4} pages {mine:6.2f} s: {mine / text:4.1f} times plain text ({text:.2f} s), "
            f"{tables / mine:5.1f} times as fast as extract_tables ({tables:.2f} s)"
        )
    with tempfile.TemporaryDirectory() as folder:
        for pages in (SHORT, LONG):
            path = Path(folder) / f"{pages}.pdf"
            bind(packs, pages, path)
            begin = time.process_time()
            actions = extract_whole(path)
            seconds = time.process_time() - begin
            count = pages_of(path)
            print(
                f"{count:5} pages: {1000 * seconds / count:5.1f} ms a page, {actions} actions, "
                f"{peak_memory([path])} MB at the most"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
