"""What the columns of a plan mean. Headings propose, the cells decide.

HEADINGS is the one place for a column heading: some 210 different headings stand for these fields in the plans of
sixty public bodies and most occur once, so it lists the words that do the work, not whole headings.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.plan.evidence import Evidence
from models.row import Field

HEADINGS: tuple[tuple[Field, str], ...] = (  # the first that matches a part of a heading wins
    (Field.ACTION, r"^how (will|are|do|can|shall) (we|this|it|these|they) (be )?(get|do|achiev|deliver|going|address)"),
    (Field.EVIDENCE, r"\bevidenc"),
    (
        Field.OTHER,
        r"\b(cost|budget|fund|financ|£|resourc|likelihood|inherent|residual|risk (score|rating|level|owner)"
        r"|gross|net score|ward|link(s|ed)? to|source|date (raised|added|identified|logged|of meeting)"
        r"|raised (by|on)|how often|frequency|review date|next review|origin|page|weight)",
    ),
    (
        Field.COMPLETED_ON,
        r"\b(date(s)? (achieved|completed|closed|done|implemented|signed off)|(actual|achieved|closed)"
        r" (date|completion)|actual (end|finish)|(completed|closed|achieved|implemented) (on|date)"
        r"|date of (completion|closure|achievement)|when completed|actual completion)",
    ),
    (
        Field.PROGRESS,
        r"\b(progress|update|comment|position|commentary|narrative|to date|so far|what (have|has) (we|been)|where (are we|we are)"
        r"|still left|achievements?\b(?! date)|action(s)? taken|work (done|undertaken)|latest|notes?\b"
        r"|current (status|situation)|status (update|comment|report)|(council|service|officer|management|"
        r"cabinet|executive|agency|provider) (response|reply|comment)|feedback|summary of|remarks)",
    ),
    (
        Field.DUE,
        r"\b(time ?-?(scale|frame|line|table)|by when|when\b|dead ?line|due|target (date|completion|month|quarter)"
        r"|date\b(?! of (?!completion|implementation|delivery|action))|dates\b|completion|deliver(y|ed) (by|date)|milestone date|end\b|start\b|finish|timing|period|by end"
        r"|target for completion|complete(d)? by|implementation date|year\b|schedule|to be (done|completed) by)",
    ),
    (
        Field.RAG,
        r"\b(b?rag[yb]?\b|status|rating|traffic|colour|color|on track|complete\b|completed\b|done\b|%|percent"
        r"|achieved|score|judge?ment|assess(ment|ed) (of|as)|progress (code|key)|stage\b|implemented\b|closed\b)",
    ),
    (
        Field.LEAD,
        r"\b(lead|responsib|owner|officer|accountab|who\b|whom\b|sponsor|manager|director|allocated|assigned"
        r"|delegat|person|post ?holder|champion|nominated|holder|named|delivered by|chair|contact|head\b|executive"
        r"|(delivery|responsible) (body|agency|partner))",
    ),
    (
        Field.INVOLVED,
        r"\b(involv|partner|support(ed|ing)?\b|other agenc|contribut|working with|stakeholder|with whom"
        r"|agenc(y|ies)|consult|organisations?\b|group\b|groups\b|team\b|teams\b|body\b|bodies\b)",
    ),
    (
        Field.EVIDENCE,
        r"\b(evidenc|assurance|verif|proof|documents?\b|demonstrat|audit trail|monitor|method of measur"
        r"|where (is|will)|governance|reported? to|reporting|quality assurance)",
    ),
    (
        Field.OUTCOME,
        r"\b(outcome|success|impact|target|measure|indicator|kpi|how will we know|how (do|would) we know"
        r"|what difference|benefit|result|what (will|would|does) (it|success|good)|look like|intended"
        r"|expected|desired|output|performance|deliverables?\b|milestone|difference|aspiration|criteria)",
    ),
    (
        Field.RECOMMENDATION,
        r"\b(recommendations?\b|recs?\b|issue|finding|objective|concern|what (needs|do we need) to improve"
        r"|areas? (for|of|requiring) (improvement|development|concern|focus|action)|aims?\b|goals?\b"
        r"|learning|lesson|weakness|gap\b|gaps\b|identified need|improvement (needed|required|area)"
        r"|what did|what (we|they) found|requirement|problem|reason|rationale|why\b|question|obligation"
        r"|what do we want|what we want|commitment|proposal|ofsted|inspector|judgment|driver)",
    ),
    (
        Field.ACTION,
        r"\b(actions?\b|what (will|are|do|must|should) (we|you|be|to)|what we|tasks?\b|activit|steps?\b"
        r"|intervention|initiative|project|how\b|what\b|work ?stream task|things to do|to do\b|response|plan\b"
        r"|key work|deliver|improvement\b|development\b|work required|description|detail|approach|measures)",
    ),
    (Field.REF, r"(\bref(erence)?s?\b|\bno\b\.?|^#$|\bnumber\b|\bitem\b|\bid\b|\bnr\b|^n[o°º]\.?$|\bcode\b)"),
    (
        Field.THEME,
        r"\b(theme|priorit|area\b|areas\b|strand|categor|domain|section|work ?stream|topic|pillar|standard"
        r"|chapter|element|subject|heading|service\b|strategic)",
    ),
)
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in HEADINGS)
_WHOLE = re.compile(r"\b(to date|so far|(progress|latest|status) (update|report|comment)|update[sd]?)\b")
_REF_WITH = re.compile(
    r"^(?:(action|recommendation|rec|task|objective|issue|item)s? )?(ref(erence)?|no|number|id|#)\b\.?( (no|number))?\.?$"
)
CALLED_ACTION = re.compile(
    r"\b(actions?|recommendations?|what (will|are|do|must|should) we|what needs to|tasks?|activit(y|ies)|how (will|are) we)\b"
)
_CODED = re.compile(r"\bb?rag\b|status|rating")
_PARENTHESES = re.compile(r"\([^()]{0,200}\)")
_SEPARATORS = re.compile(r"\s*(?:/|&|\+|;|,|\band\b|\bor\b|\|)\s*")
LONGEST_HEADING = 160  # characters


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a plan: its place (from 1), its heading as printed, and the fields that it holds, the first first."""

    column: int
    heading: str
    fields: tuple[Field, ...]


