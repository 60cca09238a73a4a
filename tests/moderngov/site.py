"""What an invented council's site answers, without a network: names of what is asked for, content, ETags, a log."""

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Final
from urllib.parse import parse_qs, urlsplit

from pipeline.sources.printed import day_of
from tests.moderngov import answers
from tests.moderngov.council import Council, Paper
from tests.moderngov.faults import NO_FAULTS, Fault, Faults

ROBOTS: Final = b"User-agent: *\nDisallow: /secret/\n"
SERVICE: Final = "/mgwebservice.asmx/"
XML: Final = "text/xml; charset=utf-8"
ERROR_PAGE: Final = (
    b"<!DOCTYPE html>\n<html><head><title>Runtime Error</title></head><body>Server Error</body></html>\n"
)
_PUBLISHED: Final = 1_767_225_600  # seconds since 1970: 1 January 2026, when papers were last changed


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: `name` as Faults have it, the status answered (0: cut), and when, by time.monotonic."""

    name: str
    path: str
    status: int
    at: float
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What is to be sent. `cut`: half of it; `pause`: after so many seconds."""

    status: int
    content: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    pause: float = 0


@dataclass(slots=True)
class Site:
    """A site at `root` (its address, with the path it lives under), which remembers what it was asked."""

    council: Council
    root: str
    elsewhere: str = ""  # another host that answers the same
    trap: str = ""  # a private address: who asks it has been led astray
    faults: Faults = NO_FAULTS
    slow: float = 0.3  # seconds
    retry_after: int = 1  # seconds
    off: bool = False  # the web service is switched off
    requests: list[Request] = field(default_factory=list)
    _versions: dict[int, tuple[bytes, int]] = field(default_factory=dict)  # papers republished: content, how often
    _times: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, start: str = "") -> int:
        """How many requests came for what has a name that begins so: "paper/", "meeting/", "robots.txt"."""
        return sum(one.name.startswith(start) for one in self.requests)

    def forget(self) -> None:
        """Begin the log anew."""
        with self._lock:
            self.requests.clear()

    def republish(self, paper: Paper, content: bytes) -> None:
        """Publish other bytes at the paper's address: its ETag and its Last-Modified change with them."""
        with self._lock:
            self._versions[paper.number] = (content, self._versions.get(paper.number, (b"", 0))[1] + 1)

    def held(self) -> dict[str, bytes]:
        """The truth for tests: by address, what of the wanted papers can be had, as it is published now.

        Every one of these contents is to be held once, and nothing else: what a fault bars for ever is left out, and so
        is a paper whose meeting or committee cannot be listed.
        """
        return {
            f"{self.root}/{paper.address}": self.content(paper)
            for committee in self.council.committees
            for meeting in committee.meetings
            for paper in meeting.papers
            if paper.matching and not paper.restricted
            if not any(map(self.faults.bars, _names(committee.number, meeting.number, paper.number)))
        }

    def content(self, paper: Paper) -> bytes:
        """What is published at the paper's address now."""
        return self._versions.get(paper.number, (paper.content, 0))[0]

    def reply(self, target: str, headers: Mapping[str, str]) -> Reply:
        """The answer to GET `target`, put down in the log."""
        name, answer = self._asked(target)
        with self._lock:
            fault = self.faults.met(name, self._times)
            self._times[name] += 1
        reply = answer(headers) if fault is None else self._faulty(fault, target, answer(headers))
        with self._lock:
            status = 0 if reply.cut else reply.status
            self.requests.append(Request(name, target, status, time.monotonic(), dict(headers)))
        return reply

    def _asked(self, target: str) -> tuple[str, Callable[[Mapping[str, str]], Reply]]:
        """The name of what is asked for, and how it is answered."""
        parts = urlsplit(target)
        prefix = urlsplit(self.root).path
        path = parts.path.removeprefix(prefix) if parts.path.startswith(f"{prefix}/") else ""
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/robots.txt":
            return "robots.txt", lambda _: Reply(200, ROBOTS, (("Content-Type", "text/plain"),))
        if path.lower().startswith(SERVICE) and not self.off:
            return self._service(path[len(SERVICE) :].lower(), query)
        asked = f"{path}?{parts.query}" if parts.query else path
        found = next((paper for paper in self.council.papers if asked == f"/{paper.address}"), None)
        if found is not None:
            return f"paper/{found.number}", lambda headers: self._paper(found, headers)
        return f"unknown{parts.path}", lambda _: _page(404)

    def _service(self, method: str, query: Mapping[str, str]) -> tuple[str, Callable[[Mapping[str, str]], Reply]]:
        if method == "getcommittees":
            return "GetCommittees", lambda _: _xml(answers.committees(self.council))
        if method == "getmeetings":
            return f"meetings/{query.get('lCommitteeId')}", lambda _: self._meetings(query)
        number = query.get("lMeetingId", "")
        found = next((one for one in self.council.meetings if str(one.number) == number), None)
        if method == "getmeeting" and found is not None:
            return f"meeting/{number}", lambda _: _xml(answers.meeting(self.root, found))
        return f"unknown/{method}", lambda _: _page(500)  # as .NET does where a parameter is wrong

    def _meetings(self, query: Mapping[str, str]) -> Reply:
        first, last = day_of(query.get("sFromDate")), day_of(query.get("sToDate"))
        number = query.get("lCommitteeId")
        committee = next((one for one in self.council.committees if str(one.number) == number), None)
        if committee is None or first is None or last is None or (last - first).days > 366:
            return _page(500)
        return _xml(answers.meetings(committee, [one for one in committee.meetings if first <= one.day <= last]))

    def _paper(self, paper: Paper, headers: Mapping[str, str]) -> Reply:
        if paper.restricted:
            return _page(403)
        content, version = self._versions.get(paper.number, (paper.content, 0))
        etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        since = formatdate(_PUBLISHED + 86_400 * version, usegmt=True)
        told = (("ETag", etag), ("Last-Modified", since)) if paper.conditional else ()
        asked = {name.lower(): value for name, value in headers.items()}
        if told and (asked.get("if-none-match") or asked.get("if-modified-since")):
            same = asked["if-none-match"] == etag if "if-none-match" in asked else asked["if-modified-since"] == since
            if same:
                return Reply(304, b"", told)
        return Reply(200, content, (("Content-Type", "application/octet-stream"), *told))

    def _faulty(self, fault: Fault, target: str, whole: Reply) -> Reply:
        wait = ("Retry-After", str(self.retry_after))
        away = {
            Fault.LOOP: target,
            Fault.PRIVATE: f"{self.trap}/secret",
            Fault.ELSEWHERE: f"{self.elsewhere}{target}",
        }
        if fault in away:
            return Reply(302, b"", (("Location", away[fault]),))
        plain = {
            Fault.ERROR_PAGE: _page(200),
            Fault.NOT_FOUND: _page(404),
            Fault.SERVER_ERROR: _page(500),
            Fault.EMPTY: Reply(200, b"", whole.headers),
            Fault.TOO_MANY: Reply(429, ERROR_PAGE, (wait,)),
            Fault.UNAVAILABLE: Reply(503, ERROR_PAGE, (wait,)),
            Fault.CUT: Reply(whole.status, whole.content, whole.headers, cut=True),
            Fault.SLOW: Reply(whole.status, whole.content, whole.headers, pause=self.slow),
        }
        return plain[fault]


def _names(committee: int, meeting: int, paper: int) -> tuple[str, ...]:
    return "GetCommittees", f"meetings/{committee}", f"meeting/{meeting}", f"paper/{paper}"


def _xml(content: bytes) -> Reply:
    return Reply(200, content, (("Content-Type", XML),))


def _page(status: int) -> Reply:
    return Reply(status, ERROR_PAGE, (("Content-Type", "text/html"),))
