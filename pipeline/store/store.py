"""An open store: each use is one transaction, and what the database refuses becomes a StoreError."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, select

from models.action import Action
from models.listed import Listed
from models.query import Query
from pipeline.store import corrections, plans, reading, rereading, saving
from pipeline.store.corrections import Correction, Said
from pipeline.store.plans import PlanVersion
from pipeline.store.refusals import refusals_told
from pipeline.store.rereading import Reread
from pipeline.store.saving import Origin
from pipeline.store.schema import DOCUMENT
from pipeline.versions.links import Link

if TYPE_CHECKING:
    from pipeline.compare.facts import Facts

ALL = Query()
NOWHERE = Origin()


class Store:
    """An open store. To be closed, or used as `with open_store(...) as store`. Any use may raise StoreError."""

    def __init__(self, engine: Engine) -> None:
        """See `open_store`, which checks that `engine` leads to a store."""
        self._engine = engine

    def __enter__(self) -> "Store":
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def holds(self, sha256: str) -> bool:
        """Whether the bytes with this hash have been stored."""
        with self.reading() as connection:
            return saving.document_id(connection, sha256) is not None

    def save(self, actions: Sequence[Action], origin: Origin = NOWHERE) -> bool:
        """Store the actions of one document, in order; False if its bytes are stored already: then nothing changes.

        `origin` is for reading it again. Raises ValueError if there are no actions, or if they
        stand in several documents. A pack's plans are one document.
        """
        sha256 = _only_document(actions)
        with self.writing() as connection:
            if saving.document_id(connection, sha256) is not None:
                return False
            saving.insert_document(connection, actions, origin)
        return True

    def reread(self, actions: Sequence[Action]) -> Reread | None:
        """Replace what was extracted from a document by `actions`, keeping what people said; None if it is not there.

        Raises ValueError as `save` does.
        """
        sha256 = _only_document(actions)
        with self.writing() as connection:
            document = saving.document_id(connection, sha256)
            return None if document is None else rereading.reread(connection, document, actions)

    def delete(self, sha256: str) -> bool:
        """Remove a document and all that stands in it, corrections too; False if it is not there."""
        with self.writing() as connection:
            return saving.remove_document(connection, sha256)

    def origins(self) -> dict[str, Origin]:
        """The hash of each stored document, in the order of storing, and where it came from."""
        asked = select(DOCUMENT.c.sha256, DOCUMENT.c.path, DOCUMENT.c.borough_given).order_by(DOCUMENT.c.id)
        with self.reading() as connection:
            found = connection.execute(asked).all()
        return {row.sha256: Origin(None if row.path is None else Path(row.path), row.borough_given) for row in found}

    def find(self, query: Query = ALL) -> Iterator[Listed]:
        """The wanted actions, document by document as they were stored, each in printed order.

        A few documents are in memory at a time. Each is read as it stands at one moment, not all of them at the same.
        """
        with self.reading() as connection:
            wanted = reading.documents(connection, query)
        for start in range(0, len(wanted), reading.AT_ONCE):
            with self.reading() as connection:
                found = reading.find(connection, query, wanted[start : start + reading.AT_ONCE])
            yield from found

    def search(self, query: Query, limit: int) -> list[Listed]:
        """At most `limit` wanted actions that hold the query's words, those first that fit best."""
        with self.reading() as connection:
            return reading.search(connection, query, limit)

    def get(self, identifier: str) -> Listed | None:
        """The action with this id; None if there is none."""
        with self.reading() as connection:
            return reading.get(connection, identifier)

    def plans(self, query: Query = ALL) -> list[PlanVersion]:
        """The versions of plans that are wanted, plan by plan, the earliest first."""
        with self.reading() as connection:
            return plans.plan_versions(connection, query)

    def pair(self, earlier: PlanVersion, later: PlanVersion) -> tuple[list[Listed], list[Listed], tuple[Link, ...]]:
        """The actions of two neighbouring versions of a plan, in printed order, and the links between them by place."""
        with self.reading() as connection:
            return plans.pair(connection, earlier, later)

    def facts(self, query: Query = ALL) -> "Facts":
        """What a comparison is made from: of each plan one version, the latest or that of the query's `as_of`."""
        from pipeline.store.facts import facts  # pandas is loaded to compare alone

        with self.reading() as connection:
            return facts(connection, query)

    def correct(self, identifier: str, field: str, given: str, said: Said) -> None:
        """Correct a field of an action, or of its plan's version, to the JSON `given`; see `corrections`.

        Raises LookupError if there is no such action, ValueError if the field takes no such value.
        """
        with self.writing() as connection:
            corrections.correct(connection, _place(connection, identifier), field, given, said)

    def withdraw(self, identifier: str, field: str) -> bool:
        """Take a correction back; False if there is none. Raises LookupError if there is no such action."""
        with self.writing() as connection:
            return corrections.withdraw(connection, _place(connection, identifier), field)

    def corrections(self) -> list[Correction]:
        """Every correction that was ever made, the oldest first, each with its state."""
        with self.reading() as connection:
            return corrections.listed(connection)

    def corrections_of(self, identifier: str) -> list[Correction]:
        """The corrections of an action and of its plan's version, the oldest first; [] if there is no such action."""
        with self.reading() as connection:
            place = reading.locate(connection, identifier)
            return [] if place is None else corrections.of_action(connection, place)

    def chain(self, identifier: str) -> list[Listed]:
        """An action in all versions of its plan, the earliest first; [] if there is no such action."""
        with self.reading() as connection:
            place = reading.locate(connection, identifier)
            return [] if place is None else plans.chain(connection, place)

    def decide(self, earlier: str, later: str, same: bool, said: Said) -> None:
        """Keep a person's word that two actions are, or are not, the same in neighbouring versions of a plan.

        Raises LookupError if there is no such action, ValueError if they do not stand so.
        """
        with self.writing() as connection:
            places = _place(connection, earlier), _place(connection, later)
            plans.decide(connection, *places, same, said)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that changes nothing."""
        with refusals_told(self._engine.url), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that waits for its turn: one process writes at a time."""
        with refusals_told(self._engine.url), self._engine.execution_options(writes=True).begin() as connection:
            yield connection


def _only_document(actions: Sequence[Action]) -> str:
    """The hash of the document that all the actions stand in."""
    if len({(action.file, action.document.sha256) for action in actions}) != 1:
        raise ValueError("the actions of exactly one document are saved at once")
    return actions[0].document.sha256


def _place(connection: Connection, identifier: str) -> tuple[int, int]:
    place = reading.locate(connection, identifier)
    if place is None:
        raise LookupError(f"no action {identifier!r} in the store")
    return place
