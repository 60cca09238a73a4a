"""Servers on loopback that answer byte by byte as a test wants it, and tell what they were asked."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from pipeline.fetch.client import Client
from pipeline.fetch.manners import Manners

Answering = Callable[[socket.socket, "Asked"], None]

QUICK = Manners(
    allow_private=True,
    per_second=1_000_000,
    timeout=5,
    whole_timeout=8,
    most_mb=1,
    page_mb=1,
    tries=1,
)
HASTY = replace(
    QUICK, timeout=0.3, whole_timeout=0.8
)  # for what never comes; on a busy machine, good answers need more


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came; times by the monotonic clock: when it had come, and when it was answered."""

    target: str
    headers: dict[str, str]
    began: float
    ended: list[float] = field(default_factory=list)


@dataclass
class Server:
    """What it answers to each path, and what it was asked, robots.txt apart."""

    port: int
    routes: dict[str, bytes | Answering]
    log: list[Asked] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def asked(self) -> list[Asked]:
        return [asked for asked in self.log if asked.target != "/robots.txt"]

    @property
    def targets(self) -> list[str]:
        return [asked.target for asked in self.asked]


def reply(body: bytes = b"", status: str = "200 OK", headers: str = "") -> bytes:
    """A proper answer with its length; `headers` are lines, each with its end."""
    length = "" if "ength:" in headers or "hunked" in headers else f"Content-Length: {len(body)}\r\n"
    return f"HTTP/1.1 {status}\r\n{length}{headers}\r\n".encode("latin-1") + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return reply(status=status, headers=f"Location: {to}\r\n")


@contextmanager
def serving(routes: dict[str, bytes | Answering] | None = None, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server as long as the block; what it has no route for is answered 404."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname()[1], routes if routes is not None else {})
        threading.Thread(target=_accept, args=(listener, server, tls), daemon=True).start()
        try:
            yield server
        finally:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, server: Server, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(connection, server, tls), daemon=True).start()


def _serve(connection: socket.socket, server: Server, tls: ssl.SSLContext | None) -> None:
    connection.settimeout(5)
    with contextlib.suppress(OSError), connection:
        if tls is not None:
            connection = tls.wrap_socket(connection, server_side=True)
        with connection:
            asked = _asked(connection)
            server.log.append(asked)
            answer = server.routes.get(asked.target, reply(b"nothing here", "404 Not Found"))
            try:
                if callable(answer):
                    answer(connection, asked)
                else:
                    connection.sendall(answer)
            finally:
                asked.ended.append(time.monotonic())
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65_536):  # a close with bytes unread would reset what was sent
                    pass


def _asked(connection: socket.socket) -> Asked:
    head = b""
    while b"\r\n\r\n" not in head:
        more = connection.recv(65_536)
        if not more:
            raise ConnectionAbortedError
        head += more
    first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    return Asked(first.split(" ")[1], {name.lower(): value for name, _, value in pairs}, time.monotonic())


@dataclass
class Clock:
    """A clock that only sleeping moves, and what was slept."""

    now: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def quick_client(manners: Manners = QUICK, clock: Clock | None = None) -> Client:
    """A client for loopback that never sleeps; any name that ends in `.test` is this machine."""
    clock = clock or Clock()
    return Client(manners, clock=clock, sleep=clock.sleep, resolve=here)


def here(host: str, port: int) -> tuple[str, ...]:
    if host == "127.0.0.1" or host.endswith(".test"):
        return ("127.0.0.1",)
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
