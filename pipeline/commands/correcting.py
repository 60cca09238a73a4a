"""Commands by which people put right what was extracted: `correct`, `corrections`, `link`, `unlink`."""

import getpass
import json
from typing import Annotated

import typer

from pipeline.commands.shared import Db, opened_store, stop
from pipeline.output import printing

Id = Annotated[str, typer.Argument(metavar="ID", help="An action's id, as `list` shows it.")]
Earlier = Annotated[str, typer.Argument(metavar="EARLIER", help="The id of an action in a version of a plan.")]
Later = Annotated[str, typer.Argument(metavar="LATER", help="The id of an action in the version after it.")]
Who = Annotated[str, typer.Option(help="Who says so.", show_default="the name you are logged in by")]
Why = Annotated[str | None, typer.Option(help="On what grounds.")]


def correct(
    identifier: Id,
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="Its name in the record: status, due, document.borough")
    ],
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="As a plan would print it, or JSON.")] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the correction back instead.")] = False,
    who: Who = "",
    why: Why = None,
    db: Db = None,
) -> None:
    """Correct a field of a stored action, or of its plan; what was extracted is kept beside it.

    Every command reads the corrected value from then on. A VALUE of `null` says that there is none. Dates are given as
    a timescale cell prints them, leads by name with semicolons between; lists with more to them as the record's JSON.

    \b
    Examples:
      actionplans correct 3f9a1c04-12 status completed --why "minutes of 4 May"
      actionplans correct 3f9a1c04-12 due "Sept 2026"
      actionplans correct 3f9a1c04-12 leads "Head of Service; Designated Nurse"
      actionplans correct 3f9a1c04-12 document.borough Wexbridge
      actionplans correct 3f9a1c04-12 status --withdraw
    """
    from pipeline.store import Said
    from pipeline.typed import typed

    with opened_store(db) as store:
        try:
            if withdraw:
                if not store.withdraw(identifier, field):
                    stop(
                        f"{identifier} has no correction of {field} to take back: `actionplans corrections` lists them"
                    )
            elif value is None:
                stop(f"say what {field} should be, or --withdraw")
            else:
                store.correct(identifier, field, typed(field, value), Said(who or getpass.getuser(), why))
        except LookupError as error:
            stop(f"{error}: `actionplans list` shows the ids")
        except ValueError as error:
            stop(str(error))
    typer.echo(f"{identifier} {field}: {'withdrawn' if withdraw else 'corrected'}", err=True)


def corrections(
    db: Db = None,
    everything: Annotated[bool, typer.Option("--all", help="Those no longer in force too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List corrections with who made them, when and why; reopened ones are to be looked at again.

    \b
    Examples:
      actionplans corrections
      actionplans corrections --all --json > corrections.jsonl
    """
    from pipeline.report import correction_line
    from pipeline.store import IN_FORCE

    with opened_store(db) as store:
        found = [one for one in store.corrections() if everything or one.state in IN_FORCE]
    if not found:
        typer.echo("no corrections" if everything else "no corrections in force", err=True)
    with printing() as sink:
        for one in found:
            sink.write(f"{json.dumps(one.record(), ensure_ascii=False) if as_json else correction_line(one)}\n")


def link(earlier: Earlier, later: Later, who: Who = "", why: Why = None, db: Db = None) -> None:
    """Say that two actions of neighbouring versions are the same: confirm a doubtful link, or make one.

    \b
    Examples:
      actionplans link 3f9a1c04-12 77c0de15-9 --why "split into two in March"
    """
    _decide(earlier, later, True, who, why, db)


def unlink(earlier: Earlier, later: Later, who: Who = "", why: Why = None, db: Db = None) -> None:
    """Say that two actions of neighbouring versions are not the same; the link is cut and not made again.

    \b
    Examples:
      actionplans unlink 3f9a1c04-12 77c0de15-9
    """
    _decide(earlier, later, False, who, why, db)


def _decide(earlier: str, later: str, same: bool, who: str, why: str | None, db: str | None) -> None:
    from pipeline.store import Said

    with opened_store(db) as store:
        try:
            store.decide(earlier, later, same, Said(who or getpass.getuser(), why))
        except LookupError as error:
            stop(f"{error}: `actionplans list` shows the ids")
        except ValueError as error:
            stop(str(error))
    typer.echo(f"{earlier} and {later} are {'the same' if same else 'not the same'}", err=True)
