"""Lists of addresses, as people keep them."""

from datetime import date
from pathlib import Path

import pytest

from models.candidate import Candidate
from pipeline.sources.source import Source
from pipeline.sources.urls import LARGEST, candidates
from tests.pipeline.sources.asking import Asking, Sorted, sort


def told(content: bytes | str, tmp_path: Path, **asked: object) -> Sorted:
    path = tmp_path / "papers.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with Asking() as client:
        found = sort(candidates(client, Source(str(path), **asked)))
        assert not client.asked
    return found


def test_one_address_a_line_with_comments_and_blank_lines(tmp_path: Path) -> None:
    found = told(
        "# Harrow\nhttps://x.example/documents/s1/Action%20Plan.pdf\n\n"
        "  https://x.example/b.pdf   # the second\r\nhttps://x.example/c.pdf#page=2\nhttps://x.example/b.pdf\n",
        tmp_path,
    )
    assert found.addresses == [
        "https://x.example/documents/s1/Action%20Plan.pdf",
        "https://x.example/b.pdf",
        "https://x.example/c.pdf",
    ]
    assert [one.title for one in found.papers] == ["Action Plan.pdf", "b.pdf", "c.pdf"]
    assert not found.troubles


def test_a_line_that_is_no_address_is_told_with_its_number(tmp_path: Path) -> None:
    found = told("https://x.example/a.pdf\n\nnot an address\nftp://x.example/b.pdf\nhttps:///c.pdf\n", tmp_path)
    assert found.addresses == ["https://x.example/a.pdf"]
    assert [one.part.rpartition(", ")[2] for one in found.troubles] == ["line 3", "line 4", "line 5"]
    assert "no address of the web (http or https): 'not an address'" in found.told
    assert "an address without a host" in found.told


def test_a_password_is_refused_and_not_shown(tmp_path: Path) -> None:
    found = told("https://me:secret@x.example/a.pdf\nftp://me:secret@x.example/a.pdf\n", tmp_path)
    assert len(found.troubles) == 2
    assert "secret" not in found.told


def test_a_table_has_the_columns_that_its_headings_say(tmp_path: Path) -> None:
    found = told(
        "URL,Title,Committee,Meeting,Date,Published,Borough,Item,Remarks\n"
        'https://x.example/a.pdf,"Plan, revised",Audit,,02/03/2026,2026-02-23,Harrow,Plans,x\n'
        "https://x.example/b.pdf,,,Cabinet in May,,,,,\n",
        tmp_path,
    )
    assert found.papers == (
        Candidate(
            address="https://x.example/a.pdf",
            title="Plan, revised",
            meeting="Audit, 2 March 2026",
            committee="Audit",
            item="Plans",
            published=date(2026, 2, 23),
            meeting_date=date(2026, 3, 2),
            borough="Harrow",
        ),
        Candidate("https://x.example/b.pdf", "b.pdf", "Cabinet in May", None, None, None, None),
    )


def test_a_table_as_excel_saves_it(tmp_path: Path) -> None:
    found = told("address,title\r\nhttps://x.example/a.pdf,Café plan\r\n".encode("utf-8-sig"), tmp_path)
    assert [(one.address, one.title) for one in found.papers] == [("https://x.example/a.pdf", "Café plan")]
    found = told("title,address\r\nCafé plan,https://x.example/a.pdf\r\n".encode("cp1252"), tmp_path)
    assert [one.title for one in found.papers] == ["Café plan"]


def test_rows_of_a_table_that_cannot_be_taken_are_told(tmp_path: Path) -> None:
    found = told("title,address,date\nPlan,,\nPlan,https://x.example/a,31/02/2026\n,,\n# note,,\n", tmp_path)
    assert not found.papers
    assert [str(one).rpartition("papers.txt, ")[2] for one in found.troubles] == [
        "line 2: no address in this line",
        "line 3: date is no day such as 2026-03-02 or 02/03/2026: '31/02/2026'",
    ]


def test_committees_and_days_choose_where_the_table_tells_them(tmp_path: Path) -> None:
    table = (
        "address,committee,date\nhttps://x.example/1,Audit,2026-01-05\nhttps://x.example/2,Cabinet,2026-01-05\n"
        "https://x.example/3,,\nhttps://x.example/4,Audit,2025-01-05\n"
    )
    found = told(table, tmp_path, committees=("audit",), since=date(2026, 1, 1))
    assert [address[-1] for address in found.addresses] == ["1", "3"]


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "cannot be read: No such file"), (b"#" * (LARGEST + 1), "more than 10 MB")]
)
def test_a_file_that_is_none_is_told(content: bytes | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "papers.txt"
    if content is not None:
        path.write_bytes(content)
    with Asking() as client:
        found = sort(candidates(client, Source(str(path))))
    assert reason in found.told
    assert not found.papers


def test_a_field_without_end_costs_what_follows_it(tmp_path: Path) -> None:
    found = told('address,title\nhttps://x.example/a,A\nhttps://x.example/b,"' + "x" * 200_000, tmp_path)
    assert found.addresses == ["https://x.example/a"]
    assert len(found.troubles) == 1
