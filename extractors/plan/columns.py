"""What the columns of a plan mean: headings propose, the cells decide."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.fields.headings import CODED, NUMBERED, RESPONSE, UPDATED, field_of
from extractors.plan.evidence import Evidence
from models.row import Field

_LETTERED = re.compile(r"\bb?\s?[/.]?\s?r\s?[/.]\s?a\s?[/.]\s?g\b")  # "R/A/G"
_PARENTHESES = re.compile(r"\([^()]{0,200}\)")
_SEPARATORS = re.compile(r"\s*(?:/|&|\+|;|,|\band\b|\bor\b|\|)\s*")
LONGEST_HEADING = 160  # characters


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a plan: its place (from 1), its heading as printed, and the fields that it holds, the first first."""

    column: int
    heading: str
    fields: tuple[Field, ...]


@lru_cache(maxsize=1024)
def propose(heading: str) -> tuple[Field, ...]:
    """The fields that a heading names, in printed order; empty where it names none.

    >>> [field.value for field in propose("Lead Officer / Agency")]
    ['lead', 'involved']
    >>> [field.value for field in propose("Targets, Outcome & Impact to date")]
    ['progress']
    """
    text = " ".join(_PARENTHESES.sub(" ", heading.lower()).split()).strip(" .:?*()")
    text = _LETTERED.sub("rag", text)
    if not text or len(text) > LONGEST_HEADING:
        return ()
    if NUMBERED.match(text):
        return (Field.REF,)
    if UPDATED.search(text):
        return (Field.PROGRESS,)
    fields: list[Field] = []
    for part in _SEPARATORS.split(text):
        found = field_of(part)
        if found is not None and found not in fields:
            fields.append(found)
    if Field.DUE in fields and Field.START in fields:  # "Start and end date": a span
        fields.remove(Field.START)
    whole = field_of(text) or field_of(text.replace(" ", ""))  # a narrow column breaks words: "BRA G"
    return tuple(fields) or ((whole,) if whole is not None else ())


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
    labelled = _without_doubles(_with_a_label(columns, cells))
    return tuple(_with_an_action(labelled, cells))


def _with_a_label(columns: list[Column], cells: Sequence[Evidence]) -> list[Column]:
    """The columns, a first one without a heading being what the rows stand under."""
    first, evidence = columns[0], cells[0]
    if not first.heading and not first.fields and evidence.filled and evidence.refs < 0.3:
        return [Column(first.column, first.heading, (Field.THEME,)), *columns[1:]]
    return columns


def _without_doubles(columns: Sequence[Column]) -> list[Column]:
    """The columns, a mixed one without the fields that have a column of their own: "Progress and outcome"."""
    own = {column.fields[0] for column in columns if len(column.fields) == 1}
    return [
        replace(column, fields=tuple(field for field in column.fields if field not in own) or column.fields)
        if len(column.fields) > 1
        else column
        for column in columns
    ]


def _decide(
    heading: str, fields: tuple[Field, ...], evidence: Evidence, others: Sequence[tuple[Field, ...]]
) -> tuple[Field, ...]:
    """The fields of one column: what its heading says unless its cells speak against it."""
    if not fields:
        return (Field.REF,) if evidence.refs > 0.5 and evidence.filled else ()
    first = fields[0]
    if first is Field.LEAD and Field.INVOLVED in fields:
        fields = tuple(field for field in fields if field is not Field.INVOLVED)
    if Field.RAG in fields or (CODED.search(heading) and evidence.codes > 0.6):
        return _status_column(fields, evidence, others)
    if first is Field.COMPLETED_ON and evidence.prose > 0.5 and evidence.dates < 0.3:
        return (Field.PROGRESS,)
    if first is Field.DUE and evidence.filled and evidence.dates < 0.15 and evidence.prose > 0.5:
        return (Field.OUTCOME,) if "target" in heading or "milestone" in heading else fields
    if first is Field.OUTCOME and evidence.dates > 0.6 and not any(Field.DUE in other for other in others):
        return (Field.DUE,)
    if first in (Field.THEME, Field.OUTCOME, Field.ACTION) and max(evidence.levels, evidence.codes) > 0.5:
        return (Field.OTHER,)
    if first in (Field.DUE, Field.OUTCOME, Field.THEME, Field.RECOMMENDATION) and evidence.refs > 0.7:
        return (Field.REF,)
    if (
        first is Field.ACTION
        and evidence.parties > 0.7
        and evidence.prose < 0.3
        and sum(Field.ACTION in other for other in others) > 1
    ):
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
    answers = [index for index, column in enumerate(columns) if RESPONSE.search(column.heading.lower())]
    updates = sum(Field.PROGRESS in column.fields for column in columns)
    if len(answers) == 1 and cells[answers[0]].prose > 0.4 and updates > 1:
        answer = columns[answers[0]]
        columns[answers[0]] = Column(answer.column, answer.heading, (Field.ACTION,))
        return columns
    stand_ins = (Field.RECOMMENDATION, Field.OUTCOME, Field.THEME)
    for stand_in in stand_ins:
        for index, column in enumerate(columns):
            if column.fields[:1] == (stand_in,) and _tells(stand_in, cells[index]):
                columns[index] = Column(column.column, column.heading, (Field.ACTION, *column.fields[1:]))
                return columns
    return columns


def _tells(stand_in: Field, evidence: Evidence) -> bool:
    """Whether a column's cells can be what is done: sentences, or whatever is recommended."""
    return evidence.prose > 0.4 or (stand_in is Field.RECOMMENDATION and evidence.filled > 0 and evidence.refs < 0.5)
