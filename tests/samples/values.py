"""What a sample plan says and how it is to be printed, written once as values.

An author writes what a careful reader should find (`Action`) and how the page prints it (`Column`, `Plan`); the page
and the gold records are both made from these. Nothing here is computed by the project's own code.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Due:
    """A date as printed and the days, both included, that it stands for (ISO)."""

    raw: str
    start: str
    end: str
    precision: str


def day(raw: str, iso: str) -> Due:
    """A single day."""
    return Due(raw, iso, iso, "day")


def month(raw: str, start: str, end: str) -> Due:
    """A month or several."""
    return Due(raw, start, end, "month")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A target with its own date; both stand in the same place of their cells."""

    text: str
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One action: what the gold says of it; `who` and `when` are the cells where they print differently.

    `label` is printed before the action and is no part of it (MUST DO). `fill` is the colour of the RAG cell.
    `was` is what tracked changes struck out. Milestones stand for outcome and due where these are not given. `key`
    is printed nowhere: the author's name for an action that stands in several versions of a plan.
    """

    text: str
    ref: str | None = None
    leads: tuple[str, ...] = ()
    due: tuple[Due, ...] = ()
    progress: str | None = None
    status: str = "unreported"
    outcome: str | None = None
    evidence: str | None = None
    involved: tuple[str, ...] = ()
    ongoing: bool = False
    completed: Due | None = None
    rag: str | None = None
    milestones: tuple[Milestone, ...] = ()
    who: str | None = None
    when: str | None = None
    label: str = ""
    fill: str | None = None
    was: str = ""
    decision: str = ""
    cost: str = ""
    risk: str = ""
    sure: bool = True
    key: str = ""

    @property
    def aim(self) -> str | None:
        """The outcome, or the targets one under the other."""
        return self.outcome or "\n".join(milestone.text for milestone in self.milestones) or None

    @property
    def dates(self) -> tuple[Due, ...]:
        """The dates, or those of the targets."""
        return self.due or tuple(milestone.due for milestone in self.milestones if milestone.due)

    @property
    def lead_cell(self) -> str:
        """The lead cell as printed."""
        return " / ".join(self.leads) if self.who is None else self.who

    @property
    def due_cell(self) -> str:
        """The timescale cell as printed."""
        return "\n".join(due.raw for due in self.dates) if self.when is None else self.when


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that share a merged cell: a recommendation, an outcome, a turned label. `themes` is what the gold says.

    `section` is printed as a full-width row above the group.
    """

    actions: tuple[Action, ...]
    themes: tuple[str, ...] = ()
    ref: str | None = None
    recommendation: str | None = None
    outcome: str | None = None
    label: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and what its cells show (see grids.SHOWS)."""

    heading: str
    width: float
    shows: str
    over: str = ""  # the heading of the row above, shared with its neighbours


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is drawn."""

    header_fill: str = "#d9d9d9"
    section_fill: str = "#efefef"
    header_repeats: bool = True
    stacked: bool = False  # no rule between the actions of a group
    open_targets: bool = False  # no rule between the targets of an action
    keep_rows: bool = False  # rows do not break over pages
    size: float = 8.0  # of the type, in points
    lines: bool = True  # False: none are drawn, in a PDF
    zebra: str | None = None  # the colour of every second row, in a PDF


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table of actions; `title` is a full-width row above the header."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    look: Look = field(default_factory=Look)
    title: str = ""


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table that is no plan: contents, key, terms of reference, attendance, finance, risks."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    header: bool = True
    fills: tuple[str | None, ...] = ()  # of the first cell of each row


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the file's outline that leads to this page; level 0 is the outermost."""

    text: str
    level: int = 0


Block = Heading | Text | NewPage | Bookmark | PlainTable | PlanTable


@dataclass(frozen=True, slots=True)
class Page:
    """The paper: running head and foot, and how it is stored. {page} stands for the page's number."""

    landscape: bool = True
    head: str = ""
    foot: str = "{page}"
    turned: bool = False  # stored turned, with /Rotate 90


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its gold. `date` is the day that it speaks for (ISO)."""

    name: str
    title: str
    borough: str
    body: str
    date: str | None
    blocks: tuple[Block, ...]
    page: Page = field(default_factory=Page)

    @property
    def tables(self) -> tuple[PlanTable, ...]:
        """The tables that hold actions, in printed order."""
        return tuple(block for block in self.blocks if isinstance(block, PlanTable))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions in printed order."""
        return tuple(action for table in self.tables for group in table.groups for action in group.actions)
