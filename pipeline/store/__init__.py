"""The store: what was extracted, kept in a database and given back equal, corrected where people corrected it."""

from models.query import Query
from pipeline.store.corrections import CORRECTED, Correction, Said
from pipeline.store.opening import open_store, upgrade_store
from pipeline.store.plans import PlanVersion
from pipeline.store.rereading import Reread
from pipeline.store.saving import Origin
from pipeline.store.schema import IN_FORCE
from pipeline.store.store import Store

__all__ = [
    "CORRECTED",
    "IN_FORCE",
    "Correction",
    "Origin",
    "PlanVersion",
    "Query",
    "Reread",
    "Said",
    "Store",
    "open_store",
    "upgrade_store",
]
