"""How servers are asked, as they see it."""

import re
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from models.errors import FetchError
from pipeline.fetch.client import Client
from pipeline.fetch.manners import Manners
from tests.pipeline.fetch.servers import QUICK, Asked, Clock, Server, here, quick_client, redirect, reply, serving

PATIENT = replace(QUICK, tries=4)


def in_turn(*answers: bytes) -> Callable[[socket.socket, Asked], None]:
    """Each answer once, the last for ever."""
    left = list(answers)

    def answer(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return answer


def slowly(connection: socket.socket, asked: Asked) -> None:
    time.sleep(0.05)
    connection.sendall(reply(b"a paper"))


def pauses(server: Server) -> list[float]:
    """Between the end of each request and the begin of the next, in seconds; below 0 where two were at once."""
    return [after.began - before.ended[0] for before, after in pairwise(sorted(server.log, key=lambda a: a.began))]


def test_servers_are_told_who_asks() -> None:
    with serving({"/a": reply(b"a paper")}) as server:
        manners = replace(QUICK, user_agent="actionplans/1.0", contact="papers@wexbridge.example")
        quick_client(manners).read(f"{server.address}/a")
        assert {asked.headers["user-agent"] for asked in server.log} == {"actionplans/1.0 (+papers@wexbridge.example)"}
        assert all("cookie" not in asked.headers and "referer" not in asked.headers for asked in server.log)


@pytest.mark.parametrize("contact", ["", "me", "a@b.example\r\nX: 1", "a b@c.example", "ä@b.example", "(a@b.example)"])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="e-mail or web address"):
        Manners(contact=contact)


@pytest.mark.parametrize("name", ["per_second", "timeout", "whole_timeout", "most_mb", "page_mb", "tries"])
def test_figures_that_allow_nothing_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        replace(QUICK, **{name: 0})  # type: ignore[arg-type]


def test_one_at_a_time_and_spaced_however_many_ask() -> None:
    with serving({f"/{number}": slowly for number in range(6)}) as server:
        client = Client(replace(QUICK, per_second=10), resolve=here)
        threads = [threading.Thread(target=client.read, args=(f"{server.address}/{number}",)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(server.targets) == [f"/{number}" for number in range(6)]
        assert len(server.log) == 7  # robots.txt once
        assert min(pauses(server)) >= 0.095  # the pause is 0.1; the server's note of its end comes a little late


def test_hosts_do_not_wait_for_each_other() -> None:
    clock = Clock()
    with serving({"/a": reply(b"a paper")}) as server:
        client = quick_client(replace(QUICK, per_second=1), clock)
        for host in ("a.test", "b.test", "c.test"):
            client.read(f"http://{host}:{server.port}/a")
    assert clock.slept == pytest.approx([1, 1, 1])  # at each host, between robots.txt and the page


def test_a_second_lies_between_two_requests_unless_told_otherwise() -> None:
    clock = Clock()
    with serving({"/a": reply(b"a paper")}) as server:
        client = quick_client(replace(QUICK, per_second=Manners().per_second), clock)
        for _ in range(5):
            client.read(f"{server.address}/a")
    assert clock.slept == pytest.approx([1] * 5)


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after_is_obeyed(status: str) -> None:
    clock = Clock()
    busy = reply(status=status, headers="Retry-After: 90\r\n")
    with serving({"/a": in_turn(busy, reply(b"a paper"))}) as server:
        assert quick_client(PATIENT, clock).read(f"{server.address}/a").content == b"a paper"
        assert server.targets == ["/a", "/a"]
    assert sum(clock.slept) >= 90


def test_retry_after_as_a_date_is_obeyed() -> None:
    clock = Clock()
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    with serving({"/a": in_turn(reply(status="503 Busy", headers=f"Retry-After: {then}\r\n"), reply(b"x"))}) as server:
        quick_client(PATIENT, clock).read(f"{server.address}/a")
    assert 55 < sum(clock.slept) < 65


def test_a_host_that_asks_to_be_left_alone_for_long_is() -> None:
    clock = Clock()
    away = reply(status="503 Busy", headers="Retry-After: 86400\r\n")
    with serving({"/a": away, "/b": reply(b"x")}) as server:
        client = quick_client(PATIENT, clock)
        for path in ("/a", "/b"):
            with pytest.raises(FetchError, match=r"left alone for 8639[0-9] seconds \(Retry-After\); try again later"):
                client.read(f"{server.address}{path}")
        assert server.targets == ["/a"]
        clock.now += 90_000
        assert client.read(f"{server.address}/b").content == b"x"


def test_what_may_pass_is_tried_again_after_ever_longer_pauses() -> None:
    clock = Clock()
    with serving({"/a": reply(b"oops", "500 Oops")}) as server:
        with pytest.raises(FetchError, match=re.escape("the server answers 500 (Internal Server Error)")):
            quick_client(PATIENT, clock).read(f"{server.address}/a")
        assert server.targets == ["/a"] * 4
    waits = [wait for wait in clock.slept if wait > 0.5]
    assert len(waits) == 3
    assert all(least <= wait <= least + 1 for wait, least in zip(waits, (1, 2, 4), strict=True))


def test_pauses_differ_from_run_to_run() -> None:
    seen = set()
    for _ in range(3):
        clock = Clock()
        with serving({"/a": in_turn(reply(status="500 Oops"), reply(b"x"))}) as server:
            quick_client(PATIENT, clock).read(f"{server.address}/a")
        seen.add(max(clock.slept))
    assert len(seen) == 3


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "404 None", "410 Gone", "501 What"])
def test_what_will_not_pass_is_asked_once(status: str) -> None:
    with serving({"/a": reply(b"no", status)}) as server:
        with pytest.raises(FetchError, match=f"the server answers {status[:3]}"):
            quick_client(PATIENT).read(f"{server.address}/a")
        assert server.targets == ["/a"]


def test_a_redirect_takes_its_turn_too() -> None:
    clock = Clock()
    with serving({"/a": redirect("/b"), "/b": reply(b"a paper")}) as server:
        answer = quick_client(replace(QUICK, per_second=1), clock).read(f"{server.address}/a")
        assert (answer.address, answer.final) == (f"{server.address}/a", f"{server.address}/b")
    assert clock.slept == pytest.approx([1, 1])


def test_cookies_are_not_kept() -> None:
    with serving({"/a": reply(b"x", headers="Set-Cookie: id=7\r\n"), "/b": reply(b"y")}) as server:
        client = quick_client()
        assert client.read(f"{server.address}/a").header("Set-Cookie") is None
        client.read(f"{server.address}/b")
        assert all("cookie" not in asked.headers for asked in server.log)
