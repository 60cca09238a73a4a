"""Commands about plans and their versions: `plans`, `changes`, `history`."""

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from models.query import Query
from pipeline.commands.filters import filtered
from pipeline.commands.shared import Db, opened_store, stop
from pipeline.output import STANDARD, printing, refusals_told

if TYPE_CHECKING:
    from pipeline.store import PlanVersion, Store


@filtered
def plans(query: Query, db: Db = None) -> None:
    """List the plans in the store with their versions; the number is what `--plan` and `changes` take.

    \b
    Examples:
      actionplans plans
      actionplans plans --borough Wexbridge
    """
    from pipeline.report import plan_table

    with opened_store(db) as store:
        found = store.plans(query)
    if not found:
        typer.echo("no stored plan matches", err=True)
        return
    with printing() as sink, refusals_told(STANDARD):
        plan_table(found, sink.stream)


def changes(
    plan: Annotated[
        int, typer.Argument(min=1, max=2**31 - 1, metavar="PLAN", help="A plan's number, as `plans` shows it.")
    ],
    everything: Annotated[bool, typer.Option("--all", help="Between all versions, not the last two alone.")] = False,
    db: Db = None,
) -> None:
    """Tell what changed from one version of a plan to the next.

    New, dropped and reworded actions, other leads and targets, dates that moved (in days), and changes of status.

    \b
    Examples:
      actionplans changes 3
      actionplans changes 3 --all
    """
    with opened_store(db) as store:
        found = store.plans(Query(plan=plan))
        if not found:
            stop(f"no plan {plan} in the store: `actionplans plans` lists them")
        if len(found) == 1:
            typer.echo(f"plan {plan} has one version so far: {_named(found[0])}", err=True)
        steps = list(pairwise(found))
        with printing() as sink:
            for earlier, later in steps if everything else steps[-1:]:
                for line in _step(store, earlier, later):
                    sink.write(f"{line}\n")


def history(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An action's id, as `list` shows it.")],
    db: Db = None,
) -> None:
    """Tell an action's story through the versions of its plan, before this one and after it.

    \b
    Examples:
      actionplans history 3f9a1c04-12
    """
    from pipeline.report import one_line
    from pipeline.versions.changes import describe
    from pipeline.versions.changes import history as told

    with opened_store(db) as store:
        chain = store.chain(identifier)
    if not chain:
        stop(f"no action {identifier!r} in the store: `actionplans list` shows the ids")
    with printing() as sink:
        for step in told(chain):
            listed = step.listed
            date = listed.action.document.date or "no date"
            sink.write(f"{date}  {listed.id}  {listed.action.status.value}  {one_line(listed.action.action)}\n")
            for change in step.changes:
                sink.write(f"    {one_line(describe(change))}\n")


def _step(store: "Store", earlier: "PlanVersion", later: "PlanVersion") -> list[str]:
    from pipeline.report import one_line
    from pipeline.versions.changes import changes as told
    from pipeline.versions.changes import counts, describe

    before, after, links = store.pair(earlier, later)
    found = told(before, after, links)
    doubtful = sum(link.doubtful for link in links)
    lines = [f"{_named(earlier)} -> {_named(later)}"]
    lines += [f"  {one_line(describe(change))}" for change in found]
    figures = ", ".join(f"{count} {kind}" for kind, count in counts(found).items() if count) or "nothing changed"
    lines.append(
        f"  {figures}" + (f"; doubtful links: {doubtful}, to be settled by `link` or `unlink`" if doubtful else "")
    )
    return lines


def _named(version: "PlanVersion") -> str:
    return f"{version.identity.date or 'no date'} ({version.file})"
