"""Secure connections: the name is verified though the connection goes to a number."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from models.errors import FetchError
from tests.pipeline.fetch.servers import HASTY, Server, quick_client, reply, serving

NAME = "papers.test"


def certificate(folder: Path) -> Path:
    """The file of a certificate for NAME, signed by itself, and of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "certificate.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[Server, Path, list[str | None]]]:
    """A server for NAME, its certificate, and the names that it was asked for by SNI."""
    file, names = certificate(tmp_path), list[str | None]()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    context.sni_callback = lambda _, name, __: names.append(name)
    with serving({"/a": reply(b"a paper")}, tls=context) as server:
        yield server, file, names


def test_a_certificate_that_is_known_and_of_the_name(
    secure: tuple[Server, Path, list[str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, file, names = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    assert quick_client().read(f"https://{NAME}:{server.port}/a").content == b"a paper"
    assert set(names) == {NAME}


def test_a_certificate_of_another_name(
    secure: tuple[Server, Path, list[str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, file, _ = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(FetchError, match=r"no secure connection .*other[.]test"):
        quick_client().read(f"https://other.test:{server.port}/a")
    assert server.log == []


def test_a_certificate_that_nobody_vouches_for(secure: tuple[Server, Path, list[str | None]]) -> None:
    server, *_ = secure
    with pytest.raises(FetchError, match=r"no secure connection .*SSL_CERT_FILE"):
        quick_client().read(f"https://{NAME}:{server.port}/a")


def test_a_secure_question_to_a_plain_port() -> None:
    with (
        serving({"/a": reply(b"x")}) as server,
        pytest.raises(FetchError, match=r"no secure|in time|silent|no connection"),
    ):
        quick_client(HASTY).read(f"https://{NAME}:{server.port}/a")


def test_a_plain_question_to_a_secure_port(secure: tuple[Server, Path, list[str | None]]) -> None:
    server, *_ = secure
    with pytest.raises(FetchError, match=r"no proper HTTP|without an answer|broke"):
        quick_client().read(f"http://{NAME}:{server.port}/a")
