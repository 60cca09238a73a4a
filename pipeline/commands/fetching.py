"""Commands that bring papers in: `fetch`, `update` and `sources`."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.fetch_runs import (
    client_of,
    end_with,
    fetch,
    looked_through,
    manners_of,
    opened_holding,
    source_of,
    store_plans,
    wish_of,
)
from pipeline.commands.filters import day
from pipeline.commands.shared import Db, stop
from pipeline.output import printing

app = typer.Typer(
    help="Fetch papers that councils publish, each once, exactly as published.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Since = Annotated[
    datetime.date | None,
    typer.Option(
        parser=day, metavar="DATE", help="Only of meetings on that day or later.", show_default="9 months ago"
    ),
]
Until = Annotated[
    datetime.date | None,
    typer.Option(parser=day, metavar="DATE", help="Only of meetings until that day.", show_default="3 months ahead"),
]
Committee = Annotated[
    list[str] | None, typer.Option("--committee", metavar="TEXT", help="Only committees with this in their name.")
]
Match = Annotated[
    str | None,
    typer.Option(
        "--match",
        metavar="REGEX",
        help="Only papers whose title or agenda item this is found in, in any case.",
        show_default="action, improvement, delivery or implementation plan; tracker; progress; recommendations",
    ),
]
Into = Annotated[Path, typer.Option(help="The folder for papers: INTO/BOROUGH/MEETING DATE/NAME.", file_okay=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="List what would be fetched, and fetch nothing.")]
BoroughName = Annotated[
    str | None, typer.Option("--borough", help="Whose papers they are; their folder.", show_default="the host")
]
Rate = Annotated[
    float | None,
    typer.Option(help="Requests a second to one host.", min=0.01, max=10, show_default="ACTIONPLANS_PER_SECOND, or 1"),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Let addresses of private networks be asked too.")]
Report = Annotated[Path | None, typer.Option(help="A file for the report as JSON.", dir_okay=False)]
AnyMatch = Annotated[
    str | None,
    typer.Option("--match", metavar="REGEX", help="Only papers whose title this is found in.", show_default="all"),
]
AnySince = Annotated[
    datetime.date | None, typer.Option("--since", parser=day, metavar="DATE", help="Only from then on.")
]
AnyUntil = Annotated[datetime.date | None, typer.Option("--until", parser=day, metavar="DATE", help="Only until then.")]
RAW = Path("data/raw")


@app.command()
def moderngov(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="The council's ModernGov site.")],
    since: Since = None,
    until: Until = None,
    committee: Committee = None,
    match: Match = None,
    dry_run: DryRun = False,
    borough: BoroughName = None,
    into: Into = RAW,
    rate: Rate = None,
    allow_private: AllowPrivate = False,
    report: Report = None,
) -> None:
    """Fetch the papers of a council's ModernGov site.

    \b
    Examples:
      actionplans fetch moderngov https://democracy.example.gov.uk --dry-run
      actionplans fetch moderngov https://democracy.example.gov.uk --since 2026-01-01 --committee scrutiny
    """
    given = source_of(address, since, until, committee)
    wish = wish_of("moderngov", match, borough, dry_run)
    fetch("moderngov", given, wish, into, manners_of(rate, allow_private), report)


@app.command()
def urls(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Addresses, one a line, or a CSV file with a heading.")],
    match: AnyMatch = None,
    dry_run: DryRun = False,
    borough: BoroughName = None,
    into: Into = RAW,
    rate: Rate = None,
    allow_private: AllowPrivate = False,
    report: Report = None,
) -> None:
    """Fetch the papers at a list of addresses; all of them, unless --match says otherwise.

    \b
    Examples:
      actionplans fetch urls papers.txt
      actionplans fetch urls papers.csv --borough Wexbridge
    """
    wish = wish_of("urls", match, borough, dry_run)
    fetch("urls", source_of(file), wish, into, manners_of(rate, allow_private), report)


@app.command()
def feed(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="An RSS or Atom feed.")],
    since: AnySince = None,
    until: AnyUntil = None,
    match: Match = None,
    dry_run: DryRun = False,
    borough: BoroughName = None,
    into: Into = RAW,
    rate: Rate = None,
    allow_private: AllowPrivate = False,
    report: Report = None,
) -> None:
    """Fetch the papers that a feed links to.

    \b
    Examples:
      actionplans fetch feed https://www.example.gov.uk/papers.rss --match "action plan"
    """
    given = source_of(address, since, until)
    wish = wish_of("feed", match, borough, dry_run)
    fetch("feed", given, wish, into, manners_of(rate, allow_private), report)


@app.command()
def folder(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A folder here, or s3://, az://, gs://, sftp://.")],
    match: AnyMatch = None,
    dry_run: DryRun = False,
    borough: BoroughName = None,
    into: Into = RAW,
    report: Report = None,
) -> None:
    """Copy the papers of a folder, here or elsewhere; all of them, unless --match says otherwise.

    \b
    Examples:
      actionplans fetch folder s3://our-bucket/board-papers
      actionplans fetch folder /mnt/papers --borough Wexbridge
    """
    wish = wish_of("folder", match, borough, dry_run)
    fetch("folder", source_of(address), wish, into, manners_of(None, False), report)


def update(
    sources: Annotated[Path, typer.Option(help="The sources file.", dir_okay=False)] = Path("sources.toml"),
    db: Db = None,
    allow_private: AllowPrivate = False,
    report: Report = None,
) -> None:
    """Fetch what is new from every source of a file, and store the action plans in it: the one command for cron.

    \b
    Examples:
      actionplans update
      actionplans update --sources councils.toml --db postgresql://me@server/plans --report today.json
    """
    from pipeline.fetch_report import Council
    from pipeline.sources import LISTED
    from pipeline.sources_file import EXAMPLE, read

    try:
        wanted = read(sources)
    except FileNotFoundError:
        stop(f"no sources file {sources}: write one, such as\n\n{EXAMPLE}")
    except (OSError, ValueError) as error:
        stop(str(error))
    manners = manners_of(wanted.rate, allow_private, wanted.contact)
    councils = []
    with opened_holding(Path(wanted.into), alone=True) as holding:
        with client_of(manners) as client:
            for entry in wanted.source:
                match = wanted.match if entry.match is None and entry.kind not in LISTED else entry.match
                wish = wish_of(entry.kind, match, entry.borough, dry_run=False)
                given = source_of(entry.address, entry.since, entry.until, list(entry.committees))
                try:
                    councils.append(looked_through(client, (entry.kind, given), wish, holding))
                except ValueError as error:  # of this source alone: the others go on
                    failed = [(entry.address, str(error))]
                    councils.append(Council(entry.borough or entry.address, failures=failed))
        store_plans(holding, councils, db)
    end_with(councils, report)


def list_sources() -> None:
    """List the London boroughs and where each is said to publish its papers.

    \b
    Examples:
      actionplans sources
    """
    from pipeline.sources.boroughs import known_sites

    with printing() as sink:
        for borough, site in known_sites():
            checked = "not checked" if site is None or site.checked is None else f"checked on {site.checked}"
            told = "no site known" if site is None else f"{site.platform:<10} {site.address} ({checked})"
            sink.write(f"{borough.code}  {borough.name:<24} {told}\n")
