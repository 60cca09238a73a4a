"""A community safety partnership's plan after a domestic homicide review, in Word: what its three versions share."""

from collections.abc import Iterable

from tests.samples.values import Action, Column, Group, Heading, Page, Plan, PlanTable, Text

COLUMNS = (
    Column("Recommendation", 20, "recommendation"),
    Column("No.", 5, "ref"),
    Column("Action", 24, "action"),
    Column("Lead agency / officer", 14, "who"),
    Column("Target date", 10, "when"),
    Column("Progress", 28, "progress"),
    Column("Date completed", 10, "completed"),
)
RECOMMENDATIONS = (
    "Health services should ask about domestic abuse whenever a patient comes with injuries or low mood.",
    "Agencies should share what they know of those who cause harm again and again.",
    "Friends, neighbours and employers should know where to turn.",
    "Housing services should recognise the abuse behind rent arrears and requests to move.",
)


def version(date: str, titles: tuple[str, str], told: str, answers: Iterable[tuple[Action, ...]]) -> Plan:
    """The plan as it stood on `date` (ISO); `titles`: its title and that day as printed; `told`: its first words."""
    title, printed = titles
    groups = (
        Group(actions, ref=f"R{number}.", recommendation=text)
        for number, (text, actions) in enumerate(zip(RECOMMENDATIONS, answers, strict=True), start=1)
    )
    return Plan(
        name=f"tarnholme-homicide-review-{date[:7]}",
        title=title,
        borough="Tarnholme",
        body="Tarnholme Community Safety Partnership",
        date=date,
        page=Page(head="Tarnholme Community Safety Partnership", foot=f"Updated {printed}"),
        blocks=(
            Heading("Tarnholme Community Safety Partnership", 1),
            Heading(title, 1),
            Text(f"Updated {printed}"),
            Text(told),
            PlanTable(COLUMNS, tuple(groups)),
        ),
    )
