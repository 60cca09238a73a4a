"""What a file format promises: a module with two functions that mypy checks against `Extractor`."""

from typing import Protocol

from models.document import Document


class Extractor(Protocol):
    """A file format. Formats are told apart by content alone: councils rename files."""

    def accepts(self, content: bytes) -> bool:
        """Whether `content` is of this format; quick, never raises."""

    def extract(self, content: bytes, name: str) -> Document:
        """The document with its tables in printed order; `name` is the file's name without its folder.

        Raises DocumentError if the file is damaged, locked or not safe to open.
        """
