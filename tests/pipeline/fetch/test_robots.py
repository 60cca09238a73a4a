"""robots.txt is obeyed."""

import time

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import FetchError
from pipeline.fetch.robots import LARGEST, LONGEST_DELAY, rules
from tests.pipeline.fetch.hostile import endless
from tests.pipeline.fetch.servers import QUICK, Answering, Clock, quick_client, redirect, reply, serving

PAGE = httpx.URL("https://democracy.wexbridge.example/documents/s1/Plan.pdf?T=10&a=1")


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("user-AGENT:*\ndisallow:/documents", False),
        ("User-agent: *\r\nDisallow: /docu*/Plan", False),
        ("User-agent: *\nDisallow: /*.pdf$", True),
        ("User-agent: *\nDisallow: /*?T=", False),
        ("User-agent: *\nDisallow: /\nAllow: /documents/", True),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /", False),
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private", True),
        ("User-agent: *\nDisallow: /\nUser-agent: actionplans\nDisallow: /private", True),
        ("User-agent: *\nDisallow:\nUser-agent: ActionPlans/1.0 # them\nDisallow: /", False),
        ("User-agent: action\nDisallow: /", True),
        ("User-agent: actionplansbot\nDisallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("Disallow: /", True),
        ("<html><title>Not found</title></html>", True),
        ("User-agent: *\nDisallow: /\xff\x00", True),
    ],
)
def test_what_a_text_allows(text: str, allowed: bool) -> None:
    assert rules(text.encode(), "actionplans").allow(PAGE) is allowed


@pytest.mark.parametrize(("text", "seconds"), [("5", 5), ("0.5", 0.5), ("86400", LONGEST_DELAY), ("-3", 0), ("nan", 0)])
def test_a_crawl_delay_within_reason(text: str, seconds: float) -> None:
    assert rules(f"User-agent: *\nCrawl-delay: {text}".encode(), "actionplans").delay == seconds


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{number}\n" for number in range(15_000)) + "Disallow: /x\n" * 15_000,
        "User-agent: *\nDisallow: /" + "*a" * 100_000,
        "User-agent: *\n" + f"Disallow: /{'*1' * 50}b\n" * 3_000,
        "User-agent: *\nDisallow: /" + "%" * 400_000,
        "User-agent: *\n" + "Allow: /a\nUser-agent: *\n" * 15_000,
        "a" * LARGEST * 2,
    ],
)
def test_a_hostile_text_costs_little(text: str) -> None:
    began = time.monotonic()
    rules(text.encode(), "actionplans").allow(httpx.URL("https://a.example/" + "1a" * 1_000))
    assert time.monotonic() - began < 3


LINES = [
    "User-agent: *",
    "Disallow: /",
    "Allow: *$",
    "Crawl-delay: 1e999",
    "Request-rate: /",
    "Visit-time: -",
    "Disallow: %zz",
    "Sitemap: [",
]


@settings(max_examples=200)
@given(st.text(max_size=80) | st.lists(st.sampled_from(LINES)).map("\n".join))
def test_any_text_is_read(text: str) -> None:
    said = rules(text.encode("utf-8", "surrogatepass"), "actionplans")
    assert said.allow(PAGE) in (True, False)
    assert 0 <= said.delay <= LONGEST_DELAY


def test_what_is_disallowed_is_not_asked_for_and_robots_is_asked_once() -> None:
    robots = reply(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7")
    clock = Clock()
    with serving({"/robots.txt": robots, "/a": reply(b"a paper"), "/b": redirect("/private/c")}) as server:
        client = quick_client(QUICK, clock)
        with pytest.raises(FetchError, match=r"robots.txt of 127.0.0.1 asks not to fetch it"):
            client.read(f"{server.address}/private/x")
        client.read(f"{server.address}/a")
        with pytest.raises(FetchError, match="asks not to fetch it"):
            client.read(f"{server.address}/b")
        assert [asked.target for asked in server.log] == ["/robots.txt", "/a", "/b"]
    assert clock.slept[1:] == pytest.approx([7])


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "404 None", "410 Gone"])
def test_a_host_without_robots_allows_all(status: str) -> None:
    with serving({"/robots.txt": reply(b"no", status), "/a": reply(b"a paper")}) as server:
        assert quick_client().read(f"{server.address}/a").content == b"a paper"


UNREACHABLE = [
    reply(b"", "500 Oops"),
    reply(b"", "503 Busy"),
    reply(b"", "429 Slow down"),
    b"",
    redirect("/robots.txt"),
]


@pytest.mark.parametrize("answer", UNREACHABLE)
def test_a_host_whose_robots_cannot_be_had_is_not_asked(answer: bytes | Answering) -> None:
    with serving({"/robots.txt": answer, "/a": reply(b"a paper")}) as server:
        client = quick_client()
        for _ in range(3):
            with pytest.raises(
                FetchError, match=r"robots.txt of 127.0.0.1 cannot be fetched, so nothing is asked there"
            ):
                client.read(f"{server.address}/a")
        assert server.asked == []
        assert len(server.log) <= 6  # once, with its redirects


def test_the_begin_of_an_endless_robots_counts() -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /private/\n"
    with serving({"/robots.txt": endless(head, b"# and so on\n" * 5_000), "/a": reply(b"a paper")}) as server:
        client = quick_client()
        assert client.read(f"{server.address}/a").content == b"a paper"
        with pytest.raises(FetchError, match="asks not to fetch it"):
            client.read(f"{server.address}/private/x")


def test_robots_may_be_elsewhere() -> None:
    routes: dict[str, bytes | Answering] = {"/a": reply(b"a paper")}
    with serving({"/rules": reply(b"User-agent: *\nDisallow: /a")}) as other, serving(routes) as server:
        routes["/robots.txt"] = redirect(f"{other.address}/rules")
        with pytest.raises(FetchError, match="asks not to fetch it"):
            quick_client().read(f"{server.address}/a")
        assert server.asked == []
