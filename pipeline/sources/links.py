"""Addresses as sites print them -> addresses that can be asked."""

import re
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

_OWN = re.compile(r"/(?:documents/|(?:mg|ie)\w+\.aspx)", re.IGNORECASE)  # ModernGov's own, wherever it is installed
_PAGE = re.compile(r"/[^/]*\.(?:aspx?|asmx)\b.*$", re.IGNORECASE | re.DOTALL)
_SAFE: Final = "/%:@!$&'()*+,;=~-._"  # what stays as it is in a path (RFC 3986)
LONGEST: Final = 2_000  # characters of an address; what is longer no browser would have followed either


def web_address(text: str) -> str:
    """`text` as an address that can be asked: blanks and other letters escaped, without what follows a `#`.

    Raises ValueError, in words, if it is none of http or https, or holds a user name or a password.

    >>> web_address("https://democracy.example.gov.uk/documents/s7/Action Plan.pdf#page=2")
    'https://democracy.example.gov.uk/documents/s7/Action%20Plan.pdf'
    """
    text = "".join(text.strip().splitlines())
    if len(text) > LONGEST:
        raise ValueError(f"an address of {len(text)} characters")
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (raises where it is none)
    except ValueError as error:
        raise ValueError(f"no web address: {_shown(text)}") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise ValueError(f"no address of the web (http or https): {_shown(text)}")
    if not parts.hostname or re.search(r"[\s\\<>\"]", parts.netloc):
        raise ValueError(f"an address without a host: {_shown(text)}")
    if "@" in parts.netloc:
        raise ValueError("an address with a user name or password in it, which would be seen in logs")
    query = quote(parts.query, safe=f"{_SAFE}?")
    return urlunsplit((parts.scheme.lower(), parts.netloc, quote(parts.path, safe=_SAFE), query, ""))


def joined(site: str, link: str) -> str:
    """The address that `link` stands for on a ModernGov `site`, which may live under a path.

    What begins with `/documents/` or is one of ModernGov's pages is the installation's own. Raises ValueError, in
    words, if it can be none.

    >>> joined("https://www.example.gov.uk/moderngov", "/documents/s7/Plan.pdf")
    'https://www.example.gov.uk/moderngov/documents/s7/Plan.pdf'
    >>> joined("https://www.example.gov.uk/moderngov", "mgConvert2PDF.aspx?ID=7")
    'https://www.example.gov.uk/moderngov/mgConvert2PDF.aspx?ID=7'
    """
    base = f"{site.rstrip('/')}/"
    if _OWN.match(link) and not link.lower().startswith(urlsplit(base).path.lower()):
        link = link[1:]
    try:
        whole = urljoin(base, link)
    except ValueError as error:
        raise ValueError(f"no web address: {_shown(link)}") from error
    return web_address(whole)


def site_of(text: str) -> str:
    """The site that an address of any of its pages belongs to; https where nothing else is said.

    Raises ValueError as `web_address` does.

    >>> site_of("democracy.example.gov.uk/mgListCommittees.aspx?bcr=1"), site_of("http://x.example/moderngov/")
    ('https://democracy.example.gov.uk', 'http://x.example/moderngov')
    """
    text = text.strip()
    parts = urlsplit(web_address(text if "://" in text else f"https://{text}"))
    return urlunsplit((parts.scheme, parts.netloc, _PAGE.sub("", parts.path).rstrip("/"), "", ""))


def last_name(address: str) -> str | None:
    """What the path of an address ends in, as a title for a paper that has none; None where it ends in a slash.

    >>> last_name("https://x.example/documents/s7/Action%20Plan.pdf")
    'Action Plan.pdf'
    """
    return unquote(urlsplit(address).path).replace("\\", "/").rpartition("/")[2].strip() or None


def _shown(text: str) -> str:
    """The text as it may stand in a message: no password, no endless line."""
    return repr(re.sub(r"//[^/@]*@", "//…@", text)[:100])
