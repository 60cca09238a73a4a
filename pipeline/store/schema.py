"""The store's tables, alike in SQLite and PostgreSQL; `VERSION` rises with every change of them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 2

METADATA = MetaData(
    naming_convention={  # a constraint without a name cannot be changed by a later migration
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

STORE = Table("actionplans_store", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))

DOCUMENT = Table(
    "document",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("code", String(64), nullable=False, unique=True),  # the first digits of sha256, as many as tell it apart
    Column("file", Text, nullable=False),
    Column("ingested_at", DateTime(timezone=True), nullable=False),
    Column("software", String(40), nullable=False),  # the version of actionplans that read it
)

PLAN = Table(  # a pack holds several
    "plan",
    METADATA,
    Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # in the document, from 1
    Column("title", Text),
    Column("borough", Text, index=True),
    Column("body", Text),
    Column("date", Date),  # the day that the plan speaks for
    Column("first_page", Integer),  # NULL together with last_page: the format has no pages
    Column("last_page", Integer),
)

ACTION = Table(
    "action",
    METADATA,
    Column("id", String(80), primary_key=True),  # CODE-POSITION: stable for the same bytes
    Column("document_id", Integer, nullable=False),
    Column("plan", Integer, nullable=False),
    Column("position", Integer, nullable=False),  # in the document, from 1
    Column("ref", Text),
    Column("recommendation_ref", Text),
    Column("recommendation", Text),  # NULL: the action answers none
    Column("action", Text, nullable=False),
    Column("due_date", Date, index=True),  # follows from the table due; here to be asked for
    Column("ongoing", Boolean, nullable=False),
    Column("outcome", Text),
    Column("evidence", Text),
    Column("progress", Text),
    Column("completed_on", Date),
    Column("rag", Text),
    Column("status", String(20), nullable=False, index=True),
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
    UniqueConstraint("document_id", "position"),
    ForeignKeyConstraint(["document_id", "plan"], ["plan.document_id", "plan.number"], ondelete="CASCADE"),
)


def _list_of(name: str, *columns: Column[object]) -> Table:
    """A list that an action has: its members in order, gone with the action."""
    return Table(
        name,
        METADATA,
        Column("action_id", ForeignKey("action.id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),  # from 1
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
