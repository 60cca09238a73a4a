"""From tables to actions: which tables are plans, what their columns mean, and one action a row."""

from dataclasses import replace

from extractors.fields.abbreviations import read_abbreviations
from extractors.plan.actions import Reader, has_bare_numbers, read_action, year_hints
from extractors.plan.identity import read_identity
from extractors.plan.packs import Bound, bound_plans
from extractors.plan.rows import plan_rows
from models.action import Action
from models.document import Document, Identity


def read_plan(document: Document, borough: str | None = None) -> tuple[Identity, tuple[Action, ...]]:
    """Which plan the document is, and its actions in printed order; none where no table is an action plan.

    A pack may hold several plans: each action names its own, and the first is given. `borough` overrides the borough
    that the document names.
    """
    plans = bound_plans(document)
    if not plans:
        return replace(read_identity(document, (), borough), pages=None), ()
    identities = [_identity(document, plan, borough) for plan in plans]
    actions = [action for plan, identity in zip(plans, identities, strict=True) for action in _actions(plan, identity)]
    return identities[0], tuple(actions)


def _identity(pack: Document, plan: Bound, borough: str | None) -> Identity:
    """Which plan it is by its own pages; what they do not say its covering report tells, then the meeting's agenda."""
    if not pack.papers:
        return replace(read_identity(plan.document, plan.tables, borough), pages=plan.pages)
    own = replace(plan.document, name="")  # the file is called after the meeting
    found = read_identity(own, plan.tables, borough)
    found = replace(found, title=found.title or own.title, pages=plan.pages)
    agenda = pack.papers[0]
    others = [] if plan.cover is None else [plan.cover]
    others += [pack.part(agenda.first, agenda.last)] if agenda.last < plan.document.papers[0].first else []
    for other in others:
        if None in (found.title, found.borough, found.body, found.date):
            told = read_identity(replace(other, name=""), (), borough or found.borough)
            found = _filled(found, told if other is plan.cover else replace(told, title=None))
    return found


def _filled(own: Identity, other: Identity) -> Identity:
    return replace(
        own,
        title=own.title or other.title,
        borough=own.borough or other.borough,
        body=own.body or other.body,
        date=own.date or other.date,
    )


def _actions(plan: Bound, identity: Identity) -> tuple[Action, ...]:
    document, before = plan.document, () if plan.cover is None else plan.cover.blocks
    rows = plan_rows(plan.tables)
    key = read_abbreviations(replace(document, blocks=(*before, *document.blocks)))
    reader = Reader(document.name, identity, key, year_hints(rows, identity), has_bare_numbers(rows))
    actions = (read_action(row, reader) for row in rows)
    return tuple(action for action in actions if action is not None)
