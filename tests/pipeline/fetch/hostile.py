"""A hundred answers made to harm who takes them: each with the reason that it is refused for, or None if it is good."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable, Iterator

from tests.pipeline.fetch.servers import Answering, Asked, redirect, reply

MB = 1_000_000
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = "Transfer-Encoding: chunked\r\n"
GZIP = "Content-Encoding: gzip\r\n"
LARGE, CUT, SLOW, SILENT = (
    "is larger than 1 MB",
    "cut off before its end",
    "took longer than 0.8",
    "silent for too long",
)
IMPROPER, STATUS, MUCH = "no proper HTTP", "the server answers", "sends more than is taken"
DAMAGED, SCHEME, ADDRESS = "is damaged", "only http and https", "no address"
CLOSED = "closed the connection without an answer|connection broke"

Hostile = tuple[bytes | Answering, str | None]


def endless(head: bytes, unit: bytes, pause: float = 0.0) -> Answering:
    """Sends `unit` until nobody listens."""

    def answer(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(unit)
            time.sleep(pause)

    return answer


def silent(head: bytes) -> Answering:
    """Sends `head` and then nothing more for longer than anybody waits."""

    def answer(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(head)
        time.sleep(2)

    return answer


def reset(head: bytes) -> Answering:
    """Breaks the connection off, without the end that TCP has for it."""

    def answer(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(head)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()

    return answer


def chunk(content: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(content), content)


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(MB)) for _ in range(megabytes)), packer.flush()])


def giants() -> Iterator[tuple[str, Hostile]]:
    block = bytes(65_536)
    head = reply(headers=CHUNKED)
    yield "a body larger than is taken", (reply(bytes(2 * MB)), LARGE)
    yield "a length larger than is taken", (reply(b"x", headers="Content-Length: 2000001\r\n"), LARGE)
    yield (
        "a length of a hundred digits",
        (reply(b"x", headers=f"Content-Length: {'9' * 100}\r\n"), f"{LARGE}|{IMPROPER}"),
    )
    yield "endless without a length", (endless(OK + b"\r\n", block), f"{LARGE}|{MUCH}")
    yield "endless in HTTP/1.0", (endless(b"HTTP/1.0 200 OK\r\n\r\n", block), f"{LARGE}|{MUCH}")
    yield "endless chunks", (endless(head, chunk(block)), f"{LARGE}|{MUCH}")
    yield (
        "endless names of chunks",
        (endless(head, b"1;" + b"a" * 900 + b"\r\nx\r\n"), f"{LARGE}|{MUCH}|{IMPROPER}|{SLOW}"),
    )
    yield "one endless name of a chunk", (endless(head + b"1;", b"a" * 9_000), f"{IMPROPER}|{MUCH}")
    yield "endless trailers", (endless(head + b"0\r\n", b"X-More: 1\r\n" * 500), f"{IMPROPER}|{MUCH}")
    yield "a chunk that says it is endless", (endless(head + b"fffffffffffffff\r\n", block), f"{LARGE}|{MUCH}")
    yield "a chunk of negative size", (head + b"-5\r\nhello\r\n0\r\n\r\n", IMPROPER)
    yield "a chunk whose size is no number", (head + b"zz\r\nhello\r\n0\r\n\r\n", IMPROPER)
    yield "exactly as much as is taken", (reply(bytes(MB)), None)
    yield "one byte more", (reply(bytes(MB + 1)), LARGE)
    yield "more than its length says", (reply(b"paper and more", headers="Content-Length: 5\r\n"), None)


def packed() -> Iterator[tuple[str, Hostile]]:
    good = gzip.compress(b"a paper")
    yield "gzip that is good", (reply(good, headers=GZIP), None)
    yield "gzip by its old name", (reply(good, headers="Content-Encoding: x-gzip\r\n"), None)
    yield "a bomb of 200 MB", (reply(bomb(200), headers=GZIP), LARGE)
    yield "a bomb just too large", (reply(bomb(2), headers=GZIP), LARGE)
    yield (
        "an endless bomb",
        (endless(OK + GZIP.encode() + b"\r\n", bomb(1)[:-9] + bytes(900)), f"{DAMAGED}|{LARGE}|{MUCH}"),
    )
    yield (
        "a bomb in a bomb",
        (reply(gzip.compress(bomb(200)), headers="Content-Encoding: gzip, gzip\r\n"), "not asked for"),
    )
    yield "a bomb in two headers", (reply(gzip.compress(bomb(99)), headers=GZIP + GZIP), "not asked for")
    yield "gzip that is cut", (reply(good[:-6], headers=GZIP), CUT)
    yield "gzip of nothing", (reply(b"", headers=GZIP), CUT)
    yield "gzip with a wrong sum", (reply(good[:-8] + b"12345678", headers=GZIP), DAMAGED)
    yield "gzip that is none", (reply(b"a paper", headers=GZIP), DAMAGED)
    yield "gzip and more", (reply(good + b"more", headers=GZIP), DAMAGED)
    yield "gzip members without end", (endless(OK + GZIP.encode() + b"\r\n", good), DAMAGED)
    yield (
        "gzip of endless empty blocks",
        (endless(OK + GZIP.encode() + b"\r\n" + good[:10], b"\0\0\0\xff\xff" * 9_000), f"{MUCH}|{SLOW}"),
    )
    yield "brotli, not asked for", (reply(b"\x0b\x03", headers="Content-Encoding: br\r\n"), "not asked for")
    yield (
        "an encoding with a name of 9 KB",
        (reply(b"x", headers=f"Content-Encoding: {'z' * 9_000}\r\n"), "not asked for"),
    )
    yield "identity, said aloud", (reply(b"a paper", headers="Content-Encoding: identity\r\n"), None)
    yield (
        "deflate, not asked for",
        (reply(zlib.compress(b"x"), headers="Content-Encoding: deflate\r\n"), "not asked for"),
    )


def slow() -> Iterator[tuple[str, Hostile]]:
    yield "nothing at all", (silent(b""), SILENT)
    yield "a head that stops", (silent(OK + b"Content-"), SILENT)
    yield "a body that stops", (silent(OK + b"Content-Length: 9\r\n\r\nhalf"), SILENT)
    yield "a chunk that stops", (silent(reply(headers=CHUNKED) + b"9\r\nhalf"), SILENT)
    yield "a status that trickles", (endless(b"HTTP/1.1 200 ", b"O", 0.05), f"{SLOW}|{SILENT}")
    yield "headers that trickle", (endless(OK, b"X-A: 1\r\n", 0.05), f"{SLOW}|{SILENT}")
    yield "a body that trickles", (endless(OK + b"Content-Length: 999\r\n\r\n", b"x", 0.05), f"{SLOW}|{SILENT}")
    yield "chunks that trickle", (endless(reply(headers=CHUNKED), chunk(b"x"), 0.05), f"{SLOW}|{SILENT}")
    yield (
        "packed and trickling",
        (endless(OK + GZIP.encode() + b"\r\n" + gzip.compress(b"a")[:10], b"\0\0\0\xff\xff", 0.05), f"{SLOW}|{SILENT}"),
    )
    yield "early hints that trickle", (endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.05), f"{SLOW}|{SILENT}")
    yield "endless chunks of one byte", (endless(reply(headers=CHUNKED), chunk(b"x") * 9_000), f"{LARGE}|{SLOW}")


def cut() -> Iterator[tuple[str, Hostile]]:
    yield "closed at once", (b"", CLOSED)
    yield "closed within the status", (b"HTTP/1.", f"{CLOSED}|{CUT}")
    yield "closed within the headers", (OK + b"Content-Le", f"{CLOSED}|{CUT}")
    yield "fewer bytes than it says", (reply(b"half", headers="Content-Length: 9\r\n"), CUT)
    yield "no byte of nine", (reply(b"", headers="Content-Length: 9\r\n"), CUT)
    yield "chunks without an end", (reply(headers=CHUNKED) + chunk(b"half"), CUT)
    yield "a chunk cut within", (reply(headers=CHUNKED) + b"9\r\nhalf", CUT)
    yield "reset before a word", (reset(b""), CLOSED)
    yield "reset within the headers", (reset(OK), f"{CLOSED}|{CUT}")
    yield "reset within the body", (reset(OK + b"Content-Length: 9\r\n\r\nhalf"), f"{CUT}|broke")


def heads() -> Iterator[tuple[str, Hostile]]:
    fold, many = "X-A: 1\r\n 2\r\n", "".join(f"X-{number}: 1\r\n" for number in range(3_000))
    yield "no HTTP", (b"SSH-2.0-OpenSSH_9.6\r\n" * 9, f"{IMPROPER}|{CLOSED}")
    yield "HTTP/0.9", (b"<html>hello</html>\r\n\r\n", IMPROPER)
    yield "HTTP/2 unasked", (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", IMPROPER)
    yield "HTTP/9.9", (b"HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n", None)
    yield "a status of words", (b"HTTP/1.1 fine OK\r\n\r\n", IMPROPER)
    yield "a status of 2 digits", (b"HTTP/1.1 20 OK\r\n\r\n", IMPROPER)
    yield "status 000", (reply(b"x", "000 Nothing"), f"{IMPROPER}|{STATUS}")
    yield "status 999", (reply(b"x", "999 \x1b[31mRed"), f"{STATUS} 999$|{IMPROPER}")
    yield "a reason that writes to the terminal", (reply(b"x", "404 \x1b]0;owned\x07"), f"{STATUS} 404|{IMPROPER}")
    yield "no reason", (reply(b"a paper", "200"), None)
    yield "a header without a colon", (reply(b"x", headers="Nonsense\r\n"), IMPROPER)
    yield "a header without a name", (reply(b"x", headers=": 1\r\n"), IMPROPER)
    yield "a header with a space in its name", (reply(b"x", headers="X A: 1\r\n"), IMPROPER)
    yield "a header with a null in it", (reply(b"x", headers="X-A: 1\x002\r\n"), IMPROPER)
    yield "a bare line feed", (b"HTTP/1.1 200 OK\nContent-Length: 7\n\na paper", None)
    yield "a bare carriage return in a value", (reply(b"x", headers="X-A: 1\rX-B: 2\r\n"), IMPROPER)
    yield "a folded header", (reply(b"a paper", headers=fold), None)
    yield "3,000 headers", (reply(b"a paper", headers=many), None)
    yield "a header of 500 KB", (reply(b"x", headers=f"X-A: {'a' * 500_000}\r\n"), f"{IMPROPER}|{MUCH}")
    yield "endless headers", (endless(OK, b"X-A: 1\r\n" * 900), f"{IMPROPER}|{MUCH}")
    yield "an endless status", (endless(b"HTTP/1.1 200 ", b"O" * 9_000), f"{IMPROPER}|{MUCH}")
    yield "an endless value", (endless(OK + b"X: ", b"a" * 9_000), f"{IMPROPER}|{MUCH}")
    yield "a flood of 100 Continue", (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 300), MUCH)
    yield "a flood of early hints", (endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 300), MUCH)
    yield "some early hints", (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 3 + reply(b"a paper"), None)
    yield "protocols switched unasked", (reply(b"", "101 Switching Protocols"), f"{STATUS} 101|{IMPROPER}")
    yield "two lengths that differ", (reply(b"a paper", headers="Content-Length: 7\r\nContent-Length: 2\r\n"), IMPROPER)
    yield "a negative length", (reply(b"a paper", headers="Content-Length: -7\r\n"), IMPROPER)
    yield "a length in Arabic digits", (reply(b"a paper", headers="Content-Length: \xb2\r\n"), IMPROPER)
    yield (
        "a length and chunks",
        (reply(chunk(b"a paper") + b"0\r\n\r\n", headers="Content-Length: 3\r\n" + CHUNKED), None),
    )
    yield "an unknown transfer", (reply(b"x", headers="Transfer-Encoding: pigeon, chunked\r\n"), IMPROPER)
    yield "header injection in an ETag", (reply(b"a paper", headers='ETag: "a"\r\nSet-Cookie: s=1\r\n'), None)
    yield "two answers for one question", (reply(b"a paper") + reply(b"smuggled", "200 OK"), None)
    yield "an unknown charset", (reply(b"\xff\xfe", headers="Content-Type: text/html; charset=klingon\r\n"), None)
    yield "a charset of 9 KB", (reply(b"x", headers=f"Content-Type: text/html; charset={'q' * 9_000}\r\n"), None)
    yield "a type in Latin-1", (reply(b"x", headers="Content-Type: text/\xe9\xff\r\n"), None)
    yield "a cookie of 60 KB", (reply(b"x", headers=f"Set-Cookie: a={'b' * 60_000}\r\n"), None)
    yield "TLS where none was asked for", (b"\x15\x03\x03\x00\x02\x02\x28" * 20, f"{IMPROPER}|{CUT}")


def redirects() -> Iterator[tuple[str, Hostile]]:
    yield "a ring of one", (redirect("/paper"), "redirects more than 5 times")
    yield "a ring of one, by 308", (redirect("/paper", "308 Permanent Redirect"), "redirects more than 5 times")
    yield "an ever longer way", (_onward, "redirects more than 5 times")
    for address in (
        "file:///etc/passwd",
        "ftp://a.test/x",
        "gopher://a.test/",
        "data:text/plain,x",
        "javascript:1",
        "jar:x",
    ):
        yield f"to {address}", (redirect(address), f"{SCHEME}|{ADDRESS}")
    yield "to where nobody is", (redirect("http://nobody.invalid/"), "is not known")
    yield "to a label of 70 letters", (redirect(f"http://{'a' * 70}.example/"), f"is not known|{ADDRESS}")
    yield "to a port that is none", (redirect("http://127.0.0.1:99999/"), f"{ADDRESS}|no connection|is not known")
    yield "to a broken IPv6 address", (redirect("http://[::1/"), ADDRESS)
    yield "to a password", (redirect("http://me:secret@a.test/"), "user name or password")
    yield "to no host", (redirect("http:///paper"), f"{ADDRESS}|more than 5")
    yield "to nowhere", (reply(status="302 Found"), "without saying where to")
    yield "to an empty place", (redirect(""), "without saying where to")
    yield "to 9 KB of address", (redirect("/" + "a" * 9_000), ADDRESS)
    yield "to a tab within the name", (redirect("http://a\tb.test/"), ADDRESS)
    yield "to an injected header", (redirect("/x%0d%0aX-Owned:%201"), f"{STATUS} 404")
    yield "to a name in broken Punycode", (redirect("http://xn--\xff.example/"), f"{ADDRESS}|is not known")
    yield "to bytes that are no text", (redirect("/\xff\xfe"), f"{STATUS} 404|{ADDRESS}")
    yield "304 for what nobody holds", (reply(status="304 Not Modified"), f"{STATUS} 304")
    yield "300 with choices", (reply(b"x", "300 Multiple Choices"), f"{STATUS} 300")
    yield "206, not asked for", (reply(b"half", "206 Partial Content"), f"{STATUS} 206")
    yield "204 and a body", (reply(b"x", "204 No Content"), f"{STATUS} 204")
    yield "500", (reply(b"oops", "500 Oops"), f"{STATUS} 500")


def _onward(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(redirect(f"/paper?{len(asked.target) + 1}"))


GROUPS: tuple[Callable[[], Iterator[tuple[str, Hostile]]], ...] = (giants, packed, slow, cut, heads, redirects)
SLOW_ONES = frozenset(name for name, _ in slow())
HOSTILE: dict[str, Hostile] = {name: hostile for group in GROUPS for name, hostile in group()}
