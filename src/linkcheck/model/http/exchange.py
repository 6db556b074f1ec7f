"""Requests and their outcomes. Facts only: verdicts are in `verdict`."""

from enum import StrEnum
from typing import TypeAlias

import msgspec

Headers: TypeAlias = tuple[tuple[str, str], ...]
"""Name and value in order of arrival; names in lower case."""


class BodyExtent(StrEnum):
    """How much of a body is wanted."""

    HEAD = "head"
    """To `</head>` for HTML, a bounded excerpt of error pages, nothing of images and archives."""
    PAGE = "page"
    """HTML to its end, or to 2 MiB, to search for fragments of links; anything else as `HEAD`."""
    BODY = "body"
    """The whole body up to the cap: API answers, small PDFs."""
    TAIL = "tail"
    """The last 128 KiB by Range: the trailer of a large PDF."""
    NONE = "none"
    """Status and headers alone."""


class Request(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One request. The URL is sent exactly as it is here, without the fragment."""

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    """Added to the defaults; never secrets, which `fetch` adds itself from the environment."""
    body: bytes | None = None
    read: BodyExtent = BodyExtent.HEAD
    follow: bool = True
    """Whether redirects are followed."""
    own: bool = False
    """A request of our own (a probe, a provider), for no listed link: robots.txt applies when it is for a page."""
    retries: int | None = None
    """Most further tries of each hop; None for as many as the options have."""
    brief: bool = False
    """Half of the time is waited for: the last check waited for all of it in vain."""


class HopKind(StrEnum):
    """What caused the hop."""

    HTTP = "http"
    META_REFRESH = "meta-refresh"
    HTTPS_UPGRADE = "https-upgrade"
    """Port 80 did not answer: the same address by https, as in browsers. Its status is 307, as browsers show it."""


class Hop(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One redirect that was followed (or refused: the last hop of a failed chain)."""

    url: str
    """The URL that answered with the redirect."""
    status: int
    location: str
    """As the server wrote it."""
    seconds: float
    kind: HopKind = HopKind.HTTP


class Response(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="outcome", tag="response"):
    """The end of a chain: a server answered."""

    url: str
    """The final URL, fragment kept as browsers do."""
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    """Decoded from its content encoding, capped; see `Request.read`."""
    truncated: bool = False
    """The body was longer than what was read on purpose."""
    hops: tuple[Hop, ...] = ()
    seconds: float = 0.0
    tries: int = 1
    """Requests sent for the last hop, retries included."""
    tls_note: str | None = None
    """`missing-intermediate` or `legacy-tls`: a browser gets through although strict verification failed."""
    tls_not_after: str | None = None
    """Expiry of the certificate, ISO 8601 UTC."""
    robots_denied: bool = False
    """robots.txt forbids it, and is configured to warn only."""

    def header(self, name: str) -> str | None:
        """First value of a header, by lower-case name."""
        for key, value in self.headers:
            if key == name:
                return value
        return None


class FailureKind(StrEnum):
    """Why there is no response. Each has its own reason in the registry."""

    DNS_NXDOMAIN = "dns-nxdomain"
    DNS_SERVFAIL = "dns-servfail"
    DNS_TIMEOUT = "dns-timeout"
    DNS_NO_ADDRESS = "dns-no-address"
    DNS_FILTERED = "dns-filtered"
    """The name server answered 0.0.0.0, as filters do."""
    SPECIAL_NAME = "special-name"
    """A name of another network or of a private one: never looked up in the DNS."""
    IPV6_ONLY = "ipv6-only"
    """The host has IPv6 addresses alone, and this machine has no IPv6 route."""
    CONNECT_REFUSED = "connect-refused"
    CONNECT_UNREACHABLE = "connect-unreachable"
    CONNECT_TIMEOUT = "connect-timeout"
    TIMEOUT = "timeout"
    """Connected, but no complete answer in time."""
    RESET = "reset"
    EMPTY_REPLY = "empty-reply"
    TRUNCATED = "truncated"
    """The body ended before its announced length, or inside a chunk."""
    BAD_HTTP = "bad-http"
    """Not HTTP, or HTTP that cannot be parsed."""
    HTTP_VERSION = "http-version"
    """The server speaks HTTP/2 alone."""
    HEADERS_TOO_LARGE = "headers-too-large"
    BAD_ENCODING = "bad-encoding"
    """Content encoding that does not decode, or a decompression bomb."""
    TLS_EXPIRED = "tls-expired"
    TLS_NOT_YET_VALID = "tls-not-yet-valid"
    TLS_WRONG_HOST = "tls-wrong-host"
    TLS_UNKNOWN_ISSUER = "tls-unknown-issuer"
    TLS_PROTOCOL = "tls-protocol"
    TLS_ACCESS_DENIED = "tls-access-denied"
    """The server refused the handshake."""
    TLS_OTHER = "tls-other"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    BAD_REDIRECT = "bad-redirect"
    """A Location that no browser could follow, or a redirect to another scheme."""
    PRIVATE_ADDRESS = "private-address"
    """Refused by the address guard; never connected to."""
    INVALID_URL = "invalid-url"
    RATE_LIMITED = "rate-limited"
    """The server wants a longer pause than the run has time."""
    ROBOTS = "robots"
    """robots.txt forbids it and is obeyed."""
    LOCAL = "local"
    """This machine had no file descriptor or buffer left: no evidence about the link."""
    INTERNAL = "internal-error"
    """An error of linkcheck itself: no evidence about the link either."""


class Failure(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="outcome", tag="failure"):
    """The end of a chain: no answer. A value, never an exception."""

    url: str
    """The URL at which it failed (the last hop's target)."""
    kind: FailureKind
    detail: str = ""
    """The library's or system's own words, one line, no secrets."""
    status: int | None = None
    """When a status line arrived before the failure."""
    hops: tuple[Hop, ...] = ()
    seconds: float = 0.0
    tries: int = 1
    retry_after: float | None = None
    """Seconds of the pause that the server wants, for `rate-limited`."""


Outcome: TypeAlias = Response | Failure
