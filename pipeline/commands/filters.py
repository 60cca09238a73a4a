"""The options that say which stored actions are wanted, alike for every command that reads the store."""

import datetime
import inspect
from collections.abc import Callable
from dataclasses import fields
from typing import Annotated, Any, ParamSpec

import typer

from models.action import PartyKind
from models.query import Query
from models.status import Status
from pipeline import days
from pipeline.commands.choices import one_of

Given = ParamSpec("Given")


def day(text: str) -> datetime.date:
    """A date as a user types it: 2026-03-31, or 31/3/2026 in UK order."""
    try:
        return days.day(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def wanted(
    borough: Annotated[str | None, typer.Option(help="Only this borough's: its whole name, in any case.")] = None,
    body: Annotated[str | None, typer.Option(help="Only of bodies with this in their name.")] = None,
    title: Annotated[str | None, typer.Option(help="Only of plans with this in their title.")] = None,
    plan: Annotated[
        int | None, typer.Option(min=1, max=2**31 - 1, help="Only this plan's; `plans` shows the numbers.")
    ] = None,
    theme: Annotated[str | None, typer.Option(help="Only under a heading with this in it.")] = None,
    lead: Annotated[str | None, typer.Option(help="Only with this in a lead's name.")] = None,
    kind: Annotated[
        PartyKind | None,
        typer.Option(
            parser=one_of(PartyKind), metavar="KIND", help=f"Only with a lead that is a {', '.join(PartyKind)}."
        ),
    ] = None,
    status: Annotated[
        Status | None,
        typer.Option(parser=one_of(Status), metavar="STATUS", help=f"Only those that are {', '.join(Status)}."),
    ] = None,
    due_from: Annotated[
        datetime.date | None, typer.Option(parser=day, metavar="DATE", help="Only those due on that day or later.")
    ] = None,
    due_to: Annotated[
        datetime.date | None, typer.Option(parser=day, metavar="DATE", help="Only those due until that day.")
    ] = None,
    as_of: Annotated[
        datetime.date | None,
        typer.Option(parser=day, metavar="DATE", help="What the plans said on that day: each one's version of then."),
    ] = None,
    latest: Annotated[bool, typer.Option("--latest", help="Of each plan the latest version alone.")] = False,
) -> Query:
    """What the options ask for. Names are met in any case."""
    return Query(
        borough=borough and borough.strip(),
        status=status,
        body=body,
        title=title,
        theme=theme,
        lead=lead,
        kind=kind,
        plan=plan,
        due_from=due_from,
        due_to=due_to,
        as_of=as_of,
        latest=latest,
    )


def chosen(query: Query) -> str | None:
    """The query in the words of the options, for a report; None where everything is wanted."""
    given = {field.name.replace("_", " "): getattr(query, field.name) for field in fields(query)}
    told = (name if value is True else f"{name} {value}" for name, value in given.items() if value not in (None, False))
    return ", ".join(told) or None


def filtered(command: Callable[Given, None]) -> Callable[..., None]:
    """`command` with these options in the place of its parameter `query`."""
    own, asked = inspect.signature(command).parameters, inspect.signature(wanted).parameters

    def run(**given: Any) -> None:  # noqa: ANN401 (what typer read for the parameters below)
        query = wanted(**{name: given.pop(name) for name in asked})
        command(**given, query=query)  # type: ignore[arg-type, call-arg]

    kept = [parameter for name, parameter in own.items() if name != "query"]
    added = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for name, parameter in asked.items()]
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in kept] + added
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return run
