"""One spelling for each web address, without a change of its meaning.

The rules are those of the URL standard, through its reference parser: scheme and host in lower case, host in
ASCII, default port and fragment dropped, dot segments resolved, white space and non-ASCII percent-encoded. Path
and query are otherwise left alone: `//` stays, case stays, `%7e` stays, parameters keep their order.
"""

import re

import ada_url
import msgspec

# Longer ones are refused by most servers (and by the cap on hostile input). A fragment is not sent.
MAX_LENGTH = 8192

# `{{host}}` and `<name>` parse as hosts by the standard, but no name server has such names.
_HOST = re.compile(r"\[[0-9a-f:.]+\]|(?!.{254})[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")


# Of a normalised URL alone: user and password may hold an encoded `@`, never a plain one.
_AUTHORITY = re.compile(r"[a-z]+://(?:[^/?#@]*@)?(?:\[([^]]*)\]|([^/?#:]*))")

# Ports of other services, which browsers never connect to (Fetch standard, 2.9 "bad port").
_BAD_PORTS_TEXT = """
0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135
137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719
1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080
"""
_BAD_PORTS = frozenset(_BAD_PORTS_TEXT.split())
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
# What the standard leaves as it is, most addresses of lists among it: a name that ends in letters (no number, no
# punycode) or four numbers, a port that is neither usual nor bad, no dot segment, no character that is encoded.
_NORMAL = re.compile(
    r"https?://(?!.*(?:xn--|/\.|%2[eE]))(?=[a-z0-9.-]{1,253}[/:])"
    rf"(?:(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.)+[a-z]{{2,63}}|(?:{_OCTET}\.){{3}}{_OCTET})"
    rf"(?::(?!(?:{'|'.join(_BAD_PORTS_TEXT.split())})/)(?:[1-9][0-9]{{3}}|[1-5][0-9]{{4}}))?"
    r"/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*+(?:\?[A-Za-z0-9._~!$&()*+,;=:@%/?-]*+)?",
    re.ASCII,
)
_USER_INFORMATION = re.compile(r"(https?:/{1,9})[^\s/?#@\"'<>`|\\]{1,1000}@", re.IGNORECASE)


class Malformed(msgspec.Struct, frozen=True):
    """A destination that can never be requested."""

    message: str


def normalize(url: str) -> str | Malformed:
    """Return the address to request for an absolute http(s) URL, or the reason why there is none."""
    url = without_fragment(url)
    if len(url) > MAX_LENGTH:
        return Malformed(f"The address is longer than {MAX_LENGTH} characters.")
    if _NORMAL.fullmatch(url):
        return url
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return Malformed(_complaint(url))
    if parsed.protocol not in {"http:", "https:"}:
        return Malformed(f"The scheme {parsed.protocol} is not http or https.")
    if not _HOST.fullmatch(parsed.hostname):
        return Malformed(f"`{parsed.hostname}` is not a host name.")
    if parsed.port in _BAD_PORTS:
        return Malformed(f"Port {parsed.port} belongs to another service; browsers refuse it.")
    return parsed.href


def without_fragment(url: str) -> str:
    """Drop `#…`, which is never sent to a server."""
    return url.partition("#")[0]


def join(base: str, location: str) -> str | None:
    """Resolve a reference as browsers do; None when no browser could."""
    if _NORMAL.fullmatch(location):
        return location
    try:
        return ada_url.join_url(base, location)
    except ValueError:
        return None


def join_web(base: str, location: str) -> str | None:
    """The http(s) address that a page at `base` means by `location`; None when it is none."""
    joined = join(base, location)
    return joined if joined is not None and joined.startswith(("http://", "https://")) else None


def host_of(url: str) -> str:
    """Lower-case host of a normalised URL, IPv6 without brackets; empty when there is none."""
    authority = _AUTHORITY.match(url)
    return (authority[1] or authority[2]) if authority else ""


def has_credentials(url: str) -> bool:
    """Whether an address has user information: a name, a password or a token before its host."""
    if "@" not in url:
        return False
    return "@" in re.split(r"[/?#\\]", url.partition("://")[2], maxsplit=1)[0]


def hide_credentials(text: str) -> str:
    """The text, without user information in its addresses."""
    return _USER_INFORMATION.sub(r"\1***@", text) if "@" in text else text


def _complaint(url: str) -> str:
    port = re.match(r"[a-z]+://[^/?#]*?:(\d+)(?=[/?#]|$)", url, re.IGNORECASE)
    if port and int(port[1][:9]) > 65535:
        return f"Port {port[1][:20]} does not exist; the highest is 65535."
    if re.match(r"https?:/*(?:[?#]|$)", url, re.IGNORECASE):
        return "The address has no host."
    return "The address cannot be parsed."
