"""What is done with actions, and every door to the outside; `from pipeline import open_store` is the one for Python."""

from typing import TYPE_CHECKING

__all__ = ["open_store"]

if TYPE_CHECKING:
    from pipeline.frames import open_store
else:

    def __getattr__(name: str) -> object:
        """`open_store`, loaded when it is asked for: pandas takes longer than most commands."""
        if name != "open_store":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from pipeline.frames import open_store

        return open_store