def propose(heading: str) -> tuple[Field, ...]:
    """The fields that a heading names, in printed order; empty where it names none.

    >>> [field.value for field in propose("Lead Officer / Agency")]
    ['lead', 'involved']
    >>> [field.value for field in propose("Targets, Outcome & Impact to date")]
    ['progress']
    """
    text = " ".join(_PARENTHESES.sub(" ", heading.lower()).split()).strip(" .:?*")
    if not text or len(text) > LONGEST_HEADING:
        return ()
    if _REF_WITH.match(text):
        return (Field.REF,)
    if _WHOLE.search(text):
        return (Field.PROGRESS,)
    fields: list[Field] = []
    for part in _SEPARATORS.split(text):
        found = _first(part)
        if found is not None and found not in fields:
            fields.append(found)
    whole = _first(text)
    return tuple(fields) or ((whole,) if whole is not None else ())


def _first(text: str) -> Field | None:
    return next((field for field, pattern in _COMPILED if pattern.search(text)), None)


def settle(headings: Sequence[Sequence[str]], cells: Sequence[Evidence]) -> tuple[Column, ...]:
    """The columns with the fields that headings and cells together give them; `cells` is what each column holds.

    A column's heading comes in parts where it has several rows: the lowest says what the column is, the ones above it
    where that says nothing by itself ("Progress" over "Q1").
    """
    proposed = [(propose(parts[-1]) or propose(" ".join(parts))) if parts else () for parts in headings]
    columns = [
        Column(number, " ".join(parts), _decide(" ".join(parts).lower(), fields, evidence, proposed))
        for number, (parts, fields, evidence) in enumerate(zip(headings, proposed, cells, strict=True), start=1)
    ]
    labelled = _with_a_label(columns, cells)
    return tuple(_with_an_action(labelled, cells))


def _with_a_label(columns: list[Column], cells: Sequence[Evidence]) -> list[Column]:
    """The columns, a first one without a heading being what the rows stand under."""
    first, evidence = columns[0], cells[0]
    if not first.heading and not first.fields and evidence.filled and evidence.refs < 0.3:
        return [Column(first.column, first.heading, (Field.THEME,)), *columns[1:]]
    return columns


def _decide(
    heading: str, fields: tuple[Field, ...], evidence: Evidence, others: Sequence[tuple[Field, ...]]
) -> tuple[Field, ...]:
    """The fields of one column: what its heading says unless its cells speak against it."""
    if not fields:
        return (Field.REF,) if evidence.refs > 0.5 and evidence.filled else ()
    first = fields[0]
    if first is Field.LEAD and Field.INVOLVED in fields:
        fields = tuple(field for field in fields if field is not Field.INVOLVED)
    if first in (Field.DUE, Field.OUTCOME, Field.THEME, Field.RECOMMENDATION) and evidence.refs > 0.7:
        return (Field.REF,)
    if Field.RAG in fields or (_CODED.search(heading) and evidence.codes > 0.6):
        return _status_column(fields, evidence, others)
    if first is Field.COMPLETED_ON and evidence.prose > 0.5 and evidence.dates < 0.3:
        return (Field.PROGRESS,)
    if first is Field.DUE and evidence.filled and evidence.dates < 0.15 and evidence.prose > 0.5:
        return (Field.OUTCOME,) if "target" in heading or "milestone" in heading else fields
    if first is Field.OUTCOME and evidence.dates > 0.6 and not any(Field.DUE in other for other in others):
        return (Field.DUE,)
    if first is Field.THEME and evidence.levels > 0.5:
        return (Field.OTHER,)
    if first is Field.ACTION and evidence.parties > 0.7 and sum(Field.ACTION in other for other in others) > 1:
        return (Field.LEAD,)
    return fields


def _status_column(
    fields: tuple[Field, ...], evidence: Evidence, others: Sequence[tuple[Field, ...]]
) -> tuple[Field, ...]:
    if evidence.dates > 0.6 and evidence.codes < 0.3:
        return (Field.COMPLETED_ON,)
    if evidence.prose > 0.4 and evidence.codes < 0.5:
        return (Field.PROGRESS,)
    if Field.PROGRESS in fields and evidence.codes > 0.6:
        return (Field.RAG,)
    return fields


def _with_an_action(columns: list[Column], cells: Sequence[Evidence]) -> Iterable[Column]:
    """The columns, one of them holding the action: where none is called so, the recommendation is what is tracked."""
    held = {field for column in columns for field in column.fields}
    if Field.ACTION in held:
        return columns
    stand_ins = (Field.RECOMMENDATION, Field.OUTCOME, Field.THEME)
    for stand_in in stand_ins:
        for index, column in enumerate(columns):
            if column.fields[:1] == (stand_in,) and cells[index].prose > 0.4:
                columns[index] = Column(column.column, column.heading, (Field.ACTION, *column.fields[1:]))
                return columns
    return columns
