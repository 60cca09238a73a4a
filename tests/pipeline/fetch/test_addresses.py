"""Which addresses may be asked."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetch.addresses import checked, public
from pipeline.fetch.failures import Refused

PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.9.9.9",
    "169.254.169.254",  # where clouds keep the machine's secrets
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.1.2.3",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2002:c0a8:101::1",
    "2a00:1450:4009::5efe:a00:1",
    "2a00:1450:4009::200:5efe:10.0.0.1",
    "3fff::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]
PUBLIC = [
    "1.1.1.1",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "192.169.0.1",
    "223.255.255.1",
    "::ffff:93.184.215.14",
    "64:ff9b::5db8:d70e",
    "2002:5db8:d70e::1",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "2a00:1450:4009:80b::200e",
]


@pytest.mark.parametrize("number", PRIVATE)
def test_what_is_not_of_the_public_internet(number: str) -> None:
    assert not public(ipaddress.ip_address(number))


@pytest.mark.parametrize("number", PUBLIC)
def test_what_is(number: str) -> None:
    assert public(ipaddress.ip_address(number))


@given(st.ip_addresses(v=4))
def test_an_address_carried_within_another_is_judged_as_itself(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    for outer in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80 | 1):
        assert public(ipaddress.IPv6Address(outer)) == public(inner)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://papers.localhost/",
    ],
)
def test_a_private_network_named_outright_is_refused_without_looking_up(address: str) -> None:
    with pytest.raises(Refused, match="not on the public internet; --allow-private"):
        checked(address)
    assert checked(address, allow_private=True).scheme in ("http", "https")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("FILE:///etc/passwd", "only http and https"),
        ("ftp://wexbridge.example/a.pdf", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("wexbridge.example/a.pdf", "only http and https"),
        ("//wexbridge.example/a.pdf", "only http and https"),
        ("", "only http and https"),
        ("http://", "names no host"),
        ("http:///a.pdf", "names no host"),
        ("http://.example/", "names no host"),
        ("http://me@wexbridge.example/", "user name or password"),
        ("http://me:secret@wexbridge.example/", "user name or password"),
        ("http://wexbridge.example/\r\nX-Other: 1", "control characters"),
        ("http://wexbridge.example/\x00", "control characters"),
        ("http://wexbridge.example/" + "a" * 5_000, "too long"),
        ("http://wexbridge.example:port/", "is no address"),
        ("http://wexbridge.example:99999/", "is no address"),
        ("http://0177.0.0.1/", "is no address"),
        ("http://[::1", "is no address"),
    ],
)
def test_what_is_no_address_of_a_paper(address: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        checked(address, allow_private=True)


def test_an_address_as_people_paste_it() -> None:
    url = checked(" https://Democracy.Wexbridge.example/ieDoc.aspx?i=7 a&x=%20#top ")
    assert str(url) == "https://democracy.wexbridge.example/ieDoc.aspx?i=7%20a&x=%20"


@given(
    st.text(max_size=60) | st.text(max_size=40).map("http://{}".format) | st.text(max_size=30).map("http://a/{}".format)
)
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        url = checked(text)
    except Refused as error:
        assert error.reason
    else:
        assert url.scheme in ("http", "https")
        assert url.host
        assert str(url).isascii()
        assert str(url).isprintable()
