"""An internet of our own: names and public addresses that lead to servers on loopback, below all that is tested."""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

COUNCIL = "93.184.215.14"  # any address of the public internet: nothing is sent there
OTHER = "93.184.215.15"


@dataclass
class Internet:
    """`names`: what each resolves to, time after time, the last for ever. `ports`: where a public address leads."""

    names: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)

    def getaddrinfo(self, host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        self.looked_up.append(host)
        answers = self.names.get(host) or [(host,)]
        numbers = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    def connecting(self, real: Callable[..., socket.socket]) -> Callable[..., socket.socket]:
        def create_connection(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
            host, port = address
            self.connected.append(host)
            place = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            place.settimeout(2)
            try:
                place.connect(("127.0.0.1", self.ports.get(host, port)))
            except OSError:
                place.close()
                raise
            return place

        return create_connection


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Internet:
    """What the system calls of this process see instead of the network."""
    found = Internet()
    monkeypatch.setattr(socket, "create_connection", found.connecting(socket.create_connection))
    monkeypatch.setattr(socket, "getaddrinfo", found.getaddrinfo)
    return found
