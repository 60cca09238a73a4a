"""Connections: a name is looked up, what it resolves to is checked, and that very address is connected to."""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence

import httpcore

from pipeline.fetch.addresses import not_public, public
from pipeline.fetch.failures import Failed, Refused

Resolve = Callable[[str, int], Sequence[str]]

HEAD = 256 * 1024  # bytes: status line, headers, and what is sent before them
_MOST_TRIED = 6  # addresses of one name


def system_resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`, best first, as the system finds them. Raises OSError if there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[4][0]) for place in found))


class Budget:
    """The time and the bytes that one request may still take; what asks for more raises Failed."""

    def __init__(self, seconds: float, most: int) -> None:
        """`most` bytes of body, as sent; they may be taken once the head has come."""
        self._until = time.monotonic() + seconds  # real time, whatever clock the turns go by
        self._seconds = seconds
        self._most = most
        self._left = HEAD

    def open_body(self) -> None:
        """The head has come: let the body through. Chunks have heads of their own, hence the double."""
        self._left = 2 * self._most + HEAD

    def seconds(self, asked: float | None) -> float:
        """So long may the next wait be."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise Failed(f"the answer took longer than {self._seconds:g} seconds")
        return left if asked is None else min(asked, left)

    def take(self, size: int) -> None:
        """Count what has come."""
        self._left -= size
        if self._left < 0:
            raise Failed("the server sends more than is taken")


class _Stream(httpcore.NetworkStream):
    """A connection whose reads and writes are counted, and end with the budget."""

    def __init__(self, inner: httpcore.NetworkStream, budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        wait = self._budget.seconds(timeout)
        try:
            content = self._inner.read(max_bytes, wait)
        except httpcore.ReadTimeout:
            self._budget.seconds(timeout)  # whose time was up: the whole answer's, or this wait's
            raise
        self._budget.take(len(content))
        return content

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._budget.seconds(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._budget.seconds(timeout))
        return _Stream(inner, self._budget)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class Network(httpcore.NetworkBackend):
    """Where a request's connection is made. `guarded`: to public addresses alone."""

    def __init__(self, resolve: Resolve, budget: Budget, guarded: bool) -> None:
        """For one request, whose `budget` it is."""
        self._resolve = resolve
        self._budget = budget
        self._guarded = guarded
        self._tcp = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the addresses that `host` has now, all of which were checked."""
        numbers = self._numbers(host, port, timeout)
        for place, number in enumerate(numbers, 1):
            wait = self._budget.seconds(timeout)
            try:
                return _Stream(self._tcp.connect_tcp(number, port, wait, local_address, socket_options), self._budget)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(numbers):
                    raise
        raise Failed(f"{host} has no address")

    def _numbers(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        """One private address among public ones is enough to refuse the name: which is taken would be chance."""
        numbers = _within(self._budget.seconds(timeout), self._resolve, host, port)[:_MOST_TRIED]
        for number in numbers if self._guarded else ():
            if not public(ipaddress.ip_address(number)):
                raise Refused(not_public(host, None if number == host else number))
        return numbers


def _within(seconds: float, resolve: Resolve, host: str, port: int) -> Sequence[str]:
    """What `resolve` finds, in a thread that is left behind when it takes too long: a look-up cannot be stopped."""
    found: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found.put(resolve(host, port))
        except (OSError, UnicodeError) as error:  # UnicodeError: a label of more than 63 letters
            found.put(error)

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = found.get(timeout=seconds)
    except queue.Empty:
        raise Failed(f"the name {host} could not be looked up in time", again=True) from None
    if isinstance(answer, OSError | UnicodeError):
        passing = isinstance(answer, OSError) and answer.errno == socket.EAI_AGAIN
        raise Failed(f"the name {host} is not known; is it spelled right?", again=passing)
    return answer
