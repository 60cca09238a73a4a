"""An answer whose head has come, and whose body is still to be read."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from pipeline.fetch.answer import Answer
from pipeline.fetch.body import counted, too_large
from pipeline.fetch.failures import Failed

_PASSING = (408, 425, 429, 500, 502, 503, 504)
_LONGEST_NUMBER = 9  # digits


class Arrival:
    """What a server has begun to answer to `url`; at most `most` bytes are taken. Lives within the client alone."""

    def __init__(self, url: httpx.URL, response: httpx.Response, most: int) -> None:
        """`response` is closed by who opened it."""
        self.url = url
        self.status = response.status_code
        self._response = response
        self._most = most

    def header(self, name: str) -> str | None:
        """The header called `name`; None if there is none or it is empty."""
        return self._response.headers.get(name) or None

    def target(self) -> str:
        """Where a redirect leads, absolute. Raises Failed if it does not say, or says no address."""
        place = self.header("location")
        if place is None:
            raise Failed(f"answers {self.status} (a redirect) without saying where to", status=self.status)
        try:
            return str(self.url.join(place))
        except (httpx.InvalidURL, ValueError) as error:
            raise Failed(f"redirects to what is no address ({error})", status=self.status) from error

    def chunks(self) -> Iterator[bytes]:
        """The content, inflated, in pieces. Raises Failed unless the status is 200, before the first piece is asked."""
        if self.status != HTTPStatus.OK:
            raise Failed(f"the server answers {worded(self.status)}", again=self.status in _PASSING, status=self.status)
        length = self.header("content-length") or ""
        if length.isdecimal() and int(length[:20]) > self._most:
            raise too_large(self._most)
        return counted(self._response.iter_raw(), self.header("content-encoding") or "", self._most)

    def first(self, size: int) -> bytes:
        """The first `size` bytes of the content; the rest is not waited for."""
        content = bytearray()
        for chunk in self.chunks():
            content += chunk
            if len(content) >= size:
                break
        return bytes(content[:size])

    def answer(self, address: str) -> Answer:
        """All of it, as the answer to `address`."""
        content = b"".join(self.chunks())
        headers = tuple((name.lower(), value) for name, value in self._response.headers.multi_items())
        return Answer(address, str(self.url), self.status, headers, content)


def worded(status: int) -> str:
    """A status in our words: the server's own are whatever it likes.

    >>> worded(404), worded(799)
    ('404 (Not Found)', '799')
    """
    return f"{status} ({HTTPStatus(status).phrase})" if status in set(HTTPStatus) else str(status)


def retry_after(text: str) -> float:
    """The seconds that a Retry-After asks for, a number or a date (RFC 9110, 10.2.3); 0 if it says neither.

    >>> retry_after("120"), retry_after("Fri, 31 Dec 1999 23:59:59 GMT"), retry_after("soon")
    (120.0, 0.0, 0.0)
    """
    if text.isascii() and text.isdecimal():
        return float(text[:_LONGEST_NUMBER])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:  # "-0000": a date in UTC from who knows where
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
