"""The flow over real files: records, or a reason, never a traceback for a bad document."""

import zlib
from pathlib import Path

import pytest

from models.errors import DocumentError
from pipeline.isolation import Limits
from pipeline.stages import NO_PLAN, READERS, Extraction, Failure, Options, attempt, extract, run

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
PDF = SAMPLES / "wexbridge-child-k-2015.ruled.pdf"
WORD = SAMPLES / "wexbridge-child-k-2015.merged.docx"
LIMITS = Limits(workers=2, memory_mb=1024, seconds=60, preload=READERS)


def pdf(content: bytes, filters: bytes) -> bytes:
    """A PDF of one page with this content stream."""
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
    )
    objects = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(bodies, start=1)]
    starts = [9 + sum(map(len, objects[:index])) for index in range(len(objects))]
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (9 + sum(map(len, objects)))
    return b"%PDF-1.4\n" + b"".join(objects) + table + trailer


def bomb() -> bytes:
    """Some 2 kB that become 600 MB of path operators, more than a reader may hold."""
    squeezer = zlib.compressobj(9)
    line = b"0 0 m 9 9 l S\n" * 100_000
    once = b"".join([*(squeezer.compress(line) for _ in range(430)), squeezer.flush()])
    return pdf(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]")


@pytest.mark.parametrize("path", [PDF, WORD], ids=lambda path: path.suffix)
def test_a_plan_gives_its_actions_with_what_they_stand_in(path: Path) -> None:
    extraction = extract(path)
    assert extraction.file == path.name
    assert extraction.identity.borough == "Wexbridge"
    assert extraction.actions
    assert {(action.file, action.document) for action in extraction.actions} == {(path.name, extraction.identity)}
    assert {action.status for action in extraction.actions} != {"unreported"}


def test_a_borough_that_is_given_goes_before_the_document_s() -> None:
    assert extract(PDF, Options("Northmere")).identity.borough == "Northmere"


def test_a_pdf_that_is_named_as_a_word_file_is_read_as_what_it_is(tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.docx"
    renamed.write_bytes(PDF.read_bytes())
    assert [action.action for action in extract(renamed).actions] == [action.action for action in extract(PDF).actions]


def bad_files(folder: Path) -> dict[str, str]:
    """Files that are no readable plan, by name, with a part of the reason that each must get."""
    whole = PDF.read_bytes()
    contents: dict[str, tuple[bytes, str]] = {
        "empty.pdf": (b"", "empty file"),
        "cut.pdf": (whole[: len(whole) // 3], "damaged"),
        "cut.docx": (WORD.read_bytes()[:4000], "damaged"),
        "picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture"),
        "scan.pdf": (pdf(b"0 0 m 9 9 l S", b""), "no text on any page"),
        "minutes.pdf": (pdf(b"BT /F1 12 Tf 50 700 Td (Minutes of the meeting) Tj ET", b""), "no"),
        "notes.docx": (b"Action\tLead\tBy when", "no action plan found"),
    }
    for name, (content, _) in contents.items():
        (folder / name).write_bytes(content)
    return {name: reason for name, (_, reason) in contents.items()}


def test_each_bad_file_has_its_reason_and_the_good_ones_go_on_in_order(tmp_path: Path) -> None:
    reasons = bad_files(tmp_path)
    paths = [PDF, *(tmp_path / name for name in reasons), tmp_path / "gone.pdf", tmp_path, WORD]
    first, *failed, last = run(paths, LIMITS, Options())
    assert isinstance(first, Extraction)
    assert isinstance(last, Extraction)
    assert (first.file, last.file) == (PDF.name, WORD.name)
    expected = [*reasons.values(), "cannot be opened: No such file or directory", "not a file"]
    for path, failure, reason in zip(paths[1:-1], failed, expected, strict=True):
        assert isinstance(failure, Failure)
        assert failure.name == str(path)
        assert reason in failure.reason
        assert len(failure.reason.splitlines()) == 1


def test_a_document_without_a_plan_says_so(tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Minutes of the meeting of the Scrutiny Committee")
    document.save(path)
    with pytest.raises(DocumentError, match="no action plan found"):
        extract(path)
    assert attempt(path) == Failure(str(path), NO_PLAN)


def test_a_bomb_of_two_kilobytes_costs_itself_only(tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(bomb())
    assert (tmp_path / "bomb.pdf").stat().st_size < 5000
    limits = Limits(workers=1, memory_mb=512, seconds=60, preload=READERS)
    lost, read = run([tmp_path / "bomb.pdf", PDF], limits, Options())
    assert isinstance(lost, Failure)
    assert "512 MB memory" in lost.reason
    assert isinstance(read, Extraction)


def test_children_read_what_this_process_would_read() -> None:
    assert list(run([PDF, WORD], LIMITS, Options())) == [extract(PDF), extract(WORD)]
