"""Arbitrary values of the nouns, for properties: every shape that the types allow, not only likely ones."""

import datetime
import string
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from models.action import Action, Due, Milestone, Party, PartyKind, Precision, Recommendation, Update
from models.document import Identity
from models.geometry import Box
from models.listed import Listed
from models.status import Status, StatusBy
from models.table import Place

# For properties over files that a library writes and reads: an example takes its time on a busy machine.
unhurried = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])

# Whatever a document can print: no NUL and no halves of surrogate pairs, which the readers take out.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
maybe_text = st.none() | texts
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
counts = st.integers(1, 9999)
digests = st.text(string.hexdigits[:16], min_size=64, max_size=64)

spans = st.none() | st.tuples(counts, counts).map(lambda pair: (min(pair), max(pair)))
fetched = (maybe_text, st.none() | days, maybe_text, maybe_text)
identities = st.builds(Identity, digests, maybe_text, maybe_text, maybe_text, st.none() | days, spans, *fetched)
places = st.builds(
    Place, st.none() | counts, st.none() | st.builds(Box, numbers, numbers, numbers, numbers), counts, counts
)
parties = st.builds(Party, texts, st.sampled_from(PartyKind), maybe_text)


@st.composite
def dues(draw: st.DrawFn) -> Due:
    """A stated period whose end is not before its start."""
    start, end = sorted((draw(days), draw(days)))
    return Due(draw(texts), start, end, draw(st.sampled_from(Precision)))


@st.composite
def updates(draw: st.DrawFn) -> Update:
    """A dated update whose period does not end before it begins."""
    start, end = sorted((draw(days), draw(days)))
    return Update(draw(texts), start, end)


@st.composite
def actions(draw: st.DrawFn, identity: Identity | None = None, file: str | None = None) -> Action:
    """An action of any document, or of `identity` in `file`."""
    return Action(
        file=file or draw(texts),
        document=identity or draw(identities),
        action=draw(texts),
        source=draw(places),
        ref=draw(maybe_text),
        theme=tuple(draw(st.lists(texts, max_size=3))),
        recommendation=draw(st.none() | st.builds(Recommendation, texts, maybe_text)),
        leads=tuple(draw(st.lists(parties, max_size=3))),
        involved=tuple(draw(st.lists(parties, max_size=3))),
        due=tuple(draw(st.lists(dues(), max_size=3))),
        ongoing=draw(st.booleans()),
        outcome=draw(maybe_text),
        milestones=tuple(draw(st.lists(st.builds(Milestone, texts, st.none() | days), max_size=3))),
        evidence=draw(maybe_text),
        progress=draw(maybe_text),
        updates=tuple(draw(st.lists(updates(), max_size=3))),
        completed_on=draw(st.none() | days),
        rag=draw(maybe_text),
        status=draw(st.sampled_from(Status)),
        status_phrase=draw(maybe_text),
        status_confidence=draw(st.floats(0, 1)),
        status_by=draw(st.none() | st.sampled_from(StatusBy)),
        warnings=tuple(draw(st.lists(texts, max_size=3))),
    )


def _said_of_itself(identity: Identity) -> tuple[object, ...]:
    return identity.title, identity.borough, identity.body, identity.date, identity.pages


@st.composite
def plans(draw: st.DrawFn) -> tuple[Action, ...]:
    """The actions of one file, at least one; a pack holds several plans, one behind the other."""
    file, sha256 = draw(texts), draw(digests)
    named = draw(st.lists(identities, min_size=1, max_size=3, unique_by=_said_of_itself))
    told = dict(zip(("url", "published", "committee", "meeting"), map(draw, fetched), strict=True))
    within = [actions(identity=replace(identity, sha256=sha256, **told), file=file) for identity in named]
    return tuple(action for one in within for action in draw(st.lists(one, min_size=1, max_size=2)))


@st.composite
def listed(draw: st.DrawFn, most: int = 2) -> list[Listed]:
    """Actions with ids of which none comes twice, and with what a store knows of some of them."""
    identifiers = st.integers(1, 99).map(lambda number: f"3f9a1c04-{number}")
    fields = st.lists(st.sampled_from(["leads", "due", "status"]), unique=True).map(tuple)
    one = st.builds(Listed, identifiers, actions(), st.none() | texts, st.none() | identifiers, fields)
    return draw(st.lists(one, max_size=most, unique_by=lambda each: each.id))
