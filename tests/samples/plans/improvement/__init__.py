"""An improvement plan after an inspection, published anew each quarter: what its three versions share."""

from collections.abc import Iterable
from dataclasses import replace

from tests.samples.values import Action, Column, Group, Heading, Page, PlainTable, Plan, PlanTable, Text

COLUMNS = (
    Column("Ref", 6, "ref"),
    Column("Action", 26, "action"),
    Column("Lead officer", 15, "who"),
    Column("Due date", 11, "when"),
    Column("Measure of success", 18, "outcome"),
    Column("Progress update", 28, "progress"),
    Column("BRAG", 8, "rag"),
)
FILLS = {"Blue": "#9dc3e6", "Green": "#a9d18e", "Amber": "#ffd966", "Red": "#ff7c80", "White": None, "Black": "#7f7f7f"}
KEY = PlainTable(
    (
        ("BRAG", "Meaning"),
        ("Blue", "Completed"),
        ("Green", "On track"),
        ("Amber", "Delayed, with a new date agreed by the Board"),
        ("Red", "Overdue"),
        ("White", "Not started"),
        ("Black", "Withdrawn by the Board"),
    ),
    widths=(15, 85),
    fills=(None, *FILLS.values()),
)
STATUS = {
    "Blue": "completed",
    "Green": "on_track",
    "Amber": "delayed",
    "Red": "delayed",
    "White": "not_started",
    "Black": "cancelled",
}  # what the key says
SECTIONS = ("Priority 1: The front door", "Priority 2: Social work practice", "Priority 3: Children in our care")


def rated(action: Action, rag: str) -> Action:
    """The action with its colour, and with the status that this has by the plan's key."""
    return replace(action, rag=rag, fill=FILLS[rag], status=STATUS[rag])


def version(date: str, titles: tuple[str, str], told: str, priorities: Iterable[tuple[Action, ...]]) -> Plan:
    """The plan as it stood on `date` (ISO); `titles`: its title and that day as printed; `told`: its first words."""
    title, printed = titles
    groups = (
        Group(actions, themes=(section,), section=section)
        for section, actions in zip(SECTIONS, priorities, strict=True)
    )
    return Plan(
        name=f"brackenholt-improvement-{date[:7]}",
        title=title,
        borough="Brackenholt",
        body="Brackenholt Council",
        date=date,
        page=Page(head="Brackenholt Council - Children's Services", foot="Page {page}"),
        blocks=(
            Heading("Brackenholt Council", 1),
            Heading(title, 1),
            Text(f"Position at {printed}"),
            Text(told),
            KEY,
            PlanTable(COLUMNS, tuple(groups)),
        ),
    )
