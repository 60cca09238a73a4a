"""COLUMNS: the one place for what exports hold. CSV, tidy files, Excel, Parquet and data package are made from it."""

from models.action import PartyKind, Precision
from models.listed import Listed
from models.status import Status, StatusBy
from pipeline.export.column import Column, Kind, Row, Several, Single, Value, Where

TEXT, WHOLE, NUMBER, DAY, FLAG = Kind.TEXT, Kind.WHOLE, Kind.NUMBER, Kind.DAY, Kind.FLAG
BETWEEN = "; "  # the members of a list in one cell
LONG, MIDDLE = 60, 30  # widths

FIRST_DAY = Column("start", DAY, "the first day of the stated period", required=True)
LAST_DAY = Column("end", DAY, "the last day of the stated period, the same as `start` where one day is stated", True)
PARTY = (
    Column("name", TEXT, "as printed, line breaks undone", required=True),
    Column("kind", TEXT, f"{', '.join(PartyKind)}", required=True, among=tuple(PartyKind)),
    Column("expanded", TEXT, "what the document's own key says of an abbreviation"),
)


def _box(place: int) -> Single:
    name, meaning = (
        ("x0", "the left edge of the action's cell, in points from the page's left"),
        ("top", "its upper edge, in points from the page's top"),
        ("x1", "its right edge, in points from the page's left"),
        ("bottom", "its lower edge, in points from the page's top"),
    )[place]

    def edge(listed: Listed) -> Value:
        box = listed.action.source.box
        return None if box is None else (box.x0, box.top, box.x1, box.bottom)[place]

    return Single(Column(name, NUMBER, meaning), edge, Where.TYPED)


def _pages(listed: Listed) -> str | None:
    pages = listed.action.document.pages
    return pages and f"{pages[0]} to {pages[1]}"  # "3-7" would become a date


def _leads(listed: Listed) -> tuple[Row, ...]:
    return tuple((party.name, party.kind.value, party.expanded) for party in listed.action.leads)


def _involved(listed: Listed) -> tuple[Row, ...]:
    return tuple((party.name, party.kind.value, party.expanded) for party in listed.action.involved)


def _dates(listed: Listed) -> tuple[Row, ...]:
    return tuple((due.raw, due.start, due.end, due.precision.value) for due in listed.action.due)


def _updates(listed: Listed) -> tuple[Row, ...]:
    return tuple((update.text, update.start, update.end) for update in listed.action.updates)


def _milestones(listed: Listed) -> tuple[Row, ...]:
    return tuple((goal.text, goal.due) for goal in listed.action.milestones)


def _bracketed(rows: tuple[Row, ...], part: int) -> tuple[str, ...]:
    """The first value of each row, then that under `part` in brackets, if there is one."""
    return tuple(str(row[0]) if row[part] is None else f"{row[0]} ({row[part]})" for row in rows)


