"""Whatever a link, a server or a certificate makes happen inside, it is a failure of that link, never the run's end."""

import asyncio
import os
from random import Random
from typing import Any

import pytest

from linkcheck.fetch import Fetcher, FetchOptions, HostOptions
from linkcheck.fetch.transport.exchange import exchange
from linkcheck.fetch.transport.session import TrackedResponse
from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from tests.internet import Asked, Host, Page, TestInternet, Wire, run

UNFORESEEN = [
    ValueError("http://[ is odd"),
    KeyError("x"),
    RecursionError("deep"),
    MemoryError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"),
    ExceptionGroup("several", [TypeError("one")]),
    StopIteration("x"),
    AssertionError(),
]


@pytest.mark.parametrize("fault", UNFORESEEN, ids=lambda fault: type(fault).__name__)
def test_the_unforeseen_is_a_failure_of_its_link_reported_as_our_own(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(session: Any, request: Request, *rest: Any) -> tuple[Response, TrackedResponse]:
        if request.url.endswith("/bad"):
            raise fault
        return await exchange(session, request, *rest)

    async def scene() -> list[Outcome]:
        async with TestInternet([Host(name="a.test", default=Page(title="Fine"))]) as internet:
            monkeypatch.setattr("linkcheck.fetch.transport.transport.exchange", broken)
            async with Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher:
                urls = [f"https://a.test/{path}" for path in ("bad", "1", "bad", "2")]
                return list(await asyncio.gather(*(fetcher.fetch(Request(url=url)) for url in urls)))

    bad, one, again, two = run(scene())
    assert isinstance(one, Response)
    assert isinstance(two, Response)
    for outcome in (bad, again):
        assert isinstance(outcome, Failure)
        assert outcome.kind is FailureKind.INTERNAL
        assert type(fault).__name__ in outcome.detail


PIECES = ["http://", "https://", "HTTP:", "//", "[", "]", "::1", "a", "b.test", ":", "99999", "80", "@", "/", "\\", "?"]
PIECES += [
    "#",
    "%",
    "%zz",
    "%00",
    "\0",
    " ",
    "\t",
    "\n",
    "\ud800",
    "\u202e",
    "ü",
    ".",
    "..",
    "-",
    "_",
    "*",
    "xn--",
    "0x7f",
]
SPELLINGS = int(os.environ.get("LINKCHECK_FUZZ", "600"))


def test_no_spelling_of_an_address_or_location_raises_or_is_our_fault() -> None:
    """Each is asked for itself, and as where a server redirects to."""
    random = Random(13)
    spellings = ["".join(random.choices(PIECES, k=random.randint(1, 10))) for _ in range(SPELLINGS)]
    spellings += [f"http://{random.choice(['', 'u:p@', 'a.'])}b.test{each}" for each in spellings]

    def lead_on(asked: Asked) -> Page:
        number = asked.target.removeprefix("/to/")
        if not number.isdigit():
            return Page(title="Fine")
        location = spellings[int(number)].encode("utf-8", "surrogatepass").translate(None, b"\r\n")
        return Page(wire=(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n", Wire.CLOSE))

    async def scene() -> list[Outcome]:
        async with TestInternet([Host(name=name, default=lead_on) for name in ("b.test", "a.b.test")]) as internet:
            own = HostOptions(concurrency=50, interval=0)
            hosts = {"b.test": own, "a.b.test": own}
            options = FetchOptions(**{**internet.settings(), "retries": 0, "hosts": hosts})
            async with Fetcher(options, environ={}) as fetcher:
                urls = spellings + [f"https://b.test/to/{number}" for number in range(len(spellings))]
                outcomes = []
                for at in range(0, len(urls), 100):
                    asked = (fetcher.fetch(Request(url=url)) for url in urls[at : at + 100])
                    outcomes += await asyncio.gather(*asked)
                return outcomes

    outcomes = run(scene())
    assert sum(isinstance(outcome, Response) for outcome in outcomes) > SPELLINGS / 4, "the attempt gets nowhere"
    ours = [each for each in outcomes if isinstance(each, Failure) and each.kind is FailureKind.INTERNAL]
    assert not ours, ours[:5]
