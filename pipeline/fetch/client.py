"""Pages and papers from servers, asked for as `Manners` say; every failure is a FetchError."""

import hashlib
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import httpx
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from models.errors import FetchError
from pipeline.fetch.addresses import checked
from pipeline.fetch.answer import Answer, Download, Held
from pipeline.fetch.arrival import Arrival, retry_after
from pipeline.fetch.failures import NETWORK, Failed, told
from pipeline.fetch.manners import Manners
from pipeline.fetch.network import Budget, Resolve, system_resolve
from pipeline.fetch.robots import LARGEST, Robots
from pipeline.fetch.transport import Transport
from pipeline.fetch.turns import Turns

PART = ".part"  # the end of the name of a file that is not whole yet
_USUAL = Manners()
_REDIRECTS = (301, 302, 303, 307, 308)
_MB = 1_000_000
_MOST_BACKOFF = 60.0  # seconds

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked for, and how much of it is taken (bytes)."""

    url: httpx.URL
    most: int
    headers: tuple[tuple[str, str], ...] = ()
    robots: bool = True  # whether robots.txt is asked first: not for itself


class Client:
    """Asks servers, one request at a time each, and takes care of what they answer; may be shared by threads."""

    def __init__(
        self,
        manners: Manners = _USUAL,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = system_resolve,
    ) -> None:
        """Turns and pauses go by `clock` and `sleep` (seconds); `resolve` gives the addresses of a name."""
        self._manners = manners
        self._sleep = sleep
        self._transport = Transport(manners, resolve)
        self._turns = Turns(1 / manners.per_second, manners.longest_wait, clock, sleep)
        self._robots = Robots(manners.user_agent.partition("/")[0], self._robots_txt)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Nothing stays open: a connection ends with its answer."""
        self._transport.close()

    def read(self, address: str) -> Answer:
        """The page or web service answer at `address`, whole.

        Raises FetchError, saying why in words, if it is not had: not allowed, not there, too large, cut off.
        """
        with _as_fetch_error(address):
            url = checked(address, self._manners.allow_private)
            wish = _Wish(url, self._manners.page_mb * _MB, (("Accept-Encoding", "gzip"),))
            return self._tried(wish, lambda arrival: arrival.answer(address))

    def download(self, address: str, into: Path, known: Held | None = None) -> Download | None:
        """The paper at `address`, written to a hidden `*.part` file in the folder of `into`, which is made if need be.

        None if the server says that it is what is `known` already. Nothing is left behind by what fails; a killed
        process leaves its `*.part` file. Raises FetchError as `read` does, and OSError if the disk takes no more.
        """
        with _as_fetch_error(address):
            url = checked(address, self._manners.allow_private)
            conditions = _conditions(known)
            wish = _Wish(url, self._manners.most_mb * _MB, (("Accept-Encoding", "identity"), *conditions))
            into.parent.mkdir(parents=True, exist_ok=True)
            return self._tried(wish, lambda arrival: _written(arrival, address, into, unchanged=bool(conditions)))

    def _robots_txt(self, url: httpx.URL) -> bytes:
        wish = _Wish(url, self._manners.page_mb * _MB, (("Accept-Encoding", "gzip"),), robots=False)
        return self._tried(wish, lambda arrival: arrival.first(LARGEST))

    def _tried(self, wish: _Wish, take: Callable[[Arrival], Given]) -> Given:
        """What `take` makes of the answer; again after a pause if what failed may pass."""
        trying = Retrying(
            stop=stop_after_attempt(self._manners.tries),
            wait=wait_exponential_jitter(initial=1, max=_MOST_BACKOFF),
            retry=retry_if_exception(lambda error: isinstance(error, Failed) and error.again),
            sleep=self._sleep,
            reraise=True,
        )
        given: Given = trying(self._followed, wish, take)
        return given

    def _followed(self, wish: _Wish, take: Callable[[Arrival], Given]) -> Given:
        """The same, once: each hop is checked as if it had been asked for, has its own turn and its own robots.txt."""
        url = wish.url
        for _ in range(self._manners.redirects + 1):
            try:
                if wish.robots:
                    self._obey_robots(url)
                with self._arrived(url, wish) as arrival:
                    if arrival.status not in _REDIRECTS:
                        return take(arrival)
                    url = checked(arrival.target(), self._manners.allow_private)
            except NETWORK as error:
                raise _redirected(told(error), wish.url, url) from error
            except Failed as error:
                raise _redirected(error, wish.url, url) from error
        raise Failed(f"redirects more than {self._manners.redirects} times, at last to {url}")

    def _obey_robots(self, url: httpx.URL) -> None:
        rules = self._robots.rules(url)
        self._turns.slow_down(url.host, rules.delay)
        if not rules.allow(url):
            raise Failed(f"robots.txt of {url.host} asks not to fetch it")

    @contextmanager
    def _arrived(self, url: httpx.URL, wish: _Wish) -> Iterator[Arrival]:
        """An answer, in its turn, which ends with the block."""
        fixed = (("User-Agent", self._manners.name), ("Accept", "*/*"), ("Connection", "close"))
        with self._turns.turn(url.host):
            budget = Budget(self._manners.whole_timeout, wish.most)
            request = httpx.Request("GET", url, headers=[*fixed, *wish.headers], extensions={"budget": budget})
            response = self._transport.handle_request(request)
            try:
                if response.status_code >= 300 and (wait := retry_after(response.headers.get("retry-after", ""))):
                    self._turns.leave_alone(url.host, wait)
                yield Arrival(url, response, wish.most)
            finally:
                response.close()


@contextmanager
def _as_fetch_error(address: str) -> Iterator[None]:
    try:
        yield
    except Failed as error:
        raise FetchError(address, error.reason) from error


def _redirected(error: Failed, asked: httpx.URL, last: httpx.URL) -> Failed:
    """`error`, saying where it happened if that is not where it was asked for."""
    if last == asked or last.host in error.reason:
        return error
    return Failed(f"{error.reason} (redirected to {last})", again=error.again, status=error.status)


def _conditions(known: Held | None) -> tuple[tuple[str, str], ...]:
    """The headers that let a server answer 304; what could not stand in a header is left out."""
    held = known or Held()
    pairs = (("If-None-Match", held.etag), ("If-Modified-Since", held.last_modified))
    return tuple((name, text) for name, text in pairs if text and text.isascii() and text.isprintable())


def _written(arrival: Arrival, address: str, into: Path, unchanged: bool) -> Download | None:
    """The body in a file of its own; `unchanged`: the server was told what is held."""
    if arrival.status == 304 and unchanged:
        return None
    part = into.with_name(f".{secrets.token_hex(8)}{PART}")
    digest, size = hashlib.sha256(), 0
    with ExitStack() as undo:
        undo.callback(part.unlink, missing_ok=True)
        chunks = arrival.chunks()
        with part.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        undo.pop_all()
    return Download(
        address=address,
        final=str(arrival.url),
        part=part,
        status=arrival.status,
        etag=arrival.header("etag"),
        last_modified=arrival.header("last-modified"),
        content_type=arrival.header("content-type"),
        size=size,
        sha256=digest.hexdigest(),
        fetched=datetime.now(UTC),
    )
