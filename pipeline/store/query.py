"""Which actions are wanted -> the conditions that ask the tables for them."""

import datetime
from functools import reduce

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    Subquery,
    and_,
    column,
    exists,
    func,
    select,
    text,
    tuple_,
)

from models.query import Query
from pipeline.store.schema import ACTION, PARTY, PLAN_VERSION, THEME


def wanted(query: Query) -> ColumnElement[bool]:
    """The condition on ACTION."""
    conditions = [ACTION.c.current, tuple_(ACTION.c.document_id, ACTION.c.version).in_(wanted_versions(query))]
    if query.status is not None:
        conditions.append(ACTION.c.status == query.status.value)
    if query.theme is not None:
        conditions.append(exists().where(THEME.c.action_key == ACTION.c.key, _within(THEME.c.text, query.theme)))
    if query.lead is not None or query.kind is not None:
        lead = [PARTY.c.action_key == ACTION.c.key, PARTY.c.side == "lead"]
        if query.lead is not None:
            lead.append(_within(PARTY.c.name, query.lead) | _within(func.coalesce(PARTY.c.expanded, ""), query.lead))
        if query.kind is not None:
            lead.append(PARTY.c.kind == query.kind.value)
        conditions.append(exists().where(*lead))
    if query.due_from is not None:
        conditions.append(ACTION.c.due_date >= query.due_from)
    if query.due_to is not None:
        conditions.append(ACTION.c.due_date <= query.due_to)
    return and_(*conditions)


def wanted_versions(query: Query) -> Select[tuple[int, int]]:
    """The (document_id, number) of the versions that may hold what is wanted."""
    named: list[ColumnElement[bool]] = [PLAN_VERSION.c.current]
    if query.borough is not None:
        named.append(func.lower(PLAN_VERSION.c.borough) == query.borough.lower())
    if query.body is not None:
        named.append(_within(PLAN_VERSION.c.body, query.body))
    if query.title is not None:
        named.append(_within(PLAN_VERSION.c.title, query.title))
    if query.plan is not None:
        named.append(PLAN_VERSION.c.plan_id == query.plan)
    if not query.latest and query.as_of is None:
        return select(PLAN_VERSION.c.document_id, PLAN_VERSION.c.number).where(*named)
    newest = _newest(query.as_of)
    chosen = select(newest.c.document_id, newest.c.number).where(newest.c.age == 1)
    return chosen.where(
        tuple_(newest.c.document_id, newest.c.number).in_(
            select(PLAN_VERSION.c.document_id, PLAN_VERSION.c.number).where(*named)
        )
    )


def _newest(as_of: datetime.date | None) -> Subquery:
    """Each plan's versions until that day, the newest of age 1; see Version.order for those without a date."""
    age = func.row_number().over(
        partition_by=PLAN_VERSION.c.plan_id,
        order_by=(
            PLAN_VERSION.c.date.desc().nulls_last(),
            PLAN_VERSION.c.document_id.desc(),
            PLAN_VERSION.c.number.desc(),
        ),
    )
    versions = select(PLAN_VERSION.c.document_id, PLAN_VERSION.c.number, age.label("age")).where(PLAN_VERSION.c.current)
    return (versions if as_of is None else versions.where(PLAN_VERSION.c.date <= as_of)).subquery()


def found_by_words(words: str, dialect: str) -> Subquery | None:
    """Keys of actions that hold all the words, and a `rank` that is lowest where they fit best; None: no words."""
    phrases = _phrases(words)
    if not phrases:
        return None
    if dialect == "postgresql":
        parts: list[ColumnElement[str]] = [func.phraseto_tsquery("english", phrase) for phrase in phrases]
        sought = reduce(lambda one, other: one.op("&&")(other), parts)
        fitting = select(ACTION.c.key, (-func.ts_rank(column("words"), sought)).label("rank")).where(
            column("words").op("@@")(sought)
        )
        return fitting.subquery("found")
    asked = " ".join(f'"{phrase}"' for phrase in phrases)  # in quotes nothing is an operator of FTS5
    ranked = text("SELECT rowid AS key, rank FROM action_words WHERE action_words MATCH :asked")
    return ranked.bindparams(asked=asked).columns(column("key", Integer), column("rank", Float)).subquery("found")


def _phrases(words: str) -> list[str]:
    """Single words, and what stands in double quotes, without marks that a search could take for its own.

    >>> _phrases('missing "looked after" O\\'Brien-')
    ['missing', "O'Brien-", 'looked after']
    """
    pieces = words.split('"')
    quoted = [" ".join(piece.split()) for piece in pieces[1::2]]
    single = [word for piece in pieces[::2] for word in piece.split()]
    return [phrase.replace("\0", "") for phrase in (*single, *quoted) if any(letter.isalnum() for letter in phrase)]


def _within(cell: ColumnElement[str], part: str) -> ColumnElement[bool]:
    return func.lower(cell).contains(part.lower(), autoescape=True)
