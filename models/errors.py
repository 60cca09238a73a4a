"""Every error raised on purpose.

ActionPlansError
├── DocumentError   one file cannot be read; the others go on
├── ExportError     the actions cannot be written in the format asked for; the command stops
├── FetchError      one address cannot be fetched; the others go on
└── StoreError      the store cannot be used; the command stops
"""


class ActionPlansError(Exception):
    """What this project raises on purpose; anything else that is raised is a bug."""


class DocumentError(ActionPlansError):
    """A file cannot be read: `reason` ends the sentence that `name` begins."""

    def __init__(self, name: str, reason: str) -> None:
        """Keep both as `args`, so that the error survives the way back from a child process."""
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        """The one line that a user sees."""
        return f"{self.name}: {self.reason}"


class ExportError(ActionPlansError):
    """The actions cannot be written in the format asked for: the message says what to do."""


class FetchError(ActionPlansError):
    """An address cannot be fetched: `reason` ends the sentence that `address` begins."""

    def __init__(self, address: str, reason: str) -> None:
        """Keep both as `args`, so that the error survives the way back from a child process."""
        super().__init__(address, reason)
        self.address = address
        self.reason = reason

    def __str__(self) -> str:
        """The one line that a user sees."""
        return f"{self.address}: {self.reason}"


class StoreError(ActionPlansError):
    """The store cannot be used: the message says what to do."""
