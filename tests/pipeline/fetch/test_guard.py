"""Private networks are not reached, by whatever way a name or a redirect leads there."""

from dataclasses import replace

import pytest

from models.errors import FetchError
from pipeline.fetch.client import Client
from pipeline.fetch.network import system_resolve
from tests.pipeline.fetch.internet import COUNCIL, OTHER, Internet, internet
from tests.pipeline.fetch.servers import HASTY, QUICK, Clock, redirect, reply, serving

__all__ = ["internet"]
PUBLIC = replace(QUICK, allow_private=False)


def public_client() -> Client:
    clock = Clock()
    return Client(PUBLIC, clock=clock, sleep=clock.sleep, resolve=system_resolve)


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(internet: Internet) -> None:
    with serving({"/a": reply(b"a paper")}) as server:
        internet.names["council.example"] = [(COUNCIL,)]
        internet.ports[COUNCIL] = server.port
        assert public_client().read("http://council.example/a").content == b"a paper"
        assert server.log[-1].headers["host"] == "council.example"
    assert internet.connected == [COUNCIL, COUNCIL]
    assert internet.looked_up == ["council.example", "council.example"]  # robots.txt and the paper, never again


def test_a_name_that_resolves_to_a_private_network_the_second_time(internet: Internet) -> None:
    with serving({"/a": reply(b"a secret")}) as server:
        internet.names["rebinding.example"] = [(COUNCIL,), ("127.0.0.1",)]
        internet.ports[COUNCIL] = server.port
        with pytest.raises(FetchError, match=r"rebinding.example is 127.0.0.1, which is not on the public internet"):
            public_client().read(f"http://rebinding.example:{server.port}/a")
        assert server.targets == []
    assert internet.connected == [COUNCIL]


@pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fe80::1%1", "::ffff:10.0.0.1"])
def test_one_private_address_among_public_ones_is_enough(internet: Internet, number: str) -> None:
    internet.names["mixed.example"] = [(COUNCIL, number)]
    with pytest.raises(FetchError, match="not on the public internet"):
        public_client().read("http://mixed.example/a")
    assert internet.connected == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/admin",
        "http://127.1/admin",
        "http://[::1]/admin",
        "http://169.254.169.254/latest/",
        "http://inside.example/admin",
        "https://inside.example/admin",
        "//inside.example/admin",
        "http://localhost/admin",
    ],
)
def test_a_redirect_does_not_lead_inside(internet: Internet, target: str) -> None:
    with serving({"/a": redirect(target)}) as server:
        internet.names["council.example"] = [(COUNCIL,)]
        internet.names["inside.example"] = [("192.168.0.7",)]
        internet.ports[COUNCIL] = server.port
        with pytest.raises(FetchError, match="not on the public internet") as caught:
            public_client().read("http://council.example/a")
    assert caught.value.address == "http://council.example/a"
    assert set(internet.connected) == {COUNCIL}


def test_robots_txt_does_not_lead_inside_either(internet: Internet) -> None:
    with serving({"/robots.txt": redirect("http://10.0.0.1/"), "/a": reply(b"x")}) as server:
        internet.names["council.example"] = [(COUNCIL,)]
        internet.ports[COUNCIL] = server.port
        with pytest.raises(FetchError, match="not on the public internet"):
            public_client().read("http://council.example/a")
        assert server.targets == []


def test_the_next_address_of_a_name_is_tried(internet: Internet) -> None:
    with serving() as gone:
        dead = gone.port
    with serving({"/a": reply(b"a paper")}) as server:
        internet.names["council.example"] = [(OTHER, COUNCIL)]
        internet.ports |= {OTHER: dead, COUNCIL: server.port}
        assert public_client().read("http://council.example/a").content == b"a paper"


def test_private_networks_when_they_are_allowed(internet: Internet) -> None:
    with serving({"/a": reply(b"a paper")}) as server:
        clock = Clock()
        client = Client(replace(PUBLIC, allow_private=True), clock=clock, sleep=clock.sleep, resolve=system_resolve)
        assert client.read(f"{server.address}/a").content == b"a paper"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/a": reply(b"a paper")}) as server, serving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address)
        clock = Clock()
        assert Client(QUICK, clock=clock, sleep=clock.sleep).read(f"{server.address}/a").content == b"a paper"
        assert proxy.log == []


def test_a_proxy_that_is_named_is_used_and_private_numbers_are_still_refused() -> None:
    there = "http://council.example/a"
    with serving({there: reply(b"a paper"), "http://council.example/robots.txt": reply(b"")}) as proxy:
        clock = Clock()
        client = Client(replace(PUBLIC, proxy=proxy.address), clock=clock, sleep=clock.sleep)
        assert client.read(there).content == b"a paper"
        before = len(proxy.log)
        with pytest.raises(FetchError, match="not on the public internet"):
            client.read("http://127.1/a")
        assert len(proxy.log) == before


def test_a_proxy_that_refuses_a_tunnel_is_told() -> None:
    with serving() as proxy:
        clock = Clock()
        client = Client(replace(PUBLIC, proxy=proxy.address), clock=clock, sleep=clock.sleep)
        with pytest.raises(FetchError, match="the proxy refused"):
            client.read("https://council.example/a")


def test_a_look_up_that_hangs_ends() -> None:
    from threading import Event

    def hanging(host: str, port: int) -> tuple[str, ...]:
        Event().wait(3)
        return ()

    clock = Clock()
    with pytest.raises(FetchError, match="could not be looked up in time"):
        Client(HASTY, clock=clock, sleep=clock.sleep, resolve=hanging).read("http://council.example/a")
