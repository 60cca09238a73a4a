"""`fetch`, `update` and `sources` as a user types them, over an invented council's site."""

import json
import shlex
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.holding import Holding, alone
from tests.moderngov.council import FIRST, LAST, Council, council
from tests.moderngov.faults import Fault, Faults
from tests.moderngov.server import hosting, serving
from tests.moderngov.site import Reply, Site
from tests.pipeline.fetched import assert_holds, files

SMALL = council(3, committees=2, meetings=2)
ONE = Council((replace(SMALL.committees[0], meetings=SMALL.committees[0].meetings[:1]),))
FAST = ("--rate", "10", "--allow-private")
DAYS = ("--since", str(FIRST), "--until", str(LAST))
PDF = b"%PDF-1.7 a paper"

Update = Callable[..., Result]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(SMALL) as running:
        yield running


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def fetched(site: Site, into: Path, *options: str) -> Result:
    return run("fetch", "moderngov", site.root, "--into", str(into), *DAYS, *FAST, *options)


def sources_file(folder: Path, *entries: str, head: str = "") -> Path:
    """A sources file whose papers are held beside it."""
    path = folder / "sources.toml"
    tables = "".join(f"[[source]]\n{entry}\n" for entry in entries)
    path.write_text(f'into = "{folder / "raw"}"\nrate = 10\n{head}\n{tables}', encoding="utf-8")
    return path


def entry(site: Site) -> str:
    days = f"since = {FIRST}\nuntil = {LAST}"
    return f'kind = "moderngov"\naddress = "{site.root}"\nborough = "Wexbridge"\n{days}'


@pytest.fixture
def update(tmp_path: Path) -> Update:
    """Run `update` into a store beside the sources file; the report is at `report.json`."""

    def over(*entries: str, head: str = "") -> Result:
        path = sources_file(tmp_path, *entries, head=head)
        db, report = tmp_path / "plans.db", tmp_path / "report.json"
        return run("update", "--sources", str(path), "--db", str(db), "--report", str(report), "--allow-private")

    return over


def records(db: Path) -> list[str]:
    """The whole store as JSON lines, sorted."""
    ran = run("export", "--db", str(db))
    assert ran.exit_code == 0
    return sorted(ran.stdout.splitlines())


@pytest.mark.slow
def test_update_ends_with_the_store_that_ingest_makes_of_the_same_files(
    site: Site, update: Update, tmp_path: Path
) -> None:
    ran = update(entry(site))
    assert_holds(tmp_path / "raw", site.held())
    (told,) = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert ran.exit_code == (3 if told["failures"] else 0), ran.output
    assert (told["committees"], told["meetings"]) == (len(SMALL.committees), len(SMALL.meetings))
    assert told["fetched"] == len(set(site.held().values()))
    assert told["plans"] > 0
    by_hand = tmp_path / "by-hand.db"
    run("ingest", str(tmp_path / "raw"), "--db", str(by_hand))
    assert records(tmp_path / "plans.db") == records(by_hand)
    assert len(records(by_hand)) == told["actions"]
    documents = [json.loads(record)["document"] for record in records(by_hand)]
    assert {one["url"] for one in documents} <= site.held().keys()
    assert {one["committee"] for one in documents} <= {one.name for one in SMALL.committees}

    site.forget()
    before = records(tmp_path / "plans.db")
    again = update(entry(site))
    (told,) = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (told["new"], told["fetched"], told["plans"], told["actions"]) == (0, 0, 0, 0)
    assert told["unchanged"] == len(SMALL.wanted)
    assert site.count("paper/") == 0
    assert again.stderr.startswith("0 "), again.stderr  # files read
    assert again.exit_code == 0, again.output
    assert records(tmp_path / "plans.db") == before


