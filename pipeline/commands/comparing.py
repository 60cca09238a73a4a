"""`actionplans compare`: figures by borough, lead or year, for the terminal, a spreadsheet, a program or a meeting."""

import io
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from models.query import Query
from pipeline.commands.choices import one_of
from pipeline.commands.filters import chosen, filtered
from pipeline.commands.shared import Db, Output, opened_store, stop
from pipeline.compare.by import MOST, By
from pipeline.output import opened, standard

if TYPE_CHECKING:
    from typing import TextIO

    from pipeline.compare.comparison import Comparison


class Form(StrEnum):
    """How a comparison is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


ByOption = Annotated[
    list[str],
    typer.Option("--by", metavar="WHAT", help=f"One or two of {', '.join(By)}; by lead an action counts for each."),
]
FormOption = Annotated[
    Form,
    typer.Option(
        "--format", parser=one_of(Form), metavar="table|csv|json|html", help="HTML is a report with charts, one file."
    ),
]


@filtered
def compare(
    query: Query,
    by: ByOption = [By.BOROUGH.value],  # noqa: B006 (never changed)
    form: FormOption = Form.TABLE,
    wide: Annotated[bool, typer.Option("--wide", help="All measures, in a table of 120 columns.")] = False,
    top: Annotated[int, typer.Option(min=0, help="So many leads with the most overdue and open actions.")] = 10,
    db: Db = None,
    output: Output = None,
) -> None:
    """Compare plans: who has leads and dates, what is done in time, what is overdue.

    Of each plan the latest version counts, and what is overdue is judged on its own date; with --as-of the version of
    that day, judged on that day. Shares of fewer than ten are told as counts. CSV has one row a group, and no row of
    the total.

    \b
    Examples:
      actionplans compare --by borough,year
      actionplans compare --by body --as-of 2015-06-30 --wide
      actionplans compare --by lead --format html --output leads.html
    """
    from pipeline.compare.comparison import comparison

    dimensions = _dimensions(by)
    with opened_store(db) as store:
        facts = store.facts(query)
    if facts.actions.empty:
        typer.echo("no stored action matches", err=True)
    told = comparison(facts, dimensions, query.as_of, top, chosen(query))
    with opened(output) as sink:
        stream = standard() if output is None else io.StringIO()  # a file is no terminal
        sink.write(_written(told, form, stream, wide).encode())


def _dimensions(by: list[str]) -> tuple[By, ...]:
    """What `--by` names, repeated or with commas."""
    names = [name.strip() for each in by for name in each.split(",")]
    found = tuple(dict.fromkeys(one_of(By)(name) for name in names))
    if len(found) < len(names) or len(found) > MOST:
        stop(f"--by takes one or two different ones of {', '.join(By)}")
    return found


def _written(told: "Comparison", form: Form, stream: "TextIO", wide: bool) -> str:
    """The comparison as `form` has it. What draws and counts is loaded here: it takes a second."""
    match form:
        case Form.TABLE:
            from pipeline.compare.to_table import text

            return text(told, stream, wide)
        case Form.CSV:
            from pipeline.compare.to_csv import text as csv_text

            return csv_text(told)
        case Form.JSON:
            from pipeline.compare.to_json import text as json_text

            return json_text(told)
        case Form.HTML:
            from pipeline.compare.to_html import text as html_text

            return html_text(told)
