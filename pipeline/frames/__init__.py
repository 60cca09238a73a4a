"""The store for Python and notebooks: questions are asked by name, answers are pandas frames (docs/python.md)."""

from pipeline.frames.opened import Frames, open_store

__all__ = ["Frames", "open_store"]