def test_what_failed_is_told_with_its_reason_and_exit_status_3(tmp_path: Path) -> None:
    wanted = next(one for one in SMALL.wanted if one.content.startswith(b"%PDF"))
    with serving(SMALL, Faults({f"paper/{wanted.number}": Fault.NOT_FOUND})) as site:
        ran = fetched(site, tmp_path, "--report", str(tmp_path / "report.json"), "--borough", "Wexbridge")
        assert ran.exit_code == 3
        assert f"Wexbridge: {wanted.title}: " in ran.stdout
        (told,) = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
        (failure,) = told["failures"]
        assert (told["source"], told["failed"], failure["what"]) == ("Wexbridge", 1, wanted.title)
        assert "404" in failure["reason"]
        assert (told["plans"], told["actions"]) == (None, None)  # fetch reads nothing


def test_a_dry_run_lists_what_would_come(site: Site, tmp_path: Path) -> None:
    ran = fetched(site, tmp_path / "raw", "--dry-run")
    assert ran.exit_code == 0
    assert all(address in ran.stdout for address in site.held())
    assert not (tmp_path / "raw").exists()
    assert site.count("paper/") == 0


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (Council(()), "names no committees at all"),
        (ONE, "the source has changed: it lists 1 committees and 1 meetings"),
    ],
)
def test_a_source_that_lists_far_less_than_last_time_is_told_loudly(
    site: Site, tmp_path: Path, left: Council, words: str
) -> None:
    assert fetched(site, tmp_path).exit_code == 0
    site.council = left
    for _ in range(2):  # it does not become the measure
        ran = fetched(site, tmp_path)
        assert ran.exit_code == 3
        assert words in ran.stdout
    site.council = SMALL
    assert fetched(site, tmp_path).exit_code == 0


def test_other_committees_of_the_same_site_are_no_measure(site: Site, tmp_path: Path) -> None:
    assert fetched(site, tmp_path).exit_code == 0
    assert fetched(site, tmp_path, "--committee", SMALL.committees[0].name).exit_code == 0


def test_addresses_of_a_list_are_all_fetched(tmp_path: Path) -> None:
    with hosting({"/": Reply(200, PDF)}) as host:
        path = tmp_path / "papers.txt"
        path.write_text(f"{host}/minutes.pdf\n", encoding="utf-8")
        ran = run("fetch", "urls", str(path), "--into", str(tmp_path / "raw"), *FAST)
        assert ran.exit_code == 0, ran.output
        ((held, told),) = Holding(tmp_path / "raw")
        assert (held.read_bytes(), told.address) == (PDF, f"{host}/minutes.pdf")


def test_a_folder_is_copied(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "minutes.pdf").write_bytes(PDF)
    ran = run("fetch", "folder", str(there), "--into", str(tmp_path / "raw"), "--borough", "Wexbridge")
    assert ran.exit_code == 0, ran.output
    (held,) = files(tmp_path / "raw").values()
    assert held.is_relative_to(tmp_path / "raw" / "wexbridge" / "undated")


def test_a_second_run_into_the_same_folder_stops(site: Site, tmp_path: Path) -> None:
    with alone(tmp_path):
        ran = fetched(site, tmp_path)
    assert ran.exit_code == 2
    assert "another run fetches into this folder: wait until it ends" in ran.stderr
    assert site.requests == []


