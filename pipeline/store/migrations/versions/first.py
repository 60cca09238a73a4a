"""0001: documents, their plans and actions. Stores made before migrations have these tables already."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "document",
        sa.Column("id", sa.Integer),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("software", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.UniqueConstraint("sha256", name="uq_document_sha256"),
        sa.UniqueConstraint("code", name="uq_document_code"),
    )
    op.create_table(
        "plan",
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("borough", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("date", sa.Date),
        sa.Column("first_page", sa.Integer),
        sa.Column("last_page", sa.Integer),
        sa.PrimaryKeyConstraint("document_id", "number", name="pk_plan"),
        _gone_with("plan", "document_id", "document", "id"),
    )
    op.create_index("ix_plan_borough", "plan", ["borough"])
    _make_actions()
    _make_list("theme", sa.Column("text", sa.Text, nullable=False))
    _make_list(
        "party",
        sa.Column("side", sa.String(10), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("expanded", sa.Text),
        key=("side",),
    )
    _make_list(
        "due",
        sa.Column("raw", sa.Text, nullable=False),
        *_days(),
        sa.Column("precision", sa.String(10), nullable=False),
    )
    _make_list("progress_update", sa.Column("text", sa.Text, nullable=False), *_days())
    _make_list("milestone", sa.Column("text", sa.Text, nullable=False), sa.Column("due", sa.Date))
    _make_list("warning", sa.Column("text", sa.Text, nullable=False))


def _make_actions() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.String(80), nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("plan", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("ref", "recommendation_ref", "recommendation")),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("due_date", sa.Date),
        sa.Column("ongoing", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("outcome", "evidence", "progress")),
        sa.Column("completed_on", sa.Date),
        sa.Column("rag", sa.Text),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("status_phrase", sa.Text),
        sa.Column("status_confidence", sa.Float(53), nullable=False),
        sa.Column("status_by", sa.String(10)),
        sa.Column("page", sa.Integer),
        *(sa.Column(name, sa.Float(53)) for name in ("x0", "top", "x1", "bottom")),
        sa.Column("table_number", sa.Integer, nullable=False),
        sa.Column("row_number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_action"),
        sa.UniqueConstraint("document_id", "position", name="uq_action_document_id"),
        sa.ForeignKeyConstraint(
            ["document_id", "plan"],
            ["plan.document_id", "plan.number"],
            name="fk_action_document_id_plan",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_action_due_date", "action", ["due_date"])
    op.create_index("ix_action_status", "action", ["status"])


def _days() -> tuple[sa.Column[object], ...]:
    return (sa.Column("first_day", sa.Date, nullable=False), sa.Column("last_day", sa.Date, nullable=False))


def _make_list(name: str, *columns: sa.Column[object], key: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        sa.Column("action_id", sa.String(80), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("action_id", "position", *key, name=f"pk_{name}"),
        _gone_with(name, "action_id", "action", "id"),
    )


def _gone_with(table: str, column: str, owner: str, key: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{owner}"
    return sa.ForeignKeyConstraint([column], [f"{owner}.{key}"], name=name, ondelete="CASCADE")
