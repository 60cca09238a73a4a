"""What is not safe to open, or damaged, is refused with a reason; what only looks odd is read."""

import io
import random
import time
import zipfile

import pytest

from extractors.bounds import Bounds, bounded
from extractors.excel import accepts, extract
from extractors.registry import read as read_any
from models.errors import DocumentError
from tests.extractors.excel.making import plan, rows, tables, with_member, workbook

SHEET = "xl/worksheets/sheet1.xml"


def reason(content: bytes) -> str:
    assert accepts(content)
    with pytest.raises(DocumentError) as caught:
        extract(content, "plan.xlsx")
    assert caught.value.name == "plan.xlsx"
    return caught.value.reason


def test_workbooks_are_told_by_content() -> None:
    content = workbook(plan)
    assert accepts(content)
    assert accepts(content[:-200])
    assert not accepts(b"PK\x03\x04")
    assert not accepts(b"%PDF-1.7")
    assert tables(read_any(content, "plan.pdf"))


def test_a_truncated_workbook_is_damaged() -> None:
    assert "damaged" in reason(workbook(plan)[:-200])


def test_external_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert "document type" in reason(with_member(workbook(plan), SHEET, lambda blob: bomb + blob))
    wide = bomb.decode().encode("utf-16")
    assert "document type" in reason(with_member(workbook(plan), "xl/styles.xml", lambda blob: wide + blob))


@pytest.mark.parametrize("member", [SHEET, "xl/styles.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("depth", [120, 50_000])
def test_xml_nested_too_deeply_is_refused(member: str, depth: int) -> None:
    nest = b"<x>" * depth + b"</x>" * depth
    said = reason(
        with_member(workbook(plan), member, lambda blob: blob[: blob.rindex(b"</")] + nest + blob[blob.rindex(b"</") :])
    )
    assert said.startswith(("not safe to open: its XML is nested more than 100 deep", "damaged"))


def test_what_unpacks_to_far_more_is_refused() -> None:
    assert "packed more than" in reason(with_member(workbook(plan), SHEET, lambda blob: blob + b" " * 50_000_000))


def test_too_many_cells_are_refused() -> None:
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    wide = with_member(workbook(plan), SHEET, lambda blob: blob.replace(b"</sheetData>", merge))
    assert "a sheet of more than 1,000,000 cells" in reason(wide)
    cells = b'</row><row r="9">' + b"<c/>" * 1_000_001 + b"</row></sheetData>"
    with bounded(Bounds(unpacked_ratio=2_000)):
        many = with_member(workbook(plan), SHEET, lambda blob: blob.replace(b"</row></sheetData>", cells))
        assert "a sheet of more than 1,000,000 cells" in reason(many)


def test_columns_that_are_spoken_of_again_and_again_are_refused() -> None:
    cols = b"<cols>" + b'<col min="5" max="99999999" hidden="1"/>' * 20_000 + b"</cols><sheetData>"
    wide = with_member(workbook(plan), SHEET, lambda blob: blob.replace(b"<sheetData>", cols))
    assert "a sheet of more than" in reason(wide)


@pytest.mark.parametrize(
    ("member", "tag"),
    [(SHEET, b"sheetViews"), (SHEET, b"sheetPr"), (SHEET, b"mergeCells"), ("xl/workbook.xml", b"definedNames")],
)
def test_tags_that_stand_many_times_and_end_nowhere_cost_no_more_than_others(member: str, tag: bytes) -> None:
    open_tags = b"<!--" + (b"<" + tag + b">") * 60_000 + b"-->"  # a search for the end of each takes hours
    began = time.process_time()
    for mark in (b"<sheetData>", b"</worksheet>", b"<sheets>"):
        content = with_member(workbook(plan), member, lambda blob, mark=mark: blob.replace(mark, open_tags + mark))
        assert rows(tables(extract(content, "plan.xlsx"))[0])[1][1] == "Plant a hedge"
    assert time.process_time() - began < 10


def test_a_cell_without_end_is_refused() -> None:
    def fill(blob: bytes) -> bytes:
        return blob.replace(
            b"</sheetData>", b'<row r="9"><c r="A9" t="str"><v>' + words + b"</v></c></row></sheetData>"
        )

    words = " ".join(str(random.Random(1).random()) for _ in range(10_000)).encode()
    assert "a cell of" in reason(with_member(workbook(plan), SHEET, fill))


def test_what_openpyxl_chokes_on_is_not_handed_to_it() -> None:
    odd = b'</sheetData><dataValidations count="1"><dataValidation type="nonsense" sqref="?"/></dataValidations>'
    content = with_member(workbook(plan), SHEET, lambda blob: blob.replace(b"</sheetData>", odd))
    name = b"<definedName name='_xlnm.Print_Titles' localSheetId='7'>#REF!</definedName>"
    names = b"</sheets><definedNames>" + name + b"</definedNames>"
    content = with_member(content, "xl/workbook.xml", lambda blob: blob.replace(b"</sheets>", names))
    assert rows(tables(extract(content, "plan.xlsx"))[0])[1][1] == "Plant a hedge"


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_nonsense_in_a_part_is_damage(member: str) -> None:
    assert "damaged" in reason(with_member(workbook(plan), member, lambda blob: blob[: len(blob) // 2]))


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize(
    "before",
    [
        *(b"><x/>", b"x", b"<a></b>", b"<a &;>", b"\0", b"\xff\xfe"),
        *(b'<?xml version="1.0" encoding="%s"?>' % code for code in (b"none", b"rot13")),
    ],
)
def test_whatever_is_wrong_with_a_part_s_markup_is_damage(member: str, before: bytes) -> None:
    assert "damaged" in reason(with_member(workbook(plan), member, lambda blob: before + blob))


def test_a_missing_part_is_damage() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "damaged" in reason(stream.getvalue())


def test_bytes_changed_at_random_give_a_document_or_a_reason() -> None:
    content, chance = workbook(plan), random.Random(7)
    for _ in range(60):
        mutant = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        try:
            extract(bytes(mutant), "x")
        except DocumentError as error:
            assert error.reason
