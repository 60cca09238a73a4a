"""The store: what was extracted, kept in a database and given back equal."""

from pipeline.store.actions import Query, Store
from pipeline.store.opening import open_store

__all__ = ["Query", "Store", "open_store"]