COLUMNS: tuple[Single | Several, ...] = (
    Single(
        Column("id", TEXT, "the action's id: the first digits of the document's sha256, and a number in it", True),
        lambda listed: listed.id,
    ),
    Single(
        Column("earlier", TEXT, "the id of the same action in the version of the plan before; from a store alone"),
        lambda listed: listed.earlier,
    ),
    Single(
        Column("plan", TEXT, "the id of the plan, the same for all its versions; from a store alone"),
        lambda listed: listed.plan,
    ),
    Single(
        Column("file", TEXT, "the name of the file that was read, without its folder", True, width=MIDDLE),
        lambda listed: listed.action.file,
    ),
    Single(
        Column("borough", TEXT, "the council's short name"),
        lambda listed: listed.action.document.borough,
    ),
    Single(
        Column("body", TEXT, "whose plan it is: a board, a committee, a service", width=MIDDLE),
        lambda listed: listed.action.document.body,
    ),
    Single(
        Column("title", TEXT, "the plan's title", width=MIDDLE),
        lambda listed: listed.action.document.title,
    ),
    Single(
        Column("date", DAY, "the day that the plan speaks for"),
        lambda listed: listed.action.document.date,
    ),
    Single(
        Column("committee", TEXT, "the committee that the paper was published for, where it was fetched", width=MIDDLE),
        lambda listed: listed.action.document.committee,
    ),
    Single(
        Column("meeting", TEXT, "the committee's meeting, where the paper was fetched"),
        lambda listed: listed.action.document.meeting,
    ),
    Single(
        Column("published", DAY, "the day on which the paper was published, where it was fetched"),
        lambda listed: listed.action.document.published,
    ),
    Single(
        Column("url", TEXT, "where the paper was fetched from", width=MIDDLE),
        lambda listed: listed.action.document.url,
    ),
    Several(
        Column("theme", TEXT, "the headings that the action stands under, outermost first", width=MIDDLE),
        "themes",
        (Column("theme", TEXT, "a heading that the action stands under; the outermost is at position 1", True),),
        lambda listed: tuple((theme,) for theme in listed.action.theme),
        lambda listed: listed.action.theme,
    ),
    Single(
        Column("recommendation_ref", TEXT, "the printed number of the recommendation"),
        lambda listed: listed.action.recommendation.ref if listed.action.recommendation else None,
    ),
    Single(
        Column("recommendation", TEXT, "the recommendation, issue or objective that the action answers", width=LONG),
        lambda listed: listed.action.recommendation.text if listed.action.recommendation else None,
    ),
    Single(
        Column("ref", TEXT, "the action's number as printed, without brackets and trailing dots", width=10),
        lambda listed: listed.action.ref,
    ),
    Single(
        Column("action", TEXT, "what is to be done", True, width=LONG),
        lambda listed: listed.action.action,
    ),
    Several(
        Column("leads", TEXT, "who is responsible; in one cell each with its meaning in brackets", width=MIDDLE),
        "leads",
        PARTY,
        _leads,
        lambda listed: _bracketed(_leads(listed), 2),
    ),
    Several(
        Column("involved", TEXT, "who else takes part; in one cell each with its meaning in brackets", width=MIDDLE),
        "involved",
        PARTY,
        _involved,
        lambda listed: _bracketed(_involved(listed), 2),
    ),
    Several(
        Column("due", TEXT, "every date of the timescale; in one cell as printed", width=MIDDLE),
        "dates",
        (
            Column("raw", TEXT, "as printed", required=True),
            FIRST_DAY,
            LAST_DAY,
            Column("precision", TEXT, f"{', '.join(Precision)}", required=True, among=tuple(Precision)),
        ),
        _dates,
        lambda listed: tuple(due.raw for due in listed.action.due),
    ),
    Single(
        Column("due_date", DAY, "the latest day that the timescale states; empty where it states none"),
        lambda listed: listed.action.due_date,
    ),
    Single(
        Column("ongoing", FLAG, "whether the timescale says ongoing, monthly or the like", True, width=10),
        lambda listed: listed.action.ongoing,
    ),
    Single(
        Column("outcome", TEXT, "the intended outcome, target or success measure", width=LONG),
        lambda listed: listed.action.outcome,
    ),
    Several(
        Column("milestones", TEXT, "targets with dates of their own; in one cell each with its date", width=MIDDLE),
        "milestones",
        (Column("text", TEXT, "the target", required=True), Column("due", DAY, "the last day of its own timescale")),
        _milestones,
        lambda listed: _bracketed(_milestones(listed), 1),
    ),
    Single(
        Column("evidence", TEXT, "the evidence required", width=MIDDLE),
        lambda listed: listed.action.evidence,
    ),
    Single(
        Column("progress", TEXT, "the update that belongs to the action", width=LONG),
        lambda listed: listed.action.progress,
    ),
    Several(
        Column("updates", TEXT, "the dated updates that the progress text is made of, where there are several"),
        "updates",
        (Column("text", TEXT, "the update", required=True), FIRST_DAY, LAST_DAY),
        _updates,
        lambda listed: _bracketed(_updates(listed), 2),
        Where.TYPED,
    ),
    Single(
        Column("completed_on", DAY, "the date achieved, where the plan has a column for it"),
        lambda listed: listed.action.completed_on,
    ),
    Single(
        Column("rag", TEXT, "the plan's own colour or status code"),
        lambda listed: listed.action.rag,
    ),
    Single(
        Column("status", TEXT, f"how far it is: {', '.join(Status)}", True, tuple(Status)),
        lambda listed: listed.action.status.value,
    ),
    Single(
        Column("status_phrase", TEXT, "the words that the status rests on", width=MIDDLE),
        lambda listed: listed.action.status_phrase,
    ),
    Single(
        Column("status_confidence", NUMBER, "0 to 1: how sure the status is", required=True),
        lambda listed: listed.action.status_confidence,
    ),
    Single(
        Column("status_by", TEXT, f"what decided the status: {', '.join(StatusBy)}", among=tuple(StatusBy)),
        lambda listed: listed.action.status_by and listed.action.status_by.value,
    ),
    Single(
        Column("page", WHOLE, "the page that the action stands on, from 1; empty in a Word document", width=8),
        lambda listed: listed.action.source.page,
    ),
    *map(_box, range(4)),
    Single(
        Column("table", WHOLE, "the table on the page, from 1; in a Word document, in the whole of it", True, width=8),
        lambda listed: listed.action.source.table,
    ),
    Single(
        Column("row", WHOLE, "the row of the table, from 1", required=True, width=8),
        lambda listed: listed.action.source.row,
    ),
    Several(
        Column("warnings", TEXT, "what a person should look at", width=LONG),
        "warnings",
        (Column("warning", TEXT, "what a person should look at, a short sentence", required=True),),
        lambda listed: tuple((warning,) for warning in listed.action.warnings),
        lambda listed: listed.action.warnings,
    ),
    Several(
        Column("corrected", TEXT, "the fields that a person corrected; from a store alone"),
        "corrections",
        (Column("field", TEXT, "the name of a field that a person corrected", required=True),),
        lambda listed: tuple((field,) for field in listed.corrected),
        lambda listed: listed.corrected,
    ),
    Single(
        Column("plan_pages", TEXT, "the first and the last page of the plan in the file, from 1", width=12),
        _pages,
        Where.SHEET,
    ),
    Single(
        Column("plan_first_page", WHOLE, "the first page of the plan in the file, from 1; empty in a Word document"),
        lambda listed: listed.action.document.pages and listed.action.document.pages[0],
        Where.TYPED,
    ),
    Single(
        Column("plan_last_page", WHOLE, "the last page of the plan in the file"),
        lambda listed: listed.action.document.pages and listed.action.document.pages[1],
        Where.TYPED,
    ),
    Single(
        Column("sha256", TEXT, "the hash of the file that was read: tells files of one name apart", True),
        lambda listed: listed.action.document.sha256,
    ),
)

SHEET = tuple(column for column in COLUMNS if column.where is not Where.TYPED)  # one row an action, lists joined
TYPED = tuple(column for column in COLUMNS if column.where is not Where.SHEET)


def in_one_cell(column: Single | Several, listed: Listed) -> Value:
    """What a column shows of an action: a list joined in words, None where it has no member."""
    return column.value(listed) if isinstance(column, Single) else BETWEEN.join(column.texts(listed)) or None


def sheet_row(listed: Listed) -> Row:
    """The values under SHEET."""
    return tuple(in_one_cell(column, listed) for column in SHEET)
