"""Why a request failed, within the package; the client makes a FetchError of it, with the address."""

import ssl

import httpcore
import httpx


class Failed(Exception):  # noqa: N818 (it is caught by the client, always)
    """A request failed: `reason` ends a sentence; `again`: it may pass; `status`: what was answered, if any was."""

    def __init__(self, reason: str, *, again: bool = False, status: int | None = None) -> None:
        """Keep all three."""
        super().__init__(reason)
        self.reason = reason
        self.again = again
        self.status = status


class Refused(Failed):
    """The address may not be asked, whatever the server would say."""


NETWORK = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    httpx.StreamError,
    ssl.SSLError,
)


def told(error: Exception) -> Failed:
    """What one of NETWORK means, in words.

    >>> told(httpcore.ReadTimeout()).reason
    'the server was silent for too long'
    """
    words = str(error).strip().rstrip(".")[:200]
    if isinstance(error, httpcore.ConnectTimeout):
        return Failed("the server could not be reached in time", again=True)
    if isinstance(error, httpcore.TimeoutException):
        return Failed("the server was silent for too long", again=True)
    if isinstance(error, ssl.SSLError) or isinstance(error.__cause__ or error.__context__, ssl.SSLError):
        return Failed(f"no secure connection ({words}); if your network has its own certificates, name their file in "
                      "SSL_CERT_FILE")  # fmt: skip
    if isinstance(error, httpcore.ConnectError):
        return Failed(f"no connection ({words})", again=True)
    if isinstance(error, httpcore.RemoteProtocolError) and "peer closed connection" in words:
        return Failed("the answer was cut off before its end", again=True)
    if isinstance(error, httpcore.RemoteProtocolError) and "disconnected" in words:
        return Failed("the server closed the connection without an answer", again=True)
    if isinstance(error, httpcore.ProxyError):
        return Failed(f"the proxy refused ({words})")
    if isinstance(error, httpcore.NetworkError):
        return Failed("the connection broke", again=True)
    return Failed(f"the answer is no proper HTTP ({words or type(error).__name__})")
