"""What the hosts of the test internet answer: frozen data, one host a row."""

import html
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TypeAlias

import msgspec


class Tls(StrEnum):
    """How a host's port 443 greets."""

    VALID = "valid"
    EXPIRING = "expiring"
    """Valid for another week."""
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    WRONG_HOST = "wrong-host"
    SELF_SIGNED = "self-signed"
    UNKNOWN_ISSUER = "unknown-issuer"
    MISSING_INTERMEDIATE = "missing-intermediate"
    OLD_PROTOCOL = "old-protocol"
    """TLS 1.1 at most."""
    OLD_RENEGOTIATION = "old-renegotiation"
    """TLS 1.2 of before RFC 5746, which OpenSSL 3 refuses and browsers take."""
    OLD_KEY_EXCHANGE = "old-key-exchange"
    """TLS 1.2 with the key sent under the certificate's RSA key, and nothing newer."""
    SMALL_GROUP = "small-group"
    """TLS 1.2 with Diffie and Hellman's exchange in a group of 1024 bits."""
    NO_SHARED_CIPHER = "no-shared-cipher"
    NO_PROTOCOL = "no-protocol"
    """Alert 120: none of the application protocols suits."""
    ACCESS_DENIED = "access-denied"
    """Alert 49."""
    GARBAGE = "garbage"
    """Plain HTTP where TLS should be."""
    RESET = "reset"
    """RST after the client's hello."""
    HANG = "hang"
    """Never answers the client's hello."""


class Port(StrEnum):
    """What a connection attempt meets."""

    OPEN = "open"
    REFUSED = "refused"
    DROPPED = "dropped"
    """The SYN is never answered."""
    RESET = "reset"
    """Accepted and reset at once (plain HTTP, Linux only: told apart by the host's own address)."""


class DnsFault(StrEnum):
    """A name server's answer that is no address."""

    NXDOMAIN = "nxdomain"
    SERVFAIL = "servfail"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    NO_ADDRESS = "no-address"
    TRUNCATED = "truncated"
    """Over UDP only: the address comes over TCP."""


DnsAnswer: TypeAlias = tuple[str, ...] | DnsFault
"""Addresses of both families, or a fault."""


class Wire(StrEnum):
    """How a scripted answer ends."""

    CLOSE = "close"
    RESET = "reset"
    HANG = "hang"
    KEEP = "keep"
    """The connection waits for the next request."""


class Drip(msgspec.Struct, frozen=True, kw_only=True):
    """The same bytes again and again, for ever; as fast as they are read when `every` is 0."""

    chunk: bytes
    every: float = 0.0


Step: TypeAlias = bytes | float | Drip | Wire
"""Bytes to send, seconds to pause, or an ending."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A request as the server saw it."""

    host: str
    method: str
    target: str
    headers: Mapping[str, str]
    """By lower-case name; of repeated ones the last."""
    body: bytes = b""
    time: float = 0.0
    secure: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One answer."""

    status: int = 200
    title: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    """Name or property, and content, of `<meta>` elements."""
    attributes: str = ""
    """Of the `<html>` element."""
    head: str = ""
    """Further markup for the head."""
    text: str = ""
    """Markup of the body."""
    body: bytes | None = None
    """The exact body, instead of a page made from title, meta and text."""
    content_type: str = "text/html; charset=utf-8"
    location: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    """Seconds before the first byte."""
    size: int = 0
    """Bytes that the body is padded to."""
    wire: tuple[Step, ...] | None = None
    """The exact conversation, instead of all the above but the delay."""

    def payload(self) -> bytes:
        """Status line, headers and body."""
        lines = [f"HTTP/1.1 {self.status} {REASON_PHRASES.get(self.status, 'Unassigned')}"]
        body = self.content()
        bodiless = self.status in {204, 304} or self.status < 200
        if self.location:
            lines.append(f"Location: {self.location}")
        if not bodiless:
            lines += [f"Content-Type: {self.content_type}"] * bool(self.content_type)
            lines.append(f"Content-Length: {len(body)}")
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode("utf-8") + (b"" if bodiless else body)

    def content(self) -> bytes:
        """The body alone."""
        if self.body is not None:
            return self.body
        if not (self.title or self.meta or self.head or self.text or self.size):
            return b""
        meta = "".join(f'<meta {_key(name)}="{name}" content="{html.escape(value)}">\n' for name, value in self.meta)
        title = f"<title>{html.escape(self.title)}</title>\n" if self.title else ""
        text = self.text or f"<h1>{html.escape(self.title)}</h1>"
        page = (
            f"<!doctype html>\n<html lang=en {self.attributes}><head>\n{title}{meta}{self.head}</head>\n<body>{text}\n"
        )
        return page.encode("utf-8").ljust(self.size - 15) + b"</body></html>\n"


Answer: TypeAlias = "Page | Turns | When | Callable[[Asked], Page]"


class Turns(msgspec.Struct, frozen=True):
    """The first request gets the first answer, and so on; the last one repeats."""

    answers: tuple[Page, ...]


class When(msgspec.Struct, frozen=True, kw_only=True):
    """Depends on one request header (or `:method`): compared without case, by containment."""

    header: str
    contains: str
    then: Answer
    otherwise: Answer


class Host(msgspec.Struct, frozen=True, kw_only=True):
    """One name on the test internet. `*.example.org` stands for every name below `example.org`."""

    name: str
    pages: Mapping[str, Answer] = {}
    """By path with query; a path alone serves every query. `http:/path` is for plain HTTP only."""
    default: Answer = Page(status=404, title="404 Not Found")
    tls: Tls = Tls.VALID
    port: Port = Port.OPEN
    plain: Port | None = None
    """What port 80 meets, where it is something else than port 443 meets."""
    dns: tuple[DnsAnswer, ...] = ()
    """The first look-up gets the first answer, and so on; none means the host's own loopback address."""
    name_servers: tuple[str, ...] = ()
    latency: tuple[float, float] = (0.0, 0.0)
    """Bounds of the seconds before each first byte; each name of a pattern keeps one value."""

    def answer(self, target: str, *, secure: bool = True) -> Answer:
        """What it says to one path and query."""
        path = target.partition("?")[0]
        keys = (target, path) if secure else (f"http:{target}", f"http:{path}", target, path)
        return next((self.pages[key] for key in keys if key in self.pages), self.default)


class World:
    """All hosts, by name."""

    def __init__(self, hosts: Iterable[Host]) -> None:
        self.hosts = {host.name: host for host in hosts}
        self._found: dict[str, Host | None] = dict(self.hosts)

    def find(self, name: str) -> Host | None:
        """The host of a name: its own row, or the pattern that covers it."""
        if name not in self._found:
            _, _, parent = name.partition(".")
            self._found[name] = next((self.hosts[p] for p in _patterns(parent) if p in self.hosts), None)
        return self._found[name]


def _patterns(parent: str) -> Iterable[str]:
    while parent:
        yield f"*.{parent}"
        _, _, parent = parent.partition(".")


def _key(name: str) -> str:
    return "property" if name.startswith(("og:", "article:", "book:")) else "name"


REASON_PHRASES = {
    200: "OK",
    202: "Accepted",
    204: "No Content",
    206: "Partial Content",
    300: "Multiple Choices",
    301: "Moved Permanently",
    302: "Found",
    303: "See Other",
    304: "Not Modified",
    307: "Temporary Redirect",
    308: "Permanent Redirect",
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    410: "Gone",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
