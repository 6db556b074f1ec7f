"""No answer is taken for another's, whatever a server sends behind its bodies and whenever it does."""

import asyncio
from random import Random

import pytest

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Request, Response
from tests.integration.fetch.scene import ask, news
from tests.internet import Asked, Host, Page, TestInternet, Turns, Wire, run
from tests.internet.world import Step

STRANGER = "stranger"
GONE = b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"
TIMED_OUT = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def sized(name: str) -> bytes:
    body = f"<title>{name}</title>".encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def chunked(name: str) -> bytes:
    body = f"<title>{name}</title>".encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


class UnreliableServer:
    """Answers every path with its own name, and then does something else, each time another thing."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def __call__(self, asked: Asked) -> Page:
        random = self._random
        own = random.choice((sized, chunked))(f"{asked.host}{asked.target}")
        late = random.choice((0.001, 0.01, 0.05, 0.2, 0.7))
        junk, fake = b"x" * 30, sized(STRANGER)
        endings: tuple[tuple[Step, ...], ...] = (
            (own, Wire.KEEP),
            (own, Wire.KEEP),
            (own, Wire.KEEP),
            (own + junk, Wire.KEEP),
            (own, late, junk, Wire.KEEP),
            (own + fake, Wire.KEEP),
            (own, late, fake, Wire.KEEP),
            (own + GONE, Wire.KEEP),
            (own, late, GONE, Wire.KEEP),
            (own, late, fake[:7], 0.01, fake[7:30], 0.01, fake[30:], Wire.KEEP),
            (own, Wire.CLOSE),
            (own, late, Wire.CLOSE),
            (own, late, TIMED_OUT, Wire.CLOSE),
        )
        pause = random.choice((0.0, 0.0005, 0.002, 0.02, 0.1))
        return Page(wire=random.choice(endings), delay=pause)


@pytest.mark.parametrize(
    ("scheme", "hosts", "paths", "seed"),
    [("http", 100, 40, 5), ("https", 50, 20, 5), ("https", 50, 20, 34)],
)
def test_thousands_of_requests_to_servers_that_send_too_much(scheme: str, hosts: int, paths: int, seed: int) -> None:
    async def scene() -> list[tuple[str, object]]:
        names = [f"h{number}.test" for number in range(hosts)]
        server = UnreliableServer(seed)
        async with TestInternet(Host(name=name, default=server) for name in names) as internet:
            options = FetchOptions(**{**internet.settings(), "interval": 0.0, "per_host": 6})
            async with Fetcher(options, environ={}, random=Random(1)) as fetcher:
                urls = [f"{scheme}://{name}/{path}" for path in range(paths) for name in names]
                outcomes = await asyncio.gather(*(fetcher.fetch(Request(url=url)) for url in urls))
        return list(zip(urls, outcomes, strict=True))

    for url, outcome in run(scene()):
        assert isinstance(outcome, Response), (url, outcome)
        assert (outcome.status, outcome.body) == (200, f"<title>{url.split('://')[1]}</title>".encode()), url


LATER = (0.0, 0.001, 0.05, 0.3)


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("tail", [b"x" * 30, GONE, sized(STRANGER), b"HTTP/1.1 "], ids=["junk", "gone", "page", "part"])
def test_bytes_behind_a_body_belong_to_no_answer(tail: bytes, later: float) -> None:
    def answer(asked: Asked) -> Page:
        own = sized(asked.target)
        return Page(wire=(own, later, tail, Wire.KEEP) if later else (own + tail, Wire.KEEP))

    urls = [f"http://h.test/{number}" for number in range(6)]
    outcomes, _, _ = ask([Host(name="h.test", default=answer)], *urls)
    assert [outcome.body for outcome in outcomes if isinstance(outcome, Response)] == [
        f"<title>/{number}</title>".encode() for number in range(6)
    ]


def test_a_server_that_once_sent_too_much_gets_one_request_a_connection() -> None:
    pages = {"/0": Page(wire=(sized("0") + b"junk", Wire.KEEP))}
    host = Host(name="h.test", pages=pages, default=Page(title="fine"))
    _, internet, _ = ask([host], *(f"http://h.test/{number}" for number in range(5)))
    assert sum(internet.ledger.connections.values()) == 5


def test_a_server_that_keeps_to_the_protocol_keeps_its_connection() -> None:
    _, internet, _ = ask([Host(name="h.test", default=Page(title="fine"))], *(f"http://h.test/{n}" for n in range(5)))
    assert sum(internet.ledger.connections.values()) == 1


def test_a_408_on_a_kept_connection_answers_nothing() -> None:
    late = Page(wire=(TIMED_OUT, Wire.CLOSE))
    pages: dict[str, Page | Turns] = {"/0": Page(title="0"), "/1": Turns((late, Page(title="1")))}
    outcomes, internet, _ = ask([Host(name="h.test", pages={**pages})], "http://h.test/0", "http://h.test/1")
    assert [news(outcome) for outcome in outcomes] == [200, 200]
    assert internet.host("h.test").count == 3


def test_a_length_beside_chunks_ends_the_connection() -> None:
    both = chunked("0").replace(b"\r\n\r\n", b"\r\nContent-Length: 3\r\n\r\n", 1)
    host = Host(name="h.test", default=Page(wire=(both, Wire.KEEP)))
    outcomes, internet, _ = ask([host], "http://h.test/0", "http://h.test/1")
    assert [news(outcome) for outcome in outcomes] == [200, 200]
    assert sum(internet.ledger.connections.values()) == 2
