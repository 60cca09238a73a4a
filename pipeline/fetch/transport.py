"""One request, one connection: sent, and its answer given as a stream."""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property

import httpcore
import httpx

from pipeline.fetch.manners import Manners
from pipeline.fetch.network import Budget, Network, Resolve


class Transport(httpx.BaseTransport):
    """Sends requests, each over a connection of its own, so that each name is looked up and checked anew.

    No cookie passes, and nothing of the environment is used but SSL_CERT_FILE and SSL_CERT_DIR.
    """

    def __init__(self, manners: Manners, resolve: Resolve) -> None:
        """Nothing is opened or read yet."""
        self._manners = manners
        self._resolve = resolve

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        return httpx.create_ssl_context()  # takes a while: only once https is asked

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to come. Its `extensions` hold the Budget. Raises Failed, and failures.NETWORK."""
        budget = request.extensions["budget"]
        if not isinstance(budget, Budget):
            raise TypeError("a request needs a budget")
        pool = self._pool(budget, secure=request.url.scheme == "https")
        with ExitStack() as undo:
            undo.callback(pool.close)
            answer = pool.handle_request(self._plain(request))
            budget.open_body()
            undo.pop_all()
        headers = [(name, value) for name, value in answer.headers if name.lower() != b"set-cookie"]
        return httpx.Response(answer.status, headers=headers, stream=_Body(answer, pool))

    def _pool(self, budget: Budget, secure: bool) -> httpcore.ConnectionPool:
        manners = self._manners
        guarded = not manners.allow_private and not manners.proxy  # a proxy often stands in a private network itself
        return httpcore.ConnectionPool(
            ssl_context=self._certificates if secure else None,
            max_keepalive_connections=0,
            proxy=_proxy(manners.proxy) if manners.proxy else None,
            network_backend=Network(self._resolve, budget, guarded),
        )

    def _plain(self, request: httpx.Request) -> httpcore.Request:
        url = request.url
        waits = dict.fromkeys(("connect", "read", "write", "pool"), self._manners.timeout)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        return httpcore.Request(request.method, target, headers=request.headers.raw, extensions={"timeout": waits})


def _proxy(address: str) -> httpcore.Proxy:
    url = httpx.URL(address)
    place = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/")
    return httpcore.Proxy(place, auth=(url.username, url.password) if url.userinfo else None)


class _Body(httpx.SyncByteStream):
    """The body as sent; its connection ends with it."""

    def __init__(self, answer: httpcore.Response, pool: httpcore.ConnectionPool) -> None:
        self._answer = answer
        self._pool = pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
        self._pool.close()
