"""The sources file: its example is one, and what is wrong with another is said in words, with its place."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.sources_file import EXAMPLE, read

ONE = '[[source]]\nkind = "moderngov"\naddress = "https://x.example"\n'


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "sources.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_the_example_is_a_sources_file(tmp_path: Path) -> None:
    told = read(written(tmp_path, EXAMPLE))
    assert (told.contact, told.rate, told.into) == ("papers@example.gov.uk", None, "data/raw")
    (source,) = told.source
    assert (source.kind, source.borough, source.committees) == ("moderngov", "Wexbridge", ("scrutiny", "safeguarding"))


def test_each_source_has_its_own_days_and_pattern(tmp_path: Path) -> None:
    text = f'rate = 0.5\n{ONE}since = 2026-01-01\nuntil = 2026-01-01\nmatch = "plan"\n{ONE}'
    told = read(written(tmp_path, text))
    assert told.rate == 0.5
    assert (told.source[0].since, told.source[0].match) == (date(2026, 1, 1), "plan")
    assert (told.source[1].since, told.source[1].match) == (None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "source: is missing"),
        ("source = []", "source: "),
        ("[[source]\n", "line 1"),
        (b'contact = "\xff"', "decode"),
        ('[[source]]\nkind = "moderngov"\n', "source.1.address: is missing"),
        (f"{ONE}adress = 'x'\n", "source.1.adress: there is no such setting"),
        (f"{ONE}{ONE.replace('moderngov', 'cmis')}", "source.2.kind: is none of moderngov, urls, feed, folder"),
        (f"{ONE}match = '('\n", "source.1.match: is no pattern"),
        (f"match = '['\n{ONE}", "match: is no pattern"),
        (f"{ONE}since = 2026-02-01\nuntil = 2026-01-01\n", "source.1: until 2026-01-01 is before since 2026-02-01"),
        (f"{ONE}since = 'soon'\n", "source.1.since: "),
        (f"rate = 0\n{ONE}", "rate: "),
        (f"rate = 100\n{ONE}", "rate: "),
        (f"{ONE}committees = 'scrutiny'\n", "source.1.committees: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str | bytes, words: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ValueError, match=r"sources\.toml: ") as refused:
        read(path)
    assert words in str(refused.value)
    assert str(refused.value).startswith(f"{path}: ")
    assert "pydantic" not in str(refused.value)
