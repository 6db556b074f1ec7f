"""Hosts that cost a checker its time, as the web has them: walls, captchas, quotas, silence, slow answers."""

from collections.abc import Callable, Iterator

import msgspec

from bench.worlds import Expected, address
from tests.internet import Asked, Drip, Host, Page, Wire
from tests.internet.world import Answer

FIRST = 200_000
"""Number of the first such host; smaller ones are the real proportions'."""
QUOTA = 10
"""Requests after which a host with a quota refuses the rest."""

SILENCE = 20.0
"""Seconds after which no client waits for a silent link."""

_CAPTCHA = "<h4>Enter the characters you see below</h4><p>To discuss automated access to Amazon data please contact us"
_HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Quota:
    """Pages for the first requests of a night, one and the same refusal for all that follow."""

    def __init__(self, refusal: Page) -> None:
        self._refusal = refusal
        self._count = 0

    def __call__(self, asked: Asked) -> Page:
        """What one request gets."""
        self._count += 1
        return self._refusal if self._count > QUOTA else _page(asked)

    def renew(self) -> None:
        """A new night begins."""
        self._count = 0


class TroubleHost(msgspec.Struct, frozen=True, kw_only=True):
    """One host and how many links of the list lead there."""

    host: Host
    links: int
    port: int = 0
    """0: the test internet's own; 2: the one whose connections are never answered."""
    titled: bool = False
    interval: float = 0.0


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of host. `seconds` is the least that any checker that wants an answer for each link must spend there."""

    number: int
    """Tells the hosts of this kind from those of others."""
    answer: Callable[[], Answer]
    links: int = 1
    """Of one host at full size."""
    count: int = 1
    """Hosts at full size."""
    port: int = 0
    titled: bool = False
    """Whether each page has a title of its own to be learnt."""
    latency: tuple[float, float] = (0.0, 0.0)
    interval: float = 0.0
    seconds: float = 0.0

    def hosts(self, scale: float) -> Iterator[TroubleHost]:
        """The hosts of this kind."""
        for number in range(max(1, round(self.count * min(1.0, scale * 3)))):
            name = address(FIRST + 100 * self.number + number)
            host = Host(name=name, default=self.answer(), latency=self.latency)
            yield TroubleHost(
                host=host,
                links=max(min(self.links, 6), round(self.links * scale)),
                port=self.port,
                titled=self.titled,
                interval=self.interval,
            )


def trouble_links(place: TroubleHost) -> Iterator[Expected]:
    """The list's links to one host; none of them is dead."""
    for n in range(place.links):
        path = f"/page/{n}"
        url = f"http://{place.host.name}:{place.port}{path}"
        yield Expected(url, title=_title(place.host.name, path) if place.titled else "")


def _title(host: str, path: str) -> str:
    return f"What site {host.replace('.', '')} says on {path[1:]}"


def _page(asked: Asked) -> Page:
    return Page(title=_title(asked.host, asked.target), size=30_000)


def _ever_headers() -> Page:
    return Page(wire=(b"HTTP/1.1 200 OK\r\n", Drip(chunk=b"X-More: to come\r\n", every=1.0)))


def _ever_body(asked: Asked) -> Page:
    head = f"<!doctype html><title>{_title(asked.host, asked.target)}</title>".encode()
    return Page(wire=(_HEADERS + b"\r\n" + head, Drip(chunk=b" ", every=0.5)))


TROUBLES: tuple[Trouble, ...] = (
    Trouble(number=0, answer=lambda: Page(status=503, text=_CAPTCHA), links=20),
    Trouble(number=1, answer=lambda: Page(status=503, text=_CAPTCHA, headers=(("Retry-After", "60"),)), links=20),
    Trouble(  # asked once a second, as hosts are that are known to be touchy
        number=2,
        answer=lambda: Page(status=403, title="Just a moment...", headers=(("cf-mitigated", "challenge"),)),
        links=50,
        interval=1.0,
    ),
    Trouble(number=3, answer=lambda: Quota(Page(status=429)), links=40),
    Trouble(number=4, answer=lambda: Quota(Page(status=503)), links=40),
    Trouble(number=5, answer=lambda: Quota(Page(status=429, headers=(("Retry-After", "3600"),))), links=12),
    Trouble(number=6, answer=Page, port=2, count=8, seconds=SILENCE),  # black holes
    Trouble(number=7, answer=Page, port=2, links=40),  # a dead host
    Trouble(number=8, answer=lambda: Page(wire=(Wire.HANG,)), links=2, count=4),
    Trouble(number=9, answer=_ever_headers, links=2, count=3),
    Trouble(number=10, answer=lambda: _ever_body, links=2, count=3),
    Trouble(number=11, answer=lambda: _page, links=3, count=10, titled=True, latency=(3.0, 8.0), seconds=8.0),
    Trouble(number=12, answer=lambda: Page(status=503), links=40),
)
