"""The store: what was extracted, kept in a database and given back equal."""

from pipeline.store.actions import Query, Store, Stored
from pipeline.store.opening import open_store

__all__ = ["Query", "Store", "Stored", "open_store"]
