"""From tables to actions: which tables are plans, what their columns mean, and one action a row."""

from extractors.fields.abbreviations import read_abbreviations
from extractors.plan.actions import Reader, has_bare_numbers, read_action, year_hints
from extractors.plan.identity import read_identity
from extractors.plan.plans import plan_tables
from extractors.plan.rows import plan_rows
from models.action import Action
from models.document import Document, Identity


def read_plan(document: Document, borough: str | None = None) -> tuple[Identity, tuple[Action, ...]]:
    """Which plan the document is, and its actions in printed order; none where no table is an action plan.

    `borough` overrides the borough that the document names.
    """
    tables = plan_tables(document)
    identity = read_identity(document, tables, borough)
    rows = plan_rows(tables)
    reader = Reader(
        document.name, identity, read_abbreviations(document), year_hints(rows, identity), has_bare_numbers(rows)
    )
    actions = (read_action(row, reader) for row in rows)
    return identity, tuple(action for action in actions if action is not None)
