"""0002: plans and their versions, links between them, corrections beside what was extracted, search by words."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LISTS = {  # a list's table: its own columns
    "theme": "position, text",
    "party": "position, side, name, kind, expanded",
    "due": "position, raw, first_day, last_day, precision",
    "progress_update": "position, text, first_day, last_day",
    "milestone": "position, text, due",
    "warning": "position, text",
}
KEPT = (  # columns of an action that stay as they are
    "position, ref, recommendation_ref, recommendation, action, due_date, ongoing, outcome, evidence, progress, "
    "completed_on, rag, status, status_phrase, status_confidence, status_by, page, x0, top, x1, bottom, "
    "table_number, row_number"
)
IDENTITY = "title, borough, body, date, first_page, last_page"


def upgrade() -> None:
    """Make the new tables and move what the old ones hold; the versions wait to be matched (`plan_id` is NULL)."""
    for name in (*LISTS, "action", "plan"):  # PostgreSQL keeps the names of indexes: so a copy, not a new name
        op.execute(f"CREATE TABLE old_{name} AS SELECT * FROM {name}")
        op.drop_table(name)
    with op.batch_alter_table("document") as document:
        document.add_column(sa.Column("path", sa.Text))
        for name in ("borough_given", "url", "committee", "meeting"):
            document.add_column(sa.Column(name, sa.Text))
        document.add_column(sa.Column("published", sa.Date))
    _make_plans()
    _make_actions()
    _make_lists()
    _make_links()
    _make_search()
    _move()
    for name in (*LISTS, "action", "plan"):
        op.drop_table(f"old_{name}")


def _move() -> None:
    op.execute(
        f"INSERT INTO plan_version (document_id, number, corrected, current, name_key, {IDENTITY}) "
        f"SELECT document_id, number, false, true, '', {IDENTITY} FROM old_plan"
    )
    op.execute(
        "CREATE TABLE moved AS SELECT id, row_number() OVER (ORDER BY document_id, position) AS key FROM old_action"
    )
    op.execute(
        f"INSERT INTO action (key, document_id, number, corrected, current, version, {KEPT}) "
        f"SELECT moved.key, document_id, position, false, true, plan, {KEPT} FROM old_action JOIN moved USING (id)"
    )
    for name, columns in LISTS.items():
        op.execute(
            f"INSERT INTO {name} (action_key, {columns}) "
            f"SELECT moved.key, {columns} FROM old_{name} JOIN moved ON moved.id = action_id"
        )
    op.drop_table("moved")


def _make_plans() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
    )
    op.create_table(
        "plan_version",
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("corrected", sa.Boolean, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("plan_id", sa.Integer),
        sa.Column("name_key", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("title", "borough", "body")),
        sa.Column("date", sa.Date),
        sa.Column("first_page", sa.Integer),
        sa.Column("last_page", sa.Integer),
        sa.PrimaryKeyConstraint("document_id", "number", "corrected", name="pk_plan_version"),
        _in_document("plan_version"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_plan_version_plan_id_plan"),
    )
    op.create_index("ix_plan_version_name_key", "plan_version", ["name_key"])
    op.create_index("ix_plan_version_plan_id", "plan_version", ["plan_id"])


def _make_actions() -> None:
    op.create_table(
        "action",
        sa.Column("key", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("corrected", sa.Boolean, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
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
        sa.PrimaryKeyConstraint("key", name="pk_action"),
        sa.UniqueConstraint("document_id", "number", "corrected", name="uq_action_document_id"),
        _in_document("action"),
    )


def _make_lists() -> None:
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


def _days() -> tuple[sa.Column[object], ...]:
    return (sa.Column("first_day", sa.Date, nullable=False), sa.Column("last_day", sa.Date, nullable=False))


def _make_list(name: str, *columns: sa.Column[object], key: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        sa.Column("action_key", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("action_key", "position", *key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["action_key"], ["action.key"], name=f"fk_{name}_action_key_action", ondelete="CASCADE"
        ),
    )


def _make_links() -> None:
    op.create_table(
        "link",
        sa.Column("later_document", sa.Integer, nullable=False),
        sa.Column("later_number", sa.Integer, nullable=False),
        sa.Column("earlier_document", sa.Integer, nullable=False),
        sa.Column("earlier_number", sa.Integer, nullable=False),
        sa.Column("score", sa.Float(53), nullable=False),
        sa.Column("doubtful", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("later_document", "later_number", name="pk_link"),
        sa.UniqueConstraint("earlier_document", "earlier_number", name="uq_link_earlier_document"),
        _in_document("link", "earlier_document"),
        _in_document("link", "later_document"),
    )
    op.create_table(
        "link_decision",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("earlier_document", sa.Integer, nullable=False),
        sa.Column("earlier_number", sa.Integer, nullable=False),
        sa.Column("later_document", sa.Integer, nullable=False),
        sa.Column("later_number", sa.Integer, nullable=False),
        sa.Column("same", sa.Boolean, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_link_decision"),
        _in_document("link_decision", "earlier_document"),
        _in_document("link_decision", "later_document"),
    )
    op.create_index("ix_link_decision_later_document", "link_decision", ["later_document"])
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("old", sa.Text, nullable=False),
        sa.Column("new", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        _in_document("correction"),
    )
    op.create_index("ix_correction_document_id", "correction", ["document_id"])


def _make_search() -> None:
    """An index over the words of an action, kept by the database itself."""
    columns = ("action", "recommendation", "outcome", "evidence", "progress")
    if op.get_bind().dialect.name == "postgresql":
        words = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
        op.execute(
            f"ALTER TABLE action ADD words tsvector GENERATED ALWAYS AS (to_tsvector('english', {words})) STORED"
        )
        op.execute("CREATE INDEX ix_action_words ON action USING gin (words)")
        return
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    listed = ", ".join(columns)
    op.execute(
        f"CREATE VIRTUAL TABLE action_words USING fts5({listed}, content='action', content_rowid='key', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    enter = f"INSERT INTO action_words (rowid, {listed}) VALUES (new.key, {new});"
    leave = f"INSERT INTO action_words (action_words, rowid, {listed}) VALUES ('delete', old.key, {old});"
    op.execute(f"CREATE TRIGGER action_enters AFTER INSERT ON action BEGIN {enter} END")
    op.execute(f"CREATE TRIGGER action_leaves AFTER DELETE ON action BEGIN {leave} END")
    op.execute(f"CREATE TRIGGER action_changes AFTER UPDATE OF {listed} ON action BEGIN {leave} {enter} END")


def _in_document(table: str, column: str = "document_id") -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_document"
    return sa.ForeignKeyConstraint([column], ["document.id"], name=name, ondelete="CASCADE")
