"""Alembic's folder: each step from an older store to a newer one. `pipeline.store.upgrading` runs them."""
