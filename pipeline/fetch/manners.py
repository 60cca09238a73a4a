"""How servers are asked, and how much of them is borne."""

import re
from dataclasses import dataclass

_CONTACT = re.compile(r"[!-'*-~]{3,200}")  # printable, without spaces and brackets: it stands in a header, in brackets


@dataclass(frozen=True, slots=True)
class Manners:
    """What a client keeps to. Times in seconds, sizes in MB (1,000,000 bytes, counted as they are when inflated).

    Raises ValueError if `contact` cannot stand in a header, or a figure allows nothing.
    """

    contact: str | None = None  # an e-mail or web address of who asks: servers' keepers complain there, not by blocking
    user_agent: str = "actionplans"  # name and, after a slash, version; robots.txt is read for the name
    per_second: float = 1.0  # requests a host: the next begins 1 / per_second after the last has ended
    timeout: float = 30.0  # for a connection, and for each wait for more of an answer
    whole_timeout: float = 600.0  # for a whole answer: one that trickles for ever ends here
    most_mb: int = 200  # a paper
    page_mb: int = 20  # a page, or the answer of a web service
    redirects: int = 5
    tries: int = 4  # of a request that fails for reasons that may pass
    longest_wait: float = 300.0  # a host that asks to be left alone for longer is left alone for this run
    allow_private: bool = False  # whether private networks may be asked: for a council's own, and for tests
    proxy: str | None = None  # http://host:port; those of the environment are not used

    def __post_init__(self) -> None:
        """Refuse what would harm others or could not work."""
        if self.contact is not None:
            checked_contact(self.contact)
        for name in ("per_second", "timeout", "whole_timeout", "most_mb", "page_mb", "tries"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be more than 0, not {getattr(self, name)}")

    @property
    def name(self) -> str:
        """The User-Agent that servers are told.

        >>> Manners("papers@wexbridge.example", "actionplans/1.0").name
        'actionplans/1.0 (+papers@wexbridge.example)'
        """
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent


def checked_contact(text: str) -> str:
    """`text` without spaces around it, if it is an e-mail or web address that can stand in a header.

    Raises ValueError if not.

    >>> checked_contact(" https://wexbridge.example/scrutiny ")
    'https://wexbridge.example/scrutiny'
    """
    contact = text.strip()
    if not _CONTACT.fullmatch(contact) or not ("@" in contact or contact.startswith(("http://", "https://"))):
        raise ValueError(f"the contact must be an e-mail or web address, not {text!r}")
    return contact
