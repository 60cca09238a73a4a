"""The store's tables, alike in SQLite and PostgreSQL, as the newest migration leaves them.

What was extracted stands in rows whose `corrected` is false; they are replaced by a new extraction alone. Where a
person corrected something, a second row of the same action (or version) holds the corrected whole. `current` marks the
one of the two that is read: so every question is asked of `current` rows, and what the machine said stays beside it.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0002"  # the newest migration

METADATA = MetaData(
    naming_convention={  # a constraint without a name cannot be changed by a later migration
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _own(name: str) -> Column[int]:
    """A key that we count ourselves."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _in_document(name: str = "document_id") -> Column[int]:
    """The document that a row belongs to, and is gone with."""
    return Column(name, ForeignKey("document.id", ondelete="CASCADE"), nullable=False)


DOCUMENT = Table(
    "document",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("code", String(64), nullable=False, unique=True),  # the first digits of sha256, as many as tell it apart
    Column("file", Text, nullable=False),
    Column("path", Text),  # where it lay when it was read, for reading it again; NULL: not known
    Column("borough_given", Text),  # what the user said of its borough, whatever it says itself
    Column("url", Text),  # where it was fetched from; NULL, as the next three, where it was not fetched by us
    Column("published", Date),
    Column("committee", Text),
    Column("meeting", Text),
    Column("ingested_at", DateTime(timezone=True), nullable=False),  # when it was read last
    Column("software", String(40), nullable=False),  # the version of actionplans that read it
)

PLAN = Table(  # what its versions have in common stands in them
    "plan",
    METADATA,
    _own("id"),
)

PLAN_VERSION = Table(  # a plan as one document gives it; a pack holds several plans
    "plan_version",
    METADATA,
    Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    _own("number"),  # in the document, from 1
    Column("corrected", Boolean, primary_key=True),
    Column("current", Boolean, nullable=False),
    Column("plan_id", ForeignKey("plan.id")),  # NULL: not yet matched with the others
    Column("name_key", Text, nullable=False),  # what versions of one plan must share
    Column("title", Text),
    Column("borough", Text),
    Column("body", Text),
    Column("date", Date),  # the day that the plan speaks for
    Column("first_page", Integer),  # NULL together with last_page: the format has no pages
    Column("last_page", Integer),
    Index("ix_plan_version_name_key", "name_key"),
    Index("ix_plan_version_plan_id", "plan_id"),
)

ACTION = Table(
    "action",
    METADATA,
    _own("key"),
    _in_document(),
    Column("number", Integer, nullable=False),  # CODE-NUMBER is the id that people see; kept when read again
    Column("corrected", Boolean, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("version", Integer, nullable=False),  # its plan's number in the document
    Column("position", Integer, nullable=False),  # in the document, from 1
    Column("ref", Text),
    Column("recommendation_ref", Text),
    Column("recommendation", Text),  # NULL: the action answers none
    Column("action", Text, nullable=False),
    Column("due_date", Date),  # follows from the table due; here to be asked for
    Column("ongoing", Boolean, nullable=False),
    Column("outcome", Text),
    Column("evidence", Text),
    Column("progress", Text),
    Column("completed_on", Date),
    Column("rag", Text),
    Column("status", String(20), nullable=False),
    Column("status_phrase", Text),
    Column("status_confidence", Float(53), nullable=False),
    Column("status_by", String(10)),  # NULL: nothing was there to decide by
    Column("page", Integer),
    Column("x0", Float(53)),  # the four are NULL together: the place has no box
    Column("top", Float(53)),
    Column("x1", Float(53)),
    Column("bottom", Float(53)),
    Column("table_number", Integer, nullable=False),
    Column("row_number", Integer, nullable=False),
    UniqueConstraint("document_id", "number", "corrected"),
)
SEARCHED = ("action", "recommendation", "outcome", "evidence", "progress")  # columns of ACTION that `search` looks in


def _list_of(name: str, *columns: Column[object]) -> Table:
    """A list that an action has: its members in order, gone with the action."""
    return Table(
        name,
        METADATA,
        Column("action_key", ForeignKey("action.key", ondelete="CASCADE"), primary_key=True),
        _own("position"),  # from 1
        *columns,
    )


THEME = _list_of("theme", Column("text", Text, nullable=False))
PARTY = _list_of(
    "party",
    Column("side", String(10), primary_key=True),  # lead or involved, each counted from 1
    Column("name", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("expanded", Text),
)
DUE = _list_of(
    "due",
    Column("raw", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("precision", String(10), nullable=False),
)
UPDATE = _list_of(
    "progress_update",
    Column("text", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
)
MILESTONE = _list_of("milestone", Column("text", Text, nullable=False), Column("due", Date))
WARNING = _list_of("warning", Column("text", Text, nullable=False))

LINK = Table(  # the same action in a version and in the one before it; never two to one
    "link",
    METADATA,
    Column("later_document", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    _own("later_number"),
    _in_document("earlier_document"),
    Column("earlier_number", Integer, nullable=False),
    Column("score", Float(53), nullable=False),  # 0 to 1
    Column("doubtful", Boolean, nullable=False),
    UniqueConstraint("earlier_document", "earlier_number"),
)

LINK_DECISION = Table(  # what people said of two actions; of several about one pair the newest stands
    "link_decision",
    METADATA,
    Column("id", Integer, primary_key=True),
    _in_document("earlier_document"),
    Column("earlier_number", Integer, nullable=False),
    _in_document("later_document"),
    Column("later_number", Integer, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
    Column("why", Text),
    Index("ix_link_decision_later_document", "later_document"),
)

OF_DOCUMENT = "document."  # what the names of a version's corrected fields begin with
IN_FORCE = ("standing", "reopened")  # states of a correction that every read follows

CORRECTION = Table(
    "correction",
    METADATA,
    Column("id", Integer, primary_key=True),
    _in_document(),
    Column("number", Integer, nullable=False),  # of the action; for a field of `document` the version's
    Column("field", String(40), nullable=False),  # as in the record: `leads`, `document.borough`
    Column("old", Text, nullable=False),  # JSON: what the machine said when the person looked
    Column("new", Text, nullable=False),  # JSON
    Column("state", String(20), nullable=False),
    Column("who", Text, nullable=False),
    Column("corrected_at", DateTime(timezone=True), nullable=False),
    Column("why", Text),
    Index("ix_correction_document_id", "document_id"),
)