def test_a_folder_that_cannot_be_written_stops_the_command(site: Site, tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file", encoding="utf-8")
    ran = fetched(site, tmp_path / "raw" / "papers")
    assert ran.exit_code == 2
    assert str(tmp_path / "raw") in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_the_proxy_and_the_rate_of_the_environment_are_kept_to(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy, site.root = site.root, "http://council.example"
    monkeypatch.setenv("ACTIONPLANS_PROXY", proxy)
    monkeypatch.setenv("ACTIONPLANS_PER_SECOND", "10")
    monkeypatch.setenv("ACTIONPLANS_CONTACT", "papers@wexbridge.example")
    ran = run("fetch", "moderngov", site.root, "--into", str(tmp_path), *DAYS)
    assert ran.exit_code == 0, ran.output
    assert_holds(tmp_path, site.held())
    assert all("papers@wexbridge.example" in one.headers["User-Agent"] for one in site.requests)


def test_private_networks_are_refused_unless_allowed(site: Site, tmp_path: Path) -> None:
    ran = run("fetch", "moderngov", site.root, "--into", str(tmp_path))
    assert ran.exit_code == 3
    assert "not on the public internet; --allow-private" in ran.stdout
    assert site.requests == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("https://x.example", "--match", "("), "is no pattern"),
        (("https://x.example", "--since", "2026-05-01", "--until", "2026-04-01"), "is before"),
        (("https://x.example", "--rate", "100"), "less than or equal to 10"),
        (("ftp://x.example",), "ftp://x.example"),
    ],
)
def test_what_makes_no_sense_stops_the_command(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    ran = run("fetch", "moderngov", *arguments, "--into", str(tmp_path))
    assert ran.exit_code == 2
    assert words in ran.stderr


def test_update_without_a_sources_file_shows_one(tmp_path: Path) -> None:
    ran = run("update", "--sources", str(tmp_path / "sources.toml"))
    assert ran.exit_code == 2
    assert "write one, such as\n\n" in ran.stderr
    assert '[[source]]\nkind = "moderngov"' in ran.stderr


def test_one_bad_source_costs_itself_alone(site: Site, update: Update, tmp_path: Path) -> None:
    ran = update('kind = "moderngov"\naddress = "ftp://x.example"', 'kind = "urls"\naddress = "none.txt"', entry(site))
    assert ran.exit_code == 3
    assert "ftp://x.example: " in ran.stdout
    assert "none.txt: the file cannot be read" in ran.stdout
    assert_holds(tmp_path / "raw", site.held())
    assert records(tmp_path / "plans.db")


def test_a_paper_without_a_plan_is_no_failure_and_read_once(update: Update, tmp_path: Path) -> None:
    listed = tmp_path / "papers.txt"
    source = f'kind = "urls"\naddress = "{listed}"\nmatch = ""'
    with hosting({"/minutes.html": Reply(200, b"<html><body><p>Minutes of the meeting</p></body></html>")}) as host:
        listed.write_text(f"{host}/minutes.html\n", encoding="utf-8")
        ran = update(source)
        assert ran.exit_code == 0, ran.output
        (held,) = files(tmp_path / "raw").values()
        held.write_bytes(b"\0" * held.stat().st_size)  # if it were read again, that would fail
        again = update(source)
        assert again.exit_code == 0, again.output


def test_a_paper_that_cannot_be_read_is_told_under_its_source_with_exit_status_3(
    update: Update, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    with hosting({"/": Reply(200, PDF)}) as host:
        first.write_text("", encoding="utf-8")
        second.write_text(f"{host}/plan.pdf\n", encoding="utf-8")
        ran = update(*(f'kind = "urls"\naddress = "{listed}"' for listed in (first, second)))
    assert ran.exit_code == 3
    assert f"{second}: plan-pdf-" in ran.stdout
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [one["failed"] for one in report] == [0, 1]


def test_sources_lists_every_borough_and_says_what_was_checked() -> None:
    ran = run("sources")
    lines = ran.stdout.splitlines()
    assert (ran.exit_code, len(lines)) == (0, 33)
    assert all(line.startswith("E09") and ("checked" in line or "no site known" in line) for line in lines)


COMMANDS = (*(("fetch", name) for name in ("moderngov", "urls", "feed", "folder")), ("update",), ("sources",))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_examples_of_help_are_understood(command: tuple[str, ...]) -> None:
    told = run(*command, "--help").stdout.partition("Examples:")[2].split("Options:")[0].partition("\n\n")[0]
    lines = [shlex.split(line) for line in told.splitlines() if line.strip()]
    assert lines
    for program, *words in lines:
        assert (program, tuple(words[: len(command)])) == ("actionplans", command)
        assert run(*words, "--help").exit_code == 0  # options are read before help is given
    assert run(*command, "--no-such-option", "--help").exit_code == 2
