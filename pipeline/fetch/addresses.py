"""Which addresses may be asked: http and https, and public networks alone."""

import ipaddress
import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network

import httpx

from pipeline.fetch.failures import Refused

LONGEST = 4_000
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.88.99.0/24",  # relays of 6to4, given up: RFC 7526
        "100.64.0.0/10",  # addresses that providers share: RFC 6598
        "64:ff9b:1::/48",  # NAT64 for local use: RFC 8215
        "::/96",  # IPv4-compatible, given up: RFC 4291
        "fec0::/10",  # site-local, given up: RFC 3879
        "5f00::/16",  # segment routing: RFC 9602
        "100::/64",  # discarded: RFC 6666
        "2001:db8::/32",  # documentation, as of the next one
        "3fff::/20",
    )
)


def checked(address: str, allow_private: bool = False) -> httpx.URL:
    """`address` as a URL that may be asked as far as its text tells, without fragment; its name is not looked up here.

    Raises Refused if it is no address, of another scheme than http and https, holds a password, or names a private
    network by number.

    >>> checked("https://democracy.wexbridge.example/a b.pdf#page=2")
    URL('https://democracy.wexbridge.example/a%20b.pdf')
    """
    text = address.strip(" ").replace(" ", "%20")
    if len(text) > LONGEST or _CONTROL.search(text):
        raise Refused("is no address: too long, or with control characters in it")
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:  # ValueError: what becomes of some names in Unicode
        raise Refused(f"is no address ({error})") from error
    if url.scheme not in ("http", "https"):
        raise Refused("only http and https addresses are fetched")
    if url.userinfo:
        raise Refused("addresses with a user name or password are not fetched")
    if not url.host or url.host.startswith("."):
        raise Refused("is no address: it names no host")
    if url.port is not None and not 0 < url.port < 1 << 16:
        raise Refused(f"is no address: there is no port {url.port}")
    if not allow_private:
        _refuse_literal(url.host)
    return url.copy_with(fragment=None)


def _refuse_literal(host: str) -> None:
    """The same for a host that needs no looking up: with a proxy, nothing else is checked here."""
    if host.rstrip(".").lower().rpartition(".")[2] == "localhost":
        raise Refused(not_public(host))
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        try:
            number = IPv4Address(socket.inet_aton(host))  # "127.1", "0x7f000001": systems take these for addresses
        except (OSError, ValueError):
            return
    if not public(number):
        raise Refused(not_public(host))


def not_public(host: str, number: str | None = None) -> str:
    """The reason of a refusal."""
    where = f"{host} is {number}, which is" if number else f"{host} is"
    return f"{where} not on the public internet; --allow-private fetches from private networks"


def public(number: IPv4Address | IPv6Address) -> bool:
    """Whether `number` is an address of the public internet, and so is the IPv4 address that it may carry.

    After the special-purpose registries of RFC 6890, told by hand where versions of Python differ.

    >>> public(ipaddress.ip_address("93.184.215.14")), public(ipaddress.ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    if isinstance(number, IPv6Address) and (carried := _carried(number)):
        return all(public(inner) for inner in carried)
    if any(number in network for network in _NOT_PUBLIC if network.version == number.version):
        return False
    special = number.is_private or number.is_multicast or number.is_reserved or number.is_unspecified
    return number.is_global and not (special or number.is_loopback or number.is_link_local)


def _carried(number: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses within an IPv6 one: mapped, 6to4, Teredo (server, client), NAT64, ISATAP."""
    last = IPv4Address(int(number) & 0xFFFF_FFFF)
    if number.ipv4_mapped:
        return (number.ipv4_mapped,)
    if number.sixtofour:
        return (number.sixtofour,)
    if number.teredo:
        return number.teredo
    if number in _NAT64:
        return (last,)
    if (int(number) >> 32) & 0xFCFF_FFFF == 0x5EFE and number.is_global:  # RFC 5214
        return (last,)
    return ()
