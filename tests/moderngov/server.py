"""The site as a real HTTP server on loopback, with another host that answers the same and one that none should ask."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Protocol

from tests.moderngov.council import Council, council
from tests.moderngov.faults import NO_FAULTS, Faults
from tests.moderngov.site import Reply, Request, Site

HOST: Final = "127.0.0.1"
ELSEWHERE: Final = "127.0.0.2"  # loopback too, and another host to whoever asks
TRAP: Final = "127.0.0.3"


class Answers(Protocol):
    """What stands behind a server."""

    def reply(self, target: str, headers: Mapping[str, str]) -> Reply:
        """The answer to GET `target`."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    site: Answers


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body together: apart, each answer would wait 40 ms for the client's acknowledgement
    server: _Server

    def do_GET(self) -> None:
        """Answer as the site does."""
        self._send(self.server.site.reply(self.path, dict(self.headers.items())))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the site keeps a log of its own."""

    def _send(self, reply: Reply) -> None:
        time.sleep(reply.pause)
        try:
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", "0" if reply.status == 304 else str(len(reply.content)))
            self.end_headers()
            self.wfile.write(reply.content[: len(reply.content) // 2] if reply.cut else reply.content)
        except OSError:  # who asked has gone
            self.close_connection = True
        if reply.cut:
            self.close_connection = True


@contextmanager
def serving(
    published: Council | None = None, faults: Faults = NO_FAULTS, *, port: int = 0, path: str = ""
) -> Iterator[Site]:
    """A site that runs as long as the block: of `published`, at any free port, under `path` ("/moderngov").

    Its settings (`slow`, `off`, `faults` …) may be changed while it runs. Requests that were led to the private address
    stand in its log under the name `trap`.
    """
    with ExitStack() as stack:
        main = _started(stack, HOST, port)
        other = _started(stack, ELSEWHERE, 0)
        trap = _started(stack, TRAP, 0)
        site = Site(
            published or council(),
            root=f"http://{HOST}:{main.server_port}{path}",
            elsewhere=f"http://{ELSEWHERE}:{other.server_port}",
            trap=f"http://{TRAP}:{trap.server_port}",
            faults=faults,
        )
        main.site = site
        other.site = replace(site, faults=NO_FAULTS)
        trap.site = _Trap(site.requests)
        yield site


@contextmanager
def hosting(replies: Mapping[str, Reply]) -> Iterator[str]:
    """The address of a server that gives these replies, each to the targets that begin with its key; 404 to others."""
    with ExitStack() as stack:
        server = _started(stack, HOST, 0)
        server.site = _Canned(replies)
        yield f"http://{HOST}:{server.server_port}"


@dataclass(frozen=True, slots=True)
class _Canned:
    replies: Mapping[str, Reply]

    def reply(self, target: str, headers: Mapping[str, str]) -> Reply:
        """The first that fits."""
        return next((one for start, one in self.replies.items() if target.startswith(start)), Reply(404))


@dataclass(frozen=True, slots=True)
class _Trap:
    """A host within the walls: what it says is nobody's business, that it was asked is."""

    requests: list[Request]

    def reply(self, target: str, headers: Mapping[str, str]) -> Reply:
        """A refusal, after a line in the log."""
        self.requests.append(Request("trap", target, 403, time.monotonic(), dict(headers)))
        return Reply(403, b"secret\n", (("Content-Type", "text/plain"),))


def _started(stack: ExitStack, host: str, port: int) -> _Server:
    server = _Server((host, port), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    stack.callback(thread.join)
    stack.callback(server.server_close)
    stack.callback(server.shutdown)
    return server
