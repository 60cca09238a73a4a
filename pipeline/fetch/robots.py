"""What a host's robots.txt lets us ask for: RFC 9309."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from protego import Protego

from pipeline.fetch.failures import Failed, Refused

LARGEST = 512_000  # bytes that are read; RFC 9309 asks for 500 KiB at least
LONGEST_DELAY = 60.0  # seconds between requests that a robots.txt may ask for; more would be a refusal in disguise
_AGENT = re.compile(r"user[\s-]*agent\b[\s:]*(?P<name>[^#]*)", re.IGNORECASE)
_NONE_OF_US = "another-crawler"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host for one crawler."""

    parsed: Protego
    crawler: str

    def allow(self, url: httpx.URL) -> bool:
        """Whether `url` may be asked for."""
        return self.parsed.can_fetch(str(url), self.crawler)

    @property
    def delay(self) -> float:
        """Seconds between two requests, at most LONGEST_DELAY; 0 if nothing is said."""
        return min(self.parsed.crawl_delay(self.crawler) or 0.0, LONGEST_DELAY)


def rules(content: bytes, crawler: str) -> Rules:
    """The rules of a robots.txt for `crawler`, a name without version.

    Groups for others are merged first: each rule of a group counts once for every name above it, so that a small file
    of many names and rules would fill the memory.

    >>> said = rules(b"User-agent: *\\nDisallow: /private/", "actionplans")
    >>> said.allow(httpx.URL("https://a.example/private/x")), said.allow(httpx.URL("https://a.example/x"))
    (False, True)
    """
    text = content[:LARGEST].decode("utf-8", "replace").removeprefix("\N{BYTE ORDER MARK}").replace("\0", "")
    lines = (_ours_or_not(line.strip(), crawler) for line in text.splitlines())
    return Rules(Protego.parse("\n".join(lines)), crawler)


def _ours_or_not(line: str, crawler: str) -> str:
    agent = _AGENT.match(line)
    if agent is None:
        return line
    name = agent["name"].strip().partition("/")[0].lower()
    return f"User-agent: {name if name in ('*', crawler.lower()) else _NONE_OF_US}"


@dataclass(slots=True)
class _Origin:
    lock: threading.Lock = field(default_factory=threading.Lock)
    found: Rules | Failed | None = None


class Robots:
    """The rules of all hosts of a run, each asked for once; may be shared by threads."""

    def __init__(self, crawler: str, ask: Callable[[httpx.URL], bytes]) -> None:
        """`ask` gives the content of a robots.txt, or raises Failed."""
        self._crawler = crawler
        self._ask = ask
        self._origins: dict[httpx.URL, _Origin] = {}
        self._lock = threading.Lock()

    def rules(self, url: httpx.URL) -> Rules:
        """The rules of the host of `url`; a host without robots.txt (4xx) allows everything.

        Raises Failed where it cannot be had for another reason: RFC 9309, 2.3.1.4, then forbids everything.
        """
        place = url.copy_with(raw_path=b"/robots.txt", fragment=None)
        with self._lock:
            origin = self._origins.setdefault(place, _Origin())
        with origin.lock:
            if origin.found is None:
                origin.found = self._fetched(place)
        if isinstance(origin.found, Failed):
            raise origin.found.with_traceback(None)  # it is raised many times: its trace would grow with each
        return origin.found

    def _fetched(self, place: httpx.URL) -> Rules | Failed:
        try:
            return rules(self._ask(place), self._crawler)
        except Refused as error:
            return error
        except Failed as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return rules(b"", self._crawler)
            return Failed(f"robots.txt of {place.host} cannot be fetched, so nothing is asked there: {error.reason}")
